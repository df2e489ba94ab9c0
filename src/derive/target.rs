//! Targets of the plan year: as set by hand, else by the indicator's rule from last year.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::entered::{key, plain_measure};
use super::figure::{Absence, Figure, Known, Measure, Trace};
use super::quota::Shares;
use super::wording::ratio;
use crate::facts::indicator::{Entry, Rung};
use crate::facts::quantity::{Amount, Bound, State, plain};
use crate::facts::registry::rule::{Base, Operand, TargetRule};
use crate::facts::registry::{Binding, Direction, Indicator, Kind, Registry};
use crate::facts::unit::Unit;
use crate::source::Place;

/// A number found on the way, with what it was and where it stands.
struct Found {
    value: Decimal,
    words: String,
    places: Vec<Place>,
}

/// The target of one indicator. `figures` holds last year's values of all indicators of the unit.
pub fn derive(
    index: usize,
    unit: &Unit,
    registry: &Registry,
    figures: &[Figure],
    year: i32,
    shares: &Shares,
) -> (Measure, Option<Bound>) {
    let indicator = &registry.indicators[index];
    let context = Context { index, unit, registry, figures, year, shares, indicator };
    if let Some(entry) = unit.this.get(&index).and_then(|fact| fact.target.as_ref()) {
        return context.by_hand(entry);
    }
    if matches!(figures[index].last, Measure::NotApplicable) {
        return (Measure::NotApplicable, None);
    }
    let rungs = unit.ladders.get(&index).map(Vec::as_slice).unwrap_or_default();
    if let Some(rung) = rungs.iter().find(|rung| rung.year == year) {
        return context.by_ladder(rung);
    }
    if indicator.binding == Binding::Descriptive {
        return (Measure::Unset, None);
    }
    (context.by_rule(&indicator.rule), None)
}

struct Context<'a> {
    index: usize,
    unit: &'a Unit,
    registry: &'a Registry,
    figures: &'a [Figure],
    year: i32,
    shares: &'a Shares,
    indicator: &'a Indicator,
}

impl Context<'_> {
    fn key(&self) -> String {
        key(self.indicator, self.year, "目标")
    }

    fn by_hand(&self, entry: &Entry) -> (Measure, Option<Bound>) {
        let State::Known(amount) = &entry.state else {
            return (plain_measure(entry, self.indicator, &self.key()), None);
        };
        match amount {
            Amount::Change { up, low, unit, .. } => {
                let Some(last) = self.last() else { return (self.no_base(), None) };
                let step = if unit == "%" && self.indicator.kind != Kind::Rate {
                    last.value * low / Decimal::ONE_HUNDRED
                } else {
                    *low
                };
                let value = self.shape(if *up { last.value + step } else { last.value - step }, None);
                let how = format!("{}{}", last.words, entry.place.text());
                let places = [entry.place.clone()].into_iter().chain(last.places).collect();
                (self.known(value, how, places), None)
            }
            Amount::Quantity(quantity) => (plain_measure(entry, self.indicator, &self.key()), quantity.bound),
            _ => (plain_measure(entry, self.indicator, &self.key()), None),
        }
    }

    /// The year's step of a 阶梯. A number of cases becomes a rate over the denominator of last year.
    fn by_ladder(&self, rung: &Rung) -> (Measure, Option<Bound>) {
        let quantity = &rung.quantity;
        let how = format!("年度阶梯{}年", rung.year);
        if quantity.unit == self.indicator.unit {
            return (self.known(quantity.low, how, vec![rung.place.clone()]), quantity.bound);
        }
        let denominator = self.figures[self.index].parts.as_ref().and_then(|(_, denominator)| denominator.known());
        let value = denominator.and_then(|denominator| {
            let value = ratio::percentage(quantity.low, denominator.value, self.indicator.decimals)?;
            let how = format!("{how}{} ÷ {}", quantity.written, denominator.number());
            let places = [rung.place.clone()].into_iter().chain(denominator.trace.places.iter().cloned()).collect();
            Some(self.known(value, how, places))
        });
        (value.unwrap_or_else(|| self.no_base()), quantity.bound)
    }

    fn by_rule(&self, rule: &TargetRule) -> Measure {
        let start = match &rule.base {
            Base::None => return Measure::Unset,
            Base::Carry => self.last().map(|last| (last.value, format!("沿用{}", last.words), last.places)),
            Base::NotAbove => self.last().map(|last| (last.value, format!("不高于{}", last.words), last.places)),
            Base::HandedDown if self.is_exempt() => return Measure::NotApplicable,
            Base::HandedDown => match self.handed_down() {
                Some(found) => Some((found.value, found.words, found.places)),
                None => return self.not_handed_down(),
            },
            Base::Fixed(value) => Some((*value, "按指标库规定".to_owned(), vec![self.indicator.place.clone()])),
            Base::Percent(percent) => self.last().map(|last| {
                let value = last.value * (Decimal::ONE_HUNDRED + percent) / Decimal::ONE_HUNDRED;
                (value, format!("{}增{}%", last.words, plain(*percent)), last.places)
            }),
            Base::By(step) => self.last().map(|last| {
                let unit = if self.indicator.kind == Kind::Rate { "个百分点" } else { &self.indicator.unit };
                (last.value + step, format!("{}增{}{unit}", last.words, plain(*step)), last.places)
            }),
            Base::Highest(operands) => operands
                .iter()
                .filter_map(|operand| self.operand(operand))
                .max_by_key(|found| found.value)
                .map(|found| (found.value, format!("取高：{}", found.words), found.places)),
            Base::Multiple(name, factor) => self.multiple(name, *factor).map(|f| (f.value, f.words, f.places)),
            Base::Numerator(step) => self.numerator(*step),
        };
        let Some((value, mut how, mut places)) = start else { return self.no_base() };
        let mut value = value;
        let last = self.last().map(|last| last.value);
        if let (Some(least), Some(last)) = (rule.least, last)
            && value < last + least
        {
            value = last + least;
            how = format!("{how}，至少增{}", plain(least));
        }
        if let Some(floor) = rule.floor.as_ref().and_then(|floor| self.operand(floor))
            && value < floor.value
        {
            value = floor.value;
            how = format!("{how}，不低于{}", floor.words);
            places.extend(floor.places);
        }
        // What was handed down binds whatever the rule says: a floor, or a ceiling where less is better.
        if let Some(handed) = self.handed_down().filter(|_| rule.base != Base::HandedDown) {
            let at_most = self.indicator.bound == Some(Bound::AtMost);
            if (at_most && value > handed.value) || (!at_most && value < handed.value) {
                value = handed.value;
                how = format!("{how}，{}{}", if at_most { "不高于" } else { "不低于" }, handed.words);
                places.extend(handed.places);
            }
        }
        value = self.shape(value, rule.step);
        if let Some(step) = rule.step {
            how = format!("{how}，取整到{}", plain(step));
        }
        if let Some(cap) = rule.cap
            && value > cap
        {
            value = last.map_or(cap, |last| cap.max(last));
            how = format!("{how}，封顶{}", plain(cap));
        }
        self.known(value, how, places)
    }

    /// Counts go up to a whole number (or step) where more is better and down where less is; rates keep their decimals.
    fn shape(&self, value: Decimal, step: Option<Decimal>) -> Decimal {
        match (self.indicator.kind, step) {
            (Kind::Rate, _) => ratio::round(value.min(Decimal::ONE_HUNDRED), self.indicator.decimals),
            (Kind::Money, None) => ratio::round(value, 2),
            (_, step) => {
                let step = step.unwrap_or(Decimal::ONE);
                let steps = value / step;
                let whole = if self.indicator.direction == Direction::Down { steps.floor() } else { steps.ceil() };
                whole * step
            }
        }
    }

    fn known(&self, value: Decimal, how: String, places: Vec<Place>) -> Measure {
        let trace = Arc::new(Trace { key: self.key(), places, how });
        Measure::Known(Known { in_myriads: self.indicator.in_myriads, ..Known::exact(value, trace) })
    }

    /// Last year's value as a base. A count over a part of the year is lifted to last year's target if that is higher.
    fn last(&self) -> Option<Found> {
        let figure = &self.figures[self.index];
        let known = figure.last.known()?;
        let unit = &self.indicator.unit;
        let found = |known: &Known, slot: &str| Found {
            value: known.value,
            words: format!("{}年{slot}{}", self.year - 1, known.text(unit)),
            places: known.trace.places.clone(),
        };
        if figure.is_partial_count(self.indicator)
            && let Some(target) = figure.last_target.known()
            && target.value > known.value
        {
            return Some(found(target, "目标（实绩不是全年数）"));
        }
        Some(found(known, "实绩"))
    }

    fn handed_down(&self) -> Option<Found> {
        if let Some(share) = self.shares.get(&self.index) {
            let words = format!("下达{}{}（{}）", plain(share.value), self.indicator.unit, share.how);
            return Some(Found { value: share.value, words, places: share.places.clone() });
        }
        let entry = self.unit.this.get(&self.index)?.handed_down.as_ref()?;
        let State::Known(Amount::Quantity(quantity)) = &entry.state else { return None };
        Some(Found {
            value: quantity.low,
            words: format!("下达{}{}", plain(quantity.low), self.indicator.unit),
            places: vec![entry.place.clone()],
        })
    }

    /// 下达: 不适用: the unit has no part in this quota.
    fn is_exempt(&self) -> bool {
        let fact = self.unit.this.get(&self.index);
        fact.and_then(|fact| fact.handed_down.as_ref()).is_some_and(|entry| entry.state == State::NotApplicable)
    }

    fn operand(&self, operand: &Operand) -> Option<Found> {
        match operand {
            Operand::LastYear => self.last(),
            Operand::HandedDown => self.handed_down(),
            Operand::Value(value) => Some(Found {
                value: *value,
                words: format!("规定值{}{}", plain(*value), self.indicator.unit),
                places: vec![self.indicator.place.clone()],
            }),
            Operand::Multiple(name, factor) => self.multiple(name, *factor),
        }
    }

    fn multiple(&self, name: &str, factor: Decimal) -> Option<Found> {
        let index = self.registry.find(name)?;
        let known = self.figures[index].last.known()?;
        let other = &self.registry.indicators[index];
        Some(Found {
            value: known.value * factor,
            words: format!("{}{}×{}", other.label, known.text(&other.unit), plain(factor)),
            places: known.trace.places.clone(),
        })
    }

    fn numerator(&self, step: Decimal) -> Option<(Decimal, String, Vec<Place>)> {
        let (numerator, denominator) = self.figures[self.index].parts.as_ref()?;
        let (numerator, denominator) = (numerator.known()?, denominator.known()?);
        let grown = (numerator.value + step).min(denominator.value);
        let value = ratio::percentage(grown, denominator.value, self.indicator.decimals)?;
        let how = format!("分子{}增{}，除以分母{}", numerator.number(), plain(step), denominator.number());
        Some((value, how, numerator.trace.places.iter().chain(&denominator.trace.places).cloned().collect()))
    }

    fn no_base(&self) -> Measure {
        match &self.figures[self.index].last {
            Measure::Missing(absence) => Measure::Missing(Absence {
                key: format!("{}（缺 {}）", self.key(), absence.key),
                place: absence.place.clone(),
                remedy: format!("{}；或在{}年文件里直接写目标", absence.remedy, self.year),
                required: false,
            }),
            // A rate without a case last year has no base; its rule may still give a fixed value, tried before this.
            _ => Measure::Unset,
        }
    }

    fn not_handed_down(&self) -> Measure {
        let line = self.unit.this.get(&self.index).and_then(|fact| fact.place.clone());
        Measure::Missing(Absence {
            key: format!("指标.{}（{}年下达）", self.indicator.key, self.year),
            place: line.or_else(|| self.unit.this_file.clone()).or_else(|| self.unit.last_file.clone()),
            remedy: format!(
                "请在{}年文件的“指标”下写：{}: {{下达: 数{}}}；不承担这项任务请写 {{目标: 不适用}}",
                self.year, self.indicator.key, self.indicator.unit
            ),
            required: false,
        })
    }
}
