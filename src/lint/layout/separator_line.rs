//! N780 版头分隔线的样式不对
//!
//! 是什么：发文字号下面没有分隔线，或者不是红色；画在段落边框上的，离发文字号不是4毫米（差1毫米以内不报）、粗细不在0.5至3磅之间，
//! 或者段落有左右缩进，线比版心短；是双线、虚线。信函格式、用图形画的线不看。
//!
//! 为什么：分隔线是版头与主体的界线，与版心等宽，位置是定死的。
//!
//! 例子：发文字号的段落左右各缩进一字，下边框贴着字。
//!
//! 应当写成：发文字号的段落不缩进，下边框红色、1磅、距正文8磅。
//!
//! 依据：GB/T 9704—2012 7.2.7：发文字号之下4mm处居中印一条与版心等宽的红色分隔线。规定；粗细标准没有定，是实务。

use std::ops::RangeInclusive;

use super::letterhead_place::number;
use super::measure::{HALF_MILLIMETRE, millimetres};
use super::view::{View, left_indent, right_indent};
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Foot, Paragraph, Rule};

/// From the text to the line in points: what comes to 3 to 5 mm from the ink.
const SPACE: RangeInclusive<i64> = 6..=11;
/// How thick in eighths of a point.
const WIDTH: RangeInclusive<i64> = 4..=24;

/// Looks at the line below the 发文字号.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let (Some((title, _)), Some((number, _))) = (view.title(), number(&view)) else { return Vec::new() };
    let mut ruled = view.all().take(title + 1).skip(number).filter_map(|(at, it)| Some((at, it, it.layout.rule?)));
    let found: Vec<(usize, String)> = match ruled.next() {
        Some((at, paragraph, rule)) => {
            fault(paragraph, rule, at == number).map(|fault| (at, fault)).into_iter().collect()
        }
        // It may be drawn in the head.
        None if view.form.sections.iter().any(|section| section.head != Foot::Absent) => Vec::new(),
        None => vec![(number, "：发文字号下没有红色分隔线".to_owned())],
    };
    view.one("版头分隔线", &found, "请给发文字号的段落加下边框：红色、1磅、距正文8磅，段落左右缩进填0")
}

fn fault(paragraph: &Paragraph, rule: Rule, is_of_number: bool) -> Option<String> {
    if !rule.color.is_red() {
        return Some("：发文字号下的分隔线不是红色".to_owned());
    }
    if !rule.is_single {
        return Some("是双线、虚线，应当是一条实线".to_owned());
    }
    let (left, right) = (left_indent(paragraph).unwrap_or(0), right_indent(paragraph).unwrap_or(0));
    if left.min(right) < -HALF_MILLIMETRE {
        return Some("伸出了版心，应当与版心等宽".to_owned());
    }
    let inset = left.max(0) + right.max(0);
    if inset > HALF_MILLIMETRE {
        return Some(format!("比版心短{}，应当与版心等宽", millimetres(inset)));
    }
    if let Some(width) = rule.width.filter(|width| !WIDTH.contains(width)) {
        let thickness = match (width / 8, width % 8 * 125) {
            (whole, 0) => format!("{whole}"),
            (whole, part) => format!("{whole}.{part:03}").trim_end_matches('0').to_owned(),
        };
        return Some(format!("粗{thickness}磅，一般是1磅"));
    }
    // Below another paragraph the distance is that of the two.
    let space = rule.space.filter(|_| is_of_number && rule.is_below)?;
    (!SPACE.contains(&space)).then(|| format!("距发文字号{space}磅，应当是8磅（字下4毫米）"))
}
