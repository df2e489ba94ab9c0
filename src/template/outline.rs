//! 条目: a list of points as headings and paragraphs. A point with points below it is a heading of its own; one without runs into
//! its text; one without a heading is a paragraph.

use std::fmt::Write;

use minijinja::{Error, State, Value};

use super::function::attachment;
use super::mark;
use super::plain::{plain_text, wrong};
use super::session::Problem;
use super::shape::{self, ENDS};
use super::value::Scope;
use super::value::fact::Fact;
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
    let text = plain_text(count).unwrap_or_default();
    let rows = quantity::quantity(&text).ok().and_then(|quantity| usize::try_from(quantity.low).ok());
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
    let items = list.try_iter().map_err(|_| wrong("“条目”的括号里应当是清单".to_owned()))?;
    for item in items {
        let Some(fact) = item.downcast_object_ref::<Fact>().filter(|fact| fact.is_record()) else {
            // A plain text is a point without a heading.
            let text = format!("{}。", mark::trim_end(&item.to_string(), &ENDS));
            paragraph(depth, "", &text, style, out);
            continue;
        };
        let (title, body) = (title(&item)?, text(state, scope, &item)?);
        let below = field(&item, "项")?.filter(Value::is_true);
        if title.is_empty() && body.is_empty() && below.is_none() {
            // Printing the record says that there is nothing in it, and where.
            scope.session.meet(Problem::Unknown {
                path: fact.path().to_owned(), help: "这一项要写“题”或“文”".into()
            });
            continue;
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
    let full = || if title.is_empty() { body.to_owned() } else { format!("{}{body}", ended(title)) };
    let _ = match style {
        Style::Plain => writeln!(out, "{}\n", full()),
        Style::Clauses => writeln!(out, "{hashes} ::\n\n{}\n", full()),
        Style::Headed if title.is_empty() => writeln!(out, "{body}\n"),
        Style::Headed if body.is_empty() => writeln!(out, "{hashes} {title}\n"),
        Style::Headed => writeln!(out, "{hashes} {}::\n\n{body}\n", ended(title)),
    };
}

/// A heading that runs into its text ends with a mark of its own, or with 。
fn ended(title: &str) -> String {
    if mark::strip(title).ends_with(['？', '！']) { title.to_owned() } else { format!("{title}。") }
}

fn field(item: &Value, name: &str) -> Result<Option<Value>, Error> {
    let knows = item.try_iter()?.any(|key| key.as_str() == Some(name));
    if knows { item.get_attr(name).map(Some) } else { Ok(None) }
}

fn title(item: &Value) -> Result<String, Error> {
    let title = field(item, "题")?.filter(Value::is_true);
    Ok(title.map(|title| mark::trim_end(&title.to_string(), &ENDS)).unwrap_or_default())
}

/// 文 with what belongs into its last paragraph: 附件, 一是, 连排, and the targets of 指标.
fn text(state: &State<'_, '_>, scope: &Scope, item: &Value) -> Result<String, Error> {
    let words = match field(item, "文")?.filter(Value::is_true) {
        Some(text) => match text.downcast_object_ref::<Fact>() {
            Some(fact) => fact.paragraphs(),
            None => text.to_string(),
        },
        None => String::new(),
    };
    let mut out = mark::trim_end(&words, &ENDS);
    if let Some(name) = field(item, "附件")?.and_then(|name| plain_text(&name)) {
        let label = attachment(scope, &name)?;
        let _ = write!(out, "（见{label}）");
    }
    let mut sentences: Vec<String> = if out.is_empty() { Vec::new() } else { vec![out] };
    for (name, prefix) in shape::SHAPES.into_iter().filter(|(name, _)| matches!(*name, "一是" | "连排")) {
        if let Some(list) = field(item, name)?.filter(Value::is_true) {
            sentences.push(mark::trim_end(&shape::numbered(&list, name, prefix)?.to_string(), &ENDS));
        }
    }
    if let Some(names) = field(item, "指标")?.filter(Value::is_true) {
        let aims = filter::aims(state, &names)?.to_string();
        if !aims.is_empty() {
            sentences.push(aims);
        }
    }
    Ok(sentences.into_iter().map(|sentence| closed(&sentence)).collect())
}

/// A sentence with its end.
fn closed(sentence: &str) -> String {
    let is_closed = mark::strip(sentence).ends_with(['。', '？', '！', '：']);
    if is_closed { sentence.to_owned() } else { format!("{sentence}。") }
}
