//! 连续N年: years in a row without a case, counted on from where a file states them.

use std::collections::BTreeMap;

use super::quantity::{Amount, State};
use super::unit::Indicators;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// 连续N年: how many years, and the lines that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Streak {
    /// Years.
    pub years: u32,
    /// The stated number and every year's 0 after it.
    pub places: Vec<Place>,
}

/// Counts 连续 on from where a file states it: a year without a case adds one, a case starts again. A stated number that does
/// not follow from the year before is a finding.
pub fn count<'a>(
    years: impl Iterator<Item = (i32, &'a Indicators)>,
    until: i32,
    is_partial: bool,
    unit: &str,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<usize, Streak> {
    let mut streaks: BTreeMap<usize, (i32, Streak)> = BTreeMap::new();
    for (year, indicators) in years {
        for (&index, fact) in indicators {
            // Ten months without a case are not a year without one.
            let is_whole = fact.cutoff.is_none() && !(is_partial && year == until);
            let actual = fact.actual.as_ref().filter(|_| is_whole);
            let zero = actual.and_then(|entry| match &entry.state {
                State::Known(Amount::Quantity(quantity)) => Some((quantity.low.is_zero(), entry.place.clone())),
                _ => None,
            });
            let before = streaks.remove(&index).filter(|(of, _)| *of == year - 1).map(|(_, streak)| streak);
            let counted = match (&zero, &before) {
                (Some((true, place)), Some(before)) => {
                    let places = before.places.iter().chain([place]).cloned().collect();
                    Some(Streak { years: before.years + 1, places })
                }
                (Some((false, place)), _) => Some(Streak { years: 0, places: vec![place.clone()] }),
                _ => None,
            };
            let stated =
                fact.streak.as_ref().map(|(years, place)| Streak { years: *years, places: vec![place.clone()] });
            // The year before had a case, so nothing can have lasted longer than this year.
            let had_case = fact.previous.as_ref().filter(|entry| match &entry.state {
                State::Known(Amount::Quantity(quantity)) => !quantity.low.is_zero(),
                _ => false,
            });
            let counted = counted.or_else(|| {
                let (Some((is_zero, place)), Some(before)) = (&zero, had_case) else { return None };
                Some(Streak { years: u32::from(*is_zero), places: vec![before.place.clone(), place.clone()] })
            });
            if let (Some(stated), Some(counted)) = (&stated, &counted)
                && stated.years != counted.years
            {
                let message = format!("“连续”写的是{}年，由往年推算应当是{}年", stated.years, counted.years);
                let mut finding = Diagnostic::new(Code::N310, message)
                    .at(stated.places[0].clone())
                    .help("没有发生的，上年连续年数加1；发生了的，从0起。请核对后改正")
                    .unit(unit);
                for place in &counted.places {
                    finding = finding.also(place.clone(), "据此推算");
                }
                found.push(finding);
            }
            if let Some(streak) = stated.or(counted) {
                streaks.insert(index, (year, streak));
            }
        }
    }
    streaks.into_iter().filter(|(_, (year, _))| *year == until).map(|(index, (_, streak))| (index, streak)).collect()
}
