//! 条目: a list of points as headings and paragraphs. A point with points below it is a heading of its own; one without runs into
//! its text; one without a heading is a paragraph.

use std::fmt::Write;

use minijinja::{Error, State, Value};

use super::ending::{closed, trimmed};
use super::plain::{plain_text, wrong};
use super::session::Problem;
use super::shape;
use super::value::Scope;
use super::value::fact::{Fact, is_absent};
use super::{filter, function};
use crate::derive::sentence::plain;
use crate::facts::quantity;

/// How points are set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// 小题: numbered headings.
    Headed,
    /// 条款: numbered, and the heading, if there is one, in the text.
    Clauses,
    /// 独立段: no numbers.
    Plain,
}

/// `条目(本段)`: points from the first level on. `条目(本段, "条款")`: numbered without a face of their own.
/// `条目(本段, "独立段")`: a paragraph each, without numbers. `条目(本段, 级=2)`: from the second level on.
///
/// # Errors
/// When the value is no list of points, or the style is not known.
pub fn outline(state: &State<'_, '_>, list: &Value, style: Option<&str>, depth: usize) -> Result<Value, Error> {
    let style = match style {
        None | Some("小题") => Style::Headed,
        Some("条款") => Style::Clauses,
        Some("独立段") => Style::Plain,
        Some(other) => return Err(wrong(format!("不认识“{other}”；可以写 小题、条款、独立段"))),
    };
    if is_absent(list) {
        return Ok(list.clone());
    }
    let scope = function::scope(state)?;
    let mut out = String::new();
    level(state, &scope, list, depth.max(1), style, &mut out)?;
    Ok(Value::from(out))
}

/// Most rows of an empty form: what does not fit a few pages is no attachment.
const MOST_ROWS: usize = 200;

/// `空行(登记表.行数)`: the numbers of the rows of a form that somebody will fill in by hand.
///
/// # Errors
/// When the value is no whole number of rows.
pub fn blank_rows(scope: &Scope, count: &Value) -> Result<Value, Error> {
    if is_absent(count) {
        return Ok(Value::from(vec![count.clone()]));
    }
    let text = plain_text(count).unwrap_or_default();
    let whole = quantity::definite(&text).filter(|quantity| quantity.low.is_integer());
    let rows = whole.and_then(|quantity| usize::try_from(quantity.low).ok());
    match rows.filter(|rows| (1..=MOST_ROWS).contains(rows)) {
        Some(rows) => {
            let number = |index: usize| scope.words(vec![plain(index.to_string())]);
            Ok(Value::from((1..=rows).map(number).collect::<Vec<_>>()))
        }
        None => Err(wrong(format!("“空行”要的是1到{MOST_ROWS}的行数，现在是“{text}”"))),
    }
}

fn level(
    state: &State<'_, '_>,
    scope: &Scope,
    list: &Value,
    depth: usize,
    style: Style,
    out: &mut String,
) -> Result<(), Error> {
    let points = list.try_iter().map_err(|_| wrong("“条目”的括号里应当是清单".to_owned()))?;
    for item in points {
        let Some(record) = item.downcast_object_ref::<Fact>().filter(|fact| fact.is_record()) else {
            // A plain text is a point without a heading.
            paragraph(depth, "", &closed(&trimmed(&item.to_string())), style, out);
            continue;
        };
        let (mut title, pointer) = (title(record), pointer(scope, record));
        let body = text(state, record, &pointer)?;
        let below = items(record, "项");
        let has_text = record.written("文").is_some();
        if title.is_empty() && !has_text && (!pointer.is_empty() || body.is_empty() && below.is_none()) {
            // Printing the record says that there is nothing in it, and where.
            scope
                .session
                .meet(Problem::Unknown {
                    path: record.path().to_owned(), help: "这一项要写“题”或“文”".into()
                });
            continue;
        }
        if !has_text {
            title.push_str(&pointer);
        }
        match &below {
            Some(below) => {
                heading(depth, &title, out);
                if !body.is_empty() {
                    paragraph(depth, "", &body, Style::Plain, out);
                }
                level(state, scope, below, depth + usize::from(!title.is_empty()), style, out)?;
            }
            None => paragraph(depth, &title, &body, style, out),
        }
    }
    Ok(())
}

fn heading(depth: usize, title: &str, out: &mut String) {
    if !title.is_empty() {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{} {title}\n", "#".repeat(depth));
    }
}

fn paragraph(depth: usize, title: &str, body: &str, style: Style, out: &mut String) {
    let hashes = "#".repeat(depth);
    let full = || if title.is_empty() { body.to_owned() } else { format!("{}{body}", closed(title)) };
    let _ = match style {
        Style::Plain => writeln!(out, "{}\n", full()),
        Style::Clauses => writeln!(out, "{hashes} ::\n\n{}\n", full()),
        Style::Headed if title.is_empty() => writeln!(out, "{body}\n"),
        Style::Headed if body.is_empty() => writeln!(out, "{hashes} {title}\n"),
        Style::Headed => writeln!(out, "{hashes} {}::\n\n{body}\n", closed(title)),
    };
}

/// What it says of a list: nothing where that is absent or empty.
fn items(record: &Fact, name: &str) -> Option<Value> {
    record.written(name).filter(Value::is_true)
}

/// 题; a pointer to an attachment stands behind it where there is no text.
fn title(record: &Fact) -> String {
    record.written("题").map(|title| trimmed(&title.to_string())).unwrap_or_default()
}

/// （见附件1）.
fn pointer(scope: &Scope, record: &Fact) -> String {
    let Some(written) = record.written("附件") else { return String::new() };
    let label = match plain_text(&written) {
        Some(name) => match scope.session.point(&name) {
            Some(label) => label.to_owned(),
            None => scope.gap(no_attachment(scope, &name, record)).to_string(),
        },
        None => written.to_string(),
    };
    format!("（见{label}）")
}

/// A point names an attachment that this kind of document does not have.
fn no_attachment(scope: &Scope, name: &str, record: &Fact) -> Problem {
    let known: Vec<&str> = scope.session.attachments.iter().map(|(name, _)| name.as_str()).collect();
    let help = match known.as_slice() {
        [] => "这个文种没有附件，请删去这一栏".to_owned(),
        known => format!("这个文种的附件有：{}；没有这个附件的，请删去这一栏", known.join("、")),
    };
    let place = record.node().and_then(|node| node.get("附件")).map(|node| node.place.clone());
    Problem::Reference { name: format!("附件.{name}"), help, place }
}

/// 文 with what belongs into its last paragraph: 一是, 连排, and the targets of 指标.
fn text(state: &State<'_, '_>, record: &Fact, pointer: &str) -> Result<String, Error> {
    let mut sentences = Vec::new();
    if let Some(written) = record.written("文") {
        let words = written.downcast_object_ref::<Fact>().map(Fact::paragraphs).unwrap_or_default();
        sentences.push(format!("{}{pointer}", trimmed(&words)));
    }
    for (name, prefix) in shape::SHAPES.into_iter().filter(|(name, _)| matches!(*name, "一是" | "连排")) {
        if let Some(list) = items(record, name) {
            sentences.push(shape::numbered(&list, name, prefix)?.to_string());
        }
    }
    if let Some(names) = items(record, "指标") {
        sentences.push(filter::aims(state, &names)?.to_string());
    }
    Ok(sentences.iter().filter(|sentence| !sentence.is_empty()).map(|sentence| closed(sentence)).collect())
}
