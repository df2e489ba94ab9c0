//! The only place that calls every stage for one document.
//!
//! 1. [`prepare`] facts of every street, derived once; templates compiled once
//! 2. [`document`] one job: render, parse, number, lint; [`envelope`] signs it
//! 3. [`name`] what its file may be called
//!
//! Pure: nothing here reads or writes a file or looks at a clock.

pub mod document;
pub mod envelope;
pub mod layers;
pub mod name;
pub mod prepare;
