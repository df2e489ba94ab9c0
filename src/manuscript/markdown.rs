//! Markdown: `#` are headings, the first of them the title; `|` rows are cells. Every other line is a paragraph.

use std::sync::Arc;

use super::{Kind, Line, Manuscript, plain};
use crate::source::Source;

/// Reads a text.
pub fn read(source: Arc<Source>) -> Manuscript {
    let mut lines: Vec<Line> = Vec::new();
    for number in 1..=source.lines() {
        let range = source.line(number);
        let whole = &source.text[range.clone()];
        let text = whole.trim();
        if text.is_empty() || text.trim_matches(['|', '-', ':', ' ']).is_empty() {
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
            let cells = text.split('|').map(str::trim).filter(|cell| !cell.is_empty());
            lines.extend(cells.map(|cell| Line { start: at(cell), ..Line::new(Kind::Cell, cell) }));
        } else {
            let kind = plain::kind(text, lines.is_empty());
            lines.push(Line { start: at(text), ..Line::new(kind, text) });
        }
    }
    Manuscript::read(source, lines)
}
