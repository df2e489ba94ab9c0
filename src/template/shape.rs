//! Sentence shapes (句式): how a list of points is said in one paragraph or in several.
//!
//! | filter | prints |
//! |---|---|
//! | 一是 | 一是甲；二是乙。 |
//! | 第一 | 第一，甲；第二，乙。 |
//! | 首先 | 首先，甲；其次，乙；最后，丙。 |
//! | 连排 | （1）甲；（2）乙。 |
//! | 口号行 | each on a line of its own, 甲； and 乙。 |
//! | 分号 | 甲；乙 |
//!
//! Items are texts, or points with 题 and 文 (条目). An empty item falls away and the numbers close up; a lone item has no
//! number. Where an item holds a full stop, every item ends with one.

use minijinja::{Error, Value};

use super::ending::{closed, is_closed, trimmed};
use super::plain::wrong;
use super::value::fact::{Fact, is_absent};
use crate::numeral::chinese;

/// Prefix of a point by its position, of so many.
type Prefix = fn(usize, usize) -> Option<String>;

/// The filters by name.
pub const SHAPES: [(&str, Prefix); 4] = [
    ("一是", |index, _| Some(format!("{}是", chinese(index + 1)))),
    ("第一", |index, _| Some(format!("第{}，", chinese(index + 1)))),
    ("首先", |index, count| match index {
        0 => Some("首先，".into()),
        _ if index + 1 == count && count > 2 => Some("最后，".into()),
        1 => Some("其次，".into()),
        2 => Some("再次，".into()),
        // There is no fifth word of this kind.
        _ => None,
    }),
    ("连排", |index, _| Some(format!("（{}）", index + 1))),
];

/// Fields of a point (条目) that a row of points has no room for.
const OUTLINE_ONLY: [&str; 5] = ["一是", "连排", "指标", "附件", "项"];

/// Points in one paragraph, numbered.
///
/// # Errors
/// When the value is no list, or the shape has no words for so many.
pub fn numbered(list: &Value, name: &str, prefix: Prefix) -> Result<Value, Error> {
    if is_absent(list) {
        return Ok(list.clone());
    }
    let points = points(list, name)?;
    let count = points.len();
    let numbers: Option<Vec<String>> =
        (0..count).map(|index| if count == 1 { Some(String::new()) } else { prefix(index, count) }).collect();
    let Some(numbers) = numbers else {
        return Err(wrong(format!("“{name}”最多四条，这里有{count}条；请改用“第一”或“一是”")));
    };
    let sentences = points.iter().any(|point| point.contains('。'));
    let separator = if sentences { "。" } else { "；" };
    Ok(Value::from(row(
        numbers.iter().zip(&points).map(|(number, point)| format!("{number}{point}")),
        separator,
        "",
        "。",
    )))
}

/// 口号行: a line each.
///
/// # Errors
/// When the value is no list.
pub fn lines(list: &Value) -> Result<Value, Error> {
    joined(list, "口号行", "\n\n", "。")
}

/// 分号: joined, without an end.
///
/// # Errors
/// When the value is no list.
pub fn semicolons(list: &Value) -> Result<Value, Error> {
    joined(list, "分号", "", "")
}

fn joined(list: &Value, name: &str, line: &str, end: &str) -> Result<Value, Error> {
    if is_absent(list) {
        return Ok(list.clone());
    }
    Ok(Value::from(row(points(list, name)?.into_iter(), "；", line, end)))
}

/// Points behind each other, `line` between them. One that brings its own end needs no mark of the row.
fn row(points: impl ExactSizeIterator<Item = String>, separator: &str, line: &str, end: &str) -> String {
    let last = points.len().saturating_sub(1);
    let point = |(index, point): (usize, String)| {
        let (mark, line) = if index == last { (end, "") } else { (separator, line) };
        if mark.is_empty() || is_closed(&point) { format!("{point}{line}") } else { format!("{point}{mark}{line}") }
    };
    points.enumerate().map(point).collect()
}

/// The points of a list as marked Markdown without final punctuation; empty ones fall away.
pub fn points(list: &Value, name: &str) -> Result<Vec<String>, Error> {
    let items = list.try_iter().map_err(|_| wrong(format!("“{name}”前面应当是清单")))?;
    let points: Result<Vec<String>, Error> = items.map(|item| point(&item, name)).collect();
    Ok(points?.into_iter().filter(|point| !point.is_empty()).collect())
}

/// One point: a text, or 题 and 文 of a record.
fn point(item: &Value, name: &str) -> Result<String, Error> {
    let Some(record) = item.downcast_object_ref::<Fact>().filter(|fact| fact.is_record()) else {
        return Ok(trimmed(&item.to_string()));
    };
    if let Some(field) = OUTLINE_ONLY.into_iter().find(|field| record.written(field).is_some()) {
        let path = record.path();
        return Err(wrong(format!("“{name}”只说“题”和“文”，“{path}”还写了“{field}”；请改用 条目()，或删去“{field}”")));
    }
    let part = |field| record.written(field).map(|value| trimmed(&value.to_string()));
    Ok(match (part("题"), part("文")) {
        (Some(title), Some(text)) => format!("{}{text}", closed(&title)),
        (Some(part), None) | (None, Some(part)) => part,
        // Printing the text says that it is not there, and where.
        (None, None) => item.get_attr("文")?.to_string(),
    })
}
