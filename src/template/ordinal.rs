//! 第几年, 第几届 and 多年: counted on from the year in which something began. 上一届 and 下一届 of one that is numbered.

use std::sync::Arc;

use minijinja::{Error, Value};

use super::plain::{plain_text, wrong};
use super::value::fact::Fact;
use super::value::words::Gap;
use crate::derive::figure::Trace;
use crate::derive::sentence::traced;
use crate::numeral::{all, chinese};

/// `{{ 品牌.起始年 | 第几年 }}`: the plan year counted from the first year, 2021 → 2026 is 第六年. `第几年(上年度)` counts to last year.
pub fn year(value: &Value, until: Option<&Value>) -> Result<Value, Error> {
    counted(value, until, 1, "年")
}

/// `{{ 艺术节.首届 | 第几届 }}`, every year or every so many years.
pub fn session(value: &Value, until: Option<&Value>, every: i32) -> Result<Value, Error> {
    counted(value, until, every, "届")
}

/// `{{ 品牌.起始年 | 多年 }}`: how long it has lasted by the plan year: 8年, 10年, and 十多年 where the ten is passed.
///
/// # Errors
/// When the value is no year before the plan year.
pub fn many(value: &Value) -> Result<Value, Error> {
    let Some(fact) = fact(value, "多年")? else { return Ok(value.clone()) };
    let Some(first) = first(fact, "多年")? else { return Ok(value.clone()) };
    let until = fact.scope().world.year;
    let Some(years) = usize::try_from(until - first).ok().filter(|years| (1..100).contains(years)) else {
        return Err(wrong(format!("从{first}年到{until}年，数不出“多年”；请核对起始的年份")));
    };
    let words = match (years / 10, years % 10) {
        (0, _) | (_, 0) => format!("{years}年"),
        (tens, _) => format!("{}多年", chinese(tens * 10)),
    };
    Ok(said(fact, words, format!("从{first}年到{until}年是{years}年")))
}

/// `{{ 届次.村委会 | 下一届 }}`: 第七届 after 第六届; 上一届 with −1.
///
/// # Errors
/// When the value is no numbered session.
pub fn neighbour(value: &Value, filter: &str, by: isize) -> Result<Value, Error> {
    let Some(fact) = fact(value, filter)? else { return Ok(value.clone()) };
    let Some(text) = fact.text() else { return Ok(value.clone()) };
    let number = text.strip_prefix('第').and_then(|rest| rest.strip_suffix('届')).map(all);
    let next = match number.as_deref() {
        Some([number]) => number.checked_add_signed(by).filter(|next| (1..100).contains(next)),
        _ => None,
    };
    match next {
        Some(next) => Ok(said(fact, format!("第{}届", chinese(next)), format!("{text}的{filter}"))),
        None => Err(wrong(format!("“{filter}”前面的“{text}”不是届次，写成如 第六届"))),
    }
}

/// The fact before a filter; none for a gap, which prints as what it is.
fn fact<'a>(value: &'a Value, filter: &str) -> Result<Option<&'a Fact>, Error> {
    if value.downcast_object_ref::<Gap>().is_some() {
        return Ok(None);
    }
    match value.downcast_object_ref::<Fact>() {
        Some(fact) => Ok(Some(fact)),
        None => Err(wrong(format!("“{filter}”前面应当是事实文件里的一个值"))),
    }
}

/// The year from which is counted; none where it is not there yet.
fn first(fact: &Fact, filter: &str) -> Result<Option<i32>, Error> {
    let Some(text) = fact.text() else { return Ok(None) };
    match text.trim_end_matches('年').parse() {
        Ok(first) => Ok(Some(first)),
        Err(_) => Err(wrong(format!("“{filter}”前面的“{text}”不是年份"))),
    }
}

fn said(fact: &Fact, text: String, how: String) -> Value {
    let places = fact.node().map(|node| node.place.clone()).into_iter().collect();
    let trace = Trace { key: fact.path().to_owned(), places, how };
    fact.scope().words(vec![traced(text, &Arc::new(trace))])
}

fn counted(value: &Value, until: Option<&Value>, every: i32, word: &str) -> Result<Value, Error> {
    let filter = format!("第几{word}");
    let Some(fact) = fact(value, &filter)? else { return Ok(value.clone()) };
    let Some(first) = first(fact, &filter)? else { return Ok(value.clone()) };
    let until = match until.filter(|until| !until.is_undefined() && !until.is_none()) {
        None => fact.scope().world.year,
        Some(until) => {
            let text = plain_text(until).unwrap_or_else(|| until.to_string());
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            digits.parse().map_err(|_| wrong(format!("“{filter}”的括号里应当是年份，如 {filter}(上年度)")))?
        }
    };
    let passed = until - first;
    if every < 1 || passed < 0 || passed % every != 0 {
        return Err(wrong(format!("从{first}年数到{until}年，数不出{filter}；请核对起始的年份")));
    }
    let number = usize::try_from(passed / every + 1).unwrap_or(0);
    Ok(said(fact, format!("第{}{word}", chinese(number)), format!("从{first}年数到{until}年")))
}
