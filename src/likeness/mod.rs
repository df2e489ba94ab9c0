//! 雷同率: how much of what a document says other documents of the batch say too.
//!
//! Measured on what sentences and headings are made of, in stretches of [`SHINGLE`] characters, after numbers and the units' own
//! names are taken for the same: a mail merge that changes only these is no new text. 5字片段的包含率, as plagiarism checks have it.
//!
//! - [`mod@print`] what is kept of a document
//! - [`group`] documents of one 文种 compared with one another

pub mod group;
pub mod print;

pub use group::{Group, Member};
pub use print::Print;

/// Characters of a stretch.
pub const SHINGLE: usize = 5;
