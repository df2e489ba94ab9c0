//! Street totals (街道汇总): sums, and rates from summed parts. A unit that did not report is named, never counted as 0.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::community::rate;
use super::entered::{Term, key};
use super::figure::{Absence, Cutoff, Figure, Known, Measure, Trace};
use super::past::Promise;
use super::quota::Shares;
use super::target;
use super::wording::ratio::percentage;
use crate::facts::quantity::{Approximation, Interval};
use crate::facts::registry::{Aggregate, Binding, Indicator, Registry};
use crate::facts::streak::Streak;
use crate::facts::unit::Unit;

/// A community with its figures.
pub struct Member<'a> {
    /// Name as printed.
    pub name: &'a str,
    /// By registry index.
    pub figures: &'a [Figure],
}

/// What the street has for a stretch of time: what 本级.yaml states itself, else what the communities add up to.
fn totals(
    own: &[Figure],
    members: &[Member<'_>],
    registry: &Registry,
    term: Term,
    states_own: impl Fn(usize) -> bool,
) -> Vec<Figure> {
    if members.is_empty() {
        return own.to_vec();
    }
    let mut figures: Vec<Figure> = registry
        .indicators
        .iter()
        .enumerate()
        .map(|(index, indicator)| {
            if states_own(index) || indicator.aggregate == Aggregate::Own {
                own[index].clone()
            } else {
                sum(index, indicator, members, term)
            }
        })
        .collect();
    for (index, indicator) in registry.indicators.iter().enumerate() {
        if let Some(parts) = indicator.ratio {
            figures[index] = ratio(index, indicator, parts, &figures, members, registry, term);
        }
        figures[index].against = own[index].against;
        figures[index].streak = shared_streak(index, members);
    }
    figures
}

/// Years in a row without a case anywhere: the fewest of the communities', if all of them count.
fn shared_streak(index: usize, members: &[Member<'_>]) -> Option<Streak> {
    let streaks: Option<Vec<&Streak>> = members
        .iter()
        .filter(|member| !matches!(member.figures[index].last, Measure::NotApplicable))
        .map(|member| member.figures[index].streak.as_ref())
        .collect();
    let streaks = streaks?;
    let years = streaks.iter().map(|streak| streak.years).min()?;
    Some(Streak { years, places: streaks.iter().flat_map(|streak| streak.places.iter().cloned()).collect() })
}

/// The street's figures of the year.
pub fn figures(
    unit: &Unit,
    own: &[Figure],
    members: &[Member<'_>],
    registry: &Registry,
    year: i32,
    promises: Option<&[Promise]>,
) -> Vec<Figure> {
    let states_own = |index: usize| unit.last.get(&index).is_some_and(|fact| fact.actual.is_some());
    let mut figures = totals(own, members, registry, Term::Year(year - 1), states_own);
    for (index, indicator) in registry.indicators.iter().enumerate() {
        let fact = unit.this.get(&index);
        let set_by_hand = fact.is_some_and(|fact| fact.target.is_some()) || unit.ladders.contains_key(&index);
        let by_rule = set_by_hand || indicator.aggregate != Aggregate::Sum || indicator.ratio.is_some();
        if by_rule || members.is_empty() {
            let (target, bound) = target::derive(index, unit, registry, &figures, year, &Shares::new());
            figures[index].target = target;
            figures[index].bound = bound.or(indicator.bound);
        } else {
            (figures[index].target, figures[index].target_absent) = summed_target(index, indicator, members, year);
        }
        let stated = unit.last.get(&index).is_some_and(|fact| fact.target.is_some());
        figures[index].last_bound = own[index].last_bound.or(indicator.bound);
        figures[index].last_target = if let Some(promises) = promises {
            let (target, bound) = promises[index].clone();
            figures[index].last_bound = bound.or(indicator.bound);
            target
        } else if stated {
            own[index].last_target.clone()
        } else if indicator.ratio.is_some() {
            Measure::Unset
        } else {
            let applies = |member: &Member<'_>| !matches!(member.figures[index].last, Measure::NotApplicable);
            let is_set = |member: &Member<'_>| member.figures[index].last_target.known().is_some();
            let slot: Slot = |figure| &figure.last_target;
            // A sum over some of the communities would pass for the street's target.
            if members.iter().filter(|member| applies(member)).all(is_set) {
                summed(index, members, slot, &key(indicator, year - 1, "目标"), indicator).0
            } else {
                Measure::Unset
            }
        };
    }
    figures
}

/// The street's figures of the half year; the targets are the year's.
pub fn half(
    unit: &Unit,
    own: &[Figure],
    members: &[Member<'_>],
    registry: &Registry,
    of_year: &[Figure],
) -> Vec<Figure> {
    let states_own = |index: usize| unit.this.get(&index).is_some_and(|fact| fact.half.is_some());
    let mut figures = totals(own, members, registry, Term::Half(unit.plan_year), states_own);
    let reports = |member: &Member<'_>| member.figures.iter().any(|figure| figure.last.known().is_some());
    let silent: Vec<&str> = members.iter().filter(|member| !reports(member)).map(|member| member.name).collect();
    for (figure, year) in figures.iter_mut().zip(of_year) {
        figure.last_target = year.target.clone();
        (figure.last_bound, figure.bound) = (year.bound, year.bound);
        let names = std::mem::take(&mut figure.absent).into_iter();
        (figure.silent, figure.absent) = names.partition(|name| silent.contains(&name.as_str()));
    }
    figures
}

type Slot = fn(&Figure) -> &Measure;

/// Σ or the greatest of one slot over the communities: the measure, who is missing.
fn summed(
    index: usize,
    members: &[Member<'_>],
    slot: Slot,
    key: &str,
    indicator: &Indicator,
) -> (Measure, Vec<String>) {
    let mut total: Option<Decimal> = None;
    let (mut places, mut absent, mut first_absence, mut count) = (Vec::new(), Vec::new(), None, 0);
    let (mut unset, mut estimate, mut room) = (0, false, Interval::point(Decimal::ZERO));
    let mut approximations: Vec<Option<Approximation>> = Vec::new();
    for member in members {
        match slot(&member.figures[index]) {
            Measure::Known(known) => {
                let value = known.value;
                total = Some(match (total, indicator.aggregate) {
                    (None, _) => value,
                    (Some(sum), Aggregate::Max) => sum.max(value),
                    (Some(sum), _) => sum + value,
                });
                count += 1;
                estimate |= known.estimate;
                room = Interval { low: room.low + known.room.low, high: room.high + known.room.high };
                approximations.push(known.approximation);
                places.extend(known.trace.places.iter().cloned());
            }
            Measure::Missing(absence) => {
                absent.push(member.name.to_owned());
                first_absence.get_or_insert_with(|| absence.clone());
            }
            Measure::Unset => unset += 1,
            Measure::NotApplicable | Measure::NoCase => {}
        }
    }
    let measure = match (total, first_absence) {
        (Some(value), _) => {
            let verb = if indicator.aggregate == Aggregate::Max { "取最大" } else { "相加" };
            let without =
                if absent.is_empty() { String::new() } else { format!("，不含未报的{}", absent.join("、")) };
            let trace = Trace { key: key.to_owned(), places, how: format!("{count}个社区{verb}{without}") };
            // 30余 and 40余 are 70余; with anything else a sum over round numbers is 约.
            let approximation = match approximations.iter().flatten().next() {
                None => None,
                Some(_) if approximations.iter().all(|each| *each == Some(Approximation::Over)) => {
                    Some(Approximation::Over)
                }
                Some(_) => Some(Approximation::About),
            };
            let room = if indicator.aggregate == Aggregate::Max { Interval::point(value) } else { room };
            let in_myriads = indicator.in_myriads;
            Measure::Known(Known { approximation, estimate, room, in_myriads, ..Known::exact(value, Arc::new(trace)) })
        }
        (None, Some(absence)) => Measure::Missing(Absence { key: key.to_owned(), ..absence }),
        (None, None) if unset > 0 => Measure::Unset,
        (None, None) => Measure::NotApplicable,
    };
    (measure, absent)
}

fn sum(index: usize, indicator: &Indicator, members: &[Member<'_>], term: Term) -> Figure {
    let (last, absent) = summed(index, members, |figure| &figure.last, &term.key(indicator), indicator);
    // What stands at a date is held against the end of last year.
    let before = match term {
        Term::Half(year) if indicator.kind == crate::facts::registry::Kind::Stock => Term::Year(year - 1),
        _ => term.before(),
    };
    let (prior, _) = summed(index, members, |figure| &figure.prior, &before.key(indicator), indicator);
    let reporting = members.iter().filter(|member| member.figures[index].last.known().is_some());
    let preceding = reporting.map(|member| member.figures[index].preceding).sum();
    Figure {
        last,
        prior,
        bound: indicator.bound,
        comparable: comparable(index, indicator, members),
        preceding,
        absent,
        partial: partial(index, members),
        ..Figure::default()
    }
}

fn partial(index: usize, members: &[Member<'_>]) -> Vec<(String, Cutoff)> {
    members.iter().filter_map(|member| Some((member.name.to_owned(), member.figures[index].cutoff.clone()?))).collect()
}

/// Both years over the communities that have both in full: like is compared with like.
fn comparable(index: usize, indicator: &Indicator, members: &[Member<'_>]) -> Option<(Decimal, Decimal, bool)> {
    if indicator.aggregate == Aggregate::Max {
        return None;
    }
    let (mut now, mut then, mut counted, mut applicable) = (Decimal::ZERO, Decimal::ZERO, 0, 0);
    for member in members {
        let figure = &member.figures[index];
        if !matches!(figure.last, Measure::NotApplicable) {
            applicable += 1;
        }
        if let Some((last, prior, _)) = figure.comparable {
            now += last;
            then += prior;
            counted += 1;
        }
    }
    // Fewer than half of the street says nothing about the street.
    (counted * 2 > applicable).then_some((now, then, counted < applicable))
}

/// Σ分子 ÷ Σ分母 over the communities that reported both.
fn ratio(
    index: usize,
    indicator: &Indicator,
    (numerator, denominator): (usize, usize),
    figures: &[Figure],
    members: &[Member<'_>],
    registry: &Registry,
    term: Term,
) -> Figure {
    let names = [&registry.indicators[numerator], &registry.indicators[denominator]];
    let both = |slot: Slot| -> Vec<Member<'_>> {
        let known = |figure: &Figure| slot(figure).known().is_some();
        members
            .iter()
            .filter(|member| known(&member.figures[numerator]) && known(&member.figures[denominator]))
            .map(|member| Member { name: member.name, figures: member.figures })
            .collect()
    };
    let part = |which: usize, slot: Slot, term: Term| {
        let indicator = &registry.indicators[which];
        summed(which, &both(slot), slot, &term.key(indicator), indicator).0
    };
    let value = |slot: Slot, term: Term| {
        let parts = [part(numerator, slot, term), part(denominator, slot, term)];
        let measure = rate(indicator, names, [&parts[0], &parts[1]], &term.key(indicator));
        (measure, parts)
    };
    let absent: Vec<String> = members
        .iter()
        .filter(|member| matches!(member.figures[index].last, Measure::Missing(_)))
        .map(|member| member.name.to_owned())
        .collect();
    let (mut last, parts) = value(|figure| &figure.last, term);
    if matches!(last, Measure::NotApplicable) && !absent.is_empty() {
        last = figures[index].last.clone();
    }
    let (prior, _) = value(|figure| &figure.earlier, term.before());
    // Both years over the communities that have both in full: like is compared with like.
    let alike: Vec<&Member<'_>> = members.iter().filter(|member| member.figures[index].comparable.is_some()).collect();
    let over = |slot: Slot| {
        let total =
            |which: usize| alike.iter().filter_map(|member| slot(&member.figures[which]).value()).sum::<Decimal>();
        percentage(total(numerator), total(denominator), indicator.decimals)
    };
    let reported = both(|figure| &figure.last).len();
    let comparable = over(|figure| &figure.last)
        .zip(over(|figure| &figure.earlier))
        .filter(|_| alike.len() * 2 > reported)
        .map(|(now, then)| (now, then, alike.len() < reported));
    let [numerator, denominator] = parts;
    Figure {
        last,
        prior,
        bound: indicator.bound,
        parts: Some((numerator, denominator)),
        comparable,
        absent,
        partial: partial(index, members),
        ..Figure::default()
    }
}

fn summed_target(index: usize, indicator: &Indicator, members: &[Member<'_>], year: i32) -> (Measure, Vec<String>) {
    if indicator.binding == Binding::Descriptive {
        return (Measure::Unset, Vec::new());
    }
    let key = key(indicator, year, "目标");
    let (measure, absent) = summed(index, members, |figure| &figure.target, &key, indicator);
    // A quota that was not handed on would make the street promise less than it owes.
    let owed = members.iter().find_map(|member| match &member.figures[index].target {
        Measure::Missing(absence) if absence.required => Some((member.name, absence)),
        _ => None,
    });
    match owed {
        Some((name, absence)) => {
            let absence = Absence { key: format!("{key}（{name}没有）"), ..absence.clone() };
            (Measure::Missing(absence), absent)
        }
        None => (measure, absent),
    }
}
