//! What became of a target: 完成, 超额 with the amount, 未达到 with the gap.

use rust_decimal::Decimal;

use super::{Kind, compare, gap, ratio};
use crate::facts::quantity::Bound;

/// The result of a year. Only counts exceed a target, and only where more is better; rates and exact targets are 完成.
pub fn words(kind: Kind, unit: &str, bound: Bound, actual: Option<Decimal>, target: Option<Decimal>) -> String {
    let Some(target) = target else { return "未设年度目标".into() };
    let Some(actual) = actual else { return gap("完成数未报") };
    let shown = if kind == Kind::Rate { ratio::round(actual, 1) } else { actual };
    let difference = (shown - target).abs();
    let step = if kind == Kind::Rate {
        format!("{}个{}", difference.normalize(), compare::point(unit))
    } else {
        format!("{}{unit}", difference.normalize())
    };
    let numbers =
        |word: &str| format!("（目标{}{unit}，实际{}{unit}，{word}{step}）", target.normalize(), shown.normalize());
    let counted = matches!(kind, Kind::Flow | Kind::Stock);
    match bound {
        // 左右 allows a twentieth either way.
        Bound::About if difference * Decimal::from(20) <= target => "完成年度目标".into(),
        Bound::AtMost if shown > target => format!("未达到目标{}", numbers("超")),
        Bound::AtLeast | Bound::Exactly | Bound::About if shown < target => format!("未达到目标{}", numbers("差")),
        Bound::AtLeast if counted && shown > target => format!("超额完成年度目标{}", numbers("超")),
        _ => "完成年度目标".into(),
    }
}
