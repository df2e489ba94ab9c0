//! `word/document.xml`: the model from top to bottom.

use super::properties::{Justify, ParagraphProperties};
use super::run::{Face, Piece};
use super::section::Sheet;
use super::story::Story;
use super::xml::{HEAD, NAMESPACES, put};
use super::{body, closing, fit, imprint, letterhead};
use crate::document::{Annex, Document, Run, Title};
use crate::layout::face::Role;
use crate::layout::look::Look;

/// The part. `turned`: some page is landscape.
pub fn write(document: &Document, look: Look, turned: bool) -> String {
    let mut story = Story::new(look, Sheet::of(document.landscape), turned);
    if let Some(head) = &document.letterhead {
        letterhead::write(&mut story, head);
    }
    title(&mut story, &document.title);
    story.blank();
    address(&mut story, &document.submitted_to);
    let density = fit::density(document);
    body::write(&mut story, &document.body, density, closing::follows(document));
    closing::write(&mut story, document);
    for part in &document.annexes {
        annex(&mut story, part);
    }
    if let Some(imprint) = &document.imprint {
        imprint::write(&mut story, imprint);
    }
    let mut out = String::from(HEAD);
    put!(&mut out, "<w:document {NAMESPACES}><w:body>");
    out.push_str(&story.finish());
    out.push_str("</w:body></w:document>");
    out
}

/// 主送机关 (R24).
fn address(story: &mut Story, submitted_to: &[Run]) {
    if !submitted_to.is_empty() {
        let face = Face::of_style(Role::Body);
        let pieces = [Piece::Runs(submitted_to, face), Piece::Text("：", face)];
        story.paragraph(&ParagraphProperties::styled("GWTo"), &pieces);
    }
}

/// 标题: one paragraph, its lines parted by breaks (R23).
fn title(story: &mut Story, title: &Title) {
    let face = Face::of_style(Role::Title);
    let mut pieces = Vec::with_capacity(title.lines.len() * 2);
    for line in &title.lines {
        if !pieces.is_empty() {
            pieces.push(Piece::Break);
        }
        pieces.push(Piece::Runs(line, face));
    }
    story.paragraph(&ParagraphProperties::styled("Title"), &pieces);
}

/// 附件: label on the first line of a new page, title on the third (R34).
fn annex(story: &mut Story, annex: &Annex) {
    let on_new_page = story.turn(Sheet::of(annex.landscape));
    let properties = ParagraphProperties {
        // Beside a section's own page break Word could take this one for a second break.
        page_break_before: on_new_page.then_some(false),
        ..ParagraphProperties::styled("GWAnnex")
    };
    story.paragraph(&properties, &[Piece::Text(&annex.label, Face::of_style(Role::Hei))]);
    story.blank_kept();
    title(story, &annex.title);
    if !annex.document_number.is_empty() {
        let properties = ParagraphProperties { justify: Some(Justify::Center), ..ParagraphProperties::default() };
        story.paragraph(&properties, &[Piece::Text(&annex.document_number, Face::of_style(Role::Body))]);
    }
    story.blank();
    address(story, &annex.submitted_to);
    body::write(story, &annex.blocks, None, annex.signature.is_some());
    if let Some(signature) = &annex.signature {
        closing::sign(story, signature);
    }
}
