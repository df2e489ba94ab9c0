//! A DOCX as parts: its text read without the program's own code, and copies with one thing broken.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use roxmltree::{Document, Node};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::characters;

/// The parts of a package, in order.
#[derive(Debug, Clone)]
pub struct Docx {
    parts: Vec<(String, String)>,
}

impl Docx {
    /// From parts written by hand.
    pub fn new(parts: Vec<(String, String)>) -> Self {
        Self { parts }
    }

    /// Reads a file. Every part must be text: nothing here embeds pictures.
    pub fn open(path: &Path) -> Self {
        let mut archive =
            ZipArchive::new(File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))).unwrap();
        let parts = (0..archive.len())
            .map(|index| {
                let mut part = archive.by_index(index).unwrap();
                let mut text = String::new();
                part.read_to_string(&mut text).unwrap();
                (part.name().unwrap().into_owned(), text)
            })
            .collect();
        Self { parts }
    }

    /// Writes the package.
    pub fn write(&self, path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut archive = ZipWriter::new(File::create(path).unwrap());
        for (name, text) in &self.parts {
            archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap();
    }

    /// One part's XML.
    pub fn part(&self, name: &str) -> &str {
        let found = self.parts.iter().find(|(part, _)| part == name);
        &found.unwrap_or_else(|| panic!("没有部件 {name}")).1
    }

    /// A copy with `old` replaced in one part; `old` must be there, else the copy would not be broken.
    #[must_use]
    pub fn with(&self, name: &str, old: &str, new: &str) -> Self {
        assert!(self.part(name).contains(old), "{name} 里没有 {old}");
        let mut copy = self.clone();
        for (part, text) in &mut copy.parts {
            if part == name {
                *text = text.replace(old, new);
            }
        }
        copy
    }

    /// The body's characters in document order, tables and frames included, headers and footers not.
    pub fn text(&self) -> String {
        let document = Document::parse(self.part("word/document.xml")).unwrap();
        written(document.root())
    }

    /// The characters of every cell, by table and row.
    #[allow(dead_code, reason = "not every test reads tables")]
    pub fn tables(&self) -> Vec<Vec<Vec<String>>> {
        let document = Document::parse(self.part("word/document.xml")).unwrap();
        let cells = |row: Node<'_, '_>| row.children().filter(|node| is(*node, "tc")).map(written).collect();
        let rows = |table: Node<'_, '_>| table.children().filter(|node| is(*node, "tr")).map(cells).collect();
        document.descendants().filter(|node| is(*node, "tbl")).map(rows).collect()
    }

    /// The characters of each table row that repeats on every page.
    pub fn header_rows(&self) -> Vec<String> {
        let document = Document::parse(self.part("word/document.xml")).unwrap();
        let rows = document.descendants().filter(|node| is(*node, "tr"));
        rows.filter(|row| row.descendants().any(|node| is(node, "tblHeader"))).map(written).collect()
    }

    /// The characters of the paragraphs in bottom-anchored frames or of floating tables: a renderer may draw them out of order.
    pub fn floating(&self) -> Vec<String> {
        let document = Document::parse(self.part("word/document.xml")).unwrap();
        let frames = document.descendants().filter(|node| is(*node, "framePr") || is(*node, "tblpPr"));
        frames.filter_map(|frame| frame.parent()?.parent()).map(written).filter(|text| !text.is_empty()).collect()
    }
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn written(node: Node<'_, '_>) -> String {
    let texts = node
        .descendants()
        .filter(|node| is(*node, "t") && !node.ancestors().any(|above| is(above, "Fallback") || is(above, "del")));
    characters(&texts.filter_map(|text| text.text()).collect::<String>())
}
