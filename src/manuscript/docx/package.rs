//! The package around the text: what it names and does not have, what it has and does not register, and its title.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use crate::manuscript::form::{Package, xml};

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

/// Reads what the parts of these names say. A part that cannot be read says nothing.
pub fn read(names: &[String], links: Option<&str>, types: Option<&str>, properties: Option<&str>) -> Package {
    let name = |name: &String| name.replace('\\', "/").trim_start_matches('/').to_lowercase();
    let known: BTreeSet<String> = names.iter().map(name).collect();
    let links = links.and_then(xml::parse);
    Package {
        missing: links.as_ref().map(|links| missing(links, &known)).unwrap_or_default(),
        repeated: links.as_ref().map(repeated).unwrap_or_default(),
        unregistered: types.and_then(xml::parse).map(|types| unregistered(&types, &known)).unwrap_or_default(),
        title: properties.and_then(xml::parse).and_then(|properties| title(&properties)),
    }
}

/// The relationships of the text.
fn related<'a, 'input>(links: &'a Document<'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    links.root_element().children().filter(|node| node.has_tag_name((RELATIONSHIPS, "Relationship")))
}

/// Identifiers that two relationships have: which of them is meant cannot be told.
fn repeated(links: &Document<'_>) -> Vec<String> {
    let mut known = BTreeSet::new();
    related(links).filter_map(|link| link.attribute("Id")).filter(|id| !known.insert(*id)).map(str::to_owned).collect()
}

/// Parts that the text points to and that are not there.
fn missing(links: &Document<'_>, known: &BTreeSet<String>) -> Vec<String> {
    let inside = related(links).filter(|link| link.attribute("TargetMode") != Some("External"));
    let inside = inside.filter(|link| link.attribute("Type").is_some_and(|kind| !kind.ends_with("/hyperlink")));
    let targets = inside.filter_map(|link| link.attribute("Target"));
    // What is escaped, or a place in a part, is not looked for.
    let plain = targets.filter(|target| !target.contains(['%', '#', '?', ':']) && !target.trim().is_empty());
    let mut missing: Vec<String> = plain.map(resolved).filter(|part| !known.contains(&part.to_lowercase())).collect();
    missing.dedup();
    missing
}

/// The name of a part as seen from the text.
fn resolved(target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps = if target.starts_with('/') { Vec::new() } else { vec!["word"] };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

/// Parts of no kind that is said.
fn unregistered(types: &Document<'_>, known: &BTreeSet<String>) -> Vec<String> {
    let root = types.root_element();
    if !root.has_tag_name((TYPES, "Types")) {
        return Vec::new();
    }
    let named = |kind: &'static str, attribute: &'static str| -> BTreeSet<String> {
        let nodes = root.children().filter(|node: &Node<'_, '_>| node.has_tag_name((TYPES, kind)));
        nodes.filter_map(|node| Some(node.attribute(attribute)?.trim_start_matches('/').to_lowercase())).collect()
    };
    let (endings, parts) = (named("Default", "Extension"), named("Override", "PartName"));
    let is_part = |name: &&String| !name.ends_with('/') && *name != "[content_types].xml";
    let is_said = |name: &str| {
        let file = name.rsplit('/').next().unwrap_or(name);
        parts.contains(name) || file.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(ending))
    };
    // Only what Word looks at: other programs leave files of their own beside it.
    let of_word = known.iter().filter(is_part).filter(|name| name.starts_with("word/"));
    of_word.filter(|name| !is_said(name)).cloned().collect()
}

fn title(properties: &Document<'_>) -> Option<String> {
    let title = properties.root_element().children().find(|node| node.has_tag_name((DUBLIN_CORE, "title")))?;
    title.text().map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_of(names: &[&str], links: &str, types: &str) -> Package {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let links = format!("<Relationships xmlns=\"{RELATIONSHIPS}\">{links}</Relationships>");
        let types = format!("<Types xmlns=\"{TYPES}\">{types}</Types>");
        read(&names, Some(&links), Some(&types), None)
    }

    #[test]
    fn parts_are_found_by_any_way_of_naming_them() {
        let link = |target: &str| format!("<Relationship Type=\"a/image\" Target=\"{target}\"/>");
        let names = ["word\\media\\A.PNG", "customXml/item1.xml", "[Content_Types].xml"];
        let links =
            ["media/a.png", "/word/media/a.png", "../customXml/item1.xml", "a%20b.png", "#here", "./media/b.png"];
        let package = read_of(&names, &links.map(link).concat(), "<Default Extension=\"png\"/>");
        assert_eq!((package.missing, package.unregistered), (vec!["word/media/b.png".to_owned()], Vec::new()));
        let package = read_of(&names, "", "<Override PartName=\"/word/b.xml\"/>");
        assert_eq!(package.unregistered, ["word/media/a.png"]);
    }
}
