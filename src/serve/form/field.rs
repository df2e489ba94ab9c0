//! What every field has: its slot, what stands there, and what may.

use serde_json::{Value, json};

use crate::facts::amend;
use crate::facts::schema::Type;
use crate::facts::tree::Node;
use crate::serve::finding;
use crate::serve::slot::{self, SHARED, Slot};

/// Longest value that fits on one line of the form, in characters.
const LINE: usize = 40;

/// A field. `node` is what stands there, none for nothing.
pub fn of(slot: &Slot, name: &str, node: Option<&Node>) -> Value {
    let value = node.and_then(Node::scalar).map(amend::normal).unwrap_or_default();
    let is_whole = node.is_none_or(|node| node.scalar().is_some());
    json!({
        "id": slot.id(),
        "name": name,
        "label": name,
        "value": value,
        "state": slot::state(&value),
        "place": node.map(|node| finding::place(&node.place)),
        "key": "",
        "item": "",
        "shared": slot.stem == SHARED,
        "long": value.contains('\n'),
        "main": true,
        "fresh": false,
        "choices": [],
        "note": "",
        "editable": is_whole,
        "why": if is_whole { "" } else { "这里写的是几个值，请在文件里改" },
    })
}

/// What the type asks of a field.
pub fn typed(mut field: Value, kind: &Type) -> Value {
    match kind {
        Type::Choice(choices) => field["choices"] = json!(choices),
        Type::YesNo => field["choices"] = json!(["是", "否"]),
        _ => {}
    }
    let is_wide = field["value"].as_str().is_some_and(|value| value.contains('\n') || value.chars().count() > LINE);
    field["long"] = json!(is_wide || matches!(kind, Type::LongText));
    field
}
