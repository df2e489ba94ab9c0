//! What was saved since the program was started, and taking the last of it back, unless somebody has changed that value since.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::desk::{Desk, lock};
use super::refusal::Refusal;
use super::save::{OnDisk, shown};
use super::slot::{Slot, Spot};
use super::target::Target;
use crate::facts::{amend, load, way};
use crate::source::Source;

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

impl Change {
    /// An item was taken out of a list.
    fn is_removal(&self) -> bool {
        self.slot.is_item() && self.old.is_empty() && self.new.is_empty()
    }
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
        let back = if last.is_removal() { put_back(&last, &file) } else { written_back(&last, &target, &file) };
        if let Err(Undone::Changed(_)) = &back {
            // It would stand in the way of those before it for ever.
            changes.pop();
        }
        back.map_err(Undone::refusal)?
    };
    file.replace(&before)?;
    changes.pop();
    drop(changes);
    desk.refresh();
    Ok(json!({ "version": desk.seat(None)?.version, "text": last.text, "unit": last.unit }))
}

/// Why a change is not taken back.
enum Undone {
    /// What it was made of is another by now; it never can be.
    Changed(Refusal),
    /// Not while the file is as it is.
    Now(Refusal),
}

impl Undone {
    fn refusal(self) -> Refusal {
        match self {
            Self::Changed(refusal) | Self::Now(refusal) => refusal,
        }
    }
}

/// The file with the old value, if it still has the new one.
fn written_back(last: &Change, target: &Target<'_>, file: &OnDisk) -> Result<Vec<u8>, Undone> {
    let theirs = target.written(&file.source);
    if theirs != last.new || target.item(&file.source) != last.item {
        let message = format!("“{}”后来又被改过（现在是“{}”），这一步没有撤销", last.slot.words(), shown(&theirs));
        let help = format!("原来是“{}”，请直接在那一栏里改；再点撤销，退再前面的一步", shown(&last.old));
        return Err(Undone::Changed(Refusal::conflict(&message, &help, &last.old, &theirs)));
    }
    Ok(target.amended(&file.source, &last.old).map_err(Undone::Now)?.bytes())
}

/// The file with the item that was taken out.
fn put_back(last: &Change, file: &OnDisk) -> Result<Vec<u8>, Undone> {
    let Spot::Way(way) = &last.slot.spot else {
        return Err(Undone::Changed(Refusal::unknown("这里不是清单里的一项")));
    };
    let old = String::from_utf8_lossy(last.before.as_deref().unwrap_or_default()).into_owned();
    let old = Source::new(last.path.as_str(), old.trim_start_matches('\u{feff}'));
    match amend::put_back(&file.source, way, &old) {
        Ok(back) => Ok(back.bytes()),
        Err(why @ amend::Refusal::Broken { .. }) => Err(Undone::Now(why.into())),
        Err(_) => {
            let text = load::parse(&old).0.and_then(|root| Some(way::follow(&root, way)?.place.text().to_owned()));
            let text = text.unwrap_or_else(|| last.item.clone());
            let help = format!("文件后来改得太多，请照原来的自己添上：{text}");
            Err(Undone::Changed(Refusal::conflict("删去的这一项放不回原处", &help, &text, "")))
        }
    }
}

/// The changes that can be taken back, the last first.
pub fn list(desk: &Desk) -> Value {
    let changes = lock(&desk.changes);
    let one = |change: &Change| json!({ "text": change.text, "unit": change.unit, "file": change.path });
    json!({ "changes": changes.iter().rev().map(one).collect::<Vec<_>>() })
}
