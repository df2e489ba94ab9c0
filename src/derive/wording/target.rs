//! A target in words: one word of strength, the number, no redundant 以上.

use rust_decimal::Decimal;

use super::{Binding, Kind};
use crate::facts::quantity::Bound;

/// A target's words. `before` is last year's value, so that 100% already reached reads 保持100%.
pub fn words(
    kind: Kind,
    unit: &str,
    bound: Bound,
    value: Decimal,
    binding: Binding,
    before: Option<Decimal>,
) -> String {
    let number = format!("{}{unit}", value.normalize());
    let (must, hope) = (binding == Binding::Binding, binding == Binding::Expected);
    let strength = if must {
        "确保"
    } else if hope {
        "力争"
    } else {
        ""
    };
    let whole = kind == Kind::Rate && value == full(unit);
    match bound {
        // Nothing lies above a whole, so 不低于100% would say more than there is.
        Bound::AtLeast | Bound::Exactly if whole => {
            if before == Some(value) {
                format!("保持{number}")
            } else if bound == Bound::Exactly && must {
                format!("达到{number}")
            } else {
                format!("{strength}达到{number}")
            }
        }
        Bound::About => format!("{number}左右"),
        Bound::AtMost if value.is_zero() => format!("{}不发生", if hope { "力争" } else { "确保" }),
        Bound::AtMost => format!("{strength}控制在{number}以内"),
        Bound::Exactly => exactly(kind, &number, value, hope),
        Bound::AtLeast if hope => format!("力争达到{number}以上"),
        Bound::AtLeast => match kind {
            Kind::Rate => format!("{}不低于{number}", if must { "确保" } else { "" }),
            Kind::Flow => format!("全年不少于{number}"),
            Kind::Stock | Kind::Money => format!("不少于{number}"),
        },
    }
}

/// The word of a target's own strength, before 不少于 and 达到: 有条件 of a standard that only some can meet.
pub fn strength(word: &str) -> &str {
    if word == "有条件" { "有条件的" } else { word }
}

fn exactly(kind: Kind, number: &str, value: Decimal, hope: bool) -> String {
    let hope = if hope { "力争" } else { "" };
    match kind {
        Kind::Flow if value.is_zero() => format!("{}不发生", if hope.is_empty() { "确保" } else { hope }),
        Kind::Flow => format!("{hope}完成{number}"),
        Kind::Rate | Kind::Stock => format!("{hope}达到{number}"),
        Kind::Money => format!("{hope}安排{number}"),
    }
}

/// The whole of a rate in its own unit.
fn full(unit: &str) -> Decimal {
    if unit == "‰" { Decimal::ONE_THOUSAND } else { Decimal::ONE_HUNDRED }
}
