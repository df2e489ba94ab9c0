//! Saving one value: only its stretch of the file changes, and only if the file still says what the page had shown.
//!
//! 1. [`save`] holds the file on the disk against what the browser saw; another value there is a conflict, with both shown
//! 2. [`amended`] makes the new text and asks whether it can be read
//! 3. the file is written beside and renamed in; whoever wrote to it in between wins, and the clerk is told
//! 4. [`undo`] takes the last change back, unless somebody has changed that value since

use std::path::PathBuf;
use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::desk::{Desk, Seat, lock};
use super::refusal::Refusal;
use super::slot::{SHARED, Slot, Spot};
use super::unit::{self, Unit};
use crate::diagnostic::{Diagnostic, Level};
use crate::facts::amend::{self, Amended};
use crate::facts::registry::Registry;
use crate::facts::schema::Schema;
use crate::facts::unit::FactFile;
use crate::facts::{indicator, load};
use crate::output;
use crate::project::files;
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
    slot: Slot,
    old: String,
    new: String,
    before: Option<Vec<u8>>,
    after: Vec<u8>,
}

/// What the browser asks to be saved.
pub struct Wish<'a> {
    /// The unit.
    pub unit: &'a str,
    /// The slot.
    pub id: &'a str,
    /// What the browser saw there, empty for nothing.
    pub before: &'a str,
    /// What is to stand there, empty for nothing.
    pub value: &'a str,
}

/// A fact file of a unit, and a slot in it.
struct Target<'a> {
    registry: &'a Registry,
    schema: &'a Schema,
    path: String,
    slot: Slot,
}

/// The file of a slot. Which files a unit has is the project's matter: the browser's names are only compared.
fn target<'a>(seat: &'a Seat, unit: &Unit<'a>, id: &str) -> Result<Target<'a>, Refusal> {
    let unknown = || Refusal::unknown("没有这一栏");
    let slot = Slot::parse(id).ok_or_else(unknown)?;
    let plan = seat.prepared.settings.year;
    let is_of_unit = slot.stem == unit.stem || slot.stem == SHARED;
    let is_there = |file: &&FactFile| file.year == slot.year && file.street == unit.folder && file.name == slot.stem;
    let known = seat.project.facts.iter().find(is_there).map(|file| file.source.path.clone());
    let path = match known {
        Some(path) if is_of_unit => path,
        // A unit may not have a file of this year or last yet.
        None if slot.stem == unit.stem && (plan - 1..=plan).contains(&slot.year) => {
            format!("{}/{}/{}/{}.yaml", seat.project.home.content, slot.year, unit.folder, unit.stem)
        }
        _ => return Err(unknown()),
    };
    Ok(Target { registry: &unit.world.registry, schema: &unit.world.schema, path, slot })
}

/// Saves one value.
pub fn save(desk: &Desk, seat: &Seat, wish: &Wish<'_>) -> Result<Value, Refusal> {
    let Some(unit) = unit::find(&seat.prepared, wish.unit) else {
        return Err(Refusal::unknown(format!("没有叫“{}”的单位", wish.unit)));
    };
    let target = target(seat, &unit, wish.id)?;
    let mut changes = lock(&desk.changes);
    let (place, bytes, source) = read(desk, &target.path)?;
    let theirs = written(&source, &target);
    let words = target.slot.words();
    let value = amend::normal(wish.value);
    if theirs == value {
        return Ok(json!({ "version": seat.version, "value": theirs, "file": target.path, "change": "" }));
    }
    if theirs != amend::normal(wish.before) {
        let message = format!("“{words}”刚才已被改成“{}”，您填的是“{}”", shown(&theirs), shown(&value));
        return Err(Refusal::conflict(message, "两个值都在这里，请选一个", &value, &theirs));
    }
    let amended = amended(&source, &target, &value)?;
    let after = amended.bytes();
    write(place, bytes.clone(), &after)?;
    let text = format!("{words}：{} → {}", shown(&theirs), shown(&value));
    changes.push(Change {
        text: text.clone(),
        unit: unit.view.unit.name.clone(),
        path: target.path.clone(),
        slot: target.slot.clone(),
        old: theirs,
        new: value.clone(),
        before: bytes,
        after,
    });
    let too_many = changes.len().saturating_sub(KEPT);
    changes.drain(..too_many);
    drop(changes);
    desk.refresh();
    let version = desk.seat(Some(seat.prepared.settings.year)).version;
    Ok(json!({
        "version": version, "value": value, "file": target.path, "line": amended.line, "change": text,
    }))
}

/// Takes the last change back.
pub fn undo(desk: &Desk) -> Result<Value, Refusal> {
    let seat = desk.seat(None);
    let mut changes = lock(&desk.changes);
    let Some(last) = changes.last().cloned() else {
        return Err(Refusal::new(StatusCode::NOT_FOUND, "没有可以撤销的改动", ""));
    };
    let (place, bytes, source) = read(desk, &last.path)?;
    let before = if bytes.as_ref() == Some(&last.after) {
        // A file that the change made stays, empty: nothing is ever deleted.
        last.before.clone().unwrap_or_default()
    } else {
        let world = seat.prepared.streets.first().ok_or_else(|| Refusal::unknown("项目里没有单位"))?;
        let Change { path, slot, .. } = last.clone();
        let target = Target { registry: &world.registry, schema: &world.schema, path, slot };
        let theirs = written(&source, &target);
        if theirs != last.new {
            let message = format!("“{}”后来又被改成“{}”，没有撤销", last.slot.words(), shown(&theirs));
            return Err(Refusal::conflict(message, "请直接在那一栏里改", &last.old, &theirs));
        }
        amended(&source, &target, &last.old)?.bytes()
    };
    write(place, bytes, &before)?;
    changes.pop();
    drop(changes);
    desk.refresh();
    Ok(json!({ "version": desk.seat(None).version, "text": last.text, "unit": last.unit }))
}

/// The changes that can be taken back, the last first.
pub fn history(desk: &Desk) -> Value {
    let changes = lock(&desk.changes);
    let one = |change: &Change| json!({ "text": change.text, "unit": change.unit, "file": change.path });
    json!({ "changes": changes.iter().rev().map(one).collect::<Vec<_>>() })
}

/// The state as it would be with what is being typed, and what of it cannot be read. Nothing is written.
pub fn typed(seat: &Seat, id: &str, edits: &[(String, String)]) -> Result<(Seat, Vec<Value>), Refusal> {
    let Some(unit) = unit::find(&seat.prepared, id) else {
        return Err(Refusal::unknown(format!("没有叫“{id}”的单位")));
    };
    let (mut project, mut refused) = (seat.project.clone(), Vec::new());
    for (slot, value) in edits {
        let laid = target(seat, &unit, slot).and_then(|target| {
            let at = project.facts.iter().position(|file| file.source.path == target.path);
            let source = match at {
                Some(at) => Arc::clone(&project.facts[at].source),
                None => Source::new(target.path.as_str(), ""),
            };
            if written(&source, &target) == amend::normal(value) {
                return Ok(());
            }
            let source = Source::new(target.path.as_str(), amended(&source, &target, value)?.text);
            match at {
                Some(at) => project.facts[at] = FactFile { source, memory: None, ..project.facts[at].clone() },
                None => project.facts.push(FactFile {
                    year: target.slot.year,
                    street: unit.folder.clone(),
                    name: unit.stem.clone(),
                    source,
                    unreadable: None,
                    memory: None,
                }),
            }
            Ok(())
        });
        if let Err(refusal) = laid {
            let mut body = refusal.body().clone();
            body["id"] = json!(slot);
            refused.push(body);
        }
    }
    Ok((Seat::new(seat.version, project), refused))
}

/// The new text of a file, if it says no less than the old one did.
fn amended(source: &Arc<Source>, target: &Target<'_>, value: &str) -> Result<Amended, Refusal> {
    let Target { registry, slot, .. } = target;
    let amended = match (&slot.spot, value.trim_end()) {
        (Spot::Way(way), "") => amend::take_out(source, way),
        (Spot::Way(way), _) => amend::value(source, way, value),
        (Spot::Indicator { key, part }, written) => {
            let index = registry.find(key).ok_or_else(|| Refusal::unknown(format!("指标库里没有“{key}”")))?;
            match written {
                "" => amend::take_slot_out(source, registry, index, part),
                _ => amend::slot(source, registry, index, part, value),
            }
        }
    };
    let amended = amended.map_err(|refusal| Refusal::value(refusal.message(), refusal.remedy()))?;
    let (old, new) =
        (errors(source, target), errors(&Source::new(source.path.as_str(), amended.text.as_str()), target));
    let is_known =
        |error: &&Diagnostic| old.iter().any(|known| (known.code, &known.message) == (error.code, &error.message));
    match new.iter().find(|error| !is_known(error)) {
        Some(error) => Err(Refusal::value(&error.message, &error.help)),
        None => Ok(amended),
    }
}

/// What keeps a file from being read.
fn errors(source: &Arc<Source>, target: &Target<'_>) -> Vec<Diagnostic> {
    let (root, mut found) = load::read(source);
    if let Some(root) = root {
        target.schema.check(&root, &mut found);
        if let Some(section) = root.get("指标") {
            indicator::read(section, target.registry, &mut found);
        }
    }
    found.retain(|finding| finding.level == Level::Error);
    found
}

/// What a file says in a slot, empty for nothing.
fn written(source: &Arc<Source>, target: &Target<'_>) -> String {
    let (root, _) = load::read(source);
    let node = root.as_ref().and_then(|root| target.slot.find(root, target.registry));
    node.and_then(|node| node.scalar()).map(amend::normal).unwrap_or_default()
}

/// A file as it is on the disk now: where, its bytes, its text.
fn read(desk: &Desk, path: &str) -> Result<(PathBuf, Option<Vec<u8>>, Arc<Source>), Refusal> {
    let place = desk.home.root.join(path);
    let bytes = files::bytes(&place);
    let text = match &bytes {
        None => String::new(),
        Some(bytes) => String::from_utf8(bytes.clone()).map_err(|_| {
            Refusal::value(
                format!("{path} 不是 UTF-8 编码，改不了"),
                "请用记事本打开，“另存为”时把编码选成 UTF-8 再保存",
            )
        })?,
    };
    Ok((place, bytes, Source::new(path, text)))
}

fn write(target: PathBuf, before: Option<Vec<u8>>, after: &[u8]) -> Result<(), Refusal> {
    output::write_all(&[output::Change { target, before, bytes: after.to_vec() }]).map_err(Refusal::from)
}

fn shown(value: &str) -> String {
    match value.chars().count() {
        0 => "没有填".to_owned(),
        1..=24 => value.replace('\n', " "),
        _ => format!("{}…", value.chars().take(20).collect::<String>().replace('\n', " ")),
    }
}
