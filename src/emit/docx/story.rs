//! The growing `w:body`: paragraphs, tables and sections in order.

use super::properties::ParagraphProperties;
use super::run::{self, Piece};
use super::section::Sheet;
use crate::layout::look::Look;

/// A body being written.
pub struct Story {
    look: Look,
    /// Some page of the document is landscape.
    turned: bool,
    sheet: Sheet,
    xml: String,
    last: Last,
}

/// What the body ends with so far.
enum Last {
    /// Nothing, or the end of a section.
    Start,
    /// A paragraph; its `</w:pPr>` begins at this byte, if it has one.
    Paragraph(Option<usize>),
    Table,
}

impl Story {
    /// An empty body that begins on a sheet.
    pub fn new(look: Look, sheet: Sheet, turned: bool) -> Self {
        Self { look, turned, sheet, xml: String::with_capacity(32 * 1024), last: Last::Start }
    }

    /// The house options.
    pub fn look(&self) -> Look {
        self.look
    }

    /// The sheet of the current section.
    pub fn sheet(&self) -> Sheet {
        self.sheet
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, properties: &ParagraphProperties, pieces: &[Piece]) {
        let end = paragraph(&mut self.xml, self.look, properties, pieces);
        self.last = Last::Paragraph(end);
    }

    /// Adds an empty line of the grid (R43).
    pub fn blank(&mut self) {
        self.paragraph(&ParagraphProperties::default(), &[]);
    }

    /// Adds an empty line that stays on the page of what follows (R32).
    pub fn blank_kept(&mut self) {
        self.paragraph(&ParagraphProperties { keep_next: true, ..ParagraphProperties::default() }, &[]);
    }

    /// Adds an empty paragraph that takes no visible room.
    pub fn hair(&mut self) {
        self.paragraph(&ParagraphProperties::hair(), &[]);
    }

    /// Adds a table. A line keeps it apart from a table before it: Word would join the two.
    pub fn table(&mut self, write: impl FnOnce(&mut String)) {
        if matches!(self.last, Last::Table) {
            self.blank();
        }
        write(&mut self.xml);
        self.last = Last::Table;
    }

    /// Goes on with a part that begins on a new page of a sheet. True if that took a new section, so that the part
    /// needs no page break of its own.
    pub fn turn(&mut self, sheet: Sheet) -> bool {
        if sheet == self.sheet {
            return false;
        }
        let mut section = String::new();
        self.sheet.write(&mut section, self.turned);
        // The last paragraph carries the section: one more paragraph would open a blank page after a full one.
        if !matches!(self.last, Last::Paragraph(Some(_))) {
            self.hair();
        }
        if let Last::Paragraph(Some(at)) = self.last {
            self.xml.insert_str(at, &section);
        }
        self.sheet = sheet;
        self.last = Last::Start;
        true
    }

    /// The content of `w:body`. A table may not come last: Word would add a full line, perhaps on a page of its own.
    pub fn finish(mut self) -> String {
        if !matches!(self.last, Last::Paragraph(_)) {
            self.hair();
        }
        self.sheet.write(&mut self.xml, self.turned);
        self.xml
    }
}

/// Appends a paragraph and tells where its `</w:pPr>` begins.
pub fn paragraph(out: &mut String, look: Look, properties: &ParagraphProperties, pieces: &[Piece]) -> Option<usize> {
    out.push_str("<w:p>");
    let start = out.len();
    out.push_str("<w:pPr>");
    let inside = out.len();
    properties.write(out);
    let end = out.len();
    if end == inside {
        out.truncate(start);
    } else {
        out.push_str("</w:pPr>");
    }
    run::write(out, look, pieces);
    out.push_str("</w:p>");
    (end > inside).then_some(end)
}
