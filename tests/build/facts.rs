//! Mistakes in fact files: each is found at its place, all in one run.

use super::case::{Case, last, this};

const OLD: &str = "桃源社区";

/// There is this one error; it points at the excerpt and says these words.
fn one_error(case: &Case, code: &str, path: &str, excerpt: &str, words: &str) {
    case.check(&[]).exit(1).errors(&[code]).finds(code, path, excerpt).says(code, words);
}

#[test]
fn unknown_names_come_with_the_nearest_known_one() {
    let path = &last(OLD);
    let case = Case::one().append(path, "基本状况: {面积: 1平方公里}\n");
    one_error(&case, "N201", path, "基本状况", "您是否想写“基本情况”");
    let case = Case::one().rename(path, "居民小组数", "居民小祖数");
    one_error(&case, "N201", path, "居民小祖数", "您是否想写“居民小组数”");
    let case = Case::one().rename(path, "党支部数", "党支布数");
    one_error(&case, "N202", path, "党支布数", "您是否想写“党支部数”");
    let case = Case::one().set(path, "消防演练", "{实迹: 6场}");
    one_error(&case, "N201", path, "实迹", "您是否想写“实绩”");
    let settings = "content/项目.yaml";
    let case = Case::one().rename(settings, "年度", "年渡");
    case.check(&[]).exit(1).finds("N214", settings, "年渡").says("N214", "您是否想写“年度”");
}

#[test]
fn values_are_read_by_unit_and_type() {
    for (key, value, code, words) in [
        ("党支部数", "7户", "N204", "登记的单位是个"),
        ("诉求满意率", "{目标: 92.67}", "N204", "92.67%"),
        ("面积", "1120亩", "N204", "平方公里"),
        ("党支部数", "三千多个", "N203", "读不成数"),
        ("诉求满意率", "{目标: 926%}", "N203", "小数点"),
        ("类型", "[老旧小区, 商品屋]", "N203", "您是否想写“商品房”"),
    ] {
        let case = Case::one().set(last(OLD), key, value);
        let excerpt =
            value.trim_start_matches("{目标: ").trim_start_matches("[老旧小区, ").trim_end_matches(['}', ']']);
        one_error(&case, code, &last(OLD), excerpt, words);
    }
    let case = Case::one().set(this(OLD), "成文日期", "26.2.6");
    one_error(&case, "N203", &this(OLD), "26.2.6", "2026年1月20日");
    // A bare count takes the registered unit.
    Case::one().set(last(OLD), "党支部数", "7").check(&[]).exit(0).errors(&[]);
}

#[test]
fn a_part_above_its_whole_names_both() {
    let case = Case::one().set(last(OLD), "调解成功", "{实绩: 38件, 上年: 41件}");
    one_error(&case, "N213", &last(OLD), "38件", "37件");
    let found = &case.check(&[]).findings()[0];
    let (file, line) = &found.related[0];
    assert_eq!(*file, last(OLD));
    assert!(case.text(file).lines().nth(line - 1).unwrap().contains("受理矛盾纠纷"), "{found:?}");
}

#[test]
fn a_rate_is_never_entered() {
    let case = Case::one().set(last(OLD), "诉求满意率", "{实绩: 93.1%, 目标: 92.6%}");
    one_error(&case, "N307", &last(OLD), "93.1%", "172 ÷ 185");
}

#[test]
fn a_target_below_what_was_handed_down_names_both() {
    let case = Case::one().set(this(OLD), "适老化改造", "{下达: 10户, 目标: 4户}");
    one_error(&case, "N304", &this(OLD), "4户", "10户");
    assert_eq!(case.check(&[]).findings()[0].related.len(), 1);
    Case::one().set(this(OLD), "适老化改造", "{下达: 10户, 目标: 10户}").check(&[]).exit(0).errors(&[]);
}

#[test]
fn a_unit_is_known_by_its_twelve_digits() {
    let case = Case::one().drop(last(OLD), "区划代码");
    case.check(&[]).exit(1).errors(&["N206"]).says("N206", "12位");
    let case = Case::one().set(last(OLD), "区划代码", "\"99010200300\"");
    case.check(&[]).exit(1).errors(&["N206"]).says("N206", "12位");

    let case = Case::three().set(last("柳荫街社区"), "区划代码", "\"990102003001\"");
    let run = case.check(&[]).exit(1).errors(&["N206"]).says("N206", "相同");
    let found = run.findings().into_iter().find(|finding| finding.code == "N206").expect("N206");
    let places = [found.place.expect("a place").file, found.related[0].0.clone()];
    assert!(places.contains(&last("柳荫街社区")) && places.contains(&last(OLD)), "{places:?}");

    // The name of a file is no identity: it may differ from the printed name.
    Case::one().set(last(OLD), "名称", "桃园社区").check(&[]).exit(0).errors(&[]);
}

#[test]
fn all_mistakes_of_all_files_come_in_one_run() {
    let case = Case::three()
        .set(last("桃源社区"), "党支部数", "7户")
        .rename(last("桃源社区"), "网格数", "网格树")
        .edit(last("柳荫街社区"), "    党支部数: ", "    党支部数：")
        .set(this("柳荫街社区"), "成文日期", "26.2.6")
        .set(last("望江门社区"), "调解成功", "{实绩: 88件, 上年: 46件}")
        .append(this("共享"), "任无: []\n")
        .set("content/项目.yaml", "输出", "[docx, pdf]");
    let run = case.check(&[]).exit(1).errors(&["N204", "N202", "N102", "N203", "N213", "N201", "N214"]);
    let build = case.build(&[]).exit(1);
    assert_eq!(run.findings().len(), build.findings().len());
    assert_eq!(build.count("written"), 0);
}

/// A mistyped sign stops YAML, but not the search for what else is wrong below it.
#[test]
fn a_mistyped_sign_does_not_hide_what_is_wrong_below_it() {
    let case = Case::one()
        .edit(last(OLD), "  简称: ", "  简称：")
        .rename(last(OLD), "消防演练", "消防演炼")
        .set(last(OLD), "党支部数", "7户")
        .edit(last(OLD), "  志愿服务:", "  志愿服务：");
    case.check(&[]).exit(1).errors(&["N102", "N102", "N202", "N204"]);
}

#[test]
fn a_file_that_nobody_would_read_is_named() {
    let case = Case::one()
        .write("content/2026/永宁街道/桃源社区.yml", "文档: {}\n")
        .write("content/2026/桃源社区2.yaml", "文档: {}\n");
    let run = case.check(&[]).exit(0).errors(&[]);
    let run = run.says("N210", "桃源社区.yml 没有读").says("N210", "content/2026/桃源社区2.yaml");
    assert_eq!(run.count("warnings"), 2);
}
