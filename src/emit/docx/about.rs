//! `docProps`: what the file says about itself (R46). Nothing here comes from the machine or from the clock.

use super::xml::{HEAD, element};
use crate::document::{Document, text};

/// Core properties.
pub fn core(document: &Document) -> String {
    let meta = &document.meta;
    let mut out = String::from(HEAD);
    out.push_str(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
    );
    element(&mut out, "dc:title", &text::title(&document.title));
    element(&mut out, "dc:creator", &meta.creator);
    element(&mut out, "cp:category", &meta.kind);
    element(&mut out, "dc:language", "zh-CN");
    // An empty date is not a W3CDTF date, and Word calls the file damaged.
    if !meta.created.is_empty() {
        element(&mut out, "dcterms:created xsi:type=\"dcterms:W3CDTF\"", &meta.created);
        element(&mut out, "dcterms:modified xsi:type=\"dcterms:W3CDTF\"", &meta.created);
    }
    out.push_str("</cp:coreProperties>");
    out
}

/// Extended properties: none. No program claims to have made the file.
pub fn app() -> String {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    format!("{HEAD}<Properties xmlns=\"{namespace}\"></Properties>")
}
