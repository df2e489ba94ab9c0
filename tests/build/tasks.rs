//! Tasks: the body and 任务分解表 come from the same facts, posts are looked up when printed; and the phrases that plans cite.

use super::case::{Case, last, target, this};
use super::read;

const OLD: &str = "桃源社区";
const TASKS: &str = "
任务:
  - 题: 抓好消防安全
    段: 消防
    内容: 逐户检查
    计划: 每月逐户检查一遍
    完成: 逐户检查了十二遍
    指标: [消防演练]
    牵头: 社区居委会
    责任岗位: 安全专干
    时限: 2026年11月底前
    里程碑: {一季度: 排出计划, 四季度: 全部复查}
  - 题: 办好文体活动
    段: 文体
    内容: 春节办主场活动
    指标: [文体活动]
    牵头: 社区居委会
    责任岗位: 文体专干
    时限: 2026年11月底前
";

/// 桃源社区 with these two tasks of its own, and a document with this body and a table of tasks.
fn with(body: &str) -> Case {
    Case::one()
        .write(this("共享"), "任务: []\n")
        .append(this(OLD), TASKS)
        .write("templates/文种/试.yaml", "文种: 试\n级别: 社区\n标题: \"{{ 单位.名称 }}试\"\n段: [试/试]\n附件:\n  - {题: 分解表, 表: 试}\n落款: 否\n")
        .write("templates/段/试/试.md", body)
        .write("templates/表/试.md", "|题|人|一季度|目标|\n|---|---|---|---|\n{% for 行 in 任务行() -%}\n|{{ 行.题 }}|{{ 行.责任岗位 }}{{ 行.责任人 }}|{% if 行.一季度 is 有 %}{{ 行.一季度 }}{% else %}—{% endif %}|{{ 行.目标 }}|\n{% endfor %}\n")
        .write("content/项目.yaml", "项目: 试\n年度: 2026\n文种: {社区: [试]}\n")
}

fn built(case: &Case) -> read::Text {
    case.build(&[]).exit(0);
    read::html(&case.output(&target("桃源社区试.html")))
}

#[test]
fn the_body_and_the_table_come_from_the_same_tasks() {
    let both = with("{{ 任务句(\"消防\") }}\n\n{{ 任务句(\"文体\") }}{{ 任务句(\"没有的段\") }}\n");
    let text = built(&both);
    assert!(
        text.paragraphs.iter().any(|it| it == "每月逐户检查一遍。消防演练全年不少于6场。"),
        "{:?}",
        text.paragraphs
    );
    // Without a wording for plans the task's own words stand.
    assert!(text.paragraphs.iter().any(|it| it.starts_with("春节办主场活动。")), "{:?}", text.paragraphs);
    assert_eq!(text.rows[1][..3], ["抓好消防安全", "安全专干赵萍", "排出计划"]);
    assert_eq!(text.rows[2][2], "—");
    assert!(both.check(&[]).findings().iter().all(|finding| finding.code != "N413"));
}

#[test]
fn a_row_without_a_sentence_and_a_sentence_without_a_row_are_found() {
    let case = with("{{ 任务句(\"消防\") }}\n");
    case.check(&[]).exit(0).says("N413", "办好文体活动").finds("N413", this(OLD), "题: 办好文体活动");
    let case = with("{{ 任务句(\"消防\") }}{{ 任务句(\"文体\") }}{{ [\"招聘活动\"] | 目标串 }}。\n");
    case.check(&[]).exit(0).says("N413", "招聘活动");
    // The target alone is a sentence too.
    let case = with("{{ 任务句(\"消防\") }}{{ 指标.文体活动 | 目标句 }}。\n");
    assert!(case.check(&[]).findings().iter().all(|finding| finding.code != "N413"));
}

/// A target is said once in a document.
#[test]
fn what_was_said_is_not_said_again() {
    let text = built(&with("{{ [\"消防演练\"] | 目标串 }}。\n\n{{ 任务句(\"消防\") }}{{ 任务句(\"文体\") }}\n"));
    let all = text.paragraphs.join("\n");
    assert_eq!(all.matches("消防演练全年不少于6场").count(), 2, "once in the body, once in the table: {all}");
}

#[test]
fn a_post_is_looked_up_when_it_is_printed() {
    let body = "{{ 任务句(\"消防\") }}{{ 任务句(\"文体\") }}\n";
    let case = with(body).edit(last(OLD), "安全专干:         赵萍", "安全专干:         钱安");
    assert_eq!(built(&case).rows[1][1], "安全专干钱安");
    let case = with(body).edit(this(OLD), "责任岗位: 安全专干", "责任岗位: 安全专千");
    case.check(&[]).exit(1).errors(&["N207"]).says("N207", "您是否想写“安全专干”");
    let case = with(body).edit(last(OLD), "安全专干:         赵萍", "安全专干:         待定");
    case.check(&[]).exit(1).errors(&["N403"]).says("N403", "岗位.安全专干");
}

#[test]
fn last_years_tasks_are_told_as_done() {
    let tasks = TASKS.replace("2026年", "2025年");
    let case = with(
        "# 回顾\n\n## 完成情况\n\n{% for 组 in 任务组(\"完成\") %}### {{ 组.名 }}。::\n\n{{ 组.句 }}\n\n{% endfor %}{{ 任务句(\"消防\") }}{{ 任务句(\"文体\") }}\n",
    );
    let case = if case.root.join(last("共享")).exists() { case.cut_if(last("共享"), "任务") } else { case };
    let case = case.append(last(OLD), &tasks);
    let text = built(&case);
    let told = text.paragraphs.iter().find(|it| it.contains("逐户检查了十二遍")).expect("the task");
    assert!(told.ends_with("消防。逐户检查了十二遍。组织消防演练6场，比上年增加2场。"), "{told}");
    // A task without a wording for what is done is told by its numbers.
    assert!(text.paragraphs.iter().any(|it| it.contains("文体。") && it.contains("31场")), "{:?}", text.paragraphs);
}

#[test]
fn a_part_puts_its_sections_one_level_lower() {
    let case = with("# 甲\n\n## 乙\n\n{{ 任务句(\"消防\") }}{{ 任务句(\"文体\") }}\n").write(
        "templates/文种/试.yaml",
        "文种: 试\n级别: 社区\n标题: \"{{ 单位.名称 }}试\"\n段:\n  - {部分: \"{{ 上年度 }}年总结\", 段: [试/试]}\n  - {部分: \"{{ 年度 }}年计划\", 段: [试/丙]}\n落款: 否\n",
    );
    let case = case.write("templates/段/试/丙.md", "# 丙\n\n正文。\n");
    let text = built(&case);
    assert_eq!(text.paragraphs[1..4], ["一、2025年总结", "（一）甲", "1.乙"]);
    let second = text.paragraphs.iter().position(|it| it == "二、2026年计划").expect("the second part");
    assert_eq!(text.paragraphs[second + 1], "（一）丙");
}

const PACK: &str = "templates/提法/试.yaml";

#[test]
fn a_new_entry_of_a_kind_appears_without_touching_a_template() {
    let body = "{{ 提法类(\"试类\") | 顿号 }}；{{ 依据(\"意见\") }}；{{ 任务句(\"消防\") }}{{ 任务句(\"文体\") }}\n";
    let pack = "意见:\n  - {文: 《试行意见》, 文号: 试发〔2024〕3号, 类: 试类, 自: 2025, 来源: 试}\n\
        旧法:\n  - {文: 《旧法》, 类: 试类, 自: 2020, 至: 2025, 来源: 试}\n";
    let text = built(&with(body).write(PACK, pack));
    assert!(text.paragraphs[1].starts_with("《试行意见》；《试行意见》（试发〔2024〕3号）；"), "{:?}", text.paragraphs);
    let more = format!("{pack}新法:\n  - {{文: 《新法》, 类: 试类, 自: 2026, 来源: 试, 待核: 是}}\n");
    let case = with(body).write(PACK, &more);
    assert!(built(&case).paragraphs[1].starts_with("《试行意见》《新法》；"));
    case.check(&[]).says("N410", "新法（templates");
    // The one that ran out has no other in its place.
    case.check(&[]).exit(0).says("N409", "旧法").finds("N409", PACK, "《旧法》");
    let case = with(body).write(PACK, &pack.replace("试发〔2024〕3号", "\"试发[2024]3号\""));
    case.check(&[]).exit(1).says("N405", "六角括号");
    let case = with(&body.replace("试类", "试累")).write(PACK, pack);
    case.check(&[]).exit(1).says("N402", "您是否想写“试类”");
}

#[test]
fn a_term_that_has_another_name_now_is_found() {
    let pack = "试办:\n  - {文: 试办对象, 旧称: [试办人员], 自: 2020, 来源: 试}\n";
    let tasks = "{{ 任务句(\"消防\") }}{{ 任务句(\"文体\") }}";
    let old = with(&format!("走访试办人员。{tasks}\n")).write(PACK, pack);
    old.check(&[]).exit(0).says("N606", "试办对象").finds("N606", "templates/段/试/试.md", "试办人员");
    let quoted = with(&format!("依照《试办人员管理办法》走访试办对象。{tasks}\n")).write(PACK, pack);
    assert!(quoted.check(&[]).findings().iter().all(|finding| finding.code != "N606"));
    let earlier = with(&format!("走访试办人员。{tasks}\n")).write(PACK, &pack.replace("自: 2020", "自: 2027"));
    assert!(earlier.check(&[]).findings().iter().all(|finding| finding.code != "N606"));
}

/// 待定 in a task is asked for wherever the body or the table would say it; 不适用 is said nowhere.
#[test]
fn what_is_owed_in_a_task_is_asked_for() {
    let body = "{{ 任务句(\"消防\") }}";
    let table = "|题|时限|内容|配合|一季度|\n|---|---|---|---|---|\n{% for 行 in 任务行() -%}\n|{{ 行.题 }}|{{ 行.时限 }}|{{ 行.内容 }}|{{ 行.配合 | 顿号 }}|{% if 行.一季度 is 有 %}{{ 行.一季度 }}{% endif %}|\n{% endfor %}\n";
    let with = |body: &str| with(body).write("templates/表/试.md", table);
    for (from, to) in [
        ("时限: 2026年11月底前\n    里程碑", "时限: 待定\n    里程碑"),
        ("内容: 逐户检查\n", "内容: 待定\n"),
        ("计划: 每月逐户检查一遍", "计划: 待定"),
        ("一季度: 排出计划", "一季度: 待定"),
        ("指标: [消防演练]", "指标: [待定]"),
        ("责任岗位: 安全专干", "配合: [待定]\n    责任岗位: 安全专干"),
    ] {
        with(body).edit(this(OLD), from, to).check(&[]).exit(1).errors(&["N403"]).finds("N403", this(OLD), "待定");
    }
    let none = with(body).edit(this(OLD), "计划: 每月逐户检查一遍", "计划: 不适用");
    none.build(&[]).exit(0).errors(&[]);
    let read = read::docx(&none.output(&target("桃源社区试.docx")));
    assert!(!read.paragraphs.join("").contains("不适用"), "{:?}", read.paragraphs);
}

/// What a task applies to cannot be decided by an estate of which nobody says whether it has a manager.
#[test]
fn what_is_owed_decides_no_condition() {
    let body = "{{ 任务句(\"消防\") }}";
    let case = with(body).edit(this(OLD), "内容: 逐户检查\n", "内容: 逐户检查\n    条件: 有物业\n");
    let text = case.text(&last(OLD));
    let first = text.find("物业: 有").expect("an estate");
    let changed = format!("{}物业: 待定{}", &text[..first], &text[first + "物业: 有".len()..]);
    case.write(last(OLD), &changed).check(&[]).exit(1).says("N403", "小区.物业");
}

/// A task's words may refer to what is said elsewhere, in the table and in the body.
#[test]
fn a_task_refers_to_what_is_said_elsewhere() {
    let body = "{{ 任务句(\"消防\") }}";
    let table = "|题|内容|\n|---|---|\n{% for 行 in 任务行() -%}\n|{{ 行.题 }}|{{ 行.内容 }}|\n{% endfor %}\n";
    let with = |body: &str| with(body).write("templates/表/试.md", table);
    let case = with(body).edit(this(OLD), "计划: 每月逐户检查一遍", "计划: \"{年度}年{指标.消防演练.目标句}\"").edit(
        this(OLD),
        "内容: 逐户检查\n",
        "内容: \"{单位.名称}逐户检查\"\n",
    );
    case.build(&[]).exit(0).errors(&[]);
    let text = read::docx(&case.output(&target("桃源社区试.docx")));
    let all = text.paragraphs.join("\n");
    assert!(all.contains("2026年消防演练") || all.contains("2026年组织消防演练"), "{all}");
    assert!(all.contains("桃源社区逐户检查"), "{all}");
    let wrong = with(body).edit(this(OLD), "内容: 逐户检查\n", "内容: \"{单位.名子}逐户检查\"\n");
    wrong.check(&[]).exit(1).finds("N207", this(OLD), "\"{单位.名子}逐户检查\"");
}
