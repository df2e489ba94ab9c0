//! 版记 at the foot of the last page (R35–R37): a frame anchored to the foot of 版心, its rules filled low paragraphs.

use super::properties::{Indent, ParagraphProperties};
use super::run::{Face, Piece};
use super::section::Sheet;
use super::story::Story;
use crate::document::Imprint;
use crate::layout::face::Role;
use crate::layout::grid;

/// Appends the 版记, on a portrait page of its own if the last page is landscape (R48).
pub fn write(story: &mut Story, imprint: &Imprint) {
    if story.turn(Sheet::Portrait) {
        // A section that begins with a frame loses its page break in LibreOffice.
        story.hair();
    }
    let face = Face::of_style(Role::Body);
    let one = grid::CHARACTER_4;
    let framed = ParagraphProperties { frame: true, ..ParagraphProperties::styled("GWImprint") };
    rule(story, grid::RULE_THICK);
    if let Some(to) = &imprint.copied_to {
        let indent = Indent { left: 4 * one, right: one, hanging: 3 * one, ..Indent::default() };
        let pieces = [Piece::Text("抄送：", face), Piece::Text(to, face), Piece::Text("。", face)];
        story.paragraph(&ParagraphProperties { indent: Some(indent), ..framed }, &pieces);
        rule(story, grid::RULE_THIN);
    }
    let properties = ParagraphProperties {
        indent: Some(Indent { left: one, right: one, ..Indent::default() }),
        tab: Some(grid::AREA_WIDTH - one),
        ..framed
    };
    let pieces = [
        Piece::Text(&imprint.printed_by, face),
        Piece::Tab,
        Piece::Text(&imprint.printed_on, face),
        Piece::Text("印发", face),
    ];
    story.paragraph(&properties, &pieces);
    rule(story, grid::RULE_THICK);
    // The paragraph that the frame is anchored to.
    story.hair();
}

fn rule(story: &mut Story, height: i32) {
    let properties =
        ParagraphProperties { frame: true, filled: true, line: Some(height), ..ParagraphProperties::hair() };
    story.paragraph(&properties, &[]);
}
