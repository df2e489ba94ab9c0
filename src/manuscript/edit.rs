//! Stretches of a text replaced in the file that it was read from; every other byte stays.

use std::ops::Range;

use super::Manuscript;

/// A stretch of a line, and what is put in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Index of the line.
    pub line: usize,
    /// Byte range in it.
    pub span: Range<usize>,
    /// The new words.
    pub with: String,
}

/// A line with the edits made that are about it.
pub fn line(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        out.push_str(&text[from..edit.span.start]);
        out.push_str(&edit.with);
        from = edit.span.end;
    }
    out.push_str(&text[from..]);
    out
}

/// The text of a plain file with the edits made, which are in order and none over another.
pub fn plain(text: &Manuscript, edits: &[Edit]) -> String {
    let source = text.source.as_ref().map_or("", |source| source.text.as_str());
    let mut out = String::with_capacity(source.len());
    let mut from = 0;
    for edit in edits {
        let Some(line) = text.lines.get(edit.line) else { continue };
        let at = line.start + edit.span.start;
        out.push_str(&source[from..at]);
        out.push_str(&edit.with);
        from = line.start + edit.span.end;
    }
    out.push_str(&source[from..]);
    out
}
