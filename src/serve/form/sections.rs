//! Everything but 指标, by the schema: what the unit has, and what others of the street have and it has not.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::field;
use super::files::Files;
use crate::facts::schema::{Child, Type};
use crate::facts::tree::{Node, Value as Written};
use crate::facts::way::{self, Step};
use crate::serve::desk::Seat;
use crate::serve::slot::{self, Slot, Spot};
use crate::serve::unit::Unit;

/// A group a section, those of last year that ended with it behind.
pub fn groups(seat: &Seat, unit: &Unit<'_>, files: &Files) -> Vec<Value> {
    let (schema, facts) = (&unit.world.schema, &unit.view.unit.facts);
    let usual = usual(unit);
    let mut groups = Vec::new();
    let mut loose = Vec::new();
    for name in schema.names().filter(|name| *name != "指标") {
        let Some(kind) = schema.section(name) else { continue };
        let own = facts.get(name);
        let mut rows = Vec::new();
        match own {
            Some(node) => rows.extend(rows_of(files, name, kind, node)),
            None if usual.contains(&[name, ""]) && is_single(kind) => rows.push(absent(seat, unit, &[name], kind)),
            None => {}
        }
        if let Type::Record(fields) = kind.as_ref() {
            for (field, kind) in fields.iter().filter(|(_, kind)| is_single(kind)) {
                let is_there = own.is_some_and(|node| node.get(field).is_some());
                if !is_there && usual.contains(&[name, field]) {
                    rows.push(absent(seat, unit, &[name, field], kind));
                }
            }
        }
        if is_single(kind) && !matches!(kind.as_ref(), Type::LongText) {
            loose.append(&mut rows);
        } else if !rows.is_empty() {
            groups.push(json!({ "name": name, "kind": "facts", "rows": rows }));
        }
    }
    if !loose.is_empty() {
        groups.insert(0, json!({ "name": "其他", "kind": "facts", "rows": loose }));
    }
    let last = &unit.view.unit.last_facts;
    for (key, node) in last.entries() {
        if let Some(kind) = schema.section(&key.name) {
            let rows = rows_of(files, &key.name, kind, node);
            let name = format!("{}年{}", seat.prepared.settings.year - 1, key.name);
            groups.push(json!({ "name": name, "kind": "past", "rows": rows }));
        }
    }
    groups
}

/// Sections, and fields of sections, that some community of the street has.
fn usual<'a>(unit: &Unit<'a>) -> BTreeSet<[&'a str; 2]> {
    let mut usual = BTreeSet::new();
    let views: Vec<_> = match unit.community {
        Some(_) => unit.world.communities.iter().collect(),
        None => vec![&unit.world.street],
    };
    for (key, node) in views.into_iter().flat_map(|view| view.unit.facts.entries()) {
        usual.insert([key.name.as_str(), ""]);
        usual.extend(node.entries().iter().map(|(field, _)| [key.name.as_str(), field.name.as_str()]));
    }
    usual
}

/// A type of one value.
fn is_single(kind: &Type) -> bool {
    !matches!(kind, Type::List(_) | Type::Record(_) | Type::Table(_) | Type::Slogans)
}

/// A row for what is not written: it would stand in this year's file.
fn absent(seat: &Seat, unit: &Unit<'_>, way: &[&str], kind: &Type) -> Value {
    let steps: Vec<Step> = way.iter().map(|key| Step::Key((*key).to_owned())).collect();
    let label = way.last().copied().unwrap_or_default();
    let slot = Slot { year: seat.prepared.settings.year, stem: unit.stem.clone(), spot: Spot::Way(steps) };
    let mut field = field::typed(field::of(&slot, label, None), kind);
    field["key"] = json!(way.join("."));
    fact_row(label, &[field])
}

/// A section as rows: a value, a record, or an item of a list each.
fn rows_of(files: &Files, name: &str, kind: &Type, node: &Node) -> Vec<Value> {
    let leaf = |label: &str, kind: &Type, node: &Node| fact_row(label, &leaves(files, name, label, kind, node));
    match (&node.value, kind) {
        (Written::List(items), Type::List(inner)) if items.iter().any(|item| item.scalar().is_none()) => {
            let items = items.iter().enumerate();
            items.map(|(index, item)| leaf(&title(index, item), inner, item)).collect()
        }
        (Written::Map(_), Type::Record(_) | Type::Table(_)) => kind
            .children(node)
            .iter()
            .map(|child| leaf(child.key.unwrap_or_default(), child.kind, child.node))
            .collect(),
        _ => vec![leaf(name, kind, node)],
    }
}

/// An item by its number and what it is called.
fn title(index: usize, item: &Node) -> String {
    let name = slot::name_of(item).map(|(_, name)| name);
    format!("{}. {}", index + 1, name.unwrap_or_default())
}

/// Every value at or below a node.
fn leaves(files: &Files, section: &str, label: &str, kind: &Type, node: &Node) -> Vec<Value> {
    if node.scalar().is_some() {
        let slot = files.at(&node.place);
        // A value that stands in none of the unit's files is shown and cannot be changed here.
        let nowhere = Slot { year: 0, stem: String::new(), spot: Spot::Way(Vec::new()) };
        let mut field = field::typed(field::of(slot.as_ref().unwrap_or(&nowhere), label, Some(node)), kind);
        field["editable"] = json!(slot.is_some());
        field["item"] = json!(slot.as_ref().map(|slot| files.item(slot)).unwrap_or_default());
        field["key"] = json!(slot.as_ref().map_or(section.to_owned(), |slot| key(&slot.spot)));
        return vec![field];
    }
    let children = kind.children(node);
    let below = |(index, child): (usize, &Child<'_>)| {
        let own = child.key.map_or_else(|| format!("第{}项", index + 1), str::to_owned);
        let deeper = leaves(files, section, &own, child.kind, child.node);
        let is_one = child.node.scalar().is_some();
        deeper.into_iter().map(move |mut field| {
            if !is_one {
                let label = format!("{own} {}", field["label"].as_str().unwrap_or_default());
                field["label"] = json!(label);
            }
            field
        })
    };
    children.iter().enumerate().flat_map(|pair| below(pair).collect::<Vec<_>>()).collect()
}

/// The key under which a value is printed.
fn key(spot: &Spot) -> String {
    match spot {
        Spot::Way(steps) => way::words(steps),
        Spot::Indicator { key, .. } => key.clone(),
    }
}

fn fact_row(label: &str, slots: &[Value]) -> Value {
    json!({
        "key": label, "label": label, "unit": "", "rule": "", "rate": false, "parts": [], "last": "", "before": "",
        "target": "", "how": "", "definition": "", "office": "", "slots": slots,
    })
}
