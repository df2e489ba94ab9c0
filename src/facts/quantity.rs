//! Quantities as officials write them: `≥95%` `0起` `4~6次` `约1.2平方公里` `22700余人` `每月1次` `增2个百分点` `5:5` `待定`.
//!
//! ```text
//! 数量 := [强度][约|近][≥|≤|=|≈] 数[~数][万|亿][余|多][单位][/周期]; 频次 := 每 周期 数 单位
//! 增减 := (增|减) 数[~数] 单位
//! 比例 := 数:数 | 数/数
//! ```
//!
//! Exact decimals; the text is kept as written.

use rust_decimal::Decimal;

/// What a value slot holds. Absent and 待定 are the same: 缺数.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State<T> {
    /// 有值, zero included.
    Known(T),
    /// 缺数: `待定`.
    Missing,
    /// 不适用.
    NotApplicable,
}

/// What a written number leaves open: the true value lies in here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Least.
    pub low: Decimal,
    /// Greatest.
    pub high: Decimal,
}

impl Interval {
    /// A number that is exactly so.
    pub fn point(value: Decimal) -> Self {
        Self { low: value, high: value }
    }

    /// A number rounded to so many decimals: half a unit of the last either way.
    pub fn rounded(value: Decimal, places: u32) -> Self {
        let half = Decimal::new(5, places + 1);
        Self { low: value - half, high: value + half }
    }

    /// What 约, 近 and 余 say of a round number: 约1100 lies within half of its last written step, 22700余 between it and the
    /// next step, 近300 within the last tenth below it.
    pub fn approximate(value: Decimal, approximation: Option<Approximation>) -> Self {
        let step = last_step(value);
        match approximation {
            None => Self::point(value),
            Some(Approximation::About) => Self { low: value - step / Decimal::TWO, high: value + step / Decimal::TWO },
            Some(Approximation::Nearly) => Self { low: value * Decimal::new(9, 1), high: value },
            Some(Approximation::Over) => Self { low: value, high: value + step },
        }
    }
}

/// The place value of the last digit that is not zero: 22700 → 100, 1.2 → 0.1, 30 → 10.
fn last_step(value: Decimal) -> Decimal {
    let value = value.normalize();
    let mut step = Decimal::new(1, value.scale());
    if value.scale() == 0 && !value.is_zero() {
        while (value % (step * Decimal::TEN)).is_zero() {
            step *= Decimal::TEN;
        }
    }
    step
}

/// Any value that the grammar knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// A number or a range with its unit.
    Quantity(Quantity),
    /// 每月1次.
    Frequency {
        /// As written.
        written: String,
        /// How often a year.
        per_year: Decimal,
        /// Unit, for example 次.
        unit: String,
    },
    /// 增2个百分点.
    Change {
        /// Up or down.
        up: bool,
        /// Least change.
        low: Decimal,
        /// Greatest change of a range.
        high: Option<Decimal>,
        /// `%`, `个百分点` or a unit.
        unit: String,
    },
    /// 5:5 or 3/4.
    Share {
        /// Left or upper number.
        left: Decimal,
        /// Right or lower number.
        right: Decimal,
    },
}

/// 约数.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approximation {
    /// 约.
    About,
    /// 近: a little less.
    Nearly,
    /// 余 or 多: a little more.
    Over,
}

/// 比较.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// ≥.
    AtLeast,
    /// ≤.
    AtMost,
    /// =.
    Exactly,
    /// ≈: 左右.
    About,
}

impl Bound {
    /// The sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::AtMost => "≤",
            Self::Exactly => "=",
            Self::About => "≈",
        }
    }
}

/// A number or a range with its unit, in base units: 1.2万人 is 12000 人; the money unit 万元 stays 万元.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// 力争, 原则上, 一般, 预计, 有条件.
    pub strength: Option<&'static str>,
    /// ≥, ≤ or =.
    pub bound: Option<Bound>,
    /// 约, 近, 余.
    pub approximation: Option<Approximation>,
    /// The number, or the lower end of a range.
    pub low: Decimal,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// Unit as written, empty for a bare number. `%` for rates.
    pub unit: String,
    /// 周期 after a slash, for example 年.
    pub period: Option<String>,
    /// The text as written.
    pub written: String,
}

impl Quantity {
    /// One number: no range, no limit, neither round nor hoped for.
    pub fn is_definite(&self) -> bool {
        self.high.is_none() && self.bound.is_none() && self.approximation.is_none() && self.strength.is_none()
    }
}

/// A plain quantity that is one number.
pub fn definite(text: &str) -> Option<Quantity> {
    quantity(text).ok().filter(Quantity::is_definite)
}

const STRENGTHS: [&str; 5] = ["力争", "原则上", "一般", "预计", "有条件"];
/// Longest number that is read: no street counts further, and what is worked out from it stays exact.
const MOST_DIGITS: usize = 15;

const PERIODS: [(&str, i64); 8] =
    [("半年", 2), ("半月", 24), ("学期", 2), ("季度", 4), ("周", 52), ("月", 12), ("季", 4), ("年", 1)];

/// How often a period comes in a year; none for what is no period of time, as in 400元/人.
pub fn per_year(period: &str) -> Option<Decimal> {
    PERIODS.iter().find(|(word, _)| *word == period).map(|(_, times)| Decimal::from(*times))
}

/// What a written text is before its type is looked at: the words for what is not there are the same everywhere.
pub fn state(text: &str) -> State<&str> {
    match text.trim() {
        "待定" | "未报" | "缺数" => State::Missing,
        "不适用" | "—" | "——" | "/" => State::NotApplicable,
        text => State::Known(text),
    }
}

/// Reads a value. `待定` is missing, `不适用` `—` `/` not applicable.
///
/// # Errors
/// A sentence in Chinese that says what cannot be read and what to write.
pub fn parse(text: &str) -> Result<State<Amount>, String> {
    match state(text) {
        State::Missing => Ok(State::Missing),
        State::NotApplicable => Ok(State::NotApplicable),
        State::Known("") => Err("这里是空的；没有数请写“待定”".into()),
        State::Known("无") => {
            Err("“无”说不清：没有发生请写 0 加单位（如 0起），本单位没有这类对象请写“不适用”".into())
        }
        State::Known(text) => amount(text).map(State::Known),
    }
}

fn amount(text: &str) -> Result<Amount, String> {
    if let Some(rest) = text.strip_prefix('每') {
        return frequency(rest, text);
    }
    for (word, up) in [("增", true), ("减", false)] {
        if let Some(rest) = text.strip_prefix(word) {
            let (low, high, unit) = numbers(rest).ok_or_else(|| unreadable(text))?;
            return Ok(Amount::Change { up, low, high, unit: unit.to_owned() });
        }
    }
    for separator in [':', '/'] {
        if let Some((left, right)) = text.split_once(separator)
            && let (Some(left), Some(right)) = (whole_number(left), whole_number(right))
        {
            return Ok(Amount::Share { left, right });
        }
    }
    quantity(text).map(Amount::Quantity)
}

/// Reads a plain quantity, the form that indicators use.
///
/// # Errors
/// A sentence in Chinese.
pub fn quantity(text: &str) -> Result<Quantity, String> {
    let strength = STRENGTHS.into_iter().find(|strength| text.starts_with(strength));
    let mut rest = strength.and_then(|strength| text.strip_prefix(strength)).unwrap_or(text);
    let mut approximation = None;
    for (word, kind) in [("约", Approximation::About), ("近", Approximation::Nearly)] {
        if let Some(after) = rest.strip_prefix(word) {
            (rest, approximation) = (after, Some(kind));
        }
    }
    let mut bound = None;
    for (sign, kind) in [
        ("≥", Bound::AtLeast),
        ("≤", Bound::AtMost),
        ("=", Bound::Exactly),
        ("≈", Bound::About),
        ("不少于", Bound::AtLeast),
        ("不低于", Bound::AtLeast),
        ("不超过", Bound::AtMost),
    ] {
        if let Some(after) = rest.strip_prefix(sign) {
            (rest, bound) = (after, Some(kind));
        }
    }
    let (low, high, mut rest) = numbers(rest).ok_or_else(|| unreadable(text))?;
    let (mut low, mut high) = (low, high);
    for (word, scale) in [("万", 10_000), ("亿", 100_000_000)] {
        if let Some(after) = rest.strip_prefix(word).filter(|after| !after.starts_with('元')) {
            low *= Decimal::from(scale);
            high = high.map(|high| high * Decimal::from(scale));
            rest = after;
        }
    }
    for word in ["余", "多"] {
        if let Some(after) = rest.strip_prefix(word) {
            (rest, approximation) = (after, Some(Approximation::Over));
        }
    }
    if high.is_some_and(|high| high <= low) {
        return Err(format!("范围“{text}”的后一个数应当比前一个大"));
    }
    let (unit, period) = match rest.split_once('/') {
        Some((unit, period)) => (unit, Some(period.to_owned())),
        None => (rest, None),
    };
    if unit.chars().any(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '，' | '。' | ',')) {
        return Err(unreadable(text));
    }
    Ok(Quantity { strength, bound, approximation, low, high, unit: unit.to_owned(), period, written: text.to_owned() })
}

fn frequency(rest: &str, text: &str) -> Result<Amount, String> {
    let (period, per_year) = PERIODS.iter().find(|(word, _)| rest.starts_with(word)).ok_or_else(|| unreadable(text))?;
    let (times, high, unit) = numbers(&rest[period.len()..]).ok_or_else(|| unreadable(text))?;
    if high.is_some() {
        return Err(unreadable(text));
    }
    let written = text.to_owned();
    Ok(Amount::Frequency { written, per_year: times * Decimal::from(*per_year), unit: unit.to_owned() })
}

/// One number or a range at the start of the text, and what follows. A `%` may stand after both ends of a range.
fn numbers(text: &str) -> Option<(Decimal, Option<Decimal>, &str)> {
    let (low, rest) = number(text)?;
    let after_percent = rest.strip_prefix('%').unwrap_or(rest);
    for mark in ["~", "～", "—", "-"] {
        if let Some(after) = after_percent.strip_prefix(mark) {
            let (high, rest) = number(after)?;
            return Some((low, Some(high), rest));
        }
    }
    Some((low, None, rest))
}

fn number(text: &str) -> Option<(Decimal, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let digits = &text[..end];
    let well_formed = (1..=MOST_DIGITS).contains(&digits.len()) && !digits.starts_with('.') && !digits.ends_with('.');
    let value = digits.parse::<Decimal>().ok().filter(|_| well_formed)?;
    Some((value, &text[end..]))
}

fn whole_number(text: &str) -> Option<Decimal> {
    number(text).filter(|(_, rest)| rest.is_empty()).map(|(value, _)| value)
}

fn unreadable(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != ',' && *c != '，')
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
            '％' => '%',
            '．' => '.',
            '＞' | '>' => '≥',
            '＜' | '<' => '≤',
            other => other,
        })
        .collect();
    if plain != text && quantity(&plain).is_ok() {
        return format!("“{text}”读不成数，请写成 {plain}");
    }
    format!("“{text}”读不成数；写法如 312名、97.6%、≥95%、约1.2平方公里、4~6次、每月1次、待定、不适用")
}

/// A decimal without trailing zeros.
pub fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str) -> Amount {
        match parse(text) {
            Ok(State::Known(amount)) => amount,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn official_spellings_are_read() {
        let Amount::Quantity(q) = known("≥95%") else { panic!() };
        assert_eq!((q.bound, plain(q.low).as_str(), q.unit.as_str()), (Some(Bound::AtLeast), "95", "%"));
        let Amount::Quantity(q) = known("22700余人") else { panic!() };
        assert_eq!((q.approximation, plain(q.low).as_str()), (Some(Approximation::Over), "22700"));
        let Amount::Quantity(q) = known("1.2万人次") else { panic!() };
        assert_eq!((plain(q.low).as_str(), q.unit.as_str()), ("12000", "人次"));
        let Amount::Quantity(q) = known("18.50万元") else { panic!() };
        assert_eq!((plain(q.low).as_str(), q.unit.as_str(), q.written.as_str()), ("18.5", "万元", "18.50万元"));
        let Amount::Quantity(q) = known("5%~95%") else { panic!() };
        assert_eq!((q.high.map(plain).as_deref(), q.unit.as_str()), (Some("95"), "%"));
        assert!(matches!(known("每半月1次"), Amount::Frequency { per_year, .. } if plain(per_year) == "24"));
        assert!(matches!(known("增2个百分点"), Amount::Change { up: true, unit, .. } if unit == "个百分点"));
        assert!(matches!(known("5:5"), Amount::Share { .. }));
        assert!(matches!(known("3/4"), Amount::Share { .. }));
        assert_eq!(parse("待定"), Ok(State::Missing));
        assert_eq!(parse("不适用"), Ok(State::NotApplicable));
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_a_remedy() {
        for bad in [
            "",
            "无",
            "1.",
            ".5%",
            "９５％",
            "1，200户",
            "1 200户",
            "abc",
            "6~4次",
            ">=90%",
            "12户3人",
            "10000000000000000000000000000人",
        ] {
            let message = parse(bad).expect_err(bad);
            assert!(!message.is_empty());
        }
        assert!(parse("９５％").expect_err("full width").contains("95%"));
        assert!(parse("1，200户").expect_err("comma").contains("1200户"));
    }
}
