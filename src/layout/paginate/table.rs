//! Rows of a table: how high they are and where their cells break (R47).

use super::lines::{Breaker, Measure};
use crate::{
    document::{Run, Table},
    layout::grid,
};

/// Height that the rule between two rows adds: 0.5 pt.
const ROW_RULE: i32 = 10;

/// A table broken into lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableLines {
    /// The header row.
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
    /// Lines of its highest cell, at least 1.
    pub lines: usize,
}

impl Row {
    /// Height with its rule.
    pub fn height(&self) -> i32 {
        height(self.lines)
    }
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

impl RowPart {
    /// Height with its rule.
    pub fn height(self) -> i32 {
        height(self.to - self.from)
    }
}

/// Breaks a table of the given width for pages of the given height.
pub fn break_table(table: &Table, width: i32, capacity: i32) -> TableLines {
    let widths = column_widths(table, width);
    let header = break_row(&table.header, &widths);
    let rows: Vec<Row> = table.rows.iter().map(|row| break_row(row, &widths)).collect();
    let repeated = repeated_height(&header, capacity);
    let room = usize::try_from((capacity - repeated - ROW_RULE) / grid::CELL_LINE).unwrap_or(1).max(1);
    let mut parts = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let mut from = 0;
        while from < row.lines {
            let to = row.lines.min(from + room);
            parts.push(RowPart { row: index, from, to });
            from = to;
        }
    }
    TableLines { header, rows, parts }
}

/// Height of the header where it comes again; a header that would take half of each page does not (R47).
pub fn repeated_height(header: &Row, capacity: i32) -> i32 {
    let height = header.height();
    if height > capacity / 2 { 0 } else { height }
}

/// Widths of the columns by their shares.
fn column_widths(table: &Table, width: i32) -> Vec<i32> {
    let sum: u32 = table.columns.iter().map(|column| column.share.max(1)).sum();
    let part = |share: u32| i64::from(width) * i64::from(share.max(1)) / i64::from(sum.max(1));
    table.columns.iter().map(|column| i32::try_from(part(column.share)).unwrap_or(width)).collect()
}

fn break_row(cells: &[Vec<Run>], widths: &[i32]) -> Row {
    let cells: Vec<_> = cells.iter().enumerate().map(|(index, cell)| break_cell(cell, widths.get(index))).collect();
    let lines = cells.iter().map(|breaks| breaks.len() + 1).max().unwrap_or(1);
    Row { cells, lines }
}

fn break_cell(runs: &[Run], width: Option<&i32>) -> Vec<usize> {
    let room = width.map_or(grid::CELL_CHARACTER, |width| width - 2 * grid::CELL_PADDING - ROW_RULE);
    let mut breaker = Breaker::new(Measure::even(room, grid::CELL_CHARACTER));
    for run in runs {
        breaker.push(&run.text);
    }
    breaker.finish()
}

fn height(lines: usize) -> i32 {
    grid::CELL_LINE.saturating_mul(i32::try_from(lines).unwrap_or(i32::MAX)).saturating_add(ROW_RULE)
}
