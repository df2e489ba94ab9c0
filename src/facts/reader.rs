//! Reads a map of a fixed shape: known keys by type, unknown keys refused with 「您是否想写…」.

use rust_decimal::Decimal;

use super::quantity;
use super::tree::{Key, Node, Value};
use crate::diagnostic::{Code, Diagnostic, near};

/// A map under reading. Every problem goes to `found`; nothing stops at the first.
pub struct Reader<'a> {
    entries: &'a [(Key, Node)],
    node: &'a Node,
    asked: Vec<&'static str>,
    code: Code,
    /// Where problems go.
    pub found: &'a mut Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// Starts on a node; one that is no map is reported and read as empty.
    pub fn new(node: &'a Node, code: Code, found: &'a mut Vec<Diagnostic>) -> Self {
        let entries = match &node.value {
            Value::Map(entries) => entries.as_slice(),
            _ => {
                found.push(
                    Diagnostic::new(code, format!("这里应当是若干“键: 值”，现在是{}", node.shape()))
                        .at(node.place.clone()),
                );
                &[]
            }
        };
        Self { entries, node, asked: Vec::new(), code, found }
    }

    /// The value of a key, if written.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        self.entries.iter().find(|(name, _)| name.name == key).map(|(_, node)| node)
    }

    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        let node = self.node(key)?;
        if node.scalar().is_none() {
            self.refuse(node, format!("“{key}”应当是一个值，现在是{}", node.shape()), "");
        }
        node.scalar().map(str::to_owned)
    }

    /// A text that must be there.
    pub fn required(&mut self, key: &'static str) -> String {
        let text = self.text(key);
        if text.is_none() && self.entries.iter().all(|(name, _)| name.name != key) {
            let place = self.node.place.clone();
            self.found.push(
                Diagnostic::new(self.code, format!("缺少“{key}”")).at(place).help(format!("请补上一行“{key}: …”")),
            );
        }
        text.unwrap_or_default()
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let node = self.node(key)?;
        let text = node.scalar().unwrap_or_default();
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let hint = near::suggestion(text, list.iter().copied());
            self.refuse(node, format!("“{key}”不能写“{text}”"), &format!("可以写：{}。{hint}", list.join("、")));
        }
        found
    }

    /// 是 or 否; absent is 否.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.choice(key, &[("是", true), ("否", false)]).unwrap_or(false)
    }

    /// A number, with or without a unit behind it.
    pub fn number(&mut self, key: &'static str) -> Option<Decimal> {
        let node = self.node(key)?;
        let text = node.scalar().unwrap_or_default();
        let value = quantity::quantity(text).ok().map(|quantity| quantity.low);
        if value.is_none() {
            self.refuse(node, format!("“{key}”应当是一个数，现在是“{text}”"), "");
        }
        value
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &'static str) -> Vec<(String, &'a Node)> {
        let Some(node) = self.node(key) else { return Vec::new() };
        if !matches!(node.value, Value::List(_)) {
            self.refuse(node, format!("“{key}”应当是清单，如 [甲, 乙]"), "");
        }
        node.items().iter().filter_map(|item| item.scalar().map(|text| (text.to_owned(), item))).collect()
    }

    /// Reports a value.
    pub fn refuse(&mut self, node: &Node, message: String, help: &str) {
        self.found.push(Diagnostic::new(self.code, message).at(node.place.clone()).help(help));
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self) {
        for (key, _) in self.entries {
            if !self.asked.contains(&key.name.as_str()) {
                let hint = near::suggestion(&key.name, self.asked.iter().copied());
                let known = self.asked.join("、");
                self.found.push(
                    Diagnostic::new(self.code, format!("不认识的键“{}”", key.name))
                        .at(key.place.clone())
                        .help(format!("{hint}这里可以写：{known}。")),
                );
            }
        }
    }
}
