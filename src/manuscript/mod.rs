//! 稿: a text under 校对, line by line, whether it was made here or elsewhere.
//!
//! - [`made`] a document of this project
//! - [`mod@file`] a `.docx`, `.md` or `.txt` given by name
//! - [`docx`] [`markdown`] [`plain`] one way of reading each · [`row`] rows of a table typed in lines
//! - [`edit`] stretches of it replaced in its file
//! - [`form`] the layout of a DOCX as it takes effect
//! - [`grams`] which characters and short words a text has
//! - [`label`] 结构层次序数 at the beginning of a line, as people type it

pub mod docx;
pub mod edit;
pub mod file;
pub mod form;
pub mod grams;
pub mod label;
pub mod made;
pub mod markdown;
pub mod plain;
pub mod row;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::source::{Place, Source};
use form::Form;
use grams::Grams;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 标题: of the document, or of one in a file that holds several.
    Title,
    /// A heading that stands alone, with its level where that is known.
    Heading(Option<u8>),
    /// 自然段.
    Body,
    /// A cell of a table.
    Cell,
    /// 主送, 附件说明, 署名, 成文日期, 版头 and 版记: said by form, not in sentences.
    Form,
}

/// One paragraph, heading or cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// Its text, without a line end.
    pub text: String,
    /// Where it begins in the source, for a file that was read.
    pub start: usize,
    /// The block of the body that it comes from, for a document that was made.
    pub block: Option<usize>,
    /// What stands behind stretches of it: byte range and index of the origin.
    pub origins: Vec<(Range<usize>, usize)>,
    /// Where it stands in a table, for a cell whose table can be told.
    pub cell: Option<Cell>,
}

/// Where a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The table, from 0 in reading order.
    pub table: usize,
    /// The row, from 0; the first is the header.
    pub row: usize,
    /// The column of its left edge, from 0.
    pub column: usize,
}

impl Line {
    /// A line without origins.
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), start: 0, block: None, origins: Vec::new(), cell: None }
    }

    /// Sentences and headings: what a rule of language reads.
    pub fn is_prose(&self) -> bool {
        matches!(self.kind, Kind::Title | Kind::Heading(_) | Kind::Body)
    }
}

/// A text under 校对.
#[derive(Debug, Clone, Default)]
pub struct Manuscript {
    /// Its lines, none of them empty.
    pub lines: Vec<Line>,
    /// Cells with nothing in them, of a file that was read; those that a merged cell reaches into are none.
    pub blanks: BTreeSet<Cell>,
    /// Lines behind the text that stand elsewhere on its pages, each with the name of the place: 脚注, 页眉.
    pub apart: Vec<(usize, &'static str)>,
    /// The file that it was read from.
    pub source: Option<Arc<Source>>,
    /// How it looks, if it was read from a DOCX.
    pub form: Option<Box<Form>>,
    /// [`Self::whole`].
    whole: OnceLock<String>,
    /// [`Self::prose`].
    prose: OnceLock<String>,
    /// [`Self::grams`].
    grams: OnceLock<Grams>,
    /// [`Self::line_grams`].
    line_grams: OnceLock<Vec<Grams>>,
    /// For [`Self::path`].
    above: OnceLock<Vec<Option<usize>>>,
}

impl Manuscript {
    /// Lines of a file: each begins where its text stands in the source.
    pub fn read(source: Arc<Source>, lines: Vec<Line>) -> Self {
        Self { source: Some(source), ..Self::of(lines) }
    }

    /// Lines of no file.
    pub fn of(lines: Vec<Line>) -> Self {
        Self { lines, ..Self::default() }
    }

    /// All lines in one text, for a look whether something is in it at all.
    pub fn whole(&self) -> &str {
        self.whole.get_or_init(|| joined(self.lines.iter()))
    }

    /// The lines of sentences and headings in one text.
    pub fn prose(&self) -> &str {
        self.prose.get_or_init(|| joined(self.lines.iter().filter(|line| line.is_prose())))
    }

    /// What the whole text has.
    pub fn grams(&self) -> &Grams {
        self.grams.get_or_init(|| Grams::of(self.whole()))
    }

    /// What a line has.
    pub fn line_grams(&self, line: usize) -> Option<&Grams> {
        let grams = || self.lines.iter().map(|line| Grams::of(&line.text)).collect();
        self.line_grams.get_or_init(grams).get(line)
    }

    /// A stretch of a line, in a file that was read.
    pub fn place(&self, line: usize, span: &Range<usize>) -> Option<Place> {
        let (source, line) = (self.source.as_ref()?, self.lines.get(line)?);
        Some(source.place(line.start + span.start..line.start + span.end))
    }

    /// The year that its title names, or else the date under it.
    pub fn year(&self) -> Option<i32> {
        let title = self.lines.iter().find(|line| line.kind == Kind::Title);
        title.and_then(|title| year(&title.text)).or_else(|| {
            let is_date = |line: &&Line| line.text.chars().count() <= 11 && line.text.ends_with('日');
            self.lines.iter().rev().find(is_date).and_then(|line| year(&line.text))
        })
    }

    /// The documents in it: a file may hold several, each from its title on. What stands before the first title is one too.
    pub fn documents(&self) -> Vec<Range<usize>> {
        let mut starts: Vec<usize> = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            let is_title = line.kind == Kind::Title;
            // A title of two lines is one.
            let goes_on = index > 0 && self.lines[index - 1].kind == Kind::Title;
            if index == 0 || (is_title && !goes_on) {
                starts.push(index);
            }
        }
        let ends = starts.iter().skip(1).copied().chain([self.lines.len()]);
        starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
    }

    /// The documents in it, one that tells of a year and plans the next in two: what is true of the one year is not of the other.
    pub fn parts(&self) -> Vec<Range<usize>> {
        let both = |title: &str| {
            ["总结", "小结", "情况"].iter().any(|word| title.contains(word))
                && ["计划", "打算", "安排", "思路"].iter().any(|word| title.contains(word))
        };
        let is_turn = |line: &Line| {
            let is_top = match line.kind {
                Kind::Heading(Some(level)) => level == 1,
                Kind::Heading(None) => label::read(&line.text).is_some_and(|label| label.style.level() == 1),
                _ => false,
            };
            is_top && ["计划", "打算", "安排", "思路", "目标", "下一步"].iter().any(|word| line.text.contains(word))
        };
        let split = |document: Range<usize>| {
            let title = self.lines.get(document.start).filter(|line| line.kind == Kind::Title && both(&line.text));
            let turn = title.and_then(|_| document.clone().find(|index| is_turn(&self.lines[*index])));
            match turn {
                Some(turn) => vec![document.start..turn, turn..document.end],
                None => vec![document],
            }
        };
        self.documents().into_iter().flat_map(split).collect()
    }

    /// The headings above a line, outermost first; of one that stands elsewhere on the page, where.
    pub fn path(&self, line: usize) -> Vec<&str> {
        if let Some((_, name)) = self.apart.iter().find(|(at, _)| *at == line) {
            return vec![name];
        }
        let above = self.above.get_or_init(|| above(&self.lines));
        let mut path = Vec::new();
        let mut next = above.get(line).copied().flatten();
        while let Some(heading) = next {
            path.push(self.lines[heading].text.as_str());
            next = above[heading];
        }
        path.reverse();
        path
    }
}

fn joined<'l>(lines: impl Iterator<Item = &'l Line>) -> String {
    let mut whole = String::new();
    for line in lines {
        whole.push_str(&line.text);
        whole.push('\n');
    }
    whole
}

/// The nearest heading above each line that is of a higher level.
fn above(lines: &[Line]) -> Vec<Option<usize>> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let one = |(index, line): (usize, &Line)| {
        let level = match line.kind {
            Kind::Title => Some(0),
            Kind::Heading(level) => level.or_else(|| label::read(&line.text).map(|label| label.style.level())),
            _ => None,
        };
        if let Some(level) = level {
            open.retain(|(known, _)| *known < level);
        }
        let above = open.last().map(|(_, heading)| *heading);
        open.extend(level.map(|level| (level, index)));
        above
    };
    lines.iter().enumerate().map(one).collect()
}

/// The first year of four digits that a text names.
fn year(text: &str) -> Option<i32> {
    let (before, _) = text.split_once('年')?;
    let digits = before.get(before.len().checked_sub(4)?..)?;
    digits.parse().ok().filter(|year| (1949..2100).contains(year))
}
