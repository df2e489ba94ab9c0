//! A fact that is no indicator.

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};

use super::Scope;
use super::words::{Gap, gap_words};
use crate::facts::quantity::{self, State};
use crate::facts::schema::Type;
use crate::facts::tree::{Node, Value as Yaml};
use crate::template::session::Problem;
use crate::template::{condition, mark, reference};

/// A fact that is no indicator: a text, a quantity, a list or a record, or the gap where it should be.
#[derive(Debug)]
pub struct Fact {
    pub(super) scope: Scope,
    /// What the trail starts from: the unit's facts, or those of last year.
    pub(super) root: Arc<Node>,
    pub(super) path: String,
    /// Indexes from the root down to the value; none where nothing is written.
    pub(super) trail: Option<Vec<usize>>,
    pub(super) kind: Option<Arc<Type>>,
}

impl Fact {
    /// The value; none where nothing is written.
    pub fn node(&self) -> Option<&Node> {
        let mut node: &Node = &self.root;
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
        Value::from_object(Self { scope: self.scope.clone(), root: Arc::clone(&self.root), path, trail, kind })
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
        (0..count).filter(|index| self.applies(*index)).map(item).collect()
    }

    /// Whether an item of a list is there for this unit: its 条件 holds.
    fn applies(&self, index: usize) -> bool {
        let is_conditional = match self.kind() {
            Some(Type::List(item)) => match item.as_ref() {
                Type::Record(fields) => fields.iter().any(|(_, kind)| **kind == Type::Condition),
                _ => false,
            },
            _ => false,
        };
        let item = self.node().filter(|_| is_conditional).and_then(|node| node.items().get(index));
        item.is_none_or(|item| condition::holds(&self.scope, item))
    }

    /// The scalar, when it has a value.
    pub fn text(&self) -> Option<&str> {
        self.node()?.text()
    }

    /// A field as it is written, 待定 too, which printing asks for; none where it is absent, empty or 不适用.
    pub fn written(&self, name: &str) -> Option<Value> {
        let node = self.node()?.get(name)?;
        let says = match &node.value {
            Yaml::Scalar(_) => node.is_written(),
            Yaml::List(items) => !items.is_empty(),
            Yaml::Map(entries) => !entries.is_empty(),
        };
        says.then(|| self.child(name))
    }

    /// 待定.
    fn is_owed(&self) -> bool {
        self.node().is_some_and(Node::is_owed)
    }

    /// 有, as a template asks for it: 待定 is there too, because somebody owes it and no condition may hide that.
    pub fn is_there(&self) -> bool {
        self.is_present() || self.is_owed()
    }

    /// Its text to decide something by. What is owed decides nothing: it is asked for.
    pub fn deciding(&self) -> Option<&str> {
        if self.is_owed() {
            self.scope.session.meet(self.problem());
        }
        self.text()
    }

    /// Its type.
    pub fn kind(&self) -> Option<&Type> {
        self.kind.as_deref()
    }

    /// A record with fixed fields.
    pub fn is_record(&self) -> bool {
        matches!(self.kind(), Some(Type::Record(_)))
    }

    /// Has something to print: neither 待定 nor 不适用 nor an empty list.
    pub fn is_present(&self) -> bool {
        match self.node().map(|node| &node.value) {
            None => false,
            Some(Yaml::Scalar(_)) => self.text().is_some(),
            Some(Yaml::List(items)) => (0..items.len()).any(|index| self.applies(index)),
            Some(Yaml::Map(entries)) => !entries.is_empty(),
        }
    }

    /// A list that is written, and of whose items none applies: there is nothing to say, and nothing missing.
    fn is_all_left_out(&self) -> bool {
        self.node().is_some_and(|node| !node.items().is_empty()) && !self.is_present()
    }

    /// 不适用.
    pub fn is_not_applicable(&self) -> bool {
        self.node().and_then(Node::state) == Some(State::NotApplicable)
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

    /// The value, or the nearest that is written around it: there it should be.
    fn nearest(&self) -> Option<&Node> {
        let mut nearest = None;
        let mut node: &Node = &self.root;
        for step in self.path.trim_start_matches("上年.").split('.') {
            let item = step.strip_suffix('项').and_then(|step| step.rsplit_once('第'));
            let item = item.and_then(|(name, number)| Some((name, number.parse::<usize>().ok()?.checked_sub(1)?)));
            let Some(next) = node.get(item.map_or(step, |(name, _)| name)) else { break };
            node = match item {
                Some((_, index)) => next.items().get(index).unwrap_or(next),
                None => next,
            };
            nearest = Some(node);
        }
        nearest
    }

    fn problem(&self) -> Problem {
        if self.is_not_applicable() {
            let place = self.node().map(|node| node.place.clone());
            return Problem::NotApplicable { key: self.path.clone(), place };
        }
        let unit = &self.scope.view.unit;
        let top = self.path.trim_start_matches("上年.").split(['.', '第']).next().unwrap_or_default();
        let file = if self.scope.world.schema.is_yearly(top) { &unit.this_file } else { &unit.last_file };
        let place = self.nearest().map(|node| node.place.clone());
        let place = place.or_else(|| file.clone()).or_else(|| unit.last_file.clone());
        Problem::owed(self.path.clone(), place, format!("请补上“{}”", self.path))
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
            let _ = self.write(&mut out, paragraph, origin);
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

    /// A stretch of its text, with what it refers to.
    fn write(&self, out: &mut impl fmt::Write, text: &str, origin: Option<usize>) -> fmt::Result {
        match self.node().filter(|_| reference::is_in(text)) {
            Some(node) => reference::write(&self.scope, node, text, origin, out),
            None => mark::write(out, text, origin),
        }
    }

    fn print(&self, out: &mut impl fmt::Write) -> fmt::Result {
        match (self.text(), self.node()) {
            (Some(text), Some(node)) => {
                let origin = self.scope.session.fact(&self.path, &node.place);
                self.write(out, text, Some(origin))
            }
            _ if self.is_present() => {
                let help = "它是清单或若干栏目，不能直接印；请写到具体的栏目，或用 | 顿号、{% for %}".to_owned();
                let problem = Problem::Unknown { path: self.path.clone(), help };
                let words = gap_words(&problem);
                self.scope.session.meet(problem);
                mark::write_gap(out, &words)
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
        self.is_there()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.print(f)
    }
}

/// A value that is not there. A filter hands it on as it is, so that printing it says what is missing.
pub fn is_absent(value: &Value) -> bool {
    let fact = value.downcast_object_ref::<Fact>();
    value.downcast_object_ref::<Gap>().is_some()
        || fact.is_some_and(|fact| !fact.is_present() && !fact.is_all_left_out())
}
