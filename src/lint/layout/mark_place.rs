//! N786 发文机关标志离上边的距离不对
//!
//! 是什么：红色发文机关标志的上边缘，离版心上边缘不是35毫米（命令（令）是20毫米；信函离纸的上边不是30毫米）。差1毫米以内不报；上面有图、
//! 文本框，或者上面的行不是固定值、算不出来的不看；纪要可以根据实际制定，也不看。
//!
//! 为什么：版头的位置是定死的，套红、批注都留着地方。
//!
//! 例子：“永宁街道办事处文件”紧挨着版心的上边。
//!
//! 应当写成：标志前空出35毫米（固定值行距的空段落，或者段前），标志上边缘距版心上边缘35毫米。
//!
//! 依据：GB/T 9704—2012 7.2.4：发文机关标志居中排布，上边缘至版心上边缘为35mm；10.1（信函30mm）、10.2（命令20mm）。规定。

use super::letter_form;
use super::letterhead_place::{is_bulletin, is_mark, is_marked, number};
use super::measure::{MILLIMETRE, millimetres};
use super::order_form;
use super::view::{Role, View};
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Paragraph, Pitch, Place};

/// From the edge of 版心, in twips: 35 mm, and 20 mm for an order.
const USUAL: i64 = 1984;
const ORDER: i64 = 1134;
/// From the edge of the paper, in twips: 30 mm for a letter.
const LETTER: i64 = 1701;
/// Type of a Chinese font is no higher than this many hundredths of its size.
const HIGHEST: i64 = 145;

/// Looks at how far down the name of the organ stands.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut head = view.all().take_while(|(index, _)| view.role(*index) != Role::Body);
    let Some((index, mark)) = head.find(|(_, it)| is_marked(it)) else { return Vec::new() };
    // A bulletin has a head of its own.
    let text = mark.text();
    let is_head = text.trim().ends_with("文件") || order_form::is_order(&text) || number(&view).is_some();
    let is_letter = letter_form::is_letter(&view);
    if is_bulletin(&text) || !is_head && !is_letter {
        return Vec::new();
    }
    let fault = if is_letter { of_letter(mark) } else { of_head(&view, index, mark) };
    let found: Vec<(usize, String)> = fault.map(|fault| (index, fault)).into_iter().collect();
    view.one("发文机关标志", &found, "请调整标志前面空段落的固定值行距，或标志的段前间距")
}

fn of_letter(mark: &Paragraph) -> Option<String> {
    let top = mark.frame?.top;
    ((top - LETTER).abs() > MILLIMETRE).then(|| format!("离纸的上边{}，信函应当是30毫米", millimetres(top)))
}

fn of_head(view: &View<'_>, index: usize, mark: &Paragraph) -> Option<String> {
    let top = view.section(mark)?.top?;
    // Only what stands on the same page.
    let page = view.page_start(index);
    let above =
        view.form.paragraphs[page..index].iter().map(height).try_fold(0_i64, |sum, height| Some(sum + height?))?;
    let layout = &mark.layout;
    if !is_mark(mark)
        || layout.before_lines.is_some_and(|lines| lines != 0)
        || layout.snaps != Some(false) && is_on_grid(view, mark)
    {
        return None;
    }
    let size = mark.face()?.size? * 10;
    // The ink stands somewhere in what the line is higher than the type.
    let slack = match layout.pitch? {
        Pitch::Exact => layout.line? - size,
        Pitch::AtLeast => layout.line?.max(size * HIGHEST / 100) - size,
        Pitch::Auto => size * HIGHEST / 100 * layout.line? / 240 - size,
    };
    let below_top = above + layout.before?;
    let wanted = if order_form::is_order(&mark.text()) { ORDER } else { USUAL };
    // Margins that are wrong are said elsewhere: what is right on 版心 is right.
    let is_right = |from: i64| from - MILLIMETRE <= wanted && wanted <= from + slack.max(0) + MILLIMETRE;
    let is_wrong = !is_right(below_top) && !is_right(top + below_top - i64::from(grid::TOP));
    is_wrong.then(|| format!("离版心上边缘{}，应当是{}", millimetres(below_top), millimetres(wanted)))
}

fn is_on_grid(view: &View<'_>, mark: &Paragraph) -> bool {
    view.section(mark).is_some_and(|section| section.grid.has_lines) && mark.layout.pitch != Some(Pitch::Exact)
}

/// The height of a paragraph of one line; none where that cannot be told.
fn height(paragraph: &Paragraph) -> Option<i64> {
    let layout = &paragraph.layout;
    let is_plain = paragraph.place == Place::Body && !paragraph.has_object && !paragraph.text().contains('\n');
    let is_exact = layout.pitch == Some(Pitch::Exact) && layout.is_web_spaced != Some(true);
    let has_lines = layout.before_lines.unwrap_or(0) != 0 || layout.after_lines.unwrap_or(0) != 0;
    let is_short = paragraph.text().chars().count() <= usize::try_from(grid::CHARACTERS).unwrap_or(0);
    (is_plain && is_exact && !has_lines && is_short).then(|| Some(layout.before? + layout.line? + layout.after?))?
}
