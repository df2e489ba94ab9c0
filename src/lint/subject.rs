//! What a rule sees, and what it says.

use std::ops::Range;
use std::sync::Arc;

use super::known::{Fact, Reference};
use super::lexicon::{Entry, Lexicon};
use super::pattern::{Hit, Pattern};
use super::policy::Policy;
use crate::document::Document;
use crate::manuscript::{Line, Manuscript};
use crate::source::{Place, Source};

/// A text under 校对 with what is known about it.
pub struct Subject<'a> {
    /// Its lines.
    pub text: &'a Manuscript,
    /// What only a document of this project has.
    pub own: Option<Own<'a>>,
    /// Its year: the plan year, or none where a file does not say.
    pub year: Option<i32>,
    /// The unit that it is about, with everything that it may be called; empty where that is not known.
    pub unit: &'a [String],
    /// Names of the other communities of the batch: what must not stand in this one's documents.
    pub others: &'a [String],
    /// Terms that have another name in the document's year.
    pub retired: &'a [Retired],
    /// Indicators of the unit that the text names.
    pub facts: &'a [Fact],
    /// The document that the facts give, for one of the project's that came back.
    pub reference: Option<Reference<'a>>,
    /// What the project says of the rules.
    pub policy: &'a Policy,
}

/// What only a document of this project has.
#[derive(Clone, Copy)]
pub struct Own<'a> {
    /// The document.
    pub document: &'a Document,
    /// The template of each block of the body.
    pub templates: &'a [Arc<Source>],
    /// Where each origin is written.
    pub origins: &'a [Option<Place>],
    /// 字数 of the assembly.
    pub length: Option<(usize, usize)>,
    /// The assembly's file.
    pub assembly: &'a Arc<Source>,
}

/// A term that has another name now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// 旧称.
    pub old: String,
    /// What it is called now.
    pub new: String,
    /// 来源.
    pub source: String,
}

/// What a rule says of a stretch of a line, or of the whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Index of the line; none for the whole text.
    pub line: Option<usize>,
    /// Byte range in the line.
    pub span: Range<usize>,
    /// Message.
    pub message: String,
    /// Remedy.
    pub help: String,
    /// What to put in place of the stretch, where that is mechanical.
    pub fix: Option<String>,
    /// Of the whole text: the words to point at in the assembly.
    pub anchor: String,
}

impl Remark {
    /// Of a stretch of a line.
    pub fn at(line: usize, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { line: Some(line), span, message: message.into(), help: help.into(), fix: None, anchor: String::new() }
    }

    /// Of the whole text.
    pub fn whole(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { line: None, span: 0..0, message: message.into(), help: help.into(), fix: None, anchor: String::new() }
    }

    /// With what to put in its place.
    #[must_use]
    pub fn fixed(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }
}

/// Whether two stretches of a line have a character in common.
pub fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

impl<'a> Subject<'a> {
    /// A text of which nothing is known but what it says itself.
    pub fn alone(text: &'a Manuscript, policy: &'a Policy) -> Self {
        Self {
            text,
            own: None,
            year: text.year(),
            unit: &[],
            others: &[],
            retired: &[],
            facts: &[],
            reference: None,
            policy,
        }
    }
}

impl Subject<'_> {
    /// Lines of sentences and headings, with their indexes.
    pub fn prose(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.text.lines.iter().enumerate().filter(|(_, line)| line.is_prose())
    }

    /// All lines with their indexes, cells and forms too.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.text.lines.iter().enumerate()
    }

    /// What a rule says of every match in the lines of sentences and headings.
    pub fn in_prose(&self, pattern: &Pattern, say: impl Fn(&Hit<'_>) -> Option<Remark>) -> Vec<Remark> {
        self.each(self.prose(), pattern, say)
    }

    /// What a rule says of every match anywhere.
    pub fn anywhere(&self, pattern: &Pattern, say: impl Fn(&Hit<'_>) -> Option<Remark>) -> Vec<Remark> {
        self.each(self.lines(), pattern, say)
    }

    /// What a rule says of every match in these lines.
    fn each<'l>(
        &self,
        lines: impl Iterator<Item = (usize, &'l Line)>,
        pattern: &Pattern,
        say: impl Fn(&Hit<'_>) -> Option<Remark>,
    ) -> Vec<Remark> {
        let mut remarks = Vec::new();
        // Most patterns are nowhere.
        if self.may_have(pattern) {
            for (index, line) in lines {
                remarks.extend(self.hits(pattern, index, line).iter().filter_map(&say));
            }
        }
        remarks
    }

    /// All occurrences in one of the lines.
    pub fn hits<'l>(&self, pattern: &Pattern, index: usize, line: &'l Line) -> Vec<Hit<'l>> {
        if self.may_be_in(pattern, index) {
            return pattern.hits(index, &line.text);
        }
        debug_assert!(!pattern.is_in(&line.text), "{}", line.text);
        Vec::new()
    }

    /// Whether a pattern occurs in one of the lines.
    pub fn is_in(&self, pattern: &Pattern, index: usize, line: &Line) -> bool {
        self.may_be_in(pattern, index) && pattern.is_in(&line.text)
    }

    /// Whether a pattern occurs anywhere; sometimes where it only seems to, over the end of a line.
    pub fn has(&self, pattern: &Pattern) -> bool {
        self.may_have(pattern) && pattern.is_in(self.text.whole())
    }

    /// Every word of a table in the lines, with the line.
    pub fn words(&self, lexicon: &Lexicon) -> Vec<(usize, Range<usize>, Entry)> {
        let mut found = Vec::new();
        if !lexicon.may_be_in(self.text.grams(), self.text.whole()) {
            return found;
        }
        for (index, line) in self.lines() {
            found.extend(lexicon.find(&line.text).into_iter().map(|(span, entry)| (index, span, entry)));
        }
        found
    }

    /// Whether a pattern may occur in the text: a look, not a search.
    fn may_have(&self, pattern: &Pattern) -> bool {
        pattern.may_be_in(self.text.grams())
    }

    fn may_be_in(&self, pattern: &Pattern, index: usize) -> bool {
        self.text.line_grams(index).is_none_or(|grams| pattern.may_be_in(grams))
    }
}
