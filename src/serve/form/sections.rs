//! Everything but 指标, by the schema: what the unit has, and what others of the street have and it has not.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::blanks::{self, is_single};
use super::field;
use super::files::Files;
use crate::facts::schema::{Child, Type};
use crate::facts::tree::{Node, Value as Written};
use crate::facts::way::{self, Step};
use crate::serve::desk::Seat;
use crate::serve::slot::{self, SHARED, Slot, Spot};
use crate::serve::unit::Unit;

/// What every unit has to say of itself.
const UNIT: &str = "单位";

/// A group a section, those of last year that ended with it behind.
pub fn groups(seat: &Seat, unit: &Unit<'_>, files: &Files) -> Vec<Value> {
    let (schema, facts, year) = (&unit.world.schema, &unit.view.unit.facts, seat.prepared.settings.year);
    let usual = usual(unit);
    let mut groups = Vec::new();
    let mut loose = Vec::new();
    for name in schema.names().filter(|name| *name != "指标") {
        let Some(kind) = schema.section(name) else { continue };
        let own = facts.get(name);
        let mut rows = Vec::new();
        match own {
            Some(node) => rows.extend(rows_of(files, year, name, kind, node)),
            None if usual.contains(&[name, ""]) && is_single(kind) => {
                rows.push(absent(files, year, unit, &[name], kind));
            }
            None => {}
        }
        if let Type::Record(fields) = kind.as_ref() {
            let missing = fields.iter().filter(|(field, _)| own.is_none_or(|node| node.get(field).is_none()));
            let (asked, others): (Vec<_>, Vec<_>) =
                missing.partition(|(field, kind)| is_single(kind) && usual.contains(&[name, field]));
            for (field, kind) in asked {
                rows.push(absent(files, year, unit, &[name, field], kind));
            }
            if !rows.is_empty() || name == UNIT {
                let spot = Spot::Way(vec![Step::Key(name.to_owned())]);
                let record = Slot { year, stem: unit.stem.clone(), spot };
                rows.extend(addition(&blanks::others(files, &record, &others), "补一栏"));
            }
        }
        if own.is_some() || usual.contains(&[name, ""]) {
            rows.extend(addition(&blanks::more(files, year, &unit.stem, name, kind, own.is_some()), "加一项"));
        }
        if unit.community.is_none() {
            rows.extend(addition(&blanks::more_shared(files, year, name, kind), "给各社区都加一项"));
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
            let rows = rows_of(files, year, &key.name, kind, node);
            let name = format!("{}年{}", year - 1, key.name);
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

/// A row for what is not written: it would stand in this year's file.
fn absent(files: &Files, year: i32, unit: &Unit<'_>, way: &[&str], kind: &Type) -> Value {
    let steps: Vec<Step> = way.iter().map(|key| Step::Key((*key).to_owned())).collect();
    let label = way.last().copied().unwrap_or_default();
    let slot = Slot { year, stem: unit.stem.clone(), spot: Spot::Way(steps) };
    fact_row(label, &[blanks::at(files, &slot, label, kind)])
}

/// What can be added to a list, if anything can.
fn addition(fields: &[Value], words: &str) -> Option<Value> {
    let mut row = fact_row(words, fields);
    row["adds"] = json!(true);
    Some(row).filter(|_| !fields.is_empty())
}

/// A section as rows: a value, a record, or an item of a list each.
fn rows_of(files: &Files, year: i32, name: &str, kind: &Type, node: &Node) -> Vec<Value> {
    match (&node.value, kind) {
        (Written::List(items), Type::List(inner)) if items.iter().any(|item| item.scalar().is_none()) => {
            let usual = blanks::usual(node);
            let items = items.iter().enumerate();
            items.map(|(index, item)| item_row(files, year, name, (index, inner, item), &usual)).collect()
        }
        (Written::Map(_), Type::Record(_) | Type::Table(_)) => {
            kind.children(node).iter().flat_map(|child| child_rows(files, year, name, child)).collect()
        }
        _ => vec![fact_row(name, &leaves(files, year, name, name, kind, node))],
    }
}

/// A field of a record as rows: a list within it is one as the section's own is.
fn child_rows(files: &Files, year: i32, section: &str, child: &Child<'_>) -> Vec<Value> {
    let label = child.key.unwrap_or_default().trim_start_matches('+');
    let mut rows = match child.kind {
        Type::List(_) => rows_of(files, year, label, child.kind, child.node),
        kind => vec![fact_row(label, &leaves(files, year, section, label, kind, child.node))],
    };
    for row in rows.iter_mut().filter(|row| row["item"].is_object()) {
        row["label"] = json!(format!("{label} {}", row["label"].as_str().unwrap_or_default()));
    }
    rows.extend(addition(&blanks::below(files, year, child.kind, child.node), &format!("{label}加一项")));
    rows
}

/// An item of a section's list: what it says, what others of the list say and it does not, what it could say besides; and
/// how it is taken out, if it is this year's.
fn item_row(
    files: &Files,
    year: i32,
    section: &str,
    (index, kind, item): (usize, &Type, &Node),
    usual: &BTreeSet<&str>,
) -> Value {
    let mut fields = leaves(files, year, section, section, kind, item);
    fields.extend(blanks::below(files, year, kind, item).into_iter().map(|mut field| {
        let is_usual =
            field["name"].as_str().and_then(|name| name.split(' ').next()).is_some_and(|name| usual.contains(name));
        field["main"] = json!(is_usual);
        field
    }));
    let label = title(index, item);
    let mut row = fact_row(&label, &fields);
    if let Some(slot) = files.at(item).filter(|slot| slot.year == year) {
        row["item"] = json!({ "id": slot.id(), "item": files.item(&slot), "shared": slot.stem == SHARED });
    }
    row
}

/// An item by its number and what it is called.
fn title(index: usize, item: &Node) -> String {
    let name = slot::name_of(item).map(|(_, name)| name);
    format!("{}. {}", index + 1, name.unwrap_or_default())
}

/// Every value at or below a node.
fn leaves(files: &Files, year: i32, section: &str, label: &str, kind: &Type, node: &Node) -> Vec<Value> {
    if node.scalar().is_some() {
        let slot = files.at(node);
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
        let deeper = leaves(files, year, section, &own, child.kind, child.node);
        let is_one = child.node.scalar().is_some();
        let deeper = deeper.into_iter().chain(blanks::below(files, year, child.kind, child.node));
        deeper.map(move |mut field| {
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
