//! N782 字体用的是主题字体
//!
//! 是什么：正文、标题、表格、页码的字体写的不是“仿宋”这样的名称，而是“主题字体（正文）”“主题字体（标题）”，由文件的主题决定是哪一种。汉字的主题字体
//! 现在就不对的，见 N743、N748、N749，这里不再报。
//!
//! 为什么：换了主题，或者粘到别的文件里，字体跟着变；有的程序不认主题，用自己的字体。
//!
//! 例子：正文看上去是等线，字体框里写着“等线（中文正文）”。
//!
//! 应当写成：选中全文，中文字体选“仿宋_GB2312”或者“仿宋”，西文字体选同一种或者 Times New Roman。
//!
//! 依据：实务（标准只规定用什么字体，见 N743、N748、N749）。

use super::family::{self, Family};
use super::view::View;
use crate::lint::word;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Foot, Paragraph, Run};

/// Looks for text in a font that the theme decides on.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let found: Vec<(usize, String)> = view
        .all()
        .filter(|(_, it)| is_themed(it))
        .map(|(index, _)| (index, "用的是主题字体，换了主题就变".to_owned()))
        .collect();
    let is_number = |foot: &Foot| matches!(foot, Foot::Numbered(number) if number.face.is_latin_themed == Some(true));
    let feet = view.sections().find(|(_, section)| is_number(&section.odd) || is_number(&section.even));
    let found = match feet {
        Some((first, _)) if found.is_empty() => vec![(first, "（页码）用的是主题字体，换了主题就变".to_owned())],
        _ => found,
    };
    view.one("文字", &found, "请选中全文，中文字体、西文字体都选具体的名称，如仿宋_GB2312；或改“正文”“标题”样式")
}

fn is_themed(paragraph: &Paragraph) -> bool {
    let is_themed = |run: &Run| {
        let face = &run.face;
        // One that is wrong must be set anyway.
        let is_wrong = face
            .chinese
            .as_deref()
            .and_then(family::of)
            .is_some_and(|family| matches!(family, Family::Other | Family::Song));
        face.is_chinese_themed == Some(true) && !is_wrong && run.text.chars().any(word::is_han)
            || face.is_latin_themed == Some(true) && !run.text.trim().is_empty()
    };
    paragraph.runs.iter().any(is_themed)
}
