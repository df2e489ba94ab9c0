//! nigao 拟稿: a street's facts become its official plan documents.
pub mod batch;
pub mod cli;
pub mod commands;
pub mod derive;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod facts;
pub mod layout;
pub mod lint;
pub mod markdown;
pub mod numeral;
pub mod output;
pub mod pipeline;
pub mod project;
pub mod source;
pub mod template;
