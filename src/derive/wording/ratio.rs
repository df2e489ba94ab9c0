//! Rates from numerator and denominator, and how a rate is displayed.

use rust_decimal::{Decimal, RoundingStrategy};

/// Rounds half up, away from zero.
pub fn round(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// A percentage at the given decimals. 100 only when numerator and denominator are equal, 0 only when the numerator is:
/// a rate that would round to 100 shows the next lower step, one that would round to 0 its first digit. None: no case.
pub fn percentage(numerator: Decimal, denominator: Decimal, places: u32) -> Option<Decimal> {
    if denominator.is_zero() {
        return None;
    }
    let exact = numerator * Decimal::ONE_HUNDRED / denominator;
    let shown = round(exact, places);
    if numerator < denominator && shown >= Decimal::ONE_HUNDRED {
        return Some(Decimal::ONE_HUNDRED - Decimal::new(1, places));
    }
    if shown.is_zero() && !numerator.is_zero() {
        return (places + 1..=8).map(|more| round(exact, more)).find(|value| !value.is_zero()).or(Some(exact));
    }
    Some(shown)
}

/// A share of change in percent, one decimal; 100 only when it is exactly 100.
pub fn change(difference: Decimal, base: Decimal) -> Decimal {
    let exact = difference * Decimal::ONE_HUNDRED / base;
    let shown = round(exact, 1);
    if exact < Decimal::ONE_HUNDRED && shown >= Decimal::ONE_HUNDRED { Decimal::new(999, 1) } else { shown }
}

/// The rate in words: `98.5%`, `未发生` when there was no case, a visible fault when the part exceeds the whole.
pub fn words(numerator: Decimal, denominator: Decimal) -> String {
    if numerator > denominator {
        return "【错误:分子大于分母】".into();
    }
    percentage(numerator, denominator, 1).map_or_else(|| "未发生".into(), |rate| format!("{}%", rate.normalize()))
}
