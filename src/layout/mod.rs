//! GB/T 9704-2012 as numbers, the faces a unit may choose, and the pagination model.
//!
//! - [`grid`] the one table of lengths, each with its rule and clause
//! - [`face`] which font name stands for which role
//! - [`look`] the house options of a unit (版式)
//! - [`width`] how wide a text is in twips
//! - [`paginate`] which line falls on which page (for HTML sheets and page counts only; the DOCX never depends on it)

pub mod face;
pub mod grid;
pub mod look;
pub mod paginate;
pub mod width;
