//! What templates handle: facts, indicators, measures and phrases as objects that know their origin.

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};

use super::function::{FUNCTIONS, SCOPE};
use super::mark;
use super::session::{Problem, Session};
use super::world::{View, World};
use crate::derive::figure::{Absence, Measure};
use crate::derive::sentence::{self, Piece, Said};
use crate::derive::wording::plan_year;
use crate::diagnostic::near;
use crate::facts::quantity::{self, State};
use crate::facts::schema::Type;
use crate::facts::tree::{Node, Value as Yaml};

/// What every object carries.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The rendering.
    pub session: Arc<Session>,
    /// What can be seen.
    pub world: Arc<World>,
    /// Whose facts.
    pub view: Arc<View>,
}

impl Scope {
    /// The same rendering, another unit.
    #[must_use]
    pub fn of(&self, view: &Arc<View>) -> Self {
        Self { session: Arc::clone(&self.session), world: Arc::clone(&self.world), view: Arc::clone(view) }
    }

    /// Words or a problem as a value.
    pub fn said(&self, said: Said, key: &str) -> Value {
        match said {
            Said::Words(pieces) => self.words(pieces),
            Said::Missing(absence) => self.gap(Problem::Missing(absence)),
            Said::NotApplicable => self.gap(Problem::NotApplicable { key: key.to_owned() }),
            Said::Nothing => self.gap(Problem::Nothing { key: key.to_owned() }),
        }
    }

    /// Words with their traces.
    pub fn words(&self, pieces: Vec<Piece>) -> Value {
        Value::from_object(Words { session: Arc::clone(&self.session), pieces })
    }

    /// A value that is not there: it prints a visible gap and records the problem when it is printed.
    pub fn gap(&self, problem: Problem) -> Value {
        Value::from_object(Gap { session: Arc::clone(&self.session), problem })
    }

    /// A name that nobody knows: recorded at once, because even asking about it is a mistake.
    pub fn unknown<'a>(&self, path: String, name: &str, known: impl Iterator<Item = &'a str>) -> Value {
        let known: Vec<&str> = known.collect();
        let mut help = near::suggestion(name, known.iter().copied());
        if help.is_empty() && known.len() <= 30 {
            help = format!("这里可以用：{}", known.join("、"));
        }
        let problem = Problem::Unknown { path, help };
        self.session.meet(problem.clone());
        self.gap(problem)
    }
}

/// The top of a template's context.
#[derive(Debug)]
pub struct Root {
    /// Scope of the document's unit.
    pub scope: Scope,
}

const NAMES: [&str; 9] = ["年度", "上年度", "下年度", "规划期", "规划名", "指标", "提法", "街道", "社区"];

impl Object for Root {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let (name, scope) = (key.as_str()?, &self.scope);
        let world = &scope.world;
        let plan_year = world.year.to_string();
        let year = |text: String| {
            let how = if name != "年度" {
                format!("由年度{plan_year}得出")
            } else if world.year_place.text() != plan_year {
                "由 --year 指定".to_owned()
            } else {
                String::new()
            };
            let origin = scope.session.worked_out(name, &world.year_place, &how);
            Value::from_object(Stamp { text, origin })
        };
        let value = match name {
            "年度" => year(world.year.to_string()),
            "上年度" => year((world.year - 1).to_string()),
            "下年度" => year((world.year + 1).to_string()),
            "规划期" => year(plan_year::words(world.year)),
            "规划名" => year(plan_year::name(world.year)),
            "指标" => Value::from_object(Indicators { scope: scope.clone() }),
            "提法" => Value::from_object(PhraseBook { scope: scope.clone() }),
            "街道" => section(&scope.of(&world.street), "单位"),
            "社区" => {
                let units: Vec<Value> =
                    world.communities.iter().map(|view| Value::from_object(Member { scope: scope.of(view) })).collect();
                Value::from(units)
            }
            SCOPE => Value::from_object(Self { scope: scope.clone() }),
            name if FUNCTIONS.contains(&name) => return None,
            name => match world.schema.section(name) {
                Some(kind) => typed_section(scope, name, Some(Arc::clone(kind))),
                None => {
                    let known = NAMES.into_iter().chain(world.schema.names()).chain(FUNCTIONS);
                    scope.unknown(name.to_owned(), name, known)
                }
            },
        };
        Some(value)
    }
}

/// A section of a unit's facts.
pub fn section(scope: &Scope, name: &str) -> Value {
    let kind = scope.world.schema.section(name).map(Arc::clone);
    typed_section(scope, name, kind)
}

fn typed_section(scope: &Scope, name: &str, kind: Option<Arc<Type>>) -> Value {
    let entry = scope.view.unit.facts.entries().iter().position(|(key, _)| key.name == name);
    let trail = entry.map(|entry| vec![entry]);
    Value::from_object(Fact { scope: scope.clone(), path: name.to_owned(), trail, kind })
}

/// A community in the list 社区: its 单位 fields and its sections under one dot.
#[derive(Debug)]
pub struct Member {
    scope: Scope,
}

impl Object for Member {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        if name == "指标" {
            return Some(Value::from_object(Indicators { scope: self.scope.clone() }));
        }
        if let Some(kind) = self.scope.world.schema.section(name) {
            return Some(typed_section(&self.scope, name, Some(Arc::clone(kind))));
        }
        section(&self.scope, "单位").get_attr(name).ok()
    }
}

/// The year and what follows from it.
#[derive(Debug)]
struct Stamp {
    text: String,
    origin: usize,
}

impl Object for Stamp {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        mark::write(f, &self.text, Some(self.origin))
    }
}

/// A fact that is no indicator: a text, a quantity, a list or a record, or the gap where it should be.
#[derive(Debug)]
pub struct Fact {
    scope: Scope,
    path: String,
    /// Indexes from the unit's facts down to the value; none where nothing is written.
    trail: Option<Vec<usize>>,
    kind: Option<Arc<Type>>,
}

impl Fact {
    /// The value; none where nothing is written.
    pub fn node(&self) -> Option<&Node> {
        let mut node: &Node = &self.scope.view.unit.facts;
        for &index in self.trail.as_ref()? {
            node = match &node.value {
                Yaml::Map(entries) => &entries.get(index)?.1,
                Yaml::List(items) => items.get(index)?,
                Yaml::Scalar(_) => return None,
            };
        }
        Some(node)
    }

    /// A value one step further down.
    fn below(&self, path: String, index: Option<usize>, kind: Option<Arc<Type>>) -> Value {
        let step = |(trail, index): (&Vec<usize>, usize)| {
            let mut longer = Vec::with_capacity(trail.len() + 1);
            longer.extend_from_slice(trail);
            longer.push(index);
            longer
        };
        let trail = self.trail.as_ref().zip(index).map(step);
        Value::from_object(Self { scope: self.scope.clone(), path, trail, kind })
    }

    fn child(&self, name: &str) -> Value {
        let path = [&self.path, ".", name].concat();
        let kind = match self.kind.as_deref() {
            Some(Type::Record(fields)) => match fields.iter().find(|(field, _)| field == name) {
                Some((_, kind)) => Arc::clone(kind),
                None => return self.scope.unknown(path, name, fields.iter().map(|(field, _)| field.as_str())),
            },
            Some(Type::Table(value)) => Arc::clone(value),
            _ => return self.scope.unknown(path, name, std::iter::empty()),
        };
        let entries = self.node().map(Node::entries).unwrap_or_default();
        self.below(path, entries.iter().position(|(key, _)| key.name == name), Some(kind))
    }

    /// Items of a list as values.
    pub fn items(&self) -> Vec<Value> {
        let kind = match self.kind.as_deref() {
            Some(Type::List(item)) => Some(Arc::clone(item)),
            _ => None,
        };
        let count = self.node().map(|node| node.items().len()).unwrap_or_default();
        let item = |index| self.below(format!("{}第{}项", self.path, index + 1), Some(index), kind.clone());
        (0..count).map(item).collect()
    }

    /// The scalar, when it has a value.
    pub fn text(&self) -> Option<&str> {
        let text = self.node()?.scalar()?;
        (!matches!(text, "待定" | "不适用" | "")).then_some(text)
    }

    /// 有: written and neither 待定 nor 不适用 nor an empty list.
    pub fn is_present(&self) -> bool {
        match self.node().map(|node| &node.value) {
            None => false,
            Some(Yaml::Scalar(_)) => self.text().is_some(),
            Some(Yaml::List(items)) => !items.is_empty(),
            Some(Yaml::Map(entries)) => !entries.is_empty(),
        }
    }

    /// 不适用.
    pub fn is_not_applicable(&self) -> bool {
        self.node().and_then(Node::scalar) == Some("不适用")
    }

    /// 零.
    pub fn is_zero(&self) -> bool {
        let parsed = self.text().map(quantity::parse);
        matches!(parsed, Some(Ok(State::Known(quantity::Amount::Quantity(quantity)))) if quantity.low.is_zero())
    }

    /// The printed key.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Its scope.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    fn problem(&self) -> Problem {
        if self.is_not_applicable() {
            return Problem::NotApplicable { key: self.path.clone() };
        }
        let unit = &self.scope.view.unit;
        let place = self.node().map(|node| node.place.clone());
        let top = self.path.split('.').next().unwrap_or_default();
        let parent = unit.facts.get(top).map(|node| node.place.clone());
        let file = if self.scope.world.schema.is_yearly(top) { &unit.this_file } else { &unit.last_file };
        let place = place.or(parent).or_else(|| file.clone()).or_else(|| unit.last_file.clone());
        Problem::Missing(Absence {
            key: self.path.clone(),
            place,
            remedy: format!("请补上“{}”", self.path),
            required: true,
        })
    }

    /// Each paragraph of a long text, marked.
    pub fn paragraphs(&self) -> String {
        let Some(text) = self.text() else { return self.printed() };
        let origin = self.node().map(|node| self.scope.session.fact(&self.path, &node.place));
        let mut out = String::new();
        for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            if !out.is_empty() {
                out.push_str("\n\n");
            }
            // Writing to a string cannot fail.
            let _ = mark::write(&mut out, paragraph, origin);
        }
        out
    }

    /// The value as a template prints it.
    pub fn printed(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.print(&mut out);
        out
    }

    fn print(&self, out: &mut impl fmt::Write) -> fmt::Result {
        match (self.text(), self.node()) {
            (Some(text), Some(node)) => {
                let origin = self.scope.session.fact(&self.path, &node.place);
                mark::write(out, text, Some(origin))
            }
            _ => {
                let problem = self.problem();
                let words = gap_words(&problem);
                self.scope.session.meet(problem);
                mark::write_gap(out, &words)
            }
        }
    }
}

impl Object for Fact {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        match self.kind.as_deref() {
            Some(Type::List(_)) => ObjectRepr::Seq,
            Some(Type::Record(_) | Type::Table(_)) => ObjectRepr::Map,
            _ => ObjectRepr::Plain,
        }
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        match key.as_str() {
            Some(name) => Some(self.child(name)),
            None => self.items().into_iter().nth(key.as_usize()?),
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        match self.kind.as_deref() {
            Some(Type::List(_)) => Enumerator::Values(self.items()),
            Some(Type::Record(_) | Type::Table(_)) => {
                let entries = self.node().map(Node::entries).unwrap_or_default();
                Enumerator::Values(entries.iter().map(|(key, _)| Value::from(key.name.as_str())).collect())
            }
            _ => Enumerator::NonEnumerable,
        }
    }

    fn is_true(self: &Arc<Self>) -> bool {
        self.is_present()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.print(f)
    }
}

/// `指标`: indicators by key.
#[derive(Debug)]
pub struct Indicators {
    scope: Scope,
}

impl Object for Indicators {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        Some(indicator(&self.scope, name))
    }
}

/// One indicator by key.
pub fn indicator(scope: &Scope, name: &str) -> Value {
    match scope.world.registry.find(name) {
        Some(index) => Value::from_object(IndicatorValue { scope: scope.clone(), index }),
        None => scope.unknown(format!("指标.{name}"), name, scope.world.registry.keys()),
    }
}

/// One indicator of one unit.
#[derive(Debug)]
pub struct IndicatorValue {
    /// Scope.
    pub scope: Scope,
    /// Index in the registry.
    pub index: usize,
}

const FIELDS: [&str; 13] =
    ["上年", "目标", "上年目标", "前年", "名称", "单位", "属性", "责任部门", "条线", "分子", "分母", "截止", "未报"];

impl Object for IndicatorValue {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        let scope = &self.scope;
        let indicator = &scope.world.registry.indicators[self.index];
        let figure = &scope.view.figures[self.index];
        let measure = |measure: &Measure, unit: &str| {
            Value::from_object(MeasureValue {
                scope: scope.clone(),
                key: format!("指标.{}.{name}", indicator.key),
                measure: measure.clone(),
                unit: unit.to_owned(),
            })
        };
        let part = |second: bool| {
            let (parts, names) = (figure.parts.as_ref(), indicator.ratio);
            match (parts, names) {
                (Some((numerator, denominator)), Some((first, other))) => {
                    let (value, index) = if second { (denominator, other) } else { (numerator, first) };
                    measure(value, &scope.world.registry.indicators[index].unit)
                }
                _ => scope.gap(Problem::Nothing { key: format!("指标.{}.{name}", indicator.key) }),
            }
        };
        let words = |text: &str| scope.words(vec![sentence::plain(text)]);
        Some(match name {
            "上年" => measure(&figure.last, &indicator.unit),
            "前年" => measure(&figure.prior, &indicator.unit),
            "目标" => measure(&figure.target, &indicator.unit),
            "上年目标" => measure(&figure.last_target, &indicator.unit),
            "分子" => part(false),
            "分母" => part(true),
            "名称" => words(&indicator.label),
            "单位" => words(&indicator.unit),
            "属性" => words(indicator.binding.label()),
            "责任部门" => words(&indicator.office),
            "条线" => words(&indicator.family),
            "截止" => match &figure.cutoff {
                Some(cutoff) => words(&cutoff.until),
                None => scope.gap(Problem::Nothing { key: format!("指标.{}.截止", indicator.key) }),
            },
            "未报" => Value::from(figure.absent.iter().map(|name| words(name)).collect::<Vec<_>>()),
            other => scope.unknown(format!("指标.{}.{other}", indicator.key), other, FIELDS.into_iter()),
        })
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = &self.scope.world.registry.indicators[self.index].key;
        let help =
            format!("它是一个指标，不能直接印，请写 {{{{ 指标.{key}.上年 }}}}、{{{{ 指标.{key} | 完成句 }}}} 等");
        self.scope.session.meet(Problem::Unknown { path: format!("指标.{key}"), help });
        mark::write_gap(f, &format!("【待补：{key}】"))
    }
}

/// One number of an indicator.
#[derive(Debug)]
pub struct MeasureValue {
    scope: Scope,
    key: String,
    /// The number.
    pub measure: Measure,
    unit: String,
}

impl MeasureValue {
    /// The number without its unit, or the gap.
    pub fn number(&self) -> Value {
        match &self.measure {
            Measure::Known(known) => self.scope.words(vec![sentence::traced(known.number(), &known.trace)]),
            _ => self.scope.gap(self.problem()),
        }
    }

    fn problem(&self) -> Problem {
        match &self.measure {
            Measure::Missing(absence) => Problem::Missing(absence.clone()),
            Measure::NotApplicable => Problem::NotApplicable { key: self.key.clone() },
            _ => Problem::Nothing { key: self.key.clone() },
        }
    }
}

impl Object for MeasureValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        self.measure.known().is_some()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.measure {
            Measure::Known(known) => {
                mark::write(f, &known.text(&self.unit), Some(self.scope.session.trace(&known.trace)))
            }
            _ => {
                let problem = self.problem();
                let words = gap_words(&problem);
                self.scope.session.meet(problem);
                mark::write_gap(f, &words)
            }
        }
    }
}

/// Words with their traces.
#[derive(Debug)]
pub struct Words {
    session: Arc<Session>,
    /// The words.
    pub pieces: Vec<Piece>,
}

impl Words {
    /// The words without marks.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// The same trace behind other words.
    pub fn reworded(&self, text: String) -> Value {
        let trace = self.pieces.iter().find_map(|piece| piece.trace.clone());
        Value::from_object(Self {
            session: Arc::clone(&self.session),
            pieces: vec![Piece { text, trace, once: false }],
        })
    }
}

impl Object for Words {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in &self.pieces {
            if piece.once {
                if self.session.reserves(&piece.text) {
                    mark::write(f, &format!("（{}，下同）", piece.text), None)?;
                }
                continue;
            }
            let origin = piece.trace.as_ref().map(|trace| self.session.trace(trace));
            mark::write(f, &piece.text, origin)?;
        }
        Ok(())
    }
}

/// A value that is not there.
#[derive(Debug)]
pub struct Gap {
    session: Arc<Session>,
    /// Why.
    pub problem: Problem,
}

impl Object for Gap {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    fn get_value(self: &Arc<Self>, _key: &Value) -> Option<Value> {
        // What hangs below an unknown name is the same mistake, not another.
        Some(Value::from_object(Self { session: Arc::clone(&self.session), problem: self.problem.clone() }))
    }

    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.session.meet(self.problem.clone());
        mark::write_gap(f, &gap_words(&self.problem))
    }
}

/// 【待补：…】 for a draft.
fn gap_words(problem: &Problem) -> String {
    let what = match problem {
        Problem::Unknown { path, .. } => path,
        Problem::Missing(absence) => &absence.key,
        Problem::NotApplicable { key } | Problem::Nothing { key } => key,
        Problem::Stale { name, .. } => name,
    };
    format!("【待补：{what}】")
}

/// `提法`: dated phrases by name.
#[derive(Debug)]
struct PhraseBook {
    scope: Scope,
}

impl Object for PhraseBook {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        let (phrases, year) = (&self.scope.world.phrases, self.scope.world.year);
        Some(match (phrases.in_year(name, year), phrases.any(name)) {
            (Some(phrase), _) => {
                let origin = self.scope.session.fact(&format!("提法.{name}（{}）", phrase.source), &phrase.place);
                Value::from_object(Stamp { text: phrase.text.clone(), origin })
            }
            (None, Some(other)) => {
                let problem = Problem::Stale { name: name.to_owned(), place: Some(other.place.clone()) };
                self.scope.gap(problem)
            }
            (None, None) => self.scope.unknown(format!("提法.{name}"), name, phrases.names().into_iter()),
        })
    }
}
