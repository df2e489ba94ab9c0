//! N767 标点有的溢出、有的不溢出
//!
//! 是什么：正文的段落，有的勾选了“允许标点溢出边界”，有的没有勾选。
//!
//! 为什么：行末的逗号、句号一段伸出版心，一段不伸出，右边不齐，每行的字数也不一样。
//!
//! 例子：从别的文件粘贴来的两段，“允许标点溢出边界”没有勾选。
//!
//! 应当写成：全文一致，一般都勾选（Word、WPS 的中文默认）。
//!
//! 依据：实务（标准没有规定哪一种）。

use super::view::View;
use crate::lint::{Remark, Subject};

/// Looks for paragraphs that are not set as most are.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let of = |wanted: bool| -> Vec<usize> {
        view.bodies().filter(|(_, it)| it.layout.overhang == Some(wanted)).map(|(index, _)| index).collect()
    };
    let (on, off) = (of(true), of(false));
    if on.is_empty() || off.is_empty() {
        return Vec::new();
    }
    let (few, fault) = if on.len() < off.len() {
        (on, "允许标点溢出边界，别的段落不允许")
    } else {
        (off, "不允许标点溢出边界，别的段落允许")
    };
    let found: Vec<(usize, String)> = few.into_iter().map(|index| (index, fault.to_owned())).collect();
    view.one("正文", &found, "请选中全部正文，段落—中文版式，勾选“允许标点溢出边界”")
}
