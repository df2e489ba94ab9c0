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
    /// 文号: of a cited document or standard, for example 国发〔2006〕14号.
    pub number: Option<String>,
    /// 类: what kind of phrase it is, so that a template can print all of a kind (提法类).
    pub kind: Option<String>,
    /// 旧称: what it was called before; a document of these years may not use it.
    pub formerly: Vec<String>,
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
                let number = reader.text("文号");
                if let (Some(text), Some(node)) = (&number, reader.node("文号"))
                    && text.contains(['[', ']', '【', '】'])
                {
                    reader.refuse(node, format!("文号“{text}”的年份用六角括号"), "写成如 国发〔2006〕14号");
                }
                let formerly = reader.texts("旧称").into_iter().map(|(text, _)| text).collect();
                self.list.push(Phrase {
                    name: name.name.clone(),
                    text: reader.required("文"),
                    number,
                    kind: reader.text("类"),
                    formerly,
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

    /// The phrases of a kind that hold in a year, in the order of the packs.
    pub fn of_kind(&self, kind: &str, year: i32) -> Vec<&Phrase> {
        self.current(year).filter(|phrase| phrase.kind.as_deref() == Some(kind)).collect()
    }

    /// Every kind, each once.
    pub fn kinds(&self) -> Vec<&str> {
        let mut kinds: Vec<&str> = Vec::new();
        for kind in self.list.iter().filter_map(|phrase| phrase.kind.as_deref()) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds
    }

    /// Terms that a document of a year may not use, with the phrases that replaced them.
    pub fn retired(&self, year: i32) -> Vec<(&str, &Phrase)> {
        self.current(year).flat_map(|phrase| phrase.formerly.iter().map(move |old| (old.as_str(), phrase))).collect()
    }

    /// What a person should look at before a plan of this year goes out: wordings that ran out without another in their
    /// place, and those that nobody has checked yet.
    pub fn findings(&self, year: i32, is_used: impl Fn(&Phrase) -> bool) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for name in self.names() {
            let all = self.list.iter().filter(|phrase| phrase.name == name);
            let last = all.max_by_key(|phrase| phrase.until.unwrap_or(i32::MAX));
            let ended = last.and_then(|last| Some((last, last.until.filter(|until| *until < year)?)));
            if let Some((last, until)) = ended {
                let message = format!("提法“{name}”用到{until}年为止，{year}年没有接续");
                found.push(
                    Diagnostic::new(Code::N409, message)
                        .at(last.place.clone())
                        .help("有新的表述，在这里另加一条，写明“自”和“来源”；不再用了，请删去引用它的模板"),
                );
            }
        }
        let open: Vec<&Phrase> = self.current(year).filter(|phrase| phrase.unverified && is_used(phrase)).collect();
        let name =
            |phrase: &&Phrase| format!("{}（{}:{}）", phrase.name, phrase.place.path(), phrase.place.start().line);
        if let Some(first) = open.first() {
            let names: Vec<String> = open.iter().map(name).collect();
            found.push(
                Diagnostic::new(Code::N410, format!("有{}条提法待核", open.len()))
                    .at(first.place.clone())
                    .help(format!("印发前对照正式文件核对，核对后删去“待核: 是”：{}", names.join("、"))),
            );
        }
        found
    }

    /// The wordings that hold in a year, in the order of the packs.
    fn current(&self, year: i32) -> impl Iterator<Item = &Phrase> {
        self.list.iter().filter(move |phrase| self.in_year(&phrase.name, year) == Some(*phrase))
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
