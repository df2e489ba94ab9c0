//! The year's numbers: half years, estimates, parts of a year, quotas, ladders, streaks, 万; each said by a template of its own.

use rust_decimal::Decimal;

use super::case::{Case, last, target, this};
use super::read;

const OLD: &str = "桃源社区";

/// What this line of a template prints for 桃源社区.
fn says(case: Case, line: &str) -> String {
    of(case, "社区", OLD, line)
}

/// What it prints for the street.
fn street_says(case: Case, line: &str) -> String {
    of(case, "街道", "永宁街道", line)
}

fn of(case: Case, tier: &str, unit: &str, line: &str) -> String {
    let assembly = format!("文种: 试\n级别: {tier}\n标题: \"{{{{ 单位.名称 }}}}试\"\n段: [试/试]\n落款: 否\n");
    let settings = format!("项目: 试\n年度: 2026\n文种: {{{tier}: [试]}}\n");
    let case = case
        .write("templates/文种/试.yaml", &assembly)
        .write("templates/段/试/试.md", &format!("{line}\n"))
        .write("content/项目.yaml", &settings);
    case.build(&["--only", unit]).exit(0);
    read::html(&case.output(&target(&format!("{unit}试.html")))).paragraphs[1..].join("|")
}

#[test]
fn a_half_year_stands_beside_the_same_half_and_the_target() {
    let half = |value: &str| Case::one().put(this(OLD), "消防演练", value);
    let said = says(
        half("{上半年: 3场, 上年同期: 2场}"),
        "{{ 半年.消防演练 | 完成句 }}；{{ 半年.消防演练 | 进度 }}；{{ 半年.消防演练 | 环比 }}",
    );
    // 6场 in 2025, of which 2 in its first half: 4 in the half year before this one.
    assert_eq!(said, "组织消防演练3场，同比增加1场；完成全年目标6场的50%，与时序进度持平；环比减少1场");
    for (value, pace) in [
        ("{上半年: 4场}", "完成全年目标6场的66.7%，快于时序进度16.7个百分点"),
        ("{上半年: 2场}", "完成全年目标6场的33.3%，慢于时序进度16.7个百分点"),
        ("{上半年: 6场}", "已完成全年目标6场"),
    ] {
        assert_eq!(says(half(value), "{{ 半年.消防演练 | 进度 }}"), pace);
    }
    // Without the same half of last year there is nothing to compare with.
    assert_eq!(says(half("{上半年: 3场}"), "{{ 半年.消防演练 | 完成句 }}"), "组织消防演练3场");
    // The value of the year before may stand in that year's own file.
    let own = half("{上半年: 3场}").set(last(OLD), "消防演练", "{实绩: 6场, 目标: 5场, 上年: 4场, 上半年: 1场}");
    assert_eq!(says(own, "{{ 半年.消防演练 | 同比 }}"), "同比增加2场");
}

/// Only what is counted over time is measured against time.
#[test]
fn what_stands_at_a_date_and_rates_have_no_pace() {
    let stock = Case::one().put(this(OLD), "充电端口", "{上半年: 760个}");
    let said = says(stock, "{{ 半年.充电端口 | 同比 }}；{{ 半年.充电端口 | 进度 }}");
    assert_eq!(said, "比上年末增加38个，增长5.3%；距全年目标800个还差40个");
    let rate = Case::one().put(this(OLD), "满意件数", "{上半年: 95件, 上年同期: 80件}").put(
        this(OLD),
        "回访件数",
        "{上半年: 100件, 上年同期: 88件}",
    );
    let said = says(rate, "{{ 半年.诉求满意率.上半年 }}，{{ 半年.诉求满意率 | 同比 }}；{{ 半年.诉求满意率 | 进度 }}");
    assert_eq!(said, "95%，同比提高4.1个百分点；已达到全年目标93.5%");
    let ceiling = |value: &str| Case::one().put(this(OLD), "电信网络诈骗案件", value);
    let line = "{{ 半年.电信网络诈骗案件 | 进度 }}";
    assert_eq!(says(ceiling("{上半年: 2起}"), line), "在全年控制目标6起以内");
    assert_eq!(says(ceiling("{上半年: 7起}"), line), "已超过全年控制目标6起");
}

#[test]
fn the_street_adds_halves_and_divides_sums() {
    let mut case = Case::three();
    for (unit, over, under) in [("桃源社区", 9, 10), ("柳荫街社区", 40, 80), ("望江门社区", 30, 30)] {
        case = case
            .put(this(unit), "满意件数", &format!("{{上半年: {over}件}}"))
            .put(this(unit), "回访件数", &format!("{{上半年: {under}件}}"))
            .put(this(unit), "消防演练", "{上半年: 2场, 上年同期: 1场}");
    }
    // 79 of 120, never the mean of 90, 50 and 100.
    let said = street_says(case, "{{ 半年.诉求满意率.上半年 }}；{{ 半年.消防演练 | 完成句 }}");
    assert_eq!(said, "65.8%；组织消防演练6场，同比增加3场");
    let case = Case::three()
        .put(this("桃源社区"), "消防演练", "{上半年: 2场}")
        .put(this("柳荫街社区"), "消防演练", "{上半年: 待定}")
        .put(this("望江门社区"), "消防演练", "{上半年: 3场}");
    let said = street_says(case, "{{ 半年.消防演练 | 完成句 }}");
    assert_eq!(said, "组织消防演练5场（不含柳荫街社区，数据未报）");
}

#[test]
fn an_estimate_stays_one_until_it_is_replaced() {
    let estimate = || Case::one().set(last(OLD), "消防演练", "{实绩: 预计6场, 目标: 5场, 上年: 4场}");
    estimate().check(&[]).exit(0).says("N306", "预计");
    let said = says(estimate(), "{{ 指标.消防演练 | 完成句 }}；{{ 指标.消防演练 | 完成情况 }}");
    assert_eq!(said, "组织消防演练预计6场，预计比上年增加2场；预计超额完成年度目标（目标5场，实际6场，超1场）");
    let case = Case::three().set(last("柳荫街社区"), "消防演练", "{实绩: 预计6场, 目标: 5场, 上年: 4场}");
    let said = street_says(case, "{{ 指标.消防演练.上年 }}");
    assert!(said.starts_with("预计"), "a sum with an estimate in it is one: {said}");
    let done = Case::one().set(last(OLD), "消防演练", "{实绩: 6场, 目标: 5场, 上年: 4场}");
    assert_eq!(says(done, "{{ 指标.消防演练.上年 }}"), "6场");
    // 力争 is for targets.
    let hope = Case::one().set(last(OLD), "消防演练", "{实绩: 力争6场}");
    hope.check(&[]).exit(1).errors(&["N203"]);
}

#[test]
fn ten_months_say_so_and_warn() {
    let cut = |key: &str, value: &str| Case::one().set(last(OLD), key, value);
    let flow = cut("消防演练", "{实绩: 6场, 截止: 10月底, 目标: 12场, 上年: 4场}");
    let found = flow.check(&[]).exit(0).findings();
    assert!(found.iter().any(|it| it.code == "N302" && it.level == "warning"), "{found:?}");
    let said = says(flow, "{{ 指标.消防演练 | 完成句 }}；{{ 指标.消防演练 | 完成情况 }}");
    assert_eq!(said, "组织消防演练6场（1—10月）；1—10月完成6场，全年目标12场");
    let stock = cut("党支部数", "{实绩: 7个, 截止: 1—10月}");
    assert_eq!(says(stock, "{{ 指标.党支部数 | 完成句 }}"), "设党支部7个（截至10月底）");
    for bad in ["十月底", "13月底", "3—10月", "年中"] {
        let case = cut("消防演练", &format!("{{实绩: 6场, 截止: {bad}}}"));
        case.check(&[]).exit(1).errors(&["N203"]).says("N203", "1—10月");
    }
    let whole = Case::one().append(last(OLD), "报告期: 12月底\n");
    assert!(whole.check(&[]).findings().iter().all(|finding| finding.code != "N302"));
    Case::one().append(last(OLD), "报告期: 十月\n").check(&[]).exit(1).says("N203", "10月底");
}

/// The street's number is split by largest remainder; what a community was given by hand comes first.
#[test]
fn a_quota_is_split_and_adds_up() {
    let registry = "content/指标库.yaml";
    let street = this("本级");
    let text = Case::three().text(registry);
    let (_, entry) = text.split_once("\n  加装电梯:\n").expect("the indicator");
    let entry: Vec<&str> = entry.lines().take_while(|line| line.starts_with("    ")).collect();
    let old = format!("\n  加装电梯:\n{}\n", entry.join("\n"));
    let new = format!("\n  加装电梯:\n{}\n    分解: 户数\n", entry.join("\n"));
    let split = |quota: &str| {
        let mut case = Case::three().edit(registry, &old, &new).put(&street, "加装电梯", &format!("{{下达: {quota}}}"));
        for unit in ["柳荫街社区", "望江门社区", "桃源社区"] {
            case = case.put(this(unit), "加装电梯", "{备注: 试}");
        }
        case
    };
    let line = "{% for 区 in 社区 %}{{ 区.名称 }}{{ 区.指标.加装电梯.目标 }}，{% endfor %}合计{{ 指标.加装电梯.目标 }}";
    let said = street_says(split("7台"), line);
    let numbers: Vec<Decimal> = said
        .split(['，', '合'])
        .filter_map(|part| part.trim_end_matches('台').trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok())
        .collect();
    assert_eq!(numbers.len(), 4, "{said}");
    assert_eq!(numbers[..3].iter().sum::<Decimal>(), Decimal::from(7), "{said}");
    assert_eq!(numbers[3], Decimal::from(7), "{said}");
    // The most households get the most.
    let fixed = split("7台").put(this(OLD), "加装电梯", "{下达: 5台}");
    let said = street_says(fixed, line);
    assert!(said.contains("桃源社区5台") && said.ends_with("合计7台"), "{said}");
    let exempt = split("7台").put(this(OLD), "加装电梯", "{下达: 不适用}");
    let said = street_says(exempt, "{{ 指标.加装电梯.目标 }}");
    assert_eq!(said, "7台");
    // More than there is cannot be handed on; each line is named.
    let over = split("7台").put(this(OLD), "加装电梯", "{下达: 9台}");
    let run = over.check(&[]).exit(1).says("N308", "合计9台");
    run.finds("N308", &street, "7台");
    let weightless = split("7台").set(last("望江门社区"), "户数", "待定");
    weightless.check(&["--draft"]).says("N308", "望江门社区的户数没有报");
}

#[test]
fn what_was_handed_down_is_a_floor_for_the_street_too() {
    let case = Case::three().put(this("本级"), "消防演练", "{下达: 900场}");
    let run = case.check(&[]).exit(1).errors(&["N304"]).says("N304", "900场");
    assert_eq!(run.findings().iter().find(|it| it.code == "N304").unwrap().related.len(), 3);
    // Where less is better it is a ceiling.
    let case = Case::one().put(this(OLD), "电信网络诈骗案件", "{下达: 4起, 目标: 6起, 原因: 试}");
    case.check(&[]).exit(1).errors(&["N304"]).says("N304", "高于下达值4起");
}

#[test]
fn a_ladder_climbs_and_gives_the_target() {
    let ladder = |rungs: &str| Case::one().put(this(OLD), "节水小区覆盖率", &format!("{{阶梯: {{{rungs}}}}}"));
    let case = ladder("2024: 2个, 2025: 50%, 2026: 60%, 2027: 80%");
    assert_eq!(says(case, "{{ 指标.节水小区覆盖率.目标 }}"), "60%");
    // A number of estates is a rate over those that there are: 4 of 6.
    let case = ladder("2025: 50%, 2026: 4个, 2027: 80%");
    assert_eq!(says(case, "{{ 指标.节水小区覆盖率.目标 }}"), "66.7%");
    for falling in ["2025: 60%, 2026: 50%", "2025: 5个, 2026: 60%", "2026: 60%, 2027: 3个"] {
        ladder(falling).check(&[]).exit(1).errors(&["N309"]).says("N309", "倒退");
    }
    ladder("2026: 60户").check(&[]).exit(1).errors(&["N204"]);
    ladder("今年: 60%").check(&[]).exit(1).errors(&["N203"]);
    let case = ladder("2024: 2个, 2025: 50%, 2026: 60%");
    let line = "{% set 表 = 阶梯表() -%}\n|指标{% for 年 in 表.年 %}|{{ 年 }}{% endfor %}|\n|---{% for 年 in 表.年 %}|---{% endfor %}|\n{% for 行 in 表.行 -%}\n|{{ 行.名称 }}{% for 值 in 行.值 %}|{{ 值 }}{% endfor %}|\n{% endfor %}";
    let said = says(case, line);
    assert!(said.contains("2024|2025|2026|节水型居民小区覆盖率|2个|50%|60%"), "{said}");
}

#[test]
fn years_without_a_case_are_said() {
    let registry = "content/指标库.yaml";
    let text = Case::one().text(registry);
    let line = text.lines().find(|line| line.contains("未发生火灾事故")).expect("the sentence").to_owned();
    let with = |fact: &str| {
        Case::one().edit(registry, &line, "    零句: \"{连续}未发生火灾事故\"").set(last(OLD), "火灾", fact)
    };
    assert_eq!(says(with("{实绩: 0起, 连续: 6年}"), "{{ 指标.火灾 | 完成句 }}"), "连续6年未发生火灾事故");
    assert_eq!(says(with("{实绩: 0起}"), "{{ 指标.火灾 | 完成句 }}"), "未发生火灾事故");
    let chained =
        with("{实绩: 0起}").write("content/2024/永宁街道/桃源社区.yaml", "指标:\n  火灾: {实绩: 0起, 连续: 3年}\n");
    assert_eq!(says(chained, "{{ 指标.火灾 | 连续 }}"), "连续4年");
}

#[test]
fn large_numbers_are_said_in_one_way_everywhere() {
    let registry = "content/指标库.yaml";
    let text = Case::one().text(registry);
    let (before, after) = text.split_once("\n  老年助餐服务:\n").expect("the indicator");
    let case = Case::one().write(registry, &format!("{before}\n  老年助餐服务:\n    以万计: 1\n{after}"));
    let line = "{{ 指标.老年助餐服务.上年 }}；{{ 指标.老年助餐服务.上年 | 数 }}；{{ 指标.老年助餐服务 | 目标语 }}";
    // 14918 and 15700: rounded in one place, the same in text, cell and target.
    assert_eq!(says(case, line), "1.5万人次；1.5万；力争达到1.6万人次以上");
}

#[test]
fn counted_years_and_sessions() {
    let fields = "content/字段库.yaml";
    let case = || Case::one().append(fields, "\n艺术节: {首届: 年份}\n").append(last(OLD), "艺术节: {首届: 2021}\n");
    let line =
        "{{ 艺术节.首届 | 第几年 }}、{{ 艺术节.首届 | 第几年(上年度) }}、{{ 艺术节.首届 | 第几届 }}、{{ 普法期 }}";
    assert_eq!(says(case(), line), "第六年、第五年、第六届、“九五”普法第一年");
}
