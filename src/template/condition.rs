//! Whether the 条件 of a task or a point holds for the unit.

use super::session::Problem;
use super::value::Scope;
use crate::derive::figure::Measure;
use crate::facts::condition::{Condition, estates};
use crate::facts::quantity::{self, State};
use crate::facts::tree::Node;
use crate::source::Place;

/// Whether what a record hangs on is so; a record without 条件 hangs on nothing. 有 of an indicator is a number above zero; of
/// a field of the estates (小区), some estate that says so: a community may have estates of both kinds, and then both hold.
///
/// What is owed decides nothing: it is asked for, and the record stays.
pub fn holds(scope: &Scope, record: &Node) -> bool {
    let Some(node) = record.get("条件") else { return true };
    let ask = |key: String, place, remedy: &str| scope.session.meet(Problem::owed(key, Some(place), remedy.into()));
    if node.is_owed() {
        ask("条件".into(), node.place.clone(), "请把“待定”改成 有… 或 无…，没有条件的删去这一栏");
        return true;
    }
    let Some(condition) = node.text().and_then(Condition::parse) else { return true };
    let Some(index) = condition.indicator(&scope.world.registry) else {
        let fields = estates(&scope.view.unit, condition.name);
        for node in fields.iter().filter(|node| node.is_owed()) {
            ask(format!("小区.{}", condition.name), node.place.clone(), "请把“待定”改成 有 或 无");
        }
        return fields.iter().any(|node| node.text() == Some(condition.word()));
    };
    let view = &scope.view;
    let figure = if condition.half { &view.half[index] } else { &view.figures[index] };
    let deciding = if condition.half { vec![&figure.last] } else { vec![&figure.last, &figure.target] };
    let is_positive = |measure: &&Measure| measure.value().is_some_and(|value| !value.is_zero());
    if deciding.iter().any(is_positive) {
        return condition.wanted;
    }
    // A number that the file does not name yet is not owed: there may never be one.
    let is_open = |place: &Place| quantity::state(place.text()) == State::Missing;
    let owed = deciding.iter().find_map(|measure| match measure {
        Measure::Missing(absence) if absence.required || absence.place.as_ref().is_some_and(is_open) => Some(absence),
        _ => None,
    });
    match owed {
        Some(absence) => {
            scope.session.meet(Problem::Missing(absence.clone()));
            true
        }
        None => !condition.wanted,
    }
}
