//! What a checker would say of a unit's figures: parts above the whole, targets below what is required, gaps.

use super::figure::{Figure, Measure};
use crate::diagnostic::{Code, Diagnostic, near};
use crate::facts::quantity::{Amount, Bound, State, plain};
use crate::facts::registry::{Direction, Registry};
use crate::facts::tree::Node;
use crate::facts::unit::Unit;

/// Looks at all figures of one unit.
pub fn findings(unit: &Unit, figures: &[Figure], registry: &Registry) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (index, indicator) in registry.indicators.iter().enumerate() {
        let figure = &figures[index];
        part_above_whole(index, figure, registry, &mut found);
        below_handed_down(index, unit, figure, registry, &mut found);
        below_last_year(index, unit, figure, registry, &mut found);
        if let Some(target) =
            figure.target.known().filter(|target| target.value.is_sign_negative() && !target.value.is_zero())
        {
            let message = format!("{}的目标算出来是{}，不能小于零", indicator.label, target.text(&indicator.unit));
            let finding = Diagnostic::new(Code::N203, message).help("请核对目标和上年实绩");
            found.push(match target.trace.places.first() {
                Some(place) => finding.at(place.clone()),
                None => finding,
            });
        }
        if let Some(actual) = unit.this.get(&index).and_then(|fact| fact.actual.as_ref()) {
            let (key, year) = (&indicator.key, unit.plan_year);
            found.push(
                Diagnostic::new(Code::N305, format!("“{key}”写的是{year}年的实绩，{year}年的计划不用它"))
                    .at(actual.place.clone())
                    .help(format!("要定目标请写 {key}: {{目标: {}}}", actual.place.text())),
            );
        }
        if let Some(fact) = unit.last.get(&index)
            && let Some(actual) = &fact.actual
            && actual.state == State::Missing
        {
            found.push(
                Diagnostic::new(Code::N301, format!("{}未报，表里印“未报”", indicator.label))
                    .at(actual.place.clone())
                    .help(format!("有数后改成数加单位，如 12{}", indicator.unit)),
            );
        }
        if let Some((text, place)) = unit.last.get(&index).and_then(|fact| fact.cutoff.as_ref()) {
            found.push(
                Diagnostic::new(Code::N302, format!("{}的数据截至{text}，不与全年数相比", indicator.label))
                    .at(place.clone())
                    .help("全年数出来后改正，并删去“截止”"),
            );
        }
    }
    if let Some((text, place)) = &unit.cutoff {
        found.push(
            Diagnostic::new(Code::N302, format!("{}的数据截至{text}，不与全年数相比", unit.name))
                .at(place.clone())
                .help("全年数出来后改正，并删去“报告期”这一行"),
        );
    }
    tasks(unit, registry, &mut found);
    for finding in &mut found {
        finding.unit.clone_from(&unit.name);
    }
    found
}

/// A task that names an indicator nobody knows would lose its goal without a word.
fn tasks(unit: &Unit, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let tasks = unit.facts.get("任务").map(Node::items).unwrap_or_default();
    for node in tasks.iter().filter_map(|task| task.get("指标")).flat_map(Node::items) {
        let Some(name) = node.scalar().filter(|name| registry.find(name).is_none()) else { continue };
        found.push(
            Diagnostic::new(Code::N207, format!("任务里引用的指标“{name}”没有登记"))
                .at(node.place.clone())
                .help(near::suggestion(name, registry.keys())),
        );
    }
}

fn part_above_whole(index: usize, figure: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let Some((numerator, denominator)) = registry.indicators[index].ratio else { return };
    let Some((Measure::Known(part), Measure::Known(whole))) = &figure.parts else { return };
    if part.value <= whole.value {
        return;
    }
    let [part_name, whole_name] = [numerator, denominator].map(|which| &registry.indicators[which]);
    let mut finding = Diagnostic::new(
        Code::N213,
        format!(
            "{}{}大于{}{}，算不出{}",
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

fn below_handed_down(index: usize, unit: &Unit, figure: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let indicator = &registry.indicators[index];
    let Some(fact) = unit.this.get(&index) else { return };
    let (Some(target), Some(handed)) = (&fact.target, &fact.handed_down) else { return };
    let (State::Known(Amount::Quantity(floor)), Some(value)) = (&handed.state, figure.target.value()) else { return };
    if value < floor.low && indicator.bound != Some(Bound::AtMost) {
        found.push(
            Diagnostic::new(
                Code::N304,
                format!(
                    "{}的目标{}{}低于下达值{}{}",
                    indicator.label,
                    plain(value),
                    indicator.unit,
                    plain(floor.low),
                    indicator.unit
                ),
            )
            .at(target.place.clone())
            .also(handed.place.clone(), "下达值在这里")
            .help("目标不得低于下达值；请改高目标，或向下达单位核实"),
        );
    }
}

fn below_last_year(index: usize, unit: &Unit, figure: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let indicator = &registry.indicators[index];
    let Some(fact) = unit.this.get(&index) else { return };
    let (Some(target), None) = (&fact.target, &fact.reason) else { return };
    let (Some(value), Some(last)) = (figure.target.value(), figure.last.known()) else { return };
    let worse = match indicator.direction {
        Direction::Up => value < last.value,
        Direction::Down => value > last.value,
        Direction::Keep | Direction::Neutral => false,
    };
    if worse {
        let mut finding = Diagnostic::new(
            Code::N303,
            format!(
                "{}的目标{}{}比上年实绩{}还退了一步，没有写原因",
                indicator.label,
                plain(value),
                indicator.unit,
                last.text(&indicator.unit)
            ),
        )
        .at(target.place.clone())
        .help("确需调低请在同一处写明：{目标: …, 原因: …}");
        if let Some(place) = last.trace.places.first() {
            finding = finding.also(place.clone(), "上年实绩");
        }
        found.push(finding);
    }
}
