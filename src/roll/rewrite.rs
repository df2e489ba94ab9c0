//! One file of the old year → the same file of the new year, as text, and what a person has to confirm in it.
//!
//! Yearly sections stay as they are but for their dates; what is inherited, and last year's figures, go.

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::deadline;
use crate::facts::edit::Edits;
use crate::facts::registry::Registry;
use crate::facts::schema::{Schema, Type};
use crate::facts::tree::{Key, Node};
use crate::facts::way::{self, Spot, Step};
use crate::source::Place;

use super::fate::{Fate, Rules};

/// Something that a person has to confirm.
#[derive(Debug, Clone)]
pub struct Change {
    /// What it is: 发展党员数 下达, 文档.成文日期.
    pub what: String,
    /// The indicator, if it is one's.
    pub indicator: Option<usize>,
    /// The old value as written.
    pub old: String,
    /// What was done with it.
    pub done: Done,
    /// 原因 beside it.
    pub reason: String,
    /// Where the old value stands.
    pub place: Place,
    /// The way to it.
    pub way: Way,
}

/// Where to look for a value in the new file.
#[derive(Debug, Clone)]
pub enum Way {
    /// A slot of an indicator, in whatever group.
    Slot(usize, &'static str),
    /// From the root.
    Path(Vec<Step>),
}

/// What became of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// Another value, or the same one kept for confirmation.
    Now(String),
    /// Taken out: the registry's rule gives it.
    Left,
}

/// The text of a file for `year`, and what was changed in it.
///
/// # Errors
/// Values that no edit can reach, such as a date broken over two lines.
pub fn file(
    root: &Node,
    year: i32,
    registry: &Registry,
    schema: &Schema,
) -> Result<(String, Vec<Change>), Vec<Diagnostic>> {
    let rules = Rules { registry, schema };
    let mut work = Work { year, edits: Edits::default(), changes: Vec::new(), found: Vec::new() };
    let mut done = work.edits.remove_entries(root, |key, node| rules.section_goes(key, node));
    for (key, node) in root.entries().iter().filter(|(key, _)| key.name != "指标") {
        if let Some(kind) = schema.section(key.name.trim_start_matches('+')).filter(|_| !rules.section_goes(key, node))
        {
            work.value(kind, node, &mut vec![Step::Key(key.name.clone())]);
        }
    }
    for spot in way::indicators(root, registry) {
        work.indicator(&spot, &rules);
    }
    if let Some(section) = root.get("指标").filter(|section| !rules.entries_go(section)) {
        done &= work.edits.remove_entries(section, |key, node| rules.entry_goes(key, node));
        for (_, group) in section.entries().iter().filter(|(key, node)| rules.is_kept_group(key, node)) {
            done &= work.edits.remove_entries(group, |key, node| rules.indicator_goes(key, node));
        }
    }
    if !done {
        work.stuck(root);
    }
    match work.edits.apply(&root.place.source.text) {
        Some(text) if work.found.is_empty() => Ok((text, work.changes)),
        _ => Err(work.found),
    }
}

struct Work {
    year: i32,
    edits: Edits,
    changes: Vec<Change>,
    found: Vec<Diagnostic>,
}

impl Work {
    /// Edits an indicator that stays, and notes what there is to confirm in any.
    fn indicator(&mut self, spot: &Spot<'_>, rules: &Rules<'_>) {
        let Some(index) = spot.index else { return };
        let indicator = &rules.registry.indicators[index];
        let (node, name) = (spot.node, &spot.key.name);
        let goes = |slot: &Key, value: &Node| matches!(Fate::of(Some(indicator), &slot.name, value), Fate::Drop);
        if !rules.indicator_goes(spot.key, node) && !self.edits.remove_entries(node, goes) {
            self.stuck(node);
        }
        for slot in ["下达", "目标"] {
            let Some(value) = node.get(slot) else { continue };
            let old = value.scalar().unwrap_or_default().to_owned();
            let done = match Fate::of(Some(indicator), slot, value) {
                Fate::Keep if slot == "下达" => continue,
                Fate::Keep => Done::Now(old.clone()),
                Fate::Drop => Done::Left,
                Fate::Ask => {
                    self.set(value, "待定");
                    Done::Now("待定".into())
                }
            };
            let reason = node.get("原因").and_then(Node::scalar).unwrap_or_default();
            self.changes.push(Change {
                what: format!("{name} {slot}"),
                indicator: Some(index),
                old,
                done,
                reason: reason.to_owned(),
                place: value.place.clone(),
                way: Way::Slot(index, slot),
            });
        }
    }

    /// Moves the dates below a value of a yearly section.
    fn value(&mut self, kind: &Type, node: &Node, way: &mut Vec<Step>) {
        if !matches!(kind, Type::List(_) | Type::Record(_) | Type::Table(_)) {
            return self.leaf(kind, node, way);
        }
        for (index, child) in kind.children(node).into_iter().enumerate() {
            way.push(child.key.map_or(Step::Item(index), |key| Step::Key(key.to_owned())));
            self.value(child.kind, child.node, way);
            way.pop();
        }
    }

    fn leaf(&mut self, kind: &Type, node: &Node, way: &[Step]) {
        let Some(old) = node.scalar() else { return };
        let serial = way.last() == Some(&Step::Key("发文字号".into()));
        let new = match kind {
            Type::Date | Type::Deadline | Type::Moment => deadline::shifted(old, 1),
            Type::Text if serial => {
                let (was, is) = (format!("〔{}〕", self.year - 1), format!("〔{}〕", self.year));
                old.contains(&was).then(|| old.replace(&was, &is))
            }
            _ => None,
        };
        let Some(new) = new else { return };
        if new != old {
            self.set(node, &new);
        }
        if !matches!(kind, Type::Deadline | Type::Moment) {
            self.changes.push(Change {
                what: way::words(way),
                indicator: None,
                old: old.to_owned(),
                done: Done::Now(new),
                reason: String::new(),
                place: node.place.clone(),
                way: Way::Path(way.to_vec()),
            });
        }
    }

    fn set(&mut self, node: &Node, value: &str) {
        if !self.edits.set(node, value) {
            self.stuck(node);
        }
    }

    fn stuck(&mut self, node: &Node) {
        let message = "这里的写法结转改不了";
        let help = "请把它写在一行里，如“键: 值”，再结转";
        self.found.push(Diagnostic::new(Code::N804, message).at(node.place.clone()).help(help));
    }
}
