//! This year's number beside last year's: 比上年增加12件，增长10.2%.

use rust_decimal::Decimal;

use super::{Direction, Kind, gap, ratio};

/// Below this base a count is compared in absolute numbers only.
const SMALL_BASE: i64 = 30;

/// Compares two numbers of one indicator. None means not reported. Rates are compared as displayed.
pub fn words(
    kind: Kind,
    unit: &str,
    direction: Direction,
    current: Option<Decimal>,
    previous: Option<Decimal>,
) -> String {
    let Some(current) = current else { return gap("本年未报") };
    let Some(previous) = previous else { return "（上年无可比数据）".into() };
    if kind == Kind::Rate {
        return rate(unit, direction, current, previous);
    }
    if current == previous {
        return match (current.is_zero(), direction) {
            (true, Direction::Down) => "连续两年未发生".into(),
            (true, _) => format!("与上年持平，均为0{unit}"),
            (false, _) => "与上年持平".into(),
        };
    }
    amount(kind, unit, direction, current, previous)
}

fn amount(kind: Kind, unit: &str, direction: Direction, current: Decimal, previous: Decimal) -> String {
    let difference = (current - previous).abs();
    let verb = if current > previous { "增加" } else { "减少" };
    let absolute = format!("{verb}{}{unit}", difference.normalize());
    // Money is measured, not counted: a share of 18万元 means something, a share of 18 cases does not.
    let small = kind != Kind::Money && previous < Decimal::from(SMALL_BASE);
    if previous.is_zero() || small {
        return format!("比上年{absolute}");
    }
    if current >= previous * Decimal::TWO {
        let times = ratio::round(current / previous, 1).normalize();
        return format!("比上年{absolute}，是上年的{times}倍");
    }
    let share = ratio::change(difference, previous);
    if share.is_zero() {
        return format!("与上年基本持平（{absolute}）");
    }
    let word = match (current > previous, direction) {
        (true, Direction::Down) => "上升",
        (true, _) => "增长",
        (false, _) => "下降",
    };
    format!("比上年{absolute}，{word}{}%", share.normalize())
}

fn rate(unit: &str, direction: Direction, current: Decimal, previous: Decimal) -> String {
    let difference = ratio::round(current, 1) - ratio::round(previous, 1);
    if difference.is_zero() {
        return if current == previous { "与上年持平" } else { "与上年基本持平" }.into();
    }
    let word = match (difference.is_sign_positive(), direction) {
        (true, Direction::Up | Direction::Keep) => "提高",
        (true, _) => "上升",
        (false, _) => "下降",
    };
    format!("比上年{word}{}个{}", difference.abs().normalize(), point(unit))
}

/// The name of one step of a rate: 百分点, or 千分点 for per mille.
pub fn point(unit: &str) -> &'static str {
    if unit == "‰" { "千分点" } else { "百分点" }
}
