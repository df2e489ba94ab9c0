//! Attributes and children of a part that anybody may have written: what is no number, or an absurd one, is none.

use roxmltree::{Document, Node};

/// The namespace of Word.
pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of relationships.
pub const LINK: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// No length of a document is greater, in twips: 70 metres.
const GREATEST: i64 = 4_000_000;
/// Nodes of a part beside the text.
const NODES: u32 = 400_000;

/// A part beside the text, if it is well-formed.
pub fn parse(text: &str) -> Option<Document<'_>> {
    let options = roxmltree::ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..Default::default() };
    Document::parse_with_options(text, options).ok()
}

/// Whether it is this element.
pub fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((WORD, name))
}

/// Its child of this name.
pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

/// An attribute.
pub fn text<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((WORD, name))
}

/// The `w:val` of a child.
pub fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    text(child(node, name)?, "val")
}

/// An attribute that is a number. Some programs write fractions of a twip.
pub fn number(node: Node<'_, '_>, name: &str) -> Option<i64> {
    let text = text(node, name)?.trim();
    let whole = match text.split_once('.') {
        Some((whole, rest)) if rest.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        Some(_) => return None,
        None => text,
    };
    whole.parse().ok().filter(|number: &i64| number.abs() <= GREATEST)
}

/// The number in the `w:val` of a child.
pub fn count(node: Node<'_, '_>, name: &str) -> Option<i64> {
    number(child(node, name)?, "val")
}

/// A switch: there and not turned off, there and turned off, or not there.
pub fn switch(node: Node<'_, '_>, name: &str) -> Option<bool> {
    let found = child(node, name)?;
    Some(!matches!(text(found, "val"), Some("0" | "false" | "off")))
}

/// Whether an element lies in the other form of something that was already read.
pub fn is_repeated(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|above| above.tag_name().name() == "Fallback")
}

/// The nearest paragraph around a node.
pub fn paragraph<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    node.ancestors().find(|above| is(*above, "p"))
}
