//! Terms (术语), counted slogans (数字提法) and cited documents (制定依据): said in full where they first appear in a document, and
//! in short from there on.

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

use super::ending::bare;
use super::mark;
use super::session::{Problem, Session};
use super::value::Scope;
use crate::derive::figure::Trace;
use crate::derive::sentence::traced;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::quantity::State;
use crate::facts::schema::slogan_list;
use crate::facts::tree::{Key, Node};
use crate::source::Place;

/// The sections that hold them.
const TERMS: &str = "术语";
const SLOGANS: &str = "数字提法";
const BASES: &str = "制定依据";

/// Words that are longer the first time they are printed in a document.
#[derive(Debug)]
struct Introduced {
    session: Arc<Session>,
    key: String,
    place: Place,
    /// The first time.
    full: String,
    /// From then on.
    short: String,
}

impl Object for Introduced {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origin = self.session.fact(&self.key, &self.place);
        let words = if self.session.reserves(&self.key) { &self.full } else { &self.short };
        mark::write(f, words, Some(origin))
    }
}

fn entry<'a>(scope: &'a Scope, section: &str, name: &str) -> Result<&'a Node, Value> {
    let all = scope.view.unit.facts.get(section);
    match all.and_then(|all| all.get(name)) {
        Some(node) => Ok(node),
        None => {
            let known = all.map(Node::entries).unwrap_or_default().iter().map(|(key, _)| key.name.as_str());
            Err(scope.unknown(format!("{section}.{name}"), name, known))
        }
    }
}

/// `术语("中心")`: 社区精神康复综合服务中心（以下简称中心）, then 中心.
pub fn term(scope: &Scope, name: &str) -> Value {
    let introduced = entry(scope, TERMS, name).and_then(|node| {
        let full = settled(scope, node, &format!("{TERMS}.{name}"))?;
        Ok(introduced(scope, TERMS, name, node, format!("{full}（以下简称{name}）"), name.to_owned()))
    });
    introduced.unwrap_or_else(|gap| gap)
}

/// Terms whose short form a document uses without ever saying the full one.
pub fn undefined(scope: &Scope, texts: impl FnOnce() -> Vec<String>) -> Vec<Diagnostic> {
    let Some(terms) = scope.view.unit.facts.get(TERMS).map(Node::entries) else { return Vec::new() };
    let texts = texts();
    let is_undefined = |(key, node): &&(Key, Node)| {
        let Some(full) = node.text() else { return false };
        let uses = |text: &String| text.contains(full) || text.contains(&key.name);
        !scope.session.has_reserved(&format!("{TERMS}.{}", key.name)) && texts.iter().any(uses)
    };
    let finding = |(key, node): &(Key, Node)| {
        Diagnostic::new(Code::N418, format!("正文用了“{}”，没有按登记的术语写出全称和简称", key.name))
            .at(node.place.clone())
            .help(format!("凡用到它的地方写 {{术语.{}}}，第一次自动印全称和“以下简称”；不用了的，删去这一行", key.name))
    };
    terms.iter().filter(is_undefined).map(finding).collect()
}

/// `展开("八个不")`: “八个不”（不随地吐痰、…）, then “八个不”.
pub fn slogan(scope: &Scope, name: &str) -> Value {
    let introduced = entry(scope, SLOGANS, name).and_then(|node| {
        let texts: Vec<&str> = slogan_texts(scope, name, node)?.into_iter().map(|(text, _)| text).collect();
        let full = format!("“{name}”（{}）", texts.join("、"));
        Ok(introduced(scope, SLOGANS, name, node, full, format!("“{name}”")))
    });
    introduced.unwrap_or_else(|gap| gap)
}

/// `提法项("八个不")`: its items.
pub fn slogan_items(scope: &Scope, name: &str) -> Value {
    let item = |(index, (text, node)): (usize, (&str, &Node))| {
        let key = format!("{SLOGANS}.{name}第{}项", index + 1);
        let trace = Trace { key, places: vec![node.place.clone()], how: String::new() };
        scope.words(vec![traced(text, &Arc::new(trace))])
    };
    match entry(scope, SLOGANS, name).and_then(|node| slogan_texts(scope, name, node)) {
        Ok(texts) => Value::from(texts.into_iter().enumerate().map(item).collect::<Vec<_>>()),
        Err(gap) => gap,
    }
}

/// How many items a slogan has: 11 of 11类公益性岗位.
pub fn slogan_count(scope: &Scope, name: &str) -> Value {
    let count = entry(scope, SLOGANS, name).and_then(|node| {
        let count = slogan_texts(scope, name, node)?.len().to_string();
        let (key, how) = (format!("{SLOGANS}.{name}"), format!("清单共{count}项"));
        let trace = Trace { key, places: vec![node.place.clone()], how };
        Ok(scope.words(vec![traced(count, &Arc::new(trace))]))
    });
    count.unwrap_or_else(|gap| gap)
}

fn introduced(scope: &Scope, section: &str, name: &str, node: &Node, full: String, short: String) -> Value {
    let (session, key, place) = (Arc::clone(&scope.session), format!("{section}.{name}"), node.place.clone());
    Value::from_object(Introduced { session, key, place, full, short })
}

/// The items of a slogan with their texts, none of them 待定.
fn slogan_texts<'a>(scope: &Scope, name: &str, node: &'a Node) -> Result<Vec<(&'a str, &'a Node)>, Value> {
    let items = slogan_list(node).map(Node::items).unwrap_or_default();
    let key = format!("{SLOGANS}.{name}");
    if items.is_empty() {
        return Err(missing(scope, key, node.place.clone()));
    }
    items.iter().map(|item| settled(scope, item, &key).map(|text| (text, item))).collect()
}

/// The text of a value without a final mark, or the gap where there is none.
fn settled<'a>(scope: &Scope, node: &'a Node, key: &str) -> Result<&'a str, Value> {
    match node.state() {
        Some(State::Known(text)) => Ok(bare(text)),
        Some(State::NotApplicable) => {
            Err(scope.gap(Problem::NotApplicable { key: key.to_owned(), place: Some(node.place.clone()) }))
        }
        Some(State::Missing) | None => Err(missing(scope, key.to_owned(), node.place.clone())),
    }
}

/// `依据(名)`: a document with its number, that the unit's facts cite (制定依据) or, when they do not know it, the 提法库.
pub fn basis(scope: &Scope, name: &str) -> Value {
    match scope.view.unit.facts.get(BASES).and_then(|all| all.get(name)) {
        Some(node) => cite(scope, name, node),
        None => scope.cited(name),
    }
}

/// `依据清单()`: all of them, in order.
pub fn bases(scope: &Scope) -> Value {
    let all = scope.view.unit.facts.get(BASES).map(Node::entries).unwrap_or_default();
    Value::from(all.iter().map(|(key, node)| cite(scope, &key.name, node)).collect::<Vec<_>>())
}

fn cite(scope: &Scope, name: &str, node: &Node) -> Value {
    let key = format!("{BASES}.{name}");
    let year = scope.world.year;
    let field = |field: &str| node.get(field).map(|value| settled(scope, value, &format!("{key}.{field}")));
    // A document without a number says so.
    let number = field("文号").filter(|_| node.get("文号").is_some_and(Node::is_written));
    let (title, number) = match (field("名称"), number.transpose()) {
        (Some(Ok(title)), Ok(number)) => (title, number),
        (None, _) => return missing(scope, format!("{key}.名称"), node.place.clone()),
        (Some(Err(gap)), _) | (_, Err(gap)) => return gap,
    };
    if let Some(end) = node.get("废止") {
        if end.is_owed() {
            return missing(scope, format!("{key}.废止"), end.place.clone());
        }
        if let Some(year) = end.text().and_then(|text| text.parse::<i32>().ok()).filter(|ended| *ended <= year) {
            return scope.gap(Problem::Repealed { name: name.to_owned(), year, place: end.place.clone() });
        }
    }
    let title = if title.starts_with('《') { title.to_owned() } else { format!("《{title}》") };
    let words = match number {
        Some(number) => format!("{title}（{number}）"),
        None => title,
    };
    let trace = Trace { key, places: vec![node.place.clone()], how: String::new() };
    scope.words(vec![traced(words, &Arc::new(trace))])
}

fn missing(scope: &Scope, key: String, place: Place) -> Value {
    let remedy = format!("请补上“{key}”");
    scope.gap(Problem::owed(key, Some(place), remedy))
}
