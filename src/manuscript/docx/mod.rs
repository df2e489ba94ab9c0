//! DOCX: paragraphs and table cells of the body in reading order. Nothing of it is trusted: sizes are bounded, a DTD is refused.
//!
//! - [`edit`] stretches of its text replaced, every other byte kept · [`package`] the parts around it
//! - [`identifier`] what one element alone may be called · [`apart`] notes, feet and heads

pub mod apart;
pub mod edit;
pub mod identifier;
pub mod package;

use std::collections::{BTreeSet, HashMap};
use std::io::{Cursor, Read};

use roxmltree::{Document, Node, NodeId};
use zip::ZipArchive;

use super::form::xml::{self, WORD, child, is, value};
use super::form::{self, Form, body::Around};
use super::{Cell, Kind, Line, Manuscript, plain};
use crate::source::Source;

/// `word/document.xml` unpacked: a thousand pages have less.
const LARGEST: u64 = 64 * 1024 * 1024;
/// The part that holds the text.
const BODY: &str = "word/document.xml";
/// A part beside the text, unpacked.
const LARGEST_BESIDE: u64 = 4 * 1024 * 1024;
/// Of a longer text the layout is not read.
const MOST_PARAGRAPHS: usize = 200_000;
/// Elements in one another: twenty tables in one another have fewer.
const DEEPEST: usize = 200;
/// Attributes of one element; the root of a document has some forty namespaces.
const MOST_ATTRIBUTES: usize = 1_000;
/// More feet and heads than any document has, and more parts with relationships.
const MOST_FEET: usize = 64;
/// Parts, beside the text and its styles, whose elements have identifiers; what those are called that are printed.
const NUMBERED: [(&str, Option<&str>); 4] = [
    ("word/numbering.xml", None),
    ("word/footnotes.xml", Some("脚注")),
    ("word/endnotes.xml", Some("尾注")),
    ("word/comments.xml", None),
];
/// More nodes than any document has; it bounds the memory that parsing takes.
const NODES: u32 = 4_000_000;

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not a ZIP archive.
    NoArchive,
    /// An OLE container: an old `.doc`, or a DOCX with a password.
    Encrypted,
    /// No `word/document.xml` in it.
    NoDocument,
    /// Larger than [`LARGEST`] when unpacked.
    TooLarge,
    /// Elements in one another deeper than [`DEEPEST`].
    TooDeep,
    /// XML that is not well-formed, or that declares entities.
    Broken,
}

impl Fault {
    /// What is wrong.
    pub fn why(self) -> &'static str {
        match self {
            Self::NoArchive => "不是 DOCX 文件，或者已经损坏",
            Self::Encrypted => "文件加了密码，或者是旧的 .doc 改了名字",
            Self::NoDocument => "压缩包里没有正文，不是 Word 或 WPS 的文档",
            Self::TooLarge => "展开以后太大，不是正常的文档",
            Self::TooDeep => "表格套表格套得太深，或者一处的设置太多，不是正常的文档",
            Self::Broken => "正文的 XML 有错误",
        }
    }

    /// What to do.
    pub fn help(self) -> &'static str {
        match self {
            Self::Encrypted => "请用 WPS 或 Word 打开，去掉密码，另存为 .docx",
            _ => "请用 WPS 或 Word 打开看看，另存为 .docx 再校对",
        }
    }
}

/// Reads a file's bytes. The text that findings point into has a paragraph or cell a line.
///
/// # Errors
/// Says what kind of file it is not.
pub fn read(name: &str, bytes: &[u8]) -> Result<Manuscript, Fault> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Fault::Encrypted);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::NoArchive)?;
    let xml = part(&mut archive, BODY)?;
    // Styles are named in a part of their own; a document without it has none.
    let sheet = part(&mut archive, "word/styles.xml").unwrap_or_default();
    let sheet = parse(&sheet).ok();
    let styles = sheet.as_ref().map(styles).unwrap_or_default();
    let parsed = parse(&xml)?;
    let body = parsed.descendants().find(|node| is(*node, "body")).ok_or(Fault::NoDocument)?;
    let cells = cells(body);
    let (mut lines, mut line_of): (Vec<Line>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (paragraph, text) in paragraphs(body) {
        let text = text.trim();
        if text.is_empty() {
            line_of.push(None);
            continue;
        }
        line_of.push(Some(lines.len()));
        let cell = paragraph.ancestors().find(|above| is(*above, "tc"));
        let kind = match style(paragraph, &styles) {
            _ if cell.is_some() => Kind::Cell,
            Some(Style::Title) => Kind::Title,
            Some(Style::Heading(level)) => Kind::Heading(Some(level)),
            None => plain::kind(text, lines.is_empty()),
        };
        let cell = cell.and_then(|cell| cells.get(&cell.id()).copied());
        lines.push(Line { cell, ..Line::new(kind, text) });
    }
    let mut beside = |name: &str| small_part(&mut archive, name);
    let (theme, settings) = (beside("word/theme/theme1.xml"), beside("word/settings.xml"));
    let relationships = beside("word/_rels/document.xml.rels");
    let (types, properties) = (beside("[Content_Types].xml"), beside("docProps/core.xml"));
    let numbered = NUMBERED.map(|(name, title)| (beside(name).unwrap_or_default(), title));
    let numbered: Vec<(Document<'_>, Option<&'static str>)> =
        numbered.iter().filter_map(|(part, title)| Some((xml::parse(part)?, *title))).collect();
    let sheets = sheet.as_ref().map(Document::root_element);
    let roots = numbered.iter().map(|(part, _)| part.root_element()).chain(sheets).chain([body]);
    let roots: Vec<Node<'_, '_>> = roots.collect();
    let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let package = package::read(&package::Parts {
        names: &names,
        links: &named(&mut archive, |name| name.contains("_rels/")),
        types: types.as_deref(),
        properties: properties.as_deref(),
        text: Some(body),
        numbered: &roots,
    });
    // The feet and heads of pages.
    let feet = named(&mut archive, |name| name.starts_with("word/footer") || name.starts_with("word/header"));
    let notes = numbered.iter().filter_map(|(part, title)| Some(((*title)?, part.root_element())));
    let apart = apart::read(notes, &feet, &mut lines);
    let mut whole = String::new();
    for line in &mut lines {
        line.start = whole.len();
        whole.push_str(&line.text);
        whole.push('\n');
    }
    let around = Around {
        styles: sheet.as_ref(),
        theme: theme.as_deref(),
        settings: settings.as_deref(),
        links: relationships.as_deref(),
        feet: &feet,
    };
    let read = || Form { package, ..form::body::read(body, &line_of, &around) };
    let form = (line_of.len() <= MOST_PARAGRAPHS).then(|| Box::new(read()));
    let said: BTreeSet<Cell> = lines.iter().filter_map(|line| line.cell).collect();
    let blanks = cells.into_values().filter(|cell| !said.contains(cell)).collect();
    Ok(Manuscript { blanks, apart, form, ..Manuscript::read(Source::new(name, whole), lines) })
}

/// A part that says how the text looks; one that is missing, too large or no text is none.
fn small_part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = Vec::new();
    archive.by_name(name).ok()?.take(LARGEST_BESIDE + 1).read_to_end(&mut text).ok()?;
    String::from_utf8(text).ok().filter(|text| text.len() as u64 <= LARGEST_BESIDE)
}

/// The parts of such names, by their names.
fn named(archive: &mut ZipArchive<Cursor<&[u8]>>, is_wanted: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let names = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned()));
    let names: Vec<String> = names.filter(|name| is_wanted(name)).take(MOST_FEET).collect();
    let read = |name: String| small_part(archive, &name).map(|text| (name, text));
    names.into_iter().filter_map(read).collect()
}

/// The paragraphs with their texts, in this order; those with a text are a line each. What is told again for old programs is left out.
fn paragraphs<'a, 'i>(body: Node<'a, 'i>) -> impl Iterator<Item = (Node<'a, 'i>, String)> {
    let all = body.descendants().filter(|node| is(*node, "p") && !xml::is_repeated(*node));
    all.map(|paragraph| (paragraph, text(paragraph)))
}

/// Where the cells stand, by their nodes.
fn cells(body: Node<'_, '_>) -> HashMap<NodeId, Cell> {
    let mut cells = HashMap::new();
    let tables = body.descendants().filter(|node| is(*node, "tbl"));
    for (table, node) in tables.enumerate() {
        for (row, node) in node.children().filter(|node| is(*node, "tr")).enumerate() {
            let mut column = 0_usize;
            for node in node.children().filter(|node| is(*node, "tc")) {
                let properties = child(node, "tcPr");
                // What a cell above reaches down into is no cell of its own.
                let is_below = properties
                    .and_then(|properties| child(properties, "vMerge"))
                    .is_some_and(|merge| merge.attribute((WORD, "val")).is_none_or(|how| how == "continue"));
                if !is_below {
                    cells.insert(node.id(), Cell { table, row, column });
                }
                let span = properties.and_then(|properties| value(properties, "gridSpan"));
                let span = span.and_then(|span| span.parse::<u16>().ok()).unwrap_or(1);
                column += usize::from(span);
            }
        }
    }
    cells
}

/// A part of the archive as text.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, Fault> {
    let part = archive.by_name(name).map_err(|error| match error {
        zip::result::ZipError::UnsupportedArchive(_) => Fault::Encrypted,
        _ => Fault::NoDocument,
    })?;
    // What the archive says of its size may be a lie.
    let mut text = Vec::new();
    part.take(LARGEST + 1).read_to_end(&mut text).map_err(|_| Fault::NoArchive)?;
    if text.len() as u64 > LARGEST {
        return Err(Fault::TooLarge);
    }
    String::from_utf8(text).map_err(|_| Fault::Broken)
}

fn parse(xml: &str) -> Result<Document<'_>, Fault> {
    if is_tangled(xml) {
        return Err(Fault::TooDeep);
    }
    let options = roxmltree::ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..Default::default() };
    Document::parse_with_options(xml, options).map_err(|_| Fault::Broken)
}

/// Whether elements lie in one another deeper than in any document, or one has more attributes than any has: what looks upwards, or
/// for attributes that are there twice, would take for ever.
fn is_tangled(xml: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let Some(end) = rest.find('>') else { break };
        match rest.as_bytes().first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'?' | b'!') | None => {}
            Some(_) if rest[..end].ends_with('/') => {}
            Some(_) => depth += 1,
        }
        if depth > DEEPEST || rest[..end].matches("=\"").nth(MOST_ATTRIBUTES).is_some() {
            return true;
        }
    }
    false
}

/// A piece of a paragraph's text.
enum Piece<'a, 'i> {
    /// A text node's element and its text.
    Text(Node<'a, 'i>, &'a str),
    /// A character that is an element.
    Sign(char),
}

/// A paragraph's text piece by piece, without what was deleted, and without what belongs to a paragraph inside it (a text box).
fn pieces<'a, 'i>(paragraph: Node<'a, 'i>) -> impl Iterator<Item = Piece<'a, 'i>> {
    let is_own = move |node: &Node<'a, 'i>| xml::paragraph(*node) == Some(paragraph);
    let elements = paragraph.descendants().filter(Node::is_element).filter(is_own);
    let elements = elements.filter(|node| node.tag_name().namespace() == Some(WORD));
    elements.filter_map(|node| match node.tag_name().name() {
        "t" if is_moved(node) => None,
        "t" => Some(Piece::Text(node, node.text().unwrap_or_default())),
        "tab" if node.parent().is_some_and(|above| is(above, "r")) => Some(Piece::Sign('\t')),
        // A line break inside a paragraph, as in a title, is no end of a line of text.
        "noBreakHyphen" => Some(Piece::Sign('-')),
        _ => None,
    })
}

/// Whether a text was moved elsewhere, where it stands once more.
fn is_moved(text: Node<'_, '_>) -> bool {
    text.ancestors().take_while(|above| !is(*above, "p")).any(|above| is(above, "moveFrom"))
}

/// A paragraph's text. A line break in the XML is a space to Word.
fn text(paragraph: Node<'_, '_>) -> String {
    let mut out = String::new();
    for piece in pieces(paragraph) {
        match piece {
            Piece::Text(_, text) => out.extend(text.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c })),
            Piece::Sign(sign) => out.push(sign),
        }
    }
    out
}

#[derive(Debug, Clone, Copy)]
enum Style {
    Title,
    Heading(u8),
}

/// What the styles are, by their names: their identifiers differ from program to program.
fn styles(parsed: &Document<'_>) -> HashMap<String, Style> {
    let named = |node: Node<'_, '_>| {
        let name = value(node, "name")?;
        let name = name.to_lowercase();
        let style = match name.strip_prefix("heading ") {
            Some(level) => Style::Heading(level.parse().ok().filter(|level| (1..=9).contains(level))?),
            None if name == "title" => Style::Title,
            None => return None,
        };
        Some((node.attribute((WORD, "styleId"))?.to_owned(), style))
    };
    parsed.descendants().filter(|node| is(*node, "style")).filter_map(named).collect()
}

/// What the paragraph's style or outline level says it is.
fn style(paragraph: Node<'_, '_>, styles: &HashMap<String, Style>) -> Option<Style> {
    let properties = child(paragraph, "pPr")?;
    let outline = value(properties, "outlineLvl").and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 9);
    match outline {
        Some(level) => Some(Style::Heading(level + 1)),
        None => styles.get(value(properties, "pStyle")?).copied(),
    }
}
