//! Sentence shapes, outlines, and numbers worked out in a sentence: what a template can ask for, in a document of one section.

use super::case::{Case, last, target, this};
use super::read;

const OLD: &str = "桃源社区";

const FACTS: &str = "
职能: [指导社区服务, 拟订发展规划。, 接受政策咨询]
口号: [以人为本、服务居民, 资源共享、共驻共建]
争创: [《甲》, 《乙》, 丙]
原则:
  - {题: 以人为本, 文: 把居民的事办好}
  - {题: 因地制宜, 文: 不搞一刀切}
主要任务:
  - 题: 抓好基础
    项:
      - {题: 配齐人员, 文: 按岗位配备, 指标: [消防演练]}
      - {文: 经费按年安排}
  - 题: 抓好落实
    文: 分工到人
    一是: [列出清单, 逐项销号]
  - 题: 定期检查
考核: {周期: 每月2次}
月历:
  - {月: 7—8月, 事项: [避暑]}
  - {月: 次年1月, 事项: [总结]}
术语: {网格: 社区治理网格}
数字提法:
  四必访: [困难家庭必访, 空巢老人必访, 残疾人必访, 新迁入户必访]
  三有一化: {数: 4, 项: [有人管事, 有钱办事, 有场所议事, 区域化党建]}
制定依据:
  条例: {名称: 江州市社区治理条例, 文号: 江政发〔2024〕3号}
荣誉: [{名称: 区先进, 级别: 区级}, {名称: 省先进, 级别: 省级}, {名称: 市先进, 级别: 市级}]
";

/// 桃源社区 with these facts and a document of this one section.
fn with(body: &str) -> Case {
    Case::one()
        .append(this(OLD), FACTS)
        .cut(last(OLD), "荣誉")
        .write("templates/文种/试.yaml", "文种: 试\n级别: 不限\n标题: \"{{ 单位.名称 }}试\"\n段: [试/试]\n落款: 否\n")
        .write("templates/段/试/试.md", body)
        .write("content/项目.yaml", "项目: 试\n年度: 2026\n文种: {社区: [试]}\n")
}

/// The paragraphs of the section.
fn said(body: &str) -> Vec<String> {
    let case = with(body);
    case.build(&[]).exit(0).errors(&[]);
    read::docx(&case.output(&target("桃源社区试.docx"))).paragraphs.split_off(1)
}

fn refused(body: &str, code: &str, words: &str) {
    with(body).check(&[]).exit(1).says(code, words);
}

#[test]
fn lists_in_one_paragraph() {
    for (body, wanted) in [
        ("{{ 职能 | 一是 }}", "一是指导社区服务；二是拟订发展规划；三是接受政策咨询。"),
        ("{{ 职能 | 第一 }}", "第一，指导社区服务；第二，拟订发展规划；第三，接受政策咨询。"),
        ("{{ 职能 | 首先 }}", "首先，指导社区服务；其次，拟订发展规划；最后，接受政策咨询。"),
        ("{{ 口号 | 首先 }}", "首先，以人为本、服务居民；其次，资源共享、共驻共建。"),
        ("{{ 职能 | 连排 }}", "（1）指导社区服务；（2）拟订发展规划；（3）接受政策咨询。"),
        ("{{ 职能 | 分号 }}。", "指导社区服务；拟订发展规划；接受政策咨询。"),
        // Points with a heading end with a full stop each.
        ("{{ 原则 | 一是 }}", "一是以人为本。把居民的事办好。二是因地制宜。不搞一刀切。"),
        // What is empty falls away, and a lone point has no number.
        ("{% set 空 %}{% endset %}{{ [空, \"甲\", \"乙\"] | 一是 }}", "一是甲；二是乙。"),
        ("{% set 空 %}{% endset %}{{ [空, \"甲\"] | 一是 }}", "甲。"),
        ("{{ 职能 | 顿号(\"以及\") }}。", "指导社区服务、拟订发展规划以及接受政策咨询。"),
        ("{{ 口号 | 顿号(等=true) }}。", "以人为本、服务居民、资源共享、共驻共建等。"),
        // Titles stand beside each other without a comma.
        ("{{ 争创 | 顿号 }}。", "《甲》《乙》、丙。"),
        ("{{ 荣誉 | 排序(\"级别\") | 取(\"名称\") | 顿号 }}。", "省先进、市先进、区先进。"),
    ] {
        assert_eq!(said(body), [wanted], "{body}");
    }
    assert_eq!(said("{{ 口号 | 口号行 }}"), ["以人为本、服务居民；", "资源共享、共驻共建。"]);
    refused("{{ [\"甲\", \"乙\", \"丙\", \"丁\", \"戊\"] | 首先 }}", "N401", "最多四条");
    refused("{{ 单位.名称 | 一是 }}", "N401", "清单");
    refused("{{ 荣誉 | 排序(\"名称\") }}", "N401", "选项");
}

#[test]
fn points_as_headings_and_paragraphs() {
    let headed = [
        "一、抓好基础",
        "（一）配齐人员。按岗位配备。消防演练全年不少于6场。",
        "经费按年安排。",
        "二、抓好落实。分工到人。一是列出清单；二是逐项销号。",
        "三、定期检查",
    ];
    let mut wanted = headed.map(str::to_owned).to_vec();
    // A heading with nothing below it before the end of the document falls away.
    wanted.pop();
    assert_eq!(said("{{ 条目(主要任务) }}"), wanted);
    assert_eq!(said("{{ 条目(原则, \"条款\") }}"), ["一、以人为本。把居民的事办好。", "二、因地制宜。不搞一刀切。"]);
    assert_eq!(said("{{ 条目(原则, \"独立段\") }}"), ["以人为本。把居民的事办好。", "因地制宜。不搞一刀切。"]);
    assert_eq!(said("# 总则\n\n{{ 条目(原则, 级=2) }}")[1], "（一）以人为本。把居民的事办好。");
    refused("{{ 条目(原则, \"别的\") }}", "N401", "独立段");
    // The fifth level has no number in an official document.
    let deep = "# 甲\n\n## 乙\n\n### 丙\n\n{{ 条目(主要任务, 级=4) }}";
    refused(deep, "N501", "五级");
}

#[test]
fn terms_slogans_and_sources() {
    assert_eq!(said("{{ 术语(\"网格\") }}和{{ 术语(\"网格\") }}。"), ["社区治理网格（以下简称网格）和网格。"]);
    assert_eq!(
        said("{{ 展开(\"四必访\") }}；{{ 展开(\"四必访\") }}。"),
        ["“四必访”（困难家庭必访、空巢老人必访、残疾人必访、新迁入户必访）；“四必访”。"]
    );
    assert_eq!(said("{{ 提法项(\"三有一化\") | 计数 | 中文 }}项。"), ["四项。"]);
    assert_eq!(said("{{ 依据(\"条例\") }}。"), ["《江州市社区治理条例》（江政发〔2024〕3号）。"]);
    refused("{{ 术语(\"格网\") }}", "N402", "网格");
    refused("{{ 展开(\"四必方\") }}", "N402", "四必访");
    let miscounted = with("甲。").edit(this(OLD), "新迁入户必访]", "新迁入户必访, 多一项]");
    miscounted.check(&[]).exit(1).finds("N315", this(OLD), "困难家庭必访, 空巢老人必访");
}

#[test]
fn numbers_and_times_in_a_sentence() {
    assert_eq!(
        said("{{ 考核.周期 | 频次句(\"开展\", \"检查\") }}，{{ 考核.周期 | 全年次数 }}。"),
        ["每月开展检查2次，24次。"]
    );
    assert_eq!(said("{% for 行 in 月历 %}{{ 行.月 | 月份 }}；{% endfor %}"), ["7—8月；2027年1月；"]);
    assert_eq!(said("{{ 占比(指标.调解成功.上年, 指标.受理矛盾纠纷.上年) }}。"), ["97.3%。"]);
    assert_eq!(said("{{ 平均(指标.户数.上年, 指标.网格数.上年) }}。"), [format!("{}。", average())]);
    assert_eq!(said("{{ 小区 | 取(\"户数\") | 合计 }}。"), ["3268户。"]);
    refused("{{ 占比(指标.受理矛盾纠纷.上年, 指标.调解成功.上年) }}", "N310", "大于全体");
    refused("{{ 单位.名称 | 频次句(\"开展\", \"检查\") }}", "N401", "频次");
    refused("{{ 单位.名称 | 月份 }}", "N401", "月份");
}

/// What is worked out from a round number or an estimate is one too; from a range nothing is worked out.
#[test]
fn what_is_worked_out_is_as_exact_as_its_numbers() {
    let body = "{{ 小区 | 取(\"户数\") | 合计 }}、{{ 平均(考核.周期, 小区[0].户数) }}。";
    let sum = "{{ 小区 | 取(\"户数\") | 合计 }}。";
    let text = with(sum).text(&last(OLD));
    let first = text.split("户数: ").nth(1).unwrap().split('户').next().unwrap().to_owned();
    let from = format!("户数: {first}户");
    for (to, wanted) in
        [("户数: 约1020户", Ok("约")), ("户数: 预计1020户", Ok("预计")), ("户数: 1020~1200户", Err("确定的数"))]
    {
        let case = with(sum).write(last(OLD), &text.replacen(&from, to, 1));
        match wanted {
            Ok(word) => {
                case.build(&[]).exit(0).errors(&[]);
                let read = read::docx(&case.output(&target("桃源社区试.docx")));
                assert!(read.paragraphs[1].starts_with(word), "{:?}", read.paragraphs);
            }
            Err(words) => drop(case.check(&[]).exit(1).says("N310", words).finds("N310", last(OLD), to)),
        }
    }
    refused(body, "N310", "确定的数");
    refused("{{ 占比(指标.火灾.上年, 指标.户数.上年) }}", "N310", "单位不一样");
    let range = with("{{ 占比(指标.消防演练.目标, 指标.消防演练.上年) }}").put(this(OLD), "消防演练", "{目标: 1~2场}");
    range.check(&[]).exit(1).finds("N310", this(OLD), "1~2场").says("N310", "一段范围");
}

/// A list that nobody wrote is asked for; nothing is printed in its place, and no zero.
#[test]
fn a_list_that_is_not_there_is_asked_for() {
    for body in [
        "{{ 争创 | 顿号 }}。",
        "{{ 争创 | 一是 }}",
        "{{ 争创 | 口号行 }}",
        "{{ 争创 | 分号 }}。",
        "共{{ 争创 | 计数 }}项。",
        "{{ 下一步 | 取(\"题\") | 顿号 }}。",
        "{{ 条目(下一步) }}",
        "{{ 台账.指标 | 目标串 }}。",
        "{{ 台账.指标 | 完成串 }}。",
        "共{{ 党支部 | 取(\"党员\") | 合计 }}。",
    ] {
        let case = with(body);
        let text = case.text(&this(OLD)).replace("争创: [《甲》, 《乙》, 丙]\n", "");
        let case = case.write(this(OLD), &text);
        let case = if body.contains("党支部") { case.cut_if(last(OLD), "党支部") } else { case };
        let run = case.check(&[]).exit(1);
        run.errors(&["N403"]);
    }
}

/// Households a grid, from the numbers that the sample prints.
fn average() -> String {
    let numbers = said("{{ 指标.户数.上年 | 数 }}、{{ 指标.网格数.上年 | 数 }}");
    let (households, grids) = numbers[0].split_once('、').unwrap();
    let exact = households.parse::<f64>().unwrap() / grids.parse::<f64>().unwrap();
    let text = if exact < 100.0 { format!("{exact:.1}") } else { format!("{exact:.0}") };
    format!("{}户", text.trim_end_matches(".0"))
}

#[test]
fn a_text_refers_to_other_facts() {
    let name = "  定位: ";
    let case = with("{{ 单位.定位 }}。");
    let old = case.text(&last(OLD)).lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    for (text, wanted) in [
        ("{年度}年办{指标.消防演练.目标}", "2026年办6场。"),
        ("{指标.消防演练.完成句}", "组织消防演练6场，比上年增加2场。"),
        ("{指标.消防演练.目标比上年}", "与上年持平。"),
        ("{术语.网格}和{术语.网格}", "社区治理网格（以下简称网格）和网格。"),
        ("落实{展开.三有一化}", "落实“三有一化”（有人管事、有钱办事、有场所议事、区域化党建）。"),
        ("按{依据.条例}", "按《江州市社区治理条例》（江政发〔2024〕3号）。"),
        ("{职能}", "指导社区服务、拟订发展规划、接受政策咨询。"),
        ("｛照印｝", "｛照印｝。"),
    ] {
        let case = with("{{ 单位.定位 }}。").edit(last(OLD), &old, &format!("{name}\"{text}\""));
        case.build(&[]).exit(0).errors(&[]);
        let read = read::html(&case.output(&target("桃源社区试.html")));
        assert_eq!(read.paragraphs[1], wanted, "{text}");
    }
    // The number keeps its own place.
    let case = with("{{ 单位.定位 }}。").edit(last(OLD), &old, &format!("{name}\"办{{指标.消防演练.上年}}\""));
    case.build(&[]).exit(0);
    let read = read::html(&case.output(&target("桃源社区试.html")));
    let fact = read.facts.iter().find(|fact| fact.value == "6场").expect("6场");
    assert!(fact.key.starts_with("指标.消防演练") && fact.file == last(OLD), "{fact:?}");
}

/// A target by the term counts for the year, and is said as it was meant.
#[test]
fn a_target_has_its_own_strength_and_period() {
    for (target, wanted) in [
        ("一般≥8场", "一般全年不少于8场。"),
        ("力争≥8场", "力争全年不少于8场。"),
        ("≥4场/学期", "每学期4场，全年不少于8场。"),
        ("每月1场", "每月1场，全年不少于12场。"),
    ] {
        let case = with("{{ 指标.消防演练 | 目标语 }}。").put(this(OLD), "消防演练", &format!("{{目标: {target}}}"));
        case.build(&[]).exit(0).errors(&[]);
        let read = read::docx(&case.output(&super::case::target("桃源社区试.docx")));
        assert_eq!(read.paragraphs[1], wanted, "{target}");
    }
}

/// docs/加一个文种.md, followed to the letter on the sample street.
#[test]
fn the_page_on_adding_a_kind_of_document_is_right() {
    let page = include_str!("../../docs/加一个文种.md");
    let blocks: Vec<&str> = page.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let [assembly, kind, facts, kinds] = blocks.as_slice() else { panic!("{blocks:?}") };
    let own = this("本级");
    let case = Case::three().write("templates/文种/防汛工作方案.yaml", assembly);
    let text = format!("{}\n{facts}", case.text(&own)).replacen(
        "文档:\n",
        &format!("{}\n", kind.split_once("  #").expect("a comment").0),
        1,
    );
    let settings = case.text("content/项目.yaml");
    let listed: Vec<String> = settings
        .lines()
        .map(|line| if line.trim_start().starts_with("街道:") { kinds.trim_end().to_owned() } else { line.to_owned() })
        .collect();
    let case = case.write(&own, &text).write("content/项目.yaml", &(listed.join("\n") + "\n"));
    case.build(&["--only", "永宁街道"]).exit(0).errors(&[]);
    let read = read::docx(&case.output(&target("永宁街道2026年防汛工作方案.docx")));
    // What the page shows, line by line, up to where it leaves something out.
    for shown in page.lines().filter_map(|line| line.strip_prefix("> ")) {
        for part in shown.split('　').flat_map(|part| part.split("……")).filter(|part| part.chars().count() > 3) {
            let part = part.trim_end_matches('。');
            assert!(read.paragraphs.iter().any(|it| it.contains(part)), "“{part}”：{:?}", read.paragraphs);
        }
    }
    assert!(read.rows.iter().any(|row| row[..] == ["组长", "示例甲", "永宁街道办事处主任"]), "{:?}", read.rows);
}

/// 待定 in a point is owed: a draft shows the gap, and nothing is called done without it.
#[test]
fn what_is_owed_in_a_point_is_asked_for() {
    for (from, to, body) in [
        ("{题: 以人为本, 文: 把居民的事办好}", "{题: 待定, 文: 把居民的事办好}", "{{ 条目(原则) }}"),
        ("{题: 以人为本, 文: 把居民的事办好}", "{题: 以人为本, 文: 待定}", "{{ 条目(原则, \"条款\") }}"),
        ("{题: 以人为本, 文: 把居民的事办好}", "{题: 待定, 文: 把居民的事办好}", "{{ 原则 | 一是 }}"),
        ("{题: 以人为本, 文: 把居民的事办好}", "{题: 以人为本, 文: 待定}", "{{ 原则 | 口号行 }}"),
        ("{文: 经费按年安排}", "{文: 经费按年安排, 附件: 待定}", "{{ 条目(主要任务) }}"),
        ("[列出清单, 逐项销号]", "[列出清单, 待定]", "{{ 条目(主要任务) }}"),
        ("[指导社区服务, ", "[待定, ", "{{ 职能 | 顿号 }}。"),
    ] {
        let case = with(body).edit(this(OLD), from, to);
        case.check(&[]).exit(1).finds("N403", this(OLD), "待定");
        case.build(&["--draft"]).exit(0);
        let read = read::docx(&case.output(&target("桃源社区试.docx")));
        assert!(read.paragraphs.iter().any(|text| text.contains("【待补：")), "{to}: {:?}", read.paragraphs);
    }
    // What does not apply falls away.
    let case = with("{{ 条目(原则) }}").edit(this(OLD), "{题: 以人为本, 文", "{题: 不适用, 文");
    case.build(&[]).exit(0).errors(&[]);
    assert_eq!(read::docx(&case.output(&target("桃源社区试.docx"))).paragraphs[1], "把居民的事办好。");
}

/// 待定 among the items of a slogan, or in place of its list, is no item; nor is it the full name of a term.
#[test]
fn what_is_owed_in_a_slogan_or_a_term_is_asked_for() {
    for (from, to, body) in [
        ("困难家庭必访, 空巢", "待定, 空巢", "{{ 展开(\"四必访\") }}。"),
        ("困难家庭必访, 空巢", "待定, 空巢", "{{ 提法项(\"四必访\") | 顿号 }}。"),
        ("[困难家庭必访, 空巢老人必访, 残疾人必访, 新迁入户必访]", "待定", "{{ 展开(\"四必访\") }}。"),
        ("社区治理网格}", "待定}", "{{ 术语(\"网格\") }}。"),
    ] {
        with(body).edit(this(OLD), from, to).check(&[]).exit(1).finds("N403", this(OLD), "待定");
    }
    // What does not apply is no item, no full name and no title either.
    for (from, to, body, code) in [
        ("困难家庭必访, 空巢", "不适用, 空巢", "{{ 展开(\"四必访\") }}。", "N407"),
        ("社区治理网格}", "不适用}", "{{ 术语(\"网格\") }}。", "N407"),
        ("名称: 江州市社区治理条例", "名称: 不适用", "{{ 依据(\"条例\") }}。", "N407"),
        ("文号: 江政发〔2024〕3号", "文号: 待定", "{{ 依据(\"条例\") }}。", "N403"),
    ] {
        with(body).edit(this(OLD), from, to).check(&[]).exit(1).errors(&[code]);
    }
    let without = with("{{ 依据(\"条例\") }}。").edit(this(OLD), "文号: 江政发〔2024〕3号", "文号: 不适用");
    without.build(&[]).exit(0);
    assert_eq!(read::docx(&without.output(&target("桃源社区试.docx"))).paragraphs[1], "《江州市社区治理条例》。");
    // A slogan that no text unfolds may wait.
    with("甲。").edit(this(OLD), "困难家庭必访, 空巢", "待定, 空巢").check(&[]).exit(0);
}

/// A registered term that a text uses without saying what it stands for.
#[test]
fn a_term_is_not_used_without_its_definition() {
    with("{{ 术语(\"网格\") }}按月报告，网格不另报。").check(&[]).exit(0).errors(&[]);
    let run = with("网格按月报告。");
    let found = run.check(&[]).exit(0).says("N418", "{术语.网格}").findings();
    assert!(found.iter().any(|finding| finding.code == "N418" && finding.level == "warning"));
    let unused = with("甲。");
    let found = unused.check(&[]).exit(0).findings();
    assert!(found.iter().all(|finding| finding.code != "N418"), "{found:?}");
}

/// A template that asks whether a text is there (有) prints the gap where it is owed.
#[test]
fn a_condition_does_not_hide_what_is_owed() {
    let body =
        "{% if 考核.奖 is 有 %}对{{ 考核.奖 }}予以表扬。{% endif %}甲。{% if 考核.惩 %}通报{{ 考核.惩 }}。{% endif %}";
    for (fields, wanted) in [
        ("奖: 待定", "对【待补：考核.奖】予以表扬。甲。"),
        ("惩: 待定", "甲。通报【待补：考核.惩】。"),
        ("奖: 不适用", "甲。"),
    ] {
        let case = with(body).edit(this(OLD), "考核: {周期: 每月2次}", &format!("考核: {{周期: 每月2次, {fields}}}"));
        case.build(&["--draft"]).exit(0);
        assert_eq!(read::docx(&case.output(&target("桃源社区试.docx"))).paragraphs[1], wanted);
    }
}

/// A section or an attachment that appears where its fact is there (有则用) appears where the fact is owed.
#[test]
fn what_is_owed_does_not_leave_a_section_out() {
    let assembly =
        "文种: 试\n级别: 不限\n标题: \"{{ 单位.名称 }}试\"\n落款: 否\n段:\n  - {段: 试/试, 有则用: 宣传.文}\n";
    for (value, words) in [("待定", "【待补："), ("一段文字", "一段文字。"), ("不适用", "")] {
        let case = with("{{ 本段 }}。").write("templates/文种/试.yaml", assembly);
        let case = case.append(this(OLD), &format!("宣传: {{文: {value}}}\n"));
        case.build(&["--draft"]).exit(0);
        let read = read::docx(&case.output(&target("桃源社区试.docx")));
        assert_eq!(read.paragraphs.len(), 1 + usize::from(!words.is_empty()), "{value}: {:?}", read.paragraphs);
        assert!(read.paragraphs.last().unwrap().contains(words), "{value}: {:?}", read.paragraphs);
    }
}

/// A question keeps its mark and gets no second one; a pointer to an attachment never stands alone.
#[test]
fn sentences_have_one_end() {
    for (from, to, body, wanted) in [
        ("[指导社区服务, ", "[谁来指导？, ", "{{ 职能 | 一是 }}", "一是谁来指导？二是拟订发展规划；三是接受政策咨询。"),
        ("接受政策咨询]", "怎样咨询？]", "{{ 职能 | 连排 }}", "（1）指导社区服务；（2）拟订发展规划；（3）怎样咨询？"),
        (
            "{题: 以人为本, 文",
            "{题: 为了谁？, 文",
            "{{ 原则 | 一是 }}",
            "一是为了谁？把居民的事办好。二是因地制宜。不搞一刀切。",
        ),
        ("{题: 以人为本, 文", "{题: 为了谁？, 文", "{{ 条目(原则) }}", "一、为了谁？把居民的事办好。"),
        ("文: 把居民的事办好", "文: 为了谁？", "{{ 条目(原则, \"独立段\") }}", "以人为本。为了谁？"),
        (
            "[列出清单, 逐项销号]",
            "[谁列清单？, 逐项销号]",
            "{{ 条目(主要任务) }}",
            "二、抓好落实。分工到人。一是谁列清单？二是逐项销号。",
        ),
    ] {
        let case = with(body).edit(this(OLD), from, to);
        case.build(&[]).exit(0).errors(&[]);
        let read = read::docx(&case.output(&target("桃源社区试.docx")));
        assert!(read.paragraphs.contains(&wanted.to_owned()), "{wanted}: {:?}", read.paragraphs);
    }
    let attached = "文种: 试\n级别: 不限\n标题: \"{{ 单位.名称 }}试\"\n落款: 否\n段: [试/试]\n附件: [{表: 主要指标表, 题: 主要指标表}]\n";
    for (point, wanted) in [
        ("{题: 抓好基础, 附件: 主要指标表, 一是: [甲, 乙]}", Some("一、抓好基础（见附件）。一是甲；二是乙。")),
        ("{题: 抓好基础, 文: 按表落实, 附件: 主要指标表}", Some("一、抓好基础。按表落实（见附件）。")),
        ("{文: 按表落实。, 附件: 主要指标表}", Some("按表落实（见附件）。")),
        ("{附件: 主要指标表, 一是: [甲, 乙]}", None),
    ] {
        let case = with("{{ 条目(保障) }}").write("templates/文种/试.yaml", attached);
        let case = case.append(this(OLD), &format!("保障:\n  - {point}\n  - {{文: 完}}\n"));
        let Some(wanted) = wanted else {
            case.check(&[]).exit(1).says("N402", "要写“题”或“文”");
            continue;
        };
        case.build(&[]).exit(0).errors(&[]);
        let read = read::docx(&case.output(&target("桃源社区试.docx")));
        assert!(read.paragraphs.contains(&wanted.to_owned()), "{wanted}: {:?}", read.paragraphs);
    }
    // A row of points has no room for what an outline says of a point.
    let case = with("{{ 保障 | 一是 }}").append(this(OLD), "保障:\n  - {题: 甲, 一是: [乙, 丙]}\n");
    case.check(&[]).exit(1).says("N401", "还写了“一是”");
}
