//! N753 汉字与数字之间自动加了空
//!
//! 是什么：正文开着“自动调整中文与西文的间距”或“……与数字的间距”，而段落里有数字、字母。
//!
//! 为什么：每个数字的两边各多四分之一字，“2026年”就不是三个字宽，一行排不满28字。
//!
//! 例子：“完成120场”的120两边各空出一条缝。
//!
//! 应当写成：段落—中文版式，两项“自动调整……间距”都不勾选。
//!
//! 依据：由 GB/T 9704—2012 5.2.3 每行28字推算；标准没有直接规定。推算。

use super::view::View;
use crate::layout::grid;
use crate::lint::{Remark, Subject};

/// Looks for paragraphs with figures that the program sets apart.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let bodies = view.bodies().filter(|(_, paragraph)| {
        let text = paragraph.text();
        // In type of another size there are no 28 characters to lose.
        paragraph.face().and_then(|face| face.size) == Some(i64::from(grid::SIZE_3))
            && (paragraph.layout.gap_digit == Some(true) || paragraph.layout.gap_latin == Some(true))
            && text.contains(|c: char| c.is_ascii_alphanumeric())
    });
    let found: Vec<(usize, String)> =
        bodies.map(|(index, _)| (index, "的汉字与数字、字母之间会自动加空".to_owned())).collect();
    view.one("正文", &found, "请选中正文，段落—中文版式，去掉“自动调整中文与西文的间距”“自动调整中文与数字的间距”")
}
