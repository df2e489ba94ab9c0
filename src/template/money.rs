//! What templates print of 经费: an amount, the rows of 经费测算表 and 经费分担表.

use std::sync::Arc;

use minijinja::Value;
use rust_decimal::Decimal;

use super::session::Problem;
use super::table::row;
use super::value::Scope;
use crate::derive::cost::{self, Item, Line, Split};
use crate::derive::figure::{Absence, Trace};
use crate::derive::sentence::{plain, traced};
use crate::derive::wording::money::{shown, words};
use crate::source::Place;

/// `经费额("基本运营经费")`: 48万元.
pub fn amount(scope: &Scope, name: &str) -> Value {
    match scope.view.cost.line(name) {
        Some(line) => worth(scope, line, |item| words(item.yuan)),
        None => scope.unknown(format!("经费.{name}"), name, scope.view.cost.names()),
    }
}

/// What is said of a line; a gap where it cannot be worked out yet.
fn worth(scope: &Scope, line: &Line, say: impl Fn(&Item) -> String) -> Value {
    match &line.worth {
        Ok(item) => {
            let (key, places) = (format!("经费.{}", line.name), item.places.clone());
            scope.words(vec![traced(say(item), &Arc::new(Trace { key, places, how: item.formula.clone() }))])
        }
        Err(absence) => scope.gap(Problem::Missing(absence.clone())),
    }
}

fn name(scope: &Scope, line: &Line) -> Value {
    let trace = Trace { key: format!("经费.{}", line.name), places: vec![line.place.clone()], how: String::new() };
    scope.words(vec![traced(&line.name, &Arc::new(trace))])
}

/// 测算行: `.序号 .项目 .算式 .依据 .金额`.
pub fn items(scope: &Scope) -> Value {
    let rows = scope.view.cost.lines.iter().enumerate().map(|(index, line)| {
        row(vec![
            ("序号", scope.words(vec![plain((index + 1).to_string())])),
            ("项目", name(scope, line)),
            ("算式", worth(scope, line, |item| item.formula.clone())),
            ("依据", worth(scope, line, |item| item.basis.clone())),
            ("金额", worth(scope, line, |item| words(item.yuan))),
        ])
    });
    Value::from(rows.collect::<Vec<_>>())
}

/// 分担行: `.地区 .个数 .比例 .每个 .上级 .下级 .总额 .上级小计 .下级小计`, in 万元; last 合计. Empty without 分担.
pub fn splits(scope: &Scope) -> Value {
    let splits = &scope.view.cost.splits;
    if splits.is_empty() {
        return Value::from("");
    }
    let mut rows: Vec<Value> = splits
        .iter()
        .map(|split| match split {
            Ok(split) => split_row(scope, split),
            Err(absence) => gap_row(scope, absence),
        })
        .collect();
    let money = |part: Part| total(scope, "合计", |splits| cost::in_ten_thousands(part.cells(splits)));
    let count = |splits: &[&Split]| {
        let unit = splits.first().map(|split| split.unit.as_str()).unwrap_or_default();
        cost::counted(splits.iter().map(|split| split.count).sum(), unit)
    };
    let none = || scope.words(vec![plain("—")]);
    rows.push(row(vec![
        ("地区", scope.words(vec![plain("合计")])),
        ("个数", total(scope, "合计", count)),
        ("比例", none()),
        ("每个", none()),
        ("上级", none()),
        ("下级", none()),
        ("总额", money(Part::Total)),
        ("上级小计", money(Part::Upper)),
        ("下级小计", money(Part::Lower)),
    ]));
    Value::from(rows)
}

fn gap_row(scope: &Scope, absence: &Absence) -> Value {
    let gap = |name| (name, scope.gap(Problem::Missing(absence.clone())));
    row(["地区", "个数", "比例", "每个", "上级", "下级", "总额", "上级小计", "下级小计"].map(gap).to_vec())
}

fn split_row(scope: &Scope, split: &Split) -> Value {
    let cell = |text: String, how: String| {
        let key = format!("经费.分担（{}）", split.areas.join("、"));
        let trace = Trace { key, places: split.places.clone(), how };
        scope.words(vec![traced(text, &Arc::new(trace))])
    };
    let money = |yuan: Decimal, how: String| cell(cost::in_ten_thousands(yuan), how);
    let (each, count) = (words(split.each), cost::counted(split.count, &split.unit));
    let share = |what: &str| format!("{each}按{}，{what}", split.proportion);
    row(vec![
        ("地区", cell(split.areas.join("、"), String::new())),
        ("个数", cell(count.clone(), String::new())),
        ("比例", cell(split.proportion.clone(), String::new())),
        ("每个", money(split.each, String::new())),
        ("上级", money(split.upper, share("上级承担"))),
        ("下级", money(cost::in_cell(split.each) - cost::in_cell(split.upper), share("其余由下级承担"))),
        ("总额", money(Part::Total.cells(&[split]), format!("{each}×{count}"))),
        ("上级小计", money(Part::Upper.cells(&[split]), share(&format!("上级承担×{count}")))),
        ("下级小计", money(Part::Lower.cells(&[split]), share(&format!("其余由下级承担×{count}")))),
    ])
}

/// `分担合计("上级")`: 264万元. 上级, 下级 or 总额.
pub fn split_total(scope: &Scope, which: &str) -> Value {
    let part = match which {
        "上级" => Part::Upper,
        "下级" => Part::Lower,
        "总额" => Part::Total,
        other => return scope.unknown(format!("分担合计.{other}"), other, ["上级", "下级", "总额"].into_iter()),
    };
    total(scope, &format!("{which}合计"), |splits| words(part.words(splits)))
}

/// What all lines of 分担 come to. What some of them come to would pass for the whole: it is a gap.
fn total(scope: &Scope, what: &str, say: impl Fn(&[&Split]) -> String) -> Value {
    let all: Result<Vec<&Split>, &Absence> = scope.view.cost.splits.iter().map(Result::as_ref).collect();
    let key = format!("经费.分担（{what}）");
    match all {
        Ok(splits) if splits.is_empty() => scope.gap(Problem::Nothing { key }),
        Ok(splits) => {
            let places: Vec<Place> = splits.iter().filter_map(|split| split.places.first().cloned()).collect();
            scope.words(vec![traced(say(&splits), &Arc::new(Trace { key, places, how: "各行相加".into() }))])
        }
        Err(absence) => scope.gap(Problem::Missing(absence.clone())),
    }
}

/// What of the money is added up. What the lower level bears is the rest of what is printed, so that the two parts and the
/// whole agree to the last digit.
#[derive(Debug, Clone, Copy)]
enum Part {
    Total,
    Upper,
    Lower,
}

impl Part {
    /// In yuan, as the cells of a table show it.
    fn cells(self, splits: &[&Split]) -> Decimal {
        let sum = |part: fn(&Split) -> Decimal| splits.iter().map(|split| cost::in_cell(part(split))).sum::<Decimal>();
        match self {
            Self::Total => sum(Split::total),
            Self::Upper => sum(Split::upper_total),
            Self::Lower => Self::Total.cells(splits) - Self::Upper.cells(splits),
        }
    }

    /// In yuan, as a sentence shows it.
    fn words(self, splits: &[&Split]) -> Decimal {
        match self {
            Self::Total | Self::Upper => shown(self.cells(splits)),
            Self::Lower => Self::Total.words(splits) - Self::Upper.words(splits),
        }
    }
}
