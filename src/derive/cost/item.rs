//! 测算: what one line comes to.

use rust_decimal::Decimal;

use super::{Cost, Lack, Line, Worker, absence, settled};
use crate::derive::figure::Measure;
use crate::derive::wording::money::{shown, words};
use crate::diagnostic::{Code, Diagnostic, near};
use crate::facts::quantity::{self, Bound};
use crate::facts::tree::Node;
use crate::source::Place;

/// What one line of 测算 comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// In yuan.
    pub yuan: Decimal,
    /// 400元/人/月×100人×12个月.
    pub formula: String,
    /// 每人每月400元、100人、12个月; 全市运营经费的2%.
    pub basis: String,
    /// Everything that went into it.
    pub places: Vec<Place>,
}

/// What a line is multiplied by.
struct Factor {
    value: Decimal,
    words: String,
    /// A share of the whole instead of a number of things.
    is_share: bool,
    places: Vec<Place>,
}

const EXAMPLE: &str = "写成如 {项目: 运营经费, 标准: 400元/人/月, 数量: [100人, 12个月]}";
const EXACT: &str = "测算只用确定的数，不写范围、“约”“余”“不超过”；要说明的写在“说明”里";

impl Worker<'_> {
    /// One line of 测算; none when it was refused, which has been said.
    pub(super) fn line(&mut self, node: &Node, before: &Cost) -> Option<Line> {
        let Some((name, place)) = node.get("项目").and_then(|named| Some((named.text()?, &named.place))) else {
            self.refuse(node, "测算的这一行没有写“项目”".into(), EXAMPLE);
            return None;
        };
        if name.contains(['{', '}']) {
            self.refuse(node, format!("项目“{name}”里不能引用"), "请直接写名称");
            return None;
        }
        if let Some(first) = before.line(name) {
            let finding = Diagnostic::new(Code::N318, format!("测算里有两个项目都叫“{name}”")).at(place.clone());
            let finding = finding.also(first.place.clone(), "另一个在这里");
            self.found.push(finding.help("别处按名称引用，请改成不同的名称"));
            return None;
        }
        let worth = match self.item(name, node, before) {
            Ok(item) => {
                self.stated(name, node, &item);
                Ok(item)
            }
            Err(Lack::Missing(place)) => Err(absence(format!("经费.{name}"), place)),
            Err(Lack::Refused) => return None,
        };
        Some(Line { name: name.to_owned(), place: place.clone(), worth })
    }

    fn item(&mut self, name: &str, node: &Node, before: &Cost) -> Result<Item, Lack> {
        let mut item = match (node.get("标准"), node.get("基数")) {
            (Some(standard), None) => self.standard(name, standard)?,
            (None, Some(bases)) => self.bases(name, bases, before)?,
            _ => {
                let message = format!("“{name}”要写“标准”或“基数”，只写一样");
                return Err(self.refuse(node, message, "标准是单价，基数是前面算过的项目"));
            }
        };
        let link = if node.get("基数").is_some() { "乘以" } else { "、" };
        if let Some(empty) = node.get("数量").filter(|list| list.items().is_empty()) {
            return Err(self.refuse(empty, format!("“{name}”的数量是空的"), "请写上数量，没有的删去“数量”"));
        }
        for written in node.get("数量").map(Node::items).unwrap_or_default() {
            let factor = self.factor(name, written)?;
            self.times(name, written, &mut item, factor, link)?;
        }
        if let Some(share) = node.get("比例") {
            let text = settled(share)?;
            let is_part = |factor: &Factor| factor.is_share && factor.value <= Decimal::ONE;
            let Some(factor) = literal(text, share).filter(is_part) else {
                return Err(self.refuse(
                    share,
                    format!("“{name}”的比例“{text}”不是百分数，或者不在0—100%之间"),
                    &format!("写成如 2%；{EXACT}"),
                ));
            };
            self.times(name, share, &mut item, factor, link)?;
        }
        Ok(item)
    }

    /// 标准.
    fn standard(&mut self, name: &str, node: &Node) -> Result<Item, Lack> {
        let text = settled(node)?;
        match yuan(text) {
            Some(yuan) => {
                let yuan = self.bounded(name, node, Some(yuan))?;
                Ok(Item { yuan, formula: text.to_owned(), basis: per(text), places: vec![node.place.clone()] })
            }
            None => {
                let help = format!("写成如 400元/人/月、25万元；{EXACT}");
                Err(self.refuse(node, format!("“{name}”的标准“{text}”不是一个确定的金额"), &help))
            }
        }
    }

    /// 基数: the sum of lines before this one.
    fn bases(&mut self, name: &str, list: &Node, before: &Cost) -> Result<Item, Lack> {
        let (mut yuan, mut names, mut places) = (Decimal::ZERO, Vec::new(), Vec::new());
        for node in list.items() {
            let base = settled(node)?;
            if names.contains(&base) {
                return Err(self.refuse(node, format!("“{name}”的基数里“{base}”写了两次"), "请删去一个"));
            }
            let Some(line) = before.line(base) else {
                if before.refused.iter().any(|refused| refused == base) {
                    return Err(Lack::Refused);
                }
                let help = format!("{}基数写排在前面的项目", near::suggestion(base, before.names()));
                return Err(self.refuse(node, format!("“{name}”的基数“{base}”前面没有算过"), &help));
            };
            let item = line.worth.as_ref().map_err(|_| Lack::Missing(node.place.clone()))?;
            yuan = self.bounded(name, node, yuan.checked_add(item.yuan))?;
            names.push(base);
            places.extend(item.places.iter().cloned());
        }
        if names.is_empty() {
            return Err(self.refuse(
                list,
                format!("“{name}”的基数是空的"),
                "写前面算过的项目，如 基数: [基本运营经费]",
            ));
        }
        let formula = names.join("＋");
        let formula = if names.len() > 1 { format!("（{formula}）") } else { formula };
        Ok(Item { yuan, basis: formula.clone(), formula, places })
    }

    fn times(&mut self, name: &str, node: &Node, item: &mut Item, factor: Factor, link: &str) -> Result<(), Lack> {
        item.yuan = self.bounded(name, node, item.yuan.checked_mul(factor.value))?;
        item.formula = format!("{}×{}", item.formula, factor.words);
        let link = if factor.is_share { "的" } else { link };
        item.basis = format!("{}{link}{}", item.basis, factor.words);
        item.places.extend(factor.places);
        Ok(())
    }

    /// A number as written, or the target of an indicator; what has no target by nature counts as it stood last year.
    fn factor(&mut self, name: &str, node: &Node) -> Result<Factor, Lack> {
        let text = settled(node)?;
        let Some(index) = self.registry.find(text) else {
            return literal(text, node).ok_or_else(|| {
                let help = format!("{}写成如 100人；{EXACT}", near::suggestion(text, self.registry.keys()));
                self.refuse(node, format!("“{name}”的数量“{text}”不是一个确定的数，也不是指标"), &help)
            });
        };
        let (figure, indicator) = (&self.figures[index], &self.registry.indicators[index]);
        let unit = &indicator.unit;
        let is_last = figure.target == Measure::Unset;
        let (measure, bound) =
            if is_last { (&figure.last, None) } else { (&figure.target, figure.bound.or(indicator.bound)) };
        let known = match measure {
            Measure::Known(known) => known,
            Measure::Missing(absence) => {
                return Err(Lack::Missing(absence.place.clone().unwrap_or_else(|| node.place.clone())));
            }
            Measure::NotApplicable | Measure::NoCase | Measure::Unset => {
                let message = format!("“{name}”的数量“{text}”在本单位没有数");
                return Err(self.refuse(node, message, "请换一个指标，或直接写数"));
            }
        };
        let is_bounded = bound.is_some_and(|bound| bound != Bound::Exactly);
        let is_open = is_bounded || !known.is_definite() || is_last && figure.cutoff.is_some();
        let sign = bound.filter(|_| is_bounded).map(Bound::sign).unwrap_or_default();
        let words = format!("{}{sign}{}", known.strength.unwrap_or_default(), known.text(unit));
        let places = [node.place.clone()].into_iter().chain(known.trace.places.iter().cloned()).collect();
        match scale(unit).filter(|_| !is_open) {
            Some((scale, is_share)) => Ok(Factor { value: known.value / scale, words, is_share, places }),
            None => {
                let partial = if is_last && figure.cutoff.is_some() { "，不是全年的数" } else { "" };
                let message = format!("“{name}”的数量“{text}”是{words}{partial}，不能相乘");
                Err(self.refuse(node, message, &format!("{EXACT}；一低一高的，分成两个项目")))
            }
        }
    }

    /// 合计 beside a line is held against what comes out.
    fn stated(&mut self, name: &str, node: &Node, item: &Item) {
        let Some(stated) = node.get("合计") else { return };
        let Some(written) = stated.text() else { return };
        let amount = yuan(written).filter(|_| !written.contains('/'));
        // As exact as it comes out, or as it is printed.
        if amount.is_none_or(|amount| amount != item.yuan && amount != shown(item.yuan)) {
            let message = format!("“{name}”写的合计是{written}，{}应当是{}", item.formula, words(item.yuan));
            self.refuse(stated, message, "请核对标准和数量；合计也可以不写，由程序算");
        }
    }
}

/// A factor as written: 100人, 12个月, 2%.
fn literal(text: &str, node: &Node) -> Option<Factor> {
    let quantity =
        quantity::definite(text).filter(|quantity| quantity.period.is_none() && !quantity.unit.is_empty())?;
    let (scale, is_share) = scale(&quantity.unit)?;
    Some(Factor { value: quantity.low / scale, words: text.to_owned(), is_share, places: vec![node.place.clone()] })
}

/// What a number in this unit is divided by, and whether it is a share; none for what no amount can be multiplied by.
pub(super) fn scale(unit: &str) -> Option<(Decimal, bool)> {
    match unit {
        "%" => Some((Decimal::ONE_HUNDRED, true)),
        "‰" => Some((Decimal::ONE_THOUSAND, true)),
        "元" | "万元" | "亿元" | "个百分点" | "百分点" => None,
        _ => Some((Decimal::ONE, false)),
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
    let quantity = quantity::definite(text)?;
    let scale = match quantity.unit.as_str() {
        "元" => 1,
        "万元" => 10_000,
        "亿元" => 100_000_000,
        _ => return None,
    };
    quantity.low.checked_mul(Decimal::from(scale))
}
