//! Stretches of a DOCX's text replaced: the text nodes that they stand in are written anew, every other part and byte stays.

use std::io::{Cursor, Write};
use std::ops::Range;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{BODY, Fault, Piece, paragraphs, parse, part, pieces};
use crate::manuscript::edit::{self, Edit};
use crate::manuscript::form::xml::is;

/// The file with stretches of its lines replaced. Every other part, and every other byte of the body, stays.
///
/// # Errors
/// Says what kind of file it is not.
pub fn apply(bytes: &[u8], edits: &[Edit]) -> Result<Vec<u8>, Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::NoArchive)?;
    let xml = part(&mut archive, BODY)?;
    let parsed = parse(&xml)?;
    let body = parsed.descendants().find(|node| is(*node, "body")).ok_or(Fault::NoDocument)?;
    // New text of text nodes by their place in the XML.
    let mut changed: Vec<(Range<usize>, String)> = Vec::new();
    let texts = paragraphs(body).filter(|(_, text)| !text.trim().is_empty());
    for (index, (paragraph, text)) in texts.enumerate() {
        let edits: Vec<&Edit> = edits.iter().filter(|edit| edit.line == index).collect();
        if edits.is_empty() {
            continue;
        }
        // The line begins behind the spaces that were trimmed off.
        let mut at = 0;
        let indent = text.len() - text.trim_start().len();
        for piece in pieces(paragraph) {
            let Piece::Text(node, piece) = piece else {
                at += 1;
                continue;
            };
            let from = at;
            at += piece.len();
            let cut = edits.iter().filter_map(|edit| {
                let (start, end) = (edit.span.start + indent, edit.span.end + indent);
                // The node in which the stretch begins takes the new words; the others lose theirs.
                let with = if start >= from { edit.with.clone() } else { String::new() };
                let span = start.max(from) - from..end.min(at).max(from) - from;
                (start < at && from < end).then_some(Edit { line: index, span, with })
            });
            let cut: Vec<Edit> = cut.collect();
            if let (Some(inner), false) = (node.first_child(), cut.is_empty()) {
                changed.push((inner.range(), escaped(&edit::line(piece, &cut.iter().collect::<Vec<_>>()))));
            }
        }
    }
    let mut out = String::with_capacity(xml.len());
    let mut from = 0;
    for (range, text) in changed {
        out.push_str(&xml[from..range.start]);
        out.push_str(&text);
        from = range.end;
    }
    out.push_str(&xml[from..]);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Fault::NoArchive)?;
        if part.name().is_ok_and(|name| name == BODY) {
            let options = SimpleFileOptions::default().last_modified_time(part.last_modified().unwrap_or_default());
            drop(part);
            writer.start_file(BODY, options).map_err(|_| Fault::NoArchive)?;
            writer.write_all(out.as_bytes()).map_err(|_| Fault::NoArchive)?;
        } else {
            writer.raw_copy_file(part).map_err(|_| Fault::NoArchive)?;
        }
    }
    writer.finish().map(Cursor::into_inner).map_err(|_| Fault::NoArchive)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
