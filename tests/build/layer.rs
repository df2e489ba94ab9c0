//! Overrides of wording (本地改写): which one counts, what stays, what is reported, and `explain --where`.

use super::case::{Case, Run, SAMPLE, last, target, this};
use super::read;

/// The section of these tests, with a run-in heading, words over several lines and a condition over two paragraphs.
const BASE: &str = "templates/段/主要任务/节水.md";
const TEXT: &str = "{% set 串 = [\"节水宣传活动\"] | 目标串 -%}\n### 节约用水。::\n\n原文一。\n{%- if 串 is 有 %}{{ 串 }}。{% endif %}\n\n原文二。\n\n{% if 小区 is 有 %}原文三。\n\n原文四。{% endif %}\n";

fn own(name: &str) -> String {
    format!("templates/本地/{name}/主要任务/节水.md")
}

/// Three communities: 桃源社区 (老旧小区, 商品房), 柳荫街社区 (老旧小区, 混合), 望江门社区 (混合).
fn case() -> Case {
    Case::three().write(BASE, TEXT)
}

fn paragraphs(case: &Case, unit: &str) -> Vec<String> {
    read::docx(&case.output(&target(&format!("{unit}2026年工作计划.docx")))).paragraphs
}

fn prints(case: &Case, unit: &str, words: &str) -> bool {
    paragraphs(case, unit).iter().any(|text| text.contains(words))
}

/// The marker that the program tells to write.
fn told(run: &Run<'_>, path: &str) -> String {
    let finding = run.findings().into_iter().find(|it| it.code == "N411" && it.place.as_ref().unwrap().file == path);
    let help = finding.unwrap_or_else(|| panic!("{}", run.stdout)).help;
    help[help.find("{#").unwrap()..].to_owned()
}

#[test]
fn the_nearest_layer_counts() {
    let whole = |name: &str| format!("### 节约用水。::\n\n{name}的话。\n");
    let case = case().write(own("永宁街道"), &whole("街道"));
    case.build(&[]).exit(0);
    for unit in ["桃源社区", "柳荫街社区", "望江门社区"] {
        assert!(prints(&case, unit, "街道的话") && !prints(&case, unit, "原文一"), "{unit}");
    }
    let case = case.write(own("混合"), &whole("混合")).write(own("老旧小区"), &whole("老旧"));
    case.build(&[]).exit(0);
    // 柳荫街社区 is both; the first of its 类型 counts.
    for (unit, words) in [("桃源社区", "老旧"), ("柳荫街社区", "老旧"), ("望江门社区", "混合")] {
        assert!(prints(&case, unit, &format!("{words}的话")) && !prints(&case, unit, "街道的话"), "{unit}");
    }
    let case = case.write(own("柳荫街社区"), &whole("柳荫街"));
    case.build(&[]).exit(0);
    for (unit, words) in [("桃源社区", "老旧"), ("柳荫街社区", "柳荫街"), ("望江门社区", "混合")] {
        assert!(prints(&case, unit, &format!("{words}的话")), "{unit}");
    }
}

#[test]
fn a_community_goes_by_its_printed_name_or_by_its_file() {
    let case = case()
        .set(last("望江门社区"), "名称", "望江门新社区")
        .write(own("望江门社区"), "{# 替换第2段 #}\n旧名的话。\n");
    case.build(&[]).exit(0);
    assert!(prints(&case, "望江门新社区", "旧名的话"));
    let case = case.write(own("望江门新社区"), "{# 替换第2段 #}\n新名的话。\n");
    case.build(&[]).exit(0);
    assert!(prints(&case, "望江门新社区", "新名的话") && !prints(&case, "望江门新社区", "旧名的话"));
}

#[test]
fn layers_of_paragraphs_lie_on_one_another() {
    let case = case()
        .write(own("永宁街道"), "{# 替换第1段 #}\n街道一。\n\n{# 替换第2段 #}\n街道二。\n")
        .write(own("老旧小区"), "{# 替换第2段 #}\n老旧二。\n")
        .write(own("桃源社区"), "{# 替换“节约用水” #}\n桃源一。\n");
    case.build(&[]).exit(0);
    for (unit, one, two) in [
        ("桃源社区", "节约用水。桃源一。", "老旧二。"),
        ("柳荫街社区", "节约用水。街道一。", "老旧二。"),
        ("望江门社区", "节约用水。街道一。", "街道二。"),
    ] {
        let all = paragraphs(&case, unit);
        let at = all.iter().position(|text| text.ends_with(one)).unwrap_or_else(|| panic!("{unit}: {all:?}"));
        assert_eq!(all[at + 1..at + 4], [two, "原文三。", "原文四。"], "{unit}");
    }
}

#[test]
fn everything_else_stays_as_it_was() {
    let before = case();
    before.build(&[]).exit(0);
    for (marker, new, old) in [
        ("{# 替换第2段 #}", "本地的话。", "原文二。"),
        ("{# 替换“节约用水” #}", "本地的话。", "原文一。"),
        ("{# 替换第1段 #}", "### 节约用水。::\n\n本地的话。", "原文一。"),
        ("{# 替换第2段 #}", "{% set 串 = \"别的\" -%}\n本地的话。", "原文二。"),
    ] {
        let after = case().write(own("桃源社区"), &format!("{marker}\n{new}\n"));
        after.build(&[]).exit(0);
        let (old_text, new_text) = (paragraphs(&before, "桃源社区"), paragraphs(&after, "桃源社区"));
        assert_eq!(old_text.len(), new_text.len(), "{marker}");
        let differ: Vec<_> = old_text.iter().zip(&new_text).filter(|(old, new)| old != new).collect();
        assert_eq!(differ.len(), 1, "{marker}: {differ:?}");
        assert!(differ[0].0.contains(old) && differ[0].1.contains("本地的话。"), "{marker}: {differ:?}");
        let (mut old_files, mut new_files) = (before.files("output"), after.files("output"));
        let mine = |name: &String, _: &mut Vec<u8>| !name.contains("桃源社区2026年工作计划") && !name.starts_with('.');
        old_files.retain(mine);
        new_files.retain(mine);
        let is_document = |name: &String, _: &mut Vec<u8>| !name.ends_with("index.html") && !name.contains("校对报告");
        old_files.retain(is_document);
        new_files.retain(is_document);
        assert!(old_files == new_files, "{marker}: 别的文件变了");
    }
}

#[test]
fn a_missing_base_tells_the_line_and_a_stale_one_is_listed_once() {
    let case = case().write(own("混合"), "{# 替换第2段 #}\n本地的话。\n").write(own("桃源社区"), "整段的话。\n");
    let run = case.check(&[]).exit(0).finds("N411", own("混合"), "{# 替换第2段 #}");
    let (marker, first) = (told(&run, &own("混合")), told(&run, &own("桃源社区")));
    assert!(marker.starts_with("{# 替换第2段 基准 ") && first.starts_with("{# 基准 "), "{marker} {first}");
    let case = case
        .write(own("混合"), &format!("{marker}\n本地的话。\n"))
        .write(own("桃源社区"), &format!("{first}\n整段的话。\n"));
    assert!(case.check(&[]).exit(0).findings().iter().all(|finding| finding.code != "N411"));
    // Words of another paragraph concern only who replaced the whole section.
    let case = case.edit(BASE, "原文四", "新的四");
    let run = case.check(&[]).exit(0).finds("N411", own("桃源社区"), &first);
    let stale: Vec<_> = run.findings().into_iter().filter(|finding| finding.code == "N411").collect();
    assert_eq!((stale.len(), stale[0].level.as_str(), stale[0].unit.as_str()), (1, "warning", ""), "{stale:?}");
    assert_eq!(stale[0].related, [(BASE.to_owned(), 1)]);
    // Two communities use the 混合 override, and neither is asked for.
    let case = case.edit(BASE, "原文二", "新的二");
    let run = case.build(&["--only", "桃源社区"]).exit(0).finds("N411", own("混合"), &marker);
    let stale: Vec<_> = run.findings().into_iter().filter(|finding| finding.code == "N411").collect();
    assert_eq!(stale.len(), 2, "{stale:?}");
    assert!(stale.iter().any(|finding| finding.related == [(BASE.to_owned(), 7)]), "{stale:?}");
    assert_ne!(told(&run, &own("混合")), marker);
}

#[test]
fn one_override_over_two_texts_names_both() {
    // A second street, which has no text of its own: what is of the type 混合 lies there over the template.
    let mut case = case();
    for year in ["2025", "2026"] {
        for name in ["共享", "本级", "望江门社区"] {
            let text = case.text(&format!("content/{year}/永宁街道/{name}.yaml"));
            let text = text.replace("永宁街道", "河东街道").replace("990102003", "990102004");
            let path = format!("content/{year}/河东街道/{}.yaml", name.replace("望江门", "河埠头"));
            case = case.write(path, &text.replace("望江门", "河埠头"));
        }
    }
    let case = case
        .write(own("永宁街道"), "{# 替换第1段 #}\n街道一。\n")
        .write(own("混合"), "{# 替换第1段 基准 00000000 #}\n混合一。\n");
    let run = case.build(&[]).exit(0);
    let marker = told(&run, &own("混合"));
    assert_eq!(marker.split(' ').count(), 6, "{marker}");
    for (street, unit) in [("永宁街道", "望江门社区"), ("河东街道", "河埠头社区")] {
        let plan = read::docx(&case.output(&format!("2026/{street}/{unit}2026年工作计划.docx")));
        assert!(plan.paragraphs.iter().any(|text| text.ends_with("节约用水。混合一。")), "{unit}");
    }
    let case = case.write(own("混合"), &format!("{marker}\n混合一。\n"));
    let run = case.check(&[]).exit(0);
    assert!(run.at("N411", &own("混合"), &marker).is_none(), "{}", run.stdout);
    // Its sound base in one street is not enough for the other.
    let one = marker.split(' ').nth(3).unwrap();
    let case = case.write(own("混合"), &format!("{{# 替换第1段 基准 {one} #}}\n混合一。\n"));
    assert_eq!(told(&case.check(&[]).exit(0), &own("混合")), marker);
}

#[test]
fn what_has_no_use_is_reported_with_what_is_near() {
    for (path, text, words) in [
        ("templates/本地/桃原社区/主要任务/节水.md", "甲。\n", "您是否想写“桃源社区”"),
        ("templates/本地/老旧社区/主要任务/节水.md", "甲。\n", "您是否想写“老旧小区”"),
        ("templates/本地/桃源社区/主要任务/节冰.md", "甲。\n", "您是否想写“主要任务/节水”"),
        ("templates/本地/节水.md", "甲。\n", "不知道给谁用"),
        ("templates/本地/桃源社区/主要任务/节水.md", "{# 替换第9段 #}\n甲。\n", "原文里没有第9段"),
        ("templates/本地/桃源社区/主要任务/节水.md", "{# 替换“节约用冰” #}\n甲。\n", "您是否想写“节约用水”"),
        ("templates/本地/桃源社区/主要任务/节水.md", "{# 替换第3段 #}\n甲。\n", "不能单独替换"),
        ("templates/本地/桃源社区/主要任务/节水.md", "{# 替换三段 #}\n甲。\n", "读不懂"),
        // Nobody here is of this type; the mistake is found all the same.
        ("templates/本地/单位大院/主要任务/节水.md", "{# 替换第9段 #}\n甲。\n", "原文里没有第9段"),
    ] {
        let case = case().write(path, text);
        let run = case.check(&[]).exit(1).errors(&["N412"]).says("N412", words);
        let finding = run.findings().into_iter().find(|finding| finding.code == "N412").unwrap();
        assert_eq!(finding.place.unwrap().file, path);
    }
    let case = case().write("templates/本地/桃源社区/主要任务/节水.txt", "甲。\n");
    case.check(&[]).exit(0).says("N210", "不是本地改写");
}

#[test]
fn a_broken_override_stops_only_its_own_documents() {
    for (text, code, excerpt) in [
        ("{# 替换第2段 #}\n甲。\n\n{# 替换“节约用水” #}\n{% if 小区 is 有 %}没有结束\n", "N401", ""),
        ("{# 替换第2段 #}\n甲。\n\n{# 替换“节约用水” #}\n乙{{ 指标.消防演炼 | 目标句 }}。\n", "N402", "指标.消防演炼"),
        ("{# 替换第2段 #}\n甲。\n\n{# 替换“节约用水” #}\n乙{{ 指标.消防演练 | 目标比上 }}。\n", "N402", "目标比上"),
        ("{# 替换第2段 #}\n把**要紧的话**加粗。\n", "N501", "**"),
        ("{# 替换第2段 #}\n\n- 甲项\n", "N501", "甲项"),
        ("{# 替换第2段 #}\n{{ 指标.户数.上年 + 1 }}\n", "N404", "+ 1"),
        ("{# 替换第3段 #}\n甲。\n", "N412", "{# 替换第3段 #}"),
        ("第一行。\n\n{{ 单位.名程 }}\n", "N402", "单位.名程"),
        ("\u{0}{{\n", "N401", ""),
    ] {
        let path = own("柳荫街社区");
        let case = case().write(&path, text);
        let run = case.build(&[]).exit(1);
        let run = if excerpt.is_empty() || excerpt == "**" { run } else { run.finds(code, &path, excerpt) };
        let errors: Vec<_> = run.findings().into_iter().filter(|finding| finding.level == "error").collect();
        assert!(errors.iter().all(|finding| finding.place.as_ref().unwrap().file == path), "{text}: {errors:?}");
        assert!(errors.iter().any(|finding| finding.code == code), "{text}: {errors:?}");
        assert_eq!(run.count("failed"), 1, "{text}: {}", run.stdout);
        assert!(!case.output(&target("柳荫街社区2026年工作计划.docx")).exists(), "{text}");
    }
    let case = case().bytes(own("柳荫街社区"), &[0xb8, 0xc4]);
    let run = case.build(&[]).exit(1).errors(&["N210"]);
    assert_eq!(run.count("failed"), 1, "{}", run.stdout);
}

#[test]
fn a_mistake_below_a_replaced_paragraph_is_found_in_the_template() {
    let long = "{# 替换第1段 #}\n第一行，\n第二行，\n第三行。\n\n又一段，比原文长得多，好让后面的位置都移动。\n";
    for (bad, code, excerpt) in [
        ("{{ 单位.名程 }}。", "N402", "单位.名程"),
        ("{{ 指标.户数 | 目标比上 }}。", "N402", "目标比上"),
        ("{% for 甲 in 没有的 %}{{ 甲 }}{% endfor %}", "N402", "没有的"),
        ("`代码的话`", "N501", "代码的话"),
        ("今年要多办两场。", "N604", "今年"),
        ("### 末尾的题。::", "N504", "末尾的题"),
        ("# 新的一级\n\n### 跳到三级\n\n甲。", "N502", "跳到三级"),
    ] {
        let case = Case::one().write(BASE, &format!("{TEXT}\n{bad}\n")).write(own("桃源社区"), long);
        let run = case.check(&[]).finds(code, BASE, excerpt);
        assert_eq!(run.count("failed"), u64::from(code != "N604"), "{}", run.stdout);
    }
    let missing =
        case().write(own("桃源社区"), long).append(BASE, "\n{{ 单位.定位 }}。\n").drop(last("桃源社区"), "定位");
    let run = missing.check(&[]).exit(1).errors(&["N403"]);
    let finding = run.findings().into_iter().find(|finding| finding.code == "N403").unwrap();
    assert_eq!(finding.related, [(BASE.to_owned(), 13)]);
}

#[test]
fn where_names_the_files_of_words_and_values() {
    let case = case()
        .write(own("永宁街道"), "{# 替换第2段 #}\n{{ 基本情况.面积 }}。\n")
        .write(own("桃源社区"), "{# 替换“节约用水” #}\n{{ 指标.充电端口 | 目标句 }}。\n");
    let run = case.run(&["explain", "--where", "桃源社区", "节水"]).exit(0);
    let page = &run.stdout;
    for words in [
        "桃源社区2026年工作计划",
        "模板：templates/段/主要任务/节水.md",
        "街道改写：templates/本地/永宁街道/主要任务/节水.md:1（第2段）",
        "社区改写：templates/本地/桃源社区/主要任务/节水.md:1（“节约用水”）",
        "1.12平方公里 ← 基本情况.面积",
        "content/2025/永宁街道/桃源社区.yaml:17:7",
        "指标.充电端口（2026年目标）",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains("主要任务/消防安全"), "{page}");
    let line = case.text(&last("桃源社区")).lines().position(|line| line.contains("充电端口")).unwrap() + 1;
    assert!(page.contains(&format!("{}:{line}:", last("桃源社区"))), "{page}");
    // A printed heading finds its section, and an attachment is found by its title.
    for words in ["节约用水", "主要指标表"] {
        let run = case.run(&["explain", "--where", "桃源社区", words]).exit(0);
        assert!(run.stdout.contains("模板：templates/"), "{}", run.stdout);
    }
    let list = case.run(&["explain", "--where", "桃源社区"]).exit(0).stdout;
    assert!(list.contains("主要任务/消防安全") && list.contains("摘要") && !list.contains("←"), "{list}");
    let next = case.run(&["explain", "--where", "桃源社区", "--year", "2027", "节水"]).exit(0).stdout;
    assert!(next.contains("桃源社区2027年工作计划"), "{next}");
}

#[test]
fn where_refuses_in_chinese_what_it_does_not_know() {
    let case = case();
    for (arguments, words) in [
        (&["explain", "--where", "桃园社区"][..], "您是否想写“桃源社区”"),
        (&["explain", "--where", "桃源社区", "节约用冰"], "您是否想写“节约用水”"),
        (&["explain", "--year", "2026"], "--where"),
    ] {
        let run = case.run(arguments).exit(2);
        assert!(run.stderr.contains(words) && run.stdout.is_empty(), "{}", run.stderr);
    }
    let refused = case.write(own("桃源社区"), "{# 替换第9段 #}\n甲。\n");
    let run = refused.run(&["explain", "--where", "桃源社区", "节水"]).exit(1);
    assert!(
        run.stdout.contains("主要任务/节水（这次没有印出来）") && run.stdout.contains(&own("桃源社区")),
        "{}",
        run.stdout
    );
    let broken = refused.remove(own("桃源社区")).set(this("柳荫街社区"), "成文日期", "昨天");
    let run = broken.run(&["explain", "--where", "柳荫街社区", "节水"]).exit(1);
    assert!(run.stdout.contains("现在不能生成"), "{}", run.stdout);
    broken.run(&["explain", "--where", "桃源社区", "节水"]).exit(0);
}

#[test]
fn overrides_of_the_sample_fit_it_and_a_new_project() {
    for name in ["桃源社区", "单位大院", "永宁街道"] {
        assert!(SAMPLE.root.join("templates/本地").join(name).is_dir(), "{name}");
    }
    let (sample, empty) = (SAMPLE.check(&[]).exit(0), Case::empty());
    empty.run(&["new", "新"]).exit(0);
    let new = empty.check(&["新"]).exit(0);
    for run in [&sample, &new] {
        assert!(
            run.findings().iter().all(|finding| !["N411", "N412"].contains(&finding.code.as_str())),
            "{}",
            run.stdout
        );
    }
}
