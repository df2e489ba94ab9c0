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
use super::session::{Problem, Session};
use super::world::{View, World};
use crate::derive::sentence::{Piece, Said};
use crate::derive::wording::plan_year;
use crate::diagnostic::near;
use crate::facts::schema::Type;

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
