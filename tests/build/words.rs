//! One text in three forms: the document, the DOCX and the HTML; and where each printed fact comes from.

use std::collections::BTreeMap;
use std::fs;

use nigao::document::text;
use nigao::pipeline::{document, prepare};
use nigao::project::Project;
use nigao::project::home::Home;

use super::case::{COMMUNITIES, Case, KINDS, SAMPLE, last, target, this};
use super::read;

/// Every document of the sample: its name, and its text by the library.
fn documents(case: &Case) -> Vec<(String, Vec<String>)> {
    let prepared = prepare::prepare(Project::read(&Home::find(&case.root).expect("a project"), None));
    let made = |job| {
        let made = document::make(&prepared, job, false);
        (document::name(&prepared, job), text::paragraphs(&made.document))
    };
    prepared.jobs.iter().map(made).collect()
}

fn same(name: &str, form: &str, found: &[String], wanted: &[String]) {
    let differ = found.iter().zip(wanted).position(|(one, other)| one != other);
    if let Some(at) = differ {
        panic!("{name} 的{form}第{}段：“{}”，应为“{}”", at + 1, found[at], wanted[at]);
    }
    assert_eq!(found.len(), wanted.len(), "{name} 的{form}段数不同：{:?}", found.last());
}

#[test]
fn every_file_of_the_sample_is_there_and_no_other() {
    let mut wanted = vec![".nigao-manifest.json".to_owned()];
    wanted.extend(["index.html", "校对报告.html", "校对报告.json"].map(target));
    let units = COMMUNITIES.iter().chain(&["永宁街道"]);
    let names = units.flat_map(|name| KINDS.map(|kind| format!("{name}{kind}")));
    for name in names.chain(["永宁街道各社区2026年主要指标汇总表".to_owned()]) {
        wanted.extend([target(&format!("{name}.docx")), target(&format!("{name}.html"))]);
    }
    wanted.sort();
    let found: Vec<String> = SAMPLE.files("output").into_keys().collect();
    assert_eq!(found, wanted);
    let run = SAMPLE.check(&[]).exit(0).errors(&[]);
    assert_eq!((run.count("documents"), run.count("warnings"), run.count("gaps")), (81, 1, 0));
    // The one warning: a community that has numbers of ten months.
    let run = run.finds("N302", last("三里河社区"), "报告期: 10月底");
    assert_eq!(run.findings().iter().filter(|finding| finding.level == "warning").count(), 1);
    let board = SAMPLE.text("output/2026/永宁街道/index.html");
    assert!(board.contains("15个社区：15个已生成，0个未生成"));
    assert!(!board.contains("未生成</span>") && board.matches("2026年工作计划.docx\"").count() == 32, "{board}");
    for kind in KINDS {
        for name in COMMUNITIES.iter().chain(&["永宁街道"]) {
            assert_eq!(board.matches(&format!("\"{name}{kind}.docx\"")).count(), 1, "{name}{kind}");
        }
    }
}

#[test]
fn docx_html_and_document_say_the_same() {
    let documents = documents(&SAMPLE);
    assert_eq!(documents.len(), 81);
    for (name, wanted) in documents {
        let file = |ending: &str| SAMPLE.output(&target(&format!("{name}.{ending}")));
        let (docx, html) = (read::docx(&file("docx")), read::html(&file("html")));
        same(&name, "DOCX", &docx.paragraphs, &wanted);
        same(&name, "HTML", &html.paragraphs, &wanted);
        assert_eq!(docx.rows, html.rows, "{name} 的表格");
        assert!(docx.marked.is_empty() && html.marked.is_empty(), "{name} 有【待补】");
        assert!(wanted.iter().map(|text| text.chars().count()).sum::<usize>() > 300, "{name} 几乎是空的");
    }
}

#[test]
fn the_red_head_says_the_same_in_both_forms() {
    let case = Case::three().edit("content/项目.yaml", "红头: 否", "红头: 是");
    case.build(&["--only", "永宁街道"]).exit(0);
    let all = documents(&case);
    let (name, wanted) = &all[0];
    assert!(wanted.iter().any(|text| text.contains("〔2026〕")) && wanted[0].ends_with("文件"), "{wanted:?}");
    let file = |ending: &str| case.output(&target(&format!("{name}.{ending}")));
    same(name, "DOCX", &read::docx(&file("docx")).paragraphs, wanted);
    same(name, "HTML", &read::html(&file("html")).paragraphs, wanted);
}

#[test]
fn no_mark_of_ours_reaches_a_file() {
    let private = |text: &str| text.chars().find(|c| matches!(c, '\u{e000}'..='\u{f8ff}'));
    for (name, bytes) in SAMPLE.files("output") {
        let texts = match String::from_utf8(bytes) {
            Ok(text) => vec![text],
            Err(_) => read::parts(&SAMPLE.output(&name)),
        };
        for text in texts {
            assert_eq!(private(&text), None, "{name}");
        }
    }
}

#[test]
fn every_printed_fact_stands_where_it_says() {
    let mut sources: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut seen = 0;
    let is_page =
        |name: &str| name.ends_with(".html") && !name.ends_with("index.html") && !name.ends_with("校对报告.html");
    for name in SAMPLE.files("output").keys().filter(|name| is_page(name)) {
        let page = read::html(&SAMPLE.output(name));
        assert!(page.facts.len() > 10, "{name} 只有 {} 个出处", page.facts.len());
        for fact in page.facts {
            seen += 1;
            let lines = sources.entry(fact.file.clone()).or_insert_with(|| {
                let text = fs::read_to_string(SAMPLE.root.join(&fact.file));
                text.unwrap_or_else(|error| panic!("{name}: {fact:?}: {error}")).lines().map(without_comment).collect()
            });
            assert!((1..=lines.len()).contains(&fact.line), "{name}: {fact:?}");
            let line = &lines[fact.line - 1];
            // An entry of the phrases has its words, its number and its date on lines of their own.
            let is_phrase = fact.key.starts_with("提法.");
            let entry = lines[fact.line..].iter().take_while(|line| is_phrase && line.starts_with("    "));
            let stated = std::iter::once(line).chain(entry).map(String::as_str).collect::<Vec<_>>().join("\n");
            let absent: Vec<&str> =
                numbers(&fact.value).into_iter().filter(|number| !numbers(&stated).contains(number)).collect();
            // A long text begins on the line after its key.
            let below = lines[fact.line - 1..].join("\n");
            assert!(
                absent.is_empty() || !fact.how.is_empty() || below.contains(fact.value.trim()),
                "{name}: {absent:?} 不在 {}:{}“{line}”：{fact:?}",
                fact.file,
                fact.line
            );
        }
    }
    assert!(seen > 26_700, "{seen}");
}

fn without_comment(line: &str) -> String {
    line.split(" #").next().unwrap().to_owned()
}

/// The numbers in a text, without sign and unit.
pub fn numbers(text: &str) -> Vec<&str> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.').map(|number| number.trim_matches('.'));
    parts.filter(|number| !number.is_empty()).collect()
}

#[test]
fn numbers_of_headings_run_on_without_a_gap() {
    let chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let first = |text: &str| chinese.iter().position(|number| text.starts_with(&format!("{number}、")));
    let second = |text: &str| chinese.iter().position(|number| text.starts_with(&format!("（{number}）")));
    let run_on = |found: &[usize]| found.iter().copied().eq(0..found.len());
    let mut parts = 0;
    for (name, paragraphs) in documents(&SAMPLE) {
        let firsts: Vec<usize> = paragraphs.iter().filter_map(|text| first(text)).collect();
        assert!(run_on(&firsts), "{name}: {firsts:?}");
        if name.ends_with("总结和2026年工作计划") {
            // Two parts, and the headings of each from （一） on.
            assert_eq!(firsts.len(), 2, "{name}");
            let at = paragraphs.iter().rposition(|text| first(text).is_some()).unwrap();
            for part in [&paragraphs[..at], &paragraphs[at..]] {
                let seconds: Vec<usize> = part.iter().filter_map(|text| second(text)).collect();
                assert!(run_on(&seconds) && seconds.len() >= 3, "{name}: {seconds:?}");
                parts += 1;
            }
        } else if name.ends_with("工作计划") {
            assert!(firsts.len() >= 4, "{name}: {firsts:?}");
        }
    }
    assert_eq!(parts, 32);
}

/// A number that was written in another unit says how it was converted.
#[test]
fn a_converted_number_says_so() {
    let case = Case::one().set(this("桃源社区"), "服务群众专项经费", "{目标: 200000元}");
    case.build(&[]).exit(0);
    let page = read::html(&case.output(&target("桃源社区2026年工作计划.html")));
    let fact = page.facts.iter().find(|fact| fact.key == "指标.服务群众专项经费（2026年目标）").expect("the fact");
    assert!(fact.value.contains("20万元") && fact.how.contains("200000元"), "{fact:?}");
}

#[test]
fn another_year_says_how_it_follows_from_the_plan_year() {
    let how = |case: &Case, year: &str, value: &str| {
        let page = read::html(&case.output(&format!("{year}/永宁街道/桃源社区{year}年主要指标摘要.html")));
        page.facts.iter().find(|fact| fact.value == value).unwrap_or_else(|| panic!("{value}")).how.clone()
    };
    assert_eq!(how(&SAMPLE, "2026", "2026"), "");
    assert_eq!(how(&SAMPLE, "2026", "2025"), "由年度2026得出");
    let case = Case::one();
    case.build(&["--year", "2025", "--draft"]);
    assert_eq!(how(&case, "2025", "2025"), "由 --year 指定");
}
