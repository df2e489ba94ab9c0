//! Printed pages, measured: the built DOCX go through LibreOffice and the PDF is held against GB/T 9704-2012.
//!
//! `layout::probe` writes a document whose measures are known; every measurement must accept it and must catch the
//! copies with one thing broken. Only then does it judge the program's own documents.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test fails by panicking, and its counts are small"
)]

mod rig;
mod layout {
    pub mod broken;
    pub mod flow;
    pub mod grid;
    pub mod numbers;
    pub mod probe;
    pub mod redhead;
    pub mod sample;
}
