//! Markdown: `#` are headings, the first of them the title; `|` rows are cells. Every other line is a paragraph.

use std::sync::Arc;

use super::row::{self, Rows};
use super::{Kind, Line, Manuscript, plain};
use crate::source::Source;

/// Reads a text.
pub fn read(source: Arc<Source>) -> Manuscript {
    let (mut lines, mut rows): (Vec<Line>, Rows) = Default::default();
    // What goes on until its other end: code, front matter.
    let mut inside: Option<&str> = None;
    for number in 1..=source.lines() {
        let range = source.line(number);
        let whole = &source.text[range.clone()];
        // A comment behind a text is none of it.
        let text = whole.split("<!--").next().filter(|text| !text.trim().is_empty()).unwrap_or(whole).trim();
        // Code and what stands before the text for programs is no text either.
        let is_fence = text.starts_with("```") || (text == "---" && (number == 1 || inside == Some("---")));
        if is_fence {
            inside = if inside.is_some() { None } else { Some(if text == "---" { "---" } else { "```" }) };
        }
        if is_fence || inside.is_some() {
            continue;
        }
        // A comment is no text; one that lets a finding pass is read by 校对.
        let is_comment = text.starts_with("<!--") && text.ends_with("-->");
        if text.is_empty() || is_comment || row::is_rule(text) {
            if text.starts_with('|') {
                rows.pass(number);
            }
            continue;
        }
        // A part of the line begins as far in as it lies behind the line's first byte.
        let at = |part: &str| range.start + (part.as_ptr().addr() - whole.as_ptr().addr());
        let hashes = text.len() - text.trim_start_matches('#').len();
        if hashes > 0 {
            let title = text[hashes..].trim();
            let is_title = !lines.iter().any(|line| line.kind == Kind::Title);
            let level = u8::try_from(hashes).unwrap_or(u8::MAX);
            let kind = if is_title && hashes == 1 { Kind::Title } else { Kind::Heading(Some(level)) };
            lines.push(Line { start: at(title), ..Line::new(kind, title) });
        } else if text.starts_with('|') {
            lines.extend(rows.read(number, row::barred(text), at));
        } else {
            let kind = plain::kind(text, lines.is_empty());
            lines.push(Line { start: at(text), ..Line::new(kind, text) });
        }
    }
    Manuscript { blanks: rows.blanks, ..Manuscript::read(source, lines) }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::source::Source;

    #[test]
    fn cells_know_their_tables() {
        let text = read(Source::new("a.md", "# 题\n| 名 | 数 |\n|---|---|\n| 甲 | |\n| 合计 | 3 |\n\n| 另 |\n"));
        let cells: Vec<_> = text
            .lines
            .iter()
            .filter_map(|line| line.cell.map(|cell| (cell.table, cell.row, cell.column, &*line.text)))
            .collect();
        assert_eq!(
            cells,
            [(0, 0, 0, "名"), (0, 0, 1, "数"), (0, 1, 0, "甲"), (0, 2, 0, "合计"), (0, 2, 1, "3"), (1, 0, 0, "另")]
        );
    }
}
