//! What a rolled file has and the clerk's own file of that year lacks, added to the clerk's text (`--merge`).
//! Nothing that stands there changes.

use std::sync::Arc;

use crate::facts::edit::{self, Edits};
use crate::facts::insert::{self, line_end};
use crate::facts::registry::Registry;
use crate::facts::tree::{Key, Node};
use crate::facts::way::{self, Spot};
use crate::source::Source;

/// A file that is read.
#[derive(Clone, Copy)]
pub struct Read<'a> {
    /// Its text.
    pub source: &'a Arc<Source>,
    /// Its tree, none for an empty file.
    pub root: Option<&'a Node>,
}

/// The clerk's text with the rolled file's sections and indicators that it lacks. None where there is no place for
/// them, as in a file written in braces.
pub fn add(own: Read<'_>, rolled: Read<'_>, registry: &Registry) -> Option<String> {
    let text = &own.source.text;
    let Some(new) = rolled.root else { return Some(text.clone()) };
    let Some(root) = own.root else {
        let mut edits = Edits::default();
        new.entries().iter().for_each(|(key, node)| append(&mut edits, own.source, rolled.source, key, node));
        return edits.apply(text);
    };
    let mut edits = Edits::default();
    let mut done = true;
    if let (Some(section), Some(_)) = (root.get("指标"), new.get("指标")) {
        let known: Vec<&str> = way::indicators(root, registry).iter().map(|spot| spot.key.name.as_str()).collect();
        let absent: Vec<Spot<'_>> = way::indicators(new, registry)
            .into_iter()
            .filter(|spot| !known.contains(&spot.key.name.as_str()))
            .collect();
        done &= indicators(&mut edits, own.source, section, &absent);
    }
    let has = |name: &str| root.entries().iter().any(|(key, _)| key.name.trim_start_matches('+') == name);
    let absent: Vec<&(Key, Node)> =
        new.entries().iter().filter(|(key, _)| !has(key.name.trim_start_matches('+'))).collect();
    done &= absent.is_empty() || !root.place.text().starts_with('{');
    for (key, node) in absent {
        append(&mut edits, own.source, rolled.source, key, node);
    }
    edits.apply(text).filter(|_| done)
}

/// Adds a section at the end of the file, a blank line before it.
fn append(edits: &mut Edits, own: &Source, rolled: &Source, key: &Key, node: &Node) {
    insert::section(edits, own, &lines(rolled, key, node, 0, line_end(own)));
}

/// Adds indicators at the end of their group, or of 指标.
fn indicators(edits: &mut Edits, own: &Source, section: &Node, absent: &[Spot<'_>]) -> bool {
    let mut done = true;
    let mut groups: Vec<&Key> = Vec::new();
    for spot in absent {
        match spot.group {
            None => done &= entry(edits, own, section, spot.key, spot.node),
            Some(group) => match section.get(&group.name) {
                Some(place) => done &= entry(edits, own, place, spot.key, spot.node),
                None if groups.iter().any(|known| known.name == group.name) => {}
                None => groups.push(group),
            },
        }
    }
    for group in groups {
        let of = |spot: &&Spot<'_>| spot.group.is_some_and(|other| other.name == group.name);
        let members: Vec<&Spot<'_>> = absent.iter().filter(of).collect();
        let Some((_, last)) = section.entries().last() else { return false };
        if section.place.text().starts_with('{') {
            let inner: Vec<String> = members.iter().map(|spot| flow(spot.key, spot.node)).collect();
            done &= edits.insert(last.place.span.end, format!(", {}: {{{}}}", group.place.text(), inner.join(", ")));
            continue;
        }
        let (indent, end) = (insert::indent(own, section), line_end(own));
        let mut new = format!("{}{}:{end}", " ".repeat(indent), group.place.text());
        for spot in members {
            new.push_str(&lines(&spot.key.place.source, spot.key, spot.node, indent + 2, end));
        }
        done &= insert::behind(edits, own, last, &new);
    }
    done
}

/// Adds an entry at the end of a map.
fn entry(edits: &mut Edits, own: &Source, map: &Node, key: &Key, node: &Node) -> bool {
    let block = |indent| lines(&key.place.source, key, node, indent, line_end(own));
    insert::entry(edits, own, map, block, || flow(key, node))
}

/// An entry as lines, comments and all, at another indentation.
fn lines(source: &Source, key: &Key, node: &Node, indent: usize, end: &str) -> String {
    let (start, line) = (key.place.span.start, source.line(source.position(key.place.span.start).line).start);
    let span = edit::block(source, key, node, None);
    if !source.text[line..start].trim().is_empty() {
        return format!("{}{}{end}", " ".repeat(indent), flow(key, node));
    }
    let old = start - line;
    let mut text = String::new();
    for each in source.text[span].trim_end().lines() {
        let inner = each.len() - each.trim_start_matches(' ').len();
        if !each.trim().is_empty() {
            text.push_str(&" ".repeat((inner + indent).saturating_sub(old)));
            text.push_str(each.trim_start_matches(' '));
        }
        text.push_str(end);
    }
    text
}

/// An entry as it stands in braces.
fn flow(key: &Key, node: &Node) -> String {
    let inner: Vec<String> = node.entries().iter().map(|(key, node)| flow(key, node)).collect();
    let value = if inner.is_empty() { node.place.text().to_owned() } else { format!("{{{}}}", inner.join(", ")) };
    format!("{}: {value}", key.place.text())
}
