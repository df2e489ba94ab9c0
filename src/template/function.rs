//! Functions that templates may call: 附件, 指标行, 任务行, 汇总表, 数据说明, 未达标.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::{Environment, Error, ErrorKind, State, Value};

use super::names::SCOPE;
use super::session::Problem;
use super::value::{Root, Scope};
use crate::derive::figure::{Figure, Measure};
use crate::derive::sentence::{self, Piece, Said, plain};
use crate::facts::quantity::Bound;
use crate::facts::registry::Indicator;
use crate::facts::tree::Node;

/// Adds all functions.
pub fn register(env: &mut Environment<'_>) {
    env.add_function("附件", |state: &State<'_, '_>, table: String| attachment(&scope(state)?, &table));
    env.add_function("指标行", |state: &State<'_, '_>, which: String| indicator_rows(&scope(state)?, &which));
    env.add_function("数据说明", |state: &State<'_, '_>, which: String| explanation(&scope(state)?, &which));
    env.add_function("未达标", |state: &State<'_, '_>| scope(state).map(|scope| missed(&scope)));
    env.add_function("任务行", |state: &State<'_, '_>| scope(state).map(|scope| task_rows(&scope)));
    env.add_function("汇总表", |state: &State<'_, '_>, which: String, most: usize| {
        total_tables(&scope(state)?, &which, most)
    });
}

fn scope(state: &State<'_, '_>) -> Result<Scope, Error> {
    state
        .lookup(SCOPE)
        .and_then(|value| value.downcast_object::<Root>())
        .map(|root| root.scope.clone())
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "这里不能用这个函数"))
}

fn attachment(scope: &Scope, table: &str) -> Result<Value, Error> {
    let names: Vec<&str> = scope.session.attachments.iter().map(|(name, _)| name.as_str()).collect();
    match scope.session.attachments.iter().find(|(name, _)| name == table) {
        Some((_, label)) => Ok(Value::from(label.clone())),
        None => Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("本文种没有附件“{table}”；文种配置里的附件有：{}", names.join("、")),
        )),
    }
}

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

fn row(fields: Vec<(&str, Value)>) -> Value {
    Value::from(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<BTreeMap<_, _>>())
}

fn indicator_rows(scope: &Scope, which: &str) -> Result<Value, Error> {
    let words = |text: &str| scope.words(vec![plain(text)]);
    let rows = chosen(scope, which)?.into_iter().enumerate().map(|(position, index)| {
        let indicator = &scope.world.registry.indicators[index];
        let figure = &scope.view.figures[index];
        let unit = sentence::cell_unit(indicator);
        let office = if indicator.office.is_empty() { "—" } else { &indicator.office };
        row(vec![
            ("序号", words(&(position + 1).to_string())),
            ("名称", words(&indicator.label)),
            ("单位", words(&indicator.unit)),
            ("上年目标", scope.words(vec![sentence::cell(&figure.last_target, unit, figure.bound)])),
            ("上年", scope.words(last_cell(indicator, figure))),
            ("目标", scope.words(vec![sentence::cell(&figure.target, unit, figure.bound)])),
            ("属性", words(indicator.binding.label())),
            ("条线", words(&indicator.family)),
            ("责任部门", words(office)),
        ])
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

/// What must be said below a table of these indicators; empty when there is nothing to say.
fn explanation(scope: &Scope, which: &str) -> Result<Value, Error> {
    let mut partial: Vec<(String, String)> = Vec::new();
    let (mut absent, mut dated) = (Vec::new(), Vec::new());
    for index in chosen(scope, which)? {
        let (label, figure) = (&scope.world.registry.indicators[index].label, &scope.view.figures[index]);
        for (name, cutoff) in &figure.partial {
            let entry = (name.clone(), cutoff.until.clone());
            if !partial.contains(&entry) {
                partial.push(entry);
            }
        }
        if !figure.absent.is_empty() {
            absent.push(format!("带{RESERVED}的{label}不含{}（未报）", figure.absent.join("、")));
        }
        let own = figure.cutoff.as_ref().filter(|cutoff| !cutoff.general);
        dated.extend(own.map(|cutoff| (format!("带{RESERVED}的{label}"), cutoff.until.clone())));
    }
    let by_date = |entries: &[(String, String)]| -> Vec<String> {
        let line = |(date, names): (&str, Vec<&str>)| format!("{}数据截至{date}", names.join("、"));
        sentence::by_date(entries).into_iter().map(line).collect()
    };
    let mut words = match &scope.view.unit.cutoff {
        Some((cutoff, _)) => vec![format!("{}年数据截至{cutoff}", scope.world.year - 1)],
        None => Vec::new(),
    };
    words.extend(by_date(&dated));
    words.extend(by_date(&partial));
    words.extend(absent);
    Ok(if words.is_empty() { Value::from("") } else { scope.words(vec![plain(words.join("；"))]) })
}

/// Every indicator that missed last year's target, with both numbers. A part of the year can miss a ceiling, but not a floor.
fn missed(scope: &Scope) -> Value {
    let mut pieces: Vec<Piece> = Vec::new();
    for (indicator, figure) in scope.world.registry.indicators.iter().zip(&scope.view.figures) {
        let (Some(last), Some(aim)) = (figure.last.known(), figure.last_target.known()) else { continue };
        let at_most = indicator.bound == Some(Bound::AtMost);
        let is_missed = if at_most { last.value > aim.value } else { last.value < aim.value };
        if indicator.auxiliary || !is_missed || (figure.is_cut_off() && !at_most) {
            continue;
        }
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

fn task_rows(scope: &Scope) -> Value {
    let Some(tasks) = scope.view.unit.facts.get("任务") else {
        return super::value::section(scope, "任务");
    };
    let applicable = tasks.items().iter().enumerate().filter(|(_, task)| {
        let condition = task.get("条件").and_then(Node::scalar);
        condition.is_none_or(|condition| applies(scope, condition))
    });
    let rows = applicable.enumerate().map(|(position, (index, task))| {
        let cell = |field: &str| {
            let node = task.get(field);
            match node.and_then(Node::scalar) {
                Some(text) => scope.words(vec![traced(text, task, index, field)]),
                None if matches!(field, "牵头" | "时限" | "题") => {
                    scope.gap(Problem::Missing(crate::derive::figure::Absence {
                        key: format!("任务第{}项.{field}", index + 1),
                        place: Some(task.place.clone()),
                        remedy: format!("请给这项任务补上“{field}”"),
                        required: true,
                    }))
                }
                None => Value::from(""),
            }
        };
        let partners = task.get("配合").map(Node::items).unwrap_or_default();
        let partner = |node: &Node| Some(scope.words(vec![traced(node.scalar()?, task, index, "配合")]));
        let partners: Vec<Value> = partners.iter().filter_map(partner).collect();
        row(vec![
            ("序号", scope.words(vec![plain((position + 1).to_string())])),
            ("题", cell("题")),
            ("内容", cell("内容")),
            ("目标", goals(scope, task)),
            ("牵头", cell("牵头")),
            ("配合", Value::from(partners)),
            ("责任岗位", cell("责任岗位")),
            ("时限", cell("时限")),
        ])
    });
    Value::from(rows.collect::<Vec<_>>())
}

fn traced(text: &str, task: &Node, index: usize, field: &str) -> Piece {
    let place = task.get(field).map_or_else(|| task.place.clone(), |node| node.place.clone());
    let key = format!("任务第{}项.{field}", index + 1);
    let trace = crate::derive::figure::Trace { key, places: vec![place], how: String::new() };
    sentence::traced(text, &Arc::new(trace))
}

/// 目标句 of a task's indicators, empty when none has a target.
fn goals(scope: &Scope, task: &Node) -> Value {
    let mut pieces: Vec<Piece> = Vec::new();
    let names = task.get("指标").map(Node::items).unwrap_or_default();
    for node in names {
        let Some(name) = node.scalar() else { continue };
        let Some(index) = scope.world.registry.find(name) else { continue };
        match scope.world.subject(&scope.view, index).aim() {
            Said::Words(words) => {
                if !pieces.is_empty() {
                    pieces.push(plain("；"));
                }
                pieces.extend(words);
            }
            Said::Missing(absence) if absence.required => scope.session.meet(Problem::Missing(absence)),
            _ => {}
        }
    }
    if pieces.is_empty() { Value::from("") } else { scope.words(pieces) }
}

/// 有X and 无X: an indicator above zero or not, or some estate whose field X says so. A community may have estates of
/// both kinds; then both hold.
fn applies(scope: &Scope, condition: &str) -> bool {
    let Some(word) = ["有", "无"].into_iter().find(|word| condition.starts_with(word)) else { return true };
    let name = condition.trim_start_matches(word);
    let positive = |measure: &Measure| measure.value().is_some_and(|value| !value.is_zero());
    let indicator = [name.to_owned(), format!("{name}数")].iter().find_map(|key| scope.world.registry.find(key));
    match indicator {
        Some(index) => {
            let figure = &scope.view.figures[index];
            (positive(&figure.last) || positive(&figure.target)) == (word == "有")
        }
        None => scope.view.unit.facts.get("小区").is_some_and(|estates| {
            estates.items().iter().any(|estate| estate.get(name).and_then(Node::scalar) == Some(word))
        }),
    }
}

/// Every community beside the same columns, last 合计, split into parts of at most so many columns: each with its 列, and
/// the rows of 实绩 and 目标.
fn total_tables(scope: &Scope, which: &str, most: usize) -> Result<Value, Error> {
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
