//! A value as it was entered: its key, and the measure that it is.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::figure::{Absence, Known, Measure, Trace};
use crate::facts::indicator::Entry;
use crate::facts::quantity::{Amount, Quantity, State, plain};
use crate::facts::registry::Indicator;
use crate::source::Place;

/// The key that messages and origins print.
pub fn key(indicator: &Indicator, year: i32, slot: &str) -> String {
    format!("指标.{}（{year}年{slot}）", indicator.key)
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
                Amount::Quantity(quantity) => Measure::Known(Known {
                    value: quantity.low,
                    high: quantity.high,
                    approximation: quantity.approximation,
                    trace: trace(conversion(&entry.place, quantity, indicator)),
                }),
                Amount::Frequency { per_year, .. } => Measure::Known(Known {
                    value: *per_year,
                    high: None,
                    approximation: None,
                    trace: trace(format!("“{}”折合全年{}{}", entry.place.text(), plain(*per_year), indicator.unit)),
                }),
                // A change needs a base; targets resolve it, nothing else may hold one.
                Amount::Change { .. } | Amount::Share { .. } => Measure::Unset,
            }
        }
    }
}

/// How a number came about that is printed otherwise than it was written: 200000元 as 20万元.
fn conversion(place: &Place, quantity: &Quantity, indicator: &Indicator) -> String {
    let numbers = quantity.written.split(|c: char| !c.is_ascii_digit() && c != '.');
    if numbers.filter_map(|number| number.parse::<Decimal>().ok()).any(|number| number == quantity.low) {
        return String::new();
    }
    format!("“{}”即{}{}", place.text(), plain(quantity.low), indicator.unit)
}
