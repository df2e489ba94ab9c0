//! All documents of the project by unit, and which numbers are there.

use serde_json::{Value, json};

use super::checked::Checked;
use super::desk::{Desk, Seat, lock};
use super::finding;
use super::unit::{self, Unit};
use crate::batch::{Outcome, Status};
use crate::derive::figure::{Figure, Measure};
use crate::diagnostic::Level;
use crate::facts::registry::{Indicator, Registry};
use crate::pipeline::document;
use crate::pipeline::prepare::Job;
use crate::project::files;

/// The board of a plan year.
pub fn of(desk: &Desk, seat: &Seat) -> Value {
    let year = seat.prepared.settings.year;
    let checked = lock(&desk.checked).get(&year).cloned();
    let mut years = files::years(&desk.home);
    years.reverse();
    let units = unit::all(&seat.prepared);
    let general = seat.found.iter().filter(|finding| finding.unit.is_empty());
    let streets = seat.prepared.streets.iter().enumerate().map(|(street, world)| {
        let own = units.iter().filter(|unit| unit.street == street);
        json!({
            "name": world.street.unit.name,
            "indicators": columns(&world.registry),
            "units": own.map(|unit| row(seat, unit, checked.as_deref())).collect::<Vec<_>>(),
        })
    });
    json!({
        "version": seat.version,
        "project": seat.prepared.settings.name,
        "year": year,
        "years": years,
        "output": desk.home.output().display().to_string(),
        "checking": checked.as_ref().is_none_or(|checked| checked.version != seat.version),
        "building": *lock(&desk.building),
        "findings": finding::all(general),
        "streets": streets.collect::<Vec<_>>(),
    })
}

/// The numbers that are reported; what only goes into a rate is seen in the rate.
fn columns(registry: &Registry) -> Vec<Value> {
    let shown = registry.indicators.iter().filter(|indicator| !indicator.auxiliary);
    let column = |indicator: &Indicator| json!({ "key": indicator.key, "label": indicator.label, "family": indicator.family, "unit": indicator.unit });
    shown.map(column).collect()
}

fn row(seat: &Seat, unit: &Unit<'_>, checked: Option<&Checked>) -> Value {
    let (view, registry) = (unit.view, &unit.world.registry);
    let own = seat.found.iter().filter(|finding| unit.is_about(finding));
    let figures = registry.indicators.iter().zip(&view.figures).filter(|(indicator, _)| !indicator.auxiliary);
    json!({
        "id": unit.id(),
        "name": view.unit.name,
        "tier": unit.tier(),
        "findings": finding::all(own),
        "documents": unit.jobs(&seat.prepared).map(|job| one(seat, unit, job, checked)).collect::<Vec<_>>(),
        "states": figures.map(|(_, figure)| state(figure)).collect::<Vec<_>>(),
    })
}

/// The state of last year's number.
fn state(figure: &Figure) -> &'static str {
    match &figure.last {
        Measure::Known(known) if known.value.is_zero() => "zero",
        Measure::Known(_) => "value",
        Measure::Missing(_) => "missing",
        Measure::NotApplicable | Measure::NoCase => "none",
        Measure::Unset => "unset",
    }
}

fn one(seat: &Seat, unit: &Unit<'_>, job: &Job, checked: Option<&Checked>) -> Value {
    let kind = &seat.prepared.assemblies[job.assembly].kind;
    let outcome = checked.and_then(|checked| checked.outcome(&unit.id(), kind));
    let title = document::name(&seat.prepared, job);
    let count = |level| outcome.map_or(0, |outcome| outcome.count(level));
    // A document that is not made for its unit's facts shows what is wrong with them.
    let own = seat.found.iter().filter(|finding| unit.is_about(finding) && finding.level == Level::Error);
    let blocking = if job.blocked.is_empty() { 0 } else { own.count() };
    let found = outcome.map_or(&[][..], |outcome| outcome.found.as_slice());
    json!({
        "kind": kind,
        "title": title,
        "status": status(job, outcome),
        "reason": if job.blocked.is_empty() { outcome.map(Outcome::reason).unwrap_or_default() } else { job.blocked.clone() },
        "errors": count(Level::Error) + blocking,
        "warnings": count(Level::Warning),
        "infos": count(Level::Info),
        "gaps": outcome.map_or(0, |outcome| outcome.gaps),
        "pages": outcome.map_or(0, |outcome| outcome.pages),
        "characters": outcome.map_or(0, |outcome| outcome.characters),
        "findings": finding::all(found.iter()),
    })
}

/// 可定稿, 还差, 出不来; not looked at yet is `checking`.
fn status(job: &Job, outcome: Option<&Outcome>) -> &'static str {
    match outcome {
        _ if !job.blocked.is_empty() => "blocked",
        None => "checking",
        Some(outcome) if outcome.is_formal() => "ready",
        Some(outcome) if outcome.is_written() => "draft",
        Some(outcome) if outcome.status == Status::Blocked => "blocked",
        Some(_) => "failed",
    }
}
