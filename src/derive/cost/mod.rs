//! Money worked out (经费): [`item`], a standard times its numbers or a share of what others come to, and [`split`], how a sum
//! is shared by two levels (分担).
//!
//! ```yaml
//! 经费:
//!   测算:
//!     - {项目: 基本运营经费, 标准: 400元/人/月, 数量: [100人, 12个月]}
//!     - {项目: 全市运营经费, 基数: [基本运营经费], 数量: [中心数]}      # 中心数: an indicator, its target
//!     - {项目: 监察经费, 基数: [全市运营经费], 比例: 2%}
//!   分担: {每个: 基本运营经费, 项: [{地区: [越秀区, 海珠区], 个数: 2个, 比例: "5:5"}]}
//! ```
//!
//! Only exact numbers are multiplied: what comes of a range, a limit or a round number is not said to be a sum.

mod item;
mod split;

use rust_decimal::Decimal;

pub use self::item::Item;
pub use self::split::Split;
use super::figure::{Absence, Figure};
use super::wording::ratio;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::quantity::plain;
use crate::facts::registry::Registry;
use crate::facts::tree::Node;
use crate::facts::unit::Unit;
use crate::source::Place;

/// Everything that 经费 gives, in the order in which it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cost {
    /// 测算.
    pub lines: Vec<Line>,
    /// Names of lines that were refused: what hangs on them is not refused a second time.
    refused: Vec<String>,
    /// 分担; an absence where a number is 待定.
    pub splits: Vec<Result<Split, Absence>>,
}

/// One line of 测算: its name, and what it comes to once every number is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// 项目.
    pub name: String,
    /// Where that is written.
    pub place: Place,
    /// The amount; an absence where a number is 待定.
    pub worth: Result<Item, Absence>,
}

impl Cost {
    /// A line by its 项目.
    pub fn line(&self, name: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.name == name)
    }

    /// The names of all lines.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|line| line.name.as_str())
    }
}

/// Why a line has no amount.
enum Lack {
    /// Something is wrong, which has been said.
    Refused,
    /// Something is 待定, here.
    Missing(Place),
}

/// No sum comes near this; what is worked out from less stays exact.
const MOST: i64 = 1_000_000_000_000_000;

/// Works out the section 经费 of a unit.
pub fn of(unit: &Unit, registry: &Registry, figures: &[Figure], found: &mut Vec<Diagnostic>) -> Cost {
    let Some(section) = unit.facts.get("经费") else { return Cost::default() };
    let before = found.len();
    let mut worker = Worker { registry, figures, found };
    let mut cost = Cost::default();
    for node in section.get("测算").map(Node::items).unwrap_or_default() {
        match worker.line(node, &cost) {
            Some(line) => cost.lines.push(line),
            None => cost.refused.extend(node.get("项目").and_then(Node::text).map(str::to_owned)),
        }
    }
    if let Some(sharing) = section.get("分担") {
        cost.splits = worker.splits(sharing, &cost);
    }
    for finding in &mut found[before..] {
        finding.unit.clone_from(&unit.name);
    }
    cost
}

fn absence(key: String, place: Place) -> Absence {
    Absence { key, place: Some(place), remedy: "请把“待定”改成数".into(), required: true }
}

/// The text of a value that is not 待定; 不适用 is a text that no amount and no number is made of.
fn settled(node: &Node) -> Result<&str, Lack> {
    if node.is_owed() { Err(Lack::Missing(node.place.clone())) } else { Ok(node.scalar().unwrap_or_default()) }
}

struct Worker<'a> {
    registry: &'a Registry,
    figures: &'a [Figure],
    found: &'a mut Vec<Diagnostic>,
}

impl Worker<'_> {
    fn refuse(&mut self, node: &Node, message: String, help: &str) -> Lack {
        self.found.push(Diagnostic::new(Code::N318, message).at(node.place.clone()).help(help));
        Lack::Refused
    }

    /// What is no amount of money any more is a mistake.
    fn bounded(&mut self, name: &str, node: &Node, yuan: Option<Decimal>) -> Result<Decimal, Lack> {
        let yuan = yuan.filter(|yuan| yuan.abs() < Decimal::from(MOST));
        yuan.ok_or_else(|| self.refuse(node, format!("“{name}”算出来太大"), "请核对标准、数量和单位"))
    }
}

/// An amount as a table shows it: whole yuan.
pub fn in_cell(yuan: Decimal) -> Decimal {
    ratio::round(yuan, 0)
}

/// A sum in 万元 for tables, with one decimal, or as many as whole yuan need: 264.0, 1.2345.
pub fn in_ten_thousands(yuan: Decimal) -> String {
    let mut value = (in_cell(yuan) / Decimal::from(10_000)).normalize();
    value.rescale(value.scale().max(1));
    value.to_string()
}

/// A count with its unit: 13个.
pub fn counted(count: Decimal, unit: &str) -> String {
    format!("{}{unit}", plain(count))
}
