//! Values as plain text, without their marks, and what a template did wrong with them.

use minijinja::{Error, ErrorKind, Value};

use super::mark;
use super::value::fact::Fact;
use super::value::words::Words;

/// What a template did wrong, in words.
pub fn wrong(detail: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, detail)
}

/// A word to compare with: a text, or what a name such as 上年度 prints.
pub fn word_of(value: &Value) -> String {
    plain_text(value).unwrap_or_else(|| mark::strip(&value.to_string()))
}

/// The text of a value without its mark.
pub fn plain_text(value: &Value) -> Option<String> {
    if let Some(fact) = value.downcast_object_ref::<Fact>() {
        return fact.text().map(str::to_owned);
    }
    if let Some(words) = value.downcast_object_ref::<Words>() {
        return Some(words.text());
    }
    value.as_str().map(str::to_owned)
}
