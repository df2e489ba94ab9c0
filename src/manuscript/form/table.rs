//! Tables: their width, and what happens to them at the end of a page.

use roxmltree::Node;

use super::style::Sheet;
use super::{Table, xml};

/// No type of a table is smaller: a character of 小五, in twips.
const SMALLEST: i64 = 180;

/// Reads a `w:tbl`. `next` is the index of the paragraph that comes next.
pub fn read(node: Node<'_, '_>, next: usize, sheet: &Sheet) -> Table {
    let rows = || node.children().filter(|child| xml::is(*child, "tr"));
    let grid: Option<Vec<i64>> = xml::child(node, "tblGrid")
        .map(|grid| grid.children().filter(|child| xml::is(*child, "gridCol")))
        .and_then(|columns| columns.map(|column| xml::number(column, "w")).collect());
    let columns = grid.iter().flatten().try_fold(0_i64, |sum, width| sum.checked_add(*width)).filter(|sum| *sum > 0);
    let is_on =
        |row: Node<'_, '_>, name: &str| xml::child(row, "trPr").and_then(|own| xml::switch(own, name)) == Some(true);
    let own = xml::child(node, "tblPr");
    let floats = own.is_some_and(|own| xml::child(own, "tblpPr").is_some());
    let has_text = node.descendants().any(|inner| xml::is(inner, "p"));
    let columns_of = grid.as_deref().unwrap_or_default();
    Table {
        paragraph: has_text.then_some(next),
        section: 0,
        rows: rows().count(),
        columns: columns.filter(|_| grid.is_some()),
        repeats: rows().next().is_some_and(|row| is_on(row, "tblHeader")),
        is_set_apart: floats
            || node.ancestors().skip(1).any(|above| xml::is(above, "tc") || xml::is(above, "txbxContent")),
        tearable: rows().filter(|row| !is_on(*row, "cantSplit") && has_lines(*row, columns_of)).count(),
        is_style_missing: own.and_then(|own| xml::value(own, "tblStyle")).is_some_and(|id| sheet.lacks(id)),
        is_ruled: is_ruled(node, own),
    }
}

/// Whether a row has surely more than one line: a cell of two paragraphs, or of one that is wider than its columns.
fn has_lines(row: Node<'_, '_>, columns: &[i64]) -> bool {
    let mut column = 0_usize;
    let mut cells = row.children().filter(|child| xml::is(*child, "tc"));
    cells.any(|cell| {
        let own = xml::child(cell, "tcPr");
        let span = own.and_then(|own| xml::count(own, "gridSpan")).and_then(|span| usize::try_from(span).ok());
        let last = column.saturating_add(span.unwrap_or(1).max(1));
        let width: Option<i64> = columns.get(column..last).map(|widths| widths.iter().sum());
        column = last;
        // The words of a merged cell may take the room of several rows.
        if own.is_some_and(|own| xml::child(own, "vMerge").is_some()) {
            return false;
        }
        let paragraphs: Vec<String> = cell
            .children()
            .filter(|child| xml::is(*child, "p"))
            .map(words)
            .filter(|text| !text.trim().is_empty())
            .collect();
        // Chinese characters alone need more than one line.
        let is_wide = |text: &String| {
            let characters = text.chars().filter(|c| !c.is_ascii()).count();
            let needed = i64::try_from(characters).unwrap_or(i64::MAX).saturating_mul(SMALLEST);
            width.is_some_and(|width| width > 0 && needed > width)
        };
        paragraphs.len() > 1 || paragraphs.iter().any(is_wide)
    })
}

fn words(paragraph: Node<'_, '_>) -> String {
    paragraph.descendants().filter(|node| xml::is(*node, "t")).filter_map(|node| node.text()).collect()
}

/// Whether it has a border that shows, or a style, which may have one.
fn is_ruled(node: Node<'_, '_>, own: Option<Node<'_, '_>>) -> bool {
    let is_styled = own.is_some_and(|own| xml::child(own, "tblStyle").is_some());
    let borders = node.descendants().filter(|node| xml::is(*node, "tblBorders") || xml::is(*node, "tcBorders"));
    let mut sides = borders.flat_map(|borders| borders.children().filter(Node::is_element));
    is_styled || sides.any(|side| !matches!(xml::text(side, "val"), None | Some("nil" | "none")))
}
