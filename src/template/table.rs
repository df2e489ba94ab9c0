//! What tables print: indicators, results, progress, ladders, totals, and the reservations beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use minijinja::{Error, ErrorKind, Value};

use super::plain::{plain_text, word_of};
use super::value::Scope;
use super::value::fact::is_absent;
use crate::derive::figure::{Figure, Known, Measure, Trace};
use crate::derive::progress::{HALF, Progress};
use crate::derive::sentence::{self, Piece, Said, plain};
use crate::facts::indicator::Rung;
use crate::facts::quantity::Bound;
use crate::facts::registry::{Indicator, Kind};
use crate::facts::unit::Tier;

/// The indicators of a choice: 重点 or 全部.
fn chosen(scope: &Scope, which: &str) -> Result<Vec<usize>, Error> {
    let registry = &scope.world.registry;
    let all = registry.indicators.iter().enumerate().filter(|(_, indicator)| !indicator.auxiliary);
    match which {
        "重点" => Ok(all.filter(|(_, indicator)| indicator.featured).map(|(index, _)| index).collect()),
        "全部" => Ok(all
            .filter(|(index, indicator)| sentence::is_tabled(indicator, &scope.view.figures[*index]))
            .map(|(index, _)| index)
            .collect()),
        "目标" => Ok(all
            .filter(|(index, _)| !matches!(scope.view.figures[*index].target, Measure::Unset | Measure::NotApplicable))
            .map(|(index, _)| index)
            .collect()),
        other => Err(Error::new(ErrorKind::InvalidOperation, format!("不认识“{other}”；可以写 重点、全部、目标"))),
    }
}

/// The indicators of these names; one that nobody knows is said.
fn named(scope: &Scope, names: impl Iterator<Item = Value>) -> Vec<usize> {
    let registry = &scope.world.registry;
    let index = |name: Value| {
        let name = word_of(&name);
        let index = registry.find(&name);
        if index.is_none() {
            scope.unknown(format!("指标.{name}"), &name, registry.keys());
        }
        index
    };
    names.filter_map(index).collect()
}

/// A row of a table: its cells by name.
pub fn row(fields: Vec<(&str, Value)>) -> Value {
    Value::from(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<BTreeMap<_, _>>())
}

/// What every row of indicators says of one, whatever it measures.
fn head<'a>(scope: &Scope, position: usize, indicator: &Indicator) -> Vec<(&'a str, Value)> {
    let words = |text: &str| scope.words(vec![plain(text)]);
    vec![
        ("序号", words(&(position + 1).to_string())),
        ("名称", words(&indicator.label)),
        ("单位", words(&indicator.unit)),
        ("条线", words(&indicator.family)),
        ("责任部门", words(if indicator.office.is_empty() { "—" } else { &indicator.office })),
    ]
}

/// Last year's target and value.
fn last_fields<'a>(scope: &Scope, indicator: &Indicator, figure: &Figure) -> [(&'a str, Value); 2] {
    let target = sentence::cell(&figure.last_target, sentence::cell_unit(indicator), figure.last_bound);
    [("上年目标", scope.words(vec![target])), ("上年", scope.words(last_cell(indicator, figure)))]
}

/// 指标行: of a choice, or of a list of names.
pub fn indicators(scope: &Scope, which: &Value) -> Result<Value, Error> {
    let chosen = match (plain_text(which), which.try_iter()) {
        (None, Ok(names)) => named(scope, names),
        _ => chosen(scope, &word_of(which))?,
    };
    let words = |text: &str| scope.words(vec![plain(text)]);
    let rows = chosen.into_iter().enumerate().map(|(position, index)| {
        let indicator = &scope.world.registry.indicators[index];
        let figure = &scope.view.figures[index];
        let unit = sentence::cell_unit(indicator);
        let mut fields = head(scope, position, indicator);
        fields.extend(last_fields(scope, indicator, figure));
        fields.extend([
            ("目标", scope.words(vec![sentence::cell(&figure.target, unit, figure.bound)])),
            ("属性", words(indicator.binding.label())),
        ]);
        row(fields)
    });
    Ok(Value::from(rows.collect::<Vec<_>>()))
}

/// The sign behind a number of which less is known than of its neighbours; 数据说明 says what it means.
const RESERVED: &str = "※";

/// Last year's value, with the sign where something must be said beside it.
fn last_cell(indicator: &Indicator, figure: &Figure) -> Vec<Piece> {
    let mut pieces = vec![sentence::cell(&figure.last, sentence::cell_unit(indicator), None)];
    // What holds for all numbers of the unit is said once below the table, not at each of them.
    let is_cut_off = figure.cutoff.as_ref().is_some_and(|cutoff| !cutoff.general);
    let is_reserved = is_cut_off || !figure.absent.is_empty();
    if is_reserved && figure.last.known().is_some() {
        pieces.push(plain(RESERVED));
    }
    pieces
}

/// What must be said below a table of these indicators; empty when there is nothing to say. 半年: of those with a value for
/// the half year.
pub fn explanation(scope: &Scope, which: &str) -> Result<Value, Error> {
    let mut partial: Vec<(String, String)> = Vec::new();
    let mut absent: Vec<(String, String)> = Vec::new();
    let (mut dated, mut silent): (Vec<(String, String)>, Vec<String>) = (Vec::new(), Vec::new());
    // The body has no signs behind its numbers.
    let sign = if scope.session.is_in_body() { String::new() } else { format!("带{RESERVED}的") };
    let is_half = which == "半年";
    let chosen = if is_half { halves(scope) } else { chosen(scope, which)? };
    let figures = if is_half { &scope.view.half } else { &scope.view.figures };
    for index in chosen {
        let (label, figure) = (&scope.world.registry.indicators[index].label, &figures[index]);
        for (name, cutoff) in &figure.partial {
            let entry = (name.clone(), cutoff.period.until());
            if !partial.contains(&entry) {
                partial.push(entry);
            }
        }
        if !figure.absent.is_empty() {
            absent.push((label.clone(), figure.absent.join("、")));
        }
        for name in &figure.silent {
            if !silent.contains(name) {
                silent.push(name.clone());
            }
        }
        let own = figure.cutoff.as_ref().filter(|cutoff| !cutoff.general);
        dated.extend(own.map(|cutoff| (format!("{sign}{label}"), cutoff.period.until())));
    }
    let by_date = |entries: &[(String, String)]| -> Vec<String> {
        let line = |(date, names): (&str, Vec<&str>)| format!("{}数据截至{date}", names.join("、"));
        sentence::by_date(entries).into_iter().map(line).collect()
    };
    let mut words = match &scope.view.unit.cutoff {
        Some((cutoff, _)) if !is_half => vec![format!("{}年数据截至{}", scope.world.year - 1, cutoff.until())],
        _ => Vec::new(),
    };
    words.extend(by_date(&dated));
    words.extend(by_date(&partial));
    if !silent.is_empty() {
        words.push(format!("合计不含{}（上半年数据未报）", silent.join("、")));
    }
    // Indicators that the same units left out, in one clause.
    let without = sentence::by_date(&absent).into_iter();
    words.extend(without.map(|(units, labels)| format!("{sign}{}不含{units}（未报）", labels.join("、"))));
    Ok(if words.is_empty() { Value::from("") } else { scope.words(vec![plain(words.join("；"))]) })
}

/// A target that was missed.
struct Miss<'a> {
    index: usize,
    indicator: &'a Indicator,
    last: &'a Known,
    aim: &'a Known,
}

fn misses(scope: &Scope) -> impl Iterator<Item = Miss<'_>> {
    let indicators = scope.world.registry.indicators.iter().zip(&scope.view.figures).enumerate();
    indicators.filter(|(_, (indicator, figure))| !indicator.auxiliary && figure.is_missed(indicator)).filter_map(
        |(index, (indicator, figure))| {
            let (last, aim) = (figure.last.known()?, figure.last_target.known()?);
            Some(Miss { index, indicator, last, aim })
        },
    )
}

/// Every indicator that missed last year's target, with both numbers. A part of the year can miss a ceiling, but not a floor.
pub fn missed(scope: &Scope) -> Value {
    let mut pieces: Vec<Piece> = Vec::new();
    for Miss { indicator, last, aim, .. } in misses(scope) {
        if !pieces.is_empty() {
            pieces.push(plain("、"));
        }
        pieces.push(plain(format!("{}（目标", indicator.label)));
        pieces.push(sentence::number(aim, &indicator.unit));
        pieces.push(plain("，实际"));
        pieces.push(sentence::number(last, &indicator.unit));
        pieces.push(plain("）"));
    }
    if pieces.is_empty() { Value::from("") } else { scope.words(pieces) }
}

/// 完成行: every indicator that had a target last year, with what became of it.
pub fn results(scope: &Scope) -> Value {
    let words = |text: &str| scope.words(vec![plain(text)]);
    let registry = &scope.world.registry;
    let measured = registry.indicators.iter().enumerate().filter(|(index, indicator)| {
        let figure = &scope.view.figures[*index];
        let applies = !matches!(figure.last, Measure::NotApplicable);
        !indicator.auxiliary && applies && figure.last_target.known().is_some()
    });
    let rows = measured.enumerate().map(|(position, (index, indicator))| {
        let figure = &scope.view.figures[index];
        let mut fields = head(scope, position, indicator);
        fields.extend(last_fields(scope, indicator, figure));
        fields.extend([
            ("结果", words(&format!("{}{}", figure.estimated(), result(indicator, figure)))),
            ("差额", words(&margin(indicator, figure))),
        ]);
        row(fields)
    });
    Value::from(rows.collect::<Vec<_>>())
}

/// How far above or below the target: 超14, 差0.7; — where it was met exactly, or the year is not told yet.
fn margin(indicator: &Indicator, figure: &Figure) -> String {
    let (Some(last), Some(aim)) = (figure.last.value(), figure.last_target.value()) else { return "—".into() };
    let most = figure.last_target.known().and_then(|aim| aim.high).unwrap_or(aim);
    let at_most = figure.last_bound == Some(Bound::AtMost);
    match result(indicator, figure) {
        "待全年数" | "未报" => "—".into(),
        _ if (aim..=most).contains(&last) => "—".into(),
        _ if last > most => format!("超{}", (last - most).normalize()),
        // Fewer than a ceiling allows is no shortfall.
        _ if at_most => format!("低{}", (aim - last).normalize()),
        _ => format!("差{}", (aim - last).normalize()),
    }
}

/// One word for what became of a target.
fn result(indicator: &Indicator, figure: &Figure) -> &'static str {
    let (Some(last), Some(aim)) = (figure.last.known(), figure.last_target.known()) else { return "未报" };
    let is_more = figure.last_bound == Some(Bound::AtLeast) && last.value > aim.high.unwrap_or(aim.value);
    // A floor that is reached is reached, however much of the year is left; anything else waits for the whole year.
    let is_reached =
        figure.last_bound == Some(Bound::AtLeast) && indicator.kind != Kind::Rate && last.value >= aim.value;
    if figure.is_missed(indicator) {
        "未达到"
    } else if figure.is_cut_off() && indicator.kind != Kind::Stock && !is_reached {
        "待全年数"
    } else if is_more && matches!(indicator.kind, Kind::Flow | Kind::Stock) {
        "超额完成"
    } else {
        "完成"
    }
}

/// 未达标行: every target that was missed, by how much, and why. For the street: its own reason, else who missed it.
pub fn missed_rows(scope: &Scope) -> Value {
    let rows = misses(scope).map(|Miss { index, indicator, last, aim }| {
        let difference = (last.value - aim.value).abs().normalize();
        let word = if last.value > aim.value { "超" } else { "差" };
        let step = match indicator.kind {
            Kind::Rate => format!("{word}{difference}个百分点"),
            _ => format!("{word}{difference}{}", indicator.unit),
        };
        let places = last.trace.places.iter().chain(&aim.trace.places).cloned().collect();
        let how = format!("实绩{}，目标{}", last.text(&indicator.unit), aim.text(&indicator.unit));
        let trace = Arc::new(Trace { key: format!("指标.{}（差额）", indicator.key), places, how });
        row(vec![
            ("名称", scope.words(vec![plain(&indicator.label)])),
            ("目标", scope.words(vec![sentence::number(aim, &indicator.unit)])),
            ("实绩", scope.words(vec![sentence::number(last, &indicator.unit)])),
            ("差额", scope.words(vec![sentence::traced(step, &trace)])),
            ("原因", reason(scope, index)),
        ])
    });
    Value::from(rows.collect::<Vec<_>>())
}

/// Why a target was missed, empty when nobody says.
fn reason(scope: &Scope, index: usize) -> Value {
    let unit = &scope.view.unit;
    if let Some((text, place)) = unit.last.get(&index).and_then(|fact| fact.excuse.as_ref()) {
        let key = format!("指标.{}（未达标原因）", scope.world.registry.indicators[index].key);
        let trace = Trace { key, places: vec![place.clone()], how: String::new() };
        let text = text.trim_end_matches(['。', '；', '，']);
        return scope.words(vec![sentence::traced(text, &Arc::new(trace))]);
    }
    if unit.tier == Tier::Community {
        return Value::from("");
    }
    let indicator = &scope.world.registry.indicators[index];
    let missed = scope.world.communities.iter().filter(|view| view.figures[index].is_missed(indicator));
    let names: Vec<&str> = missed.map(|view| view.unit.name.as_str()).collect();
    let words = match names.as_slice() {
        [] => return Value::from(""),
        names if names.len() <= 5 => format!("{}没有达到目标", names.join("、")),
        names => format!("{}等{}个社区没有达到目标", names[..3].join("、"), names.len()),
    };
    scope.words(vec![plain(words)])
}

/// Indicators with something to say of the half year: a value, or a yearly target for what is counted over time.
fn halves(scope: &Scope) -> Vec<usize> {
    let indicators = scope.world.registry.indicators.iter().enumerate().filter(|(_, indicator)| !indicator.auxiliary);
    let is_shown = |figure: &Figure, indicator: &Indicator| match &figure.last {
        Measure::Known(_) => true,
        Measure::Missing(_) => indicator.kind != Kind::Rate && figure.last_target.known().is_some(),
        Measure::NotApplicable | Measure::NoCase | Measure::Unset => false,
    };
    indicators
        .filter(|(index, indicator)| is_shown(&scope.view.half[*index], indicator))
        .map(|(index, _)| index)
        .collect()
}

/// 进度行: the half year, of all indicators or of these names, beside the same half of last year and the year's target.
pub fn progress(scope: &Scope, names: Option<&Value>) -> Result<Value, Error> {
    let words = |text: &str| scope.words(vec![plain(text)]);
    let chosen = match names {
        Some(names) => named(scope, names.try_iter()?),
        None => halves(scope),
    };
    let rows = chosen.into_iter().enumerate().map(|(position, index)| {
        let indicator = &scope.world.registry.indicators[index];
        let (figure, unit) = (&scope.view.half[index], sentence::cell_unit(indicator));
        let (share, pace) = pace(scope, index);
        let mut fields = head(scope, position, indicator);
        fields.extend([
            ("目标", scope.words(vec![sentence::cell(&figure.last_target, unit, figure.last_bound)])),
            ("上半年", scope.words(last_cell(indicator, figure))),
            ("比较数", scope.words(vec![prior_cell(indicator, figure)])),
            ("比例", words(&share)),
            ("进度", words(&pace)),
        ]);
        row(fields)
    });
    Ok(Value::from(rows.collect::<Vec<_>>()))
}

/// The value before, — where there is none to stand beside it.
fn prior_cell(indicator: &Indicator, figure: &Figure) -> Piece {
    match &figure.prior {
        Measure::Missing(_) => plain("—"),
        // Not over the same units.
        _ if !(figure.absent.is_empty() && figure.silent.is_empty()) => plain("—"),
        // What stands at a date, and the year's end is not told yet.
        Measure::Known(_) if indicator.kind == Kind::Stock && figure.comparable.is_none() => plain("—"),
        prior => sentence::cell(prior, sentence::cell_unit(indicator), None),
    }
}

/// Percent of the year's target and the pace, for what is counted over time; else whether the target is reached.
fn pace(scope: &Scope, index: usize) -> (String, String) {
    let none = || "—".to_owned();
    match scope.world.half_subject(&scope.view, index).progress(HALF) {
        None => (none(), none()),
        Some(Progress::Share { percent, ahead }) => {
            let word = if ahead.is_zero() || percent >= rust_decimal::Decimal::ONE_HUNDRED {
                String::new()
            } else if ahead.is_sign_positive() {
                format!("快{}", ahead.normalize())
            } else {
                format!("慢{}", ahead.abs().normalize())
            };
            let word = match word.as_str() {
                "" if percent >= rust_decimal::Decimal::ONE_HUNDRED => "已完成".to_owned(),
                "" => "持平".to_owned(),
                _ => word,
            };
            (format!("{}%", percent.normalize()), word)
        }
        Some(Progress::Within) => (none(), "控制在内".into()),
        Some(Progress::Above) => (none(), "已超过".into()),
        Some(Progress::Reached) => (none(), "已达到".into()),
        Some(Progress::Lacking(_)) => (none(), "未达到".into()),
    }
}

/// 阶梯表: `.年` the years, `.行` an indicator a row with `.名称`, `.单位` and `.值`, one a year. Empty without any ladder.
pub fn ladders(scope: &Scope) -> Value {
    let ladders = &scope.view.unit.ladders;
    let registry = &scope.world.registry;
    let years: BTreeSet<i32> = ladders.values().flatten().map(|rung| rung.year).collect();
    if years.is_empty() {
        return Value::from("");
    }
    let words = |text: &str| scope.words(vec![plain(text)]);
    let rows = ladders.iter().map(|(index, rungs)| {
        let indicator = &registry.indicators[*index];
        let cell = |year: &i32| match rungs.iter().find(|rung| rung.year == *year) {
            None => words("—"),
            Some(rung) => {
                let key = format!("指标.{}（{year}年阶梯）", indicator.key);
                let trace = Trace { key, places: vec![rung.place.clone()], how: String::new() };
                scope.words(vec![sentence::traced(&rung.quantity.written, &Arc::new(trace))])
            }
        };
        row(vec![
            ("名称", words(&indicator.label)),
            ("单位", words(&indicator.unit)),
            ("值", Value::from(years.iter().map(cell).collect::<Vec<_>>())),
        ])
    });
    row(vec![
        ("年", Value::from(years.iter().map(|year| words(&year.to_string())).collect::<Vec<_>>())),
        ("行", Value::from(rows.collect::<Vec<_>>())),
    ])
}

/// `阶梯年()`: `.年` and `.句`, the targets of that year as sentences, for the plan year and every later year of a 阶梯.
/// `阶梯年(目标.条目)`: with `.条`, the point that stands beside each year in its order; a year without one, and a point without
/// a year, are rows too, with the other empty.
///
/// # Errors
/// When the points are no list.
pub fn ladder_years(scope: &Scope, points: Option<&Value>) -> Result<Value, Error> {
    let ladders = &scope.view.unit.ladders;
    let from = scope.world.year;
    let years: BTreeSet<i32> = ladders.values().flatten().map(|rung| rung.year).filter(|year| *year >= from).collect();
    let words = |text: &str| scope.words(vec![plain(text)]);
    let points: Vec<Value> = match points.filter(|points| !is_absent(points)) {
        Some(points) => points.try_iter()?.collect(),
        None => Vec::new(),
    };
    let point = |index: usize| points.get(index).cloned().unwrap_or_else(|| Value::from(""));
    let rows = years.iter().enumerate().map(|(index, year)| {
        let step = |(index, rungs): (&usize, &Vec<Rung>)| {
            let rung = rungs.iter().find(|rung| rung.year == *year)?;
            let indicator = &scope.world.registry.indicators[*index];
            match sentence::rung(indicator, &scope.view.figures[*index], rung) {
                Said::Words(pieces) => Some(scope.words(pieces)),
                _ => None,
            }
        };
        let sentences: Vec<Value> = ladders.iter().filter_map(step).collect();
        row(vec![("年", words(&year.to_string())), ("句", Value::from(sentences)), ("条", point(index))])
    });
    let none = || Value::from("");
    let alone = |index| row(vec![("年", none()), ("句", none()), ("条", point(index))]);
    Ok(Value::from(rows.chain((years.len()..points.len()).map(alone)).collect::<Vec<_>>()))
}

/// Every community beside the same columns, last 合计, split into parts of at most so many columns: each with its 列, and
/// the rows of 实绩 and 目标.
pub fn totals(scope: &Scope, which: &str, most: usize) -> Result<Value, Error> {
    let columns = chosen(scope, which)?;
    let parts = columns.len().div_ceil(most.max(1)).max(1);
    let words = |text: &str| scope.words(vec![plain(text)]);
    let tables = columns.chunks(columns.len().div_ceil(parts).max(1)).map(|columns| {
        let heads = columns.iter().map(|&index| {
            let indicator = &scope.world.registry.indicators[index];
            row(vec![("名称", words(&indicator.label)), ("单位", words(&indicator.unit))])
        });
        row(vec![
            ("列", Value::from(heads.collect::<Vec<_>>())),
            ("实绩", total_rows(scope, columns, false)),
            ("目标", total_rows(scope, columns, true)),
        ])
    });
    Ok(Value::from(tables.collect::<Vec<_>>()))
}

fn total_rows(scope: &Scope, columns: &[usize], target: bool) -> Value {
    let cells = |scope: &Scope| {
        let cell = |&index: &usize| {
            let indicator = &scope.world.registry.indicators[index];
            let figure = &scope.view.figures[index];
            let unit = sentence::cell_unit(indicator);
            let pieces = if target {
                vec![sentence::cell(&figure.target, unit, figure.bound)]
            } else {
                last_cell(indicator, figure)
            };
            scope.words(pieces)
        };
        Value::from(columns.iter().map(cell).collect::<Vec<_>>())
    };
    let named = |name: &str, cells: Value| row(vec![("名称", scope.words(vec![plain(name)])), ("值", cells)]);
    let communities = scope.world.communities.iter();
    let mut rows: Vec<Value> = communities.map(|view| named(&view.unit.name, cells(&scope.of(view)))).collect();
    rows.push(named("合计", cells(&scope.of(&scope.world.street))));
    Value::from(rows)
}
