//! The board: every document of every unit, which numbers there are, and what is handed over.

use std::fs::File;

use serde_json::json;

use super::desk::{Desk, PLAN, UNIT};
use crate::case::{COMMUNITIES, Case, KINDS};
use crate::rig::docx::Docx;
use crate::rig::tools;

/// What the columns of the board are called, for a community.
const COLUMNS: [&str; 5] = ["年度工作计划", "半年工作小结", "年终工作总结", "工作总结和计划", "摘要"];

#[test]
fn the_first_visit_shows_every_document_and_is_quiet() {
    let desk = Desk::open(Case::sample());
    let tab = desk.tab();
    let headers = tab.call("headers", json!([desk.address("")]));
    let policy = headers["content-security-policy"].as_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    tab.call("waitForSelector", json!(["td[data-doc]"]));
    tab.wait("!document.querySelector('.badge.checking')");
    for unit in COMMUNITIES {
        for kind in COLUMNS {
            let cell = format!("td[data-doc='永宁街道/{unit}|{kind}'] .badge");
            assert_eq!(tab.text(&cell).trim(), "✔ 可定稿", "{unit} {kind}");
        }
    }
    assert_eq!(tab.number("document.querySelectorAll('td[data-doc]').length"), 81);
    assert_eq!(tab.eval("document.title"), json!("永宁街道年度工作计划 · 拟稿"));
    // Whether the console was quiet and nothing else was asked for is seen to when the browser ends.
    tab.shot("board-1280");

    let zip = tools::scratch("serve-zip").join("all.zip");
    let name = tab.call("download", json!(["#zip", zip]));
    assert_eq!(name, json!("永宁街道年度工作计划2026年.zip"));
    let archive = zip::ZipArchive::new(File::open(&zip).unwrap()).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names.len(), 81, "{names:?}");
    for name in COMMUNITIES.iter().flat_map(|unit| KINDS.map(|kind| format!("2026/永宁街道/{unit}{kind}.docx"))) {
        assert!(names.contains(&name), "没有 {name}：{names:?}");
    }
}

#[test]
fn a_document_is_handed_over_as_docx() {
    let desk = Desk::open(Case::one());
    let tab = desk.board(true);
    let file = tools::scratch("serve-docx").join("one.docx");
    let cell = format!("td[data-doc='永宁街道/{UNIT}|{PLAN}'] a.get");
    let name = tab.call("download", json!([cell, file]));
    assert_eq!(name, json!("桃源社区2026年工作计划.docx"));
    docx_rs::read_docx(&std::fs::read(&file).unwrap()).unwrap();
    let text = Docx::open(&file).text();
    assert!(text.contains("2026年工作计划"), "{}", text.chars().take(200).collect::<String>());
}

#[test]
fn search_and_filters_leave_what_is_asked_for() {
    let desk = Desk::open(Case::three());
    let tab = desk.board(true);
    let rows = "document.querySelectorAll('.documents tbody tr').length";
    assert_eq!(tab.number(rows), 4);
    tab.fill("#search", "柳荫街");
    tab.wait(&format!("{rows} === 1"));
    assert!(tab.text(".documents tbody th").contains("柳荫街社区"));
    tab.fill("#search", "没有这样的东西");
    tab.reads("#board", "没有符合的文件");
    tab.fill("#search", "");
    tab.wait(&format!("{rows} === 4"));
}
