//! Cases that a review of the finished program found wrong: each stays mended.

use super::case::{COMMUNITIES, Case, last, target, this};
use super::read;

const OLD: &str = "桃源社区";

/// The row of a table whose second cell is this name.
fn row(text: &read::Text, name: &str) -> Vec<String> {
    text.rows.iter().find(|row| row.get(1).is_some_and(|cell| cell == name)).unwrap_or_else(|| panic!("{name}")).clone()
}

fn html(case: &Case, name: &str) -> read::Text {
    read::html(&case.output(&target(&format!("{name}.html"))))
}

/// A rate of the half year stands beside the same half of last year, also where its parts are numbers at a date.
#[test]
fn the_streets_rates_stand_beside_the_same_half() {
    let mut case = Case::three();
    for (unit, over, under, before_over, before_under) in
        [("桃源社区", 12, 20, 6, 20), ("柳荫街社区", 9, 20, 3, 20), ("望江门社区", 6, 20, 3, 20)]
    {
        case = case.put(this(unit), "有物业小区数", &format!("{{上半年: {over}个, 上年同期: {before_over}个}}")).put(
            this(unit),
            "住宅小区数",
            &format!("{{上半年: {under}个, 上年同期: {before_under}个}}"),
        );
    }
    case.build(&["--only", "永宁街道"]).exit(0);
    let text = html(&case, "永宁街道2026年上半年工作小结");
    let row = row(&text, "物业服务覆盖率");
    // 27 of 60 beside 12 of 60.
    assert_eq!(row[4..6], ["45%", "20%"], "{row:?}");
    assert!(text.paragraphs.iter().any(|it| it.contains("物业服务覆盖率45%，同比提高25个百分点")));
}

/// Targets that last year's plan worked out by rule are what its report is measured by.
#[test]
fn last_years_targets_follow_from_last_years_rules() {
    let mut case = Case::one();
    case.run(&["roll", "2027"]).exit(0);
    let figures: Vec<(&str, &str)> = vec![
        ("户数", "{实绩: 3268户}"),
        ("常住人口", "{实绩: 8090人}"),
        ("消防演练", "{实绩: 7场, 上半年: 3场}"),
        ("失业人员再就业", "{下达: 65人, 实绩: 61人}"),
        ("招聘活动", "{实绩: 6场}"),
        ("文体活动", "{实绩: 20场}"),
    ];
    for (key, value) in figures {
        case = case.put(this(OLD), key, value);
    }
    let settings = "项目: 试\n年度: 2027\n文种: {社区: [年终工作总结]}\n";
    let case = case.write("content/项目.yaml", settings);
    let run = case.build(&[]).exit(0);
    // 沿用 6 of 2025; 下达; 增1 of 5; 增5% 至少1 of 31.
    run.says("N312", "目标65人，实际61人").says("N312", "目标33场，实际20场");
    let text = read::html(&case.output("2027/永宁街道/桃源社区2026年工作总结.html"));
    for (name, cells) in [
        ("消防演练", ["≥6", "7", "超额完成", "超1"]),
        ("失业人员再就业", ["≥65", "61", "未达到", "差4"]),
        ("招聘活动", ["≥6", "6", "完成", "—"]),
        ("文体活动", ["≥33", "20", "未达到", "差13"]),
    ] {
        assert_eq!(row(&text, name)[3..7], cells, "{name}");
    }
}

/// A report of a stretch without a single number is not made.
#[test]
fn what_has_no_numbers_yet_is_not_made() {
    let mut case = Case::sample();
    for unit in COMMUNITIES.iter().chain(&["共享", "本级"]) {
        let path = this(unit);
        let text = case.text(&path);
        let kept: Vec<String> = text
            .lines()
            .map(|line| match line.split_once("上半年: ") {
                Some((head, _)) if head.trim_end().ends_with('{') => {
                    format!("{}{{备注: 试}}", head.trim_end().trim_end_matches('{'))
                }
                Some((head, _)) => format!("{}}}", head.trim_end().trim_end_matches(',')),
                None => line.to_owned(),
            })
            .collect();
        case = case.write(&path, &(kept.join("\n") + "\n"));
    }
    let run = case.build(&[]).exit(0).says("N414", "等15个单位还没有2026年上半年的数，“半年工作小结”先不出");
    assert_eq!(run.count("documents"), 65);
}

#[test]
fn a_streak_that_does_not_hold_stops_the_document() {
    for fact in ["{实绩: 1起, 上年: 0起, 连续: 6年, 未达标原因: 试}", "{实绩: 0起, 上年: 2起, 连续: 6年}"]
    {
        let run = Case::one().set(last(OLD), "火灾", fact);
        let run = run.build(&[]).exit(1).errors(&["N310"]);
        assert_eq!(run.count("written"), 0, "{fact}");
    }
    Case::one().set(last(OLD), "火灾", "{实绩: 0起, 上年: 2起, 连续: 1年}").check(&[]).exit(0).errors(&[]);
}

/// ≥, ≤ and = belong to the year in which they are written.
#[test]
fn a_bound_holds_for_its_own_year() {
    let built = |case: Case| {
        case.build(&[]).exit(0);
        let kinds = "项目: 试\n年度: 2026\n文种: {社区: [年终工作总结, 年度工作计划]}\n";
        let case = case.write("content/项目.yaml", kinds);
        case.build(&[]).exit(0);
        row(&html(&case, "桃源社区2025年工作总结"), "消防演练")
    };
    let ceiling = Case::one().set(last(OLD), "消防演练", "{实绩: 6场, 目标: ≤5场, 上年: 4场, 未达标原因: 试}");
    assert_eq!(built(ceiling)[3..7], ["≤5", "6", "未达到", "超1"]);
    let next = Case::one().put(this(OLD), "消防演练", "{目标: ≤5场, 原因: 试}");
    assert_eq!(built(next)[3..7], ["≥5", "6", "超额完成", "超1"]);
    let range = Case::one().set(last(OLD), "消防演练", "{实绩: 9场, 目标: 6~8场, 上年: 4场}");
    assert_eq!(built(range)[6], "超1");
    let under = Case::one().set(last(OLD), "电信网络诈骗案件", "{实绩: 5起, 目标: ≤7起, 上年: 7起}");
    under.build(&[]).exit(0);
    let case = under.write("content/项目.yaml", "项目: 试\n年度: 2026\n文种: {社区: [年终工作总结]}\n");
    case.build(&[]).exit(0);
    assert_eq!(row(&html(&case, "桃源社区2025年工作总结"), "电信网络诈骗案件")[3..7], ["≤7", "5", "完成", "低2"]);
}

#[test]
fn what_this_years_file_has_no_use_for_is_said() {
    let with = |value: &str| Case::one().put(this(OLD), "消防演练", value);
    with("{上半年: 2场, 上年: 5场}").check(&[]).exit(0).says("N305", "上年同期");
    with("{上半年: 2场, 截止: 5月底}").check(&[]).exit(0).says("N305", "6月底");
    with("{上半年: 预计3场}").check(&[]).exit(0).says("N306", "上半年");
    with("{上半年: 3场, 上年同期: 9场}").check(&[]).exit(1).errors(&["N310"]).says("N310", "比上年全年6场还多");
    let range = Case::one().put(this(OLD), "适老化改造", "{下达: 10~12户}");
    range.check(&[]).exit(1).errors(&["N203"]).says("N203", "应当是一个数");
    let none = Case::one().set(last(OLD), "消防演练", "{实绩: 0场, 目标: 5场, 上年: 4场, 未达标原因: 无场地}").put(
        this(OLD),
        "消防演练",
        "{备注: 试}",
    );
    none.check(&[]).exit(0).says("N316", "目标由规则推出来是0");
}
