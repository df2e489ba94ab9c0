//! A slot and the fact file that it is in: what stands there, and the file's text with something else there.

use std::sync::Arc;

use serde_json::Value;

use super::desk::Seat;
use super::refusal::Refusal;
use super::slot::{SHARED, Slot, Spot};
use super::unit::Unit;
use crate::diagnostic::Diagnostic;
use crate::facts::amend::{self, Amended};
use crate::facts::load;
use crate::facts::registry::Registry;
use crate::facts::schema::Schema;
use crate::facts::tree::Node;
use crate::facts::unit::{self, FactFile};
use crate::source::Source;

/// A fact file of a unit, and a slot in it.
pub struct Target<'a> {
    /// 指标库.
    pub registry: &'a Registry,
    /// 字段库.
    pub schema: &'a Schema,
    /// The file's path below the project.
    pub path: String,
    /// Where in it.
    pub slot: Slot,
    /// The project has the file.
    pub is_known: bool,
}

impl<'a> Target<'a> {
    /// The file of a slot. Which files a unit has is the project's matter: the browser's names are only compared.
    pub fn of(seat: &'a Seat, unit: &Unit<'a>, id: &str) -> Result<Self, Refusal> {
        let unknown = || Refusal::unknown("没有这一栏");
        let slot = Slot::parse(id).ok_or_else(unknown)?;
        let plan = seat.prepared.settings.year;
        let is_of_unit = slot.stem == unit.stem || slot.stem == SHARED;
        let is_there =
            |file: &&FactFile| file.year == slot.year && file.street == unit.folder && file.name == slot.stem;
        let known = seat.project.facts.iter().find(is_there).map(|file| file.source.path.clone());
        let is_known = known.is_some();
        let path = match known {
            Some(path) if is_of_unit => path,
            // A unit may not have a file of this year or last yet.
            None if slot.stem == unit.stem && (plan - 1..=plan).contains(&slot.year) => {
                format!("{}/{}/{}/{}.yaml", seat.project.home.content, slot.year, unit.folder, unit.stem)
            }
            _ => return Err(unknown()),
        };
        Self { registry: &unit.world.registry, schema: &unit.world.schema, path, slot, is_known }.registered()
    }

    /// Without its indicator in the registry nobody could say what the file has there: 指标库 may be broken just now.
    pub fn registered(self) -> Result<Self, Refusal> {
        match &self.slot.spot {
            Spot::Indicator { key, .. } if self.registry.find(key).is_none() => {
                let help = "指标库可能刚改过，或者有错误；改好以后再存，您填的还在";
                Err(Refusal::value(format!("指标库里没有“{key}”"), help))
            }
            _ => Ok(self),
        }
    }

    /// The item of a list that the slot is in, by what it is called.
    pub fn item(&self, source: &Arc<Source>) -> String {
        load::read(source).0.map(|root| self.slot.item(&root)).unwrap_or_default()
    }

    /// What other slots of the file are known by once it says this.
    pub fn items(&self, text: &str, beside: &[String]) -> Value {
        let root = load::read(&Source::new(self.path.as_str(), text)).0;
        let own = |slot: &Slot| (slot.year, &slot.stem) == (self.slot.year, &self.slot.stem);
        let item = |id: &String| {
            let slot = Slot::parse(id).filter(own)?;
            Some((id.clone(), Value::String(root.as_ref().map(|root| slot.item(root)).unwrap_or_default())))
        };
        Value::Object(beside.iter().filter_map(item).collect())
    }

    /// What a file says in a slot, empty for nothing.
    pub fn written(&self, source: &Arc<Source>) -> String {
        let (root, _) = load::read(source);
        let node = root.as_ref().and_then(|root| self.slot.find(root, self.registry));
        node.and_then(Node::scalar).map(amend::normal).unwrap_or_default()
    }

    /// The new text of a file, if it says no less than the old one did.
    pub fn amended(&self, source: &Arc<Source>, value: &str) -> Result<Amended, Refusal> {
        let Self { registry, slot, .. } = self;
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
        let amended = amended?;
        let errors = |source: &Arc<Source>| unit::errors(source, self.registry, self.schema);
        let new = errors(&Source::new(source.path.as_str(), amended.text.as_str()));
        if new.is_empty() {
            return Ok(amended);
        }
        let old = errors(source);
        let is_known =
            |error: &&Diagnostic| old.iter().any(|known| (known.code, &known.message) == (error.code, &error.message));
        match new.iter().find(|error| !is_known(error)) {
            Some(error) => Err(Refusal::value(&error.message, &error.help)),
            None => Ok(amended),
        }
    }
}
