//! Progress of a part of the year against the year's target (进度): against time only for what is counted over time.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::figure::{Measure, Trace};
use super::sentence::{Said, Subject, plain, traced};
use super::wording::{compare, ratio};
use crate::facts::quantity::Bound;
use crate::facts::registry::Kind;

/// Half of the year has gone by.
pub const HALF: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// Where a value stands on its way to the year's target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Counted over time: percent of the target, and how far ahead of time (behind when negative), in points as displayed.
    Share {
        /// Percent, one decimal.
        percent: Decimal,
        /// Percent less the share of time gone by.
        ahead: Decimal,
    },
    /// A ceiling that holds so far.
    Within,
    /// A ceiling that is broken already.
    Above,
    /// What stands at a date, or a rate, has reached the target.
    Reached,
    /// It has not: what is lacking.
    Lacking(Decimal),
}

impl Subject<'_> {
    /// Progress, when there is a value and a target to measure it by. `time` is the share of the year gone by, in percent.
    pub fn progress(self, time: Decimal) -> Option<Progress> {
        // A sum that leaves units out says nothing beside a target that is everybody's.
        let is_whole = self.figure.absent.is_empty() && self.figure.silent.is_empty();
        if !self.indicator.paced || !is_whole {
            return None;
        }
        let (value, aim) = (self.figure.last.exact()?, self.figure.last_target.value()?);
        let is_counted = matches!(self.indicator.kind, Kind::Flow | Kind::Money);
        Some(match (is_counted, self.figure.last_bound) {
            (true, Some(Bound::AtMost)) => {
                if value <= aim {
                    Progress::Within
                } else {
                    Progress::Above
                }
            }
            (true, _) if aim.is_zero() => Progress::Reached,
            (true, _) if self.figure.last_target.known().is_some_and(|aim| aim.high.is_some()) && value >= aim => {
                Progress::Reached
            }
            (true, _) => {
                // Not 0% for what has begun, nor 100% for what is not done.
                let percent = ratio::percentage(value, aim, 1)?;
                Progress::Share { percent, ahead: percent - time }
            }
            (false, Some(Bound::AtMost)) if value <= aim => Progress::Reached,
            (false, Some(Bound::AtMost)) => Progress::Lacking(value - aim),
            (false, _) if value >= aim => Progress::Reached,
            (false, _) => Progress::Lacking(aim - value),
        })
    }

    /// 完成句 with a word on how far that is: 组织消防演练3场，同比增加1场，占全年目标的50%. What is as it should be is not said.
    pub fn progressed(self) -> Said {
        let mut pieces = match self.done() {
            Said::Words(pieces) => pieces,
            other => return other,
        };
        let aim = self.figure.last_target.known().map(|aim| aim.text(&self.indicator.unit)).unwrap_or_default();
        let words = match self.progress(HALF) {
            Some(Progress::Share { percent, .. }) if percent >= Decimal::ONE_HUNDRED => format!("已完成全年目标{aim}"),
            Some(Progress::Share { percent, .. }) => {
                format!("{}占全年目标的{}%", self.figure.estimated(), percent.normalize())
            }
            Some(Progress::Above) => format!("已超过全年控制目标{aim}"),
            Some(Progress::Lacking(difference)) => format!("距全年目标还差{}", self.step(difference)),
            Some(Progress::Within | Progress::Reached) | None => return Said::Words(pieces),
        };
        pieces.push(plain("，"));
        pieces.push(match self.progress_trace() {
            Some(trace) => traced(words, &trace),
            None => plain(words),
        });
        Said::Words(pieces)
    }

    /// A difference to the target in the words of the indicator.
    fn step(self, difference: Decimal) -> String {
        let unit = &self.indicator.unit;
        match self.indicator.kind {
            Kind::Rate => format!("{}个{}", difference.normalize(), compare::point(unit)),
            _ => format!("{}{unit}", difference.normalize()),
        }
    }

    /// Both numbers behind a word on progress.
    fn progress_trace(self) -> Option<Arc<Trace>> {
        let (last, aim) = (self.figure.last.known()?, self.figure.last_target.known()?);
        let unit = &self.indicator.unit;
        let places = last.trace.places.iter().chain(&aim.trace.places).cloned().collect();
        let how = format!("上半年{}，全年目标{}", last.text(unit), aim.text(unit));
        Some(Arc::new(Trace { key: format!("指标.{}（进度）", self.indicator.key), places, how }))
    }

    /// 完成全年目标的58.3%，快于时序进度8.3个百分点.
    pub fn progress_words(self) -> Said {
        match (&self.figure.last, &self.figure.last_target) {
            (Measure::Missing(absence), _) | (_, Measure::Missing(absence)) => return Said::Missing(absence.clone()),
            (Measure::NotApplicable, _) => return Said::NotApplicable,
            _ => {}
        }
        let (Some(progress), Some(trace)) = (self.progress(HALF), self.progress_trace()) else { return Said::Nothing };
        let aim = self.figure.last_target.known();
        let target = aim.map(|aim| aim.text(&self.indicator.unit)).unwrap_or_default();
        let words = match progress {
            Progress::Share { percent, .. } if percent >= Decimal::ONE_HUNDRED => {
                format!("已完成全年目标{target}")
            }
            Progress::Share { percent, ahead } => {
                let time = match ahead {
                    ahead if ahead.is_zero() => "与时序进度持平".to_owned(),
                    ahead if ahead.is_sign_positive() => format!("快于时序进度{}个百分点", ahead.normalize()),
                    ahead => format!("慢于时序进度{}个百分点", ahead.abs().normalize()),
                };
                format!("完成全年目标{target}的{}%，{time}", percent.normalize())
            }
            Progress::Within => format!("在全年控制目标{target}以内"),
            Progress::Above => format!("已超过全年控制目标{target}"),
            Progress::Reached => format!("已达到全年目标{target}"),
            Progress::Lacking(difference) => format!("距全年目标{target}还差{}", self.step(difference)),
        };
        Said::Words(vec![traced(words, &trace)])
    }
}
