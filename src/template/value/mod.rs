//! What templates handle: objects that know their origin. Here: the top of the context, the year, the communities, 提法.
//!
//! - [`fact`] a fact that is no indicator
//! - [`indicator`] an indicator and its numbers
//! - [`words`] words with their traces, and the gap where there are none

pub mod fact;
pub mod indicator;
pub mod words;

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

use self::fact::Fact;
use self::indicator::Indicators;
use self::words::{Gap, Words};
use super::mark;
use super::names::{FUNCTIONS, SCOPE};
use super::phrase::Phrase;
use super::session::{Problem, Session};
use super::world::{View, World};
use crate::derive::sentence::{Piece, Said};
use crate::derive::wording::plan_year;
use crate::diagnostic::near;
use crate::facts::schema::Type;
use crate::facts::tree::Node;

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
            Said::NotApplicable => self.gap(Problem::NotApplicable { key: key.to_owned(), place: None }),
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
    /// 本段: what the assembly says that this section is about.
    pub subject: Option<Value>,
}

const NAMES: [&str; 13] =
    ["本段", "年度", "上年度", "下年度", "规划期", "规划名", "普法期", "指标", "半年", "上年", "提法", "街道", "社区"];

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
            "普法期" => year(plan_year::law(world.year)),
            "指标" => Value::from_object(Indicators { scope: scope.clone(), half: false }),
            "半年" => Value::from_object(Indicators { scope: scope.clone(), half: true }),
            "上年" => Value::from_object(LastYear { scope: scope.clone() }),
            "提法" => Value::from_object(PhraseBook { scope: scope.clone() }),
            "街道" => section(&scope.of(&world.street), "单位"),
            "社区" => {
                let units: Vec<Value> =
                    world.communities.iter().map(|view| Value::from_object(Member { scope: scope.of(view) })).collect();
                Value::from(units)
            }
            SCOPE => Value::from_object(Self { scope: scope.clone(), subject: None }),
            "本段" => match &self.subject {
                Some(subject) => subject.clone(),
                None => {
                    let help = "请在文种配置里给这一段写“用”，如 - {段: …, 用: 主要任务}".to_owned();
                    let problem = Problem::Unknown { path: name.to_owned(), help };
                    scope.session.meet(problem.clone());
                    scope.gap(problem)
                }
            },
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

impl Scope {
    /// 依据(名): a cited document with its number: 《…意见》（国发〔2006〕14号）.
    pub fn cited(&self, name: &str) -> Value {
        phrase(self, name, true)
    }

    /// 提法类(类): every phrase of a kind that holds in the plan year, so that a new entry appears without a change of template.
    pub fn phrases_of(&self, kind: &str) -> Value {
        let (phrases, year) = (&self.world.phrases, self.world.year);
        if !phrases.kinds().contains(&kind) {
            return self.unknown(format!("提法类.{kind}"), kind, phrases.kinds().into_iter());
        }
        let of_kind = phrases.of_kind(kind, year).into_iter();
        Value::from(of_kind.map(|phrase| stamp(self, phrase, false)).collect::<Vec<_>>())
    }
}

/// A dated phrase by name, as it holds in the plan year.
fn phrase(scope: &Scope, name: &str, cited: bool) -> Value {
    let (phrases, year) = (&scope.world.phrases, scope.world.year);
    match (phrases.in_year(name, year), phrases.any(name)) {
        (Some(phrase), _) => stamp(scope, phrase, cited),
        (None, Some(other)) => {
            let problem = Problem::Stale { name: name.to_owned(), place: Some(other.place.clone()) };
            scope.gap(problem)
        }
        (None, None) => scope.unknown(format!("提法.{name}"), name, phrases.names().into_iter()),
    }
}

fn stamp(scope: &Scope, phrase: &Phrase, cited: bool) -> Value {
    let doubt = if phrase.unverified { "，待核" } else { "" };
    let origin = scope.session.fact(&format!("提法.{}（{}{doubt}）", phrase.name, phrase.source), &phrase.place);
    let text = match &phrase.number {
        Some(number) if cited => format!("{}（{number}）", phrase.text),
        _ => phrase.text.clone(),
    };
    Value::from_object(Stamp { text, origin })
}

/// A section of a unit's facts.
pub fn section(scope: &Scope, name: &str) -> Value {
    let kind = scope.world.schema.section(name).map(Arc::clone);
    typed_section(scope, name, kind)
}

fn typed_section(scope: &Scope, name: &str, kind: Option<Arc<Type>>) -> Value {
    section_of(scope, &scope.view.unit.facts, name.to_owned(), name, kind)
}

fn section_of(scope: &Scope, root: &Arc<Node>, path: String, name: &str, kind: Option<Arc<Type>>) -> Value {
    let entry = root.entries().iter().position(|(key, _)| key.name == name);
    let trail = entry.map(|entry| vec![entry]);
    Value::from_object(Fact { scope: scope.clone(), root: Arc::clone(root), path, trail, kind })
}

/// `上年`: last year's sections that end with their year; the others are the same as now.
#[derive(Debug)]
struct LastYear {
    scope: Scope,
}

impl Object for LastYear {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let (name, scope) = (key.as_str()?, &self.scope);
        let schema = &scope.world.schema;
        let Some(kind) = schema.section(name) else {
            return Some(scope.unknown(format!("上年.{name}"), name, schema.names()));
        };
        let unit = &scope.view.unit;
        let root = if schema.is_yearly(name) { &unit.last_facts } else { &unit.facts };
        Some(section_of(scope, root, format!("上年.{name}"), name, Some(Arc::clone(kind))))
    }
}

/// A community in the list 社区: its 单位 fields and its sections under one dot.
#[derive(Debug)]
pub struct Member {
    scope: Scope,
}

impl Object for Member {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        if name == "指标" || name == "半年" {
            return Some(Value::from_object(Indicators { scope: self.scope.clone(), half: name == "半年" }));
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

/// `提法`: dated phrases by name.
#[derive(Debug)]
struct PhraseBook {
    scope: Scope,
}

impl Object for PhraseBook {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        Some(phrase(&self.scope, key.as_str()?, false))
    }
}
