//! Quotas (下达数的分解): the street's number split over its communities by largest remainder, so that the parts add up exactly.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::indicator::Entry;
use crate::facts::quantity::{Amount, State, plain};
use crate::facts::registry::{Indicator, Registry, Split};
use crate::facts::unit::{Street, Unit};
use crate::source::Place;

/// A community's part of a quota.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// In the indicator's unit.
    pub value: Decimal,
    /// How it was worked out.
    pub how: String,
    /// The street's line, and the line of the weight.
    pub places: Vec<Place>,
}

/// A community's parts by registry index.
pub type Shares = BTreeMap<usize, Share>;

/// Splits a quota by weights into parts of `places` decimals that add up to it exactly (largest remainder; the earlier wins
/// a tie). None when no weight is above zero or the quota has more decimals than the parts.
pub fn split(quota: Decimal, weights: &[Decimal], places: u32) -> Option<Vec<Decimal>> {
    let total: Decimal = weights.iter().sum();
    let step = Decimal::new(1, places);
    if total <= Decimal::ZERO || quota.is_sign_negative() || !(quota / step).fract().is_zero() {
        return None;
    }
    let mut parts: Vec<(usize, Decimal, Decimal)> = weights
        .iter()
        .enumerate()
        .map(|(index, weight)| {
            let steps = quota * weight / total / step;
            (index, steps.floor() * step, steps.fract())
        })
        .collect();
    let mut left = quota - parts.iter().map(|(_, part, _)| part).sum::<Decimal>();
    let mut order: Vec<usize> = (0..parts.len()).filter(|&index| weights[index] > Decimal::ZERO).collect();
    order.sort_by(|&a, &b| parts[b].2.cmp(&parts[a].2).then(a.cmp(&b)));
    for index in order.into_iter().cycle() {
        if left < step {
            break;
        }
        parts[index].1 += step;
        left -= step;
    }
    Some(parts.into_iter().map(|(_, part, _)| part).collect())
}

/// What the street hands on to each community, and what stands in the way. A community's own 下达 comes first; the rest of
/// the street's number goes to the others.
pub fn hand_down(street: &Street, registry: &Registry) -> (Vec<Shares>, Vec<Diagnostic>) {
    let mut shares = vec![Shares::new(); street.communities.len()];
    let mut found = Vec::new();
    for (index, indicator) in registry.indicators.iter().enumerate() {
        let Some(entry) = street.own.this.get(&index).and_then(|fact| fact.handed_down.as_ref()) else { continue };
        let (State::Known(Amount::Quantity(quota)), Some(by)) = (&entry.state, &indicator.split) else { continue };
        match parts(index, indicator, entry, quota.low, by, street, registry) {
            Ok(parts) => {
                for (unit, share) in parts {
                    shares[unit].insert(index, share);
                }
            }
            Err(finding) => found.push(finding.unit(street.own.name.clone())),
        }
    }
    (shares, found)
}

fn parts(
    index: usize,
    indicator: &Indicator,
    entry: &Entry,
    quota: Decimal,
    by: &Split,
    street: &Street,
    registry: &Registry,
) -> Result<Vec<(usize, Share)>, Box<Diagnostic>> {
    let unit = &indicator.unit;
    let refuse = |message: String| {
        Diagnostic::new(Code::N308, format!("{}下达街道{}{unit}，{message}", indicator.label, plain(quota)))
            .at(entry.place.clone())
    };
    let stated = |unit: &Unit| unit.this.get(&index).and_then(|fact| fact.handed_down.clone());
    let mut left = quota;
    let mut fixed: Vec<Place> = Vec::new();
    let mut open: Vec<(usize, Decimal, Option<Place>)> = Vec::new();
    for (position, community) in street.communities.iter().enumerate() {
        match stated(community) {
            Some(Entry { state: State::Known(Amount::Quantity(quantity)), place }) => {
                left -= quantity.low;
                fixed.push(place);
            }
            Some(Entry { state: State::NotApplicable, .. }) => {}
            _ => match by {
                Split::Evenly => open.push((position, Decimal::ONE, None)),
                Split::By(name) => {
                    let weight = registry.find(name).and_then(|index| community.last.get(&index)?.actual.as_ref());
                    let Some(Entry { state: State::Known(Amount::Quantity(weight)), place }) = weight else {
                        let message = format!("要按{name}分解到社区，{}的{name}没有报", community.name);
                        let place = community.last_file.clone().unwrap_or_else(|| entry.place.clone());
                        let help = format!("请补上这个社区的{name}，或在它的文件里直接写 {{下达: 数{unit}}}");
                        return Err(Box::new(refuse(message).also(place, "缺在这里").help(help)));
                    };
                    open.push((position, weight.low, Some(place.clone())));
                }
            },
        }
    }
    let sum = quota - left;
    if left.is_sign_negative() && !left.is_zero() || open.is_empty() && !left.is_zero() {
        let mut finding = refuse(format!("各社区的下达数合计{}{unit}，对不上", plain(sum)))
            .help("请核对各社区的下达数；没有写下达的社区，由程序分解余下的数");
        for place in fixed {
            finding = finding.also(place, "社区的下达数");
        }
        return Err(Box::new(finding));
    }
    let weights: Vec<Decimal> = open.iter().map(|(_, weight, _)| *weight).collect();
    let Some(values) =
        split(left, &weights, if left.is_zero() { 0 } else { indicator.decimals.max(left.scale().min(2)) })
            .or_else(|| left.is_zero().then(|| vec![Decimal::ZERO; weights.len()]))
    else {
        let finding = refuse("各社区的权数都是0，分不下去".into()).help("请在社区文件里直接写 {下达: 数}");
        return Err(Box::new(finding));
    };
    let way = match by {
        Split::Evenly => "平均分解".to_owned(),
        Split::By(name) => format!("按{name}分解"),
    };
    let remaining = if fixed.is_empty() {
        String::new()
    } else {
        format!("，扣除已直接下达的，余{}{unit}", plain(left))
    };
    let share = |((position, _, weight), value): (&(usize, Decimal, Option<Place>), Decimal)| {
        let how = format!("街道{}{unit}{way}（最大余数法）{remaining}", plain(quota));
        let places = std::iter::once(entry.place.clone()).chain(weight.clone()).collect();
        (*position, Share { value, how, places })
    };
    Ok(open.iter().zip(values).map(share).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn numbers(values: &[i64]) -> Vec<Decimal> {
        values.iter().map(|value| Decimal::from(*value)).collect()
    }

    #[test]
    fn the_largest_remainders_get_the_rest() {
        assert_eq!(split(10.into(), &numbers(&[1, 1, 1]), 0), Some(numbers(&[4, 3, 3])));
        assert_eq!(split(7.into(), &numbers(&[50, 30, 20]), 0), Some(numbers(&[4, 2, 1])));
        assert_eq!(split(2.into(), &numbers(&[0, 5, 0]), 0), Some(numbers(&[0, 2, 0])));
        assert_eq!(split(2.into(), &numbers(&[0, 0]), 0), None);
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_quota(quota in 0_i64..100_000, weights in prop::collection::vec(0_i64..10_000, 1..60)) {
            prop_assume!(weights.iter().any(|weight| *weight > 0));
            let weights = numbers(&weights);
            let parts = split(quota.into(), &weights, 0).expect("some weight is above zero");
            prop_assert_eq!(parts.iter().sum::<Decimal>(), Decimal::from(quota));
            let total: Decimal = weights.iter().sum();
            for (part, weight) in parts.iter().zip(&weights) {
                let fair = Decimal::from(quota) * weight / total;
                prop_assert!((part - fair).abs() < Decimal::ONE, "{} {}", part, fair);
            }
        }

        #[test]
        fn splitting_at_cents_adds_up_too(quota in 0_i64..1_000_000, weights in prop::collection::vec(1_i64..10_000, 1..20)) {
            let quota = Decimal::new(quota, 2);
            let parts = split(quota, &numbers(&weights), 2).expect("weights");
            prop_assert_eq!(parts.iter().sum::<Decimal>(), quota);
        }
    }
}
