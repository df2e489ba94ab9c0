//! Names that other programs would take for markup.

use super::case::{Case, last, target};
use super::numbers::tables;
use super::read;

const OLD: &str = "桃源社区";

#[test]
fn a_name_like_markup_stays_text() {
    for name in [
        "<script>alert(1)</script>社区",
        "*甲*_乙_|丙[x](y)`社区`",
        "# 甲 & 乙 \\\"丙\\\" &lt;社区",
        "甲~~乙~~\\\\n[丙]社区",
        "1. 甲社区",
    ] {
        let case = Case::three().set(last(OLD), "名称", &format!("\"{name}\""));
        let shown = name.replace("\\\"", "\"").replace("\\\\", "\\");
        case.build(&[]).exit(0).errors(&[]);
        let file = shown.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "_");
        let path = |ending: &str| case.output(&target(&format!("{file}2026年工作计划.{ending}")));
        let (docx, html) = (read::docx(&path("docx")), read::html(&path("html")));
        let title = format!("{shown}2026年工作计划");
        assert_eq!((&docx.paragraphs[0], &html.paragraphs[0]), (&title, &title));
        assert_eq!(docx.paragraphs, html.paragraphs, "{name}");
        let totals = target("永宁街道各社区2026年主要指标汇总表");
        for rows in [
            read::docx(&case.output(&format!("{totals}.docx"))).rows,
            read::html(&case.output(&format!("{totals}.html"))).rows,
        ] {
            assert!(rows.iter().any(|row| row[0] == shown), "{name} 不在汇总表");
            for table in tables(&rows) {
                assert!(table.iter().all(|row| row.len() == table[0].len()), "{name} 拆了格子");
            }
        }
        for file in case.files("output").into_iter().filter(|(file, _)| file.ends_with(".html")) {
            assert!(!String::from_utf8(file.1).unwrap().contains("<script"), "{}", file.0);
        }
    }
}

/// 垟 is not in GB2312: its run names the wide font of the same style, and no other run does.
#[test]
fn a_character_outside_gb2312_names_the_wide_font() {
    let case = Case::one().set(last(OLD), "名称", "南垟社区").set(last(OLD), "全称", "江州市南垟社区");
    case.build(&[]).exit(0).errors(&[]);
    let docx = read::docx(&case.output(&target("南垟社区2026年工作计划.docx")));
    let wide: Vec<&(String, Option<String>)> = docx.fonts.iter().filter(|(text, _)| text.contains('垟')).collect();
    assert!(wide.len() >= 3, "{wide:?}");
    let is_wide = |font: &Option<String>| {
        font.as_deref().is_some_and(|font| ["仿宋", "楷体", "方正小标宋_GBK", "黑体", "宋体"].contains(&font))
    };
    assert!(wide.iter().all(|(text, font)| text == "垟" && is_wide(font)), "{wide:?}");
    assert!(docx.fonts.iter().any(|(_, font)| font.as_deref() == Some("仿宋")), "正文里没有");
    let others = docx.fonts.iter().filter(|(text, font)| font.as_deref() == Some("仿宋") && !text.contains('垟'));
    assert_eq!(others.count(), 0);
    assert!(docx.paragraphs[0].starts_with("南垟社区2026"));
}

#[test]
fn a_character_that_no_common_font_has_is_a_warning() {
    let case = Case::one().set(last(OLD), "名称", "莫𡐓社区");
    case.check(&[]).exit(0).says("N603", "𡐓");
}
