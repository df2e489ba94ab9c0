//! Paragraphs and sentences as wholes (段落、重复、残留).
//!
//! - [`para_split`] N641
//! - [`truncated`] N642
//! - [`duplicate_text`] N643
//! - [`duplicate_word`] N644
//! - [`web_boilerplate`] N645
//! - [`leftover`] N646
//! - [`length`] N602
//! - [`glyph`] N603
//! - [`missing_attachment`] N607
//! - [`empty_table`] N608
//! - [`task_gap`] N609
//! - [`textless_page`] N647
//! - [`annex_mismatch`] N648

pub mod annex_mismatch;
pub mod duplicate_text;
pub mod duplicate_word;
pub mod empty_table;
pub mod glyph;
pub mod leftover;
pub mod length;
pub mod missing_attachment;
pub mod para_split;
pub mod task_gap;
pub mod textless_page;
pub mod truncated;
pub mod web_boilerplate;
