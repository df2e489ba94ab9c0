//! What flows over the grid: faces by level, headings with their text, no empty page, and not a character lost.

use super::grid::{is_body, is_full_width, is_indented, text_rows};
use crate::rig::docx::Docx;
use crate::rig::pdf::{Face, Pdf, Row, is_below_area};
use crate::rig::report::Report;
use crate::rig::{characters, difference};

const NUMERALS: &str = "一二三四五六七八九十";
/// 2号, the size of the title.
const TITLE: f64 = 22.0;

/// The level a row's number claims: `一、` 1, `（一）` 2, `1.` 3, `（1）` 4.
pub fn level(row: &Row) -> Option<usize> {
    let text = row.text();
    let bare = text.strip_prefix('（').unwrap_or(&text);
    let bracketed = bare.len() < text.len();
    let after = bare.trim_start_matches(|character| NUMERALS.contains(character));
    if after.len() < bare.len() {
        return if bracketed { after.starts_with('）').then_some(2) } else { after.starts_with('、').then_some(1) };
    }
    let after = bare.trim_start_matches(|character: char| character.is_ascii_digit());
    if after.len() == bare.len() || bare.len() - after.len() > 2 {
        return None;
    }
    if bracketed {
        return after.starts_with('）').then_some(4);
    }
    let point = after.strip_prefix('.')?;
    (!point.starts_with(|character: char| character.is_ascii_digit())).then_some(3)
}

/// R26, GB/T 9704 7.3.3: levels one to four are set in 黑体, 楷体, 仿宋, 仿宋; told by the PDF's face of the first full-width glyph.
pub fn heading_faces(pdf: &Pdf) -> Report {
    let mut report = Report::default();
    for (page, number, row) in pdf.body().filter(|(_, _, row)| is_body(row) && is_indented(row)) {
        let Some(level) = level(row) else { continue };
        let wanted = [Face::HeiTi, Face::KaiTi, Face::FangSong, Face::FangSong][level - 1];
        // Digits may be set in a Western face.
        let Some(han) = row.glyphs.iter().find(|glyph| is_full_width(glyph.character)) else { continue };
        let found = han.face;
        report.check(found == wanted, page, number, || {
            format!("{level} 级标题字体 {found:?}，应为 {wanted:?}：{}", row.text())
        });
    }
    report
}

/// R6, GB/T 9704 5.2.2: what is not a heading is set in 仿宋 (题注 and run-in headings in 楷体, labels in 黑体). Any
/// other face of a full-width character is a fault, above one glyph in a hundred for characters outside the stand-ins.
pub fn body_face(pdf: &Pdf) -> Report {
    let mut report = Report::default();
    let glyphs: Vec<_> = pdf
        .body()
        .filter(|(_, _, row)| is_body(row))
        .flat_map(|(_, _, row)| &row.glyphs)
        .filter(|glyph| is_full_width(glyph.character))
        .collect();
    let share =
        |faces: &[Face]| glyphs.iter().filter(|glyph| faces.contains(&glyph.face)).count() * 100 / glyphs.len().max(1);
    let strange = share(&[Face::Other, Face::SongTi, Face::XiaoBiaoSong]);
    report.check(strange == 0, 1, 0, || format!("正文有 {strange}% 的字不是仿宋、楷体或黑体"));
    let plain = share(&[Face::FangSong]);
    report.check(plain >= 70, 1, 0, || format!("正文只有 {plain}% 的字是仿宋"));
    report
}

/// R23, GB/T 9704 7.3.1: the title is 2号 小标宋, each of its rows within the text area and centred on it, ±1 mm: at
/// 106 mm, on a landscape sheet (35 mm left, 37 mm right) at 147.5 mm.
pub fn title(pdf: &Pdf) -> Report {
    let mut report = Report::default();
    for sheet in &pdf.sheets {
        let (centre, room) = if sheet.is_portrait() { (106.0, 156.5) } else { (147.5, 225.5) };
        for (row, number) in sheet.rows.iter().zip(1..).filter(|(row, _)| row.is_sized(TITLE)) {
            let (middle, width) = (f64::midpoint(row.left(), row.right()), row.right() - row.left());
            let set = row.glyphs.iter().all(|glyph| glyph.face == Face::XiaoBiaoSong);
            report.check(set, sheet.number, number, || {
                format!("标题字体 {:?}，应为小标宋：{}", row.first().face, row.text())
            });
            report.check((middle - centre).abs() <= 1.0, sheet.number, number, || {
                format!("标题中线 {middle:.1} 毫米，应为 {centre}±1")
            });
            report.check(width <= room, sheet.number, number, || format!("标题行宽 {width:.1} 毫米，应在 {room} 以内"));
        }
    }
    report
}

/// R45, R60: no page without text.
pub fn no_blank_page(pdf: &Pdf) -> Report {
    let mut report = Report::default();
    for sheet in &pdf.sheets {
        let filled = sheet.rows.iter().any(|row| !sheet.is_portrait() || !is_below_area(row));
        report.check(filled, sheet.number, 0, || "空白页".to_owned());
    }
    report
}

/// R26, R47: neither a heading nor a table's title is the last row of a page.
pub fn no_heading_at_foot(pdf: &Pdf) -> Report {
    let mut report = Report::default();
    let last = pdf.sheets.len();
    for sheet in pdf.sheets.iter().filter(|sheet| sheet.is_portrait() && sheet.number < last) {
        let Some(row) = sheet.rows.iter().rfind(|row| !is_below_area(row)) else { continue };
        let whole = |face| row.glyphs.iter().all(|glyph| glyph.face == face);
        // A level set in 仿宋 is a heading of its own, not a paragraph's beginning, when it stops short without a mark.
        let short = row.right() < 176.0 && !"。；：！？”）".contains(row.last().character);
        let plain = is_indented(row) && matches!(level(row), Some(3 | 4)) && short;
        let heading = is_body(row) && (whole(Face::HeiTi) || whole(Face::KaiTi) || plain)
            || row.is_sized(TITLE)
            || is_table_title(row);
        report.check(!heading, sheet.number, text_rows(sheet).len(), || format!("标题落在页末：{}", row.text()));
    }
    report
}

fn is_table_title(row: &Row) -> bool {
    let text = row.text();
    text.strip_prefix('表').is_some_and(|rest| rest.starts_with(|character: char| character.is_ascii_digit()))
}

/// R96, R12: every character of the DOCX is printed, once and in order. Header rows that a table repeats on a new page
/// and blocks that float (版记) are allowed where the printer puts them.
pub fn same_text(pdf: &Pdf, docx: &Docx) -> Report {
    let mut report = Report::default();
    let floating = docx.floating();
    let (mut wanted, mut found) = (docx.text(), pdf.text());
    for block in &floating {
        wanted = wanted.replacen(block, "", 1);
        report.check(found.contains(block), pdf.sheets.len(), 0, || format!("PDF 里没有「{block}」"));
        found = found.replacen(block, "", 1);
    }
    let found = without_repeats(&wanted, &found, &docx.header_rows());
    let difference = difference(&wanted, &found);
    report.measured += wanted.chars().count();
    report.check(difference.is_none(), 1, 0, || format!("DOCX 与 PDF 文字{}", difference.unwrap_or_default()));
    report
}

/// `found` without the header rows that `wanted` does not have at the same place.
fn without_repeats(wanted: &str, found: &str, headers: &[String]) -> String {
    let mut kept = String::new();
    let mut rest = found;
    while let Some(next) = rest.chars().next() {
        let expected = wanted.get(kept.len()..).unwrap_or_default();
        let repeated = headers
            .iter()
            .find(|header| !header.is_empty() && rest.starts_with(*header) && !expected.starts_with(*header));
        if let Some(header) = repeated {
            rest = &rest[header.len()..];
        } else {
            kept.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    characters(&kept)
}
