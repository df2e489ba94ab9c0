//! The indicator registry (指标库): what a number means, how it adds up, how it becomes a target and a sentence.
//!
//! - [`rule`] the target rules · [`words`] a rule in words

pub mod rule;
pub mod words;

use std::collections::HashMap;

use self::rule::TargetRule;
use super::quantity::Bound;
use super::reader::Reader;
use super::tree::Node;
use crate::diagnostic::{Code, Diagnostic, near};
use crate::source::Place;

/// 性质.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 存量: at a date.
    Stock,
    /// 流量: over a period.
    Flow,
    /// 比率: from numerator and denominator.
    Rate,
    /// 金额.
    Money,
}

/// 方向.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// 升优.
    Up,
    /// 降优.
    Down,
    /// 保持.
    Keep,
    /// 中性.
    Neutral,
}

/// 属性.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// 约束性.
    Binding,
    /// 预期性.
    Expected,
    /// 描述.
    Descriptive,
}

impl Binding {
    /// The word for tables.
    pub fn label(self) -> &'static str {
        match self {
            Self::Binding => "约束性",
            Self::Expected => "预期性",
            Self::Descriptive => "—",
        }
    }
}

/// 汇总: how communities become the street.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    /// 求和.
    Sum,
    /// 分子分母: Σ分子 ÷ Σ分母, never a mean of rates.
    Ratio,
    /// 最大.
    Max,
    /// 不汇总: the street reports its own.
    Own,
}

/// 分解: the weight by which a quota is split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Split {
    /// 均分.
    Evenly,
    /// By last year's value of an indicator.
    By(String),
}

/// Sentences of an indicator with their slots, empty where not given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentences {
    /// 目标句.
    pub target: String,
    /// 零目标句.
    pub zero_target: String,
    /// 完成句.
    pub done: String,
    /// 零句.
    pub zero: String,
    /// 无分母句.
    pub no_case: String,
    /// 余句.
    pub remainder: String,
}

/// One registered indicator.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Key in fact files and templates, unique.
    pub key: String,
    /// Code for other systems.
    pub code: String,
    /// Printed name.
    pub label: String,
    /// 条线.
    pub family: String,
    /// 单位.
    pub unit: String,
    /// 性质.
    pub kind: Kind,
    /// 方向.
    pub direction: Direction,
    /// 属性.
    pub binding: Binding,
    /// 比较; none for descriptive numbers.
    pub bound: Option<Bound>,
    /// Decimals of a computed rate.
    pub decimals: u32,
    /// 以万计: printed in 万 with so many decimals from 10,000 on, the same everywhere.
    pub in_myriads: Option<u32>,
    /// 分解: how a quota of the street is split over the communities.
    pub split: Option<Split>,
    /// 口径年: counted otherwise from this year on, so that it is not compared with the year before.
    pub redefined: Option<i32>,
    /// 汇总.
    pub aggregate: Aggregate,
    /// 分子 and 分母, as indexes into the registry.
    pub ratio: Option<(usize, usize)>,
    /// 目标规则.
    pub rule: TargetRule,
    /// 责任部门.
    pub office: String,
    /// 重点: in summaries.
    pub featured: bool,
    /// 辅助: input for a rate, not in tables.
    pub auxiliary: bool,
    /// 比进度: 否 for what is not worked off over the year, such as money that is allotted once.
    pub paced: bool,
    /// Sentences.
    pub sentences: Sentences,
    /// Where it is registered.
    pub place: Place,
}

/// All indicators in the order of the file.
#[derive(Debug, Default)]
pub struct Registry {
    /// In the order of the file.
    pub indicators: Vec<Indicator>,
    by_key: HashMap<String, usize>,
}

impl Registry {
    /// The index of a key.
    pub fn find(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// Every key.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.indicators.iter().map(|indicator| indicator.key.as_str())
    }

    /// Every 条线, in order, each once.
    pub fn families(&self) -> Vec<&str> {
        let mut families: Vec<&str> = Vec::new();
        for indicator in &self.indicators {
            if !families.contains(&indicator.family.as_str()) {
                families.push(&indicator.family);
            }
        }
        families
    }

    /// Reads 指标库.yaml.
    pub fn read(root: &Node, found: &mut Vec<Diagnostic>) -> Self {
        let mut registry = Self::default();
        let mut parts = Vec::new();
        for (family, members) in root.entries() {
            for (key, node) in members.entries() {
                if let Some(&first) = registry.by_key.get(&key.name) {
                    let first: &Indicator = &registry.indicators[first];
                    found.push(
                        Diagnostic::new(Code::N211, format!("指标“{}”登记了两次", key.name))
                            .at(key.place.clone())
                            .also(first.place.clone(), "第一次登记在这里"),
                    );
                    continue;
                }
                let (mut indicator, part) = one(&family.name, &key.name, node, found);
                indicator.place = key.place.clone();
                registry.by_key.insert(key.name.clone(), registry.indicators.len());
                registry.indicators.push(indicator);
                parts.push(part);
            }
        }
        registry.connect(&parts, found);
        registry
    }

    /// Resolves 分子, 分母 and the indicators that rules name.
    fn connect(&mut self, parts: &[(Option<String>, Option<String>)], found: &mut Vec<Diagnostic>) {
        let lookup = |name: &str, place: &Place, found: &mut Vec<Diagnostic>| {
            let index = self.by_key.get(name).copied();
            if index.is_none() {
                let hint = near::suggestion(name, self.by_key.keys().map(String::as_str));
                found.push(Diagnostic::new(Code::N211, format!("“{name}”没有登记为指标")).at(place.clone()).help(hint));
            }
            index
        };
        let mut ratios = Vec::new();
        for (indicator, (numerator, denominator)) in self.indicators.iter().zip(parts) {
            let weight = match &indicator.split {
                Some(Split::By(name)) => Some(name.as_str()),
                _ => None,
            };
            for name in indicator.rule.names().into_iter().chain(weight) {
                lookup(name, &indicator.place, found);
            }
            ratios.push(match (numerator, denominator) {
                (Some(numerator), Some(denominator)) => {
                    lookup(numerator, &indicator.place, found).zip(lookup(denominator, &indicator.place, found))
                }
                (None, None) => None,
                _ => {
                    let message = format!("指标“{}”的分子和分母应当同时登记", indicator.key);
                    found.push(Diagnostic::new(Code::N211, message).at(indicator.place.clone()));
                    None
                }
            });
        }
        for (indicator, ratio) in self.indicators.iter_mut().zip(ratios) {
            indicator.ratio = ratio;
            if indicator.aggregate == Aggregate::Ratio && ratio.is_none() {
                let message = format!("指标“{}”按分子分母汇总，却没有登记分子、分母", indicator.key);
                found.push(
                    Diagnostic::new(Code::N211, message)
                        .at(indicator.place.clone())
                        .help("请补上 分子 和 分母，或改写汇总方式"),
                );
            }
        }
    }
}

type Parts = (Option<String>, Option<String>);

fn one(family: &str, key: &str, node: &Node, found: &mut Vec<Diagnostic>) -> (Indicator, Parts) {
    let mut reader = Reader::new(node, Code::N211, found);
    let kind = reader
        .choice("性质", &[("存量", Kind::Stock), ("流量", Kind::Flow), ("比率", Kind::Rate), ("金额", Kind::Money)])
        .unwrap_or(Kind::Flow);
    let direction = reader
        .choice(
            "方向",
            &[
                ("升优", Direction::Up),
                ("降优", Direction::Down),
                ("保持", Direction::Keep),
                ("中性", Direction::Neutral),
            ],
        )
        .unwrap_or(Direction::Neutral);
    let binding = reader
        .choice("属性", &[("约束性", Binding::Binding), ("预期性", Binding::Expected), ("描述", Binding::Descriptive)])
        .unwrap_or(Binding::Descriptive);
    let bound = reader
        .choice(
            "比较",
            &[
                ("≥", Some(Bound::AtLeast)),
                ("≤", Some(Bound::AtMost)),
                ("=", Some(Bound::Exactly)),
                ("等于", Some(Bound::Exactly)),
                ("≈", Some(Bound::About)),
                ("无", None),
            ],
        )
        .flatten();
    let aggregate = reader
        .choice(
            "汇总",
            &[
                ("求和", Aggregate::Sum),
                ("分子分母", Aggregate::Ratio),
                ("最大", Aggregate::Max),
                ("不汇总", Aggregate::Own),
            ],
        )
        .unwrap_or(if kind == Kind::Rate { Aggregate::Ratio } else { Aggregate::Sum });
    let decimals = reader.text("小数").and_then(|text| text.parse().ok());
    let rule = match reader.node("目标规则") {
        Some(node) => TargetRule::read(node, reader.found),
        None => TargetRule::default(),
    };
    if kind == Kind::Rate && matches!(rule.base, rule::Base::Percent(_)) {
        let place = node.get("目标规则").map_or_else(|| node.place.clone(), |node| node.place.clone());
        reader.found.push(
            Diagnostic::new(Code::N211, format!("“{key}”是比率，增几写个百分点，不写%"))
                .at(place)
                .help("写成 {增: 1个百分点}；写 5% 会把 93% 变成 97.7%"),
        );
    }
    let sentences = Sentences {
        target: reader.text("目标句").unwrap_or_default(),
        zero_target: reader.text("零目标句").unwrap_or_default(),
        done: reader.text("完成句").unwrap_or_default(),
        zero: reader.text("零句").unwrap_or_default(),
        no_case: reader.text("无分母句").unwrap_or_default(),
        remainder: reader.text("余句").unwrap_or_default(),
    };
    for name in ["目标句", "零目标句", "完成句", "零句", "无分母句", "余句"] {
        if let Some(sentence) = node.get(name) {
            check_slots(sentence, reader.found);
        }
    }
    let parts = (reader.text("分子"), reader.text("分母"));
    let indicator = Indicator {
        key: key.to_owned(),
        code: reader.text("代码").unwrap_or_default(),
        label: reader.text("显示").unwrap_or_else(|| key.to_owned()),
        family: family.to_owned(),
        unit: reader.required("单位"),
        kind,
        direction,
        binding,
        bound,
        decimals: decimals.unwrap_or(u32::from(kind == Kind::Rate)),
        in_myriads: reader.number("以万计").and_then(|places| u32::try_from(places).ok()).filter(|places| *places <= 4),
        split: reader.text("分解").map(|word| if word == "均分" { Split::Evenly } else { Split::By(word) }),
        aggregate,
        ratio: None,
        rule,
        office: reader.text("责任部门").unwrap_or_default(),
        featured: reader.flag("重点"),
        auxiliary: reader.flag("辅助"),
        paced: reader.choice("比进度", &[("是", true), ("否", false)]).unwrap_or(true),
        sentences,
        redefined: redefined(&mut reader),
        place: node.place.clone(),
    };
    for key in ["敏感", "调查"] {
        reader.flag(key);
    }
    for key in ["口径", "备注", "别名", "停用"] {
        reader.text(key);
    }
    reader.finish();
    (indicator, parts)
}

/// 口径年.
fn redefined(reader: &mut Reader<'_>) -> Option<i32> {
    let node = reader.node("口径年")?;
    let year = node.scalar().and_then(|text| text.parse().ok()).filter(|year| (1954..=2999).contains(year));
    if year.is_none() {
        reader.refuse(node, "“口径年”应当是四位数的年份".into(), "写口径改变的那一年，如 口径年: 2026");
    }
    year
}

/// Slots that sentences may use.
const SLOTS: [&str; 12] = ["值", "上年", "实绩", "目标", "目标语", "同比", "分子", "分母", "余", "名", "连续", "占比"];

/// A slot that nobody fills would leave a hole in a printed sentence.
fn check_slots(node: &Node, found: &mut Vec<Diagnostic>) {
    let mut rest = node.scalar().unwrap_or_default();
    let mut refuse = |message: String, help: String| {
        found.push(Diagnostic::new(Code::N211, message).at(node.place.clone()).help(help));
    };
    while let Some(at) = rest.find(['{', '}']) {
        let Some((slot, after)) = rest[at..].strip_prefix('{').and_then(|inside| inside.split_once('}')) else {
            return refuse("句子里的花括号不成对".into(), "空位写成 {值}，前后各一个".into());
        };
        if !SLOTS.contains(&slot) {
            let hint = near::suggestion(slot, SLOTS);
            refuse(format!("句子里不认识空位“{{{slot}}}”"), format!("{hint}可以用：{}", SLOTS.join("、")));
        }
        rest = after;
    }
}
