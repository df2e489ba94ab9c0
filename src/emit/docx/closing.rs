//! What closes the body: 附件说明, 署名, 成文日期 (R27–R29, R32).

use super::properties::{Indent, Justify, ParagraphProperties};
use super::run::{Face, Piece};
use super::story::Story;
use crate::document::{Document, Run, Signature, text};
use crate::layout::face::Role;
use crate::layout::{grid, width};

/// The label before the first name.
const LABEL: &str = "附件：";
/// Negative right indents give the lines of the signature room when the reader's digits are wider than half a
/// character; the left indents alone place them (R28).
const SPARE_ORGAN: i32 = -200;
const SPARE_DATE: i32 = -840;

/// Whether anything closes the body of this document.
pub fn follows(document: &Document) -> bool {
    !text::annex_notes(document).is_empty() || document.signature.is_some()
}

/// Appends 附件说明, 署名 and 成文日期. Each but the last stays on the page of the next (R32).
pub fn write(story: &mut Story, document: &Document) {
    annex_notes(story, document);
    if let Some(signature) = &document.signature {
        sign(story, signature);
    }
}

/// 附件说明: names aligned with the first one, wrapped lines too (7.3.4, R27).
fn annex_notes(story: &mut Story, document: &Document) {
    if document.is_collection {
        return;
    }
    let face = Face::of_style(Role::Body);
    let alone = document.annexes.len() == 1;
    let label = width::of(LABEL);
    let names = grid::INDENT + label + if alone { 0 } else { width::of("1.") };
    for (index, annex) in document.annexes.iter().enumerate() {
        if index == 0 {
            story.blank_kept();
        }
        let number = if alone { String::new() } else { format!("{}.", index + 1) };
        let first = if index == 0 { LABEL } else { "" };
        let last = index + 1 == document.annexes.len();
        let properties = ParagraphProperties {
            keep_next: !last || document.signature.is_some(),
            indent: Some(Indent { left: names, hanging: width::of(first) + width::of(&number), ..Indent::default() }),
            ..ParagraphProperties::styled("GWAnnexNote")
        };
        let mut pieces = vec![Piece::Text(first, face), Piece::Text(&number, face)];
        pieces.extend(annex.title.lines.iter().map(|line| Piece::Runs(line, face)));
        story.paragraph(&properties, &pieces);
    }
}

/// 署名 and 成文日期, of the document or of a part of a collection.
pub fn sign(story: &mut Story, signature: &Signature) {
    let (organ, date) = (text::runs(&signature.organ), text::runs(&signature.date));
    let (organ_width, date_width) = (width::of(&organ), width::of(&date));
    let area = story.sheet().width();
    story.blank_kept();
    let (organ_place, date_place) = if signature.sealed {
        story.blank_kept();
        let place = sealed(area, organ_width, date_width);
        (place, place)
    } else {
        unsealed(area, organ_width, date_width)
    };
    if !organ.is_empty() {
        line(story, ParagraphProperties { keep_next: true, ..organ_place }, "GWSign", &signature.organ);
    }
    if !date.is_empty() {
        line(story, date_place, "GWDate", &signature.date);
    }
}

/// Organ 右空二字, date two characters to the right of it; if the date is the longer one, the date 右空二字 (7.3.5.2).
fn unsealed(area: i32, organ: i32, date: i32) -> (ParagraphProperties, ParagraphProperties) {
    let two = 2 * grid::CHARACTER;
    let organ_left = (area - two - if date <= organ { organ } else { date + two }).max(0);
    (left(organ_left, SPARE_ORGAN), left(organ_left + two, SPARE_DATE))
}

fn left(left: i32, right: i32) -> ParagraphProperties {
    ParagraphProperties {
        indent: Some(Indent { left, right, ..Indent::default() }),
        justify: Some(Justify::Left),
        ..ParagraphProperties::default()
    }
}

/// Organ centred on the date, date 右空四字; a long organ moves both to the left (7.3.5.1, R29).
fn sealed(area: i32, organ: i32, date: i32) -> ParagraphProperties {
    let centre = (2 * area - 8 * grid::CHARACTER - date).min(2 * area - organ.max(date));
    ParagraphProperties {
        indent: Some(Indent { left: (centre - area + SPARE_ORGAN).max(0), right: SPARE_ORGAN, ..Indent::default() }),
        justify: Some(Justify::Center),
        ..ParagraphProperties::default()
    }
}

fn line(story: &mut Story, place: ParagraphProperties, style: &'static str, runs: &[Run]) {
    let properties = ParagraphProperties { style: Some(style), ..place };
    story.paragraph(&properties, &[Piece::Runs(runs, Face::of_style(Role::Body))]);
}
