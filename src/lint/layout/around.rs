//! What stands around the text and has its type: 主送机关, 附件说明, 署名, 成文日期.

use super::recipient_place::is_recipient;
use super::signature::signatures;
use super::view::View;
use crate::manuscript::form::{Paragraph, Place};

/// Their paragraphs in order.
pub fn lines<'a>(view: &View<'a>) -> Vec<(usize, &'a Paragraph)> {
    let signed: Vec<usize> =
        signatures(view).into_iter().flat_map(|signature| [signature.organ, signature.date]).collect();
    let title = view.title().map_or(0, |(title, _)| title);
    let text = view.bodies().map(|(index, _)| index).next().unwrap_or(0);
    let is_around = |(index, it): &(usize, &Paragraph)| {
        let whole = it.text();
        let is_recipient = *index > title && *index < text && is_recipient(whole.trim());
        let is_note = *index > text && whole.trim().starts_with("附件：") && !whole.contains('。');
        signed.contains(index) || it.place == Place::Body && (is_recipient || is_note)
    };
    view.all().filter(is_around).collect()
}
