//! What a pattern cannot match without: sets of words of which a text must have one each, found out from the pattern itself. Most
//! patterns are nowhere in most texts, and a look at the text's [`Grams`] says so without reading it, or compiling the pattern.

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::manuscript::grams::{self, Grams};

/// A set of more words says too little.
const MOST: usize = 128;
/// More words are not made by putting one behind the other.
const JOINED: usize = 40;
/// A class of more characters is none in particular.
const LARGE: usize = 1024;

/// Sets of words, each word by its grams.
#[derive(Debug, Default)]
pub struct Needed {
    sets: Vec<Vec<Vec<u32>>>,
}

impl Needed {
    /// What a pattern needs; nothing for one that cannot be read.
    pub fn of(pattern: &str) -> Self {
        let Ok(pattern) = regex_syntax::ParserBuilder::new().multi_line(true).build().parse(pattern) else {
            return Self::default();
        };
        let mut needs = Vec::new();
        if let Shape::Whole(words) = shape(&pattern, &mut needs) {
            needs.push(words);
        }
        needs.retain(|words| is_telling(words));
        // The fewer words, the more they tell.
        needs.sort_by_key(Vec::len);
        Self { sets: needs.iter().map(|words| words.iter().map(|word| grams::word(word)).collect()).collect() }
    }

    /// Whether a text has one word at least of each set.
    pub fn may_be_in(&self, grams: &Grams) -> bool {
        self.sets.iter().all(|words| words.iter().any(|word| grams.may_have(word)))
    }
}

/// What a part of a pattern matches, as far as it can be told.
enum Shape {
    /// One of these words.
    Whole(Vec<String>),
    /// What begins with one of the first and ends with one of the last, where these are known.
    Ends(Option<Vec<String>>, Option<Vec<String>>),
}

fn is_telling(words: &[String]) -> bool {
    !words.is_empty() && words.len() <= MOST && words.iter().all(|word| !word.is_empty())
}

/// The shape of a part, and what it needs besides.
fn shape(part: &Hir, needs: &mut Vec<Vec<String>>) -> Shape {
    match part.kind() {
        HirKind::Empty | HirKind::Look(_) => Shape::Whole(vec![String::new()]),
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => Shape::Whole(vec![text.chars().map(grams::fold).collect()]),
            Err(_) => Shape::Ends(None, None),
        },
        HirKind::Class(class) => characters(class).map_or(Shape::Ends(None, None), Shape::Whole),
        HirKind::Capture(capture) => shape(&capture.sub, needs),
        HirKind::Repetition(repetition) => repeated(&repetition.sub, repetition.min, repetition.max, needs),
        HirKind::Concat(parts) => in_a_row(parts, needs),
        HirKind::Alternation(parts) => one_of(parts, needs),
    }
}

/// The characters of a class, if they are few; all digits are one.
fn characters(class: &Class) -> Option<Vec<String>> {
    let Class::Unicode(class) = class else { return None };
    let size: usize = class.iter().map(regex_syntax::hir::ClassUnicodeRange::len).sum();
    if size > LARGE {
        return None;
    }
    let mut words: Vec<String> = Vec::new();
    for c in class.iter().flat_map(|range| range.start()..=range.end()).map(grams::fold) {
        if !words.iter().any(|word| word.starts_with(c)) {
            words.push(c.to_string());
        }
    }
    (words.len() <= MOST).then_some(words)
}

fn repeated(part: &Hir, least: u32, most: Option<u32>, needs: &mut Vec<Vec<String>>) -> Shape {
    if least == 0 {
        // It may be missing: what it needs is not needed.
        return match shape(part, &mut Vec::new()) {
            Shape::Whole(mut words) if most == Some(1) => {
                words.push(String::new());
                Shape::Whole(words)
            }
            _ => Shape::Ends(None, None),
        };
    }
    match shape(part, needs) {
        Shape::Whole(words) if most == Some(least) && least <= 8 => {
            let mut all = vec![String::new()];
            for _ in 0..least {
                match joined(&all, &words) {
                    Some(longer) => all = longer,
                    None => return ends(words, needs),
                }
            }
            Shape::Whole(all)
        }
        Shape::Whole(words) => ends(words, needs),
        ends @ Shape::Ends(..) => ends,
    }
}

/// Something that begins and ends with one of these words.
fn ends(words: Vec<String>, needs: &mut Vec<Vec<String>>) -> Shape {
    needs.push(words.clone());
    Shape::Ends(Some(words.clone()), Some(words))
}

/// Every one of the first with every one of the second behind it, if these are not too many.
fn joined(first: &[String], second: &[String]) -> Option<Vec<String>> {
    if first.len().saturating_mul(second.len()) > JOINED {
        return None;
    }
    Some(first.iter().flat_map(|one| second.iter().map(move |other| format!("{one}{other}"))).collect())
}

fn in_a_row(parts: &[Hir], needs: &mut Vec<Vec<String>>) -> Shape {
    let mut run = vec![String::new()];
    let mut first: Option<Option<Vec<String>>> = None;
    for part in parts {
        match shape(part, needs) {
            Shape::Whole(words) => match joined(&run, &words) {
                Some(longer) => run = longer,
                None => {
                    needs.push(run.clone());
                    first.get_or_insert(Some(run));
                    run = words;
                }
            },
            Shape::Ends(begins, ends) => {
                let closed = begins.and_then(|begins| joined(&run, &begins)).unwrap_or(run);
                needs.push(closed.clone());
                first.get_or_insert(Some(closed));
                run = ends.unwrap_or_else(|| vec![String::new()]);
            }
        }
    }
    match first {
        None => Shape::Whole(run),
        Some(first) => {
            needs.push(run.clone());
            Shape::Ends(first, Some(run))
        }
    }
}

fn one_of(parts: &[Hir], needs: &mut Vec<Vec<String>>) -> Shape {
    let (mut whole, mut needed) = (Some(Vec::new()), Some(Vec::new()));
    let (mut first, mut last) = (Some(Vec::new()), Some(Vec::new()));
    let add = |all: &mut Option<Vec<String>>, words: Option<Vec<String>>| match (all.as_mut(), words) {
        (Some(all), Some(words)) if all.len() + words.len() <= MOST => all.extend(words),
        _ => *all = None,
    };
    for part in parts {
        let mut own = Vec::new();
        match shape(part, &mut own) {
            Shape::Whole(words) => {
                own.push(words.clone());
                add(&mut first, Some(words.clone()));
                add(&mut last, Some(words.clone()));
                add(&mut whole, Some(words));
            }
            Shape::Ends(begins, ends) => {
                add(&mut first, begins);
                add(&mut last, ends);
                whole = None;
            }
        }
        // Of what this one needs, the words that tell most: the longest.
        own.retain(|words| is_telling(words));
        let shortest = |words: &Vec<String>| words.iter().map(|word| word.chars().count()).min();
        add(&mut needed, own.into_iter().max_by_key(|words| (shortest(words), std::cmp::Reverse(words.len()))));
    }
    if let Some(words) = whole {
        return Shape::Whole(words);
    }
    needs.extend(needed);
    Shape::Ends(first, last)
}

#[cfg(test)]
mod tests {
    use super::Needed;
    use crate::manuscript::grams::Grams;

    #[test]
    fn a_text_without_the_words_is_told_at_once() {
        let may = |pattern: &str, text: &str| Needed::of(pattern).may_be_in(&Grams::of(text));
        assert!(!may(r"\d{4}年0\d月", "2026年1月"));
        assert!(may(r"\d{4}年0\d月", "2026年01月"));
        assert!(!may(r"[^，。]{2,8}(?:活动|工作)完成\d个", "开展活动3个"));
        assert!(may(r"[^，。]{2,8}(?:活动|工作)完成\d个", "全年活动完成3个"));
        assert!(!may(r"(?:约|近)\d+(?:多|余)", "约300户"));
        assert!(may(r"(?:约|近)\d+(?:多|余)?户", "约300户"));
        assert!(may(r"(?:^|[^\d])(?P<at>\d{1,2}号)", "5号"));
        assert!(may("", ""));
    }
}
