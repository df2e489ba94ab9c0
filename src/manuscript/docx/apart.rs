//! What stands on the pages and not in the text: notes, feet and heads.

use roxmltree::Node;

use super::paragraphs;
use crate::manuscript::form::xml;
use crate::manuscript::{Kind, Line};

/// More than any document has.
const MOST: usize = 1_000;

/// Puts the lines of notes and feet behind those of the text, each once, and says which they are and what a clerk calls their place. A
/// page number is no text.
pub fn read<'a>(
    notes: impl Iterator<Item = (&'static str, Node<'a, 'a>)>,
    feet: &[(String, String)],
    lines: &mut Vec<Line>,
) -> Vec<(usize, &'static str)> {
    let mut parts: Vec<(&str, String)> = Vec::new();
    for (title, root) in notes {
        parts.extend(texts(root).map(|text| (title, text)));
    }
    for (name, part) in feet {
        let title = if name.starts_with("word/footer") { "页脚" } else { "页眉" };
        let parsed = xml::parse(part);
        parts.extend(parsed.iter().flat_map(|part| texts(part.root_element())).map(|text| (title, text)));
    }
    // Sections have the same head.
    let mut known = std::collections::BTreeSet::new();
    parts.retain(|(_, text)| text.chars().any(char::is_alphabetic) && known.insert(text.clone()));
    let first = lines.len();
    lines.extend(parts.iter().take(MOST).map(|(_, text)| Line::new(Kind::Form, text.as_str())));
    (first..).zip(parts).take(MOST).map(|(at, (title, _))| (at, title)).collect()
}

/// The texts of the paragraphs of a part.
fn texts<'a>(root: Node<'a, '_>) -> impl Iterator<Item = String> + use<'a> {
    let texts: Vec<String> = paragraphs(root).map(|(_, text)| text.trim().to_owned()).collect();
    texts.into_iter().filter(|text| !text.is_empty())
}
