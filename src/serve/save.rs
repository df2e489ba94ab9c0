//! Saving one value: only its stretch of the file changes, and only if the file still says what the page had shown.
//!
//! An item of a list is taken out in the same way, by [`remove`].
//!
//! 1. [`save`] holds the file on the disk against what the browser saw; another value there is a conflict, with both shown
//! 2. [`Target`] makes the new text and asks whether it can be read
//! 3. the file is written beside and renamed in; whoever wrote to it in between wins, and the clerk is told

use std::path::PathBuf;
use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::desk::{Desk, Seat, lock};
use super::history::{self, Change};
use super::refusal::Refusal;
use super::target::Target;
use super::unit::{self, Unit};
use crate::facts::amend::{self, Amended};
use crate::output;
use crate::project::files;
use crate::source::Source;

/// What the browser asks to be saved.
pub struct Wish<'a> {
    /// The unit.
    pub unit: &'a str,
    /// The slot.
    pub id: &'a str,
    /// The item of a list that it belongs to, as the browser saw it; empty outside lists.
    pub item: &'a str,
    /// What the browser saw there, empty for nothing.
    pub before: &'a str,
    /// What is to stand there, empty for nothing.
    pub value: &'a str,
    /// Other slots of the same item: what they are known by may be what is saved.
    pub beside: &'a [String],
}

/// Saves one value.
pub fn save(desk: &Desk, seat: &Seat, wish: &Wish<'_>) -> Result<Value, Refusal> {
    let unit = unit_of(seat, wish.unit)?;
    let target = Target::of(seat, &unit, wish.id)?;
    let mut changes = lock(&desk.changes);
    let file = opened(desk, &target)?;
    let words = target.slot.words();
    let value = filled(wish.value);
    let theirs = target.written(&file.source);
    is_same_item(&target, &file, wish)?;
    if theirs == value {
        return Ok(json!({ "version": seat.version, "value": theirs, "file": target.path, "change": "" }));
    }
    if theirs != filled(wish.before) {
        let message = format!("“{words}”刚才已被改成“{}”，您填的是“{}”", shown(&theirs), shown(&value));
        return Err(Refusal::conflict(&message, "两个值都在这里，请选一个", &value, &theirs));
    }
    let amended = target.amended(&file.source, &value)?;
    let items = target.items(&amended.text, wish.beside);
    let text = format!("{words}：{} → {}", shown(&theirs), shown(&value));
    let line = amended.line;
    let change = change(&unit, &target, wish, &text, &amended, &file);
    kept(&mut changes, file, Change { old: theirs, new: value.clone(), ..change })?;
    drop(changes);
    let version = refreshed(desk, seat)?;
    Ok(json!({
        "version": version, "value": value, "file": target.path, "line": line, "change": text, "items": items,
    }))
}

/// Takes an item out of a list.
pub fn remove(desk: &Desk, seat: &Seat, wish: &Wish<'_>) -> Result<Value, Refusal> {
    let unit = unit_of(seat, wish.unit)?;
    let target = Target::of(seat, &unit, wish.id)?;
    let mut changes = lock(&desk.changes);
    let file = opened(desk, &target)?;
    // One value in a list is taken out by saving it empty, against what the browser saw there.
    if !target.slot.is_item() || !target.written(&file.source).is_empty() {
        return Err(Refusal::unknown("这里不是清单里的一项"));
    }
    is_same_item(&target, &file, wish)?;
    let amended = target.amended(&file.source, "")?;
    let text = format!("{}：删去“{}”", target.slot.words(), shown(wish.item));
    let change = change(&unit, &target, wish, &text, &amended, &file);
    kept(&mut changes, file, change)?;
    drop(changes);
    Ok(json!({ "version": refreshed(desk, seat)?, "file": target.path, "change": text }))
}

fn unit_of<'a>(seat: &'a Seat, id: &str) -> Result<Unit<'a>, Refusal> {
    unit::find(&seat.prepared, id).ok_or_else(|| Refusal::unknown(format!("没有叫“{id}”的单位")))
}

/// The file that is to be changed.
fn opened(desk: &Desk, target: &Target<'_>) -> Result<OnDisk, Refusal> {
    let file = OnDisk::read(desk, &target.path)?;
    if file.bytes.is_none() && target.is_known {
        let message = format!("{} 刚才被移走或改了名", target.path);
        return Err(Refusal::new(StatusCode::CONFLICT, message, "请看看是谁在动它；您填的还在，过一会儿再存"));
    }
    Ok(file)
}

/// The place in a list still holds the item that the browser saw.
fn is_same_item(target: &Target<'_>, file: &OnDisk, wish: &Wish<'_>) -> Result<(), Refusal> {
    amend::readable(&file.source)?;
    if target.item(&file.source) == wish.item {
        return Ok(());
    }
    let message = format!("“{}”所在的清单刚才变了，这一项已经不是原来那一项", target.slot.words());
    Err(Refusal::moved(&message, "请核对后再填"))
}

fn change(
    unit: &Unit<'_>,
    target: &Target<'_>,
    wish: &Wish<'_>,
    text: &str,
    amended: &Amended,
    file: &OnDisk,
) -> Change {
    Change {
        text: text.to_owned(),
        unit: unit.view.unit.name.clone(),
        path: target.path.clone(),
        slot: target.slot.clone(),
        item: wish.item.to_owned(),
        old: String::new(),
        new: String::new(),
        before: file.bytes.clone(),
        after: amended.bytes(),
    }
}

/// Writes a change and keeps it to be taken back.
fn kept(changes: &mut Vec<Change>, file: OnDisk, change: Change) -> Result<(), Refusal> {
    file.replace(&change.after)?;
    history::keep(changes, change);
    Ok(())
}

/// The version after the project was read again.
fn refreshed(desk: &Desk, seat: &Seat) -> Result<u64, Refusal> {
    desk.refresh();
    Ok(desk.seat(Some(seat.prepared.settings.year))?.version)
}

/// A file as it is on the disk now.
pub struct OnDisk {
    place: PathBuf,
    /// None: it is not there.
    pub bytes: Option<Vec<u8>>,
    /// Its text, empty where it is not there.
    pub source: Arc<Source>,
}

impl OnDisk {
    /// Reads a file of the project.
    pub fn read(desk: &Desk, path: &str) -> Result<Self, Refusal> {
        let place = desk.home.root.join(path);
        if place.is_symlink() {
            return Err(Refusal::value(format!("{path} 是指到别处的链接，不改"), "请改它指到的那个文件"));
        }
        let bytes = files::bytes(&place);
        let text = match &bytes {
            None => String::new(),
            Some(bytes) => String::from_utf8(bytes.clone()).map_err(|_| {
                let help = "请用记事本打开，“另存为”时把编码选成 UTF-8 再保存";
                Refusal::value(format!("{path} 不是 UTF-8 编码，改不了"), help)
            })?,
        };
        Ok(Self { place, bytes, source: Source::new(path, text) })
    }

    /// Puts other bytes in its place, unless it has been changed since it was read.
    pub fn replace(self, after: &[u8]) -> Result<(), Refusal> {
        let change = output::Change { target: self.place, before: self.bytes, bytes: after.to_vec() };
        output::write_all(&[change]).map_err(Refusal::from)
    }
}

/// What is to stand in a file: a value of nothing but blanks is none.
fn filled(value: &str) -> String {
    if value.trim().is_empty() { String::new() } else { amend::normal(value) }
}

/// A value as a message shows it.
pub fn shown(value: &str) -> String {
    match value.chars().count() {
        0 => "没有填".to_owned(),
        1..=24 => value.replace('\n', " "),
        _ => format!("{}…", value.chars().take(20).collect::<String>().replace('\n', " ")),
    }
}
