//! Rows of cells typed one a line: between `|`, or between tabs as a table copied out of WPS is.

use std::collections::BTreeSet;

use super::{Cell, Kind, Line};

/// The rows of a text, in order. Rows on lines right behind each other are one table.
#[derive(Debug, Default)]
pub struct Rows {
    /// The number of the line on which a table goes on.
    under: Option<usize>,
    last: Option<Cell>,
    /// Cells with nothing in them.
    pub blanks: BTreeSet<Cell>,
}

impl Rows {
    /// A line that is no row and ends no table: `|---|---|` between the header and the rows.
    pub fn pass(&mut self, number: usize) {
        self.under = self.under.filter(|next| *next == number).map(|next| next + 1);
    }

    /// The cells of a row on a line, those with nothing in them left out. `at` is where a part of the line begins in the source.
    pub fn read<'t>(
        &mut self,
        number: usize,
        cells: impl Iterator<Item = &'t str>,
        at: impl Fn(&str) -> usize,
    ) -> Vec<Line> {
        let above = self.last.filter(|_| self.under == Some(number));
        let next = self.last.map_or(0, |cell| cell.table + 1);
        let (table, row) = above.map_or((next, 0), |cell| (cell.table, cell.row + 1));
        let cells = cells.map(str::trim).enumerate();
        let (said, empty): (Vec<_>, Vec<_>) = cells.partition(|(_, cell)| !cell.is_empty());
        self.blanks.extend(empty.into_iter().map(|(column, _)| Cell { table, row, column }));
        self.last = Some(Cell { table, row, column: 0 });
        self.under = Some(number + 1);
        let cell = |(column, text): (usize, &str)| Line {
            start: at(text),
            cell: Some(Cell { table, row, column }),
            ..Line::new(Kind::Cell, text)
        };
        said.into_iter().map(cell).collect()
    }
}

/// What stands between the bars of a row.
pub fn barred(text: &str) -> impl Iterator<Item = &str> {
    let inner = text.trim_start_matches('|');
    inner.strip_suffix('|').unwrap_or(inner).split('|')
}

/// Whether it is the line below a header.
pub fn is_rule(text: &str) -> bool {
    text.trim_matches(['|', '-', ':', ' ']).is_empty()
}
