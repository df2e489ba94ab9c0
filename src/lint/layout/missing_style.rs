//! N770 用了没有的样式
//!
//! 是什么：有的段落、文字、表格、页码用着一个样式，样式表里却没有它。
//!
//! 为什么：程序只好按“正文”样式排，字体、缩进、大纲级别都没有了；换一个程序打开，样子又不同。
//!
//! 例子：把别的文件的内容直接拼进来，样式没有跟着来。
//!
//! 应当写成：选中这些段落，重新指定样式（如“正文”“标题 1”）。
//!
//! 依据：实务（多见于拼接、转换的文件）。

use super::view::View;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::Foot;

const FAULT: &str = "的样式在文件里没有，只能按“正文”样式排";

/// Looks for paragraphs whose style is not there.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let lost = view.all().filter(|(_, it)| it.is_style_missing && !it.is_blank());
    let mut found: Vec<(usize, String)> = lost.map(|(index, _)| (index, FAULT.to_owned())).collect();
    let tables = view.form.tables.iter().filter(|table| table.is_style_missing);
    found.extend(tables.map(|table| (table.paragraph.unwrap_or(0), format!("（表格）{FAULT}"))));
    let is_lost = |foot: &Foot| matches!(foot, Foot::Numbered(number) if number.is_style_missing);
    let feet = view.sections().filter(|(_, it)| [&it.odd, &it.even, &it.first].into_iter().any(is_lost));
    found.extend(feet.map(|(first, _)| (first, format!("（页码）{FAULT}"))));
    view.one("段落", &found, "请选中这些段落，在“开始—样式”里重新指定样式")
}
