//! One value that can be filled in: in which file it stands or would stand, and where in it.

use serde_json::{Value, json};

use crate::facts::quantity::{self, Amount, State};
use crate::facts::registry::Registry;
use crate::facts::tree::Node;
use crate::facts::way::{self, Step};

/// The file whose facts are every community's.
pub const SHARED: &str = "共享";
/// The section of indicators.
const INDICATORS: &str = "指标";

/// A value's place in the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Year of the folder.
    pub year: i32,
    /// Name of the file without ending: the unit's own or 共享.
    pub stem: String,
    /// Where in the file.
    pub spot: Spot,
}

/// A value's place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// 实绩, 目标 and the like of an indicator, wherever it is grouped.
    Indicator {
        /// Key of the indicator.
        key: String,
        /// 实绩, 目标, …
        part: String,
    },
    /// Any other value, by its keys and items.
    Way(Vec<Step>),
}

impl Slot {
    /// A part of an indicator.
    pub fn indicator(year: i32, stem: &str, key: &str, part: &str) -> Self {
        Self { year, stem: stem.to_owned(), spot: Spot::Indicator { key: key.to_owned(), part: part.to_owned() } }
    }

    /// What the browser calls it: `[2026,"桃源社区","指标","消防演练","目标"]`.
    pub fn id(&self) -> String {
        let mut parts = vec![json!(self.year), json!(self.stem)];
        match &self.spot {
            Spot::Indicator { key, part } => parts.extend([json!(INDICATORS), json!(key), json!(part)]),
            Spot::Way(steps) => parts.extend(steps.iter().map(|step| match step {
                Step::Key(key) => json!(key),
                Step::Item(item) => json!(item),
            })),
        }
        Value::Array(parts).to_string()
    }

    /// The slot that the browser means.
    pub fn parse(id: &str) -> Option<Self> {
        let parts: Vec<Value> = serde_json::from_str(id).ok()?;
        let (year, stem, rest) = match parts.as_slice() {
            [year, stem, rest @ ..] if !rest.is_empty() => (year.as_i64()?, stem.as_str()?, rest),
            _ => return None,
        };
        let spot = match rest {
            [section, key, part] if section == INDICATORS => {
                Spot::Indicator { key: key.as_str()?.to_owned(), part: part.as_str()?.to_owned() }
            }
            [section, ..] if section == INDICATORS => return None,
            steps => Spot::Way(steps.iter().map(step).collect::<Option<_>>()?),
        };
        Some(Self { year: i32::try_from(year).ok()?, stem: stem.to_owned(), spot })
    }

    /// The value in its file's tree.
    pub fn find<'a>(&self, root: &'a Node, registry: &Registry) -> Option<&'a Node> {
        match &self.spot {
            Spot::Way(steps) => way::follow(root, steps),
            Spot::Indicator { key, part } => {
                let index = Some(registry.find(key)?);
                let spot = way::indicators(root, registry).into_iter().find(|spot| spot.index == index)?;
                part_of(spot.node, part)
            }
        }
    }

    /// It is an item of a list, and no value in one.
    pub fn is_item(&self) -> bool {
        matches!(&self.spot, Spot::Way(steps) if matches!(steps.last(), Some(Step::Item(_))))
    }

    /// The items of lists that it is in, the outermost first, each by what it is called and what else it holds; empty outside
    /// lists, and for one that is not there yet. Its place in a list says nothing once somebody has put another item before it.
    pub fn item(&self, root: &Node) -> String {
        let Spot::Way(steps) = &self.spot else { return String::new() };
        let items = steps.iter().enumerate().filter(|(_, step)| matches!(step, Step::Item(_)));
        let names = items.map(|(at, step)| match (way::follow(root, &steps[..at]), step) {
            (Some(list), Step::Item(index)) => told(list, *index, steps.get(at + 1)),
            _ => String::new(),
        });
        let names: Vec<String> = names.collect();
        if names.iter().all(String::is_empty) { String::new() } else { names.join(" / ") }
    }

    /// What a person calls it: 消防演练 2026年目标, 小区第1项.户数.
    pub fn words(&self) -> String {
        match &self.spot {
            Spot::Indicator { key, part } => format!("{key} {}年{part}", self.year),
            Spot::Way(steps) => way::words(steps),
        }
    }
}

/// An item of a list, told from the others: by its name, by all that it says where another has that name, by its number among
/// those that say the same.
fn told(list: &Node, index: usize, own: Option<&Step>) -> String {
    let Some(item) = list.items().get(index).filter(|item| item.scalar().is_none()) else { return String::new() };
    let alike = |tell: &dyn Fn(&Node) -> String| {
        let name = tell(item);
        let places = list.items().iter().enumerate().filter(|(_, other)| tell(other) == name);
        let places: Vec<usize> = places.map(|(place, _)| place).collect();
        (name, places)
    };
    let (name, places) = alike(&|item| called(item, own));
    if places.len() == 1 {
        return name;
    }
    let (all, places) = alike(&|item| format!("{} {}", called(item, own), rest(item, own)));
    let number = places.iter().position(|place| *place == index).unwrap_or_default() + 1;
    if places.len() == 1 { all } else { format!("{all} #{number}/{}", places.len()) }
}

/// What an item says beside one of its values.
fn rest(item: &Node, own: Option<&Step>) -> String {
    let others = item.entries().iter().filter(|(key, _)| own != Some(&Step::Key(key.name.clone())));
    others.filter_map(|(_, node)| node.scalar()).collect::<Vec<_>>().join(" ")
}

/// An item by its name; where the name itself is in question, the rest says which item it is.
fn called(item: &Node, own: Option<&Step>) -> String {
    match name_of(item) {
        Some((key, name)) if own != Some(&Step::Key(key.to_owned())) => name.to_owned(),
        _ => rest(item, own),
    }
}

/// What an item of a list is called, and the key that says so.
pub fn name_of(item: &Node) -> Option<(&'static str, &str)> {
    let keys = ["名称", "题", "项目", "名", "事项", "部门"];
    keys.into_iter().find_map(|key| Some((key, item.get(key)?.scalar()?)))
}

/// A part of an indicator; what is written as one value is its 实绩.
pub fn part_of<'a>(node: &'a Node, part: &str) -> Option<&'a Node> {
    if part == "实绩" && node.scalar().is_some() { Some(node) } else { node.get(part) }
}

fn step(part: &Value) -> Option<Step> {
    match part {
        Value::String(key) => Some(Step::Key(key.clone())),
        Value::Number(item) => Some(Step::Item(usize::try_from(item.as_u64()?).ok()?)),
        _ => None,
    }
}

/// 有值, 零, 缺数, 不适用 or not written, as the page names them.
pub fn state(written: &str) -> &'static str {
    match quantity::state(written) {
        State::Missing => "missing",
        State::NotApplicable => "none",
        State::Known("") => "unset",
        State::Known(text) => match quantity::parse(text) {
            Ok(State::Known(Amount::Quantity(quantity))) if quantity.low.is_zero() && quantity.high.is_none() => "zero",
            _ => "value",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_the_same_after_the_browser_had_it() {
        let item = Slot {
            year: 2025,
            stem: "桃源社区".into(),
            spot: Spot::Way(vec![Step::Key("小区".into()), Step::Item(0), Step::Key("户数".into())]),
        };
        for slot in [Slot::indicator(2026, "共享", "消防演练", "目标"), item] {
            assert_eq!(Slot::parse(&slot.id()), Some(slot));
        }
        for bad in [
            "",
            "[]",
            "[2026]",
            "[2026,\"甲\"]",
            "[\"2026\",\"甲\",\"乙\"]",
            "[2026,\"甲\",\"指标\"]",
            "[2026,\"甲\",[]]",
        ] {
            assert_eq!(Slot::parse(bad), None, "{bad}");
        }
    }
}
