//! A unit's own figures: from its files of this year, last year and the one before.

use std::sync::Arc;

use super::entered::{key, plain_measure};
use super::figure::{Absence, Cutoff, Figure, Known, Measure, Trace};
use super::target;
use super::wording::ratio;
use crate::facts::indicator::Entry;
use crate::facts::registry::{Indicator, Kind, Registry};
use crate::facts::unit::Unit;
use crate::source::Place;

/// All figures of a unit, by registry index.
pub fn figures(unit: &Unit, registry: &Registry, year: i32) -> Vec<Figure> {
    let last: Vec<Measure> = measures(unit, registry, year - 1);
    let prior: Vec<Measure> = measures(unit, registry, year - 2);
    let mut figures: Vec<Figure> = Vec::with_capacity(last.len());
    for (index, indicator) in registry.indicators.iter().enumerate() {
        let fact = unit.last.get(&index);
        let own = fact.and_then(|fact| fact.cutoff.as_ref()).map(|(text, _)| (text, false));
        let cutoff = own
            .or_else(|| unit.cutoff.as_ref().map(|(text, _)| (text, true)))
            .map(|(text, general)| Cutoff { until: text.clone(), general })
            .filter(|_| last[index].known().is_some());
        let last_target = fact
            .and_then(|fact| fact.target.as_ref())
            .map_or(Measure::Unset, |entry| plain_measure(entry, indicator, &key(indicator, year - 1, "目标")));
        figures.push(Figure {
            last: last[index].clone(),
            prior: prior[index].clone(),
            last_target,
            target: Measure::Unset,
            bound: indicator.bound,
            parts: indicator.ratio.map(|(numerator, denominator)| (last[numerator].clone(), last[denominator].clone())),
            comparable: None,
            cutoff,
            absent: Vec::new(),
            target_absent: Vec::new(),
            partial: Vec::new(),
        });
    }
    for (index, indicator) in registry.indicators.iter().enumerate() {
        // Ten months are not compared with twelve; only what stands at a date can be.
        if !(figures[index].is_cut_off() && indicator.kind != Kind::Stock)
            && let (Some(now), Some(then)) = (figures[index].last.value(), figures[index].prior.value())
        {
            figures[index].comparable = Some((now, then, false));
        }
        let (target, bound) = target::derive(index, unit, registry, &figures, year);
        figures[index].target = target;
        figures[index].bound = bound.or(indicator.bound);
    }
    figures
}

/// 实绩 of one year for every indicator, rates computed from their parts.
fn measures(unit: &Unit, registry: &Registry, year: i32) -> Vec<Measure> {
    let entered: Vec<Measure> = registry
        .indicators
        .iter()
        .enumerate()
        .map(|(index, indicator)| match actual(unit, index, year) {
            Some(entry) => plain_measure(entry, indicator, &key(indicator, year, "实绩")),
            None => absent(unit, index, indicator, year),
        })
        .collect();
    registry
        .indicators
        .iter()
        .enumerate()
        .map(|(index, indicator)| match indicator.ratio {
            Some((numerator, denominator)) => rate(
                indicator,
                [&registry.indicators[numerator], &registry.indicators[denominator]],
                [&entered[numerator], &entered[denominator]],
                &key(indicator, year, "实绩"),
            ),
            None => entered[index].clone(),
        })
        .collect()
}

/// Year's indicator facts relative to the plan year that the unit was put together for.
fn actual(unit: &Unit, index: usize, year: i32) -> Option<&Entry> {
    if year == unit.plan_year - 1 {
        return unit.last.get(&index).and_then(|fact| fact.actual.as_ref());
    }
    let own = unit.before.get(&index).and_then(|fact| fact.actual.as_ref());
    own.or_else(|| unit.last.get(&index).and_then(|fact| fact.previous.as_ref()))
}

fn file(unit: &Unit, year: i32) -> Option<&Place> {
    if year == unit.plan_year { unit.this_file.as_ref() } else { unit.last_file.as_ref() }
}

fn absent(unit: &Unit, index: usize, indicator: &Indicator, year: i32) -> Measure {
    let line = unit.last.get(&index).and_then(|fact| fact.place.clone());
    Measure::Missing(Absence {
        key: key(indicator, year, "实绩"),
        place: line.or_else(|| file(unit, year).cloned()),
        remedy: format!("请在“指标”下写一行：{}: 数{}；暂时没有请写 待定", indicator.key, indicator.unit),
        required: false,
    })
}

/// A rate from its parts.
pub fn rate(indicator: &Indicator, names: [&Indicator; 2], parts: [&Measure; 2], key: &str) -> Measure {
    match parts {
        [Measure::NotApplicable, _] | [_, Measure::NotApplicable] => Measure::NotApplicable,
        [Measure::Known(numerator), Measure::Known(denominator)] => {
            let Some(value) = ratio::percentage(numerator.value, denominator.value, indicator.decimals) else {
                return Measure::NoCase;
            };
            let places = numerator.trace.places.iter().chain(&denominator.trace.places).cloned().collect();
            let how = format!(
                "{}{} ÷ {}{}",
                names[0].label,
                numerator.text(&names[0].unit),
                names[1].label,
                denominator.text(&names[1].unit)
            );
            let trace = Arc::new(Trace { key: key.to_owned(), places, how });
            Measure::Known(Known { value, high: None, approximation: None, trace })
        }
        [Measure::Missing(absence), _] | [_, Measure::Missing(absence)] => Measure::Missing(Absence {
            key: format!("{key}（缺 {}）", absence.key),
            place: absence.place.clone(),
            remedy: absence.remedy.clone(),
            required: false,
        }),
        _ => Measure::Unset,
    }
}
