//! 分担: how what one place costs is shared by two levels.

use rust_decimal::Decimal;

use super::item::scale;
use super::{Cost, Item, Lack, Line, Worker, absence, settled};
use crate::derive::figure::Absence;
use crate::diagnostic::{Code, Diagnostic, near};
use crate::facts::quantity::{self, Amount, Quantity, State};
use crate::facts::tree::Node;
use crate::source::Place;

/// One line of 分担, in yuan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// 地区.
    pub areas: Vec<String>,
    /// 个数.
    pub count: Decimal,
    /// Unit of the count, the same in every line.
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
    /// What all of them come to.
    pub fn total(&self) -> Decimal {
        self.each * self.count
    }

    /// The upper level's part of that.
    pub fn upper_total(&self) -> Decimal {
        self.upper * self.count
    }
}

impl Worker<'_> {
    /// The lines of 分担; what was refused has been said.
    pub(super) fn splits(&mut self, sharing: &Node, cost: &Cost) -> Vec<Result<Split, Absence>> {
        let (item, nodes) = match self.shared(sharing, cost) {
            Ok(shared) => shared,
            Err(Lack::Missing(place)) => return vec![Err(absence("经费.分担".into(), place))],
            Err(Lack::Refused) => return Vec::new(),
        };
        let (mut splits, mut seen) = (Vec::new(), Vec::new());
        let mut first: Option<(String, Place)> = None;
        for (index, node) in nodes.iter().enumerate() {
            self.twice(node, &mut seen);
            match self.split(node, &item) {
                Ok(split) => {
                    self.same_unit(&split, node, &mut first);
                    splits.push(Ok(split));
                }
                Err(Lack::Missing(place)) => {
                    splits.push(Err(absence(format!("经费.分担第{}项", index + 1), place)));
                }
                Err(Lack::Refused) => {}
            }
        }
        splits
    }

    /// What is shared, and the lines that share it.
    fn shared<'n>(&mut self, sharing: &'n Node, cost: &Cost) -> Result<(Item, &'n [Node]), Lack> {
        let Some(each) = sharing.get("每个") else {
            let help = "写“测算”里的一个项目，如 每个: 基本运营经费";
            return Err(self.refuse(sharing, "分担没有写“每个”".into(), help));
        };
        let nodes = sharing.get("项").map(Node::items).unwrap_or_default();
        if nodes.is_empty() {
            let help = "写成如 项: [{地区: [甲区, 乙区], 个数: 2个, 比例: \"5:5\"}]";
            return Err(self.refuse(sharing, "分担没有写“项”".into(), help));
        }
        let name = settled(each)?;
        match cost.line(name) {
            Some(Line { worth: Ok(item), .. }) => Ok((item.clone(), nodes)),
            Some(Line { worth: Err(absence), .. }) => {
                Err(Lack::Missing(absence.place.clone().unwrap_or_else(|| each.place.clone())))
            }
            None => {
                if cost.refused.iter().any(|refused| refused == name) {
                    return Err(Lack::Refused);
                }
                let help = format!("{}写“测算”里的一个项目", near::suggestion(name, cost.names()));
                Err(self.refuse(each, format!("分担的“{name}”没有测算过"), &help))
            }
        }
    }

    /// An area that stands in two lines would pay twice.
    fn twice(&mut self, node: &Node, seen: &mut Vec<(String, Place)>) {
        for area in node.get("地区").map(Node::items).unwrap_or_default() {
            let Some(text) = area.text().map(str::to_owned) else { continue };
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == text) {
                let finding = Diagnostic::new(Code::N318, format!("“{text}”在分担里写了两次"));
                let finding = finding.at(area.place.clone()).also(first.clone(), "另一处在这里");
                self.found.push(finding.help("一个地区只分担一次，请删去一处"));
            }
            seen.push((text, area.place.clone()));
        }
    }

    /// The counts are added up, so they count the same.
    fn same_unit(&mut self, split: &Split, node: &Node, first: &mut Option<(String, Place)>) {
        let place = node.get("个数").unwrap_or(node).place.clone();
        match first {
            Some((unit, before)) if *unit != split.unit => {
                let message = format!("分担的个数单位不一样：{unit}和{}", split.unit);
                let finding = Diagnostic::new(Code::N318, message).at(place).also(before.clone(), "前面写的在这里");
                self.found.push(finding.help("合计要把个数相加，请用同一个单位"));
            }
            Some(_) => {}
            None => *first = Some((split.unit.clone(), place)),
        }
    }

    fn split(&mut self, node: &Node, item: &Item) -> Result<Split, Lack> {
        let (Some(areas), Some(count_node), Some(share)) = (node.get("地区"), node.get("个数"), node.get("比例"))
        else {
            return Err(self.refuse(node, "分担的这一行要写地区、个数、比例".into(), "还没有的写“待定”"));
        };
        let areas: Vec<String> =
            areas.items().iter().map(|area| settled(area).map(str::to_owned)).collect::<Result<_, _>>()?;
        if areas.iter().any(|area| area == "不适用" || area.contains(['{', '}'])) {
            return Err(self.refuse(node, "分担的地区要写名称".into(), "不参加分担的不要写，也不能引用"));
        }
        let (written, proportion) = (settled(count_node)?, settled(share)?);
        let is_count = |count: &Quantity| {
            count.low.is_integer() && count.period.is_none() && scale(&count.unit) == Some((Decimal::ONE, false))
        };
        let Some(count) = quantity::definite(written).filter(is_count) else {
            let message = format!("个数“{written}”不是一个确定的整数");
            return Err(self.refuse(count_node, message, "写成如 5个"));
        };
        // What is no proportion was refused when the file was checked.
        let Ok(State::Known(Amount::Share { left, .. })) = quantity::parse(proportion) else {
            return Err(Lack::Refused);
        };
        if areas.is_empty() || count.low < Decimal::from(areas.len()) {
            let message = format!("列了{}个地区，个数是{written}", areas.len());
            return Err(self.refuse(count_node, message, "个数是这几个地区加在一起的，每个地区至少一个"));
        }
        self.bounded("分担", count_node, item.yuan.checked_mul(count.low))?;
        Ok(Split {
            areas,
            count: count.low,
            unit: count.unit,
            proportion: proportion.to_owned(),
            each: item.yuan,
            upper: item.yuan * left / Decimal::TEN,
            places: [node.place.clone()].into_iter().chain(item.places.iter().cloned()).collect(),
        })
    }
}
