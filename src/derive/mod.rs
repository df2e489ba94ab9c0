//! Derivation (推算): from facts to targets, comparisons, street totals and the words for them. Pure; nothing here can fail:
//! no base, a zero base, a missing or inapplicable value are values.
//!
//! 1. [`entered`] takes values as they were written, [`community`] works out a unit's own figures, [`target`] its targets by rule
//! 2. [`past`] works last year's targets out again, [`quota`] splits what the street was handed down, [`street`] adds the communities up
//! 3. [`cost`] works out money and how it is split
//! 4. [`sentence`] fills the registry's sentences, [`progress`] measures a half year by the year's target, [`wording`] says numbers in words (golden-tested)
//! 5. [`review`] looks at the result as a checker would

pub mod community;
pub mod cost;
pub mod entered;
pub mod figure;
pub mod past;
pub mod progress;
pub mod quota;
pub mod review;
pub mod sentence;
pub mod street;
pub mod target;
pub mod wording;
