//! One value of a fact file changed, added or taken out, or an item of a list, and every other byte left as the clerk wrote it.
//!
//! 1. [`form`] how the value may be written; [`mod@replace`] puts it in the place of the old one; [`mod@add`] where it goes when it is not there yet
//! 2. [`mod@file`] reads the changed text again: it counts only if the value is read back the same, nothing else changed and
//!    nothing new is wrong; otherwise the next way of writing it is tried
//! 3. [`back`] puts an item back that was taken out · [`refusal`] what is not saved, and why

mod add;
mod back;
mod file;
mod form;
mod refusal;
mod replace;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use self::add::{Leaf, add};
pub use self::back::put_back;
use self::file::File;
pub use self::file::is_harmless;
pub use self::refusal::Refusal;
use self::replace::{opened, replace};
use super::edit::Edits;
use super::load;
use super::registry::Registry;
use super::traps;
use super::tree::{Key, Node, Value};
use super::way::{self, Step};
use crate::source::{Place, Source};

/// A file's text with one value changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amended {
    /// The new text, without a byte order mark.
    pub text: String,
    /// Whether a byte order mark stands before it, as it did.
    pub mark: bool,
    /// The stretch of the new text that is not the old one's.
    pub span: Range<usize>,
    /// The line of the value in the new text, from 1; of the place it stood, if it was taken out.
    pub line: usize,
}

impl Amended {
    /// The file's bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mark = if self.mark { "\u{feff}" } else { "" };
        [mark, &self.text].concat().into_bytes()
    }
}

/// A value as it is saved and read back: line ends are `\n`, and no line at the end is blank.
pub fn normal(new: &str) -> String {
    let mut text = new.replace("\r\n", "\n").replace('\r', "\n");
    while let Some(at) = text.rfind('\n').filter(|at| text[*at..].trim().is_empty()) {
        text.truncate(at);
    }
    text
}

/// Changes the value at the end of a way, or adds it with the last keys of the way that are missing; the item behind the last of
/// a list is a new one.
///
/// # Errors
/// Why it cannot be saved; the file is as it was.
pub fn value(source: &Arc<Source>, way: &[Step], new: &str) -> Result<Amended, Refusal> {
    let new = checked(new)?;
    let file = File::read(source)?;
    match file.at(way) {
        Some(node) => replace(&file, way, node, &new),
        None => add(&file, way, Leaf { slot: None, value: &new }),
    }
}

/// Changes or adds a slot of an indicator, in whatever group it stands; a value without slots is its 实绩.
///
/// # Errors
/// Why it cannot be saved; the file is as it was.
pub fn slot(
    source: &Arc<Source>,
    registry: &Registry,
    index: usize,
    slot: &str,
    new: &str,
) -> Result<Amended, Refusal> {
    let new = checked(new)?;
    let file = File::read(source)?;
    if let Some((way, node)) = spot(file.root.as_ref(), registry, index) {
        return match &node.value {
            Value::Scalar(_) if slot == ACTUAL => replace(&file, &way, node, &new),
            Value::Scalar(old) => opened(&file, &way, node, old, slot, &new),
            Value::List(_) => Err(Refusal::NotOneValue { shape: node.shape() }),
            Value::Map(_) => {
                let way = [way.as_slice(), &[Step::Key(slot.to_owned())]].concat();
                match file.at(&way) {
                    Some(node) => replace(&file, &way, node, &new),
                    None => add(&file, &way, Leaf { slot: None, value: &new }),
                }
            }
        };
    }
    let leaf = Leaf { slot: Some(slot).filter(|slot| *slot != ACTUAL), value: &new };
    let mut refusal = Refusal::NoPlace;
    for way in places(&file, registry, index) {
        match add(&file, &way, leaf) {
            Err(why) => refusal = why,
            done => return done,
        }
    }
    Err(refusal)
}

/// Takes the value or the item at the end of a way out, with its key, and with the maps and lists that would be left empty.
///
/// # Errors
/// Why it stays.
pub fn take_out(source: &Arc<Source>, way: &[Step]) -> Result<Amended, Refusal> {
    let file = File::read(source)?;
    remove(&file, way)
}

/// Takes a slot of an indicator out; the last one takes the indicator's line with it.
///
/// # Errors
/// Why it stays.
pub fn take_slot_out(source: &Arc<Source>, registry: &Registry, index: usize, slot: &str) -> Result<Amended, Refusal> {
    let file = File::read(source)?;
    let (way, _) = slot_way(file.root.as_ref(), registry, index, slot).ok_or(Refusal::Absent)?;
    remove(&file, &way)
}

/// Whether a text may be changed at all.
///
/// # Errors
/// It has an error that makes YAML read something else than what stands there.
pub fn readable(source: &Arc<Source>) -> Result<(), Refusal> {
    File::read(source).map(|_| ())
}

/// The one value at the end of a way, as read, with its place.
pub fn scalar_at(source: &Arc<Source>, way: &[Step]) -> Option<(String, Place)> {
    let root = load::parse(source).0?;
    let node = way::follow(&root, way)?;
    Some((node.scalar()?.to_owned(), node.place.clone()))
}

/// The value of an indicator's slot, as read, with its place.
pub fn slot_at(source: &Arc<Source>, registry: &Registry, index: usize, slot: &str) -> Option<(String, Place)> {
    let root = load::parse(source).0?;
    let (_, node) = slot_way(Some(&root), registry, index, slot)?;
    Some((node.scalar()?.to_owned(), node.place.clone()))
}

const ACTUAL: &str = "实绩";

fn checked(new: &str) -> Result<String, Refusal> {
    let new = normal(new);
    if new.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    match traps::hidden(&new) {
        Some((character, name)) => Err(Refusal::Hidden { character, name }),
        None => Ok(new),
    }
}

/// Where an indicator stands.
fn spot<'a>(root: Option<&'a Node>, registry: &Registry, index: usize) -> Option<(Vec<Step>, &'a Node)> {
    let spot = way::indicators(root?, registry).into_iter().find(|spot| spot.index == Some(index))?;
    let key = |key: &Key| Step::Key(key.name.clone());
    let way = std::iter::once(Step::Key("指标".into())).chain(spot.group.map(key)).chain([key(spot.key)]);
    Some((way.collect(), spot.node))
}

fn slot_way<'a>(
    root: Option<&'a Node>,
    registry: &Registry,
    index: usize,
    slot: &str,
) -> Option<(Vec<Step>, &'a Node)> {
    let (mut way, node) = spot(root, registry, index)?;
    if node.scalar().is_some() {
        return (slot == ACTUAL).then_some((way, node));
    }
    way.push(Step::Key(slot.to_owned()));
    Some((way, node.get(slot)?))
}

/// The ways on which an indicator that is not there may be added, the best first.
fn places(file: &File<'_>, registry: &Registry, index: usize) -> Vec<Vec<Step>> {
    let Some(indicator) = registry.indicators.get(index) else { return Vec::new() };
    let section = Step::Key("指标".into());
    let way = |group: Option<&str>| {
        let group = group.map(|name| Step::Key(name.to_owned()));
        std::iter::once(section.clone()).chain(group).chain([Step::Key(indicator.key.clone())]).collect::<Vec<_>>()
    };
    let entries = file.at(std::slice::from_ref(&section)).map(Node::entries).unwrap_or_default();
    let is_group = |entry: &&(Key, Node)| way::is_group(&entry.0, registry);
    let flat = !entries.is_empty() && !entries.iter().any(|entry| is_group(&entry));
    let mut ways = Vec::new();
    if file.unfilled(&indicator.key).next().is_some() {
        // Its key is there and has no value, under whichever group.
        ways.extend(entries.iter().filter(is_group).map(|(key, _)| way(Some(key.name.as_str()))));
        ways.push(way(None));
    }
    ways.push(way(Some(indicator.family.as_str()).filter(|_| !flat)));
    ways
}

/// Whether a stretch holds a comment: what somebody wrote for people does not go with a value.
fn has_comment(file: &File<'_>, span: &Range<usize>) -> bool {
    let Some(stretch) = file.source.text.get(span.clone()) else { return false };
    let mut values = Vec::new();
    file.root.iter().for_each(|root| spans(root, &mut values));
    let marks = stretch.match_indices('#').map(|(at, _)| span.start + at);
    marks.into_iter().any(|at| !values.iter().any(|value| value.contains(&at)))
}

/// Where the keys and values of a tree stand.
fn spans(node: &Node, all: &mut Vec<Range<usize>>) {
    if node.scalar().is_some() {
        all.push(node.place.span.clone());
    }
    for (key, value) in node.entries() {
        all.push(key.place.span.clone());
        spans(value, all);
    }
    node.items().iter().for_each(|item| spans(item, all));
}

fn remove(file: &File<'_>, way: &[Step]) -> Result<Amended, Refusal> {
    let node = file.at(way).ok_or(Refusal::Absent)?;
    if node.scalar().is_none() && !matches!(way.last(), Some(Step::Item(_))) {
        return Err(Refusal::NotOneValue { shape: node.shape() });
    }
    let mut way = way;
    loop {
        let (step, above) = way.split_last().ok_or(Refusal::Absent)?;
        let around = file.at(above).ok_or(Refusal::Absent)?;
        if around.entries().len() + around.items().len() == 1 && !above.is_empty() {
            // Its map or list would be left empty.
            way = above;
            continue;
        }
        let mut edits = Edits::default();
        let gone = |_: Option<&Node>, now: Option<&Node>| now.is_none();
        let done = match step {
            Step::Key(name) => edits.remove_entries(around, |key, _| key.name == *name),
            Step::Item(index) => edits.remove_item(around, *index),
        };
        if edits.list().iter().any(|edit| has_comment(file, &edit.span)) {
            return Err(Refusal::Comment);
        }
        return file.verified(&edits, way, &gone).filter(|_| done).ok_or(Refusal::Unwritable);
    }
}
