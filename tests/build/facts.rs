//! Mistakes in fact files: each is found at its place, all in one run.

use super::case::{Case, Run, last, this};

fn one(edit: impl FnOnce(Case) -> Case, judge: impl FnOnce(Run<'_>)) {
    let case = edit(Case::one());
    judge(case.check(&[]));
}

const OLD: &str = "桃源社区";

#[test]
fn unknown_names_come_with_the_nearest_known_one() {
    one(
        |case| case.append(last(OLD), "基本状况: {面积: 1平方公里}\n"),
        |run| {
            drop(
                run.exit(1).errors(&["N201"]).finds("N201", last(OLD), "基本状况").says("N201", "您是否想写“基本情况”"),
            )
        },
    );
    one(
        |case| case.rename(last(OLD), "居民小组数", "居民小祖数"),
        |run| {
            drop(
                run.exit(1)
                    .errors(&["N201"])
                    .finds("N201", last(OLD), "居民小祖数")
                    .says("N201", "您是否想写“居民小组数”"),
            )
        },
    );
    one(
        |case| case.rename(last(OLD), "党支部数", "党支布数"),
        |run| {
            drop(
                run.exit(1).errors(&["N202"]).finds("N202", last(OLD), "党支布数").says("N202", "您是否想写“党支部数”"),
            )
        },
    );
    one(
        |case| case.set(last(OLD), "消防演练", "{实迹: 6场}"),
        |run| drop(run.exit(1).errors(&["N201"]).finds("N201", last(OLD), "实迹").says("N201", "您是否想写“实绩”")),
    );
    one(
        |case| case.rename("content/项目.yaml", "年度", "年渡"),
        |run| drop(run.exit(1).finds("N214", "content/项目.yaml", "年渡").says("N214", "您是否想写“年度”")),
    );
}

#[test]
fn units_are_compared_with_the_registry() {
    one(
        |case| case.set(last(OLD), "党支部数", "7户"),
        |run| drop(run.exit(1).errors(&["N204"]).finds("N204", last(OLD), "7户").says("N204", "个")),
    );
    one(
        |case| case.set(last(OLD), "诉求满意率", "{目标: 92.67}"),
        |run| drop(run.exit(1).errors(&["N204"]).finds("N204", last(OLD), "92.67").says("N204", "92.67%")),
    );
    one(
        |case| case.set(last(OLD), "面积", "1120亩"),
        |run| drop(run.exit(1).errors(&["N204"]).finds("N204", last(OLD), "1120亩")),
    );
    one(
        |case| case.set(last(OLD), "党支部数", "三千多个"),
        |run| drop(run.exit(1).errors(&["N203"]).finds("N203", last(OLD), "三千多个")),
    );
    one(
        |case| case.set(last(OLD), "诉求满意率", "{目标: 926%}"),
        |run| drop(run.exit(1).errors(&["N203"]).finds("N203", last(OLD), "926%")),
    );
    one(
        |case| case.set(this(OLD), "成文日期", "26.2.6"),
        |run| drop(run.exit(1).errors(&["N203"]).finds("N203", this(OLD), "26.2.6")),
    );
    // A bare count takes the registered unit.
    one(|case| case.set(last(OLD), "党支部数", "7"), |run| drop(run.exit(0).errors(&[])));
}

#[test]
fn a_part_above_its_whole_names_both() {
    one(
        |case| case.set(last(OLD), "调解成功", "{实绩: 38件, 上年: 41件}"),
        |run| {
            let run = run.exit(1).errors(&["N213"]).says("N213", "38件").says("N213", "37件");
            let found = run.at("N213", &last(OLD), "38件").expect("at the numerator");
            assert_eq!(found.related.len(), 1);
            assert_eq!(found.related[0].0, last(OLD));
        },
    );
}

#[test]
fn a_rate_is_never_entered() {
    one(
        |case| case.set(last(OLD), "诉求满意率", "{实绩: 93.1%, 目标: 92.6%}"),
        |run| drop(run.exit(1).errors(&["N209"]).finds("N209", last(OLD), "93.1%").says("N209", "满意件数")),
    );
}

#[test]
fn a_target_below_what_was_handed_down_names_both() {
    one(
        |case| case.set(this(OLD), "适老化改造", "{下达: 10户, 目标: 8户}"),
        |run| {
            let run = run.exit(1).errors(&["N304"]).says("N304", "10户");
            let found = run.at("N304", &this(OLD), "8户").expect("at the target");
            assert_eq!(found.related.len(), 1);
        },
    );
    one(|case| case.set(this(OLD), "适老化改造", "{下达: 10户, 目标: 10户}"), |run| drop(run.exit(0).errors(&[])));
}

#[test]
fn a_unit_is_known_by_its_twelve_digits() {
    one(|case| case.drop(last(OLD), "区划代码"), |run| drop(run.exit(1).errors(&["N206"]).says("N206", "12位")));
    one(
        |case| case.set(last(OLD), "区划代码", "\"99010200300\""),
        |run| drop(run.exit(1).errors(&["N206"]).says("N206", "12位")),
    );
    let code = "\"990102003001\"";
    let case = Case::three().set(last("柳荫街社区"), "区划代码", code);
    let run = case.check(&[]).exit(1).errors(&["N206"]).says("N206", "相同");
    let found = run.findings().into_iter().find(|finding| finding.code == "N206").expect("N206");
    let places = [found.place.expect("a place").file, found.related[0].0.clone()];
    assert!(places.contains(&last("柳荫街社区")) && places.contains(&last(OLD)), "{places:?}");
    // The name of a file is no identity: it may differ from the printed name.
    one(|case| case.set(last(OLD), "名称", "桃园社区"), |run| drop(run.exit(0).errors(&[])));
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

#[test]
fn a_file_that_nobody_would_read_is_named() {
    let case = Case::one()
        .write("content/2026/永宁街道/桃源社区.yml", "文档: {}\n")
        .write("content/2026/桃源社区2.yaml", "文档: {}\n");
    let run = case
        .check(&[])
        .exit(0)
        .errors(&[])
        .says("N210", "桃源社区.yml 没有读")
        .says("N210", "content/2026/桃源社区2.yaml");
    assert_eq!(run.count("warnings"), 2);
}
