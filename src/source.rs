//! Text that was read from a file, and places in it.

use std::ops::Range;
use std::sync::Arc;

/// One file's text. Cheap to share; never changes.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Path relative to the project with `/`, as messages print it.
    pub path: String,
    /// Text without a byte order mark.
    pub text: String,
    /// Whether a byte order mark stood before it.
    pub mark: bool,
    line_starts: Vec<usize>,
}

impl Source {
    /// Takes a file's text over and finds its lines.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        let mut text = text.into();
        let mark = text.starts_with('\u{feff}');
        if mark {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Arc::new(Self { path: path.into(), text, mark, line_starts })
    }

    /// Line and column of a byte offset, both from 1, columns in characters. Offsets past the end give the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_boundary(&self.text, offset);
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The character boundary at or before a byte offset.
    pub fn boundary(&self, offset: usize) -> usize {
        floor_boundary(&self.text, offset)
    }

    /// Byte range of a line (from 1) without its line end.
    pub fn line(&self, line: usize) -> Range<usize> {
        let index = line.clamp(1, self.line_starts.len()) - 1;
        let start = self.line_starts[index];
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |next| next - 1);
        start..start + self.text[start..end].trim_end_matches('\r').len()
    }

    /// Number of lines.
    pub fn lines(&self) -> usize {
        self.line_starts.len()
    }

    /// A place in this text.
    pub fn place(self: &Arc<Self>, span: Range<usize>) -> Place {
        Place { source: Arc::clone(self), span }
    }
}

/// The largest character boundary at or before `offset`.
fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Line and column, both from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line from 1.
    pub line: usize,
    /// Column in characters from 1.
    pub column: usize,
}

/// A stretch of a source.
#[derive(Clone, PartialEq, Eq)]
pub struct Place {
    /// The text.
    pub source: Arc<Source>,
    /// Byte range in it.
    pub span: Range<usize>,
}

impl Place {
    /// Where it begins.
    pub fn start(&self) -> Position {
        self.source.position(self.span.start)
    }

    /// Where it ends.
    pub fn end(&self) -> Position {
        self.source.position(self.span.end)
    }

    /// The text it covers.
    pub fn text(&self) -> &str {
        let start = floor_boundary(&self.source.text, self.span.start);
        let end = floor_boundary(&self.source.text, self.span.end);
        &self.source.text[start..end.max(start)]
    }

    /// The path of its file.
    pub fn path(&self) -> &str {
        &self.source.path
    }
}

impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Position { line, column } = self.start();
        write!(f, "{}:{line}:{column}", self.source.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_ends_are_clamped() {
        let source = Source::new("甲.yaml", "\u{feff}名称: 平安\r\n户数: 3户\n");
        let at = source.text.find("3户").unwrap_or_default();
        assert_eq!(source.position(at), Position { line: 2, column: 5 });
        assert_eq!(source.position(usize::MAX), Position { line: 3, column: 1 });
        assert_eq!(&source.text[source.line(1)], "名称: 平安");
        assert_eq!(source.place(at..at + 1).text(), "3");
    }
}
