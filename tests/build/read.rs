//! Independent readers of what was written: DOCX through its XML, HTML through a walk over its tags.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use roxmltree::{Document, Node};
use zip::ZipArchive;

/// What a reader sees of a file.
#[derive(Debug, Default)]
pub struct Text {
    /// Paragraphs and cells in reading order, empty ones left out.
    pub paragraphs: Vec<String>,
    /// Rows of all tables.
    pub rows: Vec<Vec<String>>,
    /// Highlighted text.
    pub marked: Vec<String>,
    /// `<data>` elements (HTML).
    pub facts: Vec<Fact>,
    /// Text with the font that it names for Chinese characters, if it does (DOCX).
    pub fonts: Vec<(String, Option<String>)>,
}

/// A printed fact with its origin.
#[derive(Debug, Default, Clone)]
pub struct Fact {
    pub key: String,
    pub value: String,
    pub file: String,
    pub line: usize,
    pub how: String,
    /// Further places: file and line.
    pub parts: Vec<(String, usize)>,
}

/// A part of a DOCX.
pub fn part(path: &Path, name: &str) -> String {
    let file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut text = String::new();
    ZipArchive::new(file).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Every part of a DOCX as text.
pub fn parts(path: &Path) -> Vec<String> {
    let mut archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
    let count = archive.len();
    let read = |index| {
        let mut text = String::new();
        archive.by_index(index).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    (0..count).map(read).collect()
}

/// Reads a DOCX's body.
pub fn docx(path: &Path) -> Text {
    let xml = part(path, "word/document.xml");
    let document = Document::parse(&xml).unwrap();
    let all = |name: &'static str| document.descendants().filter(move |node| is(*node, name));
    let mut text = Text {
        paragraphs: all("p").map(written).filter(|text| !text.is_empty()).collect(),
        rows: all("tr").map(|row| row.children().filter(|cell| is(*cell, "tc")).map(written).collect()).collect(),
        ..Text::default()
    };
    for run in all("r") {
        let find = |name: &str| run.descendants().find(|node| is(*node, name));
        let attribute = |node: Node<'_, '_>, name: &str| {
            node.attributes().find(|each| each.name() == name).map(|each| each.value().to_owned())
        };
        text.fonts.push((written(run), find("rFonts").and_then(|fonts| attribute(fonts, "eastAsia"))));
        if find("highlight").is_some() {
            text.marked.push(written(run));
        }
    }
    text
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn written(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| is(*node, "t")).filter_map(|node| node.text()).collect()
}

/// Reads an HTML document's `main`. What is hidden from readers or marked as no text is left out.
pub fn html(path: &Path) -> Text {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (_, main) = text.split_once("<main>").expect("main");
    let (main, _) = main.split_once("</main>").expect("the end of main");
    let mut reader = Reader::default();
    let mut rest = main;
    while let Some((before, after)) = rest.split_once('<') {
        reader.text(before);
        let (tag, after) = after.split_once('>').expect("a closed tag");
        match tag.strip_prefix('/') {
            Some(name) => reader.close(name),
            None => reader.open(tag),
        }
        rest = after;
    }
    reader.text(rest);
    assert!(reader.open.is_empty(), "{}: 未关闭 {:?}", path.display(), reader.open);
    reader.found
}

#[derive(Default)]
struct Reader {
    found: Text,
    open: Vec<Element>,
    paragraph: String,
    marked: String,
}

#[derive(Debug)]
struct Element {
    name: String,
    hidden: bool,
    ends: bool,
}

const EMPTY: [&str; 6] = ["br", "wbr", "col", "input", "meta", "hr"];

impl Reader {
    fn hidden(&self) -> bool {
        self.open.iter().any(|element| element.hidden)
    }

    fn text(&mut self, text: &str) {
        if self.hidden() {
            return;
        }
        let text = unescaped(text.trim_matches('\n'));
        self.paragraph.push_str(&text);
        if self.open.iter().any(|element| element.name == "mark") {
            self.marked.push_str(&text);
        }
    }

    fn open(&mut self, tag: &str) {
        let (name, attributes) = attributes(tag);
        if EMPTY.contains(&name.as_str()) {
            return;
        }
        let get = |key: &str| attributes.get(key).cloned().unwrap_or_default();
        let hidden = get("aria-hidden") == "true" || attributes.contains_key("data-not-text");
        let block = matches!(name.as_str(), "p" | "td" | "th") || (name.starts_with('h') && name.len() == 2);
        let part = attributes.contains_key("role") && !get("class").split(' ').any(|class| class == "goes-over");
        self.open.push(Element { name: name.clone(), hidden, ends: block || part });
        if self.hidden() {
            return;
        }
        match name.as_str() {
            "tr" => self.found.rows.push(Vec::new()),
            "data" => self.found.facts.push(Fact {
                key: get("data-key"),
                value: get("value"),
                file: get("data-file"),
                line: get("data-line").parse().expect("a line"),
                how: get("data-how"),
                parts: get("data-parts").split('、').filter_map(place).collect(),
            }),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        let hidden = self.hidden();
        let element = self.open.pop().expect("an open element");
        assert_eq!(element.name, name, "crossed tags");
        if hidden {
            return;
        }
        if name == "mark" {
            self.found.marked.push(std::mem::take(&mut self.marked));
        }
        if element.ends {
            let text = std::mem::take(&mut self.paragraph);
            if matches!(name, "td" | "th") {
                self.found.rows.last_mut().expect("a row").push(text.clone());
            }
            if !text.is_empty() {
                self.found.paragraphs.push(text);
            }
        }
    }
}

/// `file:line`.
fn place(text: &str) -> Option<(String, usize)> {
    let (file, line) = text.rsplit_once(':')?;
    Some((file.to_owned(), line.parse().ok()?))
}

/// A tag's name and attributes.
fn attributes(tag: &str) -> (String, BTreeMap<String, String>) {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut found = BTreeMap::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let key = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix("=\"") {
            let (inside, after) = after.split_once('"').expect("a closing quote");
            (value, rest) = (unescaped(inside), after);
        }
        found.insert(key, value);
    }
    (name.to_owned(), found)
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
