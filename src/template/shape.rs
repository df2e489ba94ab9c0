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

use super::mark;
use super::plain::wrong;
use super::value::fact::Fact;
use super::value::words::Gap;
use crate::numeral::chinese;

/// What ends a point and is set anew by the shape.
pub const ENDS: [char; 5] = ['。', '；', '，', '、', ' '];

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

/// Points in one paragraph, numbered.
///
/// # Errors
/// When the value is no list, or the shape has no words for so many.
pub fn numbered(list: &Value, name: &str, prefix: Prefix) -> Result<Value, Error> {
    if list.downcast_object_ref::<Gap>().is_some() {
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
    let parts: Vec<String> = numbers.iter().zip(&points).map(|(number, point)| format!("{number}{point}")).collect();
    Ok(Value::from(if parts.is_empty() { String::new() } else { format!("{}。", parts.join(separator)) }))
}

/// 口号行: a line each.
///
/// # Errors
/// When the value is no list.
pub fn lines(list: &Value) -> Result<Value, Error> {
    joined(list, "口号行", "；\n\n", "。")
}

/// 分号: joined, without an end.
///
/// # Errors
/// When the value is no list.
pub fn semicolons(list: &Value) -> Result<Value, Error> {
    joined(list, "分号", "；", "")
}

fn joined(list: &Value, name: &str, separator: &str, end: &str) -> Result<Value, Error> {
    if list.downcast_object_ref::<Gap>().is_some() {
        return Ok(list.clone());
    }
    let points = points(list, name)?;
    Ok(Value::from(if points.is_empty() { String::new() } else { points.join(separator) + end }))
}

/// The points of a list as marked Markdown without final punctuation; empty ones fall away.
pub fn points(list: &Value, name: &str) -> Result<Vec<String>, Error> {
    let items = list.try_iter().map_err(|_| wrong(format!("“{name}”前面应当是清单")))?;
    let points: Result<Vec<String>, Error> = items.map(|item| point(&item)).collect();
    Ok(points?.into_iter().filter(|point| !point.is_empty()).collect())
}

/// One point: a text, or 题 and 文 of a record.
fn point(item: &Value) -> Result<String, Error> {
    let trimmed = |text: &str| mark::trim_end(text, &ENDS);
    if !item.downcast_object_ref::<Fact>().is_some_and(Fact::is_record) {
        return Ok(trimmed(&item.to_string()));
    }
    let (title, text) = (item.get_attr("题")?, item.get_attr("文")?);
    Ok(match (title.is_true(), text.is_true()) {
        (true, true) => format!("{}。{}", trimmed(&title.to_string()), trimmed(&text.to_string())),
        (true, false) => trimmed(&title.to_string()),
        (false, _) => trimmed(&text.to_string()),
    })
}
