//! What the browser prints: the document, and nothing of the page around it.

use serde_json::json;

use super::desk::{Desk, PLAN};
use crate::case::Case;
use crate::rig::pdf::Pdf;
use crate::rig::{characters, tools};

#[test]
fn the_editor_prints_the_document_alone() {
    let desk = Desk::open(Case::one());
    let tab = desk.document(PLAN);
    let file = tools::scratch("serve-print").join("plan.pdf");
    let counts = tab.text(".doc-counts");
    tab.call("pdf", json!([{ "path": file, "preferCSSPageSize": true, "printBackground": true }]));
    let pdf = Pdf::read(&file);
    assert!(counts.starts_with(&format!("{} 页", pdf.sheets.len())), "{counts}，印出 {} 页", pdf.sheets.len());
    let text = characters(&pdf.text());
    assert!(text.contains("桃源社区2026年工作计划"), "{}", text.chars().take(200).collect::<String>());
    for word in ["找一栏", "与上年对照", "撤销", "总览", "下载DOCX", "目标规则"] {
        assert!(!text.contains(word), "印出了“{word}”");
    }
}
