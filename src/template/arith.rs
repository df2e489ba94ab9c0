//! Numbers worked out from two facts for a sentence: a share, an average, a sum. Each keeps its places and says how it came about.

use std::sync::Arc;

use minijinja::{Error, Value};
use rust_decimal::Decimal;

use super::plain::wrong;
use super::session::Problem;
use super::value::Scope;
use super::value::fact::{Fact, is_absent};
use super::value::indicator::MeasureValue;
use super::value::words::Gap;
use crate::derive::figure::Trace;
use crate::derive::sentence::traced;
use crate::derive::wording::ratio;
use crate::facts::quantity::{self, Amount, Bound, State, plain};
use crate::source::Place;

/// A number with its unit and where it is written.
struct Number {
    value: Decimal,
    unit: String,
    words: String,
    /// 预计 or 约, where what is worked out from it can be no more exact.
    about: &'static str,
    places: Vec<Place>,
}

/// How exact a number is said to be.
fn about(is_estimate: bool, is_round: bool) -> &'static str {
    match (is_estimate, is_round) {
        (true, _) => "预计",
        (false, true) => "约",
        (false, false) => "",
    }
}

/// The weaker of two: an estimate makes the result one.
fn weaker(one: &'static str, other: &'static str) -> &'static str {
    [one, other].into_iter().find(|word| *word == "预计").unwrap_or(if one.is_empty() { other } else { one })
}

/// What a value is as a number; the value itself where there is none, so that the gap is printed.
fn number(value: &Value, name: &str) -> Result<Result<Number, Value>, Error> {
    if value.downcast_object_ref::<Gap>().is_some() {
        return Ok(Err(value.clone()));
    }
    if let Some(measure) = value.downcast_object_ref::<MeasureValue>() {
        let Some(known) = measure.measure.known() else { return Ok(Err(value.clone())) };
        let words = known.text(measure.unit());
        let is_limit = measure.bound.is_some_and(|bound| bound != Bound::Exactly) || known.strength.is_some();
        if known.high.is_some() || is_limit {
            let message = format!("“{name}”要用一个确定的数，{words}是一段范围或者上下限");
            let places = known.trace.places.clone();
            return Ok(Err(measure.scope.gap(Problem::Contradiction { message, places })));
        }
        let is_round = known.approximation.is_some() || known.room.low < known.room.high;
        let about = about(known.estimate, is_round);
        let (unit, places) = (measure.unit().to_owned(), known.trace.places.clone());
        return Ok(Ok(Number { value: known.value, unit, words, about, places }));
    }
    let Some(fact) = value.downcast_object_ref::<Fact>() else {
        return Err(wrong(format!("“{name}”的括号里应当是数，如 指标.某指标.目标、基本情况.面积")));
    };
    let (Some(text), Some(node)) = (fact.text(), fact.node()) else { return Ok(Err(value.clone())) };
    match quantity::parse(text) {
        Ok(State::Known(Amount::Quantity(quantity)))
            if quantity.high.is_none()
                && quantity.bound.is_none()
                && matches!(quantity.strength, None | Some("预计")) =>
        {
            let about = about(quantity.strength.is_some(), quantity.approximation.is_some());
            let (words, places) = (text.to_owned(), vec![node.place.clone()]);
            Ok(Ok(Number { value: quantity.low, unit: quantity.unit, words, about, places }))
        }
        _ => {
            let message = format!("“{name}”要用的“{text}”不是一个确定的数");
            let places = vec![node.place.clone()];
            Ok(Err(fact.scope().gap(Problem::Contradiction { message, places })))
        }
    }
}

/// `占比(部分, 全体)`: 7.8%, by the same rule as registered rates.
///
/// # Errors
/// When one of the two is no value of the facts. Numbers that do not go together are a gap that says so.
pub fn share(scope: &Scope, part: &Value, whole: &Value) -> Result<Value, Error> {
    let (part, whole) = match (number(part, "占比")?, number(whole, "占比")?) {
        (Ok(part), Ok(whole)) => (part, whole),
        (Err(gap), _) | (_, Err(gap)) => return Ok(gap),
    };
    let refuse = |message: String| Ok(contradiction(scope, message, &[&part, &whole]));
    if part.unit != whole.unit {
        return refuse(format!("“占比”里部分{}和全体{}的单位不一样", part.words, whole.words));
    }
    if part.value > whole.value {
        return refuse(format!("“占比”里部分{}大于全体{}", part.words, whole.words));
    }
    let Some(value) = ratio::percentage(part.value, whole.value, 1) else {
        return refuse(format!("“占比”里部分是{}，全体是0", part.words));
    };
    Ok(worked_out(scope, &format!("{}%", plain(value)), "占比", "÷", &part, &whole))
}

/// From here on an average is a whole number: its first three digits are as much as anybody can use.
const WHOLE_FROM: i64 = 100;

/// `平均(总数, 份数)`: 2.3个, one decimal and no more; 约914户 of what was itself written in round numbers.
///
/// # Errors
/// When one of the two is no value of the facts.
pub fn average(scope: &Scope, total: &Value, count: &Value) -> Result<Value, Error> {
    let (total, count) = match (number(total, "平均")?, number(count, "平均")?) {
        (Ok(total), Ok(count)) => (total, count),
        (Err(gap), _) | (_, Err(gap)) => return Ok(gap),
    };
    if count.value.is_zero() {
        let message = format!("“平均”要用的份数是0，总数是{}", total.words);
        return Ok(contradiction(scope, message, &[&total, &count]));
    }
    let value = total.value / count.value;
    let value = ratio::round(value, u32::from(value < WHOLE_FROM.into()));
    Ok(worked_out(scope, &format!("{}{}", plain(value), total.unit), "平均", "÷", &total, &count))
}

/// `清单 | 取("户数") | 合计`: the sum, in the unit that all of them have.
///
/// # Errors
/// When there is no item, or one is no value of the facts.
pub fn sum(list: &Value) -> Result<Value, Error> {
    if is_absent(list) {
        return Ok(list.clone());
    }
    let mut total: Option<(Number, Scope)> = None;
    for item in list.try_iter()? {
        let next = match number(&item, "合计")? {
            Ok(next) => next,
            Err(gap) => return Ok(gap),
        };
        let scope = item.downcast_object_ref::<Fact>().map(|fact| fact.scope().clone());
        total = match (total, scope) {
            (Some((mut sum, scope)), _) => {
                if sum.unit != next.unit {
                    let message = format!("“合计”里的单位不一样：{}和{}", sum.unit, next.unit);
                    return Ok(contradiction(&scope, message, &[&next, &sum]));
                }
                sum.value += next.value;
                sum.about = weaker(sum.about, next.about);
                sum.words = format!("{}、{}", sum.words, next.words);
                sum.places.extend(next.places);
                Some((sum, scope))
            }
            (None, Some(scope)) => Some((next, scope)),
            (None, None) => return Err(wrong("“合计”前面应当是事实文件里的数".to_owned())),
        };
    }
    let Some((sum, scope)) = total else {
        return Err(wrong("“合计”前面的清单是空的；请加条件，如 {% if … is 有 %}".to_owned()));
    };
    let trace = Trace { key: "合计".into(), places: sum.places, how: format!("{}相加", sum.words) };
    Ok(scope.words(vec![traced(format!("{}{}{}", sum.about, plain(sum.value), sum.unit), &Arc::new(trace))]))
}

/// Numbers that cannot be worked with: a gap that says so where they are written.
fn contradiction(scope: &Scope, message: String, numbers: &[&Number]) -> Value {
    let places = numbers.iter().flat_map(|number| number.places.iter().cloned()).collect();
    scope.gap(Problem::Contradiction { message, places })
}

fn worked_out(scope: &Scope, text: &str, key: &str, sign: &str, first: &Number, second: &Number) -> Value {
    let places = first.places.iter().chain(&second.places).cloned().collect();
    let trace = Trace { key: key.to_owned(), places, how: format!("{} {sign} {}", first.words, second.words) };
    let about = weaker(first.about, second.about);
    scope.words(vec![traced(format!("{about}{text}"), &Arc::new(trace))])
}
