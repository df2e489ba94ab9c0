//! 有值, 零, 缺数, 不适用 from the file to the page; inheritance between files and years.

use super::case::{Case, last, target, this};
use super::numbers::tables;
use super::read::{self, Text};

const OLD: &str = "桃源社区";

fn plan(case: &Case) -> Text {
    read::docx(&case.output(&target("桃源社区2026年工作计划.docx")))
}

fn summary(case: &Case) -> Text {
    read::docx(&case.output(&target("桃源社区2026年主要指标摘要.docx")))
}

fn row<'a>(text: &'a Text, name: &str) -> Option<&'a Vec<String>> {
    text.rows.iter().find(|row| row.get(1).is_some_and(|cell| cell == name))
}

fn all(text: &Text) -> String {
    text.paragraphs.join("\n")
}

#[test]
fn zero_is_a_value() {
    // Nothing in the year, so nothing in its first half either.
    let case = Case::one().set(last(OLD), "电信网络诈骗案件", "{实绩: 0起, 目标: 7起, 上年: 7起}").put(
        this(OLD),
        "电信网络诈骗案件",
        "{上半年: 3起, 上年同期: 0起}",
    );
    case.build(&[]).exit(0);
    let summary = summary(&case);
    let row = row(&summary, "电信网络诈骗案件").expect("a row");
    assert_eq!(row[3], "0", "{row:?}");
    assert!(!all(&plan(&case)).contains("诈骗案件0起"), "零有零的说法");
}

#[test]
fn a_number_not_reported_is_named_and_stops_nothing() {
    let case = Case::one().set(last(OLD), "电信网络诈骗案件", "待定").set(
        last(OLD),
        "注册志愿者数",
        "{实绩: 待定, 上年: 591人}",
    );
    let run = case.build(&[]).exit(0).errors(&[]);
    assert_eq!(run.findings().iter().filter(|finding| finding.code == "N301").count(), 2);
    let summary = summary(&case);
    assert_eq!(row(&summary, "电信网络诈骗案件").expect("a row")[3], "未报");
    assert_eq!(row(&summary, "注册志愿者数").expect("a row")[3], "未报");
    let plan = plan(&case);
    assert_eq!(row(&plan, "注册志愿者数").expect("a row")[4], "未报");
    assert!(!all(&plan).contains("待定") && !all(&plan).contains("待补"));
}

#[test]
fn what_does_not_apply_is_a_dash_and_no_sentence() {
    let case = Case::one().set(last(OLD), "电信网络诈骗案件", "不适用");
    case.build(&[]).exit(0).errors(&[]);
    let summary = summary(&case);
    let row = row(&summary, "电信网络诈骗案件").expect("a row");
    assert_eq!((row[3].as_str(), row[4].as_str()), ("—", "—"));
    let plan = plan(&case);
    let body: Vec<&String> = plan.paragraphs.iter().take_while(|text| !text.starts_with("附件：")).collect();
    assert!(body.iter().all(|text| !text.contains("电信网络诈骗案件")), "{body:?}");
    assert!(super::states::row(&plan, "电信网络诈骗案件").is_none());
}

#[test]
fn a_section_without_its_subject_is_dropped_and_numbers_close() {
    let group = |case: Case| {
        case.build(&["--only", OLD]).exit(0).errors(&[]);
        let plan = plan(&case);
        let at = plan.paragraphs.iter().position(|text| text == "（四）改善居住环境").expect("the group");
        plan.paragraphs[at + 1..at + 3]
            .iter()
            .map(|text| text.split('。').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(group(Case::one()), ["1.规范物业服务", "2.整治环境卫生"]);
    assert_eq!(group(Case::one().append(this(OLD), "小区: 删除\n")), ["1.整治环境卫生", "2.推进节约用水"]);
}

/// The street names who did not report, and adds up the others.
#[test]
fn a_street_total_says_who_is_not_in_it() {
    let case = Case::three().set(last("柳荫街社区"), "电信网络诈骗案件", "待定").set(
        last("望江门社区"),
        "电信网络诈骗案件",
        "不适用",
    );
    case.build(&[]).exit(0).errors(&[]);
    let totals = read::docx(&case.output(&target("永宁街道各社区2026年主要指标汇总表.docx")));
    let table = tables(&totals.rows)[0];
    let column = table[0].iter().position(|cell| cell.contains("诈骗")).expect("a column");
    let cells: Vec<(&str, &str)> = table[1..].iter().map(|row| (row[0].as_str(), row[column].as_str())).collect();
    assert_eq!(cells, [("桃源社区", "6"), ("柳荫街社区", "未报"), ("望江门社区", "—"), ("合计", "6※")]);
    let plan = read::docx(&case.output(&target("永宁街道2026年工作计划.docx")));
    assert!(all(&plan).contains("不含柳荫街社区"), "街道计划没有说谁未报");
}

const SEEN: &str = "templates/段/主要任务/节水.md";

/// Prints facts at the end of a section.
fn printing(case: Case, line: &str) -> Case {
    case.append(SEEN, &format!("\n\n观察：{line}。\n"))
}

fn observed(case: &Case) -> String {
    case.build(&["--only", OLD, "--format", "docx"]).exit(0).errors(&[]);
    let plan = plan(case);
    plan.paragraphs.iter().find(|text| text.starts_with("观察：")).expect("the line").clone()
}

#[test]
fn the_nearer_file_wins_plus_appends_and_删除_drops() {
    let shared = "共建单位: [甲单位, 乙单位]\n岗位: {儿童主任: 丁某, 青年委员: 戊某}\n";
    let line = "{{ 共建单位 | 顿号 }}；{{ 岗位.儿童主任 }}；{% if 岗位.青年委员 is 有 %}{{ 岗位.青年委员 }}{% else %}无{% endif %}";
    let case = printing(Case::one(), line).append(last("共享"), shared).cut(last(OLD), "共建单位");
    assert_eq!(observed(&case), "观察：甲单位、乙单位；彭家明；戊某。");
    let case = case.append(last(OLD), "+共建单位: [丙单位]\n").drop(last(OLD), "儿童主任");
    assert_eq!(observed(&case), "观察：甲单位、乙单位、丙单位；丁某；戊某。");
    let case = case.append(this(OLD), "共建单位: [新单位]\n岗位: {青年委员: 删除}\n");
    assert_eq!(observed(&case), "观察：新单位；丁某；无。");
}

#[test]
fn a_value_keeps_the_file_that_it_came_from() {
    let case =
        printing(Case::one(), "{{ 岗位.青年委员 }}、{{ 单位.简称 }}").append(this("共享"), "岗位: {青年委员: 戊某}\n");
    case.build(&["--only", OLD]).exit(0);
    let page = read::html(&case.output(&target("桃源社区2026年工作计划.html")));
    let file = |value: &str| page.facts.iter().find(|fact| fact.value == value).map(|fact| fact.file.clone());
    assert_eq!(file("戊某"), Some(this("共享")));
    assert_eq!(file("桃源"), Some(last(OLD)));
}

#[test]
fn last_year_carries_over_but_not_what_is_of_one_year() {
    let line = "{{ 品牌.名称 }}；{% if 特色工作 is 有 %}有特色{% else %}无特色{% endif %}；{% if 问题清单 is 有 %}有问题{% else %}无问题{% endif %}";
    let case = printing(Case::one(), line);
    assert_eq!(observed(&case), "观察：桃源议事厅；有特色；有问题。");
    let case = case.cut(this(OLD), "特色工作").cut(this(OLD), "问题清单");
    let case = case.append(last(OLD), "特色工作: 去岁的文字\n问题清单:\n  - {题: 旧题, 现状: 旧况, 措施: 旧法}\n");
    assert_eq!(observed(&case), "观察：桃源议事厅；无特色；无问题。");
    let case = case.append(this(OLD), "品牌: {名称: 新厅}\n");
    assert_eq!(observed(&case), "观察：新厅；无特色；无问题。");
}

/// 实绩 of 2025 makes the target of 2026 where nobody sets one; a target by hand wins over the rule.
#[test]
fn a_target_follows_from_last_year_unless_it_is_set() {
    let cell = |case: &Case| {
        case.build(&["--only", OLD, "--format", "docx"]).exit(0).errors(&[]);
        let plan = plan(case);
        row(&plan, "消防演练").or_else(|| row(&plan, "消防演练次数")).expect("a row")[5].clone()
    };
    let case = Case::one().set(last(OLD), "消防演练", "{实绩: 17场, 目标: 5场, 上年: 4场}");
    assert!(cell(&case).contains("17"), "{}", cell(&case));
    let case = case.put(this(OLD), "消防演练", "{目标: 23场}");
    assert_eq!(cell(&case), "≥23");
    // What was handed down is a floor under the rule, too.
    let case = case.edit(this(OLD), "{目标: 23场}", "{下达: 19场}");
    assert_eq!(cell(&case), "≥19");
}

/// `消防演练: 8场` in the plan year's file is 实绩 of that year, which this plan does not use: that must not pass in silence.
#[test]
fn a_result_in_the_plan_years_file_is_pointed_out() {
    let case = Case::one().put(this(OLD), "消防演练", "8场");
    case.check(&[]).exit(0).errors(&[]).says("N305", "{目标: 8场}");
}

/// A file says only what differs, so the third year still knows what the first said.
#[test]
fn what_was_written_once_holds_in_every_later_year() {
    let case = Case::one()
        .write("content/2027/永宁街道/桃源社区.yaml", "文档: {发文机关: 桃源社区居民委员会, 成文日期: 2027年2月5日}\n")
        .append(SEEN, "\n\n{% if 特色工作 is 有 %}旧特色{% else %}观察：{{ 单位.名称 }}无特色{% endif %}。\n");
    let run = case.check(&["--year", "2027", "--only", OLD]);
    assert!(run.findings().iter().all(|finding| finding.code != "N206"), "{}", run.stdout);
    case.build(&["--year", "2027", "--only", OLD, "--draft", "--format", "html"]);
    let names: Vec<String> = case.files("output").into_keys().filter(|name| name.starts_with("2027/")).collect();
    assert!(names.iter().any(|name| name.contains("桃源社区2027年工作计划")), "{names:?}");
}

/// The end of one number is said at that number, 1—10月 of what is counted, 截至10月底 of what stands at a date; only what holds
/// for a whole file is said once with 下同.
#[test]
fn a_cut_off_of_one_number_does_not_spread() {
    let line = "{{ 指标.消防演练 | 完成句 }}；{{ 指标.消防安全检查 | 完成句 }}；{{ 指标.招聘活动 | 完成句 }}";
    let case = printing(Case::one().set(last(OLD), "消防演练", "{实绩: 6场, 截止: 10月底}"), line);
    let said = observed(&case);
    assert!(said.contains("组织消防演练6场（1—10月）") && !said.contains("下同"), "{said}");
    assert_eq!((said.matches("10月").count(), said.matches("截至").count()), (1, 0), "{said}");
    let estates = "{{ 指标.充电端口 | 完成句 }}；{{ 指标.消防安全检查 | 完成句 }}；{{ 指标.注册志愿者数 | 完成句 }}";
    let case = printing(Case::one().set(last(OLD), "充电端口", "{实绩: 722个, 截止: 10月底}"), estates);
    let said = observed(&case);
    assert!(said.contains("（截至10月底）") && !said.contains("下同"), "{said}");
    assert_eq!(said.matches("截至").count(), 1, "{said}");
    let said = observed(&printing(Case::one().append(last(OLD), "报告期: 10月底\n"), line));
    assert!(said.matches("截至").count() <= 1, "{said}");
}
