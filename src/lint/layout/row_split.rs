//! N784 表格的行会跨页断开
//!
//! 是什么：表格里有几行字的那一行，没有取消“允许跨页断行”。只有一行字的、浮动的、套在别的表里的不看。
//!
//! 为什么：一项任务的上半句在这一面，下半句和责任单位在下一面，看错行。
//!
//! 例子：任务分解表里“完善网格……”一行，在页底断成两截。
//!
//! 应当写成：选中表格，表格属性—行，取消“允许跨页断行”。
//!
//! 依据：实务（标准只规定横排表的位置）。

use super::letter_form::ISSUED;
use super::view::View;
use crate::lint::{Remark, Subject};

/// Looks at the rows of the tables.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    // A 版记 may be a table.
    let last = view.bodies().map(|(index, _)| index).last().unwrap_or(0);
    let is_imprint = |at: usize| at > last && view.all().skip(at).any(|(_, it)| ISSUED.is_in(it.text().trim()));
    let tables = view.form.tables.iter().filter(|table| {
        !table.is_set_apart && table.tearable > 0 && table.rows > 1 && !table.paragraph.is_some_and(is_imprint)
    });
    let found: Vec<(usize, String)> =
        tables.filter_map(|table| Some((table.paragraph?, format!("有{}行允许跨页断行", table.tearable)))).collect();
    view.one("表格", &found, "请选中表格，表格属性—行，取消“允许跨页断行”")
}
