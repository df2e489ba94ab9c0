//! Mistakes in templates: the template's line, and the place where the fact is or should be.

use super::case::{Case, Finding, Run, last, target, this};
use super::read;

const SECTION: &str = "templates/段/主要任务/节水.md";
const OLD: &str = "桃源社区";

fn with(text: &str, judge: impl FnOnce(Run<'_>)) {
    let case = Case::one().append(SECTION, &format!("\n\n{text}\n"));
    judge(case.check(&[]));
}

#[test]
fn a_misspelt_indicator_names_the_template_and_the_registry() {
    with("{{ 指标.消防演炼 | 目标句 }}。", |run| {
        let run = run.exit(1).errors(&["N402"]).says("N402", "您是否想写“消防演练”");
        let found = run.at("N402", SECTION, "指标.消防演炼").expect("the template's line");
        assert_eq!(found.related.len(), 1, "{found:?}");
        assert_eq!(found.related[0].0, "content/指标库.yaml");
        assert_eq!(found.unit, OLD);
    });
}

#[test]
fn misspelt_names_of_all_kinds_are_located() {
    for (text, excerpt, near) in [
        ("{{ 单位.名程 }}", "单位.名程", "名称"),
        ("{{ 基本状况.面积 }}", "基本状况", "基本情况"),
        ("{{ 指标.消防演练.目表 }}", "目表", "目标"),
        ("{{ 指标.消防演练 | 目标比上 }}", "目标比上", "目标比上年"),
        ("{% if 单位.类型 is 包(\"商圈\") %}甲{% endif %}", "包(", ""),
        ("{{ 提法.节约用冰 }}", "提法.节约用冰", "节约用水"),
        ("{% for 项 in 小区 %}{{ 项.户树 }}{% endfor %}", "户树", "户数"),
        ("{{ 附近(\"任务分解表\") }}", "附近", "附件"),
        ("{{ 附件(\"没有的表\") }}", "附件(", ""),
    ] {
        with(text, |run| {
            let run = run.exit(1);
            let found = run.findings().into_iter().find(|finding| finding.level == "error").expect("an error");
            assert!(["N401", "N402"].contains(&found.code.as_str()), "{text}: {found:?}");
            let run = run.finds(&found.code, SECTION, excerpt);
            assert!(near.is_empty() || found.help.contains(&format!("您是否想写“{near}”")), "{text}: {found:?}");
            drop(run);
        });
    }
}

#[test]
fn a_missing_fact_names_both_places_and_stops_only_its_document() {
    let case = Case::one();
    case.build(&[]).exit(0);
    let plan = target("桃源社区2026年工作计划.docx");
    let before = case.files("output")[&plan].clone();
    let case = case.drop(this(OLD), "成文日期");
    let run = case.build(&[]).exit(1).errors(&["N403"]).says("N403", "文档.成文日期");
    assert_eq!((run.count("written"), run.count("failed")), (1, 1));
    let found = run.at("N403", &this(OLD), "发文机关: 桃源社区居民委员会").expect("where it should be written");
    assert_eq!(found.related.len(), 1, "{found:?}");
    let (file, line) = &found.related[0];
    assert_eq!(file, "templates/文种/年度工作计划-社区.yaml");
    assert!(case.text(file).lines().nth(line - 1).unwrap().starts_with("落款"), "{found:?}");
    assert!(case.files("output")[&plan] == before, "旧文件被动了");
}

#[test]
fn a_missing_fact_in_a_section_names_both_places() {
    let case = Case::one().drop(last(OLD), "定位").append(SECTION, "\n\n{{ 单位.定位 }}。\n");
    let run = case.check(&[]).exit(1).errors(&["N403"]).says("N403", "单位.定位");
    let found = &run.findings()[0];
    assert_eq!(found.place.as_ref().expect("a place").file, last(OLD));
    let (file, line) = &found.related[0];
    assert_eq!(file, SECTION);
    assert!(case.text(SECTION).lines().nth(line - 1).unwrap().contains("单位.定位"));
}

#[test]
fn a_draft_shows_the_gap_in_both_forms() {
    let case = Case::one().drop(this(OLD), "成文日期");
    let run = case.build(&["--draft"]).exit(0).errors(&[]).says("N403", "文档.成文日期");
    assert_eq!((run.count("gaps"), run.count("written"), run.count("warnings")), (1, 2, 1));
    let gap = "【待补：文档.成文日期】";
    let plan = target("桃源社区2026年工作计划");
    let (docx, html) =
        (read::docx(&case.output(&format!("{plan}.docx"))), read::html(&case.output(&format!("{plan}.html"))));
    assert_eq!((&docx.marked, &html.marked), (&vec![gap.to_owned()], &vec![gap.to_owned()]));
    assert_eq!(docx.paragraphs, html.paragraphs);
    assert!(docx.paragraphs.iter().any(|text| text == gap));
    let run = case.run(&["build", "--draft"]).exit(0);
    assert!(run.stdout.contains("草稿里有 1 处【待补】"), "{}", run.stdout);
}

#[test]
fn what_the_engine_refuses_is_located() {
    for (text, code, excerpt) in [
        ("{% if 小区 is 有 %}甲", "N401", ""),
        ("{{ 单位.名称 甲 }}", "N401", "单位.名称 甲"),
        ("{% 如果 小区 %}甲{% endif %}", "N401", "如果"),
        ("{{ 单位.名称", "N401", ""),
        ("{% if 单位.简称 == \"桃源\" %}甲{% endif %}", "N404", "=="),
        ("{{ 指标.户数.上年 + 1 }}", "N404", "+ 1"),
        ("{{ 指标.户数.上年 * 2 }}", "N404", "* 2"),
        ("{% for 甲 in 没有的 %}{{ 甲 }}{% endfor %}", "N402", "没有的"),
        ("{{ 指标.加装电梯 | 顿号 }}", "N401", "顿号"),
        ("{{ 单位.名称 | 目标句 }}", "N401", "目标句"),
        ("{% include \"段/没有.md\" %}", "N406", "没有.md"),
    ] {
        with(text, |run| {
            let found = run.findings().into_iter().find(|finding| finding.code == code);
            let found = found.unwrap_or_else(|| panic!("{text} 应为 {code}：{}", run.stdout));
            assert_eq!((found.place.as_ref().expect("a place").file.as_str(), run.code), (SECTION, 1), "{text}");
            if !excerpt.is_empty() {
                drop(run.finds(code, SECTION, excerpt));
            }
        });
    }
}

#[test]
fn what_the_markdown_subset_lacks_is_located() {
    for (text, code, excerpt) in [
        ("<b>粗体字</b>在句中。", "N501", "<b>"),
        ("<div>整块</div>", "N501", "<div>"),
        ("- 甲项\n- 乙项", "N501", "甲项"),
        ("1. 甲项\n2. 乙项", "N501", "甲项"),
        ("把**要紧的话加粗。", "N501", "**"),
        ("> 引用的话", "N501", "引用的话"),
        ("    缩进四格的话", "N501", "缩进四格的话"),
        ("`代码的话`", "N501", "代码的话"),
        ("看[链接](http://a)。", "N501", "链接"),
        ("##### 五级的题\n\n甲。", "N501", "五级的题"),
        ("# 新的一级\n\n### 跳到三级\n\n甲。", "N502", "跳到三级"),
        ("### 段首的题。::\n\n# 保障的题\n\n甲。", "N504", "段首的题"),
        ("### 末尾的题。::", "N504", "末尾的题"),
        ("|甲列|乙列|\n|---|---|\n|少一格的行|\n", "N503", "少一格的行"),
        ("|甲列|乙列|\n|---|---|\n|多|出一|格的行|\n", "N503", "|多|出一|格的行|"),
        ("|甲列|乙列|丙列|\n|---|---|\n|一|二|三|\n", "N503", "|甲列|乙列|丙列|"),
        ("今年要多办两场。", "N604", "今年"),
        ("办活动××场。", "N601", "××"),
    ] {
        with(text, |run| {
            let run = run.exit(i32::from(code != "N604"));
            // The added words may make the document too long, and the sample has phrases to verify, which are other matters.
            let others = |finding: &&Finding| !["N602", "N410"].contains(&finding.code.as_str());
            assert!(run.findings().iter().filter(others).all(|finding| finding.code == code), "{text}: {}", run.stdout);
            assert!(run.findings().iter().filter(others).count() <= 2, "{text}: {}", run.stdout);
            drop(run.finds(code, SECTION, excerpt));
        });
    }
}

#[test]
fn one_broken_section_does_not_hide_the_mistakes_of_others() {
    let case = Case::three()
        .append(SECTION, "\n\n{{ 指标.消防演炼 | 目标句 }}。\n")
        .append("templates/段/主要任务/文化体育.md", "\n\n把**要紧的话**加粗。\n")
        .append("templates/段/主要任务/消防安全.md", "\n\n{% if 小区 is 有 %}没有结束\n")
        .drop(this("柳荫街社区"), "成文日期");
    let run = case.check(&[]).exit(1);
    let codes: Vec<String> = run.findings().into_iter().map(|finding| finding.code).collect();
    for code in ["N401", "N402", "N403", "N501"] {
        assert!(codes.iter().any(|found| found == code), "没有 {code}：{codes:?}");
    }
    // The street's own documents use none of these sections, nor do a community's other four: 柳荫街社区 lacks its date in one more.
    let run = case.build(&[]).exit(1);
    assert_eq!((run.count("written"), run.count("failed")), (17, 4));
    let street = target("永宁街道2026年工作计划.docx");
    assert!(case.output(&street).exists(), "{}", run.stdout);
    assert!(!case.output(&target("桃源社区2026年工作计划.docx")).exists());
}

#[test]
fn mistakes_in_assemblies_are_located() {
    const ASSEMBLY: &str = "templates/文种/年度工作计划-社区.yaml";
    let case = Case::one().edit(ASSEMBLY, "民生实事 is 有", "民生实是 is 有");
    case.check(&[]).exit(1).finds("N402", ASSEMBLY, "民生实是 is 有").says("N402", "您是否想写“民生实事”");
    let case = Case::one().edit(ASSEMBLY, "- 主要任务/节水", "- 主要任务/节冰");
    case.check(&[]).exit(1).finds("N406", ASSEMBLY, "主要任务/节冰").says("N406", "节水");
    let case = Case::one().edit(ASSEMBLY, "落款: 是", "落宽: 是");
    case.check(&[]).exit(1).finds("N405", ASSEMBLY, "落宽").says("N405", "您是否想写“落款”");
    let case = Case::one().edit("content/项目.yaml", "[年度工作计划, 摘要]", "[年度工作计戈, 摘要]");
    case.check(&[]).exit(1).says("N405", "您是否想写“年度工作计划”");
}

#[test]
fn a_phrase_out_of_date_is_refused() {
    const PACK: &str = "templates/提法/条线工作.yaml";
    let case = Case::one().append(PACK, "旧提法:\n  - {文: 过去的话, 自: 2019, 至: 2021, 来源: 旧文件}\n");
    let case = case.append(SECTION, "\n\n{{ 提法.旧提法 }}。\n");
    let run = case.check(&[]).exit(1).errors(&["N408"]).finds("N408", SECTION, "提法.旧提法");
    let found = run.findings().into_iter().find(|finding| finding.code == "N408").unwrap();
    assert_eq!(found.related[0].0, PACK);
}
