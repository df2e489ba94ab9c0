//! Findings: a strip above the sheets and a card beside each block that has some. They are no text of the document
//! (`data-not-text`) and do not print, but everyone can reach them: the strip lists them all with links.

use super::escape;
use crate::{
    document::{Document, Loudness, Note, text},
    layout::paginate::Pagination,
};

/// The notes of a block of the body as one card; the block needs its anchor.
pub fn beside(out: &mut String, document: &Document, block: usize) {
    let mut notes = document.notes.iter().filter(|note| note.block == Some(block)).peekable();
    let Some(loudest) = notes.clone().map(|note| note.level).min() else { return };
    let class = class(loudest);
    escape::put(
        out,
        format_args!(
            "<aside class=\"note {class}\" id=\"n{block}\" tabindex=\"-1\" data-not-text aria-label=\"审核意见{}\">",
            block + 1
        ),
    );
    while let Some(note) = notes.next() {
        out.push_str("<p>");
        line(out, note);
        out.push_str("</p>");
        if notes.peek().is_none() {
            out.push_str("</aside>");
        }
    }
}

/// The strip: state, counts, and the list of findings, the worst first.
pub fn strip(out: &mut String, document: &Document, pagination: &Pagination, missing: usize) {
    out.push_str("<header class=\"strip\" data-not-text><p>");
    if document.meta.draft {
        out.push_str("<strong class=\"draft\">草稿</strong> ");
    }
    let count = |level| document.notes.iter().filter(|note| note.level == level).count();
    for level in [Loudness::Error, Loudness::Warning, Loudness::Info] {
        if count(level) > 0 {
            let (class, word, count) = (class(level), word(level), count(level));
            escape::put(out, format_args!("<span class=\"count {class}\">{word} {count}</span> "));
        }
    }
    if document.notes.is_empty() {
        out.push_str("<span class=\"count none\">没有审核意见</span> ");
    }
    if missing > 0 {
        escape::put(out, format_args!("<span class=\"count missing\">待补 {missing} 处</span> "));
    }
    let (pages, length) = (pagination.pages.len(), text::length(document));
    escape::put(out, format_args!("<span>共 {pages} 页，正文 {length} 字</span>"));
    if !document.origins.is_empty() {
        out.push_str(" <span class=\"hint\">指向或点按数字，可看出处</span>");
    }
    out.push_str("</p>");
    if !document.notes.is_empty() {
        out.push_str("<details><summary>审核意见</summary><ul>");
        let mut notes: Vec<_> = document.notes.iter().collect();
        notes.sort_by_key(|note| note.level);
        for note in notes {
            entry(out, document, note);
        }
        out.push_str("</ul></details>");
    }
    out.push_str("<label><input type=\"checkbox\" id=\"guides\"> 显示版心</label></header>");
}

fn entry(out: &mut String, document: &Document, note: &Note) {
    out.push_str("<li>");
    let target = note.block.filter(|block| *block < document.body.len());
    if let Some(block) = target {
        escape::put(out, format_args!("<a href=\"#n{block}\">"));
    }
    line(out, note);
    if target.is_some() {
        out.push_str("</a>");
    }
    out.push_str("</li>");
}

fn line(out: &mut String, note: &Note) {
    escape::put(out, format_args!("<b class=\"{}\">{}</b> ", class(note.level), word(note.level)));
    if !note.code.is_empty() {
        out.push_str("<code>");
        escape::push(out, &note.code);
        out.push_str("</code> ");
    }
    escape::push(out, &note.text);
}

fn class(level: Loudness) -> &'static str {
    match level {
        Loudness::Error => "error",
        Loudness::Warning => "warning",
        Loudness::Info => "info",
    }
}

fn word(level: Loudness) -> &'static str {
    match level {
        Loudness::Error => "错误",
        Loudness::Warning => "提醒",
        Loudness::Info => "说明",
    }
}
