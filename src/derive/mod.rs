//! Derivation (推算): from facts to targets, comparisons, street totals and the words for them. Pure; nothing here can fail:
//! no base, a zero base, a missing or inapplicable value are values.
//!
//! - [`wording`] the golden-tested sentences of comparison, target and result
pub mod wording;
