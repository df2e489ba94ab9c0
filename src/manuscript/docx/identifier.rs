//! Identifiers that one element alone may have: those of bookmarks, objects, styles, lists, notes and comments.

use std::collections::BTreeSet;

use roxmltree::Node;

use crate::manuscript::form::xml::{self, WORD};

/// An element, its attribute, and what it is to a person. What is drawn has no prefix on its attribute.
const KINDS: [(&str, Option<&str>, &str, &str); 9] = [
    ("bookmarkStart", Some(WORD), "id", "书签编号"),
    ("bookmarkStart", Some(WORD), "name", "书签"),
    ("docPr", None, "id", "图形编号"),
    ("style", Some(WORD), "styleId", "样式"),
    ("abstractNum", Some(WORD), "abstractNumId", "编号定义"),
    ("num", Some(WORD), "numId", "编号"),
    ("footnote", Some(WORD), "id", "脚注编号"),
    ("endnote", Some(WORD), "id", "尾注编号"),
    ("comment", Some(WORD), "id", "批注编号"),
];

/// Those that stand twice below a node. One that is told again for old programs stands once.
pub fn repeated(root: Node<'_, '_>) -> Vec<String> {
    let (mut known, mut repeated) = (BTreeSet::new(), Vec::new());
    for node in root.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        for (_, space, attribute, what) in KINDS.iter().filter(|(element, ..)| *element == name) {
            let value = match space {
                Some(space) => node.attribute((*space, *attribute)),
                None => node.attribute(*attribute),
            };
            let Some(value) = value.filter(|_| !xml::is_repeated(node)) else { continue };
            if !known.insert((*what, value)) {
                repeated.push(format!("{what}{value}"));
            }
        }
    }
    repeated
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn of(inside: &str) -> Vec<String> {
        let text = format!("<w:body xmlns:w=\"{WORD}\" xmlns:d=\"d\" xmlns:m=\"m\">{inside}</w:body>");
        repeated(xml::parse(&text).unwrap().root_element())
    }

    #[test]
    fn one_thing_one_identifier() {
        let mark = |id: u32, name: &str| format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>");
        assert_eq!(of(&(mark(1, "甲") + &mark(2, "乙") + "<w:bookmarkEnd w:id=\"1\"/><w:ins w:id=\"1\"/>")), [""; 0]);
        assert_eq!(of(&(mark(1, "甲") + &mark(1, "乙"))), ["书签编号1"]);
        assert_eq!(of(&(mark(1, "甲") + &mark(2, "甲"))), ["书签甲"]);
        let drawn = "<d:docPr id=\"4\"/>";
        let both = format!("<m:Choice>{drawn}</m:Choice><m:Fallback>{drawn}</m:Fallback>");
        assert_eq!((of(&both), of(&(both.clone() + drawn))), (Vec::new(), vec!["图形编号4".to_owned()]));
        let style = "<w:style w:styleId=\"1\"/>";
        assert_eq!(of(&style.repeat(2)), ["样式1"]);
    }
}
