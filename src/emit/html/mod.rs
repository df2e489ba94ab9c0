//! HTML preview (R60–R62): one file that needs nothing else, with the same text as the DOCX and the pages of the model.
//!
//! 1. [`crate::layout::paginate`] decides what stands on which page and where each line ends;
//! 2. [`sheet`] writes the pages: [`element`] names the parts, [`content`] gives their words, [`table`] the tables, and
//!    [`inline`] the text with its lines and origins;
//! 3. [`notes`] adds the findings in the margin and the strip above the sheets;
//! 4. [`escape`] alone turns text into HTML.
//!
//! Lines end where the model says: each line is kept together and a `wbr` stands between lines. So the browser's own
//! line breaking cannot give other pages than the model, and copied text still has no breaks inside a paragraph.
//!
//! Styles: `face.css` is the type, `sheet.css` the page, `screen.css` the desk, the origins and the findings, `fluid.css` the
//! single column of a narrow screen, `paper.css` the paper that is printed on and `print.css` what is printed. No script.

mod content;
mod element;
mod escape;
mod inline;
mod notes;
mod sheet;
mod table;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub(in crate::emit) use escape::{push as escape_text, put};

use crate::{
    document::{Document, text},
    layout::paginate::{Pagination, paginate},
};

const FACE: &str = include_str!("face.css");
const SHEET: &str = include_str!("sheet.css");
const SCREEN: &str = include_str!("screen.css");
const PAPER: &str = include_str!("paper.css");
const PRINT: &str = include_str!("print.css");
const FLUID: &str = include_str!("fluid.css");

/// Widest screen in CSS pixels that has no room for a sheet, and for a sheet with findings beside it.
const NARROW: (u32, u32) = (819, 1079);

/// The sheets of a document without the file around them, for a page that shows them itself.
pub struct Sheets {
    /// The sheets, with the findings beside them.
    pub html: String,
    /// Style rules that only this document needs.
    pub rules: String,
}

/// The sheets of a document in pages that are already known.
pub fn sheets(document: &Document, pagination: &Pagination) -> Sheets {
    let sheets = sheet::write(document, pagination);
    Sheets { rules: sheets.rules.into_iter().collect(), html: sheets.html }
}

/// What a page that shows sheets needs as a whole: type and paper.
pub fn face() -> String {
    [FACE, PAPER].concat()
}

/// What the part of a page needs in which the sheets lie, in a `main`.
pub fn style() -> String {
    format!("{SHEET}{SCREEN}{PRINT}@media screen and (max-width: {}px) {{\n{FLUID}}}\n", NARROW.0)
}

/// The document as an HTML file; the same document always gives the same bytes.
pub fn write(document: &Document) -> String {
    write_pages(document, &paginate(document))
}

/// The document as an HTML file in pages that are already known.
pub fn write_pages(document: &Document, pagination: &Pagination) -> String {
    let sheets = sheet::write(document, pagination);
    let mut out = String::with_capacity(sheets.html.len() + 24 * 1024);
    out.push_str("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    escape::push(&mut out, &text::title(&document.title));
    out.push_str("</title>\n<style>\n");
    out.extend([FACE, SHEET, SCREEN, PAPER, PRINT]);
    let narrow = if document.notes.is_empty() { NARROW.0 } else { NARROW.1 };
    put(&mut out, format_args!("@media screen and (max-width: {narrow}px) {{\n{FLUID}}}\n"));
    sheets.rules.iter().for_each(|rule| out.push_str(rule));
    out.push_str("\n</style>\n</head>\n");
    out.push_str(if document.notes.is_empty() { "<body>\n" } else { "<body class=\"noted\">\n" });
    notes::strip(&mut out, document, pagination, text::gaps(document));
    out.push_str("\n<main>");
    out.push_str(&sheets.html);
    out.push_str("\n</main>\n</body>\n</html>\n");
    out
}
