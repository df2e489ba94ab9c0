//! One community's words in another's file: a sentence that two communities wrote themselves is one's own at most once.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::tree::{Node, Value};
use crate::facts::unit::Unit;
use crate::source::Place;

/// Letters and characters from which on a sentence is nobody's set phrase.
const LONG: usize = 20;

/// A sentence as it counts, and where it stands.
struct Sentence {
    text: String,
    place: Place,
}

/// Looks at what the communities of a street wrote in their own files, in order.
pub fn findings<'u>(units: impl Iterator<Item = &'u Unit>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // The first that wrote a sentence, and where.
    let mut first: HashMap<String, (&str, Place)> = HashMap::new();
    for unit in units {
        let mut own = Vec::new();
        texts(&unit.facts, "", unit, &mut own);
        for (key, sentences) in own {
            let mut same: Vec<(&Sentence, &str, Place)> = Vec::new();
            for sentence in &sentences {
                let (name, place) =
                    first.entry(sentence.text.clone()).or_insert_with(|| (&unit.name, sentence.place.clone()));
                if *name != unit.name {
                    same.push((sentence, name, place.clone()));
                }
            }
            if let Some((sentence, name, place)) = same.first() {
                let start: String = sentence.place.text().chars().take(20).collect();
                let message = format!("“{key}”里有{}句与{name}写的一样，如“{start}……”", same.len());
                let finding = Diagnostic::new(Code::N319, message).at(sentence.place.clone());
                let finding = finding.also(place.clone(), format!("{name}写在这里")).unit(unit.name.clone());
                found.push(finding.help("请写本社区自己的情况；几个社区都一样的话，写进街道的 共享.yaml"));
            }
        }
    }
    found
}

/// The long sentences of every value that stands in the unit's own files, by the top-level key.
fn texts(node: &Node, key: &str, unit: &Unit, own: &mut Vec<(String, Vec<Sentence>)>) {
    match &node.value {
        Value::Map(entries) => {
            for (name, value) in entries {
                texts(value, if key.is_empty() { &name.name } else { key }, unit, own);
            }
        }
        Value::List(items) => items.iter().for_each(|item| texts(item, key, unit, own)),
        Value::Scalar(text) => {
            let mut files = [&unit.this_file, &unit.last_file].into_iter().flatten();
            if text.chars().count() < LONG || !files.any(|file| file.path() == node.place.path()) {
                return;
            }
            let sentences: Vec<Sentence> =
                text.split(['。', '；', '\n']).filter_map(|part| sentence(part, node)).collect();
            match own.iter_mut().find(|(known, _)| known == key) {
                Some((_, known)) => known.extend(sentences),
                None => own.push((key.to_owned(), sentences)),
            }
        }
    }
}

fn sentence(part: &str, node: &Node) -> Option<Sentence> {
    let part = part.trim();
    let mut text = String::new();
    for c in part.chars().filter(|c| c.is_alphanumeric()) {
        match c {
            '0'..='9' if text.ends_with('0') => {}
            '0'..='9' => text.push('0'),
            c => text.push(c),
        }
    }
    let place = match node.place.text().find(part) {
        Some(at) => node.place.source.place(node.place.span.start + at..node.place.span.start + at + part.len()),
        None => node.place.clone(),
    };
    (text.chars().count() >= LONG).then_some(Sentence { text, place })
}
