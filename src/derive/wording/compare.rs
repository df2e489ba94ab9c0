//! A number beside the one before it: 比上年增加12件，增长10.2%.

use rust_decimal::Decimal;

use super::{Direction, Kind, gap, ratio};

/// Below this base a count is compared in absolute numbers only.
const SMALL_BASE: i64 = 30;

/// What the number before is to the number now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Against {
    /// 比上年: a year's total beside the year before's; a target beside last year's result.
    #[default]
    LastYear,
    /// 比上年末: what stands at a date beside what stood at the end of last year.
    LastYearEnd,
    /// 同比: a part of the year beside the same part of last year.
    SamePeriod,
    /// 环比: a part of the year beside the part just before it.
    Previous,
}

impl Against {
    /// Before 增加 and 提高.
    fn lead(self) -> &'static str {
        match self {
            Self::LastYear => "比上年",
            Self::LastYearEnd => "比上年末",
            Self::SamePeriod => "同比",
            Self::Previous => "环比",
        }
    }

    /// The one before by its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::LastYear => "上年",
            Self::LastYearEnd => "上年末",
            Self::SamePeriod => "上年同期",
            Self::Previous => "上期",
        }
    }
}

/// Compares a year with the year before.
pub fn words(
    kind: Kind,
    unit: &str,
    direction: Direction,
    current: Option<Decimal>,
    previous: Option<Decimal>,
) -> String {
    against(Against::LastYear, kind, unit, direction, current, previous)
}

/// Compares two numbers of one indicator. None means not reported. Rates are compared as displayed.
pub fn against(
    against: Against,
    kind: Kind,
    unit: &str,
    direction: Direction,
    current: Option<Decimal>,
    previous: Option<Decimal>,
) -> String {
    let name = against.name();
    let Some(current) = current else { return gap("本年未报") };
    let Some(previous) = previous else { return format!("（{name}无可比数据）") };
    if kind == Kind::Rate {
        return rate(against, unit, direction, current, previous);
    }
    if current == previous {
        return match (current.is_zero(), direction, against) {
            (true, Direction::Down, Against::LastYear) => "连续两年未发生".into(),
            (true, Direction::Down, _) => format!("{name}也未发生"),
            (true, _, _) => format!("与{name}持平，均为0{unit}"),
            (false, _, _) => format!("与{name}持平"),
        };
    }
    amount(against, kind, unit, direction, current, previous)
}

fn amount(
    against: Against,
    kind: Kind,
    unit: &str,
    direction: Direction,
    current: Decimal,
    previous: Decimal,
) -> String {
    let (lead, name) = (against.lead(), against.name());
    let difference = (current - previous).abs();
    let verb = if current > previous { "增加" } else { "减少" };
    let absolute = format!("{verb}{}{unit}", difference.normalize());
    // Money is measured, not counted: a share of 18万元 means something, a share of 18 cases does not.
    let small = kind != Kind::Money && previous < Decimal::from(SMALL_BASE);
    if previous.is_zero() || small {
        return format!("{lead}{absolute}");
    }
    if current >= previous * Decimal::TWO {
        let times = ratio::round(current / previous, 1).normalize();
        return format!("{lead}{absolute}，是{name}的{times}倍");
    }
    let share = ratio::change(difference, previous);
    if share.is_zero() {
        return format!("与{name}基本持平（{absolute}）");
    }
    let word = match (current > previous, direction) {
        (true, Direction::Down) => "上升",
        (true, _) => "增长",
        (false, _) => "下降",
    };
    format!("{lead}{absolute}，{word}{}%", share.normalize())
}

fn rate(against: Against, unit: &str, direction: Direction, current: Decimal, previous: Decimal) -> String {
    let (lead, name) = (against.lead(), against.name());
    let difference = ratio::round(current, 1) - ratio::round(previous, 1);
    if difference.is_zero() {
        return if current == previous { format!("与{name}持平") } else { format!("与{name}基本持平") };
    }
    let word = match (difference.is_sign_positive(), direction) {
        (true, Direction::Up | Direction::Keep) => "提高",
        (true, _) => "上升",
        (false, _) => "下降",
    };
    format!("{lead}{word}{}个{}", difference.abs().normalize(), point(unit))
}

/// The name of one step of a rate: 百分点, or 千分点 for per mille.
pub fn point(unit: &str) -> &'static str {
    if unit == "‰" { "千分点" } else { "百分点" }
}
