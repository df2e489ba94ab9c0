//! N754 开着孤行控制
//!
//! 是什么：正文开着“孤行控制”，文件又不止一页。
//!
//! 为什么：程序为了不让一段的头一行、末一行单独在一页，会提前换页，那一页就排不满22行。
//!
//! 例子：页末空着一行。
//!
//! 应当写成：段落—换行和分页，“孤行控制”不勾选。
//!
//! 依据：实务（标准没有规定；为每页排满22行）。

use super::view::View;
use crate::layout::grid;
use crate::lint::{Remark, Subject};

/// Looks for paragraphs whose lines the program keeps together.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject).filter(|view| view.fills(1)) else { return Vec::new() };
    let bodies = view.bodies().filter(|(_, paragraph)| {
        paragraph.layout.widow == Some(true)
            && paragraph.face().and_then(|face| face.size) == Some(i64::from(grid::SIZE_3))
    });
    let found: Vec<(usize, String)> =
        bodies.map(|(index, _)| (index, "开着孤行控制，有的页会排不满22行".to_owned())).collect();
    view.one("正文", &found, "请选中正文，段落—换行和分页，去掉“孤行控制”")
}
