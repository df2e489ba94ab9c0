//! Golden wording: every case of `tests/cases/wording.json` through the public functions.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first fault")]

use nigao::derive::figure::printed;
use nigao::derive::wording::compare::Against;
use nigao::derive::wording::{Binding, Direction, Kind, compare, money, plan_year, ratio, result, target};
use nigao::facts::quantity::{self, Amount, Bound, Interval, State};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value;

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Null => None,
        Value::Number(n) => Some(n.to_string().parse().unwrap()),
        Value::String(s) => Some(s.parse().unwrap()),
        other => panic!("{other}"),
    }
}

fn kind(value: &Value) -> Kind {
    match value.as_str().unwrap() {
        "flow" => Kind::Flow,
        "stock" => Kind::Stock,
        "rate" => Kind::Rate,
        "money" => Kind::Money,
        other => panic!("{other}"),
    }
}

fn direction(value: &Value) -> Direction {
    match value.as_str().unwrap() {
        "up" => Direction::Up,
        "down" => Direction::Down,
        "keep" => Direction::Keep,
        "neutral" => Direction::Neutral,
        other => panic!("{other}"),
    }
}

fn bound(value: &Value) -> Bound {
    match value.as_str().unwrap() {
        "≥" => Bound::AtLeast,
        "≤" => Bound::AtMost,
        "=" => Bound::Exactly,
        "≈" => Bound::About,
        other => panic!("{other}"),
    }
}

fn said(function: &str, a: &[Value]) -> String {
    match function {
        "compare" => {
            compare::words(kind(&a[0]), a[1].as_str().unwrap(), direction(&a[2]), number(&a[3]), number(&a[4]))
        }
        "against" => {
            let against = match a[0].as_str().unwrap() {
                "上年末" => Against::LastYearEnd,
                "同比" => Against::SamePeriod,
                "环比" => Against::Previous,
                other => panic!("{other}"),
            };
            let unit = a[2].as_str().unwrap();
            compare::against(against, kind(&a[1]), unit, direction(&a[3]), number(&a[4]), number(&a[5]))
        }
        "law" => plan_year::law(i32::try_from(a[0].as_i64().unwrap()).unwrap()),
        "target" => {
            let binding = match a[4].as_str().unwrap() {
                "约束" => Binding::Binding,
                "预期" => Binding::Expected,
                _ => Binding::Descriptive,
            };
            let before = a.get(5).and_then(number);
            target::words(kind(&a[0]), a[1].as_str().unwrap(), bound(&a[2]), number(&a[3]).unwrap(), binding, before)
        }
        "result" => result::words(kind(&a[0]), a[1].as_str().unwrap(), bound(&a[2]), number(&a[3]), number(&a[4])),
        "ratio" => ratio::words(number(&a[0]).unwrap(), number(&a[1]).unwrap()),
        "money" => money::words(number(&a[0]).unwrap()),
        "ft" => plan_year::words(i32::try_from(a[0].as_i64().unwrap()).unwrap()),
        other => panic!("{other}"),
    }
}

#[test]
fn every_golden_case_reads_as_written() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("cases/wording.json")).unwrap();
    assert!(cases.len() >= 39);
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let said = said(case["fn"].as_str().unwrap(), case["args"].as_array().unwrap());
            (said != case["expect"].as_str().unwrap()).then(|| format!("{case}\n    said: {said}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words that say up, and those that say down.
const UP: [&str; 4] = ["增加", "增长", "提高", "上升"];
const DOWN: [&str; 2] = ["减少", "下降"];

fn any_kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Flow), Just(Kind::Stock), Just(Kind::Money), Just(Kind::Rate)]
}

fn any_direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Up), Just(Direction::Down), Just(Direction::Keep), Just(Direction::Neutral)]
}

fn any_against() -> impl Strategy<Value = Against> {
    use Against::{LastYear, LastYearEnd, Previous, SamePeriod};
    prop_oneof![Just(LastYear), Just(LastYearEnd), Just(SamePeriod), Just(Previous)]
}

fn unit(kind: Kind) -> &'static str {
    match kind {
        Kind::Rate => "%",
        Kind::Money => "万元",
        _ => "件",
    }
}

fn has(words: &str, list: &[&str]) -> bool {
    list.iter().any(|word| words.contains(word))
}

proptest! {
    /// Swapping the two years flips every direction word, and none is left over.
    #[test]
    fn swapped_years_flip_the_direction(
        against in any_against(), kind in any_kind(), direction in any_direction(), a in 0_i64..2_000, b in 0_i64..2_000,
    ) {
        let (a, b) = if kind == Kind::Rate { (a % 1001, b % 1001) } else { (a, b) };
        let scale = u32::from(kind == Kind::Rate);
        let (now, then) = (Decimal::new(a, scale), Decimal::new(b, scale));
        let words = |now, then| compare::against(against, kind, unit(kind), direction, Some(now), Some(then));
        let (forth, back) = (words(now, then), words(then, now));
        if now == then {
            prop_assert!(!has(&forth, &UP) && !has(&forth, &DOWN), "{forth}");
        } else {
            let (rising, falling) = if now > then { (&forth, &back) } else { (&back, &forth) };
            prop_assert!(has(rising, &UP) && !has(rising, &DOWN), "{rising}");
            prop_assert!(has(falling, &DOWN) && !has(falling, &UP), "{falling}");
        }
    }

    /// Scaling both years by one factor leaves percentages and rates as they are.
    #[test]
    fn scaled_years_keep_their_rates(now in 30_i64..50_000, then in 30_i64..50_000, factor in 2_i64..50) {
        let percent = |words: &str| words.split(['，', '（', '）']).find(|part| part.ends_with('%') || part.ends_with('倍')).map(str::to_owned);
        let words = |factor: i64| {
            let number = |n: i64| Some(Decimal::from(n * factor));
            compare::words(Kind::Flow, "件", Direction::Up, number(now), number(then))
        };
        prop_assert_eq!(percent(&words(1)), percent(&words(factor)));
        let places = 1;
        let rate = |factor: i64| ratio::percentage(Decimal::from(now.min(then) * factor), Decimal::from(now.max(then) * factor), places);
        prop_assert_eq!(rate(1), rate(factor));
    }

    /// What is printed reads back as the same number, in 万 within what was rounded.
    #[test]
    fn printed_quantities_read_back(mantissa in 0_i64..10_000_000_000, scale in 0_u32..5, places in prop::option::of(0_u32..4)) {
        let value = Decimal::new(mantissa, scale);
        let text = format!("{}人次", printed(value, places));
        let Ok(State::Known(Amount::Quantity(read))) = quantity::parse(&text) else {
            return Err(TestCaseError::fail(text));
        };
        prop_assert_eq!(read.unit.as_str(), "人次");
        match places.filter(|_| value >= Decimal::from(10_000)) {
            None => prop_assert_eq!(read.low, value),
            Some(places) => {
                let step = Decimal::from(10_000) / Decimal::from(10_u32.pow(places));
                prop_assert!((read.low - value).abs() <= step / Decimal::TWO, "{} {}", text, value);
            }
        }
    }

    /// The grammar never panics, and what it accepts it accepts again from what it kept as written.
    #[test]
    fn any_text_is_read_or_refused(text in "[0-9.约近≥≤=≈力争预计每周月季年增减个百分点%万亿元余多~～—:/不少于适用待定 ]{0,12}|\\PC{0,16}") {
        match quantity::parse(&text) {
            Ok(State::Known(Amount::Quantity(read))) => {
                let again = quantity::quantity(&read.written).map_err(TestCaseError::fail)?;
                prop_assert_eq!(again, read);
            }
            Ok(_) => {}
            Err(message) => prop_assert!(!message.is_empty()),
        }
    }

    /// What 约, 近 and 余 leave open holds the number itself.
    #[test]
    fn round_numbers_leave_room_around_themselves(mantissa in 1_i64..1_000_000, scale in 0_u32..3, word in 0_usize..4) {
        use quantity::Approximation::{About, Nearly, Over};
        let value = Decimal::new(mantissa, scale);
        let room = Interval::approximate(value, [None, Some(About), Some(Nearly), Some(Over)][word]);
        prop_assert!(room.low <= value && value <= room.high);
        prop_assert_eq!(room.low == room.high, word == 0);
    }
}
