//! Rates against their parts.

use crate::derive::figure::{Figure, Measure};
use crate::derive::wording::ratio;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::quantity::{Amount, State};
use crate::facts::registry::Registry;
use crate::facts::unit::Unit;

/// A part above the whole: no rate can be worked out.
pub fn part_above_whole(index: usize, figure: &Figure, registry: &Registry, term: &str, found: &mut Vec<Diagnostic>) {
    let Some((numerator, denominator)) = registry.indicators[index].ratio else { return };
    let Some((Measure::Known(part), Measure::Known(whole))) = &figure.parts else { return };
    if part.value <= whole.value {
        return;
    }
    let [part_name, whole_name] = [numerator, denominator].map(|which| &registry.indicators[which]);
    let mut finding = Diagnostic::new(
        Code::N213,
        format!(
            "{term}{}{}大于{}{}，算不出{}",
            part_name.label,
            part.text(&part_name.unit),
            whole_name.label,
            whole.text(&whole_name.unit),
            registry.indicators[index].label
        ),
    )
    .help("请核对这两个数");
    let mut places = part.trace.places.iter().chain(&whole.trace.places);
    if let Some(place) = places.next() {
        finding = finding.at(place.clone()).label("分子");
    }
    if let Some(place) = places.next() {
        finding = finding.also(place.clone(), "分母");
    }
    found.push(finding);
}

/// A rate that was written although it can be worked out: it must be the same as displayed.
pub fn stated(index: usize, unit: &Unit, figure: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let indicator = &registry.indicators[index];
    let Some((numerator, denominator)) = indicator.ratio else { return };
    let Some(entry) = unit.last.get(&index).and_then(|fact| fact.actual.as_ref()) else { return };
    let State::Known(Amount::Quantity(written)) = &entry.state else { return };
    let names = [numerator, denominator].map(|part| registry.indicators[part].key.as_str());
    let Some((Measure::Known(part), Measure::Known(whole))) = &figure.parts else {
        found.push(
            Diagnostic::new(Code::N209, format!("“{}”由分子、分母算出，不直接填写", indicator.key))
                .at(entry.place.clone())
                .help(format!("请删去这个数，填写“{}”和“{}”", names[0], names[1])),
        );
        return;
    };
    let shown = ratio::percentage(part.value, whole.value, indicator.decimals);
    let is_same = shown.is_some_and(|shown| ratio::round(written.low, indicator.decimals) == shown);
    if is_same {
        return;
    }
    let computed =
        shown.map_or_else(|| "没有发生".to_owned(), |shown| format!("{}{}", shown.normalize(), indicator.unit));
    let message = format!(
        "{}填的是{}，按分子、分母（{} ÷ {}）应当是{computed}",
        indicator.label,
        written.written,
        part.number(),
        whole.number()
    );
    let mut finding =
        Diagnostic::new(Code::N307, message).at(entry.place.clone()).help("请核对三个数；比率可以不填，由程序算");
    for (place, word) in part
        .trace
        .places
        .iter()
        .map(|place| (place, "分子"))
        .chain(whole.trace.places.iter().map(|place| (place, "分母")))
    {
        finding = finding.also(place.clone(), word);
    }
    found.push(finding);
}
