//! Sections: the sheet, its margins and grid, and which foot and head its pages have.

use std::collections::HashMap;

use roxmltree::Node;

use super::Settings;
use super::foot::{self, Foot};
use super::style::Sheet;
use super::theme::Theme;
use super::xml;

/// A section. A length that the file does not say is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the file")]
pub struct Section {
    /// Width of the paper.
    pub width: Option<i64>,
    /// Height of the paper.
    pub height: Option<i64>,
    /// 方向 is 横向, whatever the paper says; none where no paper is said.
    pub says_across: Option<bool>,
    /// 上边距.
    pub top: Option<i64>,
    /// 下边距.
    pub bottom: Option<i64>,
    /// 左边距.
    pub left: Option<i64>,
    /// 右边距.
    pub right: Option<i64>,
    /// 装订线.
    pub gutter: i64,
    /// 文档网格.
    pub grid: Grid,
    /// Its first page has a foot of its own.
    pub has_title_page: bool,
    /// It begins on a new page.
    pub is_on_new_page: bool,
    /// Page numbers are of the form `- 1 -`.
    pub number_has_dashes: bool,
    /// The number that its pages begin with, where it is said.
    pub page_start: Option<i64>,
    /// The kind of its page numbers, where it is said: `upperRoman`.
    pub page_format: Option<std::sync::Arc<str>>,
    /// It has columns.
    pub has_columns: bool,
    /// 页脚距边界.
    pub foot_distance: Option<i64>,
    /// The head of odd pages, or of all.
    pub head: Foot,
    /// The head of even pages.
    pub even_head: Foot,
    /// The foot of odd pages, or of all.
    pub odd: Foot,
    /// The foot of even pages.
    pub even: Foot,
    /// The foot of the first page, where it has one of its own.
    pub first: Foot,
}

/// 文档网格.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Grid {
    /// It says how many lines a page has.
    pub has_lines: bool,
    /// It says how many characters a line has.
    pub has_characters: bool,
    /// Twips from line to line.
    pub pitch: Option<i64>,
    /// What each character is widened by, in 4096ths of a point.
    pub widening: i64,
}

impl Section {
    /// Whether the paper lies across.
    pub fn is_landscape(&self) -> bool {
        matches!((self.width, self.height), (Some(width), Some(height)) if width > height)
    }

    /// Width of the text.
    pub fn area_width(&self) -> Option<i64> {
        Some(self.width? - self.left? - self.right? - self.gutter)
    }

    /// Height of the text.
    pub fn area_height(&self) -> Option<i64> {
        Some(self.height? - self.top?.abs() - self.bottom?.abs())
    }
}

/// What sections point to.
pub struct Feet {
    /// Names of parts by identifier.
    links: HashMap<String, String>,
    /// Feet and heads by the names of their parts.
    feet: HashMap<String, Foot>,
}

impl Feet {
    /// Reads the part with the relationships, and the feet and heads by the names of their parts.
    pub fn read(links: Option<&str>, parts: &[(String, String)], sheet: &Sheet, theme: &Theme) -> Self {
        let foot = |(name, text): &(String, String)| (name.clone(), foot::read(text, sheet, theme));
        Self { links: self::links(links), feet: parts.iter().map(foot).collect() }
    }

    /// Reads a `w:sectPr`. What it does not say of feet, the section before it does.
    pub fn section(&self, node: Node<'_, '_>, before: Option<&Section>) -> Section {
        let size = xml::child(node, "pgSz");
        let margins = xml::child(node, "pgMar");
        let margin = |name: &str| margins.and_then(|margins| xml::number(margins, name));
        let grid = xml::child(node, "docGrid").map(|grid| {
            let kind = xml::text(grid, "type").unwrap_or("default");
            let has_characters = matches!(kind, "linesAndChars" | "snapToChars");
            Grid {
                has_lines: has_characters || kind == "lines",
                has_characters,
                pitch: xml::number(grid, "linePitch"),
                widening: xml::number(grid, "charSpace").unwrap_or(0),
            }
        });
        let columns = xml::child(node, "cols").and_then(|columns| xml::number(columns, "num"));
        let mut section = Section {
            width: size.and_then(|size| xml::number(size, "w")),
            height: size.and_then(|size| xml::number(size, "h")),
            says_across: size.map(|size| xml::text(size, "orient") == Some("landscape")),
            top: margin("top"),
            bottom: margin("bottom"),
            left: margin("left"),
            right: margin("right"),
            gutter: margin("gutter").unwrap_or(0),
            grid: grid.unwrap_or_default(),
            has_title_page: xml::switch(node, "titlePg") == Some(true),
            is_on_new_page: !matches!(xml::value(node, "type"), Some("continuous" | "nextColumn")),
            number_has_dashes: xml::child(node, "pgNumType").and_then(|kind| xml::text(kind, "fmt"))
                == Some("numberInDash"),
            page_start: xml::child(node, "pgNumType").and_then(|kind| xml::number(kind, "start")),
            page_format: xml::child(node, "pgNumType").and_then(|kind| xml::text(kind, "fmt")).map(Into::into),
            has_columns: columns.is_some_and(|columns| columns > 1),
            foot_distance: margin("footer"),
            head: before.map(|before| before.head.clone()).unwrap_or_default(),
            even_head: before.map(|before| before.even_head.clone()).unwrap_or_default(),
            odd: before.map(|before| before.odd.clone()).unwrap_or_default(),
            even: before.map(|before| before.even.clone()).unwrap_or_default(),
            first: Foot::Absent,
        };
        for reference in node.children().filter(Node::is_element) {
            let is_usual = matches!(xml::text(reference, "type"), Some("default") | None);
            match reference.tag_name().name() {
                "footerReference" if is_usual => section.odd = self.foot(reference),
                "footerReference" if xml::text(reference, "type") == Some("first") => {
                    section.first = self.foot(reference);
                }
                "footerReference" if xml::text(reference, "type") == Some("even") => {
                    section.even = self.foot(reference);
                }
                "headerReference" if xml::text(reference, "type") == Some("even") => {
                    section.even_head = self.foot(reference);
                    if section.head == Foot::Absent {
                        section.head = section.even_head.clone();
                    }
                }
                "headerReference" if is_usual || section.head == Foot::Absent => section.head = self.foot(reference),
                _ => {}
            }
        }
        section
    }

    fn foot(&self, reference: Node<'_, '_>) -> Foot {
        let named = reference.attribute((xml::LINK, "id")).and_then(|id| self.links.get(id));
        named.and_then(|name| self.feet.get(name)).cloned().unwrap_or(Foot::Unknown)
    }
}

/// Names of parts by identifier, from the part with the relationships.
fn links(part: Option<&str>) -> HashMap<String, String> {
    let Some(parsed) = part.and_then(xml::parse) else { return HashMap::new() };
    let link = |node: Node<'_, '_>| {
        let target = node.attribute("Target")?;
        let name = target.strip_prefix('/').map_or_else(|| format!("word/{target}"), str::to_owned);
        Some((node.attribute("Id")?.to_owned(), name))
    };
    parsed.root_element().children().filter(Node::is_element).filter_map(link).collect()
}

/// Switches of the document.
pub fn settings(part: Option<&str>) -> Option<Settings> {
    let parsed = part.and_then(xml::parse)?;
    let root = Some(parsed.root_element()).filter(|root| xml::is(*root, "settings"))?;
    let is_on = |name: &str| xml::switch(root, name) == Some(true);
    Some(Settings {
        even_and_odd: is_on("evenAndOddHeaders"),
        tracks: is_on("trackRevisions"),
        gutter_at_top: is_on("gutterAtTop"),
        squeezes_kana: xml::value(root, "characterSpacingControl") == Some("compressPunctuationAndJapaneseKana"),
    })
}
