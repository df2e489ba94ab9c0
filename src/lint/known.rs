//! What the project knows that a text must agree with: its facts, and the document that the facts give.

use rust_decimal::Decimal;

use crate::document::Origin;
use crate::manuscript::Manuscript;
use crate::source::Place;

/// An indicator of the unit, with every value that a text may give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its name as documents print it.
    pub name: String,
    /// Its unit: 户, %.
    pub unit: String,
    /// Its values.
    pub values: Vec<Value>,
}

/// A value of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// What it is: 上年实绩, 目标.
    pub what: &'static str,
    /// Least that may be printed for it.
    pub low: Decimal,
    /// Greatest.
    pub high: Decimal,
    /// As documents print it.
    pub text: String,
    /// Where it is written, if in one place.
    pub place: Option<Place>,
}

/// The document that the facts give, for one that was written out and came back.
#[derive(Clone, Copy)]
pub struct Reference<'a> {
    /// Its lines.
    pub text: &'a Manuscript,
    /// What stands behind its numbers.
    pub origins: &'a [Origin],
}
