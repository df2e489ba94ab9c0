//! N768 标点按日文压缩
//!
//! 是什么：文件的字符间距控制是“压缩标点符号和日文假名”。
//!
//! 为什么：这是日文文档的设置，标点占的宽度随行变，别的电脑上每行的字数不一样。
//!
//! 例子：用日文版模板建的文件。
//!
//! 应当写成：文件—选项—版式，字符间距控制选“只压缩标点符号”或“不压缩”。
//!
//! 依据：GB/T 15834—2011 5.1.10、5.1.11允许压缩标点，没有假名一说；选哪一种是实务。

use super::view::View;
use crate::lint::{Remark, Subject};

/// Looks at the switch of the whole document.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let is_on = view.form.settings.is_some_and(|settings| settings.squeezes_kana);
    let help = "请在“选项—版式”里，字符间距控制选“只压缩标点符号”";
    is_on.then(|| view.remark(0, "标点按日文的办法压缩（“压缩标点符号和日文假名”）", help)).into_iter().collect()
}
