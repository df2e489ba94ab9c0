//! Patterns of rules: compiled once, at the first use.

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Captures, Regex, RegexBuilder};

use super::needed::Needed;
use super::{Remark, quotation};
use crate::manuscript::grams::Grams;

/// What `\p{Han}` stands for in a pattern: the block of common characters. The whole script is many ranges, and forty of it in a
/// row take a tenth of a second to compile.
const HAN: &str = "[\u{4e00}-\u{9fff}]";

/// A regular expression. One that does not compile matches nothing, and stops every test at its first use.
pub struct Pattern {
    text: &'static str,
    regex: OnceLock<Option<Regex>>,
    needed: OnceLock<Needed>,
}

impl Pattern {
    /// For a `static`.
    pub const fn new(text: &'static str) -> Self {
        Self { text, regex: OnceLock::new(), needed: OnceLock::new() }
    }

    /// Whether it may occur in a text that has these; if not, it does not.
    pub fn may_be_in(&self, grams: &Grams) -> bool {
        self.needed.get_or_init(|| Needed::of(&self.text.replace(r"\p{Han}", HAN))).may_be_in(grams)
    }

    fn regex(&self) -> Option<&Regex> {
        let compile = || {
            // ^ and $ are those of a line, also where the lines are looked at as one text.
            let compiled = RegexBuilder::new(&self.text.replace(r"\p{Han}", HAN)).multi_line(true).build();
            debug_assert!(compiled.is_ok(), "{}", self.text);
            compiled.ok()
        };
        self.regex.get_or_init(compile).as_ref()
    }

    /// Whether it occurs in a text.
    pub fn is_in(&self, text: &str) -> bool {
        let is_in = self.regex().is_some_and(|regex| regex.is_match(text));
        debug_assert!(!is_in || self.may_be_in(&Grams::of(text)), "{}", self.text);
        is_in
    }

    /// Its first occurrence.
    pub fn first<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.regex()?.captures(text)
    }

    /// Where it occurs in a text.
    pub fn stretches<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + use<'t> {
        self.regex().into_iter().flat_map(|regex| regex.find_iter(text)).map(|found| found.range())
    }

    /// All occurrences in a line.
    pub fn hits<'t>(&self, line: usize, text: &'t str) -> Vec<Hit<'t>> {
        let Some(regex) = self.regex() else { return Vec::new() };
        regex.captures_iter(text).map(|captures| Hit { line, text, captures }).collect()
    }
}

/// One occurrence in a line.
pub struct Hit<'t> {
    /// Index of the line.
    pub line: usize,
    /// The line's text.
    pub text: &'t str,
    captures: Captures<'t>,
}

impl<'t> Hit<'t> {
    /// Byte range: of the group named `at`, or of the whole.
    pub fn span(&self) -> Range<usize> {
        self.captures.name("at").or_else(|| self.captures.get(0)).map(|found| found.range()).unwrap_or_default()
    }

    /// The words of [`Self::span`].
    pub fn words(&self) -> &'t str {
        &self.text[self.span()]
    }

    /// A group's words, empty where it took no part.
    pub fn group(&self, name: &str) -> &'t str {
        self.captures.name(name).map_or("", |found| found.as_str())
    }

    /// What stands before it in the line.
    pub fn before(&self) -> &'t str {
        &self.text[..self.span().start]
    }

    /// What stands behind it in the line.
    pub fn after(&self) -> &'t str {
        &self.text[self.span().end..]
    }

    /// A remark on it.
    pub fn says(&self, message: impl Into<String>, help: impl Into<String>) -> Remark {
        Remark::at(self.line, self.span(), message, help)
    }

    /// Whether it stands in a title or a quotation.
    pub fn is_quoted(&self) -> bool {
        quotation::is_open(self.before())
    }
}
