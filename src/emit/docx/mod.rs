//! DOCX that obeys GB/T 9704-2012.
//!
//! 1. [`document`] walks the model and writes `word/document.xml` through a [`story`]: [`letterhead`], title,
//!    [`body`] with [`table`]s, [`closing`] (附件说明, 署名, 日期), annexes, [`imprint`]
//! 2. [`styles`], [`settings`], [`fonts`], [`theme`], [`footer`], [`header`] and [`about`] write the parts beside it
//! 3. [`package`] puts the parts into a ZIP file with fixed order and times
//!
//! Below these: [`run`] cuts text into runs of one font, [`properties`] writes `w:pPr` and `w:rPr` in the schema's
//! order, [`section`] knows the two sheets, and [`xml`] alone escapes text.
//!
//! Rule numbers (R…) are those of the layout tables; clause numbers are those of the standard.

mod about;
mod body;
mod closing;
mod document;
mod fit;
mod fonts;
mod footer;
mod header;
mod imprint;
mod letterhead;
mod package;
mod properties;
mod run;
mod section;
mod settings;
mod story;
mod styles;
mod table;
mod theme;
mod xml;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use crate::document::Document;
use crate::layout::look::Look;

/// Writes documents in one look. What all of them share is made once.
pub struct Emitter {
    look: Look,
    upright: Option<package::Archive>,
    turned: Option<package::Archive>,
}

impl Emitter {
    /// An emitter for a unit's house options.
    pub fn new(look: Look) -> Self {
        let packed = |turned| package::common(&common(look, turned));
        Self { look, upright: packed(false), turned: packed(true) }
    }

    /// The document as the bytes of a DOCX file; the same document and look always give the same bytes (R46).
    pub fn write(&self, document: &Document) -> Vec<u8> {
        let turned = document.landscape || document.annexes.iter().any(|annex| annex.landscape);
        let text = document::write(document, self.look, turned);
        let own = [("docProps/core.xml", about::core(document)), ("word/document.xml", text)];
        package::pack(if turned { self.turned.as_ref() } else { self.upright.as_ref() }, &own)
    }
}

/// The document as the bytes of a DOCX file, for a single document.
pub fn write(document: &Document, look: &Look) -> Vec<u8> {
    Emitter::new(*look).write(document)
}

/// The parts that know nothing of the document.
fn common(look: Look, turned: bool) -> Vec<package::Part> {
    let mut parts = vec![
        ("[Content_Types].xml", package::content_types(turned)),
        ("_rels/.rels", package::package_relationships()),
        ("docProps/app.xml", about::app()),
        ("word/_rels/document.xml.rels", package::document_relationships(turned)),
        ("word/styles.xml", styles::write(look)),
        ("word/settings.xml", settings::write()),
        ("word/fontTable.xml", fonts::write(look)),
        ("word/theme/theme1.xml", theme::write(look)),
        ("word/footer1.xml", footer::write(footer::Side::Odd)),
        ("word/footer2.xml", footer::write(footer::Side::Even)),
    ];
    if turned {
        parts.push(("word/footer3.xml", footer::empty()));
        parts.push(("word/header1.xml", header::write(footer::Side::Odd)));
        parts.push(("word/header2.xml", header::write(footer::Side::Even)));
        parts.push(("word/header3.xml", header::empty()));
    }
    parts
}
