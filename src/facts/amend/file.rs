//! A file under change: what it reads as, and whether a changed text reads as that and the change, and nothing else.

use std::sync::Arc;

use super::{Amended, Refusal};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::facts::edit::Edits;
use crate::facts::load;
use crate::facts::tree::{Key, Node, Value};
use crate::facts::way::{self, Step};
use crate::source::Source;

/// Errors that leave the rest of the file as it was meant: a cut or missing value, odd characters.
const HARMLESS: [Code; 4] = [Code::N107, Code::N111, Code::N112, Code::N115];

/// Whether a text with this finding may still be changed: a key with nothing behind it can be filled in.
pub fn is_harmless(finding: &Diagnostic) -> bool {
    finding.level != Level::Error || HARMLESS.contains(&finding.code)
}

/// A file that may be changed.
pub(super) struct File<'a> {
    pub source: &'a Arc<Source>,
    /// As YAML reads it, nothing mended; none for an empty file.
    pub root: Option<Node>,
    pub found: Vec<Diagnostic>,
}

impl<'a> File<'a> {
    /// Reads it.
    pub fn read(source: &'a Arc<Source>) -> Result<Self, Refusal> {
        let (root, found) = read(source);
        let bad = found.iter().find(|finding| !is_harmless(finding));
        if let Some(bad) = bad {
            return Err(Refusal::Broken { message: bad.message.clone(), place: bad.place.clone() });
        }
        Ok(Self { source, root, found })
    }

    /// The value at the end of a way.
    pub fn at(&self, way: &[Step]) -> Option<&Node> {
        way::follow(self.root.as_ref()?, way)
    }

    /// Whether the value at the end of a way stands within braces or brackets.
    pub fn in_flow(&self, way: &[Step]) -> bool {
        (0..way.len()).filter_map(|length| self.at(&way[..length])).any(is_flow)
    }

    /// Keys with nothing behind them that have a name.
    pub fn unfilled(&self, name: &str) -> impl Iterator<Item = &Diagnostic> {
        let is_it = move |finding: &&Diagnostic| {
            let written = finding.place.as_ref().map(|place| place.text().trim_matches(['"', '\'']));
            finding.code == Code::N112 && written == Some(name)
        };
        self.found.iter().filter(is_it)
    }

    /// The text after edits, if it reads as before but for the value or item at the end of the way, and `at_end` holds there,
    /// and nothing new is wrong.
    pub fn verified(
        &self,
        edits: &Edits,
        way: &[Step],
        at_end: &dyn Fn(Option<&Node>, Option<&Node>) -> bool,
    ) -> Option<Amended> {
        let text = edits.apply(&self.source.text)?;
        let source = Source::new(self.source.path.as_str(), text.as_str());
        let (root, found) = read(&source);
        let count = |found: &[Diagnostic], code| found.iter().filter(|finding| finding.code == code).count();
        if found.iter().any(|finding| count(&found, finding.code) > count(&self.found, finding.code)) {
            return None;
        }
        if !same_but(self.root.as_ref(), root.as_ref(), way, at_end) {
            return None;
        }
        let (start, end) = (edits.list().first()?.span.start, edits.list().last()?.span.end);
        let span = start..(text.len() + end).checked_sub(self.source.text.len())?;
        let at = root.as_ref().and_then(|root| way::follow(root, way)).map_or(start, |node| node.place.span.start);
        let line = source.position(at).line;
        Some(Amended { text, mark: self.source.mark, span, line })
    }
}

/// The tree as YAML reads it, nothing mended, and all that is wrong.
fn read(source: &Arc<Source>) -> (Option<Node>, Vec<Diagnostic>) {
    let (root, found) = load::read(source);
    let is_mended = found.iter().any(|finding| finding.level == Level::Error);
    (if is_mended { load::parse(source).0 } else { root }, found)
}

/// Whether a list or map is written in brackets or braces.
pub(super) fn is_flow(node: &Node) -> bool {
    !matches!(node.value, Value::Scalar(_)) && node.place.text().starts_with(['{', '['])
}

/// Whether two trees are the same but at the end of a way.
fn same_but(
    old: Option<&Node>,
    new: Option<&Node>,
    way: &[Step],
    at_end: &dyn Fn(Option<&Node>, Option<&Node>) -> bool,
) -> bool {
    let Some((step, rest)) = way.split_first() else { return at_end(old, new) };
    match step {
        Step::Key(name) => {
            let is_map = |node: Option<&Node>| node.is_none_or(|node| matches!(node.value, Value::Map(_)));
            let inner = (old.and_then(|old| old.get(name)), new.and_then(|new| new.get(name)));
            is_map(old) && is_map(new) && alike(old, new, Some(name)) && same_but(inner.0, inner.1, rest, at_end)
        }
        Step::Item(index) => {
            let is_list = |node: Option<&Node>| node.is_none_or(|node| matches!(node.value, Value::List(_)));
            let (was, is) = (old.map(Node::items).unwrap_or_default(), new.map(Node::items).unwrap_or_default());
            let is_added = is.len() == was.len() + 1 && (*index == was.len() || *index < was.len() && rest.is_empty());
            let is_gone = *index < was.len() && was.len() == is.len() + 1 && rest.is_empty();
            let is_kept = *index < was.len() && was.len() == is.len();
            let old_others = was.iter().enumerate().filter(|(at, _)| is_added || at != index);
            let new_others = is.iter().enumerate().filter(|(at, _)| is_gone || at != index);
            is_list(old)
                && is_list(new)
                && (is_added || is_gone || is_kept)
                && old_others.zip(new_others).all(|((_, was), (_, is))| same(was, is))
                && same_but(was.get(*index).filter(|_| !is_added), is.get(*index).filter(|_| !is_gone), rest, at_end)
        }
    }
}

/// Whether two trees hold the same, wherever they stand.
pub(super) fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar(one), Value::Scalar(other)) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Map(_), Value::Map(_)) => alike(Some(one), Some(other), None),
        _ => false,
    }
}

/// Whether two maps have the same entries in the same order, one of them left out.
fn alike(one: Option<&Node>, other: Option<&Node>, but: Option<&str>) -> bool {
    let (one, other) = (one.map(Node::entries), other.map(Node::entries));
    let counts = |entry: &&(Key, Node)| but != Some(entry.0.name.as_str());
    let one = one.unwrap_or_default().iter().filter(counts);
    let mut other = other.unwrap_or_default().iter().filter(counts);
    let mut all =
        one.map(|(key, node)| other.next().is_some_and(|(other, value)| other.name == key.name && same(node, value)));
    all.all(|same| same) && other.next().is_none()
}
