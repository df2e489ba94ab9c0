//! N777 命令（令）的格式不对
//!
//! 是什么：红色的“××令”下面，令号没有居中；令号与标志之间、令号与正文之间不是空二行。空行高低不一的不看。
//!
//! 为什么：命令（令）没有标题，令号的位置是定死的。
//!
//! 例子：“第6号”顶格，紧接着正文。
//!
//! 应当写成：标志下空二行，“第6号”居中；再空二行，正文。
//!
//! 依据：GB/T 9704—2012 10.2：发文机关标志下空二行居中编排令号，令号下空二行编排正文。规定。

use super::letterhead_place::{blanks, is_aside, is_mark};
use super::view::{Role, View};
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::Place;

static NUMBER: Pattern = Pattern::new(r"^第[1-9]\d{0,3}号$");
/// What is meant for one, however it is written.
static LOOSE: Pattern =
    Pattern::new(r"^第[\s　]*(?:\d{1,4}|[〇一二三四五六七八九十百]{1,6})[\s　]*号$|^\p{Han}{1,10}〔\d{4}〕\d{1,4}号$");

/// Whether a 发文机关标志 is that of an order.
pub fn is_order(mark: &str) -> bool {
    ["令", "命令（令）"].iter().any(|end| mark.trim().ends_with(end))
}

/// Looks at the head of an order.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let head = || view.all().take_while(|(index, _)| view.role(*index) != Role::Body);
    let Some((mark, _)) = head().find(|(_, it)| is_mark(it) && is_order(&it.text())) else { return Vec::new() };
    let mut below = view.all().skip(mark + 1).filter(|(_, it)| !it.is_blank());
    let Some((number, numbered)) = below.next().filter(|(_, it)| LOOSE.is_in(it.text().trim())) else {
        return Vec::new();
    };
    let mut found: Vec<(usize, String)> = Vec::new();
    if !NUMBER.is_in(numbered.text().trim()) {
        found.push((number, format!("令号写作“{}”，应当是 第1号", numbered.text().trim())));
    }
    let paragraphs = &view.form.paragraphs;
    if is_aside(numbered) {
        found.push((number, "令号没有居中".to_owned()));
    }
    if let Some(blanks) = blanks(&paragraphs[mark..=number]).filter(|blanks| *blanks != 2) {
        found.push((number, format!("标志与令号之间空了{blanks}行，应当空二行")));
    }
    if let Some((text, _)) = below.next().filter(|(_, it)| it.place == Place::Body && !it.breaks_page)
        && let Some(blanks) = blanks(&paragraphs[number..=text]).filter(|blanks| *blanks != 2)
    {
        found.push((text, format!("令号与正文之间空了{blanks}行，应当空二行")));
    }
    view.one("命令（令）：", &found, "请在标志下空二行，令号居中；再空二行，正文；空行用与正文一样高的空段落")
}
