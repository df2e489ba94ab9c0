//! How a value may be written: plain, in quotes, or as block text, the style that is there first.

use std::ops::Range;

use crate::facts::tree::Node;
use crate::source::Source;

/// A value as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// On one line.
    Line(String),
    /// Block text: its head, and its lines still without indentation.
    Block { head: String, lines: String },
}

impl Form {
    /// What stands behind the colon.
    pub fn head(&self) -> &str {
        match self {
            Self::Line(text) => text,
            Self::Block { head, .. } => head,
        }
    }

    /// The lines below it, each with the line end before it; nothing for a value on one line.
    pub fn below(&self, indent: usize, end: &str) -> String {
        let Self::Block { lines, .. } = self else { return String::new() };
        let space = " ".repeat(indent);
        let line = |line: &str| if line.is_empty() { end.to_owned() } else { format!("{end}{space}{line}") };
        lines.split('\n').map(line).collect()
    }
}

/// How a value is written that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Single,
    Double,
    Literal,
    Folded,
}

fn style(written: &str) -> Style {
    match written.chars().next() {
        Some('\'') => Style::Single,
        Some('"') => Style::Double,
        Some('|') => Style::Literal,
        Some('>') => Style::Folded,
        _ => Style::Plain,
    }
}

/// Whether a value is written as block text.
pub(super) fn is_block(written: &str) -> bool {
    matches!(style(written), Style::Literal | Style::Folded)
}

/// Where a value stands with all of its marks: the place of block text begins at its first line, not at its head.
pub(super) fn span(source: &Source, node: &Node) -> Range<usize> {
    let span = node.place.span.clone();
    let before = source.text[..span.start].trim_end();
    let number = source.position(before.len()).line;
    let line = source.line(number);
    if number >= source.position(span.start).line {
        return span;
    }
    let above = &source.text[line.clone()];
    let body = above.find(" #").map_or(above, |comment| &above[..comment]).trim_end();
    let mark = body.trim_end_matches(|c: char| c == '-' || c == '+' || c.is_ascii_digit());
    if !mark.ends_with(['|', '>']) || !mark[..mark.len() - 1].ends_with([' ', '\t']) {
        return span;
    }
    let start = line.start + mark.len() - 1;
    start..if span.is_empty() { line.end } else { block_end(source, span) }
}

/// Behind the last line of block text: blanks at its end belong to it, also on lines of their own that are longer than
/// its indentation.
fn block_end(source: &Source, span: Range<usize>) -> usize {
    let first = source.line(source.position(span.start).line);
    let indent = span.start - first.start;
    let (mut number, mut end) = (source.position(span.end).line, span.end);
    loop {
        let line = source.line(number);
        if source.text[end.max(line.start)..line.end].contains(|c: char| !c.is_whitespace()) {
            return end;
        }
        if line.len() > indent || end >= line.start {
            end = line.end.max(end);
        }
        number += 1;
        if number > source.lines() {
            return end;
        }
    }
}

/// The forms to try, in order: the style of `old` first. Within brackets and braces only those of one line.
pub(super) fn forms(value: &str, old: Option<&str>, flow: bool) -> Vec<Form> {
    let mut forms = Vec::new();
    let old = old.unwrap_or_default();
    let head = old.lines().next().unwrap_or_default();
    let many = value.contains('\n');
    let block = |head: &str, lines: String| Form::Block { head: head.to_owned(), lines };
    match style(old) {
        Style::Literal => forms.push(block(head, value.to_owned())),
        Style::Folded => forms.push(block(head, unfolded(value))),
        Style::Plain | Style::Single | Style::Double if many => {}
        Style::Single => forms.push(Form::Line(single(value))),
        Style::Double => {}
        Style::Plain if misleads(value) => {}
        Style::Plain => forms.push(Form::Line(value.to_owned())),
    }
    if many && !flow || is_block(old) {
        // Another head, where 保留 or a number in it stands in the way.
        let comment = head.find(" #").map_or("", |at| &head[head[..at].trim_end().len()..]);
        forms.push(block(&format!("|{comment}"), value.to_owned()));
        forms.push(Form::Line(format!("{}{comment}", double(value))));
        return forms;
    }
    forms.push(Form::Line(double(value)));
    forms
}

/// A key as it may be written.
pub(super) fn key(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '（' | '）' | '(' | ')' | '/' | '.' | '、');
    let rest = name.strip_prefix('+').unwrap_or(name);
    if !rest.is_empty() && rest.chars().all(is_plain) { name.to_owned() } else { double(name) }
}

/// In double quotes, the signs that they need escaped.
pub(super) fn double(value: &str) -> String {
    let mut text = String::from('"');
    for c in value.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

fn single(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

/// Lines for folded text, which takes one line break of each run away.
fn unfolded(value: &str) -> String {
    let mut text = String::new();
    let mut before = ' ';
    for c in value.chars() {
        if c == '\n' && before != '\n' {
            text.push(c);
        }
        text.push(c);
        before = c;
    }
    text
}

/// Whether a plain value would be read as something else than text by other programs, or would by a hair be another
/// thing here.
fn misleads(value: &str) -> bool {
    let word = matches!(
        value.to_ascii_lowercase().as_str(),
        "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null" | "~"
    );
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    let code = digits && (value.len() > 1 && value.starts_with('0') || value.len() > 9);
    let time = value.contains(':') && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let signs = value.starts_with(|c: char| "-?#&*!|>%@`'\"[]{},:=<".contains(c));
    word || code || time || signs || value.contains(": ") || value.contains(" #") || value.ends_with(':')
}
