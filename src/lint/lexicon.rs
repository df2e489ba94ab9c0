//! Lists of words that a rule looks for, from a table: the word, what to write, and where the word is right after all.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::manuscript::grams::{self, Grams};

/// One line of a table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The word.
    pub word: &'static str,
    /// What to write instead; empty for what is struck out.
    pub right: &'static str,
    /// Longer words in which it is right, separated by spaces.
    except: &'static str,
    /// From which year on, or what it is taken from.
    pub note: &'static str,
}

/// A table, compiled at the first use. Columns: word, instead, except, note; separated by tabs. `#` begins a comment line.
pub struct Lexicon {
    table: &'static str,
    compiled: OnceLock<Option<(AhoCorasick, Vec<Entry>)>>,
    words: OnceLock<Vec<(&'static str, Vec<u32>)>>,
}

impl Lexicon {
    /// For a `static`.
    pub const fn new(table: &'static str) -> Self {
        Self { table, compiled: OnceLock::new(), words: OnceLock::new() }
    }

    /// The lines of the table.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + use<> {
        self.table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
            let mut columns = line.split('\t');
            let mut next = || columns.next().unwrap_or_default();
            Entry { word: next(), right: next(), except: next(), note: next() }
        })
    }

    /// Whether one of the words is in a text that has these grams: in most there is none.
    pub fn may_be_in(&self, grams: &Grams, text: &str) -> bool {
        let words = || self.entries().map(|entry| (entry.word, grams::word(entry.word))).collect();
        let words: &Vec<(&str, Vec<u32>)> = self.words.get_or_init(words);
        words.iter().any(|(word, of)| grams.may_have(of) && text.contains(word))
    }

    fn compiled(&self) -> Option<&(AhoCorasick, Vec<Entry>)> {
        let compile = || {
            let entries: Vec<Entry> = self.entries().collect();
            let words = entries.iter().map(|entry| entry.word);
            let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words).ok()?;
            Some((automaton, entries))
        };
        self.compiled.get_or_init(compile).as_ref()
    }

    /// Every word of the table in a text, where it is not part of a longer one in which it is right.
    pub fn find(&self, text: &str) -> Vec<(Range<usize>, Entry)> {
        let Some((automaton, entries)) = self.compiled() else { return Vec::new() };
        let found = automaton.find_iter(text).map(|found| (found.range(), entries[found.pattern().as_usize()]));
        found.filter(|(span, entry)| !entry.is_right(text, span)).collect()
    }
}

impl Entry {
    fn is_right(&self, text: &str, span: &Range<usize>) -> bool {
        self.except.split(' ').filter(|longer| !longer.is_empty()).any(|longer| {
            longer.match_indices(self.word).any(|(inside, _)| {
                let Some(from) = span.start.checked_sub(inside) else { return false };
                text.get(from..from + longer.len()) == Some(longer)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn a_word_is_right_in_a_longer_one() {
        static WORDS: Lexicon = Lexicon::new("# 词\n平安感\t安全感\t\t\n台帐\t台账\t一台帐篷\t\n");
        let found = |text| WORDS.find(text).into_iter().map(|(span, _)| span.start).collect::<Vec<_>>();
        assert_eq!(found("建立台帐"), [6]);
        assert!(found("搭了一台帐篷").is_empty());
    }
}
