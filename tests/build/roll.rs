//! `roll`: next year's files from last year's, nothing of the clerk's lost, and a list of all that is left to do.

use std::collections::BTreeMap;

use super::case::{COMMUNITIES, Case, Run, last, this};
use super::read;

const LIST: &str = "content/2027/结转清单.txt";

/// A unit's file of 2027.
fn new(unit: &str) -> String {
    format!("content/2027/永宁街道/{unit}.yaml")
}

fn rolled(case: Case) -> Case {
    case.run(&["roll", "2027"]).exit(0);
    case
}

/// Lines of the list that hold all of these words.
fn listed(case: &Case, words: &[&str]) -> usize {
    case.text(LIST).lines().filter(|line| words.iter().all(|word| line.contains(word))).count()
}

/// Line number (from 1) of the only line with this text.
fn line(case: &Case, path: &str, text: &str) -> usize {
    let file = case.text(path);
    let found: Vec<usize> = (1..).zip(file.lines()).filter(|(_, line)| line.contains(text)).map(|(at, _)| at).collect();
    assert_eq!(found.len(), 1, "{path}：{text}");
    found[0]
}

/// Gives every community's file of 2026 the figures of 2025 as its 实绩.
fn with_figures(mut case: Case, communities: &[&str]) -> Case {
    for unit in communities {
        let mut rest = figures(&case.text(&last(unit)));
        let mut lines = Vec::new();
        for line in case.text(&this(unit)).lines() {
            let name = line.trim().split_once(':').map_or("", |(name, _)| name);
            // A comment may stand behind the braces.
            lines.push(match line.rfind('}').and_then(|at| Some((at, rest.remove(name)?))) {
                Some((at, value)) => format!("{}, 实绩: {value}{}", &line[..at], &line[at..]),
                None => line.to_owned(),
            });
        }
        let more: Vec<String> = rest.iter().map(|(name, value)| format!("  {name}: {value}")).collect();
        let text = lines.join("\n") + "\n";
        case = case.write(this(unit), &text.replacen("指标:\n", &format!("指标:\n{}\n", more.join("\n")), 1));
    }
    case
}

/// 实绩 by indicator, as they are written below 指标.
fn figures(text: &str) -> BTreeMap<String, String> {
    let section = text.split_once("\n指标:\n").map_or("", |(_, section)| section);
    let lines = section.lines().take_while(|line| line.starts_with(' ') || line.is_empty());
    let mut figures = BTreeMap::new();
    for line in lines.filter(|line| line.starts_with("    ")) {
        let line = line.split(" #").next().unwrap();
        let Some((name, value)) = line.trim().split_once(':').filter(|(_, value)| !value.is_empty()) else { continue };
        let value = value.trim();
        let actual = value.split_once("实绩: ").map(|(_, rest)| rest.split([',', '}']).next().unwrap());
        if let Some(value) = actual.or(Some(value).filter(|value| !value.starts_with('{'))) {
            figures.insert(name.to_owned(), value.to_owned());
        }
    }
    assert!(figures.len() > 50, "{}", figures.len());
    figures
}

#[test]
fn the_sample_rolls_and_old_files_stay() {
    let case = Case::sample();
    let before = case.files("content");
    let run = case.run(&["roll", "2027"]).exit(0);
    let after = case.files("content");
    for (path, bytes) in &before {
        assert!(after[path] == *bytes, "{path}");
    }
    let made = after.keys().filter(|path| !before.contains_key(*path)).count();
    assert_eq!(made, COMMUNITIES.len() + 3, "共享、本级和清单");
    let list = case.text(LIST);
    assert!(list.starts_with("\u{feff}结转2027年：自动 ") && !list.replace("\r\n", "").contains('\n'));
    let plain = list.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    assert!(run.stdout.starts_with(&plain), "{}", run.stdout);
    // What is counted is listed.
    let totals = plain.lines().next().unwrap();
    for topic in ["需确认", "口径变化", "仍写旧年"] {
        let lines = plain.lines().filter(|line| line.starts_with(&format!("  {topic}："))).count();
        assert!(totals.contains(&format!("{topic} {lines} ")), "{topic} {lines}：{totals}");
    }
    // Every item stands where the list says.
    for item in plain.lines().filter(|line| line.ends_with("）") && line.contains("（content/")) {
        let place = item.rsplit_once('（').unwrap().1.trim_end_matches('）');
        let (path, at) = place.rsplit_once(':').unwrap();
        let at: usize = at.parse().unwrap();
        let file = case.text(path);
        let there = file.lines().nth(at - 1).unwrap_or_else(|| panic!("{item}"));
        let quoted = item.split(['“', '”', '…']).find(|part| there.contains(*part) && part.chars().count() > 1);
        assert!(quoted.is_some(), "{item}\n{there}");
    }
    for each in ["在 content/2026 的文件里", "“需确认”", "年度改成 2027", "运行 nigao build"] {
        assert!(plain.contains(each), "{each}");
    }
}

#[test]
fn every_line_that_names_an_old_year_is_listed() {
    let case = rolled(Case::sample());
    let mut seen = 0;
    for unit in COMMUNITIES.iter().chain(&["共享", "本级"]) {
        for (at, text) in (1..).zip(case.text(&new(unit)).lines()) {
            if text.contains("2025") || text.contains("2026") {
                assert_eq!(listed(&case, &["仍写旧年", &format!("（{}:{at}）", new(unit))]), 1, "{text}");
                seen += 1;
            }
        }
    }
    assert!(seen > 30 && listed(&case, &["  仍写旧年"]) == seen, "{seen}");
}

#[test]
fn comments_order_and_form_survive() {
    let unit = this("桃源社区");
    let text = "# 页首 2026\n\n单位: {简称: 新桃源}   # 沿用的不重写\n\n# 落款\n文档:   # 一年一填\n  '发文机关': \"桃源社区居民委员会\"   # 全称\n  成文日期: \"2028年2月29日\"\n\n报告期: 10月底\n\n# 数\n指标:\n  # 党建的数\n  党建: {党支部数: 7个, 发展党员数: {下达: '2名', 实绩: 2名, 备注: 略}, 三会一课次数: {实绩: 154次}}\n  消防安全:\n    # 演练\n    消防演练: 6场   # 一年六场\n    火灾: 0起\n  养老:\n    # 区里另行下达\n    适老化改造:   # 户\n      实绩: 10户\n      # 年初定\n      下达: 10户   # 含两户特困\n  加装电梯: {下达: 不适用}\n  服务群众专项经费: {目标: 20万元, 原因: 区里定}\n  临时救助: {目标: 不适用}\n+任务:\n- {题: 一件事, 内容: 做, 牵头: 社区党委, 时限: 2026年6月底前}   # 一行\n- 题: 两件事\n  内容: 做\n  牵头: 社区党委\n  时限: 二季度末\n岗位:\n  党务专干: 李四\n";
    let kept = "# 页首 2026\n\n# 落款\n文档:   # 一年一填\n  '发文机关': \"桃源社区居民委员会\"   # 全称\n  成文日期: \"2029年2月28日\"\n\n# 数\n指标:\n  # 党建的数\n  党建: {发展党员数: {下达: '待定'}}\n  养老:\n    # 区里另行下达\n    适老化改造:   # 户\n      # 年初定\n      下达: 待定   # 含两户特困\n  加装电梯: {下达: 不适用}\n  临时救助: {目标: 不适用}\n+任务:\n- {题: 一件事, 内容: 做, 牵头: 社区党委, 时限: 2027年6月底前}   # 一行\n- 题: 两件事\n  内容: 做\n  牵头: 社区党委\n  时限: 二季度末\n";
    for end in ["\n", "\r\n"] {
        let (text, kept) = (text.replace('\n', end), kept.replace('\n', end));
        let case = rolled(Case::one().write(&unit, &text));
        assert_eq!(case.text(&new("桃源社区")), kept);
        let case = rolled(Case::one().write(&unit, &format!("\u{feff}{text}")));
        assert_eq!(case.text(&new("桃源社区")), format!("\u{feff}{kept}"));
        for item in [
            ["发展党员数 下达，2026年是“2名”，现写“待定”", ":11）"],
            ["适老化改造 下达，2026年是“10户”", ":16）"],
            [
                "服务群众专项经费 目标，2026年是“20万元”，原因是“区里定”；2027年没有写，由规则推出",
                "2026/永宁街道/桃源社区.yaml:27）",
            ],
            ["临时救助 目标，仍写“不适用”", ":18）"],
            ["文档.成文日期，2026年是“2028年2月29日”，现写“2029年2月28日”", ":6）"],
        ] {
            assert_eq!(listed(&case, &item), 1, "{item:?}\n{}", case.text(LIST));
        }
        assert_eq!(listed(&case, &["加装电梯 "]), 0);
    }
}

#[test]
fn a_target_without_a_rule_is_asked_for() {
    // Spaces before the value stay as they are.
    let case = Case::one()
        .set(this("桃源社区"), "加装电梯", "              {下达: 2台, 目标: 3台, 原因: 居民要求}")
        .set(this("桃源社区"), "临时救助", "{目标: 9人次}");
    let case = rolled(case);
    let text = case.text(&new("桃源社区"));
    assert!(text.contains("    加装电梯:               {下达: 待定, 目标: 待定}\n"), "{text}");
    assert!(text.contains("  民政救助:\n    临时救助: {目标: 待定}\n"), "{text}");
    assert_eq!(listed(&case, &["加装电梯 目标，2026年是“3台”，原因是“居民要求”，现写“待定”"]), 1);
    assert!(!text.contains("经费:"), "{text}");
}

#[test]
fn deadlines_and_dates_move_and_the_rest_of_a_section_stays() {
    let case = rolled(Case::sample());
    for unit in COMMUNITIES.iter().chain(&["共享", "本级"]) {
        let (old, new) = (case.text(&this(unit)), case.text(&new(unit)));
        let deadlines = |text: &str| -> Vec<String> {
            text.lines().filter(|line| line.trim_start().starts_with("时限:")).map(str::to_owned).collect()
        };
        let moved: Vec<String> = deadlines(&old).iter().map(|line| line.replace("2026年", "2027年")).collect();
        assert_eq!(deadlines(&new), moved);
        for section in ["特色工作: |", "问题清单:"].iter().filter_map(|key| old.split_once(key)) {
            let words = section.1.split("\n\n民").next().unwrap().lines().next().unwrap();
            assert!(new.contains(words), "{unit}");
        }
    }
    let own = case.text(&new("本级"));
    assert!(own.contains("发文字号: 永街办〔2027〕6号\n") && own.contains("印发日期: 2027年1月16日\n"), "{own}");
    let at = line(&case, &new("本级"), "发文字号:");
    assert_eq!(listed(&case, &["文档.发文字号，2026年是“永街办〔2026〕6号”", &format!("本级.yaml:{at}）")]), 1);
}

#[test]
fn a_deadline_that_nobody_can_read_is_a_finding() {
    let case = Case::one().edit(this("桃源社区"), "2026年5月底前", "尽快");
    case.check(&[]).exit(1).errors(&["N203"]).finds("N203", this("桃源社区"), "尽快").says("N203", "2026年6月底前");
    let before = case.files("content");
    let run = case.run(&["roll", "2027"]).exit(1);
    assert!(run.stderr.contains("N203") && run.stdout.contains("什么都没有写"), "{}{}", run.stderr, run.stdout);
    assert!(case.files("content") == before);
    for text in ["6月底前", "2026年第二季度", "每月25日前", "长期"] {
        Case::one().edit(this("桃源社区"), "2026年5月底前", text).check(&[]).exit(0);
    }
    // One that is not settled can be read; the plan asks for it.
    let open = Case::one().edit(this("桃源社区"), "2026年5月底前", "待定");
    open.check(&[]).exit(1).errors(&["N403"]).finds("N403", this("桃源社区"), "时限: 待定");
}

#[test]
fn what_cannot_be_rolled_is_refused_and_nothing_is_written() {
    let case = Case::one();
    let run = case.run(&["roll", "2031"]).exit(2);
    assert!(run.stderr.contains("content/2030 里没有事实文件"), "{}", run.stderr);
    let run = case.run(&["roll", "2026"]).exit(2);
    assert!(run.stderr.contains("content/2026 已经有了") && run.stderr.contains("--merge"), "{}", run.stderr);
    for year in ["1954", "3000", "明年", "-1", ""] {
        let run = case.run(&["roll", "--", year]).exit(2);
        assert!(run.stderr.contains("“<年>”不能写") && run.stdout.is_empty(), "{year}：{}", run.stderr);
    }
    assert!(case.run(&["roll"]).exit(2).stderr.contains("缺少参数"));
    assert!(!case.root.join("content/2027").exists() && !case.root.join("content/2031").exists());

    // Errors of all files at once.
    let case =
        Case::three().set(this("桃源社区"), "加装电梯", "{下达: 二台}").rename(this("柳荫街社区"), "文档", "文挡");
    let before = case.files("content");
    let run = case.run(&["roll", "2027"]).exit(1);
    assert!(run.stderr.contains("N203") && run.stderr.contains("N201"), "{}", run.stderr);
    assert!(case.files("content") == before);

    // A value that no edit reaches.
    let case = Case::one().edit(this("桃源社区"), "2026年2月6日", "\"2026年\\\n    2月6日\"");
    let run = case.run(&["roll", "2027"]).exit(1);
    assert!(run.stderr.contains("N804") && !case.root.join("content/2027").exists(), "{}", run.stderr);
}

#[test]
fn a_fault_while_writing_leaves_nothing_half_done() {
    // An error in a template is no reason to refuse.
    let case = Case::one().append("templates/提法/总体要求.yaml", "\n甲：乙\n");
    assert!(case.root.join("templates/提法").is_dir());
    case.run(&["roll", "2027"]).exit(0);

    let case = Case::one().write("content/2027", "不是文件夹");
    let before = case.files("content");
    let run = case.run(&["roll", "2027", "--merge"]).exit(2);
    assert!(run.stderr.contains("N801"), "{}", run.stderr);
    assert!(case.files("content") == before);
}

#[test]
fn a_merge_adds_what_is_absent_and_changes_nothing_twice() {
    let own = "# 我的\n指标:\n  党建:\n      发展党员数: {下达: 3名}   # 已定\n  养老: {老年助餐点: {目标: 2个}}\n问题清单: []\n\n任务:   # 自己写的\n- {题: 甲, 内容: 乙, 牵头: 丙, 时限: 长期}";
    for end in ["\n", "\r\n"] {
        let own = own.replace('\n', end);
        let case = Case::three().write(new("桃源社区"), &own).write(new("别的社区"), "单位: {名称: 别的}\n");
        case.run(&["roll", "2027", "--merge"]).exit(0);
        let text = case.text(&new("桃源社区"));
        let head = "# 我的\n指标:\n  党建:\n      发展党员数: {下达: 3名}   # 已定\n  养老: {老年助餐点: {目标: 2个}, 适老化改造: {下达: 待定}}\n  就业社保:\n    失业人员再就业:         {下达: 待定}    # 不按登记失业人员数分解：区就业示范社区，任务数由区里定\n  网格治理:\n    民生实事项目:           {下达: 待定}\n  物业管理:\n    加装电梯:               {下达: 待定}\n问题清单: []\n\n任务:   # 自己写的\n- {题: 甲, 内容: 乙, 牵头: 丙, 时限: 长期}\n\n文档:\n  发文机关: 桃源社区居民委员会\n  成文日期: 2027年2月6日\n\n民生实事:\n";
        assert!(text.starts_with(&head.replace('\n', end)), "{text}");
        assert!(
            text.contains("特色工作: |") && !text.replace("\r\n", "").contains(if end == "\n" { '\r' } else { '\n' })
        );
        assert_eq!(text.matches("问题清单").count(), 1);
        assert_eq!(case.text(&new("别的社区")), "单位: {名称: 别的}\n");
        let (plain, other) = (rolled(Case::three()), new("柳荫街社区"));
        assert_eq!(case.text(&other), plain.text(&other));
        // The clerk has settled this one.
        assert_eq!(listed(&case, &["发展党员数 下达", "桃源社区"]), 0);
        let before = case.files("content");
        let run = case.run(&["roll", "2027", "--merge"]).exit(0);
        assert!(run.stdout.contains("什么都不缺"), "{}", run.stdout);
        assert!(case.files("content") == before);
    }
    // A group at the very end of a file without a line end, and a section behind it.
    let case = Case::one().write(new("桃源社区"), "指标:\n  养老:\n    老年助餐点: {目标: 2个}");
    case.run(&["roll", "2027", "--merge"]).exit(0);
    let text = case.text(&new("桃源社区"));
    let head = "指标:\n  养老:\n    老年助餐点: {目标: 2个}\n    适老化改造:             {下达: 待定}\n  党建:\n    发展党员数:             {下达: 待定}\n";
    assert!(text.starts_with(head) && text.contains("{下达: 待定}\n\n文档:\n"), "{text}");
    // Written in braces throughout, with nothing to add; and a quota that is new this year.
    let braces = "{文档: {成文日期: 2026年2月6日}, 指标: {发展党员数: {下达: 2名}}}\n";
    let case = rolled(Case::one().write(this("桃源社区"), braces));
    assert_eq!(case.text(&new("桃源社区")), "{文档: {成文日期: 2027年2月6日}, 指标: {发展党员数: {下达: 待定}}}\n");
    assert_eq!(listed(&case, &["加装电梯 下达，2026年没有写"]), 1);
    let before = case.files("content");
    case.run(&["roll", "2027", "--merge"]).exit(0);
    assert!(case.files("content") == before);
    let case = case.write(new("桃源社区"), "指标: {加装电梯: {下达: 1台}}\n");
    case.run(&["roll", "2027", "--merge"]).exit(0);
    let text = "指标: {加装电梯: {下达: 1台}, 发展党员数: {下达: 待定}}\n\n文档: {成文日期: 2027年2月6日}\n";
    assert_eq!(case.text(&new("桃源社区")), text);
    assert_eq!(listed(&case, &["加装电梯 下达"]), 0);
    // A file that is one pair of braces has no end to add to; one with an error is not touched.
    for (own, code) in [("{指标: {}}\n", "N804"), ("指标:\n  消防演炼: 6场\n", "N202")] {
        let case = Case::one().write(new("桃源社区"), own);
        let run = case.run(&["roll", "2027", "--merge"]).exit(1);
        assert!(run.stderr.contains(code), "{}", run.stderr);
        assert!(case.text(&new("桃源社区")) == own && case.files("content/2027").len() == 1);
    }
}

#[test]
fn a_changed_basis_is_listed() {
    let case = Case::three()
        .edit(last("桃源社区"), "消防演练:                     {实绩: 6场,", "消防演练: {实绩: 6场, 口径: 含桌面推演,")
        .put(this("桃源社区"), "消防演练", "{口径: 只算实地演练}")
        .put(this("桃源社区"), "文体活动", "{口径: 含协办}")
        .edit("content/指标库.yaml", "  消防演练:\n", "  消防演练:\n    口径年: 2026\n");
    let case = rolled(case);
    let at = line(&case, &this("桃源社区"), "只算实地演练");
    let item = format!("口径是“只算实地演练”，上一年是“含桌面推演”；两年的数不好比（{}:{at}）", this("桃源社区"));
    assert_eq!(listed(&case, &["口径变化：消防演练", &item]), 1, "{}", case.text(LIST));
    assert_eq!(listed(&case, &["口径变化：文体活动", "上一年没有写"]), 1);
    assert_eq!(listed(&case, &["口径变化：消防演练，指标库写明口径年 2026"]), 4, "三个社区和街道");
    let case = Case::one().edit("content/指标库.yaml", "  消防演练:\n", "  消防演练:\n    口径年: 去年\n");
    case.check(&[]).exit(1).errors(&["N211"]).finds("N211", "content/指标库.yaml", "去年");
}

#[test]
fn a_rolled_year_builds_once_the_figures_are_in() {
    let case = Case::three().write(
        "content/项目.yaml",
        "项目: 永宁街道年度工作计划\n年度: 2027\n文种: {社区: [年度工作计划, 摘要], 街道: [年度工作计划, 摘要, 指标汇总]}\n",
    );
    let case = rolled(with_figures(case, &["桃源社区", "柳荫街社区", "望江门社区"]));
    // What was handed down is still open, and only that.
    let taoyuan = case.text(&new("桃源社区"));
    assert!(taoyuan.contains("发展党员数:             {下达: 待定}"), "{taoyuan}");
    let settled = taoyuan.replace("{下达: 待定}", "{下达: 3}");
    // As many projects as are listed.
    let case = case.write(new("桃源社区"), &settled).set(new("桃源社区"), "民生实事项目", "{下达: 4}");
    case.build(&["--only", "桃源社区"]).exit(0);
    let plan = read::docx(&case.output("2027/永宁街道/桃源社区2027年工作计划.docx")).paragraphs.join("\n");
    for words in ["发展党员3名", "不少于6场", "2027年12月底前", "2027年2月6日"] {
        assert!(plan.contains(words), "{words}\n{plan}");
    }
    // The list is no fact file, in its own place only.
    let stray = |run: &Run<'_>| run.findings().iter().filter(|finding| finding.code == "N210").count();
    // A clerk's own text is not reworded, so its date of last year is found.
    let run = case.check(&["--draft"]).exit(1).says("N628", "2026年3月底前");
    assert_eq!(stray(&run), 0);
    let case = case.write("content/2027/永宁街道/结转清单.txt", "");
    assert_eq!(stray(&case.check(&["--draft"])), 1);
}
