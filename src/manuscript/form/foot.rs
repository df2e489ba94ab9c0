//! The foot of a page, or its head, and the number in it.

use std::sync::Arc;

use roxmltree::Node;

use super::body;
use super::face::Face;
use super::properties::{Justify, Layout};
use super::style::Sheet;
use super::theme::Theme;
use super::xml;

/// The foot of a section's pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Foot {
    /// The file has none.
    #[default]
    Absent,
    /// It cannot be read.
    Unknown,
    /// It has no page number.
    Plain,
    /// It has one.
    Numbered(Arc<Number>),
}

/// A page number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Number {
    /// What stands before it in its paragraph.
    pub before: String,
    /// What stands behind it.
    pub after: String,
    /// Its face.
    pub face: Face,
    /// Of its paragraph.
    pub layout: Layout,
    /// The style that its paragraph names is not there.
    pub is_style_missing: bool,
    /// The number is written in another way than 1, 2, 3: what its field says.
    pub format: Option<String>,
    /// The side, where a frame or box and not the paragraph says it.
    pub boxed: Option<Side>,
}

/// Where on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Right on odd pages, left on even ones.
    Outer,
    /// In the middle.
    Middle,
    /// Always at the left.
    Left,
    /// Always at the right.
    Right,
    /// Cannot be told.
    Unknown,
}

impl Number {
    /// Where its paragraph puts it; none where that cannot be told.
    pub fn side(&self) -> Side {
        if let Some(side) = self.boxed {
            return side;
        }
        match self.layout.justify {
            Some(Justify::Left | Justify::Both) if self.before.contains('\t') => Side::Unknown,
            Some(Justify::Left | Justify::Both) => Side::Left,
            Some(Justify::Center) => Side::Middle,
            Some(Justify::Right) => Side::Right,
            Some(Justify::Spread) | None => Side::Unknown,
        }
    }
}

/// Reads a part.
pub fn read(part: &str, sheet: &Sheet, theme: &Theme) -> Foot {
    let Some(parsed) = xml::parse(part) else { return Foot::Unknown };
    let root = parsed.root_element();
    if !xml::is(root, "ftr") && !xml::is(root, "hdr") {
        return Foot::Unknown;
    }
    let paragraphs = root.descendants().filter(|node| xml::is(*node, "p") && !xml::is_repeated(*node));
    let mut numbers = paragraphs.filter_map(|paragraph| number(paragraph, sheet, theme));
    numbers.next().map_or(Foot::Plain, |number| Foot::Numbered(Arc::new(number)))
}

/// The page number of a paragraph.
fn number(paragraph: Node<'_, '_>, sheet: &Sheet, theme: &Theme) -> Option<Number> {
    let styled = body::styled(paragraph, sheet);
    let named = xml::child(paragraph, "pPr").and_then(|own| xml::value(own, "pStyle"));
    let is_style_missing = named.is_some_and(|id| sheet.lacks(id));
    let mut number = Number { layout: styled.layout, is_style_missing, ..Number::default() };
    let (mut is_found, mut depth, mut is_result, mut instruction) = (false, 0_u32, false, String::new());
    let own = paragraph.descendants().filter(|node| node.is_element() && xml::paragraph(*node) == Some(paragraph));
    for node in own {
        let run = node.parent().filter(|parent| xml::is(*parent, "r"));
        let simple = node.ancestors().find(|above| xml::is(*above, "fldSimple"));
        match node.tag_name().name() {
            "fldChar" => match xml::text(node, "fldCharType") {
                Some("begin") => {
                    depth += 1;
                    instruction.clear();
                    is_result = false;
                }
                Some("separate") => is_result = true,
                Some("end") => depth = depth.saturating_sub(1),
                _ => {}
            },
            "instrText" if depth > 0 => {
                instruction.push_str(node.text().unwrap_or_default());
                if is_page(&instruction) {
                    number.format = format(&instruction);
                }
                if let Some(run) = run.filter(|_| !is_found && is_page(&instruction)) {
                    is_found = true;
                    number.face = body::face(run, &styled, sheet, theme);
                }
            }
            "t" => {
                let text = node.text().unwrap_or_default();
                if let Some(field) = simple.filter(|field| is_page(xml::text(*field, "instr").unwrap_or_default())) {
                    if let Some(run) = run.filter(|_| !is_found) {
                        number.face = body::face(run, &styled, sheet, theme);
                    }
                    is_found |= xml::paragraph(field) == Some(paragraph);
                    number.format = format(xml::text(field, "instr").unwrap_or_default());
                } else if depth == 0 {
                    let side = if is_found { &mut number.after } else { &mut number.before };
                    side.push_str(text);
                } else if let Some(run) = run.filter(|_| is_result && is_page(&instruction)) {
                    // What shows has the last word on its face.
                    number.face = body::face(run, &styled, sheet, theme);
                }
            }
            "tab" | "ptab" if run.is_some() && !is_found => number.before.push('\t'),
            _ => {}
        }
    }
    number.boxed = boxed(paragraph);
    is_found.then_some(number)
}

fn is_page(instruction: &str) -> bool {
    instruction.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("page"))
}

/// The switch of a field that says how its number is written, unless as 1, 2, 3.
fn format(instruction: &str) -> Option<String> {
    let mut words = instruction.split_whitespace().skip_while(|word| *word != "\\*").skip(1);
    words.find(|word| !matches!(word.to_lowercase().as_str(), "arabic" | "mergeformat" | "\\*")).map(str::to_owned)
}

/// Which side a frame or box around the paragraph stands at.
fn boxed(paragraph: Node<'_, '_>) -> Option<Side> {
    let side = |name: Option<&str>| match name {
        Some("outside") => Side::Outer,
        Some("center") => Side::Middle,
        Some("left") => Side::Left,
        Some("right") => Side::Right,
        _ => Side::Unknown,
    };
    if let Some(frame) = xml::child(paragraph, "pPr").and_then(|layout| xml::child(layout, "framePr")) {
        return Some(side(xml::text(frame, "xAlign")));
    }
    if paragraph.ancestors().any(|above| xml::is(above, "tc")) {
        return Some(Side::Unknown);
    }
    let is_box = |node: &Node<'_, '_>| matches!(node.tag_name().name(), "anchor" | "inline" | "pict" | "shape");
    let outer = paragraph.ancestors().find(is_box)?;
    let place = outer.descendants().find(|node| node.tag_name().name() == "positionH");
    let align = place.and_then(|place| place.children().find(|node| node.tag_name().name() == "align"));
    Some(side(align.and_then(|align| align.text())))
}
