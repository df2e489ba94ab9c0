//! 版头 in the normal flow (R16–R22): 份号, 紧急程度, 发文机关标志, 发文字号, 签发人 and the red rule.

use super::properties::{Indent, Justify, ParagraphProperties};
use super::run::{Face, Piece};
use super::story::Story;
use crate::document::Letterhead;
use crate::layout::face::Role;
use crate::layout::grid;
use crate::layout::paginate::mark_size;

/// Appends the 版头 and the two empty lines below it.
pub fn write(story: &mut Story, head: &Letterhead) {
    let body = Face::of_style(Role::Body);
    let mut filler = grid::MARK_OFFSET;
    let elements = [(&head.copy_number, body), (&head.urgency, Face::own(Role::Hei))];
    for (text, face) in elements {
        if let Some(text) = text {
            let properties = ParagraphProperties { justify: Some(Justify::Left), ..ParagraphProperties::default() };
            story.paragraph(&properties, &[Piece::Text(text, face)]);
            filler -= grid::LINE;
        }
    }
    // The mark's upper edge is 35 mm below the edge of 版心, whatever stands above it (R19).
    story.paragraph(&ParagraphProperties { line: Some(filler), ..ParagraphProperties::default() }, &[]);
    mark(story, &head.mark);
    story.blank();
    story.blank();
    number(story, head, body);
    story.blank();
    story.blank();
}

/// 发文机关标志, as large as one line allows, at most 42 pt (R19).
fn mark(story: &mut Story, text: &str) {
    let size = mark_size(text);
    // A half-point is 10 twips.
    let properties = ParagraphProperties { line: Some(size * 10), ..ParagraphProperties::styled("GWMark") };
    story.paragraph(&properties, &[Piece::Text(text, Face::of_style(Role::Title).sized(size))]);
}

/// 发文字号, centred above the red rule; with 签发人 it stands 左空一字 and the name 右空一字 (R20–R22).
fn number(story: &mut Story, head: &Letterhead, body: Face) {
    let style = ParagraphProperties::styled("GWNumber");
    let text = Piece::Text(&head.document_number, body);
    let Some(name) = &head.signer else {
        return story.paragraph(&style, &[text]);
    };
    let properties = ParagraphProperties {
        tab: Some(grid::AREA_WIDTH - grid::CHARACTER),
        // No left or right indent: the rule would shrink with it.
        indent: Some(Indent { first: grid::CHARACTER, ..Indent::default() }),
        justify: Some(Justify::Left),
        ..style
    };
    let pieces = [text, Piece::Tab, Piece::Text("签发人：", body), Piece::Text(name, Face::own(Role::Kai))];
    story.paragraph(&properties, &pieces);
}
