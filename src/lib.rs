//! nigao 拟稿: a street's facts become its official plan documents.
pub mod document;
pub mod emit;
pub mod layout;
