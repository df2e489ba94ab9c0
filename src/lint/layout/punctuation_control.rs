//! N752 行首会出现标点
//!
//! 是什么：正文、标题、表格里的段落关掉了“按中文习惯控制首尾字符”。
//!
//! 为什么：关了以后，逗号、句号会排到行首，前引号、前括号会排到行尾。
//!
//! 例子：段落—中文版式里，“按中文习惯控制首尾字符”没有勾选。
//!
//! 应当写成：勾选。
//!
//! 依据：GB/T 15834—2011 5.1：点号不出现在一行之首，前引号、前括号、前书名号不出现在一行之末。规定。

use super::view::View;
use crate::lint::{Remark, Subject};

/// Looks for paragraphs whose lines may begin with any mark.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let is_off = |index: usize| (index, "关掉了“按中文习惯控制首尾字符”，标点会排到行首".to_owned());
    let texts = view.all().filter(|(_, it)| !it.is_blank() && it.layout.kinsoku == Some(false));
    let found: Vec<(usize, String)> = texts.map(|(index, _)| is_off(index)).collect();
    view.one("正文", &found, "请选中正文，段落—中文版式，勾选“按中文习惯控制首尾字符”")
}
