//! The grid of GB/T 9704: sheet, margins, 22 rows of 28 characters, and where rows may break.
#![allow(dead_code, reason = "the layout and the browser tests each use a part of it")]

use super::flow::level;
use crate::rig::docx::Docx;
use crate::rig::pdf::{Face, Pdf, Row, Sheet, is_below_area, mm};
use crate::rig::report::Report;

/// 3号, the size of body text, in points.
pub const BODY: f64 = 16.0;
/// One row of 22 in 225 mm, as 579 twips, in points.
pub const PITCH: f64 = 28.95;
const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;
const TOP: f64 = 37.0;
const FOOT: f64 = 262.0;
/// Two characters of indent.
pub const INDENT: f64 = LEFT + 11.3;
const ROWS: usize = 22;
const COLUMNS: usize = 28;

/// Who laid the pages out. They set the baseline at different depths of an exact line.
#[derive(Clone, Copy)]
pub enum Renderer {
    /// At 80 % of the line, whatever the face.
    LibreOffice,
    /// `LibreOffice` with `w:textAlignment` centre: half the leading above the ascent.
    LibreOfficeCentred,
    /// Half the leading above the ascent.
    Chromium,
}

impl Renderer {
    /// How `LibreOffice` will set this document.
    pub fn of(document: &Docx) -> Self {
        let centred = document.part("word/styles.xml").contains(r#"<w:textAlignment w:val="center"/>"#);
        if centred { Self::LibreOfficeCentred } else { Self::LibreOffice }
    }

    /// From the line's upper edge to the baseline, in millimetres; the stand-ins' ascent and descent are 0.859 and 0.141.
    fn depth(self) -> f64 {
        mm(match self {
            Self::LibreOffice => 0.8 * PITCH,
            Self::LibreOfficeCentred | Self::Chromium => f64::midpoint(PITCH, -BODY) + 0.859 * BODY,
        })
    }

    pub fn is_chromium(self) -> bool {
        matches!(self, Self::Chromium)
    }
}

/// Whether a row is body text: all in 3号.
pub fn is_body(row: &Row) -> bool {
    row.is_sized(BODY)
}

/// Whether a row begins a paragraph of body text or a heading: indented by two characters.
pub fn is_indented(row: &Row) -> bool {
    (row.left() - INDENT).abs() < 1.0
}

/// R1, GB/T 9704 5.1: A4, 210 × 297 mm, ±0.5 mm; upright or turned.
pub fn paper(pdf: &Pdf) -> Report {
    let mut report = Report::default();
    for sheet in &pdf.sheets {
        let (short, long) = (mm(sheet.width.min(sheet.height)), mm(sheet.width.max(sheet.height)));
        let right = (short - 210.0).abs() <= 0.5 && (long - 297.0).abs() <= 0.5;
        report.check(right, sheet.number, 0, || format!("纸张 {short:.1}×{long:.1} 毫米，应为 210×297±0.5"));
    }
    report
}

/// R2, R8, GB/T 9704 5.2.1 and 7.3.3: rows begin at 28±1 mm, or two characters further at a paragraph's start, and
/// end at 184±1 mm; the first row's upper edge is at 37±1 mm and the last row of a full page ends at 262±1 mm.
pub fn margins(pdf: &Pdf, renderer: Renderer) -> Report {
    let mut report = Report::default();
    let long = |row: &Row| is_body(row) && row.glyphs.len() >= 20;
    let mut annexes = 0;
    for (page, number, row) in pdf.body() {
        if row.text().starts_with("附件：") {
            annexes = page;
        }
        if !long(row) {
            continue;
        }
        let left = row.left();
        // A wrapped name in the list of annexes hangs under the name's first character (R27).
        let hanging = annexes == page && left > INDENT;
        let right = (left - LEFT).abs() <= 1.0 || is_indented(row) || hanging;
        report.check(right, page, number, || format!("左缘 {left:.1} 毫米，应为 {LEFT}±1 或缩进 {INDENT}±1"));
        let right = row.right();
        report.check(right <= RIGHT + 1.0, page, number, || format!("右缘 {right:.1} 毫米，应为 {RIGHT}±1"));
    }
    for sheet in pdf.sheets.iter().filter(|sheet| sheet.is_portrait()) {
        let rows = text_rows(sheet);
        let ends: Vec<f64> = rows.iter().filter(|row| long(row)).map(|row| row.right()).collect();
        if ends.len() >= 5 {
            let right = ends.iter().copied().fold(0.0, f64::max);
            report.check((right - RIGHT).abs() <= 1.0, sheet.number, 0, || {
                format!("右缘 {right:.1} 毫米，应为 {RIGHT}±1")
            });
        }
        if let Some(first) = sheet.rows.first().filter(|row| is_body(row)) {
            let top = mm(first.baseline()) - renderer.depth();
            // A page may open with one or two empty paragraphs.
            let empty = ((top - TOP) / mm(PITCH)).round().clamp(0.0, 2.0) * mm(PITCH);
            report.check((top - empty - TOP).abs() <= 1.0, sheet.number, 1, || {
                format!("首行上缘 {top:.1} 毫米，应为 {TOP}±1")
            });
        }
        if rows.len() == ROWS {
            let foot = mm(rows[ROWS - 1].baseline() + PITCH) - renderer.depth();
            report.check((foot - FOOT).abs() <= 1.0, sheet.number, ROWS, || {
                format!("末行下缘 {foot:.1} 毫米，应为 {FOOT}±1")
            });
        }
    }
    report
}

/// R4, GB/T 9704 5.2.3: 28 characters fill a row. Measured on rows of full-width characters that reach the right edge.
/// A row may be shorter only by what the next row's unbreakable beginning would have needed (避头尾, a number); the
/// median is 28 in any case.
pub fn characters_per_row(pdf: &Pdf) -> Report {
    let mut report = Report::default();
    let rows: Vec<(usize, usize, &Row)> = pdf.body().filter(|(_, _, row)| is_body(row)).collect();
    let mut counts = Vec::new();
    for pair in rows.windows(2) {
        let ((page, number, row), (_, _, next)) = (pair[0], pair[1]);
        let flush = (row.left() - LEFT).abs() <= 1.0 && (next.left() - LEFT).abs() <= 1.0;
        if !flush || row.right() < RIGHT - 8.0 || !row.glyphs.iter().all(|glyph| is_full_width(glyph.character)) {
            continue;
        }
        let count = row.glyphs.len();
        counts.push(count);
        let right = (COLUMNS - 1..=COLUMNS + 1).contains(&count)
            || (count as f64 + unbreakable(next) > COLUMNS as f64 && count < COLUMNS);
        report.check(right, page, number, || format!("每行 {count} 字，应为 {COLUMNS}：{}", row.text()));
    }
    counts.sort_unstable();
    if let Some(median) = counts.get(counts.len() / 2) {
        report.check(*median == COLUMNS, 1, 0, || {
            format!("每行 {median} 字（中位数，共 {} 行），应为 {COLUMNS}", counts.len())
        });
    }
    report
}

/// R5, GB/T 9704 5.2.3: 22 rows on a page. A page must be full when it holds only body text and its text runs on:
/// the next page begins with neither a heading, which may have been moved down, nor a signed date's last lines.
pub fn rows_per_page(pdf: &Pdf) -> Report {
    let mut report = Report::default();
    let slots = |rows: &[&Row]| {
        let steps = rows.windows(2).map(|pair| ((pair[1].baseline() - pair[0].baseline()) / PITCH).round() as usize);
        steps.sum::<usize>() + rows.len().min(1)
    };
    for (sheet, next) in pdf.sheets.iter().zip(pdf.sheets.iter().skip(1).map(Some).chain([None])) {
        let rows = text_rows(sheet);
        let only_text = sheet.is_portrait() && sheet.rows.iter().all(|row| is_body(row) || is_below_area(row));
        if !only_text {
            continue;
        }
        let count = slots(&rows);
        if next.is_some_and(runs_on) {
            report.check(count == ROWS, sheet.number, 0, || format!("每面 {count} 行，应为 {ROWS}"));
        } else {
            report.check(count <= ROWS, sheet.number, 0, || format!("每面 {count} 行，至多 {ROWS}"));
        }
    }
    report
}

/// How many pages [`rows_per_page`] required to be full: a long document without one proves nothing.
pub fn full_pages(pdf: &Pdf) -> usize {
    let all_text =
        |sheet: &Sheet| sheet.is_portrait() && sheet.rows.iter().all(|row| is_body(row) || is_below_area(row));
    pdf.sheets.windows(2).filter(|pair| all_text(&pair[0]) && runs_on(&pair[1])).count()
}

/// R5, R43: successive rows of body text stand 28.95±0.15 pt apart, or a whole number of rows where paragraphs are empty.
/// Chromium sets each baseline on a whole pixel (0.75 pt), so there a step may be off by one; on either, the
/// mean of a page is 28.95±0.05.
pub fn pitch(pdf: &Pdf, renderer: Renderer) -> Report {
    let mut report = Report::default();
    let slack = if renderer.is_chromium() { 0.76 } else { 0.15 };
    for sheet in pdf.sheets.iter().filter(|sheet| sheet.is_portrait()) {
        let (mut length, mut slots) = (0.0, 0.0);
        for (pair, number) in sheet.rows.windows(2).zip(2..) {
            if !pair.iter().all(|row| is_body(row) && !is_below_area(row)) {
                continue;
            }
            let step = pair[1].baseline() - pair[0].baseline();
            let rows = (step / PITCH).round().max(1.0);
            let right = (step - rows * PITCH).abs() <= slack;
            report.check(right, sheet.number, number, || format!("行距 {step:.2} 磅，应为 {PITCH}±{slack} 的整数倍"));
            (length, slots) = (length + step, slots + rows);
        }
        if slots >= 15.0 {
            let mean = length / slots;
            report.check((mean - PITCH).abs() <= 0.05, sheet.number, 0, || {
                format!("平均行距 {mean:.2} 磅，应为 {PITCH}±0.05")
            });
        }
    }
    report
}

/// R11, GB/T 15834 5.1: no row begins with a closing mark or ends with an opening one, and neither 破折号 nor 省略号
/// is split. A whole pair may open a row; a single one-character dash (连接号) may not. `LibreOffice` 7.4 splits 破折号
/// whatever the document says, so there only the marks are measured.
pub fn line_breaks(pdf: &Pdf, renderer: Renderer) -> Report {
    let mut report = Report::default();
    let mut before = None;
    for (page, number, row) in pdf.body().filter(|(_, _, row)| is_body(row)) {
        let (first, last) = (row.first().character, row.last().character);
        report.check(!NOT_FIRST.contains(first), page, number, || format!("「{first}」不应在行首：{}", row.text()));
        report.check(!NOT_LAST.contains(last), page, number, || format!("「{last}」不应在行尾：{}", row.text()));
        if "—…".contains(first) && renderer.is_chromium() {
            let whole = row.glyphs.get(1).is_some_and(|second| second.character == first) && before != Some(first);
            report.check(whole, page, number, || format!("「{first}」断在行首：{}", row.text()));
        }
        before = Some(last);
    }
    report
}

const NOT_FIRST: &str = "，。、；：！？）》〉」』】〕”’～·％";
const NOT_LAST: &str = "（《〈「『【〔“‘";

/// Rows of body text in the text area of a portrait sheet.
pub fn text_rows(sheet: &Sheet) -> Vec<&Row> {
    sheet.rows.iter().filter(|row| is_body(row) && !is_below_area(row)).collect()
}

/// Whether a page goes on with the text of the one before, so that nothing but the grid ended that page.
fn runs_on(next: &Sheet) -> bool {
    let Some(first) = next.rows.first().filter(|row| next.is_portrait() && is_body(row)) else { return false };
    let signed = text_rows(next).iter().any(|row| is_date(&row.text()));
    let label = first.text().starts_with("附件") && first.glyphs.len() < 6;
    let heading =
        is_indented(first) && level(first).is_some() || matches!(first.first().face, Face::HeiTi | Face::KaiTi);
    !signed && !label && !heading
}

/// 成文日期 alone on a row: `2026年1月5日`.
pub fn is_date(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let rest: String = text.chars().filter(|character| !character.is_ascii_digit()).collect();
    rest == "年月日" && (6..=8).contains(&digits)
}

/// Characters set in a full square.
pub fn is_full_width(character: char) -> bool {
    matches!(character, '\u{2014}' | '\u{2018}'..='\u{201d}' | '\u{2026}' | '\u{2e80}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
}

/// The width, in characters, of what cannot be parted at a row's beginning. `LibreOffice` sets a quarter between Chinese
/// and digits whatever the document says, and keeps a number with the mark before it.
fn unbreakable(row: &Row) -> f64 {
    let mut width = if is_full_width(row.first().character) { 0.0 } else { 0.25 };
    for (at, glyph) in row.glyphs.iter().enumerate() {
        let one = glyph.character;
        let bound = at == 0
            || NOT_FIRST.contains(one)
            || NOT_LAST.contains(row.glyphs[at - 1].character)
            || !is_full_width(one)
                && (!is_full_width(row.glyphs[at - 1].character) || NOT_FIRST.contains(row.glyphs[at - 1].character))
            || "—…".contains(one) && row.glyphs[at - 1].character == one;
        if !bound {
            break;
        }
        width += (glyph.right - glyph.left) / BODY;
    }
    width
}
