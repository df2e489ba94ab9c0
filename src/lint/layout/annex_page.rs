//! N760 附件没有另起一页、没有顶格
//!
//! 是什么：附件的标识“附件1”不在新的一页上，没有顶格，不在第一行，与标题排在一行，或者不是三号黑体、黑色；附件的标题不在第三行（标识与标题之间不是空一行），没有居中；“附件1”后面加了冒号，
//! 顺序号用了汉字，附件排在版记后面。文件里只有一个附件、从附件开始的，不看它另不另起一页。
//!
//! 为什么：附件另面编排，标识在版心左上角第一行。
//!
//! 例子：“附件1”接在成文日期下面，居中，三号仿宋。
//!
//! 应当写成：段前分页；三号黑体，顶格，附件两字后不加冒号；标题居中，在第三行。
//!
//! 依据：GB/T 9704—2012 7.3.7：附件应当另面编排；“附件”二字及附件顺序号用3号黑体字顶格编排在版心左上角第一行。规定。

use super::family::{self, Family};
use super::letter_form::ISSUED;
use super::measure::{self, MILLIMETRE, characters};
use super::view::{Role, View, begins_at, character, is_spaced};
use super::{annex_note, body_font};
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Justify, Paragraph, Place};
use crate::manuscript::label;

/// Looks at the labels of annexes.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let names = annex_note::names(&view);
    // What all titles have is said of the document's.
    let is_centred = view.title().is_none_or(|(_, title)| title.layout.justify == Some(Justify::Center));
    let is_title =
        |it: &Paragraph| it.style.as_deref() == Some("title") || names.iter().any(|name| name == it.text().trim());
    let mut is_behind_text = false;
    let mut found: Vec<(usize, String)> = Vec::new();
    for (index, paragraph) in view.all() {
        is_behind_text |= view.role(index) == Role::Body;
        let text = paragraph.text();
        let beside = label::annex(text.trim()).filter(|name| !name.is_empty() && !name.contains('。'));
        if let Some(name) =
            beside.filter(|_| is_behind_text && paragraph.place == Place::Body && view.begins_page(index))
        {
            found.push((index, format!("的标题“{name}”与标识排在一行，应当另起，居中在第三行")));
            continue;
        }
        // 附件： alone begins a list of annexes.
        let has_colon = text.trim().ends_with(['：', ':']);
        let next = view.all().skip(index + 1).find(|(_, it)| !it.is_blank());
        let is_list =
            has_colon && next.is_none_or(|(_, it)| label::read(it.text().trim()).is_some() || !is_behind_text);
        if view.role(index) != Role::Annex || is_list {
            continue;
        }
        let is_after = view.all().take(index).any(|(_, it)| ISSUED.is_in(it.text().trim()));
        if is_after {
            found.push((index, format!("“{}”排在版记后面，应当在版记之前", text.trim())));
            continue;
        }
        if has_colon {
            found.push((index, format!("“{}”后面不加冒号", text.trim())));
            continue;
        }
        if text.contains(|c| "一二三四五六七八九十".contains(c)) {
            found.push((index, format!("“{}”的顺序号应当用阿拉伯数字", text.trim())));
            continue;
        }
        let words = format!("“{}”", text.trim());
        if is_behind_text && !is_on_new_page(&view, index) {
            found.push((index, format!("{words}没有另起一页")));
        } else if let Some(fault) = fault(paragraph) {
            found.push((index, format!("{words}{fault}")));
        } else if is_behind_text && is_below_blank(&view, index) {
            found.push((index, format!("{words}不在第一行，上面空了行")));
        } else if let Some((title, name)) = next.filter(|(_, it)| is_centred && is_left(it) && is_title(it)) {
            found.push((title, format!("下面的标题“{}”没有居中", name.text().trim())));
        } else if let Some(blanks) = blanks_below(&view, index).filter(|blanks| *blanks != 1) {
            found.push((index, format!("{words}与附件的标题之间空了{blanks}行，应当空一行，标题在第三行")));
        }
    }
    view.one("附件标识", &found, "请把“附件1”设为三号黑体、顶格，段落—换行和分页—段前分页")
}

/// Whether it surely begins at the left.
fn is_left(paragraph: &Paragraph) -> bool {
    let is_left = matches!(paragraph.layout.justify, Some(Justify::Left | Justify::Both));
    is_left
        && paragraph.place == Place::Body
        && begins_at(paragraph).is_some_and(|at| at < 3 * i64::from(grid::CHARACTER))
}

/// Whether the page that it stands on surely begins with empty lines.
fn is_below_blank(view: &View<'_>, index: usize) -> bool {
    let first = view.page_start(index);
    let stretch = &view.form.paragraphs[first..index];
    first > 0
        && !stretch.is_empty()
        && stretch.iter().all(|it| it.is_blank() && it.place == Place::Body && !it.breaks_page && !it.ends_section)
}

/// Empty lines between a label and the title below it; none where something else sets them apart.
fn blanks_below(view: &View<'_>, index: usize) -> Option<usize> {
    let below = view.all().skip(index + 1).find(|(_, it)| !it.is_blank())?.0;
    let stretch = view.form.paragraphs.get(index..=below)?;
    let is_plain = stretch.iter().all(|it| it.place == Place::Body && !it.has_object && !it.breaks_page);
    let is_title = stretch.last()?.layout.justify == Some(Justify::Center);
    let is_spaced = stretch.windows(2).any(|two| is_spaced(&two[0], &two[1]));
    (is_plain && is_title && !is_spaced).then(|| stretch.len() - 2)
}

fn is_on_new_page(view: &View<'_>, index: usize) -> bool {
    let paragraphs = &view.form.paragraphs;
    let Some(own) = paragraphs.get(index) else { return true };
    let starts_section = |at: usize| {
        let (Some(one), Some(before)) = (paragraphs.get(at), at.checked_sub(1).and_then(|at| paragraphs.get(at)))
        else {
            return true;
        };
        one.section != before.section && view.section(one).is_none_or(|section| section.is_on_new_page)
    };
    if own.layout.page_before != Some(false) || own.breaks_page || starts_section(index) {
        return true;
    }
    // What is empty above it, up to something that is not.
    for at in (0..index).rev() {
        let above = &paragraphs[at];
        if above.breaks_page {
            return true;
        }
        if !above.is_blank() || above.place != Place::Body {
            // A drawing may be anything, and a table before it may fill its page.
            return above.has_object || above.place != Place::Body;
        }
        if above.layout.page_before != Some(false) || starts_section(at) {
            return true;
        }
    }
    true
}

fn fault(paragraph: &Paragraph) -> Option<String> {
    if matches!(paragraph.layout.justify, Some(Justify::Center | Justify::Right)) {
        return Some("没有靠左，应当顶格".to_owned());
    }
    let face = paragraph.face()?;
    if let Some(color) = body_font::color(face) {
        return Some(format!("{color}，应当是三号黑体、黑色"));
    }
    if let Some(size) = face.size.filter(|size| *size != i64::from(grid::SIZE_3)) {
        return Some(format!("是{}，应当是三号黑体", measure::size(size)));
    }
    if let Some(font) = face.chinese.as_deref()
        && family::of(font).is_some_and(|family| family != Family::Hei)
    {
        return Some(format!("是{font}，应当是三号黑体"));
    }
    let (at, character) = (begins_at(paragraph)?, character(face)?);
    (at > MILLIMETRE).then(|| format!("左边空了{}，应当顶格", characters(at, character)))
}
