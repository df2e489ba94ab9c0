//! 版式 of a DOCX as it takes effect: what its defaults, styles and own properties come to. What cannot be told is none, and no
//! rule may judge it.
//!
//! - [`properties`] [`face`] what one `w:pPr` or `w:rPr` says, and laying one over another
//! - [`style`] the style sheet: defaults and chains of styles · [`theme`] the fonts that a theme names
//! - [`body`] paragraphs and traces · [`table`] tables · [`order`] the order of elements · [`section`] sheets with their feet and heads · [`foot`] page numbers
//! - [`xml`] reading attributes that may be anything

pub mod body;
pub mod face;
pub mod foot;
pub mod order;
pub mod properties;
pub mod section;
pub mod style;
pub mod table;
pub mod theme;
pub mod xml;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use face::{Color, Face};
pub use foot::{Foot, Number};
pub use order::Disorder;
pub use properties::{Justify, Layout, Pitch, Rule};
pub use section::{Grid, Section};

/// The layout of a document. Lengths are twips, sizes of type half-points.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// Sections in order; none where the file does not say.
    pub sections: Vec<Section>,
    /// Paragraphs in order: those of the text, of cells, frames and boxes.
    pub paragraphs: Vec<Paragraph>,
    /// Tables in order, outer before inner.
    pub tables: Vec<Table>,
    /// 字号 where no style says one, from which a grid counts.
    pub usual_size: Option<i64>,
    /// Document-wide switches; none where the part cannot be read.
    pub settings: Option<Settings>,
    /// What working on the text left in it.
    pub traces: Vec<Trace>,
    /// Elements in a wrong order, each with the index of its paragraph or of the next.
    pub misplaced: Vec<(usize, Disorder)>,
    /// The package around the text.
    pub package: Package,
}

/// What is known of the package around the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Package {
    /// Parts that others point to and that are not there.
    pub missing: Vec<String>,
    /// Parts that are there and of no registered kind.
    pub unregistered: Vec<String>,
    /// Identifiers that two things have.
    pub repeated: Vec<String>,
    /// 标题 in 文件属性, if it has one.
    pub title: Option<String>,
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an element that is there or not")]
pub struct Paragraph {
    /// Its line in the manuscript; none for an empty one.
    pub line: Option<usize>,
    /// Where it stands.
    pub place: Place,
    /// Its frame, if that is placed on the paper.
    pub frame: Option<Frame>,
    /// Its frame, if that is aligned with an edge.
    pub edge: Option<Edge>,
    /// Index of its section.
    pub section: usize,
    /// The name of its style in lower case.
    pub style: Option<Arc<str>>,
    /// The style that it names is not there.
    pub is_style_missing: bool,
    /// Its number is given by the program and not typed: its indents are the list's.
    pub is_listed: bool,
    /// A page ends in it.
    pub breaks_page: bool,
    /// A picture, drawing or other object is in it.
    pub has_object: bool,
    /// It is the last of its section.
    pub ends_section: bool,
    /// Its effective properties.
    pub layout: Layout,
    /// Its text as typed, piece by piece; a tab is `\t`, a line break `\n`.
    pub runs: Vec<Run>,
}

/// Faces of one paragraph that are told apart.
const MOST_FACES: usize = 64;

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    /// In the text.
    #[default]
    Body,
    /// In a cell of a table.
    Cell,
    /// In a frame or a text box.
    Box,
}

/// A frame that is placed on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// From the upper edge of the paper.
    pub top: i64,
    /// From the left edge of the paper, where that is said.
    pub left: Option<i64>,
    /// Its width, where that is said.
    pub width: Option<i64>,
}

/// A frame that is aligned with an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// It stands at the bottom edge of 版心; none where that cannot be told.
    pub is_at_bottom: Option<bool>,
    /// Its width, where that is said.
    pub width: Option<i64>,
}

/// A stretch of one face.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// Its text.
    pub text: String,
    /// Its effective properties.
    pub face: Face,
}

/// A table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property that it has or not")]
pub struct Table {
    /// Index of the first paragraph in it, if it has one.
    pub paragraph: Option<usize>,
    /// Its section.
    pub section: usize,
    /// Rows.
    pub rows: usize,
    /// Sum of its columns, where every one has a width.
    pub columns: Option<i64>,
    /// Its first row is repeated on every page.
    pub repeats: bool,
    /// It stands in a cell, or floats.
    pub is_set_apart: bool,
    /// Rows of more than one line that the end of a page may tear in two.
    pub tearable: usize,
    /// The style that it names is not there.
    pub is_style_missing: bool,
    /// It has a border that shows.
    pub is_ruled: bool,
}

/// Switches of the whole document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the file")]
pub struct Settings {
    /// Odd and even pages have feet of their own.
    pub even_and_odd: bool,
    /// 修订 is being recorded.
    pub tracks: bool,
    /// The gutter is at the top.
    pub gutter_at_top: bool,
    /// Punctuation is squeezed as in Japanese.
    pub squeezes_kana: bool,
}

/// What working on the text left in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace {
    /// What.
    pub kind: TraceKind,
    /// Index of the paragraph that it is in, or that follows it.
    pub paragraph: usize,
}

/// Kinds of [`Trace`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TraceKind {
    /// Something put in, taken out, moved or set otherwise, not yet accepted.
    Revision,
    /// A comment.
    Comment,
    /// Text that does not show.
    Hidden,
    /// Text marked with a colour.
    Highlight,
}

impl Paragraph {
    /// Its text as typed.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether nothing at all stands in it.
    pub fn is_blank(&self) -> bool {
        !self.has_object && self.runs.iter().all(|run| run.text.trim().is_empty())
    }

    /// The face that most of its characters have.
    pub fn face(&self) -> Option<&Face> {
        // A paragraph of more faces than this has none that most of it has.
        let mut faces: Vec<(&Face, usize)> = Vec::new();
        for run in self.runs.iter().filter(|run| !run.text.trim().is_empty()) {
            let count = run.text.chars().filter(|c| !c.is_whitespace()).count();
            match faces.iter().position(|(face, _)| **face == run.face) {
                Some(known) => faces[known].1 += count,
                None if faces.len() < MOST_FACES => faces.push((&run.face, count)),
                None => {}
            }
        }
        faces.into_iter().max_by_key(|(_, count)| *count).map(|(face, _)| face)
    }

    /// The face of its first characters.
    pub fn first_face(&self) -> Option<&Face> {
        self.runs.iter().find(|run| !run.text.trim().is_empty()).map(|run| &run.face)
    }
}
