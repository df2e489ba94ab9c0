//! Golden wording: every case of `tests/cases/wording.json` through the public functions.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first fault")]

use nigao::derive::wording::{Binding, Direction, Kind, compare, money, plan_year, ratio, result, target};
use nigao::facts::quantity::Bound;
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
            let direction = match a[2].as_str().unwrap() {
                "up" => Direction::Up,
                "down" => Direction::Down,
                "keep" => Direction::Keep,
                "neutral" => Direction::Neutral,
                other => panic!("{other}"),
            };
            compare::words(kind(&a[0]), a[1].as_str().unwrap(), direction, number(&a[3]), number(&a[4]))
        }
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
