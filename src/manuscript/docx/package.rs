//! The package around the text: what it names and does not have, what it has and does not register, what it names twice, and its title.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::identifier;
use crate::manuscript::form::{Package, xml};

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

/// Parts of the package as texts; one that is not there, or cannot be read, says nothing.
#[derive(Default)]
pub struct Parts<'a> {
    /// Names of all parts.
    pub names: &'a [String],
    /// Parts with relationships, by their names.
    pub links: &'a [(String, String)],
    /// `[Content_Types].xml`.
    pub types: Option<&'a str>,
    /// `docProps/core.xml`.
    pub properties: Option<&'a str>,
    /// The text.
    pub text: Option<Node<'a, 'a>>,
    /// The text and the parts whose elements have identifiers, as far as they are there.
    pub numbered: &'a [Node<'a, 'a>],
}

/// Reads what they say.
pub fn read(parts: &Parts<'_>) -> Package {
    let known: BTreeSet<String> = parts.names.iter().map(|name| plain(name)).collect();
    let mut package = Package {
        repeated: parts.numbered.iter().flat_map(|root| identifier::repeated(*root)).collect(),
        unregistered: parts.types.and_then(xml::parse).map(|types| unregistered(&types, &known)).unwrap_or_default(),
        title: parts.properties.and_then(xml::parse).and_then(|properties| title(&properties)),
        ..Package::default()
    };
    for (name, text) in parts.links {
        if let Some(links) = xml::parse(text) {
            package.missing.extend(missing(&links, &folder(name), &known));
            package.repeated.extend(repeated(&links));
        }
    }
    if let Some(links) = parts.links.iter().find(|(name, _)| plain(name) == OWN).and_then(|(_, text)| xml::parse(text))
    {
        package.missing.extend(parts.text.into_iter().flat_map(|text| dangling(text, &links)));
    }
    package.missing.sort();
    package.missing.dedup();
    package
}

/// The relationships of the text.
const OWN: &str = "word/_rels/document.xml.rels";

/// Identifiers of relationships that the text uses and that are none.
fn dangling(text: Node<'_, '_>, links: &Document<'_>) -> Vec<String> {
    if !links.root_element().has_tag_name((RELATIONSHIPS, "Relationships")) {
        return Vec::new();
    }
    let known: BTreeSet<&str> = related(links).filter_map(|link| link.attribute("Id")).collect();
    let attributes = text.descendants().filter(Node::is_element).flat_map(|node| node.attributes());
    let used =
        attributes.filter(|attribute| attribute.namespace() == Some(xml::LINK)).map(|attribute| attribute.value());
    used.filter(|id| !id.is_empty() && !known.contains(id)).map(|id| format!("标识{id}")).collect()
}

/// A part's name as all programs understand it.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The folder that the relationships of `word/_rels/document.xml.rels` are seen from: `word`.
fn folder(links: &str) -> Vec<String> {
    let links = plain(links);
    let folder = links.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.split('/').filter(|step| !step.is_empty() && *step != "_rels").map(str::to_owned).collect()
}

/// The relationships of a part.
fn related<'a, 'input>(links: &'a Document<'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    links.root_element().children().filter(|node| node.has_tag_name((RELATIONSHIPS, "Relationship")))
}

/// Identifiers that two relationships have: which of them is meant cannot be told.
fn repeated(links: &Document<'_>) -> Vec<String> {
    let mut known = BTreeSet::new();
    related(links).filter_map(|link| link.attribute("Id")).filter(|id| !known.insert(*id)).map(str::to_owned).collect()
}

/// Parts that are pointed to and that are not there.
fn missing(links: &Document<'_>, folder: &[String], known: &BTreeSet<String>) -> Vec<String> {
    let inside = related(links).filter(|link| link.attribute("TargetMode") != Some("External"));
    let inside = inside.filter(|link| link.attribute("Type").is_some_and(|kind| !kind.ends_with("/hyperlink")));
    let targets = inside.filter_map(|link| link.attribute("Target"));
    // What is escaped, or a place in a part, is not looked for.
    let plain = targets.filter(|target| !target.contains(['%', '#', '?', ':']) && !target.trim().is_empty());
    plain.map(|target| resolved(target, folder)).filter(|part| !known.contains(&part.to_lowercase())).collect()
}

/// The name of a part as seen from a folder.
fn resolved(target: &str, folder: &[String]) -> String {
    let target = target.replace('\\', "/");
    let mut steps = if target.starts_with('/') { Vec::new() } else { folder.iter().map(String::as_str).collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

/// Folders that Word looks at: other programs leave files of their own beside them.
const FOLDERS: [&str; 4] = ["word/", "docprops/", "customxml/", "_rels/"];

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
    let is_said = |name: &str| {
        let file = name.rsplit('/').next().unwrap_or(name);
        parts.contains(name) || file.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(ending))
    };
    let of_word = known.iter().filter(|name| !name.ends_with('/'));
    let of_word = of_word.filter(|name| FOLDERS.iter().any(|folder| name.starts_with(folder)));
    of_word.filter(|name| !is_said(name)).cloned().collect()
}

fn title(properties: &Document<'_>) -> Option<String> {
    let title = properties.root_element().children().find(|node| node.has_tag_name((DUBLIN_CORE, "title")))?;
    title.text().map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_of(names: &[&str], links: &[(&str, &str)], types: &str) -> Package {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let link = |(name, inside): &(&str, &str)| {
            ((*name).to_owned(), format!("<Relationships xmlns=\"{RELATIONSHIPS}\">{inside}</Relationships>"))
        };
        let links: Vec<(String, String)> = links.iter().map(link).collect();
        let types = format!("<Types xmlns=\"{TYPES}\">{types}</Types>");
        read(&Parts { names: &names, links: &links, types: Some(&types), ..Parts::default() })
    }

    #[test]
    fn parts_are_found_by_any_way_of_naming_them() {
        let link = |target: &str| format!("<Relationship Type=\"a/image\" Target=\"{target}\"/>");
        let names = ["word\\media\\A.PNG", "customXml/item1.xml", "[Content_Types].xml", "a.png"];
        let links =
            ["media/a.png", "/word/media/a.png", "../customXml/item1.xml", "a%20b.png", "#here", "./media/b.png"];
        let links = links.map(link).concat();
        let both = "<Default Extension=\"png\"/><Default Extension=\"xml\"/>";
        let package = read_of(&names, &[("word/_rels/document.xml.rels", &links)], both);
        assert_eq!((package.missing, package.unregistered), (vec!["word/media/b.png".to_owned()], Vec::new()));
        let package = read_of(&names, &[], "<Override PartName=\"/word/b.xml\"/>");
        assert_eq!(package.unregistered, ["customxml/item1.xml", "word/media/a.png"]);
        // Those of the package and of a foot are seen from elsewhere.
        let links = link("word/media/a.png") + &link("media/a.png");
        let package = read_of(&names, &[("_rels/.rels", &links)], both);
        assert_eq!(package.missing, ["media/a.png"]);
        let package = read_of(&names, &[("word/_rels/footer1.xml.rels", &links)], both);
        assert_eq!(package.missing, ["word/word/media/a.png"]);
    }

    #[test]
    fn an_identifier_is_of_one_relationship_of_its_part() {
        let two = "<Relationship Id=\"a\"/><Relationship Id=\"a\"/>";
        let one = "<Relationship Id=\"a\"/>";
        assert_eq!(read_of(&[], &[("_rels/.rels", one), ("word/_rels/b.rels", one)], "").repeated, [""; 0]);
        assert_eq!(read_of(&[], &[("_rels/.rels", one), ("word/_rels/b.rels", two)], "").repeated, ["a"]);
    }
}
