//! 校对 as a gate: faults put into each plan are found, wherever they are put; levels, what is let pass, 正式稿, the report.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::case::{COMMUNITIES, Case, Run, SAMPLE, target, this};
use super::read;

const SECTION: &str = "主要任务/节水.md";

fn own(unit: &str) -> String {
    format!("templates/本地/{unit}/{SECTION}")
}

fn plan(unit: &str) -> String {
    target(&format!("{unit}2026年工作计划.docx"))
}

/// The community after this one.
fn other(unit: &str) -> &'static str {
    let at = COMMUNITIES.iter().position(|name| *name == unit).unwrap();
    COMMUNITIES[(at + 1) % COMMUNITIES.len()]
}

/// Codes of one unit's findings.
fn codes(run: &Run<'_>, unit: &str) -> Vec<String> {
    run.findings().into_iter().filter(|finding| finding.unit == unit).map(|finding| finding.code).collect()
}

/// What a clerk types into a section: another community's name, last year's deadline, a number that the facts do not have, a
/// placeholder, parts that are more than the whole.
#[test]
fn five_faults_typed_into_each_of_fifteen_plans_are_found() {
    let mut case = Case::sample();
    for unit in COMMUNITIES {
        let text = format!(
            "### 节约用水。::\n\n学习{}的做法，把节水器具送到楼栋。2025年6月底前完成管网检查。\
             全年举办节水宣传活动87场，由×××负责。走访用水大户120户，其中餐饮店80户、洗车店60户。\n",
            other(unit)
        );
        case = case.write(own(unit), &text);
    }
    let run = case.build(&[]).exit(1);
    // They are drafts: written and listed.
    assert_eq!((run.count("written"), run.count("failed")), (81, 0));
    assert_eq!(run.count("formal"), 81 - 15);
    for unit in COMMUNITIES {
        let codes = codes(&run, unit);
        for code in ["N621", "N628", "N713", "N601", "N715"] {
            assert!(codes.iter().any(|found| found == code), "{unit}：没有 {code}，有 {codes:?}");
        }
    }
    let run = case.build(&["--final", "--out", "正式"]).exit(1);
    assert_eq!((run.count("written"), run.count("failed")), (66, 15));
    assert!(!case.root.join("正式").join(plan("桃源社区")).exists());
    let run = case.run(&["build", "--final", "--only", "桃源社区", "--out", "另"]);
    assert!(run.stdout.contains("离正式稿还有 5 处错误"), "{}", run.stdout);
    let run = case.run(&["build", "--only", "桃源社区", "--out", "另"]);
    assert!(run.stdout.contains("还不是正式稿：桃源社区2026年工作计划（还差 5 处错误）"), "{}", run.stdout);
}

/// Writes a DOCX again with another body.
fn rewrite(from: &Path, to: &Path, change: impl Fn(&str) -> String) {
    let mut archive = ZipArchive::new(File::open(from).unwrap()).unwrap();
    let mut out = ZipWriter::new(File::create(to).unwrap());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        if name == "word/document.xml" {
            bytes = change(std::str::from_utf8(&bytes).unwrap()).into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap();
}

/// Where the numbers of the body stand in the XML: inside `<w:t>`, behind the title.
fn numbers(xml: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, _) in xml.match_indices("<w:t") {
        let Some(from) = xml[at..].find('>').map(|end| at + end + 1) else { continue };
        let to = from + xml[from..].find('<').unwrap();
        let mut start = None;
        for (offset, c) in xml[from..to].char_indices().chain([(to - from, '。')]) {
            match (start, c.is_ascii_digit()) {
                (None, true) => start = Some(from + offset),
                (Some(first), false) => {
                    found.push((first, from + offset));
                    start = None;
                }
                _ => {}
            }
        }
    }
    found
}

/// What is changed in WPS after the plan was made: a number anywhere, a year, a name, a placeholder.
#[test]
fn what_is_changed_in_a_plan_that_was_written_out_is_found() {
    let case = Case::sample();
    case.build(&[]).exit(0);
    let folder = case.output("2026/永宁街道");
    // Each file with the codes of which one must be there.
    let mut files: Vec<(String, &[&str])> = Vec::new();
    for unit in COMMUNITIES {
        let from = case.output(&plan(unit));
        let xml = read::part(&from, "word/document.xml");
        let title = xml.find("工作计划").unwrap();
        let mut put = |kind: &str, text: &str, codes: &'static [&'static str]| {
            let to = folder.join(format!("{unit}2026年工作计划({kind}).docx"));
            rewrite(&from, &to, |_| text.to_owned());
            files.push((to.to_string_lossy().into_owned(), codes));
        };
        let places: Vec<usize> = numbers(&xml).into_iter().map(|(at, _)| at).filter(|at| *at > title).collect();
        assert!(places.len() > 100, "{unit}：{}", places.len());
        // A number here and there, one digit of it.
        for (index, start) in places.iter().step_by(31).enumerate() {
            let digit = if xml[*start..].starts_with('9') { "8" } else { "9" };
            put(&format!("数{index}"), &format!("{}{digit}{}", &xml[..*start], &xml[start + 1..]), &["N714"]);
        }
        let year = title + xml[title..].find("2026年").unwrap();
        let with = |year_now: &str| format!("{}{year_now}{}", &xml[..year], &xml[year + "2026年".len()..]);
        put("年", &with("2025年"), &["N714"]);
        put("占位", &with("20xx年"), &["N611", "N601"]);
        put("空", &with("××年"), &["N611", "N601"]);
        let at = title + xml[title..].find("居民").unwrap();
        put("名", &format!("{}{}{}", &xml[..at], other(unit), &xml[at..]), &["N621"]);
    }
    let names = files.iter().map(|(file, _)| file.as_str());
    let run = case.run(&["check", "--json"].into_iter().chain(names).collect::<Vec<_>>());
    let findings = run.findings();
    for (file, wanted) in &files {
        let of_file = findings.iter().filter(|finding| finding.level == "error");
        let of_file: Vec<&str> = of_file
            .filter(|finding| finding.place.as_ref().is_some_and(|place| place.file == *file))
            .map(|finding| finding.code.as_str())
            .collect();
        assert!(wanted.iter().any(|code| of_file.contains(code)), "{file}：{of_file:?}");
    }
}

/// As it was written out, it agrees with the facts.
#[test]
fn a_plan_that_was_not_changed_has_no_errors() {
    let files: Vec<String> =
        COMMUNITIES.iter().map(|unit| SAMPLE.output(&plan(unit)).to_string_lossy().into_owned()).collect();
    let arguments: Vec<&str> = ["check", "--json"].into_iter().chain(files.iter().map(String::as_str)).collect();
    SAMPLE.run(&arguments).exit(0);
}

/// Outside the project nothing is known of its facts: all that was written out agrees with itself.
#[test]
fn what_was_written_out_has_no_errors_elsewhere() {
    let files = SAMPLE.files("output/2026/永宁街道").into_iter().filter(|(name, _)| name.ends_with(".docx"));
    let mut elsewhere = Case::empty();
    let mut names = Vec::new();
    for (index, (_, bytes)) in files.enumerate() {
        names.push(format!("{index}.docx"));
        elsewhere = elsewhere.bytes(&names[index], &bytes);
    }
    assert!(names.len() > 60, "{}", names.len());
    let arguments: Vec<&str> = ["check", "--json"].into_iter().chain(names.iter().map(String::as_str)).collect();
    elsewhere.run(&arguments).exit(0);
}

const TEXT: &str = "### 节约用水。::\n\n学习柳荫街社区的做法，把节水器具送到楼栋。\n";

#[test]
fn a_comment_with_a_reason_lets_a_finding_pass() {
    let named = |comment: &str| TEXT.replace("学习", &format!("{comment}\n学习"));
    let case = Case::three().write(own("桃源社区"), &named("{# 校对放过 N621：两个社区结对 #}"));
    let run = case.build(&[]).exit(0);
    assert!(run.findings().iter().all(|finding| !["N621", "N901", "N902"].contains(&&*finding.code)), "{}", run.stdout);
    let report = case.text("output/2026/永宁街道/校对报告.json");
    assert!(report.contains("两个社区结对"), "{report}");
    // Of another rule, without a reason, of what is not there any more.
    for (comment, code) in [
        ("{# 校对放过 N622：两个社区结对 #}", "N902"),
        ("{# 校对放过 N621 #}", "N901"),
        ("{# 校对放过 N103：不想改 #}", "N901"),
    ] {
        let case = Case::three().write(own("桃源社区"), &named(comment));
        case.build(&[]).exit(1).says("N621", "柳荫街社区").says(code, "放过");
    }
    // One of two rules let something pass, the other nothing.
    let two = Case::three().write(own("桃源社区"), &named("{# 校对放过 N621、N622：两个社区结对 #}"));
    two.build(&[]).exit(0).says("N902", "放过 N622（");
    for comment in ["{# 校对放过本段 N621：两个社区结对 #}", "{# 校对放过全文 foreign-entity：两个社区结对 #}"]
    {
        Case::three().write(own("桃源社区"), &named(comment)).build(&[]).exit(0);
    }
}

#[test]
fn in_a_fact_file_it_is_a_comment_of_its_line() {
    let path = this("桃源社区");
    let text =
        |comment: &str| format!("特色工作: 学习柳荫街社区的做法，每周议事一次，把议事结果贴到楼门口。  {comment}\n");
    let case = |comment: &str| Case::three().cut(&path, "特色工作").append(&path, &text(comment));
    case("").build(&[]).exit(1).finds("N621", &path, "柳荫街社区");
    case("# 校对放过 N621：结对社区").build(&[]).exit(0);
    case("# 校对放过 N644：结对社区").build(&[]).exit(1).finds("N902", &path, "# 校对放过 N644：结对社区");
}

#[test]
fn the_project_says_how_loud_a_rule_is_and_what_is_let_pass() {
    let case = || Case::three().write(own("桃源社区"), TEXT);
    let settings = |more: &str| format!("{}\n{more}", SAMPLE.text("content/项目.yaml"));
    case().build(&[]).exit(1).says("N621", "柳荫街社区");
    for more in [
        "校对: {级别: {N621: 提醒}}\n",
        "校对: {级别: {foreign-entity: 不查}}\n",
        "校对:\n  放过:\n  - {规则: N621, 文件: 桃源社区2026年工作计划, 段: 节约用水, 原话: 柳荫街社区的做法, 原因: 两个社区结对}\n",
    ] {
        case().write("content/项目.yaml", &settings(more)).build(&[]).exit(0);
    }
    for (more, code, words) in [
        ("校对: {级别: {N621: 关}}\n", "N214", "可以写：错误、提醒、说明、不查"),
        ("校对: {级别: {N103: 提醒}}\n", "N214", "不是校对规则"),
        ("校对: {放过: [{规则: N621, 原话: 柳荫街}]}\n", "N214", "缺少“原因”"),
        ("校对: {放过: [{规则: N621, 原因: 结对}]}\n", "N214", "没有写放过哪里"),
        ("校对: {放过: [{规则: N604, 原话: 去年, 原因: 引文}]}\n", "N902", "没有用到"),
    ] {
        let case = case().write("content/项目.yaml", &settings(more));
        let run = case.build(&[]).exit(1);
        assert!(run.stdout.contains(code) && run.stdout.contains(words), "{more}{}", run.stdout);
    }
}

#[test]
fn a_sentence_of_another_community_is_found_where_both_wrote_it() {
    let text = "特色工作: 把东门的旧车棚改成议事厅，每月第二个周四晚上开门议事，请住得最久的居民主持。\n";
    let (one, other) = (this("桃源社区"), this("柳荫街社区"));
    let case = Case::three().cut(&one, "特色工作").append(&one, text).cut(&other, "特色工作");
    let case = case.append(&other, &text.replace("第二个", "第3个"));
    case.build(&[]).exit(0);
    let case = case.append(&other, "").edit(&other, "第3个", "第二个");
    let run = case.build(&[]).exit(0);
    let said = run.findings().into_iter().filter(|finding| finding.code == "N319").collect::<Vec<_>>();
    assert_eq!(said.len(), 1, "{}", run.stdout);
    assert!(said[0].related.len() == 1 && said[0].message.contains("特色工作"), "{said:?}");
}

/// What is typed into a table of one's own is held against the facts as prose is; what the facts have, changes and parts are not.
#[test]
fn numbers_typed_into_a_table_are_held_against_the_facts() {
    let table = |rows: &str| {
        format!(
            "### 节约用水。::\n\n任务见下表。\n\n|任务|单位|目标|比上年增加|措施|\n|:---:|:---:|:---:|:---:|:---:|\n{rows}"
        )
    };
    let wrong =
        "|文体活动|场|87场|2场|广场演出|\n|节水宣传活动|场|77|1场|楼栋宣传|\n|文化惠民|—|—|—|举办文体活动86场|\n";
    let case = Case::three().write(own("桃源社区"), &table(wrong));
    let run = case.build(&[]);
    let said: Vec<String> = run.findings().into_iter().filter(|it| it.code == "N713").map(|it| it.unit).collect();
    assert_eq!(said, ["桃源社区", "桃源社区", "桃源社区"], "{}", run.stdout);
    let right = "|文体活动|场|31场|2场|每月举办文体活动3场|\n|节水宣传活动|场|4|1场|第一季度节水宣传活动1场|\n";
    let case = Case::three().write(own("桃源社区"), &table(right));
    let run = case.build(&[]);
    assert_eq!(run.findings().iter().filter(|it| it.code == "N713").count(), 0, "{}", run.stdout);
}

/// A project may have several streets: another one's name is as wrong as another community's.
#[test]
fn another_street_is_not_spoken_of() {
    let mut case = Case::one();
    for year in ["2025", "2026"] {
        for file in ["共享", "本级", "桃源社区"] {
            let text = case.text(&format!("content/{year}/永宁街道/{file}.yaml"));
            let text = text.replace("永宁街道", "东风街道").replace("桃源", "东风里").replace("990102003", "990102009");
            let file = file.replace("桃源", "东风里");
            case = case.write(format!("content/{year}/东风街道/{file}.yaml"), &text);
        }
    }
    let case =
        case.edit(this("桃源社区"), "内容: 拆除北墙内废弃花坛", "内容: 参照东风街道，会同东风里社区拆除北墙内废弃花坛");
    let run = case.build(&[]).exit(1);
    run.says("N621", "别的单位的名称“东风街道”").says("N621", "别的社区的名称“东风里社区”");
}

/// A file whose title names a community of the street that the project does not have is not held against the street's facts.
#[test]
fn a_community_that_the_project_does_not_have_is_not_the_street() {
    let text = |title: &str| format!("# {title}\n\n全年举办节水宣传活动999场。\n");
    let case = Case::three()
        .write("甲.md", &text("永宁街道梧桐社区2026年节水工作方案"))
        .write("乙.md", &text("永宁街道2026年节水工作方案"));
    let run = case.run(&["check", "--json", "甲.md", "乙.md"]);
    let said: Vec<String> = run
        .findings()
        .into_iter()
        .filter(|finding| finding.code == "N713")
        .filter_map(|finding| Some(finding.place?.file))
        .collect();
    assert_eq!(said, ["乙.md"], "{}", run.stdout);
}

/// A number that a clerk typed into the text of a fact is held against the indicator that it names, as one in a template is.
#[test]
fn numbers_typed_into_the_text_of_a_fact_are_held_against_the_facts() {
    let typed = "2025年开展消防演练943场。“桃源议事厅”设在";
    let run_of = |text: &str| Case::three().edit(this("桃源社区"), "“桃源议事厅”设在", text);
    run_of(typed).build(&["--final"]).exit(1).finds("N713", this("桃源社区"), "2025年开展消防演练943场");
    let right = Case::three();
    assert_eq!(right.build(&[]).findings().iter().filter(|it| it.code == "N713").count(), 0);
}

/// A project knows its own street: a body of any other is foreign, whether the project has it or not.
#[test]
fn a_street_that_no_project_has_is_not_spoken_of() {
    let text = |name: &str| format!("### 节约用水。::\n\n节水器具由{name}街道办事处送到楼栋。\n");
    let run_of = |name: &str| Case::three().write(own("桃源社区"), &text(name));
    run_of("长安").build(&["--final"]).exit(1).says("N621", "长安街道办事处");
    let own_street = run_of("永宁");
    assert_eq!(own_street.build(&[]).findings().iter().filter(|it| it.code == "N621").count(), 0);
}

/// A mark that stands in the template twice is pointed to where the printed words stand.
#[test]
fn a_mark_is_pointed_to_beside_its_words() {
    let text = "### 节约用水。::\n\n{# 说明,一 #}\n把节水器具,送到楼栋。\n";
    let case = Case::three().write(own("桃源社区"), text);
    case.build(&[]).finds("N651", own("桃源社区"), "把节水器具,送到楼栋");
}
