//! Relations (关系库) looked at in one unit's numbers, as intervals: what was written as round or about leaves some room.

use rust_decimal::Decimal;

use crate::derive::entered;
use crate::derive::figure::{Figure, Measure};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::facts::quantity::{self, Amount, Interval, State, plain};
use crate::facts::registry::{Kind, Registry};
use crate::facts::relation::{Atom, Comparison, Relation, Side, Slot, Term};
use crate::facts::tree::{Node, Value};
use crate::facts::unit::Unit;
use crate::source::Place;

/// A number found: where it may lie, how to say it, where it stands.
struct Found {
    room: Interval,
    /// Empty for a fixed number.
    words: String,
    places: Vec<Place>,
}

struct Looker<'a> {
    unit: &'a Unit,
    figures: &'a [Figure],
    registry: &'a Registry,
    /// The half year has no targets of its own and no year before last.
    is_half: bool,
    /// The upper ends of ranges instead of the lower ones.
    is_upper: bool,
}

/// Every relation that does not hold. One with a number missing says nothing.
pub fn findings(
    unit: &Unit,
    figures: &[Figure],
    registry: &Registry,
    relations: &[Relation],
    is_half: bool,
    found: &mut Vec<Diagnostic>,
) {
    let looker = Looker { unit, figures, registry, is_half, is_upper: false };
    for relation in relations.iter().filter(|relation| relation.tier.is_none_or(|tier| tier == unit.tier)) {
        found.extend(looker.look(relation));
    }
}

impl Looker<'_> {
    fn look(&self, relation: &Relation) -> Option<Diagnostic> {
        let uses = |test: fn(&Atom) -> bool| {
            relation.sides.iter().flatten().any(|(_, term)| term.iter().any(|(_, atom)| test(atom)))
        };
        if self.is_half {
            // What stands at no date of its own was looked at with the year.
            let is_timed = uses(|atom| matches!(atom, Atom::Indicator(_, Slot::Actual)));
            let is_other = uses(|atom| !matches!(atom, Atom::Indicator(_, Slot::Actual) | Atom::Number(_)));
            if !is_timed || is_other || relation.level != Level::Error {
                return None;
            }
        }
        if self.is_said_already(relation) || self.is_mixed(relation) {
            return None;
        }
        let mut words: Vec<(String, Vec<Place>)> = Vec::new();
        let sides: Option<Vec<Interval>> = relation.sides.iter().map(|side| self.side(side, &mut words)).collect();
        let sides = sides?;
        // Two ranges are equal when both of their ends are.
        let upper = Looker { is_upper: true, ..*self };
        let tops: Option<Vec<Interval>> = relation.sides.iter().map(|side| upper.side(side, &mut Vec::new())).collect();
        let tops = tops?;
        let holds = |(index, comparison): (usize, &Comparison)| {
            let (left, right) = (sides[index], sides[index + 1]);
            match comparison {
                Comparison::AtMost => left.low <= right.high,
                Comparison::AtLeast => left.high >= right.low,
                Comparison::Below => left.low < right.high,
                Comparison::Above => left.high > right.low,
                Comparison::Equal => meet(left, right) && meet(tops[index], tops[index + 1]),
            }
        };
        if relation.comparisons.iter().enumerate().all(holds) {
            return None;
        }
        let term = if self.is_half { "上半年：" } else { "" };
        let values: Vec<&str> = words.iter().map(|(words, _)| words.as_str()).collect();
        let message = format!("{}（{term}{}）", relation.meaning, values.join("，"));
        let code = if relation.level == Level::Error { Code::N310 } else { Code::N311 };
        let mut places = words.iter().flat_map(|(words, places)| places.iter().map(move |place| (words, place)));
        let mut finding = Diagnostic::new(code, message)
            .level(relation.level)
            .help(format!("应当 {}；请核对这几个数，改正填错的一个", relation.text));
        if let Some((words, place)) = places.next() {
            finding = finding.at(place.clone()).label(words.clone());
        }
        for (words, place) in places {
            finding = finding.also(place.clone(), words.clone());
        }
        Some(finding.also(relation.place.clone(), "登记的关系"))
    }

    /// 分子 ≤ 分母 is looked at with every rate.
    fn is_said_already(&self, relation: &Relation) -> bool {
        let lone = |side: &Side| match side.as_slice() {
            [(false, term)] => match term.as_slice() {
                [(false, Atom::Indicator(index, Slot::Actual))] => Some(*index),
                _ => None,
            },
            _ => None,
        };
        let pair = match relation.sides.as_slice() {
            [small, large] if relation.comparisons == [Comparison::AtMost] => lone(small).zip(lone(large)),
            _ => None,
        };
        pair.is_some() && self.registry.indicators.iter().any(|indicator| indicator.ratio == pair)
    }

    /// A part of a year counted over time beside what stands at a date: the relation is one of whole years.
    fn is_mixed(&self, relation: &Relation) -> bool {
        let atoms = relation.sides.iter().flatten().flat_map(|(_, term)| term);
        let indexes: Vec<usize> = atoms
            .filter_map(|(_, atom)| match atom {
                Atom::Indicator(index, Slot::Actual) => Some(*index),
                _ => None,
            })
            .collect();
        let is_counted = |index: &usize| matches!(self.registry.indicators[*index].kind, Kind::Flow | Kind::Money);
        let is_partial = self.is_half || indexes.iter().any(|index| self.figures[*index].is_cut_off());
        is_partial && indexes.iter().any(is_counted) && !indexes.iter().all(is_counted)
    }

    fn side(&self, side: &Side, words: &mut Vec<(String, Vec<Place>)>) -> Option<Interval> {
        let mut sum = Interval::point(Decimal::ZERO);
        for (minus, term) in side {
            let value = self.term(term, words)?;
            sum = if *minus {
                Interval { low: sum.low - value.high, high: sum.high - value.low }
            } else {
                Interval { low: sum.low + value.low, high: sum.high + value.high }
            };
        }
        Some(sum)
    }

    fn term(&self, term: &Term, words: &mut Vec<(String, Vec<Place>)>) -> Option<Interval> {
        let mut product = Interval::point(Decimal::ONE);
        for (over, atom) in term {
            let found = self.atom(atom)?;
            let room = found.room;
            product = if *over {
                // No rate without a case.
                if room.low <= Decimal::ZERO {
                    return None;
                }
                Interval { low: product.low / room.high, high: product.high / room.low }
            } else {
                Interval { low: product.low * room.low, high: product.high * room.high }
            };
            if !found.words.is_empty() && words.iter().all(|(known, _)| *known != found.words) {
                words.push((found.words, found.places));
            }
        }
        Some(product)
    }

    fn atom(&self, atom: &Atom) -> Option<Found> {
        match atom {
            Atom::Number(number) => {
                Some(Found { room: Interval::point(*number), words: String::new(), places: Vec::new() })
            }
            Atom::Indicator(index, slot) => self.indicator(*index, *slot),
            Atom::Sum(path) => {
                let values = self.values(path)?;
                let mut room = Interval::point(Decimal::ZERO);
                for (value, _) in &values {
                    room = Interval { low: room.low + value.room.low, high: room.high + value.room.high };
                }
                let total: Decimal = values.iter().map(|(value, _)| value.middle).sum();
                let unit = values.first().map(|(value, _)| value.unit.clone()).unwrap_or_default();
                let words = format!("{}合计{}{unit}", path.join(""), plain(total));
                Some(Found { room, words, places: values.into_iter().map(|(_, place)| place).collect() })
            }
            Atom::Count(path) => {
                let node = self.node(path)?;
                let count = match &node.value {
                    Value::List(items) => items.len(),
                    Value::Map(entries) => entries.len(),
                    Value::Scalar(_) => return None,
                };
                let room = Interval::point(Decimal::from(count));
                Some(Found {
                    room, words: format!("{}列了{count}项", path.join("")), places: vec![node.place.clone()]
                })
            }
            Atom::Fact(path) => {
                let node = self.node(path)?;
                let value = read(node.scalar()?)?;
                let words = format!("{}{}", path.last()?, node.scalar()?);
                Some(Found { room: value.room, words, places: vec![node.place.clone()] })
            }
        }
    }

    fn indicator(&self, index: usize, slot: Slot) -> Option<Found> {
        let (indicator, figure) = (&self.registry.indicators[index], &self.figures[index]);
        if matches!(slot, Slot::Rung | Slot::Ladder) {
            return self.ladder(index, slot);
        }
        if slot == Slot::HandedDown {
            let entry = self.unit.this.get(&index)?.handed_down.as_ref()?;
            let State::Known(Amount::Quantity(quantity)) = &entry.state else { return None };
            let words = format!("{}下达{}{}", indicator.label, plain(quantity.low), indicator.unit);
            return Some(Found { room: entered::room(quantity), words, places: vec![entry.place.clone()] });
        }
        let (measure, word): (&Measure, _) = match slot {
            Slot::Target => (&figure.target, "目标"),
            Slot::Before => (&figure.prior, "前年"),
            Slot::LastTarget => (&figure.last_target, "上年目标"),
            Slot::Actual | Slot::HandedDown | Slot::Rung | Slot::Ladder => (&figure.last, ""),
        };
        // A sum that leaves units out compares with nothing.
        if !figure.absent.is_empty() {
            return None;
        }
        let known = measure.known()?;
        let words = format!("{}{word}{}", indicator.label, known.text(&indicator.unit));
        let room = match known.high.filter(|_| self.is_upper) {
            // Both ends of a range are as round as its lower one: 约120~180.
            Some(high) => {
                let (below, above) = (known.value - known.room.low, known.room.high - known.value);
                Interval { low: high - below, high: high + above }
            }
            None => known.room,
        };
        Some(Found { room, words, places: known.trace.places.clone() })
    }

    /// Steps of a 阶梯, where they count something.
    fn ladder(&self, index: usize, slot: Slot) -> Option<Found> {
        let rungs = self.unit.ladders.get(&index)?.iter();
        let rungs: Vec<_> = rungs.filter(|rung| slot == Slot::Ladder || rung.year == self.unit.plan_year).collect();
        let unit = rungs.first().map(|rung| &rung.quantity.unit).filter(|unit| *unit != "%")?;
        if rungs.iter().any(|rung| rung.quantity.unit != *unit || rung.quantity.high.is_some()) {
            return None;
        }
        let total: Decimal = rungs.iter().map(|rung| rung.quantity.low).sum();
        let years =
            if slot == Slot::Ladder { "各年阶梯合计".to_owned() } else { format!("{}年", self.unit.plan_year) };
        let words = format!("{}{years}{}{unit}", self.registry.indicators[index].label, plain(total));
        let places = rungs.iter().map(|rung| rung.place.clone()).collect();
        Some(Found { room: Interval::point(total), words, places })
    }

    fn node(&self, path: &[String]) -> Option<&Node> {
        path.iter().try_fold(self.unit.facts.as_ref(), |node, part| node.get(part))
    }

    /// The values of a field over a list, or of a free table; none when one of them is not there.
    fn values(&self, path: &[String]) -> Option<Vec<(Written, Place)>> {
        let value = |node: &Node| Some((read(node.scalar()?)?, node.place.clone()));
        if let Some(node) = self.node(path) {
            let entries = Some(node.entries()).filter(|entries| !entries.is_empty())?;
            return entries.iter().map(|(_, node)| value(node)).collect();
        }
        let (field, list) = path.split_last().filter(|(_, list)| !list.is_empty())?;
        self.node(list)?.items().iter().map(|item| value(item.get(field)?)).collect()
    }
}

/// Whether the same number can lie in both.
fn meet(one: Interval, other: Interval) -> bool {
    one.low <= other.high && other.low <= one.high
}

/// A number as written in a fact that is no indicator.
struct Written {
    room: Interval,
    middle: Decimal,
    unit: String,
}

fn read(text: &str) -> Option<Written> {
    match quantity::parse(text) {
        Ok(State::Known(Amount::Quantity(quantity))) => {
            // A share was rounded by whoever wrote it: 33.3% three times make a whole.
            let room = match (quantity.unit.as_str(), quantity.approximation) {
                ("%", None) => Interval::rounded(quantity.low, quantity.low.scale()),
                _ => entered::room(&quantity),
            };
            Some(Written { room, middle: quantity.low, unit: quantity.unit })
        }
        _ => None,
    }
}
