//! N774 文件属性里的标题是别的
//!
//! 是什么：文件属性（文件—信息—属性）里填着标题，却不是这份文件的标题。空着的、只是标题的一部分的、大半的字相同而年份不错的不报。
//!
//! 为什么：多半是拿旧文件改的。转成 PDF、上网公开时，窗口和搜索结果里显示的是旧标题。
//!
//! 例子：标题是“2026年工作计划”，属性里还是“2025年工作总结”。
//!
//! 应当写成：属性里的标题与正文的标题一致，或者空着。
//!
//! 依据：实务（标准没有规定）。

use super::view::{Role, View};
use crate::lint::{Remark, Subject};

/// A shorter title says nothing.
const SHORTEST: usize = 6;
/// What programs fill in by themselves.
const GENERIC: [&str; 6] = ["Microsoft", "Word", "文档", "幻灯片", "无标题", "未命名"];

/// Compares the title of the file with that of the text.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let Some(stated) = view.form.package.title.as_deref() else { return Vec::new() };
    let Some((index, title)) = view.title() else { return Vec::new() };
    let (named, title) = (solid(stated), solid(&title.text()));
    let is_title = named.chars().count() >= SHORTEST && named.chars().any(crate::lint::word::is_han);
    if !is_title || GENERIC.iter().any(|word| stated.trim().starts_with(word)) {
        return Vec::new();
    }
    // A title may take several paragraphs, and be followed by 征求意见稿.
    let head = view.all().take_while(|(at, _)| view.role(*at) != Role::Body).map(|(_, it)| solid(&it.text()));
    let head: String = head.collect();
    if head.contains(&named) || named.contains(&title) || is_like(&named, &head) {
        return Vec::new();
    }
    let message = format!("文件属性里的标题是“{}”，与正文的标题不同", stated.trim());
    vec![view.remark(index, message, "请在“文件—信息—属性”（WPS：文件—文档加密—属性）里改成现在的标题，或者清空")]
}

/// Whether most of its characters stand in the head of the text, every year among them.
fn is_like(named: &str, head: &str) -> bool {
    let years = named.match_indices('年').filter_map(|(at, _)| named.get(at.checked_sub(4)?..at));
    let mut years = years.filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    let shared = named.chars().filter(|c| head.contains(*c)).count();
    years.all(|year| head.contains(year)) && shared * 3 >= named.chars().count() * 2
}

/// Without spaces and line breaks.
fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
