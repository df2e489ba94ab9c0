//! Page numbers of portrait pages (7.5, R38).

use super::properties::{Indent, Justify, ParagraphProperties};
use super::xml::{HEAD, NAMESPACES, put};
use crate::layout::grid;

/// Which pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Odd pages: 居右空一字.
    Odd,
    /// Even pages: 居左空一字.
    Even,
}

/// A footer part with `— 1 —`.
pub fn write(side: Side) -> String {
    let mut out = String::from(HEAD);
    put!(&mut out, "<w:ftr {NAMESPACES}>");
    number(&mut out, side);
    out.push_str("</w:ftr>");
    out
}

/// The footer of landscape pages, whose number stands elsewhere (R48).
pub fn empty() -> String {
    format!("{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"a4\"/></w:pPr></w:p></w:ftr>")
}

/// Appends the paragraph with the number.
pub fn number(out: &mut String, side: Side) {
    let (indent, justify) = match side {
        Side::Odd => (Indent { right: grid::CHARACTER_4, ..Indent::default() }, Justify::Right),
        Side::Even => (Indent { left: grid::CHARACTER_4, ..Indent::default() }, Justify::Left),
    };
    let properties =
        ParagraphProperties { indent: Some(indent), justify: Some(justify), ..ParagraphProperties::styled("a4") };
    out.push_str("<w:p><w:pPr>");
    properties.write(out);
    out.push_str(
        "</w:pPr><w:r><w:t xml:space=\"preserve\">— </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t xml:space=\"preserve\">1</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p>",
    );
}
