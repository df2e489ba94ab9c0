//! What last year's plan promised (上年的目标): worked out again as that plan did, from the facts of the year before last, the
//! rules, quotas and ladders. A target is written once or follows from a rule; nothing copies it into the next year.

use super::community;
use super::figure::{Figure, Measure};
use super::quota;
use super::street::{self, Member};
use crate::facts::quantity::Bound;
use crate::facts::registry::Registry;
use crate::facts::unit::{Indicators, Street, Unit};

/// A target with its ≥, ≤ or =.
pub type Promise = (Measure, Option<Bound>);

/// Last year's targets by registry index.
#[derive(Debug, Clone, Default)]
pub struct Promises {
    /// Of the street.
    pub street: Vec<Promise>,
    /// Of each community.
    pub communities: Vec<Vec<Promise>>,
}

/// Works last year's targets out. None when there is no folder of the year before last: then last year's plan was not made
/// from these facts, and only what is written counts.
pub fn promises(street: &Street, registry: &Registry, year: i32) -> Option<Promises> {
    let units = || street.communities.iter().chain([&street.own]);
    if units().all(|unit| unit.before.is_empty()) {
        return None;
    }
    let past = Street {
        name: street.name.clone(),
        own: a_year_ago(&street.own),
        communities: street.communities.iter().map(a_year_ago).collect(),
    };
    let (shares, _) = quota::hand_down(&past, registry);
    let figures: Vec<Vec<Figure>> = past
        .communities
        .iter()
        .zip(&shares)
        .map(|(unit, shares)| community::figures(unit, registry, year - 1, shares, None))
        .collect();
    let own = community::figures(&past.own, registry, year - 1, &quota::Shares::new(), None);
    let members: Vec<Member<'_>> =
        past.communities.iter().zip(&figures).map(|(unit, figures)| Member { name: &unit.name, figures }).collect();
    let total = street::figures(&past.own, &own, &members, registry, year - 1, None);
    Some(Promises { street: targets(total), communities: figures.into_iter().map(targets).collect() })
}

fn targets(figures: Vec<Figure>) -> Vec<Promise> {
    figures.into_iter().map(|figure| (figure.target, figure.bound)).collect()
}

/// The unit as it stood when last year's plan was made.
fn a_year_ago(unit: &Unit) -> Unit {
    let mut last: Indicators = unit.before.clone();
    for (index, fact) in &unit.last {
        let entry = last.entry(*index).or_default();
        if entry.actual.is_none() {
            entry.actual.clone_from(&fact.previous);
        }
    }
    Unit {
        plan_year: unit.plan_year - 1,
        this: unit.last.clone(),
        last,
        before: Indicators::new(),
        cutoff: None,
        ..unit.clone()
    }
}
