//! The street against its communities: what 本级.yaml states itself must be what they add up to.

use rust_decimal::Decimal;

use crate::derive::figure::{Figure, Measure};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::indicator::Entry;
use crate::facts::quantity::{Amount, Bound, State, plain};
use crate::facts::registry::{Aggregate, Indicator, Registry};
use crate::facts::unit::Unit;
use crate::source::Place;

/// Σ社区 = 街道, for what happened and for what is aimed at.
pub fn findings(street: &Unit, members: &[(&Unit, &[Figure])], registry: &Registry) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (index, indicator) in registry.indicators.iter().enumerate() {
        if indicator.aggregate != Aggregate::Sum || indicator.ratio.is_some() || members.is_empty() {
            continue;
        }
        let actual = street.last.get(&index).and_then(|fact| fact.actual.as_ref());
        if let Some(entry) = actual {
            found.extend(compare(indicator, entry, members, |figures| &figures[index].last, "实绩", None));
        }
        let target = street.this.get(&index).and_then(|fact| fact.target.as_ref());
        if let Some(entry) = target {
            found.extend(compare(indicator, entry, members, |figures| &figures[index].target, "目标", indicator.bound));
        }
    }
    for finding in &mut found {
        finding.unit.clone_from(&street.name);
    }
    found
}

fn compare<'a>(
    indicator: &Indicator,
    entry: &Entry,
    members: &[(&'a Unit, &'a [Figure])],
    slot: impl Fn(&'a [Figure]) -> &'a Measure,
    word: &str,
    bound: Option<Bound>,
) -> Option<Diagnostic> {
    let State::Known(Amount::Quantity(stated)) = &entry.state else { return None };
    let (mut total, mut places): (Decimal, Vec<(Place, String)>) = (Decimal::ZERO, Vec::new());
    for (unit, figures) in members {
        match slot(figures) {
            Measure::Known(known) => {
                total += known.value;
                let text = format!("{}{}", unit.name, known.text(&indicator.unit));
                places.extend(known.trace.places.first().map(|place| (place.clone(), text)));
            }
            Measure::NotApplicable | Measure::NoCase => {}
            // With a number missing the sum says nothing.
            Measure::Missing(_) | Measure::Unset => return None,
        }
    }
    let holds = match bound {
        Some(Bound::AtLeast) => total >= stated.low,
        Some(Bound::AtMost) => total <= stated.low,
        _ => total == stated.low,
    };
    if holds {
        return None;
    }
    let unit = &indicator.unit;
    let message =
        format!("{}的{word}，街道写的是{}{unit}，各社区合计{}{unit}", indicator.label, plain(stated.low), plain(total));
    let mut finding = Diagnostic::new(Code::N310, message)
        .at(entry.place.clone())
        .label("街道写的数")
        .help("街道的数由各社区相加；请删去这一行由程序合计，或核对各社区的数");
    for (place, words) in places {
        finding = finding.also(place, words);
    }
    Some(finding)
}
