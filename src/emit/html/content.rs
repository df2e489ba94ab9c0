//! The words of each part, in the order of [`crate::document::text::paragraphs`].

use super::{element, inline::Inline};
use crate::{
    document::{Block, Document, Letterhead, Paragraph, Run, Title},
    layout::paginate::Place,
};

/// Writes the text of a part; tables have their own writer.
pub fn write(inline: &mut Inline<'_>, document: &Document, place: Place) {
    let signature = element::signature(document, place);
    match place {
        Place::CopyNumber | Place::Urgency | Place::Mark | Place::DocumentNumber => {
            if let Some(head) = &document.letterhead {
                letterhead(inline, head, place);
            }
        }
        Place::Title => title(inline, &document.title),
        Place::SubmittedTo => address(inline, &document.submitted_to),
        Place::PartSubmittedTo(index) => {
            address(inline, document.annexes.get(index).map_or(&[], |annex| &annex.submitted_to));
        }
        Place::PartNumber(index) => {
            inline.text(document.annexes.get(index).map_or("", |annex| &annex.document_number));
        }
        Place::Body(_) | Place::Annex(..) => block(inline, element::block(document, place)),
        Place::AnnexNote(index) => annex_note(inline, document, index),
        Place::Organ | Place::PartOrgan(_) => inline.runs(signature.map_or(&[], |signature| &signature.organ)),
        Place::Date | Place::PartDate(_) => inline.runs(signature.map_or(&[], |signature| &signature.date)),
        Place::AnnexLabel(index) => inline.text(document.annexes.get(index).map_or("", |annex| &annex.label)),
        Place::AnnexTitle(index) => {
            if let Some(annex) = document.annexes.get(index) {
                title(inline, &annex.title);
            }
        }
    }
}

/// 主送机关 (R24).
fn address(inline: &mut Inline<'_>, submitted_to: &[Run]) {
    inline.runs(submitted_to);
    inline.text("：");
}

/// 版头; 签发人 stands on the line of the 发文字号 (R16–R21).
fn letterhead(inline: &mut Inline<'_>, head: &Letterhead, place: Place) {
    match (place, &head.signer) {
        (Place::CopyNumber, _) => inline.text(head.copy_number.as_deref().unwrap_or_default()),
        (Place::Urgency, _) => inline.text(head.urgency.as_deref().unwrap_or_default()),
        (Place::Mark, _) => inline.text(&head.mark),
        (_, None) => inline.text(&head.document_number),
        (_, Some(name)) => {
            inline.text(&head.document_number);
            inline.markup("<span>");
            inline.text("签发人：");
            inline.markup("<span class=\"l2\">");
            inline.text(name);
            inline.markup("</span></span>");
        }
    }
}

fn block(inline: &mut Inline<'_>, block: Option<&Block>) {
    match block {
        Some(Block::Heading(heading)) => {
            inline.text(&heading.number);
            inline.runs(&heading.runs);
        }
        Some(Block::Paragraph(Paragraph { lead, runs })) => {
            if let Some(lead) = lead {
                inline.lead(lead);
            }
            inline.runs(runs);
        }
        _ => {}
    }
}

fn title(inline: &mut Inline<'_>, title: &Title) {
    for (index, line) in title.lines.iter().enumerate() {
        if index > 0 {
            inline.new_line();
        }
        inline.runs(line);
    }
}

/// The label and the number stand in front of the title's own runs, as in [`crate::document::text::annex_notes`].
fn annex_note(inline: &mut Inline<'_>, document: &Document, index: usize) {
    if index == 0 {
        inline.text("附件：");
    }
    if document.annexes.len() > 1 {
        inline.text(&format!("{}.", index + 1));
    }
    if let Some(annex) = document.annexes.get(index) {
        annex.title.lines.iter().for_each(|line| inline.runs(line));
    }
}
