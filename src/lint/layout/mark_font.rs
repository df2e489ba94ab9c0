//! N787 发文机关标志不是红色小标宋
//!
//! 是什么：红色的发文机关标志不是小标宋体；“××文件”几个大字下面有发文字号，却不是红色。华文中宋算作小标宋。
//!
//! 为什么：标志一般用小标宋，醒目、美观、庄重。
//!
//! 例子：“永宁街道办事处文件”用黑体加粗。
//!
//! 应当写成：方正小标宋简体，红色，字号以一行排得下为度。
//!
//! 依据：GB/T 9704—2012 7.2.4：发文机关标志推荐使用小标宋体字，颜色为红色。推荐。

use super::family::{self, Family};
use super::letterhead_place::is_marked;
use super::view::{Role, View};
use crate::lint::{Remark, Subject, word};
use crate::manuscript::form::{Color, Paragraph, Run};

/// Looks at the font of the name of the organ.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let head = view.all().take_while(|(index, _)| view.role(*index) != Role::Body);
    let marks = head.filter(|(_, it)| is_marked(it));
    let fonts = marks.filter_map(|(index, it)| Some((index, it.face()?.chinese.as_deref()?)));
    let others = fonts.filter(|(_, font)| family::of(font).is_some_and(|family| family != Family::XiaoBiaoSong));
    let found: Vec<(usize, String)> = others
        .map(|(index, font)| (index, format!("是{font}，一般用小标宋")))
        .chain(split(&view).map(|index| (index, "有的字不是红色".to_owned())))
        .chain(black(&view).map(|index| (index, "不是红色".to_owned())))
        .collect();
    view.one("发文机关标志", &found, "请把标志设为方正小标宋简体、红色")
}

/// A 标志 of which some characters are surely not red.
fn split(view: &View<'_>) -> Option<usize> {
    let head = view.all().take_while(|(index, _)| view.role(*index) != Role::Body);
    let is_other = |run: &Run| {
        let color = run.face.color.filter(|_| run.text.chars().any(word::is_han));
        matches!(color, Some(Color::Auto)) || matches!(color, Some(color @ Color::Rgb(_)) if !color.is_red())
    };
    head.filter(|(_, it)| is_marked(it)).find(|(_, it)| it.runs.iter().any(is_other)).map(|(index, _)| index)
}

/// A line in large type above the title that ends with 文件 and is surely not red.
fn black(view: &View<'_>) -> Option<usize> {
    let head = view.all().take_while(|(index, _)| view.role(*index) != Role::Body).take(HEAD);
    let is_large = |it: &Paragraph| it.face().and_then(|face| face.size).is_some_and(|size| size >= LARGE);
    let is_other = |it: &Paragraph| match it.face().and_then(|face| face.color) {
        Some(Color::Auto) => true,
        Some(color @ Color::Rgb(_)) => !color.is_red(),
        _ => false,
    };
    let mut marks = head.filter(|(_, it)| it.text().trim().ends_with("文件") && it.text().trim().chars().count() > 4);
    marks.find(|(_, it)| is_large(it) && is_other(it)).map(|(index, _)| index)
}

/// A head has no more paragraphs.
const HEAD: usize = 12;
/// A mark is larger than a title, in half-points.
const LARGE: i64 = 52;
