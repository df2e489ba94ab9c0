//! What stands around the text: 署名 and 成文日期, 版头, 版记, core properties.

use std::sync::Arc;

use super::document::runs;
use crate::document::{Imprint, Letterhead, Run, Signature};
use crate::facts::date;
use crate::facts::tree::Node;
use crate::template::mark::Marked;
use crate::template::reference;
use crate::template::session::{Problem, Session};
use crate::template::value::Scope;
use crate::template::world::View;

/// Reads the section 文档 of a unit.
pub struct Envelope<'a> {
    /// The rendering.
    pub session: &'a Arc<Session>,
    /// What the facts' own references are looked up in.
    pub scope: &'a Scope,
    /// The unit.
    pub view: &'a View,
    /// The plan year.
    pub year: i32,
    /// 文种: it may have a date and number of its own (文档.各文种).
    pub kind: &'a str,
}

impl Envelope<'_> {
    fn node(&self, key: &str) -> Option<&Node> {
        let section = self.view.unit.facts.get("文档")?;
        let own = section.get("各文种").and_then(|kinds| kinds.get(self.kind)?.get(key));
        own.or_else(|| section.get(key))
    }

    fn written(&self, key: &str) -> Option<&str> {
        self.node(key).and_then(Node::text)
    }

    /// A required entry as runs; a gap when it is missing.
    fn required(&self, key: &str) -> Vec<Run> {
        match (self.written(key), self.node(key)) {
            (Some(text), Some(node)) => {
                let origin = self.session.fact(&format!("文档.{key}"), &node.place);
                let mut words = String::new();
                // Writing to a string cannot fail.
                let _ = reference::write(self.scope, node, text, Some(origin), &mut words);
                runs(&Marked::new(words))
            }
            _ => {
                let unit = &self.view.unit;
                let section = unit.facts.get("文档").map(|node| node.place.clone());
                let place = self.node(key).map(|node| node.place.clone()).or(section);
                self.session.meet(Problem::owed(
                    format!("文档.{key}"),
                    place.or_else(|| unit.this_file.clone()).or_else(|| unit.last_file.clone()),
                    format!("请在{}年的文件里写：文档: {{{key}: …}}", self.year),
                ));
                vec![Run { text: format!("【待补：文档.{key}】"), origin: None, missing: true }]
            }
        }
    }

    /// 署名 and 成文日期.
    pub fn signature(&self) -> Signature {
        Signature { organ: self.required("发文机关"), date: self.required("成文日期"), sealed: false }
    }

    /// 版头 of the 红头 profile.
    pub fn letterhead(&self) -> Letterhead {
        let plain = |runs: Vec<Run>| runs.into_iter().map(|run| run.text).collect::<String>();
        let organ = plain(self.required("发文机关"));
        Letterhead {
            copy_number: None,
            urgency: None,
            mark: format!("{organ}文件"),
            document_number: plain(self.required("发文字号")),
            signer: None,
        }
    }

    /// 版记 of the 红头 profile.
    pub fn imprint(&self) -> Imprint {
        let plain = |runs: Vec<Run>| runs.into_iter().map(|run| run.text).collect::<String>();
        Imprint {
            copied_to: Some(plain(self.optional("抄送"))).filter(|text| !text.is_empty()),
            printed_by: plain(self.required("印发机关")),
            printed_on: plain(self.required("印发日期")),
        }
    }

    /// 主送机关 without its colon.
    pub fn submitted_to(&self) -> Vec<Run> {
        self.optional("主送")
    }

    /// An entry that a document may do without, but not when it is owed; without its end, which the layout sets.
    fn optional(&self, key: &str) -> Vec<Run> {
        let mut runs = if self.node(key).is_some_and(Node::is_written) { self.required(key) } else { Vec::new() };
        if let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end_matches(['。', '：', ':']).len());
        }
        runs
    }

    /// 起草单位 for the core properties.
    pub fn creator(&self) -> String {
        self.written("发文机关").unwrap_or(&self.view.unit.name).to_owned()
    }

    /// The date of the file: 成文日期, or the first day of the plan year.
    pub fn created(&self) -> String {
        let date = self.written("成文日期").and_then(date::parse);
        let (year, month, day) = date.unwrap_or((self.year, 1, 1));
        format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
    }
}
