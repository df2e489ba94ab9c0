//! A fact file as a tree of values, each with its place.

use super::quantity::{self, State};
use crate::source::Place;

/// A YAML value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// The text it was read from.
    pub place: Place,
}

/// What a node holds. Numbers, dates and booleans stay text: the schema decides what they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A scalar as written, without its quotes.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A map in the order of the file; keys are unique.
    Map(Vec<(Key, Node)>),
}

/// A key with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key as written.
    pub name: String,
    /// Where.
    pub place: Place,
}

impl Node {
    /// The scalar, if it is one.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The scalar as it counts: its text, 待定 or 不适用; none where it is no scalar or says nothing.
    pub fn state(&self) -> Option<State<&str>> {
        self.scalar().filter(|text| !text.is_empty()).map(quantity::state)
    }

    /// The scalar's text, when it is neither 待定 nor 不适用.
    pub fn text(&self) -> Option<&str> {
        match self.state() {
            Some(State::Known(text)) => Some(text),
            _ => None,
        }
    }

    /// A text, or one that is owed: neither nothing nor 不适用.
    pub fn is_written(&self) -> bool {
        matches!(self.state(), Some(State::Known(_) | State::Missing))
    }

    /// 待定: somebody owes it.
    pub fn is_owed(&self) -> bool {
        self.state() == Some(State::Missing)
    }

    /// The entries, if it is a map; nothing otherwise.
    pub fn entries(&self) -> &[(Key, Self)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items, if it is a list; nothing otherwise.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The value of a key, if this is a map that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.entries().iter().find(|(key, _)| key.name == name).map(|(_, value)| value)
    }

    /// What it is, in a clerk's words.
    pub fn shape(&self) -> &'static str {
        match &self.value {
            Value::Scalar(_) => "一个值",
            Value::List(_) => "清单",
            Value::Map(_) => "若干键值",
        }
    }
}
