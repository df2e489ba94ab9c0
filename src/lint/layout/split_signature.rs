//! N781 署名可能单独落到下一面
//!
//! 是什么：文件不止一面，署名前的空行、附件说明、署名没有设“与下段同页”；或者成文日期设了，把附件、版记拉到一起。
//!
//! 为什么：正文刚好排满一面时，只有署名和日期到了下一面；“此页无正文”的写法已经不用了。
//!
//! 例子：改了一句话，署名、日期单独到了第三面。
//!
//! 应当写成：署名前的空行、附件说明、署名都设“段落—换行和分页—与下段同页”，成文日期不设。
//!
//! 依据：GB/T 9704—2012 7.3.5.5：当公文排版后所剩空白处不能容下印章或签发人签名章、成文日期时，可以采取调整行距、字距的措施解决。
//! 一般；用“与下段同页”是实务。

use super::signature::signatures;
use super::view::View;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Paragraph, Place};

/// Looks at what holds a signature and the text together.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut found: Vec<(usize, String)> = Vec::new();
    for signature in signatures(&view) {
        let (organ, date) = (signature.organ, signature.date);
        if view.form.paragraphs[date].layout.keep_next == Some(true) {
            found.push((date, "：成文日期设了“与下段同页”，应当不设".to_owned()));
        } else if view.is_past_page(date) && held(&view, organ).any(|it| it.layout.keep_next == Some(false)) {
            found.push((organ, "：署名前没有都设“与下段同页”，可能只有署名和日期到下一面".to_owned()));
        }
    }
    view.one("署名", &found, "请选中正文下的空行、附件说明和署名，段落—换行和分页—与下段同页；成文日期不设")
}

/// The organ and what stands above it, up to the text.
fn held<'a>(view: &View<'a>, organ: usize) -> impl Iterator<Item = &'a Paragraph> {
    let paragraphs = &view.form.paragraphs;
    let is_held = |it: &&Paragraph| it.place == Place::Body && (it.is_blank() || is_note(&it.text()));
    let above = paragraphs[..organ].iter().rev().take_while(is_held);
    std::iter::once(&paragraphs[organ]).chain(above)
}

/// A line of the list of annexes.
fn is_note(text: &str) -> bool {
    let text = text.trim();
    let is_item = text.split_once('.').is_some_and(|(number, _)| number.parse::<u8>().is_ok());
    !text.contains('。') && (text.starts_with("附件：") || is_item)
}
