//! Times in sentences: the months of a 月历, how often something is done, how many days it takes.

use std::sync::Arc;

use minijinja::{Error, Value};

use super::mark;
use super::plain::wrong;
use super::value::fact::{Fact, is_absent};
use super::value::words::Gap;
use crate::derive::figure::Trace;
use crate::derive::sentence::traced;
use crate::facts::quantity::{self, Amount, State, plain};
use crate::facts::{date, month, schema::Type};

fn fact<'a>(value: &'a Value, filter: &str) -> Result<Option<&'a Fact>, Error> {
    if value.downcast_object_ref::<Gap>().is_some() {
        return Ok(None);
    }
    match value.downcast_object_ref::<Fact>() {
        Some(fact) => Ok(Some(fact)),
        None => Err(wrong(format!("“{filter}”前面应当是事实文件里的一个值"))),
    }
}

fn said(fact: &Fact, text: String, how: String) -> Value {
    let places = fact.node().map(|node| node.place.clone()).into_iter().collect();
    let trace = Trace { key: fact.path().to_owned(), places, how };
    fact.scope().words(vec![traced(text, &Arc::new(trace))])
}

/// `{{ 行.月 | 月份 }}`: 7—8月; 次年1月 as 2027年1月.
///
/// # Errors
/// When the value is no month.
pub fn months(value: &Value) -> Result<Value, Error> {
    let Some(fact) = fact(value, "月份")? else { return Ok(value.clone()) };
    // What is not there prints as the gap that it is.
    let Some(text) = fact.text() else { return Ok(value.clone()) };
    match month::parse(text).filter(|_| matches!(fact.kind(), Some(Type::Months))) {
        Some(months) => {
            let plan_year = fact.scope().world.year;
            let how = if text.starts_with("次年") { format!("由年度{plan_year}得出") } else { String::new() };
            Ok(said(fact, months.words(plan_year), how))
        }
        None => Err(wrong(format!("“月份”前面的“{text}”不是月份；字段库里的类型应当是 月份"))),
    }
}

/// `{{ 项.频次 | 频次句("开展", "安全检查") }}`: 每月开展安全检查1次.
///
/// # Errors
/// When the value is no frequency.
pub fn rhythm(value: &Value, verb: &str, what: &str) -> Result<Value, Error> {
    let Some(fact) = fact(value, "频次句")? else { return Ok(value.clone()) };
    let Some(text) = fact.text() else { return Ok(value.clone()) };
    match quantity::parse(text) {
        Ok(State::Known(Amount::Frequency { written, .. })) => {
            let digits = written.find(|c: char| c.is_ascii_digit()).unwrap_or(written.len());
            let (period, times) = written.split_at(digits);
            Ok(said(fact, format!("{period}{verb}{what}{times}"), String::new()))
        }
        _ => Err(wrong(format!("“频次句”前面的“{text}”不是频次，写成如 每月1次"))),
    }
}

/// `{{ 项.频次 | 全年次数 }}`: 12次.
///
/// # Errors
/// When the value is no frequency.
pub fn per_year(value: &Value) -> Result<Value, Error> {
    let Some(fact) = fact(value, "全年次数")? else { return Ok(value.clone()) };
    let Some(text) = fact.text() else { return Ok(value.clone()) };
    match quantity::parse(text) {
        Ok(State::Known(Amount::Frequency { per_year, unit, written })) => {
            Ok(said(fact, format!("{}{unit}", plain(per_year)), format!("“{written}”折合全年")))
        }
        _ => Err(wrong(format!("“全年次数”前面的“{text}”不是频次，写成如 每月1次"))),
    }
}

/// `{{ 会议.时间 | 几天 }}`: 2天 of 2008年1月23日至24日.
///
/// # Errors
/// When the value is no stretch of days.
pub fn days(value: &Value) -> Result<Value, Error> {
    let Some(fact) = fact(value, "几天")? else { return Ok(value.clone()) };
    if fact.text().is_none() {
        return Ok(value.clone());
    }
    // The year may be a reference: {年度}年1月23日至24日.
    let text = mark::strip(&fact.printed());
    match date::stretch(&text) {
        Some(days) => Ok(said(fact, format!("{days}天"), format!("{text}，首尾都算"))),
        None => Err(wrong(format!("“几天”前面的“{text}”不是一段日子，写成如 2026年1月23日至24日"))),
    }
}

/// `{{ 荣誉 | 排序("级别") }}`: by the order in which 字段库 lists the words of 选项.
///
/// # Errors
/// When the field is not one of 选项.
pub fn by_choice(list: &Value, field: &str) -> Result<Value, Error> {
    if is_absent(list) {
        return Ok(list.clone());
    }
    let mut keyed = Vec::new();
    for item in list.try_iter()? {
        let value = item.get_attr(field)?;
        let place = value.downcast_object_ref::<Fact>().and_then(|fact| match fact.kind() {
            Some(Type::Choice(words)) => Some(words.iter().position(|word| Some(word.as_str()) == fact.deciding())),
            _ => None,
        });
        let Some(place) = place else {
            return Err(wrong(format!("“排序”要用的“{field}”在字段库里应当是 选项")));
        };
        keyed.push((place.unwrap_or(usize::MAX), item));
    }
    keyed.sort_by_key(|(place, _)| *place);
    Ok(Value::from(keyed.into_iter().map(|(_, item)| item).collect::<Vec<_>>()))
}
