//! Which element and class stand for which part of a document, and the rules that depend on its own texts.

use crate::{
    document::{Block, Document, Signature},
    layout::{
        grid,
        paginate::{self, Place},
    },
};

/// An element around one piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element {
    /// Its name where the text lies on one page.
    pub tag: &'static str,
    /// Its classes.
    pub class: &'static str,
    /// Level of a heading.
    pub level: Option<u8>,
}

impl Element {
    /// The element of a part of the document that is no table.
    pub fn of(document: &Document, place: Place) -> Self {
        match place {
            Place::Title => Self { tag: "h1", class: "title", level: Some(1) },
            Place::AnnexTitle(_) => Self { tag: "h2", class: "title", level: Some(2) },
            Place::CopyNumber | Place::SubmittedTo | Place::PartSubmittedTo(_) => Self::paragraph("flush"),
            Place::PartNumber(_) => Self::paragraph("flush centred"),
            Place::Urgency => Self::paragraph("flush l1"),
            Place::AnnexLabel(_) => Self::paragraph("flush l1 label"),
            Place::Mark => Self::paragraph("mark"),
            Place::DocumentNumber => {
                let upward = document.letterhead.as_ref().is_some_and(|head| head.signer.is_some());
                Self::paragraph(if upward { "number up" } else { "number" })
            }
            Place::AnnexNote(index) => Self::paragraph(annex_class(index)),
            Place::Organ | Place::PartOrgan(_) => Self::paragraph("organ"),
            Place::Date | Place::PartDate(_) => Self::paragraph("date"),
            Place::Body(_) | Place::Annex(..) => match block(document, place) {
                Some(Block::Heading(heading)) => Self::heading(heading.level),
                _ => Self::paragraph(""),
            },
        }
    }

    const fn paragraph(class: &'static str) -> Self {
        Self { tag: "p", class, level: None }
    }

    /// h1 is the title; the levels follow it (R62).
    const fn heading(level: u8) -> Self {
        let (tag, level) = match level {
            0 | 1 => ("h2", 2),
            2 => ("h3", 3),
            3 => ("h4", 4),
            _ => ("h5", 5),
        };
        Self { tag, class: "", level: Some(level) }
    }
}

/// The block at a place of the body or of an annex.
pub fn block(document: &Document, place: Place) -> Option<&Block> {
    match place {
        Place::Body(block) => document.body.get(block),
        Place::Annex(annex, block) => document.annexes.get(annex)?.blocks.get(block),
        _ => None,
    }
}

/// The signature that a place belongs to.
pub fn signature(document: &Document, place: Place) -> Option<&Signature> {
    match place {
        Place::Organ | Place::Date => document.signature.as_ref(),
        Place::PartOrgan(index) | Place::PartDate(index) => document.annexes.get(index)?.signature.as_ref(),
        _ => None,
    }
}

/// A class for the signature of one part of a collection: each has a place of its own.
pub fn part_class(place: Place) -> Option<String> {
    match place {
        Place::PartOrgan(index) | Place::PartDate(index) => Some(format!("part{index}")),
        _ => None,
    }
}

/// The rule for a part whose place depends on the document's own texts (R19, R27–R29).
pub fn rule(document: &Document, place: Place, gap: i32, landscape: bool) -> Option<String> {
    let area = if landscape { grid::AREA_HEIGHT } else { grid::AREA_WIDTH };
    let signing = || signature(document, place).map(|signature| paginate::signing(signature, area));
    let part = part_class(place).map(|class| format!(".{class}")).unwrap_or_default();
    match place {
        Place::Mark => {
            let size = Points(10 * paginate::mark_size(&document.letterhead.as_ref()?.mark));
            Some(format!(".mark{{margin-top:{};font-size:{size};line-height:{size}}}", Points(gap)))
        }
        Place::Organ | Place::PartOrgan(_) => Some(format!(".organ{part}{{margin-left:{}}}", Points(signing()?.organ))),
        Place::Date | Place::PartDate(_) => Some(format!(".date{part}{{margin-left:{}}}", Points(signing()?.date))),
        Place::AnnexNote(index) => {
            let (names, number) = paginate::annex_indents(index, document.annexes.len());
            let hang = if index == 0 { 3 * grid::CHARACTER + number } else { number };
            let class = annex_class(index);
            Some(format!(".{class}{{padding-left:{};text-indent:-{}}}", Points(names), Points(hang)))
        }
        _ => None,
    }
}

/// Names of the 附件说明 hang by the width of what stands before them: the label, one digit, two digits.
const fn annex_class(index: usize) -> &'static str {
    match index {
        0 => "names",
        1..=8 => "names-on",
        _ => "names-10",
    }
}

/// Twips as CSS points.
struct Points(i32);

impl std::fmt::Display for Points {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let twips = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}pt", twips / 20, twips % 20 * 5)
    }
}
