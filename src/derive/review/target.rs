//! Targets: against last year, against what was handed down, from year to year; and missed ones.

use rust_decimal::Decimal;

use crate::derive::figure::Figure;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::indicator::Rung;
use crate::facts::quantity::{Amount, Bound, State, plain};
use crate::facts::registry::{Direction, Kind, Registry};
use crate::facts::unit::{Tier, Unit};

/// All that is wrong with the targets of one indicator.
pub fn findings(index: usize, unit: &Unit, figure: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    below_handed_down(index, unit, figure, registry, found);
    below_last_year(index, unit, figure, registry, found);
    ladder(index, unit, figure, registry, found);
    missed(index, unit, figure, registry, found);
    nothing(index, unit, figure, registry, found);
    let indicator = &registry.indicators[index];
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
}

/// What was handed down is a floor; where less is better, a ceiling.
fn below_handed_down(index: usize, unit: &Unit, figure: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let indicator = &registry.indicators[index];
    let Some(handed) = unit.this.get(&index).and_then(|fact| fact.handed_down.as_ref()) else { return };
    let (State::Known(Amount::Quantity(floor)), Some(target)) = (&handed.state, figure.target.known()) else { return };
    let word = match indicator.bound {
        Some(Bound::AtMost) if target.value > floor.low => "高于",
        Some(Bound::Exactly) if unit.tier == Tier::Street && target.value > floor.low => "多于",
        Some(Bound::AtMost) => return,
        _ if target.value < floor.low => "低于",
        _ => return,
    };
    let message = format!(
        "{}的目标{}{word}下达值{}{}",
        indicator.label,
        target.text(&indicator.unit),
        plain(floor.low),
        indicator.unit
    );
    let mut places = target.trace.places.iter().filter(|place| **place != handed.place).peekable();
    let mut finding = Diagnostic::new(Code::N304, message).help(match unit.tier {
        Tier::Street => "街道目标由各社区相加；请调整社区的目标，或向下达单位核实",
        Tier::Community => "目标不得低于下达值（以内类不得高于）；请改目标，或向下达单位核实",
    });
    // A target of one unit is where it is wrong; a sum is wrong everywhere, so the number handed down leads.
    finding = match places.next_if(|_| unit.tier == Tier::Community) {
        Some(place) => finding.at(place.clone()).also(handed.place.clone(), "下达值在这里"),
        None => finding.at(handed.place.clone()).label("下达值"),
    };
    for place in places {
        finding = finding.also(place.clone(), "目标");
    }
    found.push(finding);
}

fn below_last_year(index: usize, unit: &Unit, figure: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let indicator = &registry.indicators[index];
    let fact = unit.this.get(&index);
    let rungs = unit.ladders.get(&index).map(Vec::as_slice).unwrap_or_default();
    let rung = rungs.iter().find(|rung| rung.year == unit.plan_year).map(|rung| &rung.place);
    let target = fact.and_then(|fact| fact.target.as_ref()).map(|entry| &entry.place).or(rung);
    let reason = fact.and_then(|fact| fact.reason.as_ref());
    let (Some(target), None) = (target, reason) else { return };
    let (Some(value), Some(last)) = (figure.target.value(), figure.last.known()) else { return };
    let is_worse = match indicator.direction {
        Direction::Up => value < last.value,
        Direction::Down => value > last.value,
        Direction::Keep | Direction::Neutral => false,
    };
    if is_worse {
        let message = format!(
            "{}的目标{}{}比上年实绩{}还退了一步，没有写原因",
            indicator.label,
            plain(value),
            indicator.unit,
            last.text(&indicator.unit)
        );
        let mut finding =
            Diagnostic::new(Code::N303, message).at(target.clone()).help("确需调低请在同一处写明：{目标: …, 原因: …}");
        if let Some(place) = last.trace.places.first() {
            finding = finding.also(place.clone(), "上年实绩");
        }
        found.push(finding);
    }
}

/// A rule that works out 0 for something that more of is better promises nothing: 沿用 after a year without any.
fn nothing(index: usize, unit: &Unit, figure: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let indicator = &registry.indicators[index];
    let by_hand = unit.this.get(&index).is_some_and(|fact| fact.target.is_some() || fact.handed_down.is_some());
    let Some(target) = figure.target.known().filter(|target| target.value.is_zero() && !target.trace.how.is_empty())
    else {
        return;
    };
    let is_promise = indicator.bound == Some(Bound::AtLeast) && indicator.direction == Direction::Up;
    if by_hand || !is_promise || indicator.auxiliary || unit.tier == Tier::Street {
        return;
    }
    let message = format!("{}的目标由规则推出来是0（{}），等于没有目标", indicator.label, target.trace.how);
    let finding = Diagnostic::new(Code::N316, message)
        .help(format!("要定目标请在本年的文件里写 {}: {{目标: 数}}；没有这项工作写 {{目标: 不适用}}", indicator.key));
    found.push(match target.trace.places.first() {
        Some(place) => finding.at(place.clone()),
        None => finding,
    });
}

/// A 阶梯 climbs: a later year never asks less, but of what is done anew each year. Counts and rates of one ladder are compared over the registered denominator.
fn ladder(index: usize, unit: &Unit, figure: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let indicator = &registry.indicators[index];
    let Some(rungs) = unit.ladders.get(&index).filter(|_| !matches!(indicator.kind, Kind::Flow | Kind::Money)) else {
        return;
    };
    let denominator = figure.parts.as_ref().and_then(|(_, denominator)| denominator.value());
    let is_mixed = rungs.windows(2).any(|pair| pair[0].quantity.unit != pair[1].quantity.unit);
    let value = |rung: &Rung| {
        if rung.quantity.unit == indicator.unit || !is_mixed {
            return Some(rung.quantity.low);
        }
        let denominator = denominator.filter(|denominator| !denominator.is_zero())?;
        Some(rung.quantity.low * Decimal::ONE_HUNDRED / denominator)
    };
    for pair in rungs.windows(2) {
        let (Some(before), Some(after)) = (value(&pair[0]), value(&pair[1])) else { continue };
        let falls_back = match indicator.direction {
            Direction::Up | Direction::Keep => after < before,
            Direction::Down => after > before,
            Direction::Neutral => false,
        };
        if falls_back {
            let over = denominator.filter(|_| pair[0].quantity.unit != pair[1].quantity.unit);
            let over = over.map(|number| format!("（分母{}）", plain(number))).unwrap_or_default();
            let message = format!(
                "{}的年度阶梯{}年{}到{}年{}{over}倒退了",
                indicator.label, pair[0].year, pair[0].quantity.written, pair[1].year, pair[1].quantity.written
            );
            found.push(
                Diagnostic::new(Code::N309, message)
                    .at(pair[1].place.clone())
                    .also(pair[0].place.clone(), "前一年的目标")
                    .help("阶梯只升不降（以内类只降不升）；请核对这两年的目标"),
            );
        }
    }
}

/// Last year's target was missed, and nobody says why: the year-end report has to.
fn missed(index: usize, unit: &Unit, figure: &Figure, registry: &Registry, found: &mut Vec<Diagnostic>) {
    let indicator = &registry.indicators[index];
    if unit.tier == Tier::Street || indicator.auxiliary || !figure.is_missed(indicator) {
        return;
    }
    let is_explained = unit.last.get(&index).is_some_and(|fact| fact.excuse.is_some());
    let (Some(last), Some(aim), false) = (figure.last.known(), figure.last_target.known(), is_explained) else {
        return;
    };
    let unit = &indicator.unit;
    let message = format!("{}目标{}，实际{}，没有写未达标原因", indicator.label, aim.text(unit), last.text(unit));
    let mut finding = Diagnostic::new(Code::N312, message)
        .help("总结要说明原因；请在上年的文件里写：{实绩: …, 目标: …, 未达标原因: …}，句末不加标点");
    let mut places = last.trace.places.iter().chain(&aim.trace.places);
    if let Some(place) = places.next() {
        finding = finding.at(place.clone()).label("实绩");
    }
    for place in places {
        finding = finding.also(place.clone(), "与它有关的数");
    }
    found.push(finding);
}
