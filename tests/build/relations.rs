//! Relations between numbers, and whatever else in the facts has to add up: every finding names every line.

use super::case::{Case, Run, last, this};

const OLD: &str = "桃源社区";
const RELATIONS: &str = "content/关系库.yaml";
const FIELDS: &str = "content/字段库.yaml";

/// The project with this relation alone.
fn related(case: Case, relation: &str) -> Case {
    case.write(RELATIONS, &format!("试:\n  - {relation}\n"))
}

/// The lines that the one finding of this code names, with their texts.
fn lines(case: &Case, run: &Run<'_>, code: &str) -> Vec<String> {
    let found = run.findings();
    let found: Vec<_> = found.iter().filter(|finding| finding.code == code).collect();
    assert_eq!(found.len(), 1, "{code}: {found:?}");
    let span = found[0].place.as_ref().expect("a place");
    std::iter::once((span.file.clone(), span.line))
        .chain(found[0].related.clone())
        .map(|(file, line)| case.text(&file).lines().nth(line - 1).unwrap().trim().to_owned())
        .collect()
}

#[test]
fn a_subset_is_no_larger_than_its_set() {
    let relation = "{关系: 高龄老年人数 ≤ 老年人数, 说明: 高龄多于老年}";
    let good = related(Case::one(), relation);
    good.check(&[]).exit(0).errors(&[]);
    let bad = related(Case::one(), relation).set(last(OLD), "高龄老年人数", "{实绩: 2740人, 备注: 试}");
    let run = bad.check(&[]).exit(1).errors(&["N310"]).says("N310", "2740人").says("N310", "1866人");
    let lines = lines(&bad, &run, "N310");
    assert!(lines[0].starts_with("高龄老年人数:") && lines[1].starts_with("老年人数:"), "{lines:?}");
    assert!(lines[2].contains("≤"), "{lines:?}");
    // Soft relations only warn.
    let soft = relation.replace("说明", "轻重: 提醒, 说明");
    let case = related(Case::one(), &soft).set(last(OLD), "高龄老年人数", "{实绩: 2740人, 备注: 试}");
    case.check(&[]).exit(0).errors(&[]).says("N311", "2740人");
    // A number that is not there says nothing.
    let case = related(Case::one(), relation).set(last(OLD), "高龄老年人数", "待定");
    assert!(case.check(&["--draft"]).findings().iter().all(|finding| finding.code != "N310"));
}

#[test]
fn a_target_that_steps_back_needs_a_reason() {
    for (name, back, ahead) in [("消防演练", "4场", "7场"), ("电信网络诈骗案件", "9起", "3起")] {
        let case = |target: &str| Case::one().set(this(OLD), name, target);
        let bad = case(&format!("{{目标: {back}}}"));
        let run = bad.check(&[]).exit(0).errors(&[]).says("N303", "还退了一步");
        let lines = lines(&bad, &run, "N303");
        assert!(lines.len() == 2 && lines.iter().all(|line| line.starts_with(name)), "both years: {lines:?}");
        for good in [format!("{{目标: {back}, 原因: 试}}"), format!("{{目标: {ahead}}}")] {
            let case = case(&good);
            assert!(case.check(&[]).exit(0).findings().iter().all(|finding| finding.code != "N303"), "{good}");
        }
    }
}

#[test]
fn parts_make_their_whole() {
    let relation = "{关系: 和(小区.户数) = 户数, 说明: 小区户数加不起来}";
    related(Case::one(), relation).check(&[]).exit(0).errors(&[]);
    let bad = related(Case::one(), relation).edit(last(OLD), "户数: 412户", "户数: 421户");
    let run = bad.check(&[]).exit(1).errors(&["N310"]).says("N310", "3277户").says("N310", "3268户");
    let lines = lines(&bad, &run, "N310");
    assert_eq!(lines.iter().filter(|line| line.contains("物业:")).count(), 6, "every estate: {lines:?}");
    // What is written as round leaves room: 约410 is 405 to 415.
    let round = |text: &str| related(Case::one(), relation).edit(last(OLD), "户数: 412户", text);
    round("户数: 约410户").check(&[]).exit(0).errors(&[]);
    round("户数: 约430户").check(&[]).exit(1).errors(&["N310"]);
    round("户数: 410余户").check(&[]).exit(0).errors(&[]);
    round("户数: 420余户").check(&[]).exit(1).errors(&["N310"]);
}

#[test]
fn shares_ranges_and_counts() {
    let case =
        related(Case::one(), "{关系: 180 ≤ 户数 ÷ 网格数 ≤ 600, 说明: 网格户数}").set(last(OLD), "网格数", "3个");
    case.check(&[]).exit(1).errors(&["N310"]);
    let case =
        related(Case::one(), "{关系: 三会一课次数 ≥ 20 × 党支部数, 说明: 次数少}").set(last(OLD), "党支部数", "8个");
    case.check(&[]).exit(1).errors(&["N310"]).says("N310", "8个");
    let count = "{关系: 计数(民生实事) = 民生实事项目.目标, 说明: 项目数}";
    related(Case::one(), count).check(&[]).exit(0).errors(&[]);
    let case = related(Case::one(), count).set(this(OLD), "民生实事项目", "{下达: 4个, 目标: 5个}");
    case.check(&[]).exit(1).errors(&["N310"]).says("N310", "列了4项");
    let sum = "{关系: 整改火灾隐患 ≤ 发现火灾隐患 + 发现火灾隐患.前年 - 整改火灾隐患.前年, 说明: 整改多了}";
    related(Case::one(), sum).check(&[]).exit(0).errors(&[]);
    let quantity = "{关系: 基本情况.楼栋数 ≤ 90, 说明: 楼栋}";
    related(Case::one(), quantity).check(&[]).exit(1).errors(&["N310"]).says("N310", "92栋");
}

#[test]
fn the_half_year_is_held_to_the_same_relations() {
    let halves = |small: &str, large: &str| {
        related(Case::one(), "{关系: 高龄老年人数 ≤ 老年人数, 说明: 高龄多于老年}")
            .put(this(OLD), "高龄老年人数", &format!("{{上半年: {small}}}"))
            .put(this(OLD), "老年人数", &format!("{{上半年: {large}}}"))
    };
    halves("280人", "1870人").check(&[]).exit(0).errors(&[]);
    halves("1880人", "1870人").check(&[]).exit(1).errors(&["N310"]).says("N310", "上半年");
    // A year's count beside a number at a date is no relation of half years.
    let case = related(Case::one(), "{关系: 三会一课次数 ≥ 20 × 党支部数, 说明: 次数少}")
        .put(this(OLD), "三会一课次数", "{上半年: 70次}")
        .put(this(OLD), "党支部数", "{上半年: 7个}");
    case.check(&[]).exit(0).errors(&[]);
    // 分子 ≤ 分母 is said once, by the rate.
    let case = related(Case::one(), "{关系: 调解成功 ≤ 受理矛盾纠纷, 说明: 调解多了}")
        .put(this(OLD), "受理矛盾纠纷", "{上半年: 18件}")
        .put(this(OLD), "调解成功", "{上半年: 19件}");
    case.check(&[]).exit(1).errors(&["N213"]).says("N213", "上半年");
}

#[test]
fn a_relation_that_cannot_be_read_is_refused_with_the_nearest_name() {
    for (relation, words) in [
        ("{关系: 高龄老人数 ≤ 老年人数, 说明: 试}", "您是否想写“高龄老年人数”"),
        ("{关系: 高龄老年人数, 说明: 试}", "没有 ≤"),
        ("{关系: 户数.今年 ≤ 1, 说明: 试}", "可以写"),
        ("{关系: 和(小区.人数) = 户数, 说明: 试}", "不认识"),
        ("{关系: 1 ≤ 2, 说明: 试, 轻种: 提醒}", "您是否想写“轻重”"),
    ] {
        related(Case::one(), relation).check(&[]).exit(1).errors(&["N217"]).says("N217", words);
    }
    // A project may do without.
    let case = Case::one();
    let case = if case.root.join(RELATIONS).exists() { case.remove(RELATIONS) } else { case };
    case.check(&[]).exit(0).errors(&[]);
}

#[test]
fn a_rate_that_is_written_agrees_with_its_parts() {
    let written = |rate: &str| Case::one().set(last(OLD), "诉求满意率", &format!("{{实绩: {rate}, 目标: 92.6%}}"));
    let bad = written("93.1%");
    let run = bad.check(&[]).exit(1).errors(&["N307"]).says("N307", "172 ÷ 185").says("N307", "93%");
    let lines = lines(&bad, &run, "N307");
    assert!(lines[1].starts_with("满意件数:") && lines[2].starts_with("回访件数:"), "{lines:?}");
    written("93%").check(&[]).exit(0).errors(&[]);
    written("92.97%").check(&[]).exit(0).errors(&[]);
    let case = written("93%").drop(last(OLD), "满意件数");
    case.check(&["--draft"]).says("N209", "满意件数");
}

#[test]
fn the_street_states_what_its_communities_add_up_to() {
    let street = last("本级");
    let stated = |value: &str| Case::three().edit(&street, "\n指标:\n", &format!("\n指标:\n  消防演练: {value}\n"));
    let wrong = stated("{实绩: 99场, 备注: 试}");
    let run = wrong.check(&[]).exit(1).errors(&["N310"]).says("N310", "99场");
    assert_eq!(lines(&wrong, &run, "N310").len(), 4, "the street and three communities");
    let total: u32 = ["桃源社区", "柳荫街社区", "望江门社区"]
        .iter()
        .map(|unit| {
            let text = wrong.text(&last(unit));
            let line = text.lines().find(|line| line.trim_start().starts_with("消防演练:")).unwrap().to_owned();
            let (_, value) = line.split_once("实绩: ").unwrap();
            value.split('场').next().unwrap().parse::<u32>().unwrap()
        })
        .sum();
    stated(&format!("{{实绩: {total}场}}")).check(&[]).exit(0).errors(&[]);
}

#[test]
fn lists_splits_and_times_are_held_to_what_they_say() {
    let fields = "\n创建活动: 提法\n经费分担:\n  - {单位: 文本, 比例: 比例}\n进度安排:\n  - {截止: 时点, 事项: 文本}\n推进阶段:\n  - {名: 文本, 起: 时点, 止: 时点}\n";
    let with = |facts: &str| Case::one().append(FIELDS, fields).append(this(OLD), facts);
    for (facts, code, words) in [
        ("创建活动:\n  八个不: [甲, 乙, 丙, 丁, 戊, 己, 庚]\n", "N315", "八个不”说的是8项，列了7项"),
        ("创建活动:\n  三有一化: {数: 5, 项: [甲, 乙, 丙, 丁]}\n", "N315", "说的是5项，列了4项"),
        ("经费分担:\n  - {单位: 区, 比例: \"5:6\"}\n", "N203", "合计是11"),
        ("进度安排:\n  - {截止: 6月底, 事项: 甲}\n  - {截止: 3月底, 事项: 乙}\n", "N314", "排在“6月底”后面"),
        (
            "推进阶段:\n  - {名: 甲, 起: 2026年3月, 止: 2026年4月}\n  - {名: 乙, 起: 2026年4月, 止: 2026年9月}\n",
            "N314",
            "重叠",
        ),
        (
            "推进阶段:\n  - {名: 甲, 起: 2026年3月, 止: 2026年4月}\n  - {名: 乙, 起: 2026年6月, 止: 2026年9月}\n",
            "N314",
            "中间空着",
        ),
        ("推进阶段:\n  - {名: 甲, 起: 2026年5月, 止: 2026年4月}\n", "N314", "早于"),
    ] {
        let case = with(facts);
        case.check(&[]).exit(1).errors(&[code]).says(code, words);
    }
    let good = "创建活动:\n  八个不: [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛]\n  三有一化: [甲, 乙, 丙, 丁]\n  五手互动: [甲, 乙, 丙, 丁, 戊]\n\
        经费分担:\n  - {单位: 区, 比例: \"8:2\"}\n  - {单位: 市, 比例: \"0:10\"}\n\
        进度安排:\n  - {截止: 3月底, 事项: 甲}\n  - {截止: 2026年6月底前, 事项: 乙}\n  - {截止: 年底, 事项: 丙}\n\
        推进阶段:\n  - {名: 甲, 起: 2026年3月1日, 止: 2026年4月30日}\n  - {名: 乙, 起: 5月, 止: 9月}\n  - {名: 丙, 起: 第四季度, 止: 12月底}\n";
    with(good).check(&[]).exit(0).errors(&[]);
    // A deadline of the year before was left over.
    let case = Case::one().edit(this(OLD), "时限: 2026年5月底前", "时限: 2025年5月底前");
    case.check(&[]).exit(1).errors(&["N314"]).finds("N314", this(OLD), "2025年5月底前");
}

#[test]
fn years_without_a_case_are_counted_on() {
    let stated = |before: &str, now: &str| {
        Case::one().write("content/2024/永宁街道/桃源社区.yaml", &format!("指标:\n  火灾: {before}\n")).set(
            last(OLD),
            "火灾",
            now,
        )
    };
    stated("{实绩: 0起, 连续: 5年}", "{实绩: 0起, 连续: 6年}").check(&[]).exit(0).errors(&[]);
    let bad = stated("{实绩: 0起, 连续: 5年}", "{实绩: 0起, 连续: 8年}");
    let run = bad.check(&[]).exit(1).errors(&["N310"]).says("N310", "应当是6年");
    assert_eq!(lines(&bad, &run, "N310").len(), 3, "the wrong number, the one before, and the year's 0");
    stated("{实绩: 0起, 连续: 5年}", "{实绩: 1起, 连续: 6年, 未达标原因: 试}").check(&[]).exit(1).errors(&["N310"]);
}

#[test]
fn a_leap_wants_a_word() {
    let leap =
        |note: &str| Case::one().set(last(OLD), "消防安全检查", &format!("{{实绩: 5060家次, 上年: 479家次{note}}}"));
    leap("").check(&[]).exit(0).says("N313", "479家次");
    let run = leap(", 备注: 九月起增加夜查");
    assert!(run.check(&[]).findings().iter().all(|finding| finding.code != "N313"));
}
