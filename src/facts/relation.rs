//! Relations between numbers (关系库): 高龄老年人数 ≤ 老年人数, 和(小区.户数) = 户数, 180 ≤ 户数 ÷ 网格数 ≤ 600. Data that a clerk can add to.
//!
//! ```text
//! 关系 := 一边 比较 一边 [比较 一边]      比较 := ≤ | ≥ | = | < | >
//! 一边 := 项 {(+|−) 项}                 项 := 数 {(×|÷) 数}
//! 数 := 12 | 指标名[.目标|.前年|.上年目标|.下达] | 栏目.栏目 | 和(清单.栏目) | 计数(清单)
//! ```

use std::fmt;

use rust_decimal::Decimal;

use super::quantity;
use super::reader::Reader;
use super::registry::Registry;
use super::schema::{Schema, Type};
use super::tree::{Node, Value};
use super::unit::Tier;
use crate::diagnostic::{Code, Diagnostic, Level, near};
use crate::source::Place;

/// 比较.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// ≤.
    AtMost,
    /// ≥.
    AtLeast,
    /// =.
    Equal,
    /// <.
    Below,
    /// >.
    Above,
}

/// Which number of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// 实绩 of last year; of the half year where that is looked at.
    Actual,
    /// 目标 of the plan year.
    Target,
    /// 实绩 of the year before last.
    Before,
    /// 目标 of last year.
    LastTarget,
    /// 下达.
    HandedDown,
    /// 本年阶梯: this year's step as it is written, in its own unit.
    Rung,
    /// 阶梯合计: all steps of a 阶梯 added up.
    Ladder,
}

const SLOTS: [(&str, Slot); 8] = [
    ("上年", Slot::Actual),
    ("实绩", Slot::Actual),
    ("目标", Slot::Target),
    ("前年", Slot::Before),
    ("上年目标", Slot::LastTarget),
    ("下达", Slot::HandedDown),
    ("本年阶梯", Slot::Rung),
    ("阶梯合计", Slot::Ladder),
];

/// A number in a relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Atom {
    /// A fixed number.
    Number(Decimal),
    /// An indicator, by registry index.
    Indicator(usize, Slot),
    /// 和(清单.栏目): the sum of a field over a list, or of all values of a free table.
    Sum(Vec<String>),
    /// 计数(清单).
    Count(Vec<String>),
    /// A quantity elsewhere in the facts.
    Fact(Vec<String>),
}

/// Atoms multiplied and divided: the first as it is, each later one with its sign (true: divided by).
pub type Term = Vec<(bool, Atom)>;
/// Terms added and subtracted (true: subtracted).
pub type Side = Vec<(bool, Term)>;

/// One relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// As written.
    pub text: String,
    /// 说明: what is wrong when it does not hold.
    pub meaning: String,
    /// 轻重.
    pub level: Level,
    /// 级别: for which units, none for both.
    pub tier: Option<Tier>,
    /// Sides, one more than comparisons.
    pub sides: Vec<Side>,
    /// What stands between the sides.
    pub comparisons: Vec<Comparison>,
    /// Where it is registered.
    pub place: Place,
}

/// Reads 关系库.yaml: groups of relations.
pub fn read(root: &Node, registry: &Registry, schema: &Schema, found: &mut Vec<Diagnostic>) -> Vec<Relation> {
    let mut relations = Vec::new();
    for (group, list) in root.entries() {
        if !matches!(list.value, Value::List(_)) {
            let finding = Diagnostic::new(Code::N217, format!("“{}”下面应当是清单", group.name)).at(list.place.clone());
            found.push(finding.help("写成：- {关系: 高龄老年人数 ≤ 老年人数, 说明: …}"));
        }
        for node in list.items() {
            let mut reader = Reader::new(node, Code::N217, found);
            reader.text("编号");
            let text = reader.required("关系");
            let meaning = reader.required("说明");
            let levels = [("错误", Level::Error), ("提醒", Level::Warning)];
            let level = reader.choice("轻重", &levels).unwrap_or(Level::Error);
            let tiers = [("社区", Some(Tier::Community)), ("街道", Some(Tier::Street)), ("都", None)];
            let tier = reader.choice("级别", &tiers).unwrap_or(Some(Tier::Community));
            let place = reader.node("关系").map_or_else(|| node.place.clone(), |node| node.place.clone());
            reader.finish();
            match parse(&text, registry, schema) {
                Ok((sides, comparisons)) => {
                    relations.push(Relation { text, meaning, level, tier, sides, comparisons, place });
                }
                Err((message, help)) if !text.is_empty() => {
                    found.push(Diagnostic::new(Code::N217, message).at(place).help(help));
                }
                Err(_) => {}
            }
        }
    }
    relations
}

type Refusal = (String, String);

/// Reads the formula of a relation.
///
/// # Errors
/// What cannot be read and what to write.
pub fn parse(text: &str, registry: &Registry, schema: &Schema) -> Result<(Vec<Side>, Vec<Comparison>), Refusal> {
    let text = text.replace("<=", "≤").replace(">=", "≥");
    let (mut sides, mut comparisons) = (Vec::new(), Vec::new());
    let mut rest = text.as_str();
    let names = Names { registry, schema };
    loop {
        let at = rest.find(['≤', '≥', '=', '<', '>']);
        sides.push(names.side(rest[..at.unwrap_or(rest.len())].trim())?);
        let Some(at) = at else { break };
        let sign = rest[at..].chars().next().unwrap_or('=');
        comparisons.push(match sign {
            '≤' => Comparison::AtMost,
            '≥' => Comparison::AtLeast,
            '<' => Comparison::Below,
            '>' => Comparison::Above,
            _ => Comparison::Equal,
        });
        rest = &rest[at + sign.len_utf8()..];
    }
    if comparisons.is_empty() {
        let help = "写成如 高龄老年人数 ≤ 老年人数、和(小区.户数) = 户数";
        return Err((format!("“{text}”里没有 ≤、≥、="), help.into()));
    }
    Ok((sides, comparisons))
}

struct Names<'a> {
    registry: &'a Registry,
    schema: &'a Schema,
}

/// Cuts a text at signs outside brackets, and says which sign stands before each piece.
fn cut(text: &str, plain: char, turned: &[char]) -> Vec<(bool, String)> {
    let mut pieces = vec![(false, String::new())];
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 && (c == plain || turned.contains(&c)) {
            pieces.push((c != plain, String::new()));
        } else if let Some((_, piece)) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

impl Names<'_> {
    fn side(&self, text: &str) -> Result<Side, Refusal> {
        cut(text, '+', &['-', '−', '－'])
            .into_iter()
            .map(|(minus, term)| {
                let factors = cut(&term, '×', &['÷', '/']);
                let atoms: Result<Term, Refusal> =
                    factors.into_iter().map(|(over, atom)| Ok((over, self.atom(atom.trim())?))).collect();
                Ok((minus, atoms?))
            })
            .collect()
    }

    fn atom(&self, text: &str) -> Result<Atom, Refusal> {
        for (word, of) in [("和", Atom::Sum as fn(Vec<String>) -> Atom), ("计数", Atom::Count)] {
            let inside = text.strip_prefix(word).map(str::trim_start);
            let inside = inside.and_then(|rest| rest.strip_prefix(['(', '（'])?.strip_suffix([')', '）']));
            if let Some(inside) = inside {
                return Ok(of(self.path(inside.trim())?));
            }
        }
        if let Some(index) = self.registry.find(text) {
            return Ok(Atom::Indicator(index, Slot::Actual));
        }
        if let Ok(number) = quantity::quantity(text)
            && number.high.is_none()
            && matches!(number.unit.as_str(), "" | "%")
        {
            return Ok(Atom::Number(number.low));
        }
        if let Some((name, slot)) = text.split_once('.')
            && let Some(index) = self.registry.find(name)
        {
            let known = SLOTS.iter().find(|(word, _)| *word == slot);
            let words = SLOTS.map(|(word, _)| word);
            return known
                .map(|(_, slot)| Atom::Indicator(index, *slot))
                .ok_or_else(|| (format!("指标“{name}”没有“{slot}”"), format!("可以写：{}", words.join("、"))));
        }
        Ok(Atom::Fact(self.path(text)?))
    }

    /// A path of sections that the schema knows.
    fn path(&self, text: &str) -> Result<Vec<String>, Refusal> {
        let parts: Vec<String> = text.split('.').map(|part| part.trim().to_owned()).collect();
        let unknown = |name: &str, known: Vec<&str>| {
            let mut help = near::suggestion(name, known.iter().copied());
            if help.is_empty() {
                help = "关系里只能写指标库、字段库登记过的名称".into();
            }
            (format!("关系里的“{name}”不认识"), help)
        };
        let Some(mut kind) = self.schema.section(&parts[0]) else {
            let known = self.registry.keys().chain(self.schema.names()).collect();
            return Err(unknown(&parts[0], known));
        };
        for part in &parts[1..] {
            if let Type::List(item) = kind.as_ref() {
                kind = item;
            }
            kind = match kind.as_ref() {
                Type::Record(fields) => match fields.iter().find(|(name, _)| name == part) {
                    Some((_, kind)) => kind,
                    None => return Err(unknown(part, fields.iter().map(|(name, _)| name.as_str()).collect())),
                },
                Type::Table(value) => value,
                // Any slogan may be counted.
                Type::Slogans => kind,
                _ => return Err(unknown(part, Vec::new())),
            };
        }
        Ok(parts)
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AtMost => "≤",
            Self::AtLeast => "≥",
            Self::Equal => "=",
            Self::Below => "<",
            Self::Above => ">",
        })
    }
}
