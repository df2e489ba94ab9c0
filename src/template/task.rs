//! What templates print of tasks (任务): the rows of 任务分解表 and the sentences of the body, from the same facts, so that each
//! can be held against the other.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr};
use minijinja::{Error, ErrorKind, Value};

use super::condition;
use super::ending::{closed, trimmed};
use super::reference;
use super::session::Problem;
use super::table::row;
use super::value::Scope;
use crate::derive::figure::Trace;
use crate::derive::sentence::{self, Piece, Said, plain};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::quantity::State;
use crate::facts::tree::Node;

/// Quarters in which a task has milestones (里程碑).
const QUARTERS: [&str; 4] = ["一季度", "二季度", "三季度", "四季度"];

/// What is said of tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// 计划: what will be done, and the targets.
    Plan,
    /// 上半年: what was done by the middle of the year, and how far that is.
    Half,
    /// 完成: what was done last year, and the results.
    Done,
}

impl Mode {
    fn read(word: &str) -> Result<Self, Error> {
        match word {
            "计划" => Ok(Self::Plan),
            "上半年" => Ok(Self::Half),
            "完成" => Ok(Self::Done),
            other => {
                let message = format!("不认识“{other}”；可以写 计划、上半年、完成");
                Err(Error::new(ErrorKind::InvalidOperation, message))
            }
        }
    }
}

/// Tasks of the plan year, or of last year, that apply to the unit, with their positions.
fn applicable(scope: &Scope, mode: Mode) -> Vec<(usize, Node)> {
    let unit = &scope.view.unit;
    let facts = if mode == Mode::Done { &unit.last_facts } else { &unit.facts };
    let tasks = facts.get("任务").map(Node::items).unwrap_or_default();
    let applying = tasks.iter().enumerate().filter(|(_, task)| condition::holds(scope, task));
    applying.map(|(index, task)| (index, task.clone())).collect()
}

/// 任务行: a row a task of the plan year.
pub fn rows(scope: &Scope) -> Value {
    if scope.view.unit.facts.get("任务").is_none() {
        return super::value::section(scope, "任务");
    }
    let tasks = applicable(scope, Mode::Plan);
    scope.session.list_tasks(tasks.iter().map(|(index, _)| *index));
    let rows = tasks.iter().enumerate().map(|(position, (index, task))| {
        let cell = |field: &str| written(scope, task.get(field), task, *index, field);
        let partners = task.get("配合").map(Node::items).unwrap_or_default();
        let partners = partners.iter().filter(|node| node.is_written());
        let partners: Vec<Value> = partners.map(|node| written(scope, Some(node), task, *index, "配合")).collect();
        let mut fields = vec![
            ("序号", scope.words(vec![plain((position + 1).to_string())])),
            ("题", cell("题")),
            ("内容", cell("内容")),
            ("目标", goals(scope, task)),
            ("牵头", cell("牵头")),
            ("配合", Value::from(partners)),
            ("责任岗位", cell("责任岗位")),
            ("责任人", person(scope, task, *index)),
            ("时限", cell("时限")),
        ];
        let milestones = task.get("里程碑");
        for quarter in QUARTERS {
            let node = milestones.and_then(|milestones| milestones.get(quarter));
            fields.push((quarter, written(scope, node, task, *index, &format!("里程碑.{quarter}"))));
        }
        fields.push(("里程碑", Value::from(milestones.is_some_and(|node| !node.entries().is_empty()))));
        row(fields)
    });
    Value::from(rows.collect::<Vec<_>>())
}

fn written(scope: &Scope, node: Option<&Node>, task: &Node, index: usize, field: &str) -> Value {
    match node.and_then(|node| Some((node, node.state()?))) {
        Some((node, State::Known(text))) => {
            let (scope, node, text) = (scope.clone(), node.clone(), text.to_owned());
            Value::from_object(Cell { scope, key: key(index, field), node, text })
        }
        Some((node, State::Missing)) => scope.gap(owed(node, index, field)),
        None if matches!(field, "牵头" | "时限" | "题") => scope.gap(owed(task, index, field)),
        Some((_, State::NotApplicable)) | None => Value::from(""),
    }
}

/// A field's text, whose references are resolved when it is printed: a column that a table leaves out refers to nothing.
#[derive(Debug)]
struct Cell {
    scope: Scope,
    key: String,
    node: Node,
    text: String,
}

impl Object for Cell {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origin = self.scope.session.fact(&self.key, &self.node.place);
        reference::write(&self.scope, &self.node, &self.text, Some(origin), f)
    }
}

fn key(index: usize, field: &str) -> String {
    format!("任务第{}项.{field}", index + 1)
}

/// A field that somebody owes.
fn owed(node: &Node, index: usize, field: &str) -> Problem {
    let (key, remedy) = (key(index, field), format!("请给这项任务补上“{field}”"));
    Problem::owed(key, Some(node.place.clone()), remedy)
}

/// The post's holder, looked up when it is printed: after a change of persons one line in 岗位 is edited.
fn person(scope: &Scope, task: &Node, index: usize) -> Value {
    let Some(post) = task.get("责任岗位").and_then(Node::text) else { return Value::from("") };
    let holder = scope.view.unit.facts.get("岗位").and_then(|posts| posts.get(post));
    match holder.and_then(|node| Some((node, node.text()?))) {
        None => scope.gap(Problem::owed(
            format!("岗位.{post}"),
            holder.or_else(|| task.get("责任岗位")).map(|node| node.place.clone()),
            format!("请在“岗位”下补上：{post}: 姓名"),
        )),
        Some((node, name)) => {
            let how = format!("任务第{}项的责任岗位是{post}", index + 1);
            let trace = Trace { key: format!("岗位.{post}"), places: vec![node.place.clone()], how };
            scope.words(vec![sentence::traced(name, &Arc::new(trace))])
        }
    }
}

/// Registry indexes of a task's indicators.
fn indicators(scope: &Scope, task: &Node) -> Vec<usize> {
    let names = task.get("指标").map(Node::items).unwrap_or_default();
    for node in names.iter().filter(|node| node.is_owed()) {
        let (key, remedy) = ("任务.指标".to_owned(), "请把“待定”改成指标名，或者删去".to_owned());
        scope.session.meet(Problem::owed(key, Some(node.place.clone()), remedy));
    }
    names.iter().filter_map(|node| scope.world.registry.find(node.scalar()?)).collect()
}

/// 目标句 of a task's indicators, empty when none has a target.
fn goals(scope: &Scope, task: &Node) -> Value {
    let said: Vec<Said> =
        indicators(scope, task).into_iter().map(|index| scope.world.subject(&scope.view, index).aim()).collect();
    let pieces = joined(scope, said);
    if pieces.is_empty() { Value::from("") } else { scope.words(pieces) }
}

/// Sentences joined by ；. What somebody owes is met as missing, what does not apply is left out.
fn joined(scope: &Scope, said: Vec<Said>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for said in said {
        match said {
            Said::Words(words) => {
                if !pieces.is_empty() {
                    pieces.push(plain("；"));
                }
                pieces.extend(words);
            }
            Said::Missing(absence) if absence.required => scope.session.meet(Problem::Missing(absence)),
            Said::Missing(_) | Said::NotApplicable | Said::Nothing => {}
        }
    }
    pieces
}

/// 任务句(段 or 题): what the plan says of the tasks of a section, or of one task. Targets that the document has said already are not said again.
pub fn sentence(scope: &Scope, section: &str) -> Value {
    let tasks = applicable(scope, Mode::Plan);
    let of = |task: &Node| ["段", "题"].iter().any(|key| task.get(key).and_then(Node::scalar) == Some(section));
    let tasks = tasks.iter().filter(|(_, task)| of(task));
    Value::from(tasks.map(|(index, task)| said(scope, *index, task, Mode::Plan)).collect::<String>())
}

/// 任务组(说法): the tasks by section in the order of the facts, each with `.名` and `.句`.
pub fn groups(scope: &Scope, mode: &str) -> Result<Value, Error> {
    let mode = Mode::read(mode)?;
    let mut groups: Vec<(String, String)> = Vec::new();
    for (index, task) in applicable(scope, mode) {
        let section = task.get("段").or_else(|| task.get("题")).and_then(Node::scalar).unwrap_or_default().to_owned();
        let sentences = said(scope, index, &task, mode);
        match groups.iter_mut().find(|(name, _)| *name == section) {
            Some((_, known)) => known.push_str(&sentences),
            None => groups.push((section, sentences)),
        }
    }
    let rows = groups
        .into_iter()
        .filter(|(_, sentences)| !sentences.is_empty())
        .map(|(name, sentences)| row(vec![("名", scope.words(vec![plain(name)])), ("句", Value::from(sentences))]));
    Ok(Value::from(rows.collect::<Vec<_>>()))
}

/// One task: its words, then what its indicators say, each ended by 。.
fn said(scope: &Scope, position: usize, task: &Node, mode: Mode) -> String {
    let (field, other) = match mode {
        Mode::Plan => ("计划", Some("内容")),
        Mode::Half | Mode::Done => ("完成", None),
    };
    let node = task.get(field).or_else(|| task.get(other?));
    let mut words = String::new();
    match node.and_then(|node| Some((node, node.state()?))) {
        Some((_, State::Known(_))) => {
            words.push_str(&closed(&trimmed(&written(scope, node, task, position, field).to_string())));
        }
        Some((node, State::Missing)) => scope.session.meet(owed(node, position, field)),
        Some((_, State::NotApplicable)) | None => {}
    }
    let (session, world) = (&scope.session, &scope.world);
    let numbers: Vec<Said> = indicators(scope, task)
        .into_iter()
        .filter_map(|index| {
            let said = match mode {
                Mode::Plan => world.subject(&scope.view, index).aim(),
                Mode::Done => world.subject(&scope.view, index).done(),
                Mode::Half => world.half_subject(&scope.view, index).progressed(),
            };
            let is_news = match (&said, mode) {
                (Said::Words(_), Mode::Plan) => session.tell_aim(index),
                (Said::Words(_), Mode::Half | Mode::Done) => session.tell_done(index),
                _ => true,
            };
            is_news.then_some(said)
        })
        .collect();
    let numbers = joined(scope, numbers);
    if !numbers.is_empty() {
        words.push_str(&scope.words(numbers).to_string());
        words.push('。');
    }
    if mode == Mode::Plan && !words.is_empty() {
        session.tell_task(position);
    }
    words
}

/// A row of 任务分解表 of which the body says nothing, and a target of the body that no row has. Only for documents that
/// have the table.
pub fn unmatched(scope: &Scope) -> Vec<Diagnostic> {
    let told = scope.session.told();
    let Some(rows) = told.rows else { return Vec::new() };
    let tasks = scope.view.unit.facts.get("任务").map(Node::items).unwrap_or_default();
    let mut found = Vec::new();
    let mut covered: BTreeSet<usize> = BTreeSet::new();
    for position in &rows {
        let Some(task) = tasks.get(*position) else { continue };
        let indexes = indicators(scope, task);
        covered.extend(&indexes);
        let is_said = told.tasks.contains(position) || indexes.iter().any(|index| told.aims.contains(index));
        if !is_said {
            let title = task.get("题").and_then(Node::scalar).unwrap_or_default();
            found.push(
                Diagnostic::new(Code::N413, format!("任务分解表里的“{title}”，正文没有写到"))
                    .at(task.place.clone())
                    .help("请在模板里用 {{ 任务句(\"段名\") }} 印这项任务所在的段，或给任务写明“段”"),
            );
        }
    }
    for position in told.tasks.difference(&rows) {
        let Some(task) = tasks.get(*position) else { continue };
        let title = task.get("题").and_then(Node::scalar).unwrap_or_default();
        let message = format!("正文写了“{title}”，任务分解表里没有这一行");
        found.push(Diagnostic::new(Code::N413, message).at(task.place.clone()).help("请核对任务的“条件”"));
    }
    for index in told.aims.difference(&covered) {
        let indicator = &scope.world.registry.indicators[*index];
        let message = format!("正文写了{}的目标，任务分解表里没有哪项任务列它", indicator.label);
        found.push(
            Diagnostic::new(Code::N413, message)
                .at(indicator.place.clone())
                .help(format!("请在相应任务的“指标”里加上 {}", indicator.key)),
        );
    }
    found
}
