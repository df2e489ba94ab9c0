//! Fills pages with units: lines of text and rows of tables.

use super::{Page, Piece};

/// What flows over pages of one orientation; begins on a new page.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// Landscape pages (R48).
    pub landscape: bool,
    /// The units in order.
    pub units: Vec<Unit>,
}

/// A line or a row.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    /// Index of the item it belongs to.
    pub item: usize,
    /// Its number within the item.
    pub index: usize,
    /// Space above, kept at the top of a page too: blank lines are paragraphs (R43).
    pub gap: i32,
    /// Height.
    pub height: i32,
    /// Stays on the page of the next unit: headings, table headers, the lines above a signature (R26, R32, R47).
    pub keep: bool,
    /// Height of the header that comes again when a page begins with this row.
    pub header: i32,
}

/// Appends the pages of a section.
pub fn fill(section: &Section, pages: &mut Vec<Page>) {
    let mut page = Page { landscape: section.landscape, ..Page::default() };
    for (position, unit) in section.units.iter().enumerate() {
        let needed = chain(&section.units[position..], page.capacity());
        if !page.pieces.is_empty() && page.filled + needed > page.capacity() {
            pages.push(std::mem::replace(&mut page, Page { landscape: section.landscape, ..Page::default() }));
        }
        put(unit, &mut page);
    }
    if !page.pieces.is_empty() {
        pages.push(page);
    }
}

/// Height of the first unit and of everything it has to stay with. What could never fit on one page may come apart.
fn chain(units: &[Unit], capacity: i32) -> i32 {
    let mut height = 0;
    let mut first = 0;
    for (position, unit) in units.iter().enumerate() {
        height += unit.gap + unit.height;
        if position == 0 {
            first = height;
        }
        if height > capacity {
            return first;
        }
        if !unit.keep {
            break;
        }
    }
    height
}

fn put(unit: &Unit, page: &mut Page) {
    match page.pieces.last_mut() {
        Some(last) if last.item == unit.item => last.units.end = unit.index + 1,
        _ => {
            let repeats_header = unit.index > 0 && unit.header > 0;
            let units = unit.index..unit.index + 1;
            page.pieces.push(Piece { item: unit.item, units, gap: unit.gap, repeats_header });
            page.filled += unit.gap + if repeats_header { unit.header } else { 0 };
        }
    }
    page.filled += unit.height;
}
