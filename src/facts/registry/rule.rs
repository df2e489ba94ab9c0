//! Target rules (目标规则): how last year's number becomes this year's target.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::quantity;
use crate::facts::reader::Reader;
use crate::facts::tree::{Node, Value};

/// A rule: where the target starts, then what bounds it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TargetRule {
    /// Where it starts.
    pub base: Base,
    /// 取整: rounded up to a multiple of this.
    pub step: Option<Decimal>,
    /// 至少: the least growth over last year.
    pub least: Option<Decimal>,
    /// 封顶: never above this, unless last year already was.
    pub cap: Option<Decimal>,
    /// 不低于.
    pub floor: Option<Operand>,
}

/// Where a target starts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Base {
    /// 不设: no target, a normal answer.
    #[default]
    None,
    /// 沿用 last year's value.
    Carry,
    /// 下达: the quota handed down.
    HandedDown,
    /// 不高于上年.
    NotAbove,
    /// 固定.
    Fixed(Decimal),
    /// 增 n%.
    Percent(Decimal),
    /// 增 n, in the indicator's unit or in percentage points.
    By(Decimal),
    /// 取高.
    Highest(Vec<Operand>),
    /// 指标 × 乘.
    Multiple(String, Decimal),
    /// 分子增 n: one more estate out of the same number.
    Numerator(Decimal),
}

/// A number that a rule looks up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// 上年.
    LastYear,
    /// 下达.
    HandedDown,
    /// A fixed number.
    Value(Decimal),
    /// Another indicator's value of last year times a number.
    Multiple(String, Decimal),
}

const WORDS: &str = "沿用、不设、下达、不高于上年，或 {增: 5%, 取整: 50}、{固定: 100%}、{取高: [上年, 98%]}、{指标: 某指标, 乘: 12}、{分子增: 1}";

impl TargetRule {
    /// Reads a word or a map.
    pub fn read(node: &Node, found: &mut Vec<Diagnostic>) -> Self {
        match &node.value {
            Value::Scalar(word) => {
                let base = match word.as_str() {
                    "沿用" => Base::Carry,
                    "不设" => Base::None,
                    "下达" | "预算" => Base::HandedDown,
                    "不高于上年" => Base::NotAbove,
                    other => {
                        found.push(
                            Diagnostic::new(Code::N211, format!("不认识的目标规则“{other}”"))
                                .at(node.place.clone())
                                .help(format!("可以写：{WORDS}")),
                        );
                        Base::None
                    }
                };
                Self { base, ..Self::default() }
            }
            Value::Map(_) => Self::read_map(node, found),
            Value::List(_) => {
                found.push(
                    Diagnostic::new(Code::N211, "目标规则不能是清单").at(node.place.clone()).help(WORDS.to_owned()),
                );
                Self::default()
            }
        }
    }

    fn read_map(node: &Node, found: &mut Vec<Diagnostic>) -> Self {
        let mut reader = Reader::new(node, Code::N211, found);
        let mut bases = Vec::new();
        if reader.flag("沿用") {
            bases.push(Base::Carry);
        }
        if reader.flag("下达") {
            bases.push(Base::HandedDown);
        }
        if reader.flag("不高于上年") {
            bases.push(Base::NotAbove);
        }
        if let Some(value) = reader.number("固定") {
            bases.push(Base::Fixed(value));
        }
        let relative = reader.node("增").and_then(Node::scalar).is_some_and(|text| text.ends_with('%'));
        if let Some(value) = reader.number("增") {
            bases.push(if relative { Base::Percent(value) } else { Base::By(value) });
        }
        if let Some(value) = reader.number("分子增") {
            bases.push(Base::Numerator(value));
        }
        if let Some(list) = reader.node("取高") {
            let operands = list.items().iter().filter_map(|item| operand(item, reader.found)).collect();
            bases.push(Base::Highest(operands));
        }
        let factor = reader.number("乘");
        if let Some(name) = reader.text("指标") {
            bases.push(Base::Multiple(name, factor.unwrap_or(Decimal::ONE)));
        }
        let step = reader.number("取整").filter(|step| !step.is_zero());
        let least = reader.number("至少");
        let cap = reader.number("封顶");
        let floor = reader.node("不低于").and_then(|node| operand(node, reader.found));
        reader.finish();
        if bases.len() != 1 {
            found.push(
                Diagnostic::new(Code::N211, "目标规则应当有且只有一个起算办法")
                    .at(node.place.clone())
                    .help(format!("可以写：{WORDS}")),
            );
        }
        Self { base: bases.into_iter().next().unwrap_or_default(), step, least, cap, floor }
    }

    /// Indicators that the rule looks up.
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        if let Base::Multiple(name, _) = &self.base {
            names.push(name.as_str());
        }
        let operands = match &self.base {
            Base::Highest(operands) => operands.as_slice(),
            _ => &[],
        };
        for operand in operands.iter().chain(&self.floor) {
            if let Operand::Multiple(name, _) = operand {
                names.push(name);
            }
        }
        names
    }
}

fn operand(node: &Node, found: &mut Vec<Diagnostic>) -> Option<Operand> {
    match &node.value {
        Value::Scalar(text) if text == "上年" => Some(Operand::LastYear),
        Value::Scalar(text) if text == "下达" || text == "街道值" => Some(Operand::HandedDown),
        Value::Scalar(text) => match quantity::quantity(text) {
            Ok(quantity) => Some(Operand::Value(quantity.low)),
            Err(_) => {
                let message = format!("“{text}”应当是 上年、下达 或一个数");
                found.push(Diagnostic::new(Code::N211, message).at(node.place.clone()));
                None
            }
        },
        Value::Map(_) => {
            let mut reader = Reader::new(node, Code::N211, found);
            let name = reader.required("指标");
            let factor = reader.number("乘").unwrap_or(Decimal::ONE);
            reader.finish();
            Some(Operand::Multiple(name, factor))
        }
        Value::List(_) => None,
    }
}
