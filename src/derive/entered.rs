//! A value as it was entered: its key, and the measure that it is.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::figure::{Absence, Known, Measure, Trace};
use crate::facts::indicator::Entry;
use crate::facts::quantity::{self, Amount, Interval, Quantity, State, plain};
use crate::facts::registry::Indicator;
use crate::source::Place;

/// The key that messages and origins print.
pub fn key(indicator: &Indicator, year: i32, slot: &str) -> String {
    format!("指标.{}（{year}年{slot}）", indicator.key)
}

/// A stretch of time that values are entered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// 实绩 of a year.
    Year(i32),
    /// 上半年 of a year.
    Half(i32),
}

impl Term {
    /// The key of an indicator's value: 指标.消防演练（2026年上半年）.
    pub fn key(self, indicator: &Indicator) -> String {
        match self {
            Self::Year(year) => key(indicator, year, "实绩"),
            Self::Half(year) => key(indicator, year, "上半年"),
        }
    }

    /// A measure entered as a rhythm counts for the stretch, not for the year: 每月1场 is 6场 of a half year.
    pub fn of(self, measure: Measure) -> Measure {
        match (self, measure) {
            (Self::Half(_), Measure::Known(known)) if known.rhythm.is_some() => {
                let value = known.value / Decimal::TWO;
                let how = format!("“{}”折合半年{}", known.rhythm.as_deref().unwrap_or_default(), plain(value));
                let trace = Arc::new(Trace { how, ..(*known.trace).clone() });
                Measure::Known(Known { rhythm: None, ..Known::exact(value, trace) })
            }
            (_, measure) => measure,
        }
    }

    /// The same stretch a year earlier.
    #[must_use]
    pub fn before(self) -> Self {
        match self {
            Self::Year(year) => Self::Year(year - 1),
            Self::Half(year) => Self::Half(year - 1),
        }
    }
}

/// A measure as entered.
pub fn plain_measure(entry: &Entry, indicator: &Indicator, key: &str) -> Measure {
    match &entry.state {
        State::Missing => Measure::Missing(Absence {
            key: key.to_owned(),
            place: Some(entry.place.clone()),
            remedy: format!("请把“待定”改成数，单位{}", indicator.unit),
            required: false,
        }),
        State::NotApplicable => Measure::NotApplicable,
        State::Known(amount) => {
            let trace = |how: String| Arc::new(Trace { key: key.to_owned(), places: vec![entry.place.clone()], how });
            match amount {
                // ≥2次/学期 counts for the year, and is said as it is meant.
                Amount::Quantity(quantity) if periodic(quantity).is_some() && quantity.high.is_none() => {
                    let times = periodic(quantity).unwrap_or(Decimal::ONE);
                    let period = quantity.period.as_deref().unwrap_or_default();
                    let rhythm = format!("每{period}{}{}", plain(quantity.low), quantity.unit);
                    let value = quantity.low * times;
                    let how = format!("“{}”折合全年{}{}", quantity.written, plain(value), indicator.unit);
                    Measure::Known(Known {
                        rhythm: Some(rhythm).filter(|_| times != Decimal::ONE),
                        strength: quantity.strength.filter(|strength| *strength != "预计"),
                        ..Known::exact(value, trace(how))
                    })
                }
                Amount::Quantity(quantity) => Measure::Known(Known {
                    high: quantity.high,
                    approximation: quantity.approximation,
                    estimate: quantity.strength == Some("预计"),
                    strength: quantity.strength.filter(|strength| *strength != "预计"),
                    room: room(quantity),
                    in_myriads: indicator.in_myriads,
                    ..Known::exact(quantity.low, trace(conversion(&entry.place, quantity, indicator)))
                }),
                Amount::Frequency { per_year, written, .. } => Measure::Known(Known {
                    rhythm: Some(written.clone()),
                    ..Known::exact(
                        *per_year,
                        trace(format!("“{written}”折合全年{}{}", plain(*per_year), indicator.unit)),
                    )
                }),
                // A change needs a base; targets resolve it, nothing else may hold one.
                Amount::Change { .. } | Amount::Share { .. } => Measure::Unset,
            }
        }
    }
}

/// How often a year a quantity stands for, where it has a period: 2次/学期.
fn periodic(quantity: &Quantity) -> Option<Decimal> {
    quantity.period.as_deref().and_then(quantity::per_year)
}

/// Where the true number lies: 1.2万 was rounded by whoever wrote it, 约 and 余 say so themselves.
pub fn room(quantity: &Quantity) -> Interval {
    let digits =
        |text: &str| text.split(['.']).nth(1).map_or(0, |tail| tail.chars().take_while(char::is_ascii_digit).count());
    for (word, zeros) in [("万", 4_u32), ("亿", 8)] {
        let scaled = quantity.written.split_once(word).filter(|(_, after)| !after.starts_with('元'));
        if let Some((number, _)) = scaled
            && quantity.approximation.is_none()
            && let Ok(places) = u32::try_from(digits(number))
        {
            let half =
                Decimal::from(5) * Decimal::from(10_u64.pow(zeros)) / Decimal::from(10_u64.pow(places.min(8) + 1));
            return Interval { low: quantity.low - half, high: quantity.low + half };
        }
    }
    Interval::approximate(quantity.low, quantity.approximation)
}

/// How a number came about that is printed otherwise than it was written: 200000元 as 20万元.
fn conversion(place: &Place, quantity: &Quantity, indicator: &Indicator) -> String {
    let numbers = quantity.written.split(|c: char| !c.is_ascii_digit() && c != '.');
    if numbers.filter_map(|number| number.parse::<Decimal>().ok()).any(|number| number == quantity.low) {
        return String::new();
    }
    format!("“{}”即{}{}", place.text(), plain(quantity.low), indicator.unit)
}
