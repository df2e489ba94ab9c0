//! Page numbers, and the limits of the printed area: what stands in the margins.

use std::ops::Range;

use super::grid::{Renderer, is_date};
use crate::rig::ink::{Colour, Ink};
use crate::rig::pdf::{AREA_FOOT, Face, Glyph, Pdf, Sheet, is_below_area, mm};
use crate::rig::report::Report;

/// 4号, the size of a page number; also the "one character" it keeps from the edge.
const NUMBER: f64 = 14.0;
const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;
/// From the text area to the dash.
const BELOW: f64 = 7.0;

/// R38, GB/T 9704 7.5: `— 1 —` in 4号 宋体 below the text area, one character from the right edge on odd pages, from the
/// left on even ones; it counts every page from one; the dash is 7±1 mm below the area.
pub fn page_numbers(pdf: &Pdf, renderer: Renderer) -> Report {
    let mut report = Report::default();
    for sheet in &pdf.sheets {
        if sheet.is_portrait() {
            upright(pdf, sheet, renderer, &mut report);
        } else {
            turned(sheet, renderer, &mut report);
        }
    }
    report
}

fn upright(pdf: &Pdf, sheet: &Sheet, renderer: Renderer, report: &mut Report) {
    let page = sheet.number;
    let below: Vec<_> = sheet.rows.iter().filter(|row| is_below_area(row)).collect();
    let [row] = below[..] else {
        return report.check(false, page, 0, || format!("版心下有 {} 行，应只有页码", below.len()));
    };
    printed(&row.glyphs, page, renderer, report);
    let away = mm(NUMBER);
    if page % 2 == 1 {
        let right = row.right();
        report.check((right - (RIGHT - away)).abs() <= 1.0, page, 0, || {
            format!("单页页码右端 {right:.1} 毫米，应为 {:.1}±1", RIGHT - away)
        });
    } else {
        let left = row.left();
        report.check((left - (LEFT + away)).abs() <= 1.0, page, 0, || {
            format!("双页页码左端 {left:.1} 毫米，应为 {:.1}±1", LEFT + away)
        });
    }
    // The dash is a bar of a third of a millimetre; the lowest ink in its columns is it.
    let ink = Ink::scan(&pdf.path, page, 300, AREA_FOOT..297.0);
    let dash = row.first();
    let middle = |band: Range<f64>| f64::midpoint(band.start, band.end) - AREA_FOOT;
    let bands = ink.bands(mm(dash.left) + 0.5..mm(dash.right) - 0.5, Colour::Any);
    let found = bands.into_iter().next_back().map_or(f64::NAN, middle);
    report
        .check((found - BELOW).abs() <= 1.0, page, 0, || format!("页码一字线在版心下 {found:.2} 毫米，应为 {BELOW}±1"));
}

/// R48, GB/T 9704 8: beside a landscape table the number stands where it stands on an upright sheet: turned, 7 mm left
/// of the text area, at the sheet's foot on odd pages and at its head on even ones.
fn turned(sheet: &Sheet, renderer: Renderer, report: &mut Report) {
    let page = sheet.number;
    let mut glyphs: Vec<Glyph> = sheet.glyphs.iter().filter(|glyph| !glyph.upright).cloned().collect();
    glyphs.sort_by(|one, other| one.height.0.total_cmp(&other.height.0));
    printed(&glyphs, page, renderer, report);
    let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else { return };
    let across = mm(f64::midpoint(first.left, first.right));
    report
        .check((across - (35.0 - BELOW)).abs() <= 1.0, page, 0, || format!("横页页码横向 {across:.1} 毫米，应为 28±1"));
    let away = mm(NUMBER);
    let (found, wanted) =
        if page % 2 == 1 { (mm(last.height.1), RIGHT - away) } else { (mm(first.height.0), LEFT + away) };
    report
        .check((found - wanted).abs() <= 1.0, page, 0, || format!("横页页码端点 {found:.1} 毫米，应为 {wanted:.1}±1"));
}

fn printed(glyphs: &[Glyph], page: usize, renderer: Renderer, report: &mut Report) {
    let text: String = glyphs.iter().map(|glyph| glyph.character).collect();
    report.check(text == format!("—{page}—"), page, 0, || format!("页码「{text}」，应为「— {page} —」"));
    // Chromium prints without naming its faces.
    let named = !renderer.is_chromium();
    let set = glyphs.iter().all(|glyph| (!named || glyph.face == Face::SongTi) && (glyph.size - NUMBER).abs() < 0.3);
    report.check(set, page, 0, || "页码应为 4 号宋体".to_owned());
}

/// R47, R2: no ink outside the text area but the page number: tables, rules and hanging marks included. One thing may
/// stand out to the right: 成文日期, set two characters right of the organ, by the quarters `LibreOffice` adds beside
/// digits (R28 measured up to 1.06 characters).
pub fn inside_area(pdf: &Pdf) -> Report {
    let mut report = Report::default();
    for sheet in &pdf.sheets {
        let page = sheet.number;
        let (width, height) = (mm(sheet.width), mm(sheet.height));
        let (across, down) =
            if sheet.is_portrait() { (LEFT..RIGHT, 37.0..AREA_FOOT) } else { (35.0..260.0, 28.0..184.0) };
        let ink = Ink::scan(&pdf.path, page, 150, 0.0..height);
        let dates: Vec<f64> = sheet
            .rows
            .iter()
            .filter(|row| is_date(&row.text()) && row.right() < RIGHT + 6.3)
            .map(|row| mm(row.baseline()))
            .collect();
        let is_dated = |band: &Range<f64>| dates.iter().any(|date| band.start > date - 6.0 && band.end < date + 2.0);
        let mut beyond = |columns: Range<f64>, what: &str| {
            let bands = ink.bands(columns, Colour::Any);
            let found =
                bands.iter().find(|band| !is_dated(band) && (!sheet.is_portrait() || band.end < AREA_FOOT + 1.0));
            report.check(found.is_none(), page, 0, || {
                format!("{what}外有墨迹，在 {:.1} 毫米高处", found.map_or(0.0, |band| band.start))
            });
        };
        if sheet.is_portrait() {
            beyond(0.0..across.start - 0.5, "版心左缘");
        }
        beyond(across.end + 0.6..width, "版心右缘");
        for band in ink.bands(across.start..across.end, Colour::Any) {
            let number = sheet.is_portrait() && band.start > AREA_FOOT + 1.0;
            let inside = band.start >= down.start - 0.5 && band.end <= down.end + 0.6;
            report.check(inside || number, page, 0, || format!("版心上下缘外有墨迹，在 {:.1} 毫米高处", band.start));
        }
    }
    report
}
