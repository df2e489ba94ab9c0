//! Money worked out (经费): a standard times its numbers, a share of what others come to, and how a sum is split between two
//! levels (分担).
//!
//! ```yaml
//! 经费:
//!   测算:
//!     - {项目: 基本运营经费, 标准: 400元/人/月, 数量: [100人, 12个月]}
//!     - {项目: 全市运营经费, 基数: [基本运营经费], 数量: [中心数]}      # 中心数: an indicator, its target
//!     - {项目: 监察经费, 基数: [全市运营经费], 比例: 2%}
//!   分担: {每个: 基本运营经费, 项: [{地区: [越秀区, 海珠区], 个数: 2个, 比例: "5:5"}]}
//! ```

use rust_decimal::Decimal;

use super::figure::{Absence, Figure};
use super::wording::money;
use crate::diagnostic::{Code, Diagnostic, near};
use crate::facts::quantity::{self, Amount, State, plain};
use crate::facts::registry::Registry;
use crate::facts::tree::Node;
use crate::facts::unit::Unit;
use crate::source::Place;

/// One line of 测算.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// 项目.
    pub name: String,
    /// In yuan.
    pub yuan: Decimal,
    /// 400元/人/月×100人×12个月.
    pub formula: String,
    /// 每人每月400元、100人、12个月; 全市运营经费的2%.
    pub basis: String,
    /// Everything that went into it.
    pub places: Vec<Place>,
}

/// One line of 分担, in yuan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// 地区.
    pub areas: Vec<String>,
    /// 个数.
    pub count: Decimal,
    /// Unit of the count.
    pub unit: String,
    /// As written, 5:5.
    pub proportion: String,
    /// What each comes to.
    pub each: Decimal,
    /// The upper level's part of each.
    pub upper: Decimal,
    /// Where it is written, and what it was worked out from.
    pub places: Vec<Place>,
}

impl Split {
    /// The lower level's part of each.
    pub fn lower(&self) -> Decimal {
        self.each - self.upper
    }
}

/// Everything that 经费 gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cost {
    /// 测算.
    pub items: Vec<Item>,
    /// 分担.
    pub splits: Vec<Split>,
    /// What cannot be worked out yet, because a number is 待定.
    pub missing: Vec<Absence>,
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

/// An amount of money as documents print it: 48万元.
pub fn words(yuan: Decimal) -> String {
    money::words(yuan)
}

/// Works out the section 经费 of a unit.
pub fn of(unit: &Unit, registry: &Registry, figures: &[Figure], found: &mut Vec<Diagnostic>) -> Cost {
    let Some(section) = unit.facts.get("经费") else { return Cost::default() };
    let mut cost = Cost::default();
    let before = found.len();
    let mut worker = Worker { registry, figures, found };
    for node in section.get("测算").map(Node::items).unwrap_or_default() {
        match worker.item(node, &cost) {
            Ok(item) => {
                worker.stated(node, &item);
                cost.items.push(item);
            }
            Err(Lack::Missing(place)) => {
                let name = node.get("项目").and_then(Node::scalar).unwrap_or_default();
                cost.missing.push(absence(format!("经费.{name}"), place));
            }
            Err(Lack::Refused) => {}
        }
    }
    if let Some(sharing) = section.get("分担") {
        worker.splits(sharing, &mut cost);
    }
    for finding in &mut found[before..] {
        finding.unit.clone_from(&unit.name);
    }
    cost
}

fn absence(key: String, place: Place) -> Absence {
    Absence { key, place: Some(place), remedy: "请把“待定”改成数".into(), required: true }
}

/// The text of a value that is not 待定.
fn settled(node: &Node) -> Result<&str, Lack> {
    node.scalar().filter(|text| *text != "待定").ok_or_else(|| Lack::Missing(node.place.clone()))
}

struct Worker<'a> {
    registry: &'a Registry,
    figures: &'a [Figure],
    found: &'a mut Vec<Diagnostic>,
}

impl Worker<'_> {
    fn refuse(&mut self, node: &Node, message: String, help: &str) {
        self.found.push(Diagnostic::new(Code::N318, message).at(node.place.clone()).help(help));
    }

    fn item(&mut self, node: &Node, before: &Cost) -> Result<Item, Lack> {
        let Some(name) = node.get("项目").and_then(Node::scalar).map(str::to_owned) else {
            self.refuse(
                node,
                "测算的这一行没有写“项目”".into(),
                "写成如 {项目: 运营经费, 标准: 400元/人/月, 数量: [100人, 12个月]}",
            );
            return Err(Lack::Refused);
        };
        let (mut yuan, mut formula, mut basis, mut places) = match (node.get("标准"), node.get("基数")) {
            (Some(standard), None) => {
                let text = settled(standard)?;
                let Some(yuan) = yuan(text) else {
                    self.refuse(standard, format!("“{name}”的标准“{text}”不是金额"), "写成如 400元/人/月、25万元");
                    return Err(Lack::Refused);
                };
                (yuan, text.to_owned(), per(text), vec![standard.place.clone()])
            }
            (None, Some(bases)) => {
                let (yuan, formula, places) = self.bases(&name, bases, before)?;
                (yuan, formula.clone(), formula, places)
            }
            _ => {
                self.refuse(node, format!("“{name}”要写“标准”或“基数”，只写一样"), "标准是单价，基数是前面算过的项目");
                return Err(Lack::Refused);
            }
        };
        for factor in node.get("数量").map(Node::items).unwrap_or_default() {
            let (value, words, place) = self.factor(&name, factor)?;
            yuan = self.product(&name, factor, yuan, value)?;
            formula = format!("{formula}×{words}");
            let link = if node.get("基数").is_some() { "乘以" } else { "、" };
            basis = format!("{basis}{link}{words}");
            places.push(place);
        }
        if let Some(share) = node.get("比例") {
            let text = settled(share)?;
            let percent = quantity::quantity(text).ok().filter(|quantity| quantity.unit == "%");
            let Some(percent) = percent else {
                self.refuse(share, format!("“{name}”的比例“{text}”不是百分数"), "写成如 2%");
                return Err(Lack::Refused);
            };
            yuan = self.product(&name, share, yuan, percent.low)? / Decimal::ONE_HUNDRED;
            formula = format!("{formula}×{text}");
            basis = format!("{basis}的{text}");
            places.push(share.place.clone());
        }
        Ok(Item { name, yuan, formula, basis, places })
    }

    /// A product that is no amount of money any more is a mistake.
    fn product(&mut self, name: &str, node: &Node, one: Decimal, other: Decimal) -> Result<Decimal, Lack> {
        let product = one.checked_mul(other).filter(|product| product.abs() < Decimal::from(MOST));
        product.ok_or_else(|| {
            self.refuse(node, format!("“{name}”算出来太大"), "请核对标准、数量和单位");
            Lack::Refused
        })
    }

    fn bases(&mut self, name: &str, list: &Node, before: &Cost) -> Result<(Decimal, String, Vec<Place>), Lack> {
        let (mut yuan, mut names, mut places) = (Decimal::ZERO, Vec::new(), Vec::new());
        for node in list.items() {
            let base = settled(node)?;
            let Some(item) = before.items.iter().find(|item| item.name == base) else {
                if before.missing.iter().any(|missing| missing.key == format!("经费.{base}")) {
                    return Err(Lack::Missing(node.place.clone()));
                }
                let hint = near::suggestion(base, before.items.iter().map(|item| item.name.as_str()));
                self.refuse(
                    node,
                    format!("“{name}”的基数“{base}”前面没有算过"),
                    &format!("{hint}基数写排在前面的项目"),
                );
                return Err(Lack::Refused);
            };
            yuan += item.yuan;
            names.push(base);
            places.extend(item.places.iter().cloned());
        }
        let formula = names.join("＋");
        let formula = if names.len() > 1 { format!("（{formula}）") } else { formula };
        Ok((yuan, formula, places))
    }

    /// A number, or the target of an indicator.
    fn factor(&mut self, name: &str, node: &Node) -> Result<(Decimal, String, Place), Lack> {
        let text = settled(node)?;
        if let Some(index) = self.registry.find(text) {
            let known = self.figures[index].target.known().or_else(|| self.figures[index].last.known());
            let known = known.ok_or_else(|| Lack::Missing(node.place.clone()))?;
            let unit = &self.registry.indicators[index].unit;
            return Ok((known.value, known.text(unit), node.place.clone()));
        }
        match quantity::quantity(text) {
            Ok(quantity) if quantity.high.is_none() => Ok((quantity.low, text.to_owned(), node.place.clone())),
            _ => {
                let hint = near::suggestion(text, self.registry.keys());
                self.refuse(node, format!("“{name}”的数量“{text}”不是数，也不是指标"), &format!("{hint}写成如 100人"));
                Err(Lack::Refused)
            }
        }
    }

    /// 合计 beside a line is held against what comes out.
    fn stated(&mut self, node: &Node, item: &Item) {
        let Some(stated) = node.get("合计") else { return };
        let written = stated.scalar().unwrap_or_default();
        if yuan(written) != Some(item.yuan) {
            let right = words(item.yuan);
            let message = format!("“{}”写的合计是{written}，{}应当是{right}", item.name, item.formula);
            self.refuse(stated, message, "请核对标准和数量；合计也可以不写，由程序算");
        }
    }

    fn splits(&mut self, sharing: &Node, cost: &mut Cost) {
        let Some(each) = sharing.get("每个") else {
            self.refuse(sharing, "分担没有写“每个”".into(), "写“测算”里的一个项目，如 每个: 基本运营经费");
            return;
        };
        let name = each.scalar().unwrap_or_default();
        if cost.missing.iter().any(|missing| missing.key == format!("经费.{name}")) {
            return;
        }
        let Some(item) = cost.items.iter().find(|item| item.name == name).cloned() else {
            let hint = near::suggestion(name, cost.items.iter().map(|item| item.name.as_str()));
            self.refuse(each, format!("分担的“{name}”没有测算过"), &format!("{hint}写“测算”里的一个项目"));
            return;
        };
        let mut seen: Vec<(String, Place)> = Vec::new();
        for (index, node) in sharing.get("项").map(Node::items).unwrap_or_default().iter().enumerate() {
            self.twice(node, &mut seen);
            match self.split(node, &item) {
                Ok(split) => cost.splits.push(split),
                Err(Lack::Missing(place)) => {
                    cost.missing.push(absence(format!("经费.分担第{}项", index + 1), place));
                }
                Err(Lack::Refused) => {}
            }
        }
    }

    /// An area that stands in two lines would pay twice.
    fn twice(&mut self, node: &Node, seen: &mut Vec<(String, Place)>) {
        for area in node.get("地区").map(Node::items).unwrap_or_default() {
            let text = area.scalar().unwrap_or_default().to_owned();
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == text) {
                let finding = Diagnostic::new(Code::N318, format!("“{text}”在分担里写了两次"));
                self.found.push(finding.at(area.place.clone()).also(first.clone(), "另一处在这里"));
            }
            seen.push((text, area.place.clone()));
        }
    }

    fn split(&mut self, node: &Node, item: &Item) -> Result<Split, Lack> {
        let areas = node.get("地区").map(Node::items).unwrap_or_default();
        let asked = |key: &str| node.get(key).ok_or_else(|| Lack::Missing(node.place.clone()));
        let (count_node, share) = (asked("个数")?, asked("比例")?);
        let (count, proportion) = (settled(count_node)?, settled(share)?);
        // What is no number or no proportion was refused when the file was checked.
        let (Ok(count), Ok(State::Known(Amount::Share { left, .. }))) =
            (quantity::quantity(count), quantity::parse(proportion))
        else {
            return Err(Lack::Refused);
        };
        if count.low < Decimal::from(areas.len()) {
            let message = format!("列了{}个地区，个数只有{}", areas.len(), count.written);
            self.refuse(count_node, message, "个数是这几个地区加在一起的");
            return Err(Lack::Refused);
        }
        self.product(&item.name, count_node, item.yuan, count.low)?;
        Ok(Split {
            areas: areas.iter().filter_map(Node::scalar).map(str::to_owned).collect(),
            count: count.low,
            unit: count.unit,
            proportion: proportion.to_owned(),
            each: item.yuan,
            upper: item.yuan * left / Decimal::TEN,
            places: [node.place.clone()].into_iter().chain(item.places.iter().cloned()).collect(),
        })
    }
}

/// 400元/人/月 as officials say it: 每人每月400元.
fn per(text: &str) -> String {
    let mut parts = text.split('/');
    let amount = parts.next().unwrap_or_default();
    let periods: Vec<String> = parts.map(|period| format!("每{period}")).collect();
    format!("{}{amount}", periods.concat())
}

/// 400元/人/月 and 25万元 in yuan.
fn yuan(text: &str) -> Option<Decimal> {
    let quantity = quantity::quantity(text).ok().filter(|quantity| quantity.high.is_none())?;
    match quantity.unit.as_str() {
        "元" => Some(quantity.low),
        "万元" => Some(quantity.low * Decimal::from(10_000)),
        "亿元" => Some(quantity.low * Decimal::from(100_000_000)),
        _ => None,
    }
}

/// A sum in 万元 with one decimal for tables: 264.0.
pub fn in_ten_thousands(yuan: Decimal) -> String {
    let value = yuan / Decimal::from(10_000);
    let places = value.normalize().scale().clamp(1, 4);
    let mut rounded = super::wording::ratio::round(value, places);
    rounded.rescale(places);
    rounded.to_string()
}

/// A count with its unit: 13个.
pub fn counted(count: Decimal, unit: &str) -> String {
    format!("{}{unit}", plain(count))
}
