//! One indicator of one unit, worked out: last year's value, the one before, the targets, and what stands behind each.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::wording::compare::Against;
use super::wording::ratio;
use crate::facts::period::Period;
use crate::facts::quantity::{Approximation, Bound, Interval, plain};
use crate::facts::registry::{Indicator, Kind};
use crate::facts::streak::Streak;
use crate::source::Place;

/// What stands behind a printed number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trace {
    /// The fact's key, for example 指标.消防演练（2025年实绩）.
    pub key: String,
    /// Where it is written; for a sum or a rate every place.
    pub places: Vec<Place>,
    /// How it was worked out, empty when it is printed as written.
    pub how: String,
}

/// A number in its four states, and the two ways of not having a number that are no fault.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Measure {
    /// 有值 or 零.
    Known(Known),
    /// 缺数: the key, and where it should be written.
    Missing(Absence),
    /// 不适用.
    NotApplicable,
    /// A rate without a single case: 未发生.
    NoCase,
    /// No target is set for this indicator.
    #[default]
    Unset,
}

/// A known number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// In the indicator's unit.
    pub value: Decimal,
    /// Upper end of a range (targets only).
    pub high: Option<Decimal>,
    /// 约, 近, 余.
    pub approximation: Option<Approximation>,
    /// 预计: the year is not over, or not counted yet.
    pub estimate: bool,
    /// Where the true value lies: what was written as round or about leaves some room.
    pub room: Interval,
    /// 以万计: printed in 万 with so many decimals from 10,000 on.
    pub in_myriads: Option<u32>,
    /// 频次 as written, for example 每月1场.
    pub rhythm: Option<String>,
    /// 一般, 原则上, 力争, 有条件: how strict a target is, where it says so itself.
    pub strength: Option<&'static str>,
    /// What stands behind it.
    pub trace: Arc<Trace>,
}

/// A number that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The key, for example 指标.消防演练（2025年实绩）.
    pub key: String,
    /// Where it should be written: the 待定, the indicator's line, or the file.
    pub place: Option<Place>,
    /// What to write there.
    pub remedy: String,
    /// Somebody owes it: leaving it out of a list of targets would hide that.
    pub required: bool,
}

impl Measure {
    /// The number, if there is one.
    pub fn known(&self) -> Option<&Known> {
        match self {
            Self::Known(known) => Some(known),
            _ => None,
        }
    }

    /// The value, if it is exact enough to be subtracted from another: 60余 less 40余 is not 20.
    pub fn exact(&self) -> Option<Decimal> {
        self.known().filter(|known| known.approximation.is_none()).map(|known| known.value)
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<Decimal> {
        self.known().map(|known| known.value)
    }
}

/// One number as every document prints it: in 万 where the registry says so, and only from 10,000 on.
pub fn printed(value: Decimal, in_myriads: Option<u32>) -> String {
    let myriad = Decimal::from(10_000);
    match in_myriads.filter(|_| value >= myriad) {
        Some(places) => format!("{}万", plain(ratio::round(value / myriad, places))),
        None => plain(value),
    }
}

impl Known {
    /// An exact number.
    pub fn exact(value: Decimal, trace: Arc<Trace>) -> Self {
        Self {
            value,
            high: None,
            approximation: None,
            estimate: false,
            room: Interval::point(value),
            in_myriads: None,
            rhythm: None,
            strength: None,
            trace,
        }
    }

    /// One number that is meant as such: no range, neither round, hoped for nor estimated.
    pub fn is_definite(&self) -> bool {
        self.high.is_none() && self.approximation.is_none() && self.strength.is_none() && !self.estimate
    }

    /// Number without unit, as every document prints it.
    pub fn number(&self) -> String {
        let one = |value| printed(value, self.in_myriads);
        let number = match self.high {
            Some(high) => format!("{}～{}", one(self.value), one(high)),
            None => one(self.value),
        };
        let number = match self.approximation {
            Some(Approximation::About) => format!("约{number}"),
            Some(Approximation::Nearly) => format!("近{number}"),
            Some(Approximation::Over) => match number.strip_suffix('万') {
                Some(number) => format!("{number}万余"),
                None => format!("{number}余"),
            },
            None => number,
        };
        if self.estimate { format!("预计{number}") } else { number }
    }

    /// Number with unit: the one formatter of body, table and summary.
    pub fn text(&self, unit: &str) -> String {
        match self.high {
            // Both ends of a range carry the percent sign (GB/T 15835).
            Some(high) if unit == "%" => format!("{}%～{}%", plain(self.value), plain(high)),
            _ => format!("{}{unit}", self.number()),
        }
    }
}

/// One indicator of one unit over a stretch of time: its value, the one before, the target it is measured by, and the next.
///
/// For the year that is 实绩 of last year beside the year before, last year's target, and the plan year's target. For the
/// half year: 上半年 of the plan year beside the same half of last year, and the plan year's target as `last_target`.
#[derive(Debug, Clone, Default)]
pub struct Figure {
    /// 实绩 of last year.
    pub last: Measure,
    /// 实绩 of the year before.
    pub prior: Measure,
    /// 目标 of last year.
    pub last_target: Measure,
    /// ≥, ≤ or = of last year's target.
    pub last_bound: Option<Bound>,
    /// The same stretch a year earlier: the value before, but for what stands at a date in the half year.
    pub earlier: Measure,
    /// 目标 of the plan year.
    pub target: Measure,
    /// ≥, ≤ or = of the target.
    pub bound: Option<Bound>,
    /// 分子 and 分母 of last year, for rates.
    pub parts: Option<(Measure, Measure)>,
    /// What the value before is to this one: 上年, 上年末, 上年同期.
    pub against: Against,
    /// Last year and the year before over the same units, when they can be compared; true when some units are left out.
    pub comparable: Option<(Decimal, Decimal, bool)>,
    /// The stretch just before this one, for 环比 (half year only).
    pub preceding: Option<Decimal>,
    /// 连续: years in a row without a case.
    pub streak: Option<Streak>,
    /// 截止 of last year's value when it does not cover the whole year.
    pub cutoff: Option<Cutoff>,
    /// Units that did not report this number (street only).
    pub absent: Vec<String>,
    /// Units that reported nothing at all of this stretch (street only): said once, not at every number.
    pub silent: Vec<String>,
    /// Units without a target (street only).
    pub target_absent: Vec<String>,
    /// Units whose value covers a part of the year (street only), with the date.
    pub partial: Vec<(String, Cutoff)>,
}

/// How far into the year a value reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cutoff {
    /// 10月底.
    pub period: Period,
    /// The whole file of the unit ends there (报告期), not this indicator alone (截止).
    pub general: bool,
}

impl Cutoff {
    /// 1—10月 for what is counted over time, 截至10月底 for what stands at a date.
    pub fn words(&self, indicator: &Indicator) -> String {
        match indicator.kind {
            Kind::Flow | Kind::Money if !self.general => self.period.span(),
            _ => format!("截至{}", self.period.until()),
        }
    }
}

impl Figure {
    /// Whether last year's value, or a part of it, does not cover the whole year.
    pub fn is_cut_off(&self) -> bool {
        self.cutoff.is_some() || !self.partial.is_empty()
    }

    /// Whether the target was missed. A part of the year can miss a ceiling, but not a floor.
    pub fn is_missed(&self, indicator: &Indicator) -> bool {
        let (Some(last), Some(aim)) = (self.last.value(), self.last_target.value()) else { return false };
        if self.last_bound.or(indicator.bound) == Some(Bound::AtMost) {
            last > aim
        } else {
            last < aim && !self.is_cut_off()
        }
    }

    /// 预计 before what is said of an estimate, else nothing.
    pub fn estimated(&self) -> &'static str {
        if self.last.known().is_some_and(|known| known.estimate) { "预计" } else { "" }
    }

    /// Whether last year's value is counted over a part of a year only, so that it cannot stand beside a full year.
    pub fn is_partial_count(&self, indicator: &Indicator) -> bool {
        self.is_cut_off() && matches!(indicator.kind, Kind::Flow | Kind::Money)
    }
}
