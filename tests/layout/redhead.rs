//! The red head and the version record: measured as ink, for only ink has an edge.

use std::ops::Range;

use crate::rig::ink::{Colour, Ink};
use crate::rig::pdf::{AREA_FOOT, Pdf, mm};
use crate::rig::report::Report;

const TOP: f64 = 37.0;
/// The text area's columns, less a pixel on either side.
const WIDTH: Range<f64> = 28.3..183.7;

/// R19, GB/T 9704 7.2.4: the mark's upper edge is 35±1.5 mm below the text area's, its middle at 106±1 mm, in red.
pub fn mark(pdf: &Pdf) -> Report {
    let mut report = Report::default();
    let ink = Ink::scan(&pdf.path, 1, 300, 0.0..297.0);
    let Some(first) = ink.bands(0.0..210.0, Colour::Red).into_iter().next() else {
        report.check(false, 1, 0, || "没有红色的发文机关标志".to_owned());
        return report;
    };
    let below = first.start - TOP;
    report.check((below - 35.0).abs() <= 1.5, 1, 0, || format!("标志上缘在版心上缘下 {below:.2} 毫米，应为 35±1.5"));
    let across = ink.extent(first, Colour::Red).unwrap_or(0.0..0.0);
    let middle = f64::midpoint(across.start, across.end);
    report.check((middle - 106.0).abs() <= 1.0, 1, 0, || format!("标志中线 {middle:.1} 毫米，应为 106±1"));
    report
}

/// R22, GB/T 9704 7.2.7: a red rule 156±1 mm wide, at most 1.2 mm thick, 4±1 mm below the ink of 发文字号.
pub fn red_rule(pdf: &Pdf) -> Report {
    let mut report = Report::default();
    let ink = Ink::scan(&pdf.path, 1, 300, 0.0..297.0);
    let Some(rule) = ink.rules(40.0..170.0, Colour::Red).into_iter().next_back() else {
        report.check(false, 1, 0, || "没有红色分隔线".to_owned());
        return report;
    };
    let thick = rule.end - rule.start;
    report.check(thick <= 1.2, 1, 0, || format!("红线粗 {thick:.2} 毫米，应在 1.2 以内"));
    let across = ink.extent(rule.clone(), Colour::Red).unwrap_or(0.0..0.0);
    let width = across.end - across.start;
    report.check((width - 156.0).abs() <= 1.0, 1, 0, || format!("红线宽 {width:.1} 毫米，应为 156±1"));
    let above = ink.bands(0.0..210.0, Colour::Black).into_iter().rfind(|band| band.end <= rule.start);
    let gap = above.map_or(f64::NAN, |band| rule.start - band.end);
    report.check((gap - 4.0).abs() <= 1.0, 1, 0, || format!("红线在发文字号下 {gap:.2} 毫米，应为 4±1"));
    report
}

/// R36, GB/T 9704 7.4.1: the version record's rules are as wide as the text area; the first and last are 0.35±0.1 mm
/// thick, those between 0.25±0.1 mm; the last ends at the text area's foot, 262±0.6 mm, on the last page.
pub fn version_record(pdf: &Pdf) -> Report {
    let mut report = Report::default();
    let Some(sheet) = pdf.sheets.last() else { return report };
    let rows: Vec<_> = sheet.rows.iter().filter(|row| row.is_sized(14.0) && mm(row.baseline()) < AREA_FOOT).collect();
    let Some(first) = rows.first() else {
        report.check(false, sheet.number, 0, || "末页没有版记".to_owned());
        return report;
    };
    let ink = Ink::scan(&pdf.path, sheet.number, 600, mm(first.baseline()) - 12.0..AREA_FOOT + 12.0);
    let rules = ink.rules(WIDTH, Colour::Black);
    report.check(rules.len() >= 2, sheet.number, 0, || format!("版记有 {} 条通栏线，至少应有首末两条", rules.len()));
    let last = rules.len().saturating_sub(1);
    for (at, rule) in rules.iter().enumerate() {
        let (thick, wanted) = (rule.end - rule.start, if at == 0 || at == last { 0.35 } else { 0.25 });
        let place = rule.start;
        report.check((thick - wanted).abs() <= 0.1, sheet.number, 0, || {
            format!("版记线（{place:.1} 毫米处）粗 {thick:.2} 毫米，应为 {wanted}±0.1")
        });
        let across = ink.extent(rule.clone(), Colour::Black).unwrap_or(0.0..0.0);
        let width = across.end - across.start;
        report.check((width - 156.0).abs() <= 1.0, sheet.number, 0, || {
            format!("版记线（{place:.1} 毫米处）宽 {width:.1} 毫米，应为 156±1")
        });
    }
    if let Some(end) = rules.last().map(|rule| rule.end) {
        report.check((end - AREA_FOOT).abs() <= 0.6, sheet.number, 0, || {
            format!("版记末线下缘 {end:.2} 毫米，应为 {AREA_FOOT}±0.6")
        });
    }
    report
}
