//! What one file says of one indicator: 实绩, 目标, 上年, 上半年, 上年同期, 下达, 阶梯, 连续, 截止, 原因, 备注.

use super::period::{self, Period};
use super::quantity::{self, Amount, Bound, Quantity, State};
use super::registry::{Indicator, Kind, Registry};
use super::tree::{Key, Node, Value};
use crate::diagnostic::{Code, Diagnostic, near};
use crate::source::Place;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The value in the indicator's unit.
    pub state: State<Amount>,
    /// Where it is written.
    pub place: Place,
}

/// One year's step of a 阶梯.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// The year.
    pub year: i32,
    /// The target, in the indicator's unit or, for a rate, in the unit of its 分子.
    pub quantity: Quantity,
    /// Where it is written.
    pub place: Place,
}

/// A remark with its place.
pub type Remark = Option<(String, Place)>;

/// All that a unit's files of one year say of one indicator.
#[derive(Debug, Clone, Default)]
pub struct IndicatorFact {
    /// 实绩 of the file's year.
    pub actual: Option<Entry>,
    /// 目标 of the file's year.
    pub target: Option<Entry>,
    /// 上年: 实绩 of the year before, where no folder of that year exists.
    pub previous: Option<Entry>,
    /// 下达: handed down from the level above.
    pub handed_down: Option<Entry>,
    /// 上半年 of the file's year.
    pub half: Option<Entry>,
    /// 上年同期: 上半年 of the year before, where that year's file does not say it.
    pub half_before: Option<Entry>,
    /// 阶梯: targets of several years, in the order written.
    pub ladder: Vec<Rung>,
    /// 连续: years in a row without a case, up to the file's year.
    pub streak: Option<(u32, Place)>,
    /// 截止: the value covers only a part of the year.
    pub cutoff: Option<(Period, Place)>,
    /// 口径: how the number is counted, where that needs saying.
    pub definition: Remark,
    /// 未达标原因: why the year's target was missed.
    pub excuse: Remark,
    /// 备注.
    pub note: Remark,
    /// 原因: why a target departs from its rule.
    pub reason: Remark,
    /// The key's place.
    pub place: Option<Place>,
}

impl IndicatorFact {
    /// Lays the nearer file's entries over these.
    pub fn overlay(&mut self, nearer: &Self) {
        fn take<T: Clone>(slot: &mut Option<T>, nearer: Option<&T>) {
            if let Some(nearer) = nearer {
                *slot = Some(nearer.clone());
            }
        }
        take(&mut self.actual, nearer.actual.as_ref());
        take(&mut self.target, nearer.target.as_ref());
        take(&mut self.previous, nearer.previous.as_ref());
        take(&mut self.handed_down, nearer.handed_down.as_ref());
        take(&mut self.half, nearer.half.as_ref());
        take(&mut self.half_before, nearer.half_before.as_ref());
        if !nearer.ladder.is_empty() {
            self.ladder.clone_from(&nearer.ladder);
        }
        take(&mut self.streak, nearer.streak.as_ref());
        take(&mut self.cutoff, nearer.cutoff.as_ref());
        take(&mut self.definition, nearer.definition.as_ref());
        take(&mut self.excuse, nearer.excuse.as_ref());
        take(&mut self.note, nearer.note.as_ref());
        take(&mut self.reason, nearer.reason.as_ref());
        take(&mut self.place, nearer.place.as_ref());
    }
}

/// Reads the section 指标: indicator keys, grouped by 条线 or flat.
pub fn read(section: &Node, registry: &Registry, found: &mut Vec<Diagnostic>) -> Vec<(usize, IndicatorFact)> {
    let mut facts = Vec::new();
    let families = registry.families();
    if !matches!(section.value, Value::Map(_)) {
        let message = format!("“指标”下面应当是若干“指标名: 值”，现在是{}", section.shape());
        found.push(Diagnostic::new(Code::N203, message).at(section.place.clone()));
    }
    for (key, node) in section.entries() {
        if registry.find(&key.name).is_none() && families.contains(&key.name.as_str()) {
            for (key, node) in node.entries() {
                one(key, node, registry, &mut facts, found);
            }
        } else {
            one(key, node, registry, &mut facts, found);
        }
    }
    facts
}

fn one(
    key: &Key,
    node: &Node,
    registry: &Registry,
    facts: &mut Vec<(usize, IndicatorFact)>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(index) = registry.find(&key.name) else {
        let hint = near::suggestion(&key.name, registry.keys());
        let help =
            if hint.is_empty() { "请先在 指标库.yaml 登记，或改用已登记的名称".into() } else { hint };
        found.push(Diagnostic::new(Code::N202, format!("指标库里没有“{}”", key.name)).at(key.place.clone()).help(help));
        return;
    };
    let indicator = &registry.indicators[index];
    if let Some((_, first)) = facts.iter().find(|(other, _)| *other == index) {
        let mut finding = Diagnostic::new(Code::N106, format!("指标“{}”写了两次", key.name)).at(key.place.clone());
        if let Some(place) = &first.place {
            finding = finding.also(place.clone(), "第一次在这里");
        }
        found.push(finding.help("请只留一处"));
        return;
    }
    let mut fact = match &node.value {
        Value::Scalar(_) => IndicatorFact { actual: entry(node, indicator, false, found), ..IndicatorFact::default() },
        _ => slots(node, indicator, registry, found),
    };
    fact.place = Some(key.place.clone());
    facts.push((index, fact));
}

const SLOTS: [&str; 14] = [
    "实绩",
    "目标",
    "上年",
    "上半年",
    "上年同期",
    "下达",
    "阶梯",
    "连续",
    "截止",
    "原因",
    "未达标原因",
    "备注",
    "来源",
    "口径",
];

/// 下达 is one number: a range would leave open what is owed.
fn single(entry: Option<Entry>, indicator: &Indicator, found: &mut Vec<Diagnostic>) -> Option<Entry> {
    if let Some(Entry { state: State::Known(Amount::Quantity(quantity)), place }) = &entry
        && quantity.high.is_some()
    {
        let message = format!("“{}”的下达数应当是一个数，现在是范围“{}”", indicator.key, quantity.written);
        found.push(Diagnostic::new(Code::N203, message).at(place.clone()).help("写下达的那个数，如 10户"));
        return None;
    }
    entry
}

/// 报告期 or 截止 as a part of the year; none for the whole year.
pub fn cutoff(node: &Node, found: &mut Vec<Diagnostic>) -> Option<(Period, Place)> {
    let text = node.scalar().unwrap_or_default();
    match period::parse(text) {
        Some(period) => (!period.is_whole()).then(|| (period, node.place.clone())),
        None => {
            let message = format!("“{text}”读不成数据截至的时间");
            let help = format!("写法如 {}", period::FORMS);
            found.push(Diagnostic::new(Code::N203, message).at(node.place.clone()).help(help));
            None
        }
    }
}

/// 连续: 6年.
fn streak(node: &Node, indicator: &Indicator, found: &mut Vec<Diagnostic>) -> Option<(u32, Place)> {
    let text = node.scalar().unwrap_or_default();
    let years = text.strip_suffix('年').and_then(|years| years.parse().ok());
    if years.is_none() {
        let message = format!("“{}”的“连续”应当是年数，现在是“{text}”", indicator.key);
        found.push(Diagnostic::new(Code::N203, message).at(node.place.clone()).help("写成如 6年，指到这一年为止"));
    }
    years.map(|years| (years, node.place.clone()))
}

/// 阶梯: {2025: 26个, 2026: 30%, 2027: 60%}.
fn ladder(node: &Node, indicator: &Indicator, registry: &Registry, found: &mut Vec<Diagnostic>) -> Vec<Rung> {
    let mut rungs: Vec<Rung> = Vec::new();
    if node.entries().is_empty() {
        let message = format!("“{}”的“阶梯”应当一年一个目标", indicator.key);
        found.push(Diagnostic::new(Code::N203, message).at(node.place.clone()).help("写成 {2025: 40%, 2026: 60%}"));
    }
    for (key, value) in node.entries() {
        let mut refuse = |place: &Place, message: String, help: String| {
            found.push(Diagnostic::new(Code::N203, message).at(place.clone()).help(help));
        };
        let year = key.name.trim_end_matches('年').parse::<i32>().ok().filter(|year| (1954..=2999).contains(year));
        let Some(year) = year else {
            refuse(&key.place, format!("阶梯里的“{}”不是年份", key.name), "写成 2026: 60%".into());
            continue;
        };
        let text = value.scalar().unwrap_or_default();
        if !matches!(quantity::state(text), State::Known(_)) {
            let message = format!("“{}”的{year}年阶梯写的是“{text}”", indicator.key);
            refuse(&value.place, message, "还没有定的年份先不写，定下来再添".into());
            continue;
        }
        let quantity = match quantity::quantity(text) {
            Ok(quantity) => quantity,
            Err(message) => {
                refuse(&value.place, format!("“{}”：{message}", indicator.key), String::new());
                continue;
            }
        };
        let parts = indicator.ratio.map(|(numerator, _)| registry.indicators[numerator].unit.as_str());
        if quantity.unit == indicator.unit || parts == Some(quantity.unit.as_str()) {
            rungs.push(Rung { year, quantity, place: value.place.clone() });
        } else {
            let message = format!("“{}”登记的单位是{}，阶梯里写的是“{text}”", indicator.key, indicator.unit);
            let help = match parts {
                Some(unit) => format!("可以写{}，或写分子的个数，单位{unit}", indicator.unit),
                None => "要以个数表示比率，请先在指标库登记分子、分母".to_owned(),
            };
            found.push(Diagnostic::new(Code::N204, message).at(value.place.clone()).help(help));
        }
    }
    rungs.sort_by_key(|rung| rung.year);
    rungs
}

fn slots(node: &Node, indicator: &Indicator, registry: &Registry, found: &mut Vec<Diagnostic>) -> IndicatorFact {
    let mut fact = IndicatorFact::default();
    if matches!(node.value, Value::List(_)) {
        let message = format!("“{}”应当是一个值，现在是清单", indicator.key);
        found.push(Diagnostic::new(Code::N203, message).at(node.place.clone()));
    }
    for (key, value) in node.entries() {
        let remark = || value.scalar().map(|text| (text.to_owned(), value.place.clone()));
        match key.name.as_str() {
            "实绩" => fact.actual = entry(value, indicator, false, found),
            "目标" => fact.target = entry(value, indicator, true, found),
            "上年" => fact.previous = entry(value, indicator, false, found),
            "下达" => fact.handed_down = single(entry(value, indicator, true, found), indicator, found),
            "上半年" => fact.half = entry(value, indicator, false, found),
            "上年同期" => fact.half_before = entry(value, indicator, false, found),
            "阶梯" => fact.ladder = ladder(value, indicator, registry, found),
            "连续" => fact.streak = streak(value, indicator, found),
            "截止" => fact.cutoff = cutoff(value, found),
            "备注" | "来源" => fact.note = remark(),
            "口径" => fact.definition = remark(),
            "未达标原因" => fact.excuse = remark(),
            "原因" => fact.reason = remark(),
            other => {
                let hint = near::suggestion(other, SLOTS);
                found.push(
                    Diagnostic::new(Code::N201, format!("指标“{}”下面不认识“{other}”", indicator.key))
                        .at(key.place.clone())
                        .help(format!("{hint}这里可以写：{}。", SLOTS.join("、"))),
                );
            }
        }
    }
    fact
}

/// Reads one value and checks its unit against the registry.
fn entry(node: &Node, indicator: &Indicator, is_target: bool, found: &mut Vec<Diagnostic>) -> Option<Entry> {
    let refuse =
        |code: Code, message: String, help: String| Diagnostic::new(code, message).at(node.place.clone()).help(help);
    let Some(text) = node.scalar() else {
        let message = format!("“{}”应当是一个值，现在是{}", indicator.key, node.shape());
        found.push(refuse(Code::N203, message, String::new()));
        return None;
    };
    let amount = match quantity::parse(text) {
        Ok(State::Known(amount)) => amount,
        Ok(State::Missing) => return Some(Entry { state: State::Missing, place: node.place.clone() }),
        Ok(State::NotApplicable) => return Some(Entry { state: State::NotApplicable, place: node.place.clone() }),
        Err(message) => {
            let help = format!("写成数加单位，如 12{}；范围写 4~6{}", indicator.unit, indicator.unit);
            found.push(refuse(Code::N203, format!("“{}”：{message}", indicator.key), help));
            return None;
        }
    };
    match fit(amount, indicator, is_target) {
        Ok(amount) => Some(Entry { state: State::Known(amount), place: node.place.clone() }),
        Err((code, message, help)) => {
            found.push(refuse(code, message, help));
            None
        }
    }
}

/// Brings an amount into the indicator's unit, or says why it does not fit.
fn fit(amount: Amount, indicator: &Indicator, is_target: bool) -> Result<Amount, (Code, String, String)> {
    let (key, unit) = (&indicator.key, &indicator.unit);
    match amount {
        Amount::Quantity(quantity) => {
            let quantity = convert(quantity, indicator)?;
            if matches!(indicator.kind, Kind::Stock | Kind::Flow)
                && indicator.decimals == 0
                && !quantity.low.fract().is_zero()
            {
                let message = format!("“{key}”应当是整数，现在是{}", quantity.written);
                return Err((Code::N203, message, "请核对数和单位".into()));
            }
            // 预计 stands until the year's number is there; the other words belong to targets.
            let strength = quantity.strength.filter(|strength| *strength != "预计");
            let mark = quantity.bound.map(Bound::sign).or(strength);
            if let Some(mark) = mark.filter(|_| !is_target) {
                let message = format!("“{key}”的实绩应当是一个确数，不带“{mark}”");
                return Err((
                    Code::N203,
                    message,
                    "≥、≤、力争这类写法只用于目标；不是全年的数请写 {实绩: 数, 截止: 10月底}".into(),
                ));
            }
            if quantity.high.is_some() && !is_target {
                let message = format!("“{key}”的实绩应当是一个数，现在是范围“{}”", quantity.written);
                return Err((Code::N203, message, String::new()));
            }
            Ok(Amount::Quantity(quantity))
        }
        amount @ Amount::Frequency { .. } if matches!(&amount, Amount::Frequency { unit: written, .. } if written == unit) => {
            Ok(amount)
        }
        Amount::Change { up, low, high, unit: written }
            if is_target
                && (if indicator.kind == Kind::Rate {
                    written == "个百分点"
                } else {
                    written == *unit || written == "%"
                }) =>
        {
            Ok(Amount::Change { up, low, high, unit: written })
        }
        Amount::Change { .. } if !is_target => {
            Err((Code::N203, format!("“{key}”的实绩应当是一个数，增几减几只用于目标"), format!("写成如 12{unit}")))
        }
        // 10% more than 10% is 11% to one reader and 20% to another.
        Amount::Change { unit: written, .. } if indicator.kind == Kind::Rate && written == "%" => Err((
            Code::N204,
            format!("“{key}”是比率，增减几写成“%”说不清是百分之几还是几个百分点"),
            "写成如 增2个百分点".into(),
        )),
        Amount::Frequency { unit: written, .. } | Amount::Change { unit: written, .. } => Err((
            Code::N204,
            format!("“{key}”的单位是{unit}，这里写的是“{written}”"),
            format!("请以“{unit}”为单位填写"),
        )),
        Amount::Share { .. } => Err((Code::N203, format!("“{key}”应当是一个数，不是比例"), format!("写法如 12{unit}"))),
    }
}

fn convert(mut quantity: Quantity, indicator: &Indicator) -> Result<Quantity, (Code, String, String)> {
    let (key, unit) = (&indicator.key, indicator.unit.as_str());
    if quantity.unit == unit {
        return check_rate(quantity, indicator);
    }
    if indicator.kind == Kind::Money {
        let factor = match (quantity.unit.as_str(), unit) {
            ("元", "万元") => Some(rust_decimal::Decimal::new(1, 4)),
            ("亿元", "万元") => Some(rust_decimal::Decimal::from(10_000)),
            _ => None,
        };
        if let Some(factor) = factor {
            quantity.low *= factor;
            quantity.high = quantity.high.map(|high| high * factor);
            unit.clone_into(&mut quantity.unit);
            return Ok(quantity);
        }
    }
    // A bare count takes the registered unit; a bare rate or sum of money could mean two things.
    if quantity.unit.is_empty() && matches!(indicator.kind, Kind::Stock | Kind::Flow) {
        unit.clone_into(&mut quantity.unit);
        return Ok(quantity);
    }
    let written = &quantity.written;
    if quantity.unit.is_empty() {
        let message = format!("“{key}”的“{written}”没有写单位，说不清是多少");
        return Err((Code::N204, message, format!("请写成如 {written}{unit}")));
    }
    let message = format!("“{key}”登记的单位是{unit}，这里写的是{}", quantity.unit);
    let help = format!(
        "同一指标全街道只用一个单位；请核对口径后写成以“{unit}”为单位的数，如 {}{unit}",
        quantity::plain(quantity.low)
    );
    Err((Code::N204, message, help))
}

fn check_rate(quantity: Quantity, indicator: &Indicator) -> Result<Quantity, (Code, String, String)> {
    if indicator.kind == Kind::Rate && indicator.unit == "%" && (quantity.low > rust_decimal::Decimal::ONE_HUNDRED) {
        let message = format!("“{}”填的是{}，超出0—100", indicator.key, quantity.written);
        return Err((Code::N203, message, "请核对小数点".into()));
    }
    Ok(quantity)
}
