//! Rows of a table: how high they are and where their cells break (R47).

use super::lines::{Breaker, Measure};
use crate::{
    document::{Run, Table},
    layout::grid,
};

/// Height that the rule between two rows adds: 0.5 pt.
const ROW_RULE: i32 = 10;

/// Columns beyond which a table may need 五号.
const MANY_COLUMNS: usize = 8;

/// Size of the text in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellSize {
    /// 小四.
    #[default]
    Normal,
    /// 五号.
    Small,
}

impl CellSize {
    /// 小四, or 五号 where many columns are too narrow for it: a header of three lines, a cell of five (R47).
    pub fn of(table: &Table, width: i32) -> Self {
        if table.columns.len() <= MANY_COLUMNS {
            return Self::Normal;
        }
        let widths = column_widths(table, width);
        let lines = |row: &[Vec<Run>]| break_row(row, &widths, Self::Normal).lines;
        if lines(&table.header) > 2 || table.rows.iter().any(|row| lines(row) > 4) { Self::Small } else { Self::Normal }
    }

    /// Line pitch.
    pub fn line(self) -> i32 {
        match self {
            Self::Normal => grid::CELL_LINE,
            Self::Small => grid::CELL_LINE_5,
        }
    }

    /// Width of a full-width character.
    pub fn character(self) -> i32 {
        match self {
            Self::Normal => grid::CELL_CHARACTER,
            Self::Small => grid::CELL_CHARACTER_5,
        }
    }

    /// Height of lines with the rule below them.
    fn height(self, lines: usize) -> i32 {
        let lines = i32::try_from(lines).unwrap_or(i32::MAX);
        if lines == 0 { 0 } else { self.line().saturating_mul(lines).saturating_add(ROW_RULE) }
    }
}

/// A table broken into lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableLines {
    /// Size of its text.
    pub size: CellSize,
    /// The header row; without lines where the table has none.
    pub header: Row,
    /// The body rows.
    pub rows: Vec<Row>,
    /// The units after the header: whole rows, or parts of a row that is higher than a page.
    pub parts: Vec<RowPart>,
}

/// A row broken into lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// For each cell, the offsets at which a new line begins.
    pub cells: Vec<Vec<usize>>,
    /// Lines of its highest cell.
    pub lines: usize,
}

/// Lines of a row: all of them unless the row is higher than a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowPart {
    /// Index of the row.
    pub row: usize,
    /// First line.
    pub from: usize,
    /// Line after the last.
    pub to: usize,
}

/// Breaks a table of the given width for pages of the given height.
pub fn break_table(table: &Table, size: CellSize, width: i32, capacity: i32) -> TableLines {
    let widths = column_widths(table, width);
    let header = if table.header.is_empty() { Row::default() } else { break_row(&table.header, &widths, size) };
    let rows: Vec<Row> = table.rows.iter().map(|row| break_row(row, &widths, size)).collect();
    let mut broken = TableLines { size, header, rows, parts: Vec::with_capacity(table.rows.len()) };
    let room = (capacity - broken.repeated_height(capacity) - ROW_RULE) / size.line();
    let room = usize::try_from(room).unwrap_or(1).max(1);
    for (index, row) in broken.rows.iter().enumerate() {
        let mut from = 0;
        while from < row.lines {
            let to = row.lines.min(from + room);
            broken.parts.push(RowPart { row: index, from, to });
            from = to;
        }
    }
    broken
}

impl TableLines {
    /// Height of the header row.
    pub fn header_height(&self) -> i32 {
        self.size.height(self.header.lines)
    }

    /// Height of the header where it comes again; a header that would take half of each page does not (R47).
    pub fn repeated_height(&self, capacity: i32) -> i32 {
        let height = self.header_height();
        if height > capacity / 2 { 0 } else { height }
    }

    /// Height of a row or of a part of it.
    pub fn part_height(&self, part: RowPart) -> i32 {
        self.size.height(part.to - part.from)
    }
}

/// Widths of the columns by their shares.
fn column_widths(table: &Table, width: i32) -> Vec<i32> {
    let sum: u32 = table.columns.iter().map(|column| column.share.max(1)).sum();
    let part = |share: u32| i64::from(width) * i64::from(share.max(1)) / i64::from(sum.max(1));
    table.columns.iter().map(|column| i32::try_from(part(column.share)).unwrap_or(width)).collect()
}

fn break_row(cells: &[Vec<Run>], widths: &[i32], size: CellSize) -> Row {
    let cell = |(cell, width): (&Vec<Run>, &i32)| break_cell(cell, *width, size);
    let cells: Vec<_> = cells.iter().zip(widths).map(cell).collect();
    let lines = cells.iter().map(|breaks| breaks.len() + 1).max().unwrap_or(1);
    Row { cells, lines }
}

fn break_cell(runs: &[Run], width: i32, size: CellSize) -> Vec<usize> {
    let room = width - 2 * grid::CELL_PADDING - ROW_RULE;
    let mut breaker = Breaker::new(Measure::even(room, size.character()));
    for run in runs {
        breaker.push(&run.text);
    }
    breaker.finish()
}
