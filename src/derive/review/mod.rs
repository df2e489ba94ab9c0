//! What a checker would say of a unit's figures: parts above the whole, targets below what is required, gaps.
//!
//! - [`target`] targets against last year, against what was handed down, from year to year; missed ones
//! - [`basis`] cited documents that are younger than the one that cites them
//! - [`condition`] what tasks and points hang on
//! - [`copied`] one community's words in another's file
//! - [`half`] what this year's file says of the half year
//! - [`rate`] rates against their parts
//! - [`relation`] the registered relations
//! - [`list`] lists against the numbers that name them
//! - [`schedule`] times in their order
//! - [`task`] tasks against registry and posts
//! - [`totals`] the street against its communities
//! - [`unreported`] numbers that are 待定

pub mod basis;
pub mod condition;
pub mod copied;
pub mod half;
pub mod list;
pub mod rate;
pub mod relation;
pub mod schedule;
pub mod target;
pub mod task;
pub mod totals;
pub mod unreported;

use super::figure::Figure;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::registry::{Kind, Registry};
use crate::facts::relation::Relation;
use crate::facts::unit::{Tier, Unit};

/// What the checks look things up in.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// 指标库.
    pub registry: &'a Registry,
    /// 关系库.
    pub relations: &'a [Relation],
    /// 字段库.
    pub schema: &'a crate::facts::schema::Schema,
}

/// Looks at all figures of one unit.
pub fn findings(unit: &Unit, figures: &[Figure], half: &[Figure], rules: Rules<'_>) -> Vec<Diagnostic> {
    let registry = rules.registry;
    let mut found = Vec::new();
    for (index, indicator) in registry.indicators.iter().enumerate() {
        let figure = &figures[index];
        // What the street adds up was looked at in its communities.
        if unit.tier == Tier::Community {
            rate::part_above_whole(index, figure, registry, "", &mut found);
            rate::part_above_whole(index, &half[index], registry, "上半年", &mut found);
        }
        rate::stated(index, unit, figure, registry, &mut found);
        target::findings(index, unit, figure, registry, &mut found);
        if let Some(actual) = unit.this.get(&index).and_then(|fact| fact.actual.as_ref()) {
            let (key, year) = (&indicator.key, unit.plan_year);
            found.push(
                Diagnostic::new(Code::N305, format!("“{key}”写的是{year}年的实绩，{year}年的计划不用它"))
                    .at(actual.place.clone())
                    .help(format!("要定目标请写 {key}: {{目标: {}}}", actual.place.text())),
            );
        }
        unreported::findings(index, unit, indicator, &mut found);
        periods(index, unit, figure, registry, &mut found);
        leap(index, unit, figure, registry, &mut found);
        half::findings(index, unit, &half[index], registry, &mut found);
    }
    if let Some((period, place)) = &unit.cutoff {
        let until = period.until();
        found.push(
            Diagnostic::new(Code::N302, format!("{}的数据截至{until}，不与全年数相比", unit.name))
                .at(place.clone())
                .help("全年数出来后改正，并删去“报告期”这一行"),
        );
    }
    relation::findings(unit, figures, registry, rules.relations, false, &mut found);
    relation::findings(unit, half, registry, rules.relations, true, &mut found);
    list::findings(unit, rules.schema, &mut found);
    schedule::findings(unit, rules.schema, &mut found);
    task::findings(unit, registry, &mut found);
    condition::findings(unit, registry, rules.schema, &mut found);
    basis::findings(unit, &mut found);
    for finding in &mut found {
        finding.unit.clone_from(&unit.name);
    }
    found
}

/// Numbers that are not the year's last word.
fn periods(index: usize, unit: &Unit, figure: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let Some(fact) = unit.last.get(&index) else { return };
    let label = &registry.indicators[index].label;
    let is_estimate = figure.last.known().is_some_and(|known| known.estimate);
    if let (true, Some(actual)) = (is_estimate, &fact.actual) {
        found.push(
            Diagnostic::new(Code::N306, format!("{label}还是预计数，凡印到它的地方都带“预计”"))
                .at(actual.place.clone())
                .help("全年数出来后改成实数，去掉“预计”"),
        );
    } else if let Some((period, place)) = &fact.cutoff {
        found.push(
            Diagnostic::new(Code::N302, format!("{label}的数据截至{}，不与全年数相比", period.until()))
                .at(place.clone())
                .help("全年数出来后改正，并删去“截止”"),
        );
    }
}

/// A count from this base on that changes by more than half wants a word of explanation (users' rule R20).
const LEAP_BASE: i64 = 20;

/// Last year more than half above or below the year before, and nothing said about it.
fn leap(index: usize, unit: &Unit, figure: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let indicator = &registry.indicators[index];
    let Some(fact) = unit.last.get(&index).filter(|_| unit.tier == Tier::Community) else { return };
    let (Some((now, then, _)), Some(actual)) = (figure.comparable, &fact.actual) else { return };
    let is_counted = matches!(indicator.kind, Kind::Flow | Kind::Stock);
    let is_explained = fact.note.is_some() || fact.definition.is_some() || fact.excuse.is_some();
    let half = then / rust_decimal::Decimal::TWO;
    if !is_counted || is_explained || then < LEAP_BASE.into() || (now - then).abs() <= half {
        return;
    }
    let message = format!(
        "{}{}{}，上年{}{}，相差超过一半",
        indicator.label,
        now.normalize(),
        indicator.unit,
        then.normalize(),
        indicator.unit
    );
    let mut finding = Diagnostic::new(Code::N313, message)
        .at(actual.place.clone())
        .help("请核对两年的数；确是这样，在同一处写明：{实绩: …, 备注: 为什么}");
    if let Some(place) = figure.prior.known().and_then(|known| known.trace.places.first()) {
        finding = finding.also(place.clone(), "上年的数");
    }
    found.push(finding);
}
