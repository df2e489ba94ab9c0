//! How close table text must be set: an estimate of heights, used for nothing but the choice of a size.

use super::body;
use super::section::Sheet;
use super::table;
use crate::document::{Block, Document, Run, Table, text};
use crate::layout::{grid, width};

/// Size and line pitch of table text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Density {
    /// 小四 (R47).
    Normal,
    /// 五号 (R47).
    Small,
}

impl Density {
    /// The paragraph style of body cells.
    pub fn style(self) -> &'static str {
        match self {
            Self::Normal => "GWCell",
            Self::Small => "GWCellSmall",
        }
    }

    /// The paragraph style of header cells.
    pub fn head_style(self) -> &'static str {
        match self {
            Self::Normal => "GWHead",
            Self::Small => "GWHeadSmall",
        }
    }

    fn line(self) -> i32 {
        match self {
            Self::Normal => grid::CELL_LINE,
            Self::Small => grid::CELL_LINE_5,
        }
    }

    fn character(self) -> i32 {
        match self {
            Self::Normal => grid::CELL_CHARACTER,
            Self::Small => grid::CELL_CHARACTER_5,
        }
    }
}

/// The density of every table of a summary sheet, which should stay on one page; none for other documents, whose
/// tables choose one by one.
pub fn density(document: &Document) -> Option<Density> {
    let lone_table = matches!(document.body.as_slice(), [Block::Table(_)]);
    if !lone_table && !document.meta.kind.contains("摘要") {
        return None;
    }
    let room = Sheet::of(document.landscape).height();
    let fits = |density| height(document, density) <= room;
    Some(if fits(Density::Normal) { Density::Normal } else { Density::Small })
}

/// Whether a table is too narrow for a size: a header of three lines, or a cell of more than four.
pub fn is_crowded(table: &Table, sheet: Sheet, density: Density) -> bool {
    let widths = table::widths(&table.columns, sheet);
    let most = |cells: &[Vec<Run>]| row_lines(cells, &widths, density);
    most(&table.header) > 2 || table.rows.iter().any(|row| most(row) > 4)
}

/// Height of the document's body from the top of 版心 in twips.
fn height(document: &Document, density: Density) -> i32 {
    let sheet = Sheet::of(document.landscape);
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / grid::TITLE_LINE);
    let mut lines = 1 + i32::from(!document.submitted_to.is_empty());
    if !document.annexes.is_empty() && !document.is_collection {
        lines += 1 + count(document.annexes.len());
    }
    lines += if document.signature.is_some() { 3 } else { 0 };
    let mut height = grid::TITLE_LINE * count(document.title.lines.len()) + grid::LINE * lines + grid::HAIR;
    for block in &document.body {
        height = height.saturating_add(match block {
            Block::Heading(_) => grid::LINE,
            Block::Paragraph(inner) => grid::LINE * body::lines(inner, sheet.width()),
            Block::Table(inner) => table_height(inner, sheet, density),
        });
    }
    height
}

fn table_height(table: &Table, sheet: Sheet, density: Density) -> i32 {
    let widths = table::widths(&table.columns, sheet);
    // A border takes half a point of every row.
    let row = |cells: &[Vec<Run>]| row_lines(cells, &widths, density) * density.line() + 10;
    std::iter::once(&table.header).chain(&table.rows).fold(10, |sum, cells| row(cells).saturating_add(sum))
}

/// Lines of the highest cell of a row.
fn row_lines(cells: &[Vec<Run>], widths: &[i32], density: Density) -> i32 {
    let lines = |(cell, width): (&Vec<Run>, &i32)| {
        let room = (width - 2 * grid::CELL_PADDING) * 2 / density.character();
        let needed = i32::try_from(width::half_cells(&text::runs(cell))).unwrap_or(i32::MAX / 2);
        // A line holds whole characters: two half cells each.
        let room = (room / 2 * 2).max(2);
        (needed + room - 1) / room
    };
    cells.iter().zip(widths).map(lines).max().unwrap_or(1).max(1)
}
