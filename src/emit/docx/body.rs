//! Blocks of the body and of annexes: headings, paragraphs, tables (R8, R26).

use super::fit::Density;
use super::properties::ParagraphProperties;
use super::run::{Face, Piece};
use super::story::Story;
use super::table;
use crate::document::{Block, Heading, Paragraph, text};
use crate::layout::face::Role;
use crate::layout::{grid, width};

/// Appends blocks. `density` is that of all tables, or each table's own; `closed`: 附件说明 or 署名 follows, so a
/// short last paragraph goes to their page with them (R32).
pub fn write(story: &mut Story, blocks: &[Block], density: Option<Density>, closed: bool) {
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading(inner) => heading(story, inner),
            Block::Paragraph(inner) => {
                let last = index + 1 == blocks.len();
                let keep = closed && last && lines(inner, story.sheet().width()) <= grid::KEEP_LINES;
                paragraph(story, inner, keep);
            }
            // Word calls a table without cells damaged.
            Block::Table(inner) if table::is_empty(inner) => {}
            Block::Table(inner) => {
                let (look, sheet) = (story.look(), story.sheet());
                let density = density.unwrap_or_else(|| table::density(inner, sheet));
                story.table(|out| table::write(out, look, inner, sheet, density));
            }
        }
    }
}

/// How many lines a paragraph takes on a sheet of this width.
pub fn lines(paragraph: &Paragraph, sheet_width: i32) -> i32 {
    let length = grid::INDENT + width::of(&text::paragraph(paragraph));
    (length + sheet_width - 1).div_euclid(sheet_width)
}

/// A heading that stands alone, with its number as text (R26).
fn heading(story: &mut Story, heading: &Heading) {
    let (style, role) = (style(heading.level), story.look().heading_role(heading.level));
    let face = Face::of_style(role);
    let pieces = [Piece::Text(&heading.number, face), Piece::Runs(&heading.runs, face)];
    story.paragraph(&ParagraphProperties::styled(style), &pieces);
}

/// 自然段. A run-in heading has the face of its level but no heading style: the style would put the whole paragraph
/// into the navigation pane (R26).
fn paragraph(story: &mut Story, paragraph: &Paragraph, keep_next: bool) {
    let properties = ParagraphProperties { keep_next, ..ParagraphProperties::styled("GWBody") };
    let text = Piece::Runs(&paragraph.runs, Face::of_style(Role::Body));
    match &paragraph.lead {
        Some(lead) => {
            let face = Face::lead(story.look(), lead.level);
            let pieces = [Piece::Text(&lead.number, face), Piece::Runs(&lead.runs, face), text];
            story.paragraph(&properties, &pieces);
        }
        None => story.paragraph(&properties, &[text]),
    }
}

fn style(level: u8) -> &'static str {
    match level {
        0 | 1 => "1",
        2 => "2",
        3 => "3",
        _ => "4",
    }
}
