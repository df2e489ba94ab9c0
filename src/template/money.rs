//! What templates print of 经费: an amount, the rows of 经费测算表 and 经费分担表.

use std::sync::Arc;

use minijinja::Value;
use rust_decimal::Decimal;

use super::session::Problem;
use super::table::row;
use super::value::Scope;
use crate::derive::cost::{self, Item, Split};
use crate::derive::figure::Trace;
use crate::derive::sentence::{plain, traced};
use crate::source::Place;

/// `经费("基本运营经费")`: 48万元.
pub fn amount(scope: &Scope, name: &str) -> Value {
    let key = format!("经费.{name}");
    let missing = scope.view.cost.missing.iter().find(|missing| missing.key == key);
    match (scope.view.cost.items.iter().find(|item| item.name == name), missing) {
        (Some(item), _) => scope.words(vec![traced(cost::words(item.yuan), &trace(item))]),
        (None, Some(absence)) => scope.gap(Problem::Missing(absence.clone())),
        (None, None) => {
            let known = scope.view.cost.items.iter().map(|item| item.name.as_str());
            scope.unknown(key, name, known)
        }
    }
}

/// A table that leaves out what is not known yet would pass for the whole.
fn owe(scope: &Scope) {
    for absence in &scope.view.cost.missing {
        scope.session.meet(Problem::Missing(absence.clone()));
    }
}

fn trace(item: &Item) -> Arc<Trace> {
    Arc::new(Trace { key: format!("经费.{}", item.name), places: item.places.clone(), how: item.formula.clone() })
}

/// 测算行: `.序号 .项目 .算式 .依据 .金额`.
pub fn items(scope: &Scope) -> Value {
    owe(scope);
    let rows = scope.view.cost.items.iter().enumerate().map(|(index, item)| {
        let trace = trace(item);
        row(vec![
            ("序号", scope.words(vec![plain((index + 1).to_string())])),
            ("项目", scope.words(vec![traced(&item.name, &trace)])),
            ("算式", scope.words(vec![traced(&item.formula, &trace)])),
            ("依据", scope.words(vec![traced(&item.basis, &trace)])),
            ("金额", scope.words(vec![traced(cost::words(item.yuan), &trace)])),
        ])
    });
    Value::from(rows.collect::<Vec<_>>())
}

/// 分担行: `.地区 .个数 .比例 .每个 .上级 .下级 .总额 .上级小计 .下级小计`, in 万元; last 合计. Empty without 分担.
pub fn splits(scope: &Scope) -> Value {
    owe(scope);
    let splits = &scope.view.cost.splits;
    if splits.is_empty() {
        return Value::from("");
    }
    let mut rows: Vec<Value> = splits.iter().map(|split| split_row(scope, split)).collect();
    let trace = total_trace(splits, "合计");
    let total = |text: String| scope.words(vec![traced(text, &trace)]);
    let money = |part: Part| total(cost::in_ten_thousands(sum(splits, part)));
    let none = || scope.words(vec![plain("—")]);
    let unit = splits.first().map(|split| split.unit.as_str()).unwrap_or_default();
    let count: Decimal = splits.iter().map(|split| split.count).sum();
    rows.push(row(vec![
        ("地区", scope.words(vec![plain("合计")])),
        ("个数", total(cost::counted(count, unit))),
        ("比例", none()),
        ("每个", none()),
        ("上级", none()),
        ("下级", none()),
        ("总额", money(|split| split.each)),
        ("上级小计", money(|split| split.upper)),
        ("下级小计", money(Split::lower)),
    ]));
    Value::from(rows)
}

fn split_row(scope: &Scope, split: &Split) -> Value {
    let cell = |text: String, how: String| {
        let key = format!("经费.分担（{}）", split.areas.join("、"));
        let trace = Trace { key, places: split.places.clone(), how };
        scope.words(vec![traced(text, &Arc::new(trace))])
    };
    let money = |yuan: Decimal, how: String| cell(cost::in_ten_thousands(yuan), how);
    let (each, count) = (cost::words(split.each), cost::counted(split.count, &split.unit));
    let share = |what: &str| format!("{each}按{}，{what}", split.proportion);
    row(vec![
        ("地区", cell(split.areas.join("、"), String::new())),
        ("个数", cell(count.clone(), String::new())),
        ("比例", cell(split.proportion.clone(), String::new())),
        ("每个", money(split.each, String::new())),
        ("上级", money(split.upper, share("上级承担"))),
        ("下级", money(split.lower(), share("下级承担"))),
        ("总额", money(split.each * split.count, format!("{each}×{count}"))),
        ("上级小计", money(split.upper * split.count, share(&format!("上级承担×{count}")))),
        ("下级小计", money(split.lower() * split.count, share(&format!("下级承担×{count}")))),
    ])
}

/// `分担合计("上级")`: 264万元. 上级, 下级 or 总额.
pub fn split_total(scope: &Scope, which: &str) -> Value {
    let splits = &scope.view.cost.splits;
    let part: Part = match which {
        "上级" => |split| split.upper,
        "下级" => Split::lower,
        "总额" => |split| split.each,
        other => return scope.unknown(format!("分担合计.{other}"), other, ["上级", "下级", "总额"].into_iter()),
    };
    let trace = total_trace(splits, &format!("{which}合计"));
    scope.words(vec![traced(cost::words(sum(splits, part)), &trace)])
}

/// What of one place's money is added up.
type Part = fn(&Split) -> Decimal;

fn sum(splits: &[Split], part: Part) -> Decimal {
    splits.iter().map(|split| part(split) * split.count).sum()
}

fn total_trace(splits: &[Split], what: &str) -> Arc<Trace> {
    let places: Vec<Place> = splits.iter().filter_map(|split| split.places.first().cloned()).collect();
    Arc::new(Trace { key: format!("经费.分担（{what}）"), places, how: "各行相加".into() })
}
