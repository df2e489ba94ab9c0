//! Tables (R47): widths in twips that sum to 版心, a header row on every page, no row over two pages.

use super::fit::{self, Density};
use super::properties::{Justify, ParagraphProperties};
use super::run::{Face, Piece};
use super::section::Sheet;
use super::story;
use super::xml::put;
use crate::document::{Align, Column, Run, Table};
use crate::layout::face::Role;
use crate::layout::grid;
use crate::layout::look::Look;

/// More columns than this may need a smaller size.
const MANY_COLUMNS: usize = 8;

/// Whether a table has no cell at all.
pub fn is_empty(table: &Table) -> bool {
    table.columns.is_empty() || (table.header.is_empty() && table.rows.is_empty())
}

/// Widths of the columns by their shares; their sum is exactly the width of 版心.
pub fn widths(columns: &[Column], sheet: Sheet) -> Vec<i32> {
    let total: i64 = columns.iter().map(|column| i64::from(column.share.max(1))).sum();
    let area = i64::from(sheet.width());
    let (mut shares, mut left) = (0, 0);
    let step = |column: &Column| {
        shares += i64::from(column.share.max(1));
        let right = area * shares / total;
        let width = right - left;
        left = right;
        i32::try_from(width).unwrap_or(0)
    };
    columns.iter().map(step).collect()
}

/// The size of a table that stands anywhere: 小四, or 五号 where many columns are too narrow for 小四.
pub fn density(table: &Table, sheet: Sheet) -> Density {
    let crowded = table.columns.len() > MANY_COLUMNS && fit::is_crowded(table, sheet, Density::Normal);
    if crowded { Density::Small } else { Density::Normal }
}

/// Appends `w:tbl`.
pub fn write(out: &mut String, look: Look, table: &Table, sheet: Sheet, density: Density) {
    let widths = widths(&table.columns, sheet);
    head(out, &widths, sheet);
    if !table.header.is_empty() {
        let style = density.head_style();
        row(out, look, &widths, &table.header, true, |_| (style, Justify::Center));
    }
    for cells in &table.rows {
        row(out, look, &widths, cells, false, |column| (density.style(), justify(&table.columns, column)));
    }
    out.push_str("</w:tbl>");
}

fn head(out: &mut String, widths: &[i32], sheet: Sheet) {
    put!(
        out,
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>",
        sheet.width()
    );
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        put!(out, "<w:{side} w:val=\"single\" w:sz=\"{}\" w:space=\"0\" w:color=\"000000\"/>", grid::TABLE_RULE);
    }
    out.push_str("</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>");
    for side in ["left", "right"] {
        put!(out, "<w:{side} w:w=\"{}\" w:type=\"dxa\"/>", grid::CELL_PADDING);
    }
    out.push_str("</w:tblCellMar></w:tblPr><w:tblGrid>");
    for width in widths {
        put!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid>");
}

/// Appends a row with one cell for each width; a cell that the model lacks is empty.
fn row(
    out: &mut String,
    look: Look,
    widths: &[i32],
    cells: &[Vec<Run>],
    repeats: bool,
    style: impl Fn(usize) -> (&'static str, Justify),
) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/>");
    if repeats {
        out.push_str("<w:tblHeader/>");
    }
    out.push_str("</w:trPr>");
    let face = Face::of_style(if repeats { Role::Hei } else { Role::Body });
    for (column, width) in widths.iter().enumerate() {
        let runs = cells.get(column).map(Vec::as_slice).unwrap_or_default();
        let (name, justify) = style(column);
        // The styles of cells are centred.
        let justify = (justify != Justify::Center).then_some(justify);
        put!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>");
        let properties = ParagraphProperties { justify, ..ParagraphProperties::styled(name) };
        story::paragraph(out, look, &properties, &[Piece::Runs(runs, face)]);
        out.push_str("</w:tc>");
    }
    out.push_str("</w:tr>");
}

fn justify(columns: &[Column], column: usize) -> Justify {
    match columns.get(column).map_or(Align::Center, |column| column.align) {
        Align::Left => Justify::Left,
        Align::Center => Justify::Center,
        Align::Right => Justify::Right,
    }
}
