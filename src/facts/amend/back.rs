//! An item that was taken out of a list, put back where it stood.

use std::sync::Arc;

use super::file::{File, same};
use super::{Amended, Refusal};
use crate::facts::edit::{self, Edits};
use crate::facts::insert;
use crate::facts::tree::{Node, Value};
use crate::facts::way::Step;
use crate::source::Source;

/// Puts the item at the end of a way in the old text back into the text as it is by now: before the item that took its place, or
/// at the end of its list. A list that went with its only item comes back with it.
///
/// # Errors
/// Why it cannot be put back; the file is as it was.
pub fn put_back(source: &Arc<Source>, way: &[Step], old: &Arc<Source>) -> Result<Amended, Refusal> {
    let (file, before) = (File::read(source)?, File::read(old)?);
    let Some((Step::Item(index), above)) = way.split_last() else { return Err(Refusal::NoPlace) };
    let item = before.at(way).ok_or(Refusal::Absent)?;
    let list = before.at(above).ok_or(Refusal::Absent)?;
    let mut edits = Edits::default();
    let Some(now) = file.at(above) else {
        let [Step::Key(name)] = above else { return Err(Refusal::NoPlace) };
        let root = before.root.as_ref().ok_or(Refusal::Absent)?;
        let (key, node) = root.entries().iter().find(|(key, _)| key.name == *name).ok_or(Refusal::Absent)?;
        let lines = &old.text[edit::block(old, key, node, None)];
        let is_back = |_: Option<&Node>, now: Option<&Node>| now.is_some_and(|now| same(now, list));
        let end = insert::line_end(source);
        let done = insert::section(&mut edits, source, &format!("{}{end}", lines.trim_end()));
        return file.verified(&edits, above, &is_back).filter(|_| done).ok_or(Refusal::Unwritable);
    };
    if !matches!(now.value, Value::List(_)) {
        return Err(Refusal::NoPlace);
    }
    let index = place(list, *index, now).ok_or(Refusal::Absent)?;
    let flow = item.place.text();
    let next = now.items().get(index);
    let done = match next {
        Some(next) if now.place.text().starts_with('[') => edits.insert(next.place.span.start, format!("{flow}, ")),
        Some(_) => {
            let at = edit::item_span(now, index).ok_or(Refusal::NoPlace)?.start;
            let column = edit::dash_column(now, index).ok_or(Refusal::NoPlace)?;
            edits.insert(at, lines(list, way, column, insert::line_end(source)).ok_or(Refusal::NoPlace)?)
        }
        None => {
            let block = |column| lines(list, way, column, insert::line_end(source)).unwrap_or_default();
            insert::item(&mut edits, source, now, block, || flow.to_owned())
        }
    };
    let way = [above, &[Step::Item(index)]].concat();
    let is_back = |was: Option<&Node>, now: Option<&Node>| was.is_none() && now.is_some_and(|now| same(now, item));
    file.verified(&edits, &way, &is_back).filter(|_| done).ok_or(Refusal::Unwritable)
}

/// Where an item belongs in the list as it is by now: before the one that stood behind it, else behind the one before it, else at
/// its number. None if somebody has put it back already.
fn place(list: &Node, index: usize, now: &Node) -> Option<usize> {
    let item = list.items().get(index)?;
    let count = |items: &[Node]| items.iter().filter(|one| same(one, item)).count();
    if count(now.items()) >= count(list.items()) {
        return None;
    }
    let find = |old: Option<&Node>| old.and_then(|old| now.items().iter().position(|one| same(one, old)));
    let before = find(list.items().get(index + 1));
    let behind = index.checked_sub(1).and_then(|above| find(list.items().get(above))).map(|above| above + 1);
    Some(before.or(behind).unwrap_or(index.min(now.items().len())))
}

/// The lines of an item as they stood, moved to another column.
fn lines(list: &Node, way: &[Step], column: usize, end: &str) -> Option<String> {
    let Some(Step::Item(index)) = way.last() else { return None };
    let source = &list.place.source;
    let was = edit::dash_column(list, *index)?;
    let text = source.text.get(edit::item_span(list, *index)?)?;
    let mut moved = String::new();
    for line in text.trim_end().lines() {
        let blank = line.len() - line.trim_start_matches(' ').len();
        if !line.trim().is_empty() {
            moved.push_str(&" ".repeat((blank + column).saturating_sub(was)));
        }
        moved.push_str(line.trim_start_matches(' '));
        moved.push_str(end);
    }
    Some(moved)
}
