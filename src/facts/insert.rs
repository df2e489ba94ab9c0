//! New entries in a fact file's text: at the end of a map, of a list or of the file, indented and ended as the lines around them.

use super::edit::{self, Edits};
use super::tree::Node;
use crate::source::Source;

/// The line end that a file uses.
pub fn line_end(source: &Source) -> &'static str {
    if source.text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// How far the entries of a block map are indented.
pub fn indent(source: &Source, map: &Node) -> usize {
    let start = map.entries().first().map_or(map.place.span.start, |(key, _)| key.place.span.start);
    start - source.line(source.position(start).line).start
}

/// Adds an entry at the end of a map: `block` gives its lines at an indentation, `flow` how it stands in braces. False
/// where there is no place for it.
pub fn entry(
    edits: &mut Edits,
    own: &Source,
    map: &Node,
    block: impl FnOnce(usize) -> String,
    flow: impl FnOnce() -> String,
) -> bool {
    match map.entries().last() {
        Some((_, last)) if map.place.text().starts_with('{') => {
            edits.insert(last.place.span.end, format!(", {}", flow()))
        }
        Some((_, last)) => behind(edits, own, last, &block(indent(own, map))),
        None if map.place.text() == "{}" => edits.insert(map.place.span.start + 1, flow()),
        None => false,
    }
}

/// Adds an item at the end of a list: `block` gives its lines at an indentation, `flow` how it stands in brackets. False
/// where there is no place for it.
pub fn item(
    edits: &mut Edits,
    own: &Source,
    list: &Node,
    block: impl FnOnce(usize) -> String,
    flow: impl FnOnce() -> String,
) -> bool {
    let items = list.items();
    if list.place.text().starts_with('[') {
        return match items.last() {
            Some(before) => edits.insert(before.place.span.end, format!(", {}", flow())),
            None => edits.insert(list.place.span.start + 1, flow()),
        };
    }
    let Some(end_item) = items.len().checked_sub(1) else { return false };
    let (Some(column), Some(end)) = (edit::dash_column(list, end_item), edit::item_end(list, end_item)) else {
        return false;
    };
    let kept = kept(&items[end_item]);
    below(edits, own, own.position(end).line + kept, &block(column))
}

/// Inserts lines below the last line of a value; blank lines that block text keeps are its own.
pub fn behind(edits: &mut Edits, own: &Source, node: &Node, lines: &str) -> bool {
    below(edits, own, own.position(node.place.span.end).line + kept(node), lines)
}

/// Inserts lines below a line.
fn below(edits: &mut Edits, own: &Source, line: usize, lines: &str) -> bool {
    let at = edit::line_end(own, line);
    if own.text[..at].ends_with('\n') {
        return edits.insert(at, lines);
    }
    edits.insert(at, format!("{}{}", line_end(own), lines.trim_end_matches(['\r', '\n'])))
}

/// Adds lines at the end of the file, a blank line before them.
pub fn section(edits: &mut Edits, own: &Source, lines: &str) -> bool {
    let (at, end) = (own.text.len(), line_end(own));
    let before = edits.list().last().filter(|edit| edit.span.start == at).map_or(own.text.as_str(), |edit| &edit.text);
    let blank = format!("{end}{end}");
    let gap = match before {
        "" => "",
        before if before.ends_with(&blank) => "",
        before if before.ends_with('\n') => end,
        _ => &blank,
    };
    edits.insert(at, format!("{gap}{lines}"))
}

/// How many blank lines the block text at the end of a value keeps.
fn kept(node: &Node) -> usize {
    last_text(node).bytes().rev().take_while(|byte| *byte == b'\n').count()
}

/// The text that a value ends with.
fn last_text(node: &Node) -> &str {
    match node.entries().last().map(|(_, last)| last).or(node.items().last()) {
        Some(last) => last_text(last),
        None => node.scalar().unwrap_or_default(),
    }
}
