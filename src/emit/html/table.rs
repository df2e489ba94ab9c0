//! Tables, or the rows of a table that lie on one page (R47).

use std::{collections::BTreeSet, ops::Range};

use super::{
    escape,
    inline::{Cut, Inline, Side},
};
use crate::{
    document::{Align, Document, Run, Table},
    layout::{
        grid,
        paginate::{CellSize, Row, RowPart, TableLines},
    },
};

/// What of a table to write.
pub struct Part<'a> {
    /// The table.
    pub table: &'a Table,
    /// Its lines.
    pub lines: &'a TableLines,
    /// Unit 0 is the header, the others are rows or parts of rows.
    pub units: Range<usize>,
    /// The header stands above although its unit lies on an earlier page.
    pub again: bool,
}

/// Appends a `table`, and to `rules` the rules that its columns and rows need.
pub fn write(out: &mut String, rules: &mut BTreeSet<String>, document: &Document, part: &Part<'_>, gap: i32) {
    let small = part.lines.size == CellSize::Small;
    let goes_on = part.units.start > 0;
    let class = [(small, " small"), (goes_on, " goes-on"), (gap >= grid::LINE, " g1")];
    let class: String = class.iter().filter(|(on, _)| *on).map(|(_, name)| *name).collect();
    let sum: u32 = part.table.columns.iter().map(|column| column.share.max(1)).sum();
    escape::put(out, format_args!("<div class=\"table{class}\"><table><colgroup>"));
    for column in &part.table.columns {
        let share = column.share.max(1);
        rules.insert(format!(".c{share}-{sum}{{width:calc(100%*{share}/{sum})}}"));
        escape::put(out, format_args!("<col class=\"c{share}-{sum}\">"));
    }
    out.push_str("</colgroup>");
    let mut row = RowWriter { out, rules, document, part, sum };
    if !part.table.header.is_empty() && (part.units.start == 0 || part.again) {
        // The text of the document has the header once; a reader of the page needs it on each.
        row.out.push_str(if part.again { "<thead data-not-text>" } else { "<thead>" });
        row.header();
        row.out.push_str("</thead>");
    }
    row.out.push_str("<tbody>");
    for unit in part.units.clone().filter(|unit| *unit > 0) {
        if let Some(rows) = part.lines.parts.get(unit - 1) {
            row.body(*rows);
        }
    }
    row.out.push_str("</tbody></table></div>\n");
}

struct RowWriter<'a> {
    out: &'a mut String,
    rules: &'a mut BTreeSet<String>,
    document: &'a Document,
    part: &'a Part<'a>,
    sum: u32,
}

impl RowWriter<'_> {
    fn header(&mut self) {
        let lines = &self.part.lines.header;
        self.open_row(lines.lines, false);
        for (index, cell) in self.part.table.header.iter().enumerate() {
            self.out.push_str("<th scope=\"col\">");
            self.cell(index, cell, lines, self.part.again);
            self.out.push_str("</th>");
        }
        self.out.push_str("</tr>");
    }

    /// A row. Where a row is higher than a page, the first part holds all of its text and shows the first lines;
    /// the other parts are copies that show the lines after these.
    fn body(&mut self, rows: RowPart) {
        let (Some(cells), Some(lines)) = (self.part.table.rows.get(rows.row), self.part.lines.rows.get(rows.row))
        else {
            return;
        };
        let whole = rows.from == 0 && rows.to == lines.lines;
        let copy = rows.from > 0;
        self.open_row(rows.to - rows.from, copy);
        for (index, cell) in cells.iter().enumerate() {
            self.out.push_str(match self.part.table.columns.get(index).map(|column| column.align) {
                Some(Align::Left) => "<td class=\"l\">",
                Some(Align::Right) => "<td class=\"r\">",
                _ => "<td>",
            });
            if whole {
                self.cell(index, cell, lines, false);
            } else {
                let (from, shown) = (rows.from, rows.to - rows.from);
                self.rules.insert(format!(".show{shown}{{--n:{shown}}}"));
                self.rules.insert(format!(".skip{from}{{--from:{from}}}"));
                escape::put(self.out, format_args!("<span class=\"window show{shown}\"><span class=\"skip{from}\">"));
                self.cell(index, cell, lines, copy);
                self.out.push_str("</span></span>");
            }
            self.out.push_str("</td>");
        }
        self.out.push_str("</tr>");
    }

    fn open_row(&mut self, lines: usize, copy: bool) {
        self.out.push_str("<tr");
        if lines > 1 {
            self.rules.insert(format!(".n{lines}{{--n:{lines}}}"));
            escape::put(self.out, format_args!(" class=\"n{lines}\""));
        }
        self.out.push_str(if copy { " aria-hidden=\"true\">" } else { ">" });
    }

    fn cell(&mut self, index: usize, runs: &[Run], lines: &Row, copy: bool) {
        let breaks = lines.cells.get(index).map(Vec::as_slice).unwrap_or_default();
        let before: u32 = self.part.table.columns.iter().take(index).map(|column| column.share.max(1)).sum();
        let own = self.part.table.columns.get(index).map_or(0, |column| column.share);
        let side = if 2 * before + own > self.sum { Side::Left } else { Side::Right };
        Inline::new(self.out, self.document, Cut { breaks, copy, ..Cut::whole(side) }).runs(runs);
    }
}
