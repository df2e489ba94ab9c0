//! N747 用空格空出段首
//!
//! 是什么：正文、层级标题段首的二字是打空格、制表符打出来的。
//!
//! 为什么：换了字体、字号就不是二字；改一处要改几十处；已经设了首行缩进的，会空成四字。
//!
//! 例子：“　　为做好……”的前面是两个全角空格。
//!
//! 应当写成：删去段首的空格，段落—首行缩进—2字符。
//!
//! 依据：实务（标准只说左空二字，没有说怎样空）。

use super::view::{Role, View, first_indent};
use crate::lint::{Remark, Subject};
use crate::manuscript::label::Style;

/// Looks for blanks typed at the beginning of paragraphs.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let found: Vec<(usize, String)> = view
        .all()
        .filter(|(index, _)| {
            matches!(view.role(*index), Role::Body | Role::Heading(Style::Chinese | Style::ChineseInBrackets))
        })
        .filter_map(|(index, paragraph)| {
            let text = paragraph.text();
            let blanks = &text[..text.len() - text.trim_start().len()];
            let kind = match blanks.chars().next()? {
                '\t' => "制表符",
                '\u{3000}' => "全角空格",
                _ => "空格",
            };
            let twice =
                if first_indent(paragraph).is_some_and(|first| first > 0) { "，又设了首行缩进" } else { "" };
            Some((index, format!("前面打了{kind}{twice}")))
        })
        .collect();
    view.one("正文段首", &found, "请用查找替换删去段首的空格，再设首行缩进2字符")
}
