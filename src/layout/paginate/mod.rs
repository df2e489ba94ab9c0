//! Pagination model (分页): which line and which table row falls on which page.
//!
//! A model of Word's arithmetic with the standard's own numbers, for HTML sheets, page counts and warnings. The DOCX
//! never depends on it.
//!
//! 1. [`items`] puts the document into sections of paragraphs and tables, with blank lines as gaps;
//! 2. [`lines`] breaks each paragraph, [`table`] each row, by 避头尾 and whole numbers (R11, R15);
//! 3. [`flow`] fills pages with the lines and rows, keeping together what belongs together (R32, R47).
//!
//! Lengths are twips. Offsets into a text are bytes and always stand between characters.

mod flow;
mod items;
pub mod lines;
mod places;
mod table;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::grid;
use crate::document::Document;

pub use places::{Signing, annex_indents, mark_size, signing};
pub use table::{CellSize, Row, RowPart, TableLines};

/// A document in pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pagination {
    /// Everything that takes room, in reading order.
    pub items: Vec<Item>,
    /// The pages, at least one.
    pub pages: Vec<Page>,
}

/// A paragraph, heading or table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which part of the document it is.
    pub place: Place,
    /// How it breaks.
    pub shape: Shape,
}

/// Which part of the document an item shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// 份号 (R16).
    CopyNumber,
    /// 紧急程度 (R18).
    Urgency,
    /// 发文机关标志 (R19).
    Mark,
    /// 发文字号, 签发人 and the red line (R20–R22).
    DocumentNumber,
    /// 标题 (R23).
    Title,
    /// 主送机关 (R24).
    SubmittedTo,
    /// A block of the body, by index.
    Body(usize),
    /// A line of the 附件说明, by index of the annex (R27).
    AnnexNote(usize),
    /// 发文机关署名 (R28, R29).
    Organ,
    /// 成文日期 (R31).
    Date,
    /// 附件 and its number, by index (R34).
    AnnexLabel(usize),
    /// Title of an annex, by index (R34).
    AnnexTitle(usize),
    /// A block of an annex: index of the annex, then of the block.
    Annex(usize, usize),
    /// 发文字号 of a part of a collection, by index.
    PartNumber(usize),
    /// 主送机关 of a part of a collection, by index.
    PartSubmittedTo(usize),
    /// 署名 of a part of a collection, by index.
    PartOrgan(usize),
    /// 成文日期 of a part of a collection, by index.
    PartDate(usize),
}

/// How an item breaks into units: lines of text, or the header and the rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Offsets at which a new line begins; one unit more than offsets.
    Text(Vec<usize>),
    /// A table; unit 0 is its header.
    Table(TableLines),
}

impl Shape {
    /// Number of units.
    pub fn units(&self) -> usize {
        match self {
            Self::Text(breaks) => breaks.len() + 1,
            Self::Table(table) => table.parts.len() + 1,
        }
    }
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Printed number, from 1; annexes go on counting (R38).
    pub number: usize,
    /// A landscape sheet: 版心 225 × 156 mm (R48).
    pub landscape: bool,
    /// Items and parts of items from top to bottom.
    pub pieces: Vec<Piece>,
    /// Height in use, without the 版记.
    pub filled: i32,
    /// 版记 at the foot (R36).
    pub imprint: bool,
}

impl Page {
    /// Height of its 版心 (R2, R48).
    pub fn capacity(&self) -> i32 {
        if self.landscape { grid::AREA_WIDTH } else { grid::AREA_HEIGHT }
    }
}

/// The part of an item that lies on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Index into [`Pagination::items`].
    pub item: usize,
    /// Which of the item's units.
    pub units: Range<usize>,
    /// Empty space above, the blank lines of R43 and the space above the 发文机关标志.
    pub gap: i32,
    /// The table's header stands here again, above rows that go on from the page before (R47).
    pub repeats_header: bool,
}

/// Paginates a document.
pub fn paginate(document: &Document) -> Pagination {
    let mut items = Vec::new();
    let mut pages = Vec::new();
    for section in items::sections(document, &mut items) {
        flow::fill(&section, &mut pages);
    }
    if let Some(imprint) = &document.imprint {
        let height = places::imprint_height(imprint);
        let fits = |page: &Page| !page.landscape && page.filled + height <= page.capacity();
        if !pages.last().is_some_and(fits) {
            pages.push(Page::default());
        }
        if let Some(last) = pages.last_mut() {
            last.imprint = true;
        }
    }
    if pages.is_empty() {
        pages.push(Page::default());
    }
    for (index, page) in pages.iter_mut().enumerate() {
        page.number = index + 1;
    }
    Pagination { items, pages }
}
