//! Markdown → blocks. A small subset; whatever else turns up is a diagnostic, never silently dropped.
//!
//! 1. [`mod@parse`] turns pulldown-cmark events into blocks without numbers, and takes the marks out

pub mod parse;

pub use parse::{RUN_IN, parse};
