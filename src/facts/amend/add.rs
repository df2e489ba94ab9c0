//! A value that is not there yet: behind its empty key, at the end of its map, or as a section at the end of the file.

use super::file::{File, is_flow};
use super::form::{self, Form};
use super::{Amended, Refusal};
use crate::facts::edit::Edits;
use crate::facts::insert;
use crate::facts::tree::{Node, Value};
use crate::facts::way::Step;
use crate::source::{Place, Source};

/// A value at the end of a way, or of the slot of an indicator there.
#[derive(Clone, Copy)]
pub(super) struct Leaf<'a> {
    /// The slot, none for a value of its own.
    pub slot: Option<&'a str>,
    pub value: &'a str,
}

impl Leaf<'_> {
    fn forms(&self, flow: bool) -> Vec<Form> {
        let Some(slot) = self.slot else { return form::forms(self.value, None, flow) };
        let key = form::key(slot);
        let wrap = |inner: Form| Form::Line(format!("{{{key}: {}}}", inner.head()));
        form::forms(self.value, None, true).into_iter().map(wrap).collect()
    }
}

/// Adds what is missing of a way, and the value at its end.
pub(super) fn add(file: &File<'_>, way: &[Step], leaf: Leaf<'_>) -> Result<Amended, Refusal> {
    let there = (0..way.len()).rev().find(|&length| length == 0 || file.at(&way[..length]).is_some()).unwrap_or(0);
    let map = file.at(&way[..there]);
    if map.is_some_and(|map| !matches!(map.value, Value::Map(_))) {
        return Err(Refusal::NoPlace);
    }
    let name = |step: &Step| match step {
        Step::Key(name) => Some(name.clone()),
        Step::Item(_) => None,
    };
    let missing: Option<Vec<String>> = way[there..].iter().map(name).collect();
    let missing = missing.filter(|missing| !missing.is_empty()).ok_or(Refusal::NoPlace)?;
    let flow = file.in_flow(&way[..there]) || map.is_some_and(is_flow);
    if leaf.value.contains('\n') && (flow || leaf.slot.is_some()) {
        return Err(Refusal::ManyLines);
    }
    let mut end = way.to_vec();
    end.extend(leaf.slot.map(|slot| Step::Key(slot.to_owned())));
    let is_new = |_: Option<&Node>, new: Option<&Node>| new.and_then(Node::scalar) == Some(leaf.value);
    let mut seen = false;
    for form in leaf.forms(flow) {
        let unfilled = file.unfilled(&missing[0]).filter_map(|finding| finding.place.as_ref());
        let filled = unfilled.filter_map(|key| fill(file.source, key, &missing, &form, flow));
        let placed = filled.chain(place(file, map, &missing, &form));
        for edits in placed {
            seen = true;
            if let Some(amended) = file.verified(&edits, &end, &is_new) {
                return Ok(amended);
            }
        }
    }
    Err(if seen { Refusal::Unwritable } else { Refusal::NoPlace })
}

/// Puts the value behind a key that has none.
fn fill(source: &Source, key: &Place, missing: &[String], form: &Form, flow: bool) -> Option<Edits> {
    let end = insert::line_end(source);
    let after = key.span.end + source.text[key.span.end..].find(':').filter(|gap| *gap < 2)? + 1;
    let line = source.line(source.position(after).line);
    let column = key.span.start - source.line(key.start().line).start;
    let mut edits = Edits::default();
    if missing.len() > 1 && !flow {
        edits.insert(line.end, format!("{end}{}", block(&missing[1..], form, column + 2, end).trim_end()));
        return Some(edits);
    }
    let head = missing[1..].iter().rev().fold(form.head().to_owned(), |inner, key| braces(key, &inner));
    // ~ and null say nothing too.
    let rest = &source.text[after..line.end];
    let word = rest.trim_start_matches(' ').split([' ', ',', '}']).next().unwrap_or_default();
    if matches!(word, "~" | "null" | "Null" | "NULL") {
        let start = after + (rest.len() - rest.trim_start_matches(' ').len());
        edits.replace(start..start + word.len(), head);
    } else {
        edits.insert(after, format!(" {head}"));
    }
    let below = form.below(column + 2, end);
    if !below.is_empty() {
        edits.insert(line.end, below);
    }
    Some(edits)
}

/// Adds the keys at the end of their map, or of the file.
fn place(file: &File<'_>, map: Option<&Node>, missing: &[String], form: &Form) -> Option<Edits> {
    let (source, end) = (file.source, insert::line_end(file.source));
    let mut edits = Edits::default();
    let lines = |indent| block(missing, form, indent, end);
    let flow = || {
        let head = missing[1..].iter().rev().fold(form.head().to_owned(), |inner, key| braces(key, &inner));
        format!("{}: {head}", form::key(&missing[0]))
    };
    let is_root = map.is_none_or(|map| file.root.as_ref().is_some_and(|root| std::ptr::eq(root, map)));
    let done = match map {
        Some(map) if is_flow(map) && map.entries().is_empty() => edits.insert(map.place.span.start + 1, flow()),
        Some(map) if is_flow(map) => insert::entry(&mut edits, source, map, lines, flow),
        Some(map) if is_root && missing.len() == 1 && ends_in_a_line(map) => {
            insert::entry(&mut edits, source, map, lines, flow)
        }
        _ if is_root => insert::section(&mut edits, source, &lines(0)),
        Some(map) if map.entries().is_empty() => {
            // Its keys have no values: the new one stands below the first.
            insert::behind(&mut edits, source, map, &lines(insert::indent(source, map)))
        }
        Some(map) => insert::entry(&mut edits, source, map, lines, flow),
        None => false,
    };
    done.then_some(edits)
}

/// Whether the last entry of a map is one value on the line of its key.
fn ends_in_a_line(map: &Node) -> bool {
    let last = map.entries().last();
    last.is_some_and(|(key, node)| node.scalar().is_some() && key.place.start().line == node.place.end().line)
}

/// Keys one below the other, the value behind the last.
fn block(keys: &[String], form: &Form, indent: usize, end: &str) -> String {
    let mut text = String::new();
    for (depth, key) in keys.iter().enumerate() {
        let column = indent + 2 * depth;
        text.push_str(&" ".repeat(column));
        text.push_str(&form::key(key));
        text.push(':');
        if depth + 1 == keys.len() {
            text.push(' ');
            text.push_str(form.head());
            text.push_str(&form.below(column + 2, end));
        }
        text.push_str(end);
    }
    text
}

fn braces(key: &str, inner: &str) -> String {
    format!("{{{}: {inner}}}", form::key(key))
}
