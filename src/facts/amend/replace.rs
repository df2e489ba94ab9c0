//! A value that is there: another one in its place, or one value opened into slots.

use std::ops::Range;

use super::file::File;
use super::form::{self, Form, forms};
use super::{ACTUAL, Amended, Refusal};
use crate::facts::edit::Edits;
use crate::facts::insert;
use crate::facts::tree::{Key, Node};
use crate::facts::way::Step;

/// Writes another value in the place of one.
pub(super) fn replace(file: &File<'_>, way: &[Step], node: &Node, new: &str) -> Result<Amended, Refusal> {
    let source = file.source;
    let Some(old) = node.scalar() else { return Err(Refusal::NotOneValue { shape: node.shape() }) };
    if old == new {
        let (span, line) = (node.place.span.clone(), node.place.start().line);
        return Ok(Amended { text: source.text.clone(), mark: source.mark, span, line });
    }
    let flow = file.in_flow(way);
    if flow && new.contains('\n') {
        return Err(Refusal::ManyLines);
    }
    let is_new = |_: Option<&Node>, now: Option<&Node>| now.and_then(Node::scalar) == Some(new);
    let span = form::span(source, node);
    for form in forms(new, source.text.get(span.clone()), flow) {
        let edits = rewritten(file, way, span.clone(), &form);
        if let Some(amended) = file.verified(&edits, way, &is_new) {
            return Ok(amended);
        }
    }
    Err(Refusal::Unwritable)
}

/// The edits that put a form in the place of a value, which stands at `span`.
fn rewritten(file: &File<'_>, way: &[Step], mut span: Range<usize>, form: &Form) -> Edits {
    let (source, end) = (file.source, insert::line_end(file.source));
    let written = &source.text[span.clone()];
    let key = way.split_last().and_then(|(step, above)| match step {
        Step::Key(name) => file.at(above)?.entries().iter().find(|(key, _)| key.name == *name),
        Step::Item(_) => None,
    });
    let start = key.map_or(span.start, |(key, _)| key.place.span.start);
    let column = start - source.line(source.position(start).line).start + if key.is_some() { 2 } else { 0 };
    let mut edits = Edits::default();
    let Form::Block { head, .. } = form else {
        edits.replace(span, form.head());
        return edits;
    };
    if form::is_block(written) {
        let inner = written.lines().skip(1).find(|line| !line.trim().is_empty());
        let indent = inner.map_or(column, |line| line.len() - line.trim_start_matches(' ').len());
        edits.replace(span, format!("{head}{}", form.below(indent, end)));
        return edits;
    }
    // Block text begins on the line of its key; a comment behind the value stays there.
    let mut head = head.clone();
    if let Some((key, _)) = key {
        let after = source.text[key.place.span.end..span.start].find(':').map(|gap| key.place.span.end + gap + 1);
        if let Some(after) = after.filter(|&after| {
            let gap = &source.text[after..span.start];
            gap.contains('\n') && gap.trim().is_empty()
        }) {
            span.start = after;
            head.insert(0, ' ');
        }
    }
    let bottom = source.line(source.position(span.end).line).end;
    let below = form.below(column, end);
    if source.text[span.end..bottom].trim().is_empty() {
        edits.replace(span, format!("{head}{below}"));
    } else {
        edits.replace(span, head);
        edits.insert(bottom, below);
    }
    edits
}

/// Turns an indicator's one value into slots: `7个` into `{实绩: 7个, 目标: 8个}`.
pub(super) fn opened(
    file: &File<'_>,
    way: &[Step],
    node: &Node,
    old: &str,
    slot: &str,
    new: &str,
) -> Result<Amended, Refusal> {
    if new.contains('\n') || old.contains('\n') {
        return Err(Refusal::ManyLines);
    }
    let both = |_: Option<&Node>, now: Option<&Node>| {
        let entry =
            |entry: &(Key, Node), name: &str, value: &str| entry.0.name == name && entry.1.scalar() == Some(value);
        now.map(Node::entries).is_some_and(|now| match now {
            [first, second] => entry(first, ACTUAL, old) && entry(second, slot, new),
            _ => false,
        })
    };
    for was in [node.place.text().to_owned(), form::double(old)] {
        for form in forms(new, None, true) {
            let mut edits = Edits::default();
            let text = format!("{{{ACTUAL}: {was}, {}: {}}}", form::key(slot), form.head());
            edits.replace(node.place.span.clone(), text);
            if let Some(amended) = file.verified(&edits, way, &both) {
                return Ok(amended);
            }
        }
    }
    Err(Refusal::Unwritable)
}
