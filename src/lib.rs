//! nigao 拟稿: a street's facts become its official plan documents.
pub mod derive;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod facts;
pub mod layout;
pub mod markdown;
pub mod numeral;
pub mod source;
pub mod template;
