//! The container: content types, relationships, ZIP (R45).

use std::io::{Cursor, Write};
use std::sync::Arc;

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::xml::{HEAD, put};

const TYPE: &str = "application/vnd.openxmlformats-officedocument";
const RELATIONSHIP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Relationship of the footer of odd portrait pages.
pub const ODD_FOOTER: &str = "rId3";
/// Relationship of the footer of even portrait pages.
pub const EVEN_FOOTER: &str = "rId4";
/// Relationship of the footer of landscape pages.
pub const EMPTY_FOOTER: &str = "rId7";
/// Relationship of the header of odd landscape pages.
pub const ODD_HEADER: &str = "rId8";
/// Relationship of the header of even landscape pages.
pub const EVEN_HEADER: &str = "rId9";
/// Relationship of the header of portrait pages beside landscape ones.
pub const EMPTY_HEADER: &str = "rId10";

/// Parts that the document part refers to: relationship, kind, file.
const PARTS: [(&str, &str, &str); 6] = [
    ("rId1", "styles", "styles"),
    ("rId2", "settings", "settings"),
    (ODD_FOOTER, "footer", "footer1"),
    (EVEN_FOOTER, "footer", "footer2"),
    ("rId5", "fontTable", "fontTable"),
    ("rId6", "theme", "theme/theme1"),
];
/// More of them in a document with landscape pages.
const TURNED_PARTS: [(&str, &str, &str); 4] = [
    (EMPTY_FOOTER, "footer", "footer3"),
    (ODD_HEADER, "header", "header1"),
    (EVEN_HEADER, "header", "header2"),
    (EMPTY_HEADER, "header", "header3"),
];

fn parts(turned: bool) -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
    PARTS.iter().chain(TURNED_PARTS.iter().filter(move |_| turned))
}

/// `[Content_Types].xml`.
pub fn content_types(turned: bool) -> String {
    let mut out = String::from(HEAD);
    put!(
        &mut out,
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{TYPE}.wordprocessingml.document.main+xml\"/>"
    );
    for (_, kind, file) in parts(turned) {
        let family = if *kind == "theme" { "" } else { ".wordprocessingml" };
        put!(&mut out, "<Override PartName=\"/word/{file}.xml\" ContentType=\"{TYPE}{family}.{kind}+xml\"/>");
    }
    put!(
        &mut out,
        "<Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"{TYPE}.extended-properties+xml\"/></Types>"
    );
    out
}

/// `_rels/.rels`.
pub fn package_relationships() -> String {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relationships(&[
        ("rId1", &format!("{RELATIONSHIP}/officeDocument"), "word/document.xml"),
        ("rId2", &core, "docProps/core.xml"),
        ("rId3", &format!("{RELATIONSHIP}/extended-properties"), "docProps/app.xml"),
    ])
}

/// `word/_rels/document.xml.rels`.
pub fn document_relationships(turned: bool) -> String {
    let all: Vec<_> =
        parts(turned).map(|(id, kind, file)| (*id, format!("{RELATIONSHIP}/{kind}"), format!("{file}.xml"))).collect();
    let all: Vec<_> = all.iter().map(|(id, kind, file)| (*id, kind.as_str(), file.as_str())).collect();
    relationships(&all)
}

fn relationships(all: &[(&str, &str, &str)]) -> String {
    let mut out = String::from(HEAD);
    put!(&mut out, "<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (id, kind, target) in all {
        put!(&mut out, "<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>");
    }
    out.push_str("</Relationships>");
    out
}

/// A document's part of fewer bytes is not compressed: setting up a compressor takes longer than it is worth.
const SHORT: usize = 1024;

/// A part's name and content.
pub type Part = (&'static str, String);

/// A ZIP file in memory.
pub type Archive = ZipArchive<Cursor<Arc<[u8]>>>;

/// The parts that know nothing of one document, compressed once for all documents of a look: doing it anew for every
/// document would take longer than everything else here. Writing to memory does not fail.
pub fn common(parts: &[Part]) -> Option<Archive> {
    let bytes = finish(ZipWriter::new(Cursor::new(Vec::new())), parts, |_| Some(9)).ok()?;
    ZipArchive::new(Cursor::new(bytes.into())).ok()
}

/// The common parts, then the parts of one document, as a ZIP file in this order.
pub fn pack(common: Option<&Archive>, own: &[Part]) -> Vec<u8> {
    let build = || {
        let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(32 * 1024)));
        if let Some(common) = common {
            writer.merge_archive(common.clone())?;
        }
        finish(writer, own, |part| if part.len() < SHORT { None } else { Some(1) })
    };
    build().unwrap_or_default()
}

/// Adds parts and closes the file. `level` is how hard to compress a part, if at all.
fn finish(
    mut writer: ZipWriter<Cursor<Vec<u8>>>,
    parts: &[Part],
    level: impl Fn(&str) -> Option<i64>,
) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    for (name, content) in parts {
        let level = level(content);
        let method = if level.is_some() { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        writer.start_file(*name, options.compression_method(method).compression_level(level))?;
        writer.write_all(content.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}
