//! Indicators as rows: what can be filled in of each, beside its rule, its number of last year and its target as worked out.

use serde_json::{Value, json};

use super::field;
use super::files::Files;
use crate::derive::entered;
use crate::derive::figure::{Figure, Measure};
use crate::facts::registry::rule::Base;
use crate::facts::registry::{Binding, Indicator};
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

/// What can be filled in of an indicator, in the order in which a clerk does: last year's result, this year's target.
fn parts(indicator: &Indicator) -> Vec<Part> {
    let counted = indicator.ratio.is_none();
    let is_aimed = indicator.binding != Binding::Descriptive && indicator.rule.base != Base::None;
    let is_handed = indicator.rule.base == Base::HandedDown;
    let part = |name, year, printed, main| Part { name, year, printed, main };
    let mut parts = Vec::new();
    if counted {
        parts.push(part("实绩", -1, Some(("实绩", -1)), true));
    }
    if is_aimed {
        parts.push(part("目标", 0, Some(("目标", 0)), !is_handed));
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
    let slots = parts(indicator).into_iter().map(|part| {
        let asked = Slot::indicator(plan + part.year, &unit.stem, &indicator.key, part.name);
        let found = files.part(unit, registry, &asked);
        let (slot, node) = found.map_or((asked, None), |(slot, node)| (slot, Some(node)));
        let key = part.printed.map(|(name, year)| entered::key(indicator, plan + year, name));
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
    let bound = figure.bound.map(|bound| bound.sign()).unwrap_or_default();
    let fact = unit.view.unit.last.get(&index);
    json!({
        "key": indicator.key,
        "label": indicator.label,
        "unit": indicator.unit,
        "rule": if indicator.binding == Binding::Descriptive { "只记数，不下目标".into() } else { indicator.rule.words(&indicator.unit) },
        "rate": indicator.ratio.is_some(),
        "parts": indicator.ratio.map(names).unwrap_or_default(),
        "last": said(&figure.last, indicator),
        "before": said(&figure.prior, indicator),
        "target": target.map(|known| format!("{bound}{}", known.text(&indicator.unit))).unwrap_or_default(),
        "how": target.map(|known| known.trace.how.clone()).unwrap_or_default(),
        "definition": fact.and_then(|fact| fact.definition.as_ref()).map(|(text, _)| text.clone()).unwrap_or_default(),
        "office": indicator.office,
        "slots": slots.collect::<Vec<_>>(),
    })
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
