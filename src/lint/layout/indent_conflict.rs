//! N766 缩进的字数与长度对不上
//!
//! 是什么：同一段的左缩进、右缩进或悬挂缩进，按字符写的一个值和按长度写的一个值差得远。首行缩进见 N746。
//!
//! 为什么：WPS、Word 按字符数排，别的程序按长度排，同一份文件在两处看上去不一样。
//!
//! 例子：右缩进2字符，同时又写着20毫米。
//!
//! 应当写成：只用一种：段落—缩进，重新填一次字符数，程序会把长度一并改好。
//!
//! 依据：实务（标准没有规定；多见于用程序生成、改写的文件）。

use super::measure::{self, millimetres};
use super::view::View;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::Paragraph;

/// Width of a character of 五号, what programs reckon with before a size is chosen.
const USUAL: i64 = 210;
/// What rounding and the grid make of a length, in twips and in hundredths of it.
const SLIGHT: (i64, i64) = (measure::MILLIMETRE, 8);

/// Compares both ways of saying an indent.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let found: Vec<(usize, String)> = view
        .all()
        .filter(|(_, it)| !it.is_blank() && !it.is_listed)
        .filter_map(|(index, it)| Some((index, fault(it)?)))
        .collect();
    view.one("段落缩进", &found, "请选中这一段，段落—缩进，把左、右、悬挂缩进重新填一次（只填字符数）")
}

fn fault(paragraph: &Paragraph) -> Option<String> {
    let mut widths: Vec<i64> = paragraph.runs.iter().filter_map(|run| run.face.size).map(|size| size * 10).collect();
    widths.push(USUAL);
    let layout = &paragraph.layout;
    let hanging = layout.first_chars.filter(|chars| *chars < 0).map_or(0, |chars| -chars);
    let is_near = |chars: i64, twips: i64, width: i64| {
        let wanted = chars * width / 100;
        (twips - wanted).abs() <= SLIGHT.0.max(wanted.abs() * SLIGHT.1 / 100)
    };
    // A length of none may not be said at all.
    let said = |twips: Option<i64>| twips.filter(|twips| *twips != 0);
    let fits = |chars: i64, twips: i64| widths.iter().any(|width| is_near(chars, twips, *width));
    let says = |name: &str, chars: i64, twips: i64| {
        format!("：{name}写着{}，又写着{}", measure::characters(chars, 100), millimetres(twips))
    };
    if let (Some(chars), Some(twips)) = (layout.left_chars.filter(|chars| *chars != 0), said(layout.left))
        // Programs count what hangs with it, or without it.
        && !fits(chars, twips)
        && !fits(chars + hanging, twips)
    {
        return Some(says("左缩进", chars, twips));
    }
    if let (Some(chars), Some(twips)) = (layout.right_chars.filter(|chars| *chars != 0), said(layout.right))
        && !fits(chars, twips)
    {
        return Some(says("右缩进", chars, twips));
    }
    let twips = layout.first.filter(|twips| hanging != 0 && *twips < 0)?;
    (!fits(hanging, -twips)).then(|| says("悬挂缩进", hanging, -twips))
}
