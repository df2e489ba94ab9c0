//! N783 文件属性里没有标题
//!
//! 是什么：DOCX 的文件属性里，标题一栏空着。填着别的标题的见 N774。
//!
//! 为什么：转成 PDF、上网公开时，窗口和搜索结果里显示的是文件名；归档、无障碍阅读也要用。
//!
//! 例子：文件—信息—属性，“标题”空着。
//!
//! 应当写成：填上这份文件的标题，与正文的标题一字不差，写在一行里。
//!
//! 依据：实务（标准没有规定）。

use super::view::View;
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};

/// What programs put there by themselves.
static USUAL: Pattern = Pattern::new(
    r"^(?:文档\s*\d*|新建.{0,20}文档.{0,6}|(?:Microsoft )?Word 文档|Document\s*\d*|PowerPoint 演示文稿|无标题)(?:\.docx?)?$",
);

/// Looks at what the file says of itself.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let is_blank = |view: &View<'_>| view.form.package.title.as_deref().is_none_or(|title| USUAL.is_in(title));
    let Some(view) = View::of(subject).filter(is_blank) else { return Vec::new() };
    let Some((index, title)) = view.title() else { return Vec::new() };
    let title: String = title.text().chars().filter(|c| !c.is_whitespace()).collect();
    let help = format!("请在“文件—信息—属性”（WPS：文件—文档加密—属性）的标题里填“{title}”");
    vec![view.remark(index, "文件属性里没有填标题", help)]
}
