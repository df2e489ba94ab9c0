//! Where each unit's targets of the new year will come from, indicator by indicator.

use crate::facts::indicator::{Entry, IndicatorFact};
use crate::facts::quantity::State;
use crate::facts::registry::rule::Base;
use crate::facts::registry::words;
use crate::facts::registry::{Aggregate, Binding, Indicator, Registry};
use crate::facts::unit::{Street, Tier, Unit};
use crate::facts::way;

use super::checklist::{Checklist, Group, Topic};
use super::review::{Rolled, item};

/// What becomes of one unit's target.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// The unit has no such thing.
    Not,
    /// It is among the items already.
    Listed,
    /// 下达, and the old year has none either.
    Open,
    /// 无目标.
    Without,
    /// 自动.
    Automatic,
    /// 自动: the communities' targets added up.
    Sum,
    /// 自动: a part of the street's quota.
    Split,
}

/// Counts every unit's indicators, and lists what is open and what the registry says of 口径.
pub fn add(street: &Street, rolled: &[Rolled], registry: &Registry, list: &mut Checklist) {
    let shared = rolled.iter().find(|file| file.unit.0 == street.name && file.unit.1 == "共享");
    let file = |unit: &Unit| {
        let path = unit.this_file.as_ref()?.path();
        rolled.iter().find(|file| file.path == path)
    };
    for unit in street.communities.iter().chain([&street.own]).filter(|unit| unit.this_file.is_none()) {
        list.missing.extend(unit.last_file.as_ref().map(|_| unit.name.clone()));
    }
    for (index, indicator) in registry.indicators.iter().enumerate().filter(|(_, it)| !it.auxiliary) {
        let lists = |file: &Rolled| file.changes.iter().any(|change| change.indicator == Some(index));
        let above = shared.is_some_and(lists);
        // What a clerk has written in the new year's file is settled.
        let settles = |file: &Rolled| {
            let slot = |name| file.new.as_ref().and_then(|root| way::slot(root, registry, index, name));
            slot("下达").or_else(|| slot("目标")).is_some()
        };
        let mut anywhere = false;
        for unit in street.communities.iter().chain([&street.own]) {
            let Some(file) = file(unit) else { continue };
            let fate = if unit.tier == Tier::Street {
                of_street(unit, indicator, index, anywhere, lists(file), above)
            } else {
                match of_community(unit, indicator, index, lists(file) || above) {
                    // The street's quota is split over those that have none of their own.
                    Fate::Open if is_split(street, indicator, index) => Fate::Split,
                    fate => fate,
                }
            };
            anywhere |= fate != Fate::Not;
            match fate {
                Fate::Not | Fate::Listed => {}
                Fate::Open if settles(file) || shared.is_some_and(settles) => {}
                Fate::Open => {
                    let (new, old) = (list.year, list.year - 1);
                    let words = format!("{} 下达，{old}年没有写；目标按下达数定，请填{new}年的", indicator.key);
                    list.items.push(item(file, Topic::Confirm, file.place.path(), 1, words));
                }
                Fate::Without => count(&mut list.without, indicator, why_without(indicator)),
                Fate::Automatic => count(&mut list.automatic, indicator, words::rule(indicator)),
                Fate::Split => count(&mut list.automatic, indicator, "街道下达数分解".to_owned()),
                Fate::Sum => count(&mut list.automatic, indicator, "街道由各社区相加".to_owned()),
            }
            if let Some(year) = indicator.redefined.filter(|year| [list.year, list.year - 1].contains(year))
                && fate != Fate::Not
            {
                let words = format!("{}，指标库写明口径年 {year}；跨过这一年的数不相比", indicator.key);
                let place = &indicator.place;
                list.items.push(item(file, Topic::Basis, place.path(), place.start().line, words));
            }
        }
    }
}

fn of_community(unit: &Unit, indicator: &Indicator, index: usize, listed: bool) -> Fate {
    if listed && mentions(unit, index) {
        return Fate::Listed;
    }
    let parts = indicator.ratio.map_or_else(|| vec![index], |(numerator, denominator)| vec![numerator, denominator]);
    let has = mentions(unit, index) || parts.iter().any(|part| mentions(unit, *part));
    if !has || is_exempt(unit, index) || parts.iter().any(|part| is_exempt(unit, *part)) {
        return Fate::Not;
    }
    by_rule(unit, indicator, index)
}

/// The street has what one of its communities has. What is summed up is the communities' matter.
fn of_street(unit: &Unit, indicator: &Indicator, index: usize, anywhere: bool, listed: bool, above: bool) -> Fate {
    let sum = indicator.aggregate == Aggregate::Sum;
    if listed || (above && !sum) {
        return Fate::Listed;
    }
    if is_exempt(unit, index) || !(anywhere || mentions(unit, index)) {
        return Fate::Not;
    }
    match by_rule(unit, indicator, index) {
        Fate::Without => Fate::Without,
        _ if sum && anywhere => Fate::Sum,
        fate => fate,
    }
}

fn by_rule(unit: &Unit, indicator: &Indicator, index: usize) -> Fate {
    if indicator.rule.base == Base::None || indicator.binding == Binding::Descriptive {
        return Fate::Without;
    }
    let handed = unit.this.get(&index).and_then(|fact| fact.handed_down.as_ref());
    match handed {
        None if indicator.rule.base == Base::HandedDown => Fate::Open,
        _ => Fate::Automatic,
    }
}

/// Whether the street was handed a quota that is split over its communities.
fn is_split(street: &Street, indicator: &Indicator, index: usize) -> bool {
    let handed = street.own.this.get(&index).and_then(|fact| fact.handed_down.as_ref());
    indicator.split.is_some() && handed.is_some()
}

fn mentions(unit: &Unit, index: usize) -> bool {
    [&unit.this, &unit.last, &unit.before].iter().any(|year| year.contains_key(&index))
}

/// Whether the unit said 不适用, this year or, where this year says nothing, last year.
fn is_exempt(unit: &Unit, index: usize) -> bool {
    let is_exempt = |entry: Option<&Entry>| entry.is_some_and(|entry| entry.state == State::NotApplicable);
    let (this, last) = (unit.this.get(&index), unit.last.get(&index));
    let actual = |fact: Option<&IndicatorFact>| fact.and_then(|fact| fact.actual.clone());
    is_exempt(this.and_then(|fact| fact.target.as_ref()))
        || is_exempt(this.and_then(|fact| fact.handed_down.as_ref()))
        || is_exempt(actual(this).or_else(|| actual(last)).as_ref())
}

fn why_without(indicator: &Indicator) -> String {
    if indicator.binding == Binding::Descriptive { "描述".to_owned() } else { "不设目标".to_owned() }
}

/// One more unit under an indicator.
fn count(groups: &mut Vec<Group>, indicator: &Indicator, words: String) {
    match groups.iter_mut().find(|group| group.name == indicator.key) {
        Some(group) => {
            group.units += 1;
            if !group.words.contains(&words) {
                group.words.push(words);
            }
        }
        None => groups.push(Group { name: indicator.key.clone(), words: vec![words], units: 1 }),
    }
}
