//! What was saved since the program was started, and taking the last of it back, unless somebody has changed that value since.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::desk::{Desk, lock};
use super::refusal::Refusal;
use super::save::{OnDisk, shown};
use super::slot::Slot;
use super::target::Target;

/// How many changes can be taken back.
const KEPT: usize = 100;

/// A change that was saved.
#[derive(Debug, Clone)]
pub struct Change {
    /// 消防演练 2026年目标：6场 → 7场.
    pub text: String,
    /// Name of the unit.
    pub unit: String,
    /// Path below the project.
    pub path: String,
    /// What was changed.
    pub slot: Slot,
    /// The item of a list that it belongs to.
    pub item: String,
    /// What stood there.
    pub old: String,
    /// What was put there.
    pub new: String,
    /// The file before; none: there was none.
    pub before: Option<Vec<u8>>,
    /// The file afterwards.
    pub after: Vec<u8>,
}

/// Keeps a change, and forgets the first when there are too many.
pub fn keep(changes: &mut Vec<Change>, change: Change) {
    changes.push(change);
    let too_many = changes.len().saturating_sub(KEPT);
    changes.drain(..too_many);
}

/// Takes the last change back.
pub fn undo(desk: &Desk) -> Result<Value, Refusal> {
    let seat = desk.seat(None)?;
    let mut changes = lock(&desk.changes);
    let Some(last) = changes.last().cloned() else {
        return Err(Refusal::new(StatusCode::NOT_FOUND, "没有可以撤销的改动", ""));
    };
    let file = OnDisk::read(desk, &last.path)?;
    let before = if file.bytes.as_ref() == Some(&last.after) {
        // A file that the change made stays, empty: nothing is ever deleted.
        last.before.clone().unwrap_or_default()
    } else {
        let world = seat.prepared.streets.first().ok_or_else(|| Refusal::unknown("项目里没有单位"))?;
        let Change { path, slot, .. } = last.clone();
        let target = Target { registry: &world.registry, schema: &world.schema, path, slot, is_known: true };
        let target = target.registered()?;
        let theirs = target.written(&file.source);
        if theirs != last.new || target.item(&file.source) != last.item {
            // It would stand in the way of those before it for ever.
            changes.pop();
            let message = format!("“{}”后来又被改过（现在是“{}”），这一步没有撤销", last.slot.words(), shown(&theirs));
            let help = "请直接在那一栏里改；再点撤销，退再前面的一步";
            return Err(Refusal::conflict(&message, help, &last.old, &theirs));
        }
        target.amended(&file.source, &last.old)?.bytes()
    };
    file.replace(&before)?;
    changes.pop();
    drop(changes);
    desk.refresh();
    Ok(json!({ "version": desk.seat(None)?.version, "text": last.text, "unit": last.unit }))
}

/// The changes that can be taken back, the last first.
pub fn list(desk: &Desk) -> Value {
    let changes = lock(&desk.changes);
    let one = |change: &Change| json!({ "text": change.text, "unit": change.unit, "file": change.path });
    json!({ "changes": changes.iter().rev().map(one).collect::<Vec<_>>() })
}
