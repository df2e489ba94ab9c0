//! What 校对 is told of a unit beside a text about it: names, the other communities, facts.

use super::prepare::Prepared;
use crate::derive::figure::Measure;
use crate::facts::tree::Node;
use crate::lint::known::{Fact, Value};

/// What is known of a unit.
pub struct Known {
    /// Its name and its street's.
    pub unit: Vec<String>,
    /// The other communities of the street that its documents do not speak of on purpose, but not for the street itself, whose
    /// documents speak of all; the project's other streets and what they have.
    pub others: Vec<String>,
    /// Its indicators that a text names.
    pub facts: Vec<Fact>,
}

/// What is known of a street, or of a community in it. `whole`: the text that it is held against.
pub fn of(prepared: &Prepared, street: usize, community: Option<usize>, whole: &str) -> Known {
    let world = &prepared.streets[street];
    let view = community.map_or(&world.street, |index| &world.communities[index]);
    let partners = view.unit.facts.get("共建单位").map(Node::items).unwrap_or_default();
    let is_partner = |name: &str| partners.iter().any(|node| node.text().is_some_and(|text| text.contains(name)));
    let is_own =
        |name: &String| *name == world.street.unit.name || world.communities.iter().any(|view| view.unit.name == *name);
    let elsewhere = prepared.streets.iter().enumerate().filter(|(index, _)| *index != street);
    let elsewhere = elsewhere.flat_map(|(_, other)| std::iter::once(&other.street).chain(&other.communities));
    let beside = world.communities.iter().filter(|_| community.is_some()).map(|view| &view.unit.name);
    let names = beside.chain(elsewhere.map(|view| &view.unit.name).filter(|name| !is_own(name)));
    let others = names.filter(|name| **name != view.unit.name && !is_partner(name)).cloned().collect();
    let unit = [&view.unit.name, &world.street.unit.name].map(Clone::clone).into();
    let facts = world.registry.indicators.iter().zip(view.figures.iter().zip(&view.half));
    let facts = facts.filter(|(indicator, _)| whole.contains(&indicator.label)).map(|(indicator, (year, half))| {
        let values = [
            ("上年", &year.last),
            ("前年", &year.prior),
            ("上年目标", &year.last_target),
            ("目标", &year.target),
            ("上半年", &half.last),
            ("上年同期", &half.earlier),
        ];
        let values = values.into_iter().filter_map(|(what, measure)| value(what, measure)).collect();
        Fact { name: indicator.label.clone(), unit: indicator.unit.clone(), values }
    });
    // Of what nothing is known, nothing can be wrong.
    Known { unit, others, facts: facts.filter(|fact| !fact.values.is_empty()).collect() }
}

fn value(what: &'static str, measure: &Measure) -> Option<Value> {
    let known = measure.known()?;
    Some(Value {
        what,
        low: known.value.min(known.room.low),
        high: known.high.unwrap_or(known.value).max(known.room.high),
        text: known.number(),
        place: known.trace.places.first().cloned(),
    })
}
