//! A unit's facts as fields, grouped by 条线 and then by section: what stands in its files, and what could.
//!
//! - [`files`] the files that the unit's facts come from · [`field`] what every field has
//! - [`indicators`] a row an indicator · [`sections`] everything else, by the schema · [`blanks`] what could be written besides

mod blanks;
mod field;
mod files;
mod indicators;
mod sections;

use serde_json::{Value, json};

use self::files::Files;
use super::desk::Seat;
use super::refusal::Refusal;
use super::unit;

/// The form of a unit.
pub fn of(seat: &Seat, id: &str) -> Result<Value, Refusal> {
    let Some(unit) = unit::find(&seat.prepared, id) else {
        return Err(Refusal::unknown(format!("没有叫“{id}”的单位")));
    };
    let files = Files::read(seat, &unit);
    let mut groups = indicators::groups(seat, &unit, &files);
    groups.extend(sections::groups(seat, &unit, &files));
    Ok(json!({
        "version": seat.version,
        "unit": { "id": unit.id(), "name": unit.view.unit.name, "tier": unit.tier() },
        // Numbers that do not go together, or a word where a number belongs, are mended in the form.
        "broken": files.broken,
        "groups": groups,
    }))
}
