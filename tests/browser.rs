//! The HTML in a real browser: it opens without a complaint or a request, prints the pages of the DOCX, says where each
//! fact came from, and fits a desk and a telephone.
//!
//! Each check is first shown a page that fails it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test fails by panicking, and its counts are small"
)]

#[allow(dead_code, reason = "the layout tests use all of it")]
#[path = "layout/flow.rs"]
mod flow;
#[path = "layout/grid.rs"]
mod grid;
#[path = "layout/numbers.rs"]
mod numbers;
mod rig;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use grid::Renderer::Chromium;
use rig::docx::Docx;
use rig::pdf::Pdf;
use rig::sample::Sample;
use rig::{characters, difference, tools};
use serde_json::Value;

/// One HTML file and what the browser found in it.
struct Page {
    file: PathBuf,
    found: Value,
    printed: PathBuf,
}

impl Page {
    fn name(&self) -> &str {
        self.file.file_stem().unwrap().to_str().unwrap()
    }

    fn list(&self, key: &str) -> Vec<String> {
        self.found[key].as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
    }

    fn pdf(&self) -> Pdf {
        Pdf::read(&self.printed)
    }
}

/// Opens files in one browser and prints each.
fn open(files: &[PathBuf], output: &Path) -> Vec<Page> {
    let chromium = env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("chromium"), PathBuf::from);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/open.mjs");
    let mut node = tools::program("node");
    let lines =
        tools::text(node.arg(script).arg(tools::node_modules()).arg(tools::located(&chromium)).arg(output).args(files));
    let pages: Vec<Page> = lines
        .lines()
        .zip(files)
        .map(|(line, file)| {
            let printed = output.join(file.file_stem().unwrap()).with_extension("pdf");
            Page { file: file.clone(), found: serde_json::from_str(line).unwrap(), printed }
        })
        .collect();
    assert_eq!(pages.len(), files.len());
    pages
}

struct Everything {
    plans: Vec<Page>,
    others: Vec<Page>,
    index: Page,
}

impl Everything {
    /// The documents, which have a DOCX beside them.
    fn documents(&self) -> impl Iterator<Item = &Page> {
        self.plans.iter().chain(&self.others)
    }

    fn all(&self) -> impl Iterator<Item = &Page> {
        self.documents().chain([&self.index])
    }
}

static OPENED: LazyLock<Everything> = LazyLock::new(|| {
    let folder = tools::scratch("browser-sample");
    let (sample, examples) = (Sample::whole(&folder), Sample::examples(&folder));
    let files = [
        sample.file("桃源社区2026年工作计划", ".html"),
        sample.file("永宁街道2026年工作计划", ".html"),
        sample.file("永宁街道2026年上半年工作小结", ".html"),
        sample.file("桃源社区2025年工作总结和2026年工作计划", ".html"),
        sample.file("桃源社区", "摘要.html"),
        sample.file("永宁街道", "汇总表.html"),
        examples.file("赤峰市", ".html"),
        examples.file("社区服务体系建设材料汇编", ".html"),
        sample.file("index", ".html"),
    ];
    let mut pages = open(&files, &folder);
    let index = pages.pop().unwrap();
    let others = pages.split_off(2);
    Everything { plans: pages, others, index }
});

/// R62: no console message of warning or error, no exception, no request but the file itself.
fn noises(page: &Page) -> Vec<String> {
    let requests = page.list("requests").into_iter().map(|request| format!("{}：请求 {request}", page.name()));
    requests
        .chain(page.list("complaints").into_iter().map(|complaint| format!("{}：{complaint}", page.name())))
        .collect()
}

/// R62: Chinese, UTF-8, standards mode, a title; links lead to files that are there or to places in the page.
fn faults_of_form(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    for (key, wanted) in [("language", "zh-CN"), ("charset", "UTF-8"), ("mode", "CSS1Compat")] {
        if page.found[key] != wanted {
            faults.push(format!("{}：{key} 是 {}，应为 {wanted}", page.name(), page.found[key]));
        }
    }
    if page.found["title"].as_str().unwrap().trim().is_empty() {
        faults.push(format!("{}：没有题目", page.name()));
    }
    for link in page.list("links").iter().filter(|link| !link.starts_with('#')) {
        let target = percent_decoded(link.split(['#', '?']).next().unwrap());
        if link.contains("://") || !page.file.with_file_name(target).exists() {
            faults.push(format!("{}：链接 {link} 没有去处", page.name()));
        }
    }
    faults
}

fn percent_decoded(link: &str) -> String {
    let mut bytes = Vec::new();
    let mut parts = link.split('%');
    bytes.extend_from_slice(parts.next().unwrap().as_bytes());
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).unwrap()
}

/// No sideways scrolling on a desk (1100 px) and on a telephone (390 px).
fn overflows(page: &Page) -> Vec<String> {
    let widths = [("wide", 1100), ("narrow", 390)];
    let wider = widths
        .map(|(key, width)| (width, page.found["overflow"][key].as_i64().unwrap()))
        .into_iter()
        .filter(|(_, over)| *over > 0);
    wider.map(|(width, over)| format!("{}：{width} 像素宽时要横向滚动 {over} 像素", page.name())).collect()
}

/// Pointing at a fact, or moving to it by keyboard, shows its file and line; otherwise nothing is shown.
fn silent_facts(page: &Page) -> Vec<String> {
    let origin = &page.found["origin"];
    if origin.is_null() {
        return vec![format!("{}：没有带出处的 <data>", page.name())];
    }
    let (file, line) = (origin["file"].as_str().unwrap(), origin["line"].as_str().unwrap());
    let mut faults = Vec::new();
    for key in ["hovered", "focused"] {
        let shown = origin[key].as_str().unwrap();
        if !shown.contains(file) || !shown.contains(line) {
            faults.push(format!("{}：{key} 显示 {shown}，应有 {file} 与 {line}", page.name()));
        }
    }
    if origin["plain"] != "none" {
        faults.push(format!("{}：未指向时显示 {}", page.name(), origin["plain"]));
    }
    faults
}

/// R26, R41: elements are drawn in the faces asked for. An element that is absent is not judged.
fn wrong_faces(page: &Page) -> Vec<String> {
    let wanted = [
        ("main h1", "Check XiaoBiaoSong"),
        ("main h2:not(.title)", "Check HeiTi"),
        ("main h3", "Check KaiTi"),
        ("[data-body]", "Check FangSong"),
        ("main th", "Check HeiTi"),
        (".folio", "Check SongTi"),
    ];
    let found = |selector: &str| page.found["faces"][selector].as_str().map(str::to_owned);
    let wrong = wanted
        .into_iter()
        .filter_map(|(selector, face)| Some((selector, face, found(selector)?)))
        .filter(|(_, face, found)| face != found);
    wrong.map(|(selector, face, found)| format!("{}：{selector} 的字体是 {found}，应为 {face}", page.name())).collect()
}

#[track_caller]
fn none<'a>(pages: impl Iterator<Item = &'a Page>, check: fn(&Page) -> Vec<String>) {
    let faults: Vec<String> = pages.flat_map(check).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn pages_open_quietly() {
    none(OPENED.all(), noises);
    none(OPENED.all(), faults_of_form);
}

#[test]
fn nothing_scrolls_sideways() {
    none(OPENED.all(), overflows);
}

#[test]
fn facts_show_their_origin() {
    none(OPENED.documents(), silent_facts);
}

#[test]
fn elements_have_their_faces() {
    none(OPENED.documents(), wrong_faces);
    assert!(OPENED.plans.iter().all(|page| page.found["faces"]["main h1"].is_string()), "计划没有 h1");
}

#[test]
fn text_equals_the_docx() {
    for page in OPENED.documents() {
        let docx = Docx::open(&Sample::twin(&page.file, "docx"));
        if let Some(difference) = difference(&docx.text(), &characters(page.found["text"].as_str().unwrap())) {
            panic!("{}：DOCX 与 HTML 文字{difference}", page.name());
        }
    }
}

#[test]
fn printed_pages_are_the_sheets() {
    for page in OPENED.documents() {
        let (pdf, name) = (page.pdf(), page.name());
        assert_eq!(page.found["sheets"].as_u64(), Some(pdf.sheets.len() as u64), "{name}：页数");
        grid::paper(&pdf).holds(&format!("{name}：纸张"), 1);
        flow::no_blank_page(&pdf).holds(&format!("{name}：空白页"), 1);
        numbers::page_numbers(&pdf, Chromium).holds(&format!("{name}：页码"), 4);
        numbers::inside_area(&pdf).holds(&format!("{name}：版心"), 2);
        flow::same_text(&pdf, &Docx::open(&Sample::twin(&page.file, "docx"))).holds(&format!("{name}：文字"), 200);
    }
}

#[test]
fn printed_plans_keep_the_grid() {
    for page in &OPENED.plans {
        let (pdf, name) = (page.pdf(), page.name());
        grid::margins(&pdf, Chromium).holds(&format!("{name}：页边"), 50);
        grid::characters_per_row(&pdf).holds(&format!("{name}：每行字数"), 20);
        grid::rows_per_page(&pdf).holds(&format!("{name}：每面行数"), 1);
        assert!(grid::full_pages(&pdf) >= 1, "{name}：没有一面满页，量不出每面行数");
        grid::pitch(&pdf, Chromium).holds(&format!("{name}：行距"), 40);
        grid::line_breaks(&pdf, Chromium).holds(&format!("{name}：避头尾"), 100);
    }
}

#[test]
fn the_checks_refuse_a_broken_page() {
    let folder = tools::scratch("browser-broken");
    let text = "正".repeat(900);
    let page = format!(
        r#"<html><head><meta charset="utf-8"><link rel="stylesheet" href="https://example.invalid/a.css"><style>
        @page {{ size: A4; margin: 25mm }} body {{ margin: 0; font: 16pt/30pt SimSun }} @media screen {{ div {{ width: 1200px }} }}</style></head><body>
        <main><h1>题</h1><p><data data-file="content/a.yaml" data-line="3" tabindex="0">3</data>{text}</p>
        <a href="gone.html">去处</a><div>宽</div></main><script>console.error("坏了")</script></body></html>"#
    );
    let file = folder.join("broken.html");
    fs::write(&file, page).unwrap();
    let page = open(&[file], &folder).pop().unwrap();
    let has = |faults: Vec<String>, sign: &str| {
        assert!(faults.iter().any(|fault| fault.contains(sign)), "没有发现「{sign}」：{faults:?}");
    };
    has(noises(&page), "请求 https://example.invalid/a.css");
    has(noises(&page), "坏了");
    has(faults_of_form(&page), "language");
    has(faults_of_form(&page), "CSS1Compat");
    has(faults_of_form(&page), "gone.html");
    has(overflows(&page), "390");
    has(overflows(&page), "1100");
    has(silent_facts(&page), "hovered");
    has(silent_facts(&page), "focused");
    has(wrong_faces(&page), "main h1");
    let pdf = page.pdf();
    grid::pitch(&pdf, Chromium).catches("行距 30.0");
    grid::margins(&pdf, Chromium).catches("左缘 2");
    numbers::page_numbers(&pdf, Chromium).catches("应只有页码");
}
