//! Dated phrases (提法): political and standing wording is data with a date and a source, never improvised in code.

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::reader::Reader;
use crate::facts::tree::{Node, Value};
use crate::source::Place;

/// One wording and the years in which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// 名.
    pub name: String,
    /// 文.
    pub text: String,
    /// 自: first year.
    pub from: Option<i32>,
    /// 至: last year.
    pub until: Option<i32>,
    /// 来源.
    pub source: String,
    /// 待核.
    pub unverified: bool,
    /// Where it stands.
    pub place: Place,
}

/// All phrase packs.
#[derive(Debug, Default)]
pub struct Phrases {
    list: Vec<Phrase>,
}

impl Phrases {
    /// Reads one pack: a name, then its dated wordings.
    pub fn add(&mut self, root: &Node, found: &mut Vec<Diagnostic>) {
        for (name, variants) in root.entries() {
            if !matches!(variants.value, Value::List(_)) {
                found.push(
                    Diagnostic::new(Code::N405, format!("提法“{}”应当是清单，每项一种带年份的表述", name.name))
                        .at(variants.place.clone())
                        .help("写成：- {文: …, 自: 2026, 来源: …}"),
                );
            }
            for node in variants.items() {
                let mut reader = Reader::new(node, Code::N405, found);
                let mut year = |key| reader.text(key).and_then(|text: String| text.parse().ok());
                let (from, until) = (year("自"), year("至"));
                self.list.push(Phrase {
                    name: name.name.clone(),
                    text: reader.required("文"),
                    from,
                    until,
                    source: reader.required("来源"),
                    unverified: reader.flag("待核"),
                    place: node.place.clone(),
                });
                reader.text("备注");
                reader.finish();
            }
        }
    }

    /// Every name, each once.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.list.iter().map(|phrase| phrase.name.as_str()).collect();
        names.dedup();
        names
    }

    /// Any wording of this name.
    pub fn any(&self, name: &str) -> Option<&Phrase> {
        self.list.iter().find(|phrase| phrase.name == name)
    }

    /// The wording that holds in a year; the one that began last when two do.
    pub fn in_year(&self, name: &str, year: i32) -> Option<&Phrase> {
        self.list
            .iter()
            .filter(|phrase| {
                phrase.name == name
                    && phrase.from.is_none_or(|from| from <= year)
                    && phrase.until.is_none_or(|until| year <= until)
            })
            .max_by_key(|phrase| phrase.from)
    }
}
