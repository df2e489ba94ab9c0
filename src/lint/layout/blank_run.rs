//! N779 空行太多
//!
//! 是什么：正文后面、署名或附件说明前面，连着有四个以上的空段落。附件前面的见 N760，正文各段之间的见 N765，版记前面的不看。
//!
//! 为什么：最多的是盖章的署名，前面空二三行；再多，多半是用回车把署名推到下一页，改了前面就错位。
//!
//! 例子：正文下空了八行，署名单独到了第二页。
//!
//! 应当写成：不盖章空一行，盖章空二至三行；另起一页用“分页符”。
//!
//! 依据：GB/T 9704—2012 7.3.5.2（不盖章在正文下空一行）；多少算太多是实务。

use super::view::{Role, View};
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Paragraph, Place};

/// A sealed signature has three above it.
const MOST: usize = 3;

static IMPRINT: Pattern = Pattern::new(r"^(?:抄送|抄报|主送|主题词|印发|承办|[-—]+$)|印发$|印$");

/// Looks for many empty paragraphs below the text.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut count = 0_usize;
    for (index, paragraph) in view.all().skip_while(|(index, _)| view.role(*index) != Role::Body) {
        if is_empty_line(paragraph) {
            count += 1;
            continue;
        }
        let is_page = paragraph.breaks_page || paragraph.ends_section || paragraph.layout.page_before == Some(true);
        let is_plain = view.role(index) == Role::Other && paragraph.place == Place::Body && !paragraph.has_object;
        if count > MOST && !paragraph.is_blank() && !is_page && is_plain && !IMPRINT.is_in(paragraph.text().trim()) {
            found.push((index, format!("：前面连着有{count}个空段落")));
        }
        count = 0;
    }
    view.one("空行", &found, "请删去多的空段落：不盖章的署名前空一行，盖章的空二至三行；要另起一页的用分页符")
}

fn is_empty_line(paragraph: &Paragraph) -> bool {
    let is_cut = paragraph.breaks_page || paragraph.ends_section || paragraph.layout.page_before == Some(true);
    paragraph.is_blank() && paragraph.place == Place::Body && !is_cut
}
