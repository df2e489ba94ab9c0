//! N762 附注的位置不对
//!
//! 是什么：成文日期下一行加圆括号的附注，不是左空二字，排在署名前面；“此件公开发布”“联系人：……”没有加圆括号。
//!
//! 为什么：附注居左空二字加圆括号，编排在成文日期下一行。
//!
//! 例子：“（此件公开发布）”顶格，或者居中。
//!
//! 应当写成：左空二字“（此件公开发布）”。
//!
//! 依据：GB/T 9704—2012 7.3.6：如有附注，居左空二字加圆括号编排在成文日期下一行。规定。

use super::measure::{SLIGHT, characters};
use super::signature::DATE;
use super::view::{Role, View, begins_at, character};
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Justify, Paragraph, Place};

static NOTE: Pattern = Pattern::new("^[（(【\\[](?:此件|联系人|联系电话|公开|主动公开|发至)[^（）()]{0,60}[）)】\\]]$");

static BARE: Pattern =
    Pattern::new("^(?:此件(?:主动公开|公开发布|依申请公开|不予公开|不公开|发至.{2,12})|联系人：[^。]{2,50})$");

/// Looks at the note below the date.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut found: Vec<(usize, String)> = Vec::new();
    for [(day, _), (index, note)] in below_date(&view) {
        let is_half = note.text().trim().starts_with(['(', '【', '[']);
        if BARE.is_in(note.text().trim()) {
            found.push((index, "没有加圆括号".to_owned()));
        } else if NOTE.is_in(note.text().trim()) {
            let apart = (day + 1 < index).then(|| "与成文日期之间空了行，应当在下一行".to_owned());
            let half = is_half.then(|| "不是圆括号，或者用了半角括号".to_owned());
            found.extend(fault(note).or(apart).or(half).map(|fault| (index, fault)));
        }
    }
    let early = view.below_text().filter(|[(_, note), _, (_, date)]| is_note(note) && DATE.is_in(date.text().trim()));
    found.extend(early.map(|[(index, _), ..]| (index, "排在署名前面，应当在成文日期下一行".to_owned())));
    view.one("附注", &found, "请左对齐，首行缩进2字符，加全角圆括号")
}

fn is_note(paragraph: &Paragraph) -> bool {
    paragraph.place == Place::Body && NOTE.is_in(paragraph.text().trim())
}

/// The notes below dates.
pub fn notes<'a>(view: &View<'a>) -> Vec<(usize, &'a Paragraph)> {
    below_date(view).into_iter().map(|[_, note]| note).filter(|(_, note)| is_note(note)).collect()
}

/// Dates below the text, each with what stands below it.
fn below_date<'a>(view: &View<'a>) -> Vec<[(usize, &'a Paragraph); 2]> {
    let texts: Vec<(usize, &Paragraph)> = view.all().filter(|(_, it)| !it.is_blank()).collect();
    let first = texts.iter().position(|(index, _)| view.role(*index) == Role::Body).unwrap_or(texts.len());
    let two = texts[first..].windows(2).filter_map(|two| <[(usize, &Paragraph); 2]>::try_from(two).ok());
    two.filter(|[(_, date), (_, below)]| DATE.is_in(date.text().trim()) && below.place == Place::Body).collect()
}

fn fault(note: &Paragraph) -> Option<String> {
    if matches!(note.layout.justify, Some(Justify::Center | Justify::Right)) {
        return Some("没有靠左，应当左空二字".to_owned());
    }
    let (at, character) = (begins_at(note)?, character(note.face()?)?);
    ((at - 2 * character).abs() > SLIGHT).then(|| format!("左空{}，应当左空二字", characters(at, character)))
}
