//! Markdown: `#` are headings, the first of them the title; `|` rows are cells. Every other line is a paragraph.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::row::{self, Rows};
use super::{Kind, Line, Manuscript, plain};
use crate::source::Source;

/// Reads a text.
pub fn read(source: Arc<Source>) -> Manuscript {
    let (mut lines, mut rows): (Vec<Line>, Rows) = Default::default();
    let apart = apart(&source.text);
    for number in 1..=source.lines() {
        let range = source.line(number);
        let whole = &source.text[range.clone()];
        // A comment behind a text is none of it.
        let text = whole.split("<!--").next().filter(|text| !text.trim().is_empty()).unwrap_or(whole).trim();
        let next = apart.partition_point(|known| known.end <= range.start);
        if apart.get(next).is_some_and(|known| known.contains(&range.start)) {
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

/// What is no text: code between fences, what stands in front for programs, formulas, and HTML that shows its inside as it is or
/// not at all.
fn apart(text: &str) -> Vec<Range<usize>> {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_MATH;
    let events = Parser::new_ext(text, options).into_offset_iter();
    let is_apart = |event: &Event<'_>, range: &Range<usize>| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)) | Tag::MetadataBlock(_)) | Event::DisplayMath(_) => true,
        Event::Start(Tag::HtmlBlock) => {
            ["<!--", "<pre", "<script", "<style"].iter().any(|tag| text[range.start..].trim_start().starts_with(tag))
        }
        _ => false,
    };
    events.filter(|(event, range)| is_apart(event, range)).map(|(_, range)| range).collect()
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::source::Source;

    #[test]
    fn what_is_for_programs_is_no_text() {
        let lines = |text: &str| -> Vec<String> {
            read(Source::new("a.md", text)).lines.into_iter().map(|line| line.text).collect()
        };
        let fenced = "~~~\n代码,一\n~~~\n甲\n\n````\n```\n代码,二\n```\n````\n乙\n";
        assert_eq!(lines(fenced), ["甲", "乙"]);
        assert_eq!(lines("---\n题: 一,二\n---\n甲\n\n<pre>\n代码,三\n</pre>\n\n乙\n"), ["甲", "乙"]);
        assert_eq!(lines("甲\n\n<!--\n说明,四\n-->\n\n$$\n式,a\n$$\n\n乙\n"), ["甲", "乙"]);
        assert_eq!(lines("<div>\n甲\n</div>\n"), ["<div>", "甲", "</div>"]);
    }

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
