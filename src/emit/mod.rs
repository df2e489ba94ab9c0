//! Emitters: a [`crate::document::Document`] becomes bytes. No input or output, no clock, so nothing can fail.

pub mod board;
pub mod docx;
pub mod html;
pub mod report;
