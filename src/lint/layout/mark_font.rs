//! N787 发文机关标志不是小标宋
//!
//! 是什么：红色的发文机关标志不是小标宋体。认不出的字体不报；华文中宋算作小标宋。
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
use crate::lint::{Remark, Subject};

/// Looks at the font of the name of the organ.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let head = view.all().take_while(|(index, _)| view.role(*index) != Role::Body);
    let marks = head.filter(|(_, it)| is_marked(it));
    let fonts = marks.filter_map(|(index, it)| Some((index, it.face()?.chinese.as_deref()?)));
    let others = fonts.filter(|(_, font)| family::of(font).is_some_and(|family| family != Family::XiaoBiaoSong));
    let found: Vec<(usize, String)> = others.map(|(index, font)| (index, format!("是{font}，一般用小标宋"))).collect();
    view.one("发文机关标志", &found, "请把标志设为方正小标宋简体、红色")
}
