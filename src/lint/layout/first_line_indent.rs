//! N746 段首没有空二字
//!
//! 是什么：自然段第一行没有左空二字，或者空的不是二字；第二行起没有顶格；居中、右边缩进；层级标题顶格、居中。用空格空出来的见 N747。自动编号的段落不看。
//!
//! 为什么：每个自然段左空二字，回行顶格。按字号不同的“2字符”算出来的厘米数，换了字号就不是二字。
//!
//! 例子：首行缩进0；首行缩进0.74厘米（五号字的二字）而正文是三号字；整段左缩进二字。
//!
//! 应当写成：段落—特殊格式—首行缩进—2字符，左缩进0。
//!
//! 依据：GB/T 9704—2012 7.3.3：每个自然段左空二字，回行顶格。规定。

use super::measure::characters;
use super::view::{View, begins_at, character, first_indent, left_indent, right_indent};
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Justify, Paragraph};

/// Less does not show, in twips.
const SLIGHT: i64 = 40;

/// Looks at the first line of every paragraph of sentences.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut found: Vec<(usize, String)> =
        view.bodies().filter_map(|(index, paragraph)| Some((index, fault(paragraph)?))).collect();
    // A heading that stands alone begins where the text does.
    found.extend(view.headings().filter(|(_, it, _)| !it.is_listed).filter_map(|(index, it, _)| {
        if matches!(it.layout.justify, Some(Justify::Center | Justify::Right)) {
            return Some((index, "：层级标题没有靠左，应当左空二字".to_owned()));
        }
        let at = begins_at(it)?;
        (at.abs() <= SLIGHT).then(|| (index, "：层级标题顶格，应当左空二字".to_owned()))
    }));
    found.sort_by_key(|(index, _)| *index);
    view.one("正文段首", &found, "请选中正文，段落—特殊格式—首行缩进—2字符，左、右缩进填0")
}

fn fault(paragraph: &Paragraph) -> Option<String> {
    if paragraph.is_listed || paragraph.text().starts_with(char::is_whitespace) {
        return None;
    }
    if matches!(paragraph.layout.justify, Some(Justify::Center | Justify::Right)) {
        return Some("：没有两端对齐或左对齐，应当左空二字、回行顶格".to_owned());
    }
    let character = character(paragraph.face()?)?;
    let (first, left) = (first_indent(paragraph)?, left_indent(paragraph)?);
    if right_indent(paragraph).is_some_and(|right| right > character) {
        return Some("：右边缩进了，应当与版心齐".to_owned());
    }
    let is_two = |indent: i64| (indent - 2 * character).abs() <= SLIGHT;
    match (first, left) {
        (first, left) if is_two(first) && left.abs() <= SLIGHT => None,
        (first, left) if is_two(first + left) => {
            Some(format!("：第二行起左缩进了{}，应当顶格", characters(left, character)))
        }
        (first, left) if first.abs() <= SLIGHT && left.abs() <= SLIGHT => Some("：首行顶格，应当左空二字".to_owned()),
        (first, _) if first < -SLIGHT => Some("：用了悬挂缩进，应当首行左空二字、回行顶格".to_owned()),
        (first, left) if left.abs() <= SLIGHT => {
            Some(format!("：首行空了{}，应当空二字", characters(first, character)))
        }
        (_, left) => Some(format!("：整段左缩进了{}，应当首行空二字、回行顶格", characters(left, character))),
    }
}
