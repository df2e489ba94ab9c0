//! Filters and tests that templates may use. They take objects, not strings, so that no origin is lost.

use minijinja::value::Kwargs;
use minijinja::{Environment, Error, State, Value};

use super::ending::trimmed;
use super::plain::{plain_text, word_of, wrong};
use super::session::Problem;
use super::value::fact::{Fact, is_absent};
use super::value::indicator::{IndicatorValue, MeasureValue};
use super::value::words::{Gap, Words};
use super::{arith, mark, ordinal, shape, time};
use crate::derive::figure::Measure;
use crate::derive::sentence::{Piece, Said, Subject, plain, traced};
use crate::numeral;

/// Adds all filters and tests.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method of Subject<'_> is not general over its lifetime"
)]
pub fn register(env: &mut Environment<'_>) {
    env.add_filter("完成句", |value: Value| on_indicator(&value, "完成句", |subject| subject.done()));
    env.add_filter("目标句", |value: Value| {
        if let Some(indicator) = value.downcast_object_ref::<IndicatorValue>() {
            indicator.scope.session.tell_aim(indicator.index);
        }
        on_indicator(&value, "目标句", |subject| subject.aim())
    });
    env.add_filter("同比", |value: Value| on_indicator(&value, "同比", |subject| subject.change()));
    env.add_filter("目标语", |value: Value| on_indicator(&value, "目标语", |subject| subject.target_words()));
    env.add_filter("完成情况", |value: Value| on_indicator(&value, "完成情况", |subject| subject.result()));
    env.add_filter("目标比上年", |value: Value| {
        on_indicator(&value, "目标比上年", |subject| subject.target_change())
    });
    env.add_filter("说明", |value: Value| {
        on_indicator(&value, "说明", |subject| Said::Words(subject.reservations()))
    });
    env.add_filter("数", number);
    for (name, kind) in [
        ("目标串", Series::Aims),
        ("完成串", Series::Done),
        ("半年串", Series::DoneByHalf),
        ("进度串", Series::Progress),
    ] {
        env.add_filter(name, move |state: &State<'_, '_>, names: Value| series(state, &names, kind));
    }
    env.add_filter("环比", |value: Value| on_indicator(&value, "环比", |subject| subject.change_from_preceding()));
    env.add_filter("进度", |value: Value| on_indicator(&value, "进度", |subject| subject.progress_words()));
    env.add_filter("连续", |value: Value| on_indicator(&value, "连续", |subject| subject.streak()));
    env.add_filter("第几年", |value: Value, until: Option<Value>| ordinal::year(&value, until.as_ref()));
    env.add_filter("第几届", |value: Value, until: Option<Value>, every: Option<i32>| {
        ordinal::session(&value, until.as_ref(), every.unwrap_or(1))
    });
    env.add_filter("多年", |value: Value| ordinal::many(&value));
    env.add_filter("上一届", |value: Value| ordinal::neighbour(&value, "上一届", -1));
    env.add_filter("下一届", |value: Value| ordinal::neighbour(&value, "下一届", 1));
    env.add_filter("几天", |value: Value| time::days(&value));
    env.add_filter("顿号", |list: Value, conjunction: Option<String>, options: Kwargs| {
        enumerate(&list, conjunction.as_deref(), &options)
    });
    for (name, prefix) in shape::SHAPES {
        env.add_filter(name, move |list: Value| shape::numbered(&list, name, prefix));
    }
    env.add_filter("口号行", |list: Value| shape::lines(&list));
    env.add_filter("分号", |list: Value| shape::semicolons(&list));
    env.add_filter("月份", |value: Value| time::months(&value));
    env.add_filter("频次句", |value: Value, verb: String, what: String| time::rhythm(&value, &verb, &what));
    env.add_filter("全年次数", |value: Value| time::per_year(&value));
    env.add_filter("排序", |list: Value, field: String| time::by_choice(&list, &field));
    env.add_filter("合计", |list: Value| arith::sum(&list));
    env.add_filter("取", take);
    env.add_filter("筛", |list: Value, field: String, word: Value| select(list, &field, &word));
    env.add_filter("计数", count);
    env.add_filter("段落", |value: Value| match value.downcast_object_ref::<Fact>() {
        Some(fact) => Value::from(fact.paragraphs()),
        None => value,
    });
    env.add_filter("中文", chinese);
    env.add_test("有", |value: Value| is_present(&value));
    env.add_test("零", |value: Value| is_zero(&value));
    env.add_test("缺", |value: Value| is_missing(&value));
    env.add_test("不适用", |value: Value| is_not_applicable(&value));
    env.add_test("含", |value: Value, word: Value| contains(&value, &word_of(&word)));
    env.add_test("为", |value: Value, word: Value| deciding(&value).as_deref() == Some(word_of(&word).as_str()));
    env.add_test("有目标", |value: Value| match value.downcast_object_ref::<IndicatorValue>() {
        Some(indicator) => indicator.figure().target.known().is_some(),
        None => false,
    });
}

fn on_indicator(value: &Value, name: &str, ask: fn(Subject<'_>) -> Said) -> Result<Value, Error> {
    if value.downcast_object_ref::<Gap>().is_some() {
        return Ok(value.clone());
    }
    let Some(indicator) = value.downcast_object_ref::<IndicatorValue>() else {
        return Err(wrong(format!("“{name}”前面应当是一个指标，写成 {{{{ 指标.某指标 | {name} }}}}")));
    };
    let scope = &indicator.scope;
    let subject = indicator.subject();
    let key = format!("指标.{}（{name}）", subject.indicator.key);
    Ok(scope.said(ask(subject), &key))
}

/// An indicator would pass for an empty list.
fn no_number(value: &Value, filter: &str) -> Result<(), Error> {
    match value.downcast_object_ref::<IndicatorValue>() {
        Some(_) => Err(wrong(format!("“{filter}”前面应当是清单，现在是指标"))),
        None => Ok(()),
    }
}

fn number(value: Value) -> Value {
    value.downcast_object_ref::<MeasureValue>().map(MeasureValue::number).unwrap_or(value)
}

/// 目标串 of a list of indicators.
///
/// # Errors
/// When the value is no list.
pub fn aims(state: &State<'_, '_>, names: &Value) -> Result<Value, Error> {
    series(state, names, Series::Aims)
}

/// What a series of sentences says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Series {
    /// 目标串.
    Aims,
    /// 完成串.
    Done,
    /// 半年串: what was done in the half year.
    DoneByHalf,
    /// 进度串: the same with progress against the year's target.
    Progress,
}

/// Sentences of several indicators joined by ；. What does not apply or was not reported is skipped; what somebody owes
/// is not.
fn series(state: &State<'_, '_>, names: &Value, kind: Series) -> Result<Value, Error> {
    if is_absent(names) {
        return Ok(names.clone());
    }
    let ask: fn(Subject<'_>) -> Said = match kind {
        Series::Aims => |subject| subject.aim(),
        Series::Done | Series::DoneByHalf => |subject| subject.done(),
        Series::Progress => |subject| subject.progressed(),
    };
    let mut pieces: Vec<Piece> = Vec::new();
    let half = matches!(kind, Series::DoneByHalf | Series::Progress);
    let all = state.lookup(if half { "半年" } else { "指标" }).unwrap_or_default();
    let (mut scope, mut missing) = (None, None);
    for name in names.try_iter()? {
        let entry = if plain_text(&name).is_some() { all.get_item(&name)? } else { name };
        let Some(entry) = entry.downcast_object_ref::<IndicatorValue>() else {
            // Printing what is no indicator says so, or asks for its name.
            let _ = entry.to_string();
            continue;
        };
        match ask(entry.subject()) {
            Said::Words(words) => {
                if kind == Series::Aims {
                    entry.scope.session.tell_aim(entry.index);
                }
                if !pieces.is_empty() {
                    pieces.push(plain("；"));
                }
                pieces.extend(words);
            }
            Said::Missing(absence) => {
                if absence.required {
                    entry.scope.session.meet(Problem::Missing(absence.clone()));
                }
                missing.get_or_insert(absence);
            }
            Said::NotApplicable | Said::Nothing => {}
        }
        scope = Some(entry.scope.clone());
    }
    let Some(scope) = scope else { return Ok(Value::from("")) };
    if pieces.is_empty() {
        let nothing = Problem::Nothing { key: "所列指标都没有可写的数".into() };
        return Ok(scope.gap(missing.map_or(nothing, Problem::Missing)));
    }
    Ok(scope.words(pieces))
}

/// 甲、乙、丙, or 甲、乙和丙 with a last word; `顿号(等=true)`: 甲、乙、丙等. Between two titles or two quotations there is no 、
/// (GB/T 15834—2011, 4.5.3.5).
fn enumerate(list: &Value, conjunction: Option<&str>, options: &Kwargs) -> Result<Value, Error> {
    let and_more = options.get::<Option<bool>>("等")?.unwrap_or(false);
    options.assert_all_used()?;
    let text = enumerated(list, conjunction)?;
    let is_more = and_more && !is_absent(&text) && text.is_true();
    Ok(if is_more { Value::from(format!("{text}等")) } else { text })
}

/// The items of a list behind each other, as 顿号 sets them.
///
/// # Errors
/// When the value is no list.
pub fn enumerated(list: &Value, conjunction: Option<&str>) -> Result<Value, Error> {
    if is_absent(list) {
        return Ok(list.clone());
    }
    no_number(list, "顿号")?;
    let items: Vec<String> = list.try_iter()?.map(|item| trimmed(&item.to_string())).collect();
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        let is_last = index + 1 == items.len();
        match (index.checked_sub(1).and_then(|before| items.get(before)), conjunction) {
            (None, _) => {}
            (Some(_), Some(word)) if is_last => text.push_str(word),
            (Some(before), _) if are_marked(before, item) => {}
            (Some(_), _) => text.push('、'),
        }
        text.push_str(item);
    }
    Ok(Value::from(text))
}

/// Whether the one ends and the other begins with a mark that keeps the two apart.
fn are_marked(before: &str, after: &str) -> bool {
    let (before, after) = (mark::strip(before), mark::strip(after));
    (before.ends_with('》') && after.starts_with('《')) || (before.ends_with('”') && after.starts_with('“'))
}

fn take(list: Value, field: &str) -> Result<Value, Error> {
    if is_absent(&list) {
        return Ok(list);
    }
    no_number(&list, "取")?;
    let items: Result<Vec<Value>, Error> = list.try_iter()?.map(|item| item.get_attr(field)).collect();
    Ok(Value::from(items?))
}

fn select(list: Value, field: &str, word: &Value) -> Result<Value, Error> {
    let word = word_of(word);
    let word = word.as_str();
    if is_absent(&list) {
        return Ok(list);
    }
    no_number(&list, "筛")?;
    let mut kept = Vec::new();
    for item in list.try_iter()? {
        let value = item.get_attr(field)?;
        if contains(&value, word) {
            kept.push(item);
        }
    }
    Ok(Value::from(kept))
}

/// 计数: the number of items, with the list as its origin.
///
/// # Errors
/// When the value is no list.
pub fn count(list: Value) -> Result<Value, Error> {
    if is_absent(&list) {
        return Ok(list);
    }
    no_number(&list, "计数")?;
    let items: Vec<Value> = list.try_iter()?.collect();
    let number = items.len().to_string();
    let whole = list.downcast_object_ref::<Fact>();
    let fact = whole.or_else(|| items.first().and_then(|item| item.downcast_object_ref::<Fact>()));
    let Some(fact) = fact else { return Ok(Value::from(number)) };
    let places = fact.node().map(|node| node.place.clone()).into_iter().collect();
    let key = fact.path().split("第").next().unwrap_or_default().to_owned();
    let trace = crate::derive::figure::Trace { key, places, how: format!("清单共{number}项") };
    Ok(fact.scope().words(vec![traced(number, &std::sync::Arc::new(trace))]))
}

/// 中文: a number below a hundred in 汉字; what is no such number stays as it is.
pub fn chinese(value: Value) -> Value {
    if let Some(words) = value.downcast_object_ref::<Words>() {
        return match words.text().parse() {
            Ok(number) => words.reworded(numeral::chinese(number)),
            Err(_) => value,
        };
    }
    match value.to_string().parse() {
        Ok(number) => Value::from(numeral::chinese(number)),
        Err(_) => value,
    }
}

fn measure(value: &Value) -> Option<Measure> {
    if let Some(indicator) = value.downcast_object_ref::<IndicatorValue>() {
        return Some(indicator.figure().last.clone());
    }
    value.downcast_object_ref::<MeasureValue>().map(|value| value.measure.clone())
}

fn is_present(value: &Value) -> bool {
    if let Some(measure) = measure(value) {
        return measure.known().is_some();
    }
    if let Some(fact) = value.downcast_object_ref::<Fact>() {
        return fact.is_there();
    }
    if value.downcast_object_ref::<Words>().is_some() {
        return true;
    }
    value.is_true()
}

fn is_zero(value: &Value) -> bool {
    if let Some(measure) = measure(value) {
        return measure.value().is_some_and(|value| value.is_zero());
    }
    match value.downcast_object_ref::<Fact>() {
        Some(fact) => fact.is_zero(),
        None => plain_text(value).as_deref() == Some("0"),
    }
}

fn is_missing(value: &Value) -> bool {
    match (measure(value), value.downcast_object_ref::<Fact>()) {
        (Some(measure), _) => matches!(measure, Measure::Missing(_)),
        (None, Some(fact)) => !fact.is_present() && !fact.is_not_applicable(),
        (None, None) => value.downcast_object_ref::<Gap>().is_some(),
    }
}

fn is_not_applicable(value: &Value) -> bool {
    match (measure(value), value.downcast_object_ref::<Fact>()) {
        (Some(measure), _) => matches!(measure, Measure::NotApplicable),
        (None, Some(fact)) => fact.is_not_applicable(),
        (None, None) => false,
    }
}

/// A text that something hangs on.
fn deciding(value: &Value) -> Option<String> {
    match value.downcast_object_ref::<Fact>() {
        Some(fact) => fact.deciding().map(str::to_owned),
        None => plain_text(value),
    }
}

fn contains(value: &Value, word: &str) -> bool {
    if let Some(text) = deciding(value) {
        return text.contains(word);
    }
    value.try_iter().is_ok_and(|mut items| items.any(|item| deciding(&item).as_deref() == Some(word)))
}
