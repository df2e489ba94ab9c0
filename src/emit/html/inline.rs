//! The text of one piece: runs cut at the lines and pages of the pagination, facts with their origin.

use std::ops::Range;

use super::escape;
use crate::{
    document::{Document, Heading, Origin, Run},
    layout::width,
};

/// Where the tooltip of a fact goes, so that it stays on the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// By the place of the fact on its line; the line's capacity and the indent of the first line, in half cells.
    ByPlace {
        /// Half cells of a line.
        line: usize,
        /// Half cells before the first character.
        indent: usize,
    },
    /// To the right of the fact's end.
    Right,
    /// To the left of the fact's end.
    Left,
}

/// What the writer of a text needs to know about it.
#[derive(Debug, Clone)]
pub struct Cut<'a> {
    /// Offsets at which lines begin.
    pub breaks: &'a [usize],
    /// The part of the text that is wanted.
    pub range: Range<usize>,
    /// Where tooltips go.
    pub side: Side,
    /// No origins: a copy that only shows.
    pub copy: bool,
}

impl Cut<'_> {
    /// All of a text that needs no breaks.
    pub fn whole(side: Side) -> Self {
        Self { breaks: &[], range: 0..usize::MAX, side, copy: false }
    }
}

/// Writes the parts of a text one after the other.
pub struct Inline<'a> {
    out: &'a mut String,
    document: &'a Document,
    cut: Cut<'a>,
    at: usize,
    column: usize,
}

impl<'a> Inline<'a> {
    /// A text from its beginning.
    pub fn new(out: &'a mut String, document: &'a Document, cut: Cut<'a>) -> Self {
        let column = match cut.side {
            Side::ByPlace { indent, .. } if cut.range.start == 0 => indent,
            _ => 0,
        };
        Self { out, document, cut, at: 0, column }
    }

    /// Text without origin.
    pub fn text(&mut self, text: &str) {
        let Some(range) = self.clip(text) else { return };
        self.lines(&text[range]);
    }

    /// Runs in order.
    pub fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            self.run(run);
        }
    }

    /// Tags that are no text.
    pub fn markup(&mut self, tags: &'static str) {
        self.out.push_str(tags);
    }

    /// A run-in heading in the face of its level (R26).
    pub fn lead(&mut self, lead: &Heading) {
        let length = lead.number.len() + lead.runs.iter().map(|run| run.text.len()).sum::<usize>();
        if self.at + length <= self.cut.range.start || self.at >= self.cut.range.end {
            self.at += length;
            return;
        }
        let level = lead.level.clamp(1, 4);
        self.turn();
        self.out.push_str("<span class=\"l");
        self.out.push(char::from(b'0' + level));
        self.out.push_str("\">");
        self.text(&lead.number);
        self.runs(&lead.runs);
        self.out.push_str("</span>");
    }

    /// A line of a title begins.
    pub fn new_line(&mut self) {
        if self.at > self.cut.range.start && self.at < self.cut.range.end {
            self.next_break(self.at + 1);
            self.column = 0;
            self.out.push_str("<br>");
        }
    }

    fn run(&mut self, run: &Run) {
        let start = self.at;
        let Some(range) = self.clip(&run.text) else { return };
        let text = &run.text[range];
        let origin = run.origin.filter(|_| !self.cut.copy).and_then(|index| self.document.origins.get(index));
        if origin.is_none() && !run.missing {
            return self.lines(text);
        }
        let end = std::mem::replace(&mut self.at, start.max(self.cut.range.start));
        self.turn();
        self.at = end;
        if run.missing {
            self.out.push_str("<mark class=\"gap\">");
        }
        if let Some(origin) = origin {
            self.out.push_str(if self.goes_left(text) { "<data class=\"fact r\"" } else { "<data class=\"fact\"" });
            escape::attribute(self.out, "value", &run.text);
            self.out.push_str(" tabindex=\"0\"");
            escape::attribute(self.out, "data-key", &origin.key);
            escape::attribute(self.out, "data-file", &origin.file);
            escape::attribute(self.out, "data-line", &origin.line.to_string());
            if !origin.how.is_empty() {
                escape::attribute(self.out, "data-how", &origin.how);
            }
            if !origin.parts.is_empty() {
                let parts: Vec<_> = origin.parts.iter().map(|(file, line, _)| format!("{file}:{line}")).collect();
                escape::attribute(self.out, "data-parts", &parts.join("、"));
            }
            escape::attribute(self.out, "data-spots", &spots(origin));
            self.out.push('>');
        }
        self.lines(text);
        if origin.is_some() {
            self.out.push_str("</data>");
        }
        if run.missing {
            self.out.push_str("</mark>");
        }
    }

    /// The wanted part of the next text, and goes past that text.
    fn clip(&mut self, text: &str) -> Option<Range<usize>> {
        let from = self.at;
        self.at += text.len();
        let start = self.cut.range.start.max(from);
        let end = self.cut.range.end.min(self.at);
        (start < end).then(|| start - from..end - from)
    }

    /// Writes a text that ends at the offset reached, with the places where its lines end.
    fn lines(&mut self, text: &str) {
        let end = self.at.min(self.cut.range.end);
        let mut from = end - text.len();
        let mut rest = text;
        while let Some(at) = self.next_break(end) {
            let (line, after) = rest.split_at(at - from);
            escape::push(self.out, line);
            self.out.push_str("<wbr>");
            (rest, from, self.column) = (after, at, 0);
        }
        escape::push(self.out, rest);
        self.column += width::half_cells(rest);
    }

    /// The next break before an offset; it is taken out.
    fn next_break(&mut self, end: usize) -> Option<usize> {
        while let [first, rest @ ..] = self.cut.breaks {
            if *first >= end {
                return None;
            }
            let at = *first;
            self.cut.breaks = rest;
            if at > self.cut.range.start {
                return Some(at);
            }
        }
        None
    }

    /// Ends the line before an element that begins the next one.
    fn turn(&mut self) {
        if self.next_break(self.at + 1).is_some() {
            self.out.push_str("<wbr>");
            self.column = 0;
        }
    }

    fn goes_left(&self, text: &str) -> bool {
        match self.cut.side {
            Side::Left => true,
            Side::Right => false,
            Side::ByPlace { line, .. } => (self.column + width::half_cells(text)) % line.max(1) > line / 2,
        }
    }
}

/// Breaks of a piece: the text between two offsets, for units of an item.
pub fn range(breaks: &[usize], units: &Range<usize>) -> Range<usize> {
    let border = |unit: usize, end: usize| match unit {
        0 => 0,
        _ => breaks.get(unit - 1).copied().unwrap_or(end),
    };
    border(units.start, usize::MAX)..border(units.end, usize::MAX)
}

/// Every place that an origin names, to the column: what a form can find its field by.
fn spots(origin: &Origin) -> String {
    let first = format!("{}:{}:{}", origin.file, origin.line, origin.column);
    let others = origin.parts.iter().map(|(file, line, column)| format!("{file}:{line}:{column}"));
    std::iter::once(first).chain(others).collect::<Vec<_>>().join("、")
}
