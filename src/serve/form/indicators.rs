//! Indicators as rows: what can be filled in of each, beside its rule, its number of last year and its target as worked out.

use serde_json::{Value, json};

use super::field;
use super::files::Files;
use crate::derive::entered;
use crate::derive::figure::{Figure, Measure};
use crate::facts::quantity::Bound;
use crate::facts::registry::rule::Base;
use crate::facts::registry::{Aggregate, Binding, Indicator, words};
use crate::facts::unit::Tier;
use crate::serve::desk::Seat;
use crate::serve::slot::Slot;
use crate::serve::unit::Unit;

/// One group a 条线, in the order of 指标库.
pub fn groups(seat: &Seat, unit: &Unit<'_>, files: &Files) -> Vec<Value> {
    let registry = &unit.world.registry;
    let mut groups = Vec::new();
    for family in registry.families() {
        let of_family = registry.indicators.iter().enumerate().filter(|(_, indicator)| indicator.family == family);
        let rows: Vec<Value> = of_family.map(|(index, _)| row(seat, unit, files, index)).collect();
        groups.push(json!({ "name": family, "kind": "indicators", "rows": rows }));
    }
    groups
}

/// A part of an indicator that can be filled in.
struct Part {
    name: &'static str,
    /// Years after the plan year: 0 or −1.
    year: i32,
    /// What the number of this part is called where it is printed, and of which year it is.
    printed: Option<(&'static str, i32)>,
    main: bool,
}

/// What can be filled in of an indicator, in the order in which a clerk does: last year's result, this year's target. A street's
/// numbers are its communities' together: there is nothing to fill in but what it was handed down, and the aim of a rate.
fn parts(indicator: &Indicator, is_sum: bool) -> Vec<Part> {
    let counted = indicator.ratio.is_none() && !is_sum;
    let is_aimed = indicator.binding != Binding::Descriptive && indicator.rule.base != Base::None;
    let is_handed = indicator.rule.base == Base::HandedDown;
    let part = |name, year, printed, main| Part { name, year, printed, main };
    let mut parts = Vec::new();
    if counted {
        parts.push(part("实绩", -1, Some(("实绩", -1)), true));
    }
    if is_aimed {
        if !is_sum || indicator.ratio.is_some() {
            parts.push(part("目标", 0, Some(("目标", 0)), !is_handed));
        }
        parts.push(part("下达", 0, Some(("目标", 0)), is_handed));
    }
    if counted {
        parts.push(part("上半年", 0, Some(("上半年", 0)), false));
        parts.push(part("上年同期", 0, Some(("上半年", -1)), false));
        parts.push(part("上年", -1, Some(("实绩", -2)), false));
    }
    if is_aimed {
        parts.push(part("目标", -1, Some(("目标", -1)), false));
        parts.push(part("未达标原因", -1, None, false));
        parts.push(part("原因", 0, None, false));
    }
    parts.extend([part("截止", -1, None, false), part("来源", -1, None, false), part("口径", -1, None, false)]);
    parts
}

fn row(seat: &Seat, unit: &Unit<'_>, files: &Files, index: usize) -> Value {
    let (registry, plan) = (&unit.world.registry, seat.prepared.settings.year);
    let (indicator, figure) = (&registry.indicators[index], &unit.view.figures[index]);
    let is_sum = unit.view.unit.tier == Tier::Street && indicator.aggregate != Aggregate::Own;
    // Both make this year's target; the number that is printed leads to the one that is written.
    let is_written = |part| files.part(unit, plan, index, part).is_some();
    let (is_aimed, is_handed) = (is_written("目标"), is_written("下达"));
    let slots = parts(indicator, is_sum).into_iter().map(|part| {
        let year = plan + part.year;
        let found = files.part(unit, year, index, part.name);
        let (stem, node) = found.map_or((unit.stem.clone(), None), |(stem, node)| (stem, Some(node)));
        let slot = Slot::indicator(year, &stem, &indicator.key, part.name);
        let leads = match part.name {
            "目标" if part.year == 0 => is_aimed || !is_handed,
            "下达" => is_handed && !is_aimed,
            _ => true,
        };
        let key = part.printed.filter(|_| leads).map(|(name, year)| entered::key(indicator, plan + year, name));
        let mut field = field::of(&slot, part.name, node);
        // What is owed and not written is missing; what nobody has to write is not.
        if node.is_none() && part.name == "实绩" && matches!(figure.last, Measure::Missing(_)) {
            field["state"] = json!("missing");
        }
        field["label"] = json!(format!("{}年{}", slot.year, part.name));
        field["key"] = json!(key.unwrap_or_default());
        field["main"] = json!(part.main);
        field["note"] = json!(if part.name == "实绩" { note(unit, index, figure) } else { String::new() });
        field
    });
    let names = |(numerator, denominator): (usize, usize)| {
        [numerator, denominator].map(|index| registry.indicators[index].key.clone())
    };
    let target = figure.target.known();
    let bound = figure.bound.map(Bound::sign).unwrap_or_default();
    let fact = unit.view.unit.last.get(&index);
    json!({
        "key": indicator.key,
        "label": indicator.label,
        "unit": indicator.unit,
        "rule": rule(indicator, is_sum),
        "rate": indicator.ratio.is_some(),
        "parts": indicator.ratio.map(names).unwrap_or_default(),
        "last": said(&figure.last, indicator),
        "before": if matches!(figure.prior, Measure::Missing(_)) { String::new() } else { said(&figure.prior, indicator) },
        "target": target.map(|known| format!("{bound}{}", known.text(&indicator.unit))).unwrap_or_default(),
        "how": target.map(|known| known.trace.how.clone()).unwrap_or_default(),
        "definition": fact.and_then(|fact| fact.definition.as_ref()).map(|(text, _)| text.clone()).unwrap_or_default(),
        "office": indicator.office,
        "slots": slots.collect::<Vec<_>>(),
    })
}

/// The rule in words; of a street also where its numbers come from.
fn rule(indicator: &Indicator, is_sum: bool) -> String {
    let rule = match indicator.binding {
        Binding::Descriptive => "只记数，不下目标".to_owned(),
        _ => words::rule(indicator),
    };
    match indicator.aggregate {
        _ if !is_sum => rule,
        Aggregate::Ratio => format!("{rule}；街道的数按各社区的分子、分母合计算"),
        Aggregate::Max => format!("{rule}；街道的数取各社区最大的"),
        Aggregate::Sum | Aggregate::Own => format!("{rule}；街道的数由各社区相加"),
    }
}

/// 截止 and 来源 of last year's number.
fn note(unit: &Unit<'_>, index: usize, figure: &Figure) -> String {
    let cutoff = figure.cutoff.as_ref().map(|cutoff| format!("截至{}", cutoff.period.until()));
    let source = unit.view.unit.last.get(&index).and_then(|fact| fact.note.as_ref()).map(|(text, _)| text.clone());
    cutoff.into_iter().chain(source).collect::<Vec<_>>().join(" · ")
}

fn said(measure: &Measure, indicator: &Indicator) -> String {
    match measure {
        Measure::Known(known) => known.text(&indicator.unit),
        Measure::Missing(_) => "缺数".into(),
        Measure::NotApplicable => "不适用".into(),
        Measure::NoCase => "未发生".into(),
        Measure::Unset => String::new(),
    }
}
