//! The findings of the board, by unit.

use super::{Board, BoardFinding, BoardLevel};
use crate::emit::html::{escape_text as escape, put};

/// The findings of one unit.
pub struct Group<'a> {
    /// Name of the unit; empty for the whole batch.
    pub unit: &'a str,
    /// Its findings, the worst first.
    pub findings: Vec<&'a BoardFinding>,
}

/// Groups in the order of the table; the batch as a whole comes first, units without a row last.
pub fn groups(board: &Board) -> Vec<Group<'_>> {
    let mut units = vec![""];
    let rows = board.rows.iter().map(|row| row.unit.as_str());
    for unit in rows.chain(board.findings.iter().map(|finding| finding.unit.as_str())) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    let group = |unit| {
        let mut findings: Vec<_> = board.findings.iter().filter(|finding| finding.unit == unit).collect();
        findings.sort_by_key(|finding| finding.level);
        Group { unit, findings }
    };
    units.into_iter().map(group).filter(|group| !group.findings.is_empty()).collect()
}

/// Appends the section with all findings.
pub fn write(out: &mut String, groups: &[Group<'_>]) {
    if groups.is_empty() {
        return;
    }
    out.push_str("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">审核意见</h2>\n");
    for (index, group) in groups.iter().enumerate() {
        put(out, format_args!("<h3 id=\"u{index}\">"));
        escape(out, if group.unit.is_empty() { "全部材料" } else { group.unit });
        put(out, format_args!(" <span class=\"level\">{} 条</span></h3>\n<ul>\n", group.findings.len()));
        group.findings.iter().for_each(|finding| entry(out, finding));
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
}

/// The word for a level.
pub fn word(level: BoardLevel) -> &'static str {
    match level {
        BoardLevel::Error => "错误",
        BoardLevel::Warning => "提醒",
        BoardLevel::Info => "说明",
    }
}

fn entry(out: &mut String, finding: &BoardFinding) {
    let (class, mark) = match finding.level {
        BoardLevel::Error => ("error", "✘"),
        BoardLevel::Warning => ("warning", "⚠"),
        BoardLevel::Info => ("info", "ℹ"),
    };
    let word = word(finding.level);
    put(out, format_args!("<li class=\"{class}\"><b><span aria-hidden=\"true\">{mark}</span> {word}</b> "));
    if !finding.code.is_empty() {
        out.push_str("<code>");
        escape(out, &finding.code);
        out.push_str("</code> ");
    }
    escape(out, &finding.message);
    for (label, text) in [("位置", &finding.place), ("处理", &finding.help)] {
        if !text.is_empty() {
            put(out, format_args!("<div class=\"more\"><span>{label}：</span>"));
            escape(out, text);
            out.push_str("</div>");
        }
    }
    out.push_str("</li>\n");
}
