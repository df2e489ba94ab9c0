//! N765 用回车、换行排版
//!
//! 是什么：正文的段落里有手动换行符（Shift+Enter），或者两段正文之间、同一处有空段落。
//!
//! 为什么：换行符前后是同一段，首行缩进、两端对齐都不对；空行占去每页22行里的行，改了前面，后面就错位。
//!
//! 例子：每两段之间空一行；用Shift+Enter分段。
//!
//! 应当写成：一段一个回车；另起一页用“分页符”或“段前分页”。
//!
//! 依据：实务（标准对正文各段之间没有空行的说法）。

use super::view::{Role, View};
use crate::lint::{Remark, Subject};

/// Looks for line breaks inside paragraphs and empty paragraphs between them.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut found: Vec<(usize, String)> = Vec::new();
    for (index, paragraph) in view.bodies() {
        if paragraph.text().trim_end_matches(' ').contains('\n') {
            found.push((index, "的段落里有手动换行符".to_owned()));
        }
    }
    let paragraphs = &view.form.paragraphs;
    let headings = view.headings().map(|(index, it, _)| (index, it));
    for (index, _) in view.bodies().chain(headings) {
        let behind =
            paragraphs.iter().skip(index + 1).take_while(|it| it.is_blank() && !it.breaks_page && !it.ends_section);
        let blanks = behind.count();
        let next = view.role(index + blanks + 1);
        if blanks > 0 && matches!(next, Role::Body | Role::Heading(_)) {
            found.push((index + 1, format!("的两段之间有{blanks}个空段落")));
        }
    }
    found.sort_by_key(|(index, _)| *index);
    view.one("正文", &found, "手动换行符请换成回车（查找^l，替换为^p）；空段落请删去，要另起一页的用分页符")
}
