//! N788 信函的红色双线不对
//!
//! 是什么：按信函排的，机关名称下、页面下方没有红色双线；用图文框排在纸上的，下面一条离纸的下边不是20毫米、宽不是170毫米、没有居中（各差1毫米
//! 以内不报），或者上面一条不是上粗下细、下面一条不是上细下粗。用图形画的不看。
//!
//! 为什么：信函没有“文件”二字，靠两条红色双线认出来。
//!
//! 例子：机关名称下面是一条红色单线。
//!
//! 应当写成：标志下4毫米处一条红色双线，上粗下细；距下页边20毫米处一条，上细下粗；都长170毫米，居中。
//!
//! 依据：GB/T 9704—2012 10.1：发文机关标志下4mm处印一条红色双线（上粗下细），距下页边20mm处印一条红色双线（上细下粗），
//! 线长均为170mm，居中排布。规定。

use super::letter_form;
use super::measure::{MILLIMETRE, millimetres};
use super::view::View;
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Color, Foot, Frame, Paragraph};

/// A paragraph that is a line is no higher, in twips.
const LINE: i64 = 120;
/// How wide the lines are: 170 mm.
const WIDTH: i64 = 9638;
/// From the upper edge of the paper to where the lower line ends: 20 mm above its lower edge.
const END: i64 = grid::PAGE_HEIGHT as i64 - 1134;

/// Looks for the double lines.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject).filter(letter_form::is_letter) else { return Vec::new() };
    // They may be drawn, in the text or in the head.
    let title = view.title().map_or(0, |(title, _)| title);
    let has_table = view.form.tables.iter().any(|table| table.paragraph.is_some_and(|at| at < title));
    let is_drawn = has_table || view.all().any(|(_, it)| it.has_object);
    if is_drawn || view.form.sections.iter().any(|section| section.head != Foot::Absent) {
        return Vec::new();
    }
    let bars: Vec<(usize, &Paragraph)> = view.all().filter(|(_, it)| is_bar(it)).collect();
    let found: Vec<(usize, String)> = if bars.is_empty() {
        vec![(0, "的机关名称下、页面下方没有红色双线".to_owned())]
    } else {
        fault(&view, &bars).into_iter().collect()
    };
    view.one(
        "信函",
        &found,
        "标志下4毫米、距下页边20毫米各画一条红色双线，长170毫米，居中：上面的上粗下细，下面的上细下粗",
    )
}

/// A line: a low red paragraph, or one with a red border.
fn is_bar(paragraph: &Paragraph) -> bool {
    let layout = &paragraph.layout;
    let is_low = layout.shade.is_some_and(Color::is_red) && layout.line.is_some_and(|line| line <= LINE);
    is_low || layout.rule.is_some_and(|rule| rule.color.is_red())
}

/// What is wrong with the lines that stand in frames on the paper.
fn fault(view: &View<'_>, bars: &[(usize, &Paragraph)]) -> Option<(usize, String)> {
    let framed: Vec<(usize, &Paragraph, Frame)> =
        bars.iter().filter_map(|(index, it)| Some((*index, *it, it.frame?))).collect();
    let (first, _, top) = framed.first().copied()?;
    let (last, _, bottom) = framed.last().copied()?;
    if top == bottom {
        return Some((first, "只有一条红色双线，标志下、页面下方应当各有一条".to_owned()));
    }
    let near = |one: i64, other: i64| (one - other).abs() <= MILLIMETRE;
    if let Some((index, width)) =
        framed.iter().find_map(|(at, _, frame)| Some((*at, frame.width.filter(|width| !near(*width, WIDTH))?)))
    {
        return Some((index, format!("的红色双线长{}，应当是170毫米", millimetres(width))));
    }
    // In the middle of the paper, or of 版心.
    let middles = [i64::from(grid::PAGE_WIDTH) / 2, i64::from(grid::LEFT) + i64::from(grid::AREA_WIDTH) / 2];
    let is_aside = |frame: &Frame| {
        let middle = frame.left? + frame.width? / 2;
        Some(!middles.iter().any(|wanted| near(middle, *wanted)))
    };
    if let Some((index, ..)) = framed.iter().find(|(.., frame)| is_aside(frame) == Some(true)) {
        return Some((*index, "的红色双线没有居中".to_owned()));
    }
    let in_frame = view.all().filter(|(_, it)| it.frame == Some(bottom));
    let height: Option<i64> = in_frame.map(|(_, it)| it.layout.line).sum();
    if let Some(end) = height.map(|height| bottom.top + height).filter(|end| !near(*end, END)) {
        let gap = i64::from(grid::PAGE_HEIGHT) - end;
        return Some((last, format!("下面的红色双线离纸的下边{}，应当是20毫米", millimetres(gap))));
    }
    let heights = |frame: Frame| -> Vec<i64> {
        framed.iter().filter(|(_, _, own)| *own == frame).filter_map(|(_, it, _)| it.layout.line).collect()
    };
    match (heights(top).as_slice(), heights(bottom).as_slice()) {
        ([upper, lower], _) if upper <= lower => Some((first, "上面的红色双线应当上粗下细".to_owned())),
        (_, [upper, lower]) if upper >= lower => Some((last, "下面的红色双线应当上细下粗".to_owned())),
        _ => None,
    }
}
