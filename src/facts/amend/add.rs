//! A value that is not there yet: behind its empty key, at the end of its map or list, or as a section at the end of the file.

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
    let (map, missing) = (file.at(&way[..there]), &way[there..]);
    // A new item stands behind the last one; below what is new itself it is the first.
    let fits = |(at, step): (usize, &Step)| match (step, map.filter(|_| at == 0)) {
        (Step::Key(_), map) => map.is_none_or(|map| matches!(map.value, Value::Map(_))),
        (Step::Item(index), Some(list)) => matches!(list.value, Value::List(_)) && *index == list.items().len(),
        (Step::Item(index), None) => *index == 0,
    };
    if missing.is_empty() || !missing.iter().enumerate().all(fits) {
        return Err(Refusal::NoPlace);
    }
    let flow = file.in_flow(&way[..there]) || map.is_some_and(is_flow);
    if leaf.value.contains('\n') && (flow || leaf.slot.is_some()) {
        return Err(Refusal::ManyLines);
    }
    let mut end = way.to_vec();
    end.extend(leaf.slot.map(|slot| Step::Key(slot.to_owned())));
    let is_new = |_: Option<&Node>, new: Option<&Node>| new.and_then(Node::scalar) == Some(leaf.value);
    let mut seen = false;
    for form in leaf.forms(flow) {
        let first = match &missing[0] {
            Step::Key(name) => Some(name),
            Step::Item(_) => None,
        };
        let unfilled = first.into_iter().flat_map(|name| file.unfilled(name)).filter_map(|key| key.place.as_ref());
        let filled = unfilled.filter_map(|key| fill(file.source, key, missing, &form, flow));
        let placed = filled.chain(place(file, map, missing, &form));
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
fn fill(source: &Source, key: &Place, missing: &[Step], form: &Form, flow: bool) -> Option<Edits> {
    let end = insert::line_end(source);
    let after = key.span.end + source.text[key.span.end..].find(':').filter(|gap| *gap < 2)? + 1;
    let line = source.line(source.position(after).line);
    let column = key.span.start - source.line(key.start().line).start;
    let mut edits = Edits::default();
    // ~ and null say nothing too.
    let rest = &source.text[after..line.end];
    let word = rest.trim_start_matches(' ').split([' ', ',', '}']).next().unwrap_or_default();
    let start = after + (rest.len() - rest.trim_start_matches(' ').len());
    let nothing = Some(start..start + word.len()).filter(|_| matches!(word, "~" | "null" | "Null" | "NULL"));
    if missing.len() > 1 && !flow {
        if let Some(nothing) = nothing {
            edits.remove(after..nothing.end);
        }
        edits.insert(line.end, format!("{end}{}", block(&missing[1..], form, column + 2, end).trim_end()));
        return Some(edits);
    }
    let head = nested(&missing[1..], form);
    if let Some(nothing) = nothing {
        edits.replace(nothing, head);
    } else {
        edits.insert(after, format!(" {head}"));
    }
    let below = form.below(column + 2, end);
    if !below.is_empty() {
        edits.insert(line.end, below);
    }
    Some(edits)
}

/// Adds the keys at the end of their map, list, or of the file.
fn place(file: &File<'_>, map: Option<&Node>, missing: &[Step], form: &Form) -> Option<Edits> {
    let (source, end) = (file.source, insert::line_end(file.source));
    let mut edits = Edits::default();
    let lines = |indent| block(missing, form, indent, end);
    let flow = || match &missing[0] {
        Step::Key(name) => format!("{}: {}", form::key(name), nested(&missing[1..], form)),
        Step::Item(_) => nested(&missing[1..], form),
    };
    let is_root = map.is_none_or(|map| file.root.as_ref().is_some_and(|root| std::ptr::eq(root, map)));
    let done = match map {
        Some(list) if matches!(list.value, Value::List(_)) => insert::item(&mut edits, source, list, lines, flow),
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

/// Keys one below the other and dashes before what they are an item of, the value behind the last.
fn block(way: &[Step], form: &Form, indent: usize, end: &str) -> String {
    let (mut text, mut column) = (String::new(), indent);
    let mut lead = " ".repeat(indent);
    for (depth, step) in way.iter().enumerate() {
        column += 2;
        match step {
            Step::Item(_) => lead.push_str("- "),
            Step::Key(key) => {
                text.extend([&lead, &form::key(key), ":"]);
                if depth + 1 == way.len() {
                    lead = String::from(" ");
                } else {
                    text.push_str(end);
                    lead = " ".repeat(column);
                }
            }
        }
    }
    text.extend([&lead, form.head(), &form.below(column, end), end]);
    text
}

/// Keys and items within braces and brackets, the value in the innermost.
fn nested(way: &[Step], form: &Form) -> String {
    way.iter().rev().fold(form.head().to_owned(), |inner, step| match step {
        Step::Key(key) => format!("{{{}: {inner}}}", form::key(key)),
        Step::Item(_) => format!("[{inner}]"),
    })
}
