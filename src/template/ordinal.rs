//! 第几年 and 第几届: counted on from the year in which something began.

use std::sync::Arc;

use minijinja::{Error, Value};

use super::plain::{plain_text, wrong};
use super::value::fact::Fact;
use super::value::words::Gap;
use crate::derive::figure::Trace;
use crate::derive::sentence::traced;
use crate::numeral::chinese;

/// `{{ 品牌.起始年 | 第几年 }}`: the plan year counted from the first year, 2021 → 2026 is 第六年. `第几年(上年度)` counts to last year.
pub fn year(value: &Value, until: Option<&Value>) -> Result<Value, Error> {
    counted(value, until, 1, "年")
}

/// `{{ 艺术节.首届 | 第几届 }}`, every year or every so many years.
pub fn session(value: &Value, until: Option<&Value>, every: i32) -> Result<Value, Error> {
    counted(value, until, every, "届")
}

fn counted(value: &Value, until: Option<&Value>, every: i32, word: &str) -> Result<Value, Error> {
    if value.downcast_object_ref::<Gap>().is_some() {
        return Ok(value.clone());
    }
    let filter = format!("第几{word}");
    let Some(fact) = value.downcast_object_ref::<Fact>() else {
        return Err(wrong(format!("“{filter}”前面应当是起始的年份，如 {{{{ 品牌.起始年 | {filter} }}}}")));
    };
    // A year that is not there prints as the gap that it is.
    let Some(text) = fact.text() else { return Ok(value.clone()) };
    let Some(first) = text.trim_end_matches('年').parse::<i32>().ok() else {
        return Err(wrong(format!("“{filter}”前面的“{text}”不是年份")));
    };
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
    let places = fact.node().map(|node| node.place.clone()).into_iter().collect();
    let trace = Trace { key: fact.path().to_owned(), places, how: format!("从{first}年数到{until}年") };
    Ok(fact.scope().words(vec![traced(format!("第{}{word}", chinese(number)), &Arc::new(trace))]))
}
