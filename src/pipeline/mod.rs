//! The only place that calls every stage for one document.
//!
//! 1. [`prepare`] facts of every street, derived once; templates compiled once
//! 2. [`document`] one job: render, parse, number, lint; [`envelope`] signs it
//! 3. [`writer`] its sections under their headings, its attachments; [`collection`] which documents are bound together
//! 4. [`known`] what 校对 is told beside the text
//! 5. [`returned`] a file that came back, held against what is known
//! 6. [`layers`] which overrides lie over a section for a unit; [`whence`] where a document's parts came from
//!
//! Pure: nothing here reads or writes a file or looks at a clock.

pub mod collection;
pub mod document;
pub mod envelope;
pub mod known;
pub mod layers;
pub mod prepare;
pub mod returned;
pub mod whence;
pub mod writer;
