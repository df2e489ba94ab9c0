//! What is not written and could be: the fields that an item of a list has not, and one item more.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use super::field;
use super::files::Files;
use crate::facts::schema::Type;
use crate::facts::tree::Node;
use crate::facts::way::{self, Step};
use crate::serve::slot::{SHARED, Slot, Spot};

/// A type of one value.
pub fn is_single(kind: &Type) -> bool {
    !matches!(kind, Type::List(_) | Type::Record(_) | Type::Table(_) | Type::Slogans)
}

/// An empty field at the end of a way.
pub fn at(files: &Files, slot: &Slot, label: &str, kind: &Type) -> Value {
    let mut field = field::typed(field::of(slot, label, None), kind);
    field["item"] = json!(files.item(slot));
    if let Spot::Way(steps) = &slot.spot {
        field["key"] = json!(way::words(steps));
    }
    field
}

/// What could stand below a node: what an item of a list has not, and another item of a list that is this year's.
pub fn below(files: &Files, year: i32, kind: &Type, node: &Node) -> Vec<Value> {
    let Some(slot) = files.at(node) else { return Vec::new() };
    let is_in_item = matches!(&slot.spot, Spot::Way(steps) if steps.iter().any(|step| matches!(step, Step::Item(_))));
    match kind {
        Type::List(inner) if slot.year == year => new_item(files, &slot, node.items().len(), inner),
        Type::Record(fields) if is_in_item => {
            let has = |field: &str| node.entries().iter().any(|(key, _)| key.name.trim_start_matches('+') == field);
            let absent = fields.iter().filter(|(field, _)| !has(field));
            let blank = |(field, kind): &(String, Arc<Type>)| {
                leaves(files, &deeper(&slot, Step::Key(field.clone())), field, kind)
            };
            absent.flat_map(blank).collect()
        }
        _ => Vec::new(),
    }
}

/// The fields of an item more in a section's list. It is the unit's own: its own file's list goes on, and what comes from
/// elsewhere is added to there.
pub fn more(files: &Files, year: i32, stem: &str, section: &str, kind: &Type, is_inherited: bool) -> Vec<Value> {
    let Type::List(inner) = kind else { return Vec::new() };
    let (key, count) = match files.list(year, stem, section) {
        Some((key, count)) => (key.to_owned(), count),
        None if is_inherited => (format!("+{section}"), 0),
        None => (section.to_owned(), 0),
    };
    let slot = Slot { year, stem: stem.to_owned(), spot: Spot::Way(vec![Step::Key(key)]) };
    new_item(files, &slot, count, inner)
}

/// The fields of a record that neither it nor another unit's has.
pub fn others(files: &Files, record: &Slot, fields: &[&(String, Arc<Type>)]) -> Vec<Value> {
    fields
        .iter()
        .flat_map(|(field, kind)| match kind.as_ref() {
            Type::List(inner) => new_item(files, &deeper(record, Step::Key(field.clone())), 0, inner)
                .into_iter()
                .map(|mut one| {
                    one["label"] = json!(format!("{field} {}", one["label"].as_str().unwrap_or_default()));
                    one
                })
                .collect(),
            kind => leaves(files, &deeper(record, Step::Key(field.clone())), field, kind),
        })
        .collect()
}

/// The fields of a street's form for an item more in what all its communities share.
pub fn more_shared(files: &Files, year: i32, section: &str, kind: &Type) -> Vec<Value> {
    match files.list(year, SHARED, section) {
        Some(_) => more(files, year, SHARED, section, kind, false),
        None => Vec::new(),
    }
}

/// Which fields the items of a list have.
pub fn usual(list: &Node) -> BTreeSet<&str> {
    list.items().iter().flat_map(Node::entries).map(|(key, _)| key.name.as_str()).collect()
}

fn new_item(files: &Files, list: &Slot, count: usize, kind: &Type) -> Vec<Value> {
    let item = deeper(list, Step::Item(count));
    let field =
        |(field, kind): &(String, Arc<Type>)| leaves(files, &deeper(&item, Step::Key(field.clone())), field, kind);
    let fields: Vec<Value> = match kind {
        Type::Record(fields) => fields.iter().flat_map(field).collect(),
        kind if is_single(kind) => vec![hidden(at(files, &item, &format!("第{}项", count + 1), kind))],
        _ => Vec::new(),
    };
    fields.into_iter().map(fresh).collect()
}

/// The values of what is not there: itself, the fields of a record, the first item of a list.
fn leaves(files: &Files, slot: &Slot, label: &str, kind: &Type) -> Vec<Value> {
    let one =
        |step: Step, name: &str, kind: &Type| hidden(at(files, &deeper(slot, step), &format!("{label} {name}"), kind));
    match kind {
        kind if is_single(kind) => vec![hidden(at(files, slot, label, kind))],
        Type::Record(fields) => {
            let single = fields.iter().filter(|(_, kind)| is_single(kind));
            single.map(|(field, kind)| one(Step::Key(field.clone()), field, kind)).collect()
        }
        Type::List(inner) if is_single(inner) => vec![fresh(one(Step::Item(0), "第1项", inner))],
        _ => Vec::new(),
    }
}

/// Of an item that is not there yet: whoever adds one first, the others' come behind it.
fn fresh(mut field: Value) -> Value {
    field["fresh"] = json!(true);
    field
}

/// Not among the fields that a row shows at once.
fn hidden(mut field: Value) -> Value {
    field["main"] = json!(false);
    field
}

fn deeper(slot: &Slot, step: Step) -> Slot {
    let mut slot = slot.clone();
    if let Spot::Way(steps) = &mut slot.spot {
        steps.push(step);
    }
    slot
}
