//! A unit's own figures: of last year from its files of this year, last year and the one before; of the half year from 上半年.

use std::sync::Arc;

use super::entered::{Term, key, plain_measure};
use super::figure::{Absence, Cutoff, Figure, Known, Measure, Trace};
use super::past::Promise;
use super::quota::Shares;
use super::target;
use super::wording::compare::Against;
use super::wording::ratio;
use crate::facts::indicator::Entry;
use crate::facts::quantity::{Amount, State};
use crate::facts::registry::{Indicator, Kind, Registry};
use crate::facts::unit::Unit;
use crate::source::Place;

/// Last year beside the year before, and the targets of the plan year; by registry index.
pub fn figures(
    unit: &Unit,
    registry: &Registry,
    year: i32,
    shares: &Shares,
    promises: Option<&[Promise]>,
) -> Vec<Figure> {
    let last: Vec<Measure> = measures(unit, registry, Term::Year(year - 1));
    let prior: Vec<Measure> = measures(unit, registry, Term::Year(year - 2));
    let mut figures: Vec<Figure> = Vec::with_capacity(last.len());
    for (index, indicator) in registry.indicators.iter().enumerate() {
        let fact = unit.last.get(&index);
        let own = fact.and_then(|fact| fact.cutoff.as_ref()).map(|(period, _)| (*period, false));
        // An estimate stands for the whole year, whenever it was made.
        let counted = last[index].known().filter(|known| !known.estimate);
        let cutoff = own
            .or_else(|| unit.cutoff.as_ref().map(|(period, _)| (*period, true)))
            .map(|(period, general)| Cutoff { period, general })
            .filter(|_| counted.is_some());
        let written = fact.and_then(|fact| fact.target.as_ref());
        let (last_target, last_bound) = match (promises, written) {
            (Some(promises), _) => promises[index].clone(),
            (None, Some(entry)) => {
                let bound = match &entry.state {
                    State::Known(Amount::Quantity(quantity)) => quantity.bound,
                    _ => None,
                };
                (plain_measure(entry, indicator, &key(indicator, year - 1, "目标")), bound)
            }
            (None, None) => (Measure::Unset, None),
        };
        figures.push(Figure {
            last: last[index].clone(),
            prior: prior[index].clone(),
            earlier: prior[index].clone(),
            last_target,
            last_bound: last_bound.or(indicator.bound),
            bound: indicator.bound,
            parts: indicator.ratio.map(|(numerator, denominator)| (last[numerator].clone(), last[denominator].clone())),
            against: if indicator.kind == Kind::Stock { Against::LastYearEnd } else { Against::LastYear },
            cutoff,
            streak: unit.streaks.get(&index).cloned(),
            ..Figure::default()
        });
    }
    for (index, indicator) in registry.indicators.iter().enumerate() {
        let is_redefined = indicator.redefined.is_some_and(|from| from == year - 1);
        // Ten months are not compared with twelve; only what stands at a date can be. What is counted otherwise cannot.
        let is_partial = figures[index].is_cut_off() && indicator.kind != Kind::Stock;
        if !(is_redefined || is_partial)
            && let (Some(now), Some(then)) = (figures[index].last.exact(), figures[index].prior.exact())
        {
            figures[index].comparable = Some((now, then, false));
        }
        let (target, bound) = target::derive(index, unit, registry, &figures, year, shares);
        figures[index].target = target;
        figures[index].bound = bound.or(indicator.bound);
    }
    figures
}

/// The first half of the plan year beside the same half of last year (what stands at a date: beside the end of last year),
/// with the year's targets. `of_year` are the unit's figures of the year.
pub fn half(unit: &Unit, registry: &Registry, year: i32, of_year: &[Figure]) -> Vec<Figure> {
    let now = measures(unit, registry, Term::Half(year));
    let before = measures(unit, registry, Term::Half(year - 1));
    let mut figures = Vec::with_capacity(now.len());
    for (index, indicator) in registry.indicators.iter().enumerate() {
        let year_figure = &of_year[index];
        let is_stock = indicator.kind == Kind::Stock;
        let prior = if is_stock { year_figure.last.clone() } else { before[index].clone() };
        let is_like = !(is_stock && year_figure.is_cut_off()) && indicator.redefined != Some(year);
        let is_counted = matches!(indicator.kind, Kind::Flow | Kind::Money);
        figures.push(Figure {
            comparable: now[index].exact().zip(prior.exact()).filter(|_| is_like).map(|(now, then)| (now, then, false)),
            preceding: year_figure
                .last
                .value()
                .filter(|_| is_counted && !year_figure.is_cut_off())
                .and_then(|whole| Some(whole - before[index].value()?)),
            last: now[index].clone(),
            prior,
            earlier: before[index].clone(),
            last_target: year_figure.target.clone(),
            last_bound: year_figure.bound,
            bound: year_figure.bound,
            parts: indicator.ratio.map(|(numerator, denominator)| (now[numerator].clone(), now[denominator].clone())),
            against: if is_stock { Against::LastYearEnd } else { Against::SamePeriod },
            ..Figure::default()
        });
    }
    figures
}

/// The values of one term for every indicator, rates computed from their parts.
fn measures(unit: &Unit, registry: &Registry, term: Term) -> Vec<Measure> {
    let entered: Vec<Measure> = registry
        .indicators
        .iter()
        .enumerate()
        .map(|(index, indicator)| match entry(unit, index, term) {
            Some(entry) => term.of(plain_measure(entry, indicator, &term.key(indicator))),
            None => absent(unit, index, indicator, term),
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
                &term.key(indicator),
            ),
            None => entered[index].clone(),
        })
        .collect()
}

/// What was entered for a term, relative to the plan year that the unit was put together for.
fn entry(unit: &Unit, index: usize, term: Term) -> Option<&Entry> {
    let (this, last) = (unit.this.get(&index), unit.last.get(&index));
    match term {
        Term::Year(year) if year == unit.plan_year - 1 => last.and_then(|fact| fact.actual.as_ref()),
        Term::Year(_) => {
            let own = unit.before.get(&index).and_then(|fact| fact.actual.as_ref());
            own.or_else(|| last.and_then(|fact| fact.previous.as_ref()))
        }
        Term::Half(year) if year == unit.plan_year => this.and_then(|fact| fact.half.as_ref()),
        Term::Half(_) => {
            let own = last.and_then(|fact| fact.half.as_ref());
            own.or_else(|| this.and_then(|fact| fact.half_before.as_ref()))
        }
    }
}

fn absent(unit: &Unit, index: usize, indicator: &Indicator, term: Term) -> Measure {
    let (facts, file, value): (_, Option<&Place>, _) = match term {
        Term::Year(_) => (&unit.last, unit.last_file.as_ref(), format!("数{}", indicator.unit)),
        Term::Half(_) => (&unit.this, unit.this_file.as_ref(), format!("{{上半年: 数{}}}", indicator.unit)),
    };
    let line = facts.get(&index).and_then(|fact| fact.place.clone());
    Measure::Missing(Absence {
        key: term.key(indicator),
        place: line.or_else(|| file.cloned()).or_else(|| unit.last_file.clone()),
        remedy: format!("请在“指标”下写一行：{}: {value}；暂时没有请写 待定", indicator.key),
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
            let estimate = numerator.estimate || denominator.estimate;
            Measure::Known(Known { estimate, ..Known::exact(value, trace) })
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
