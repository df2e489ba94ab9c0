//! N776 信函格式不对
//!
//! 是什么：按信函排的（红色的机关名称后面没有“文件”，发文字号顶右边；或者机关名称用图文框排在离纸的上边约30毫米处），发文字号没有顶右边，
//! 机关名称带着“文件”，首页印了页码，或者版记里有印发机关和印发日期。
//!
//! 为什么：信函首页下边是红色双线，没有地方放页码；版记不加印发机关和印发日期。
//!
//! 例子：函的首页右下角有“— 1 —”。
//!
//! 应当写成：勾选“首页不同”，首页页脚空着；版记只留抄送，不画线。
//!
//! 依据：GB/T 9704—2012 10.1：首页不显示页码；版记不加印发机关和印发日期、分隔线，位于公文最后一面版心内最下方。规定。

use super::letterhead_place::{NUMBER, is_marked};
use super::view::View;
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Foot, Justify};

/// What a 发文机关标志 of other kinds ends with.
const OTHER: [&str; 8] = ["文件", "令", "纪要", "公报", "简报", "专报", "信息", "通报"];

/// The row of a 版记 that says who printed when.
pub static ISSUED: Pattern = Pattern::new(r"\d{4}年\d{1,2}月\d{1,2}日印发$");

/// Looks at what is laid out as a letter.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject).filter(is_letter) else { return Vec::new() };
    let mut found: Vec<(usize, String)> = Vec::new();
    let title = view.title().map_or(0, |(title, _)| title);
    for (index, it) in view.all().take(title) {
        if is_marked(it) && it.text().trim().ends_with("文件") {
            found.push((index, "的机关名称后面不加“文件”".to_owned()));
        }
        if NUMBER.is_in(it.text().trim()) && matches!(it.layout.justify, Some(Justify::Left | Justify::Center)) {
            found.push((index, "的发文字号没有顶格居右".to_owned()));
        }
    }
    if let Some(first) = view.form.sections.first()
        && matches!(if first.has_title_page { &first.first } else { &first.odd }, Foot::Numbered(_))
    {
        found.push((0, "首页印了页码，信函首页不显示页码".to_owned()));
    }
    let last = view.bodies().map(|(index, _)| index).last().unwrap_or(0);
    let issued = view.all().skip(last).find(|(_, it)| ISSUED.is_in(it.text().trim()));
    found.extend(issued.map(|(index, _)| (index, "的版记有印发机关和印发日期，信函不加".to_owned())));
    view.one("信函", &found, "首页页码：双击页脚，勾选“首页不同”，首页页脚清空；版记只留“抄送：”一行")
}

/// Where the name of the organ stands on the paper of a letter, more or less, in twips: 30 mm from the upper edge.
const TOP: std::ops::RangeInclusive<i64> = 1550..=1850;

/// Whether it is laid out as a letter: the name of an organ alone in red, the number at the right edge; or the name high up on the
/// paper.
pub fn is_letter(view: &View<'_>) -> bool {
    let Some((title, _)) = view.title() else { return false };
    let marked = view.all().take(title).find(|(_, it)| is_marked(it));
    if marked.and_then(|(_, it)| it.frame).is_some_and(|frame| TOP.contains(&frame.top)) {
        return true;
    }
    // Bulletins have their number at the right too: a letter says that it is one.
    let is_said = view.all().take(title + 1).any(|(_, it)| it.text().contains('函'));
    let is_organ = is_said && marked.is_some_and(|(_, it)| !OTHER.iter().any(|end| it.text().trim().ends_with(end)));
    let is_right = |justify: Option<Justify>| justify == Some(Justify::Right);
    let numbers = || view.all().take(title).filter(|(_, it)| NUMBER.is_in(it.text().trim()));
    is_organ && numbers().any(|(_, it)| is_right(it.layout.justify))
}
