//! N643 话说了两遍
//!
//! 是什么：同一份文件里，一句话原样或者几乎原样说了两遍。
//!
//! 为什么：粘贴时重复，或者旧稿没有删。
//!
//! 例子：无重大安全事故发生……确保不发生重大安全事故发生。
//!
//! 应当写成：只留一处。
//!
//! 依据：实务。

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::ops::Range;

use crate::lint::Remark;
use crate::lint::Subject;
use crate::manuscript::Kind;
use crate::manuscript::Line;

/// A sentence from here on is no set phrase.
const LONG: usize = 13;
/// Nearly the same is only said of longer ones.
const NEARLY: usize = 18;
/// So much of the shorter is in the longer.
const ALIKE: f64 = 0.85;
/// A shingle that so many sentences have is not looked at: it would make a long text take for ever.
const COMMON: usize = 48;
/// Characters of a shingle.
const SHINGLE: usize = 5;

struct Sentence<'t> {
    line: usize,
    text: &'t str,
    shingles: BTreeSet<u64>,
}

/// Compares the sentences of a document with one another.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    // What two sections of a document made here say alike comes from one fact.
    if subject.own.is_some() {
        return Vec::new();
    }
    let mut remarks = Vec::new();
    for document in subject.text.parts() {
        let lines = subject.prose().filter(|(index, line)| document.contains(index) && line.kind == Kind::Body);
        let mut known: Vec<Sentence<'_>> = Vec::new();
        // The first sentence of each wording.
        let mut same: HashMap<&str, usize> = HashMap::new();
        // Which sentences hold a shingle.
        let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
        for (line, Line { text, .. }) in lines {
            for (at, sentence) in sentences(text) {
                let shingles = shingles(sentence);
                if sentence.chars().count() < LONG || shingles.is_empty() {
                    continue;
                }
                let mut shared: HashMap<usize, usize> = HashMap::new();
                // What so many sentences have is a set phrase and tells none of them from the others.
                let held = shingles.iter().filter_map(|shingle| holders.get(shingle));
                for holder in held.filter(|held| held.len() < COMMON).flatten() {
                    *shared.entry(*holder).or_default() += 1;
                }
                if let Some(first) = same.get(sentence) {
                    shared.insert(*first, shingles.len());
                }
                let alike = shared.iter().filter(|(other, count)| {
                    let is_short = sentence.chars().count().min(known[**other].text.chars().count()) < NEARLY;
                    if is_short && known[**other].text != sentence {
                        return false;
                    }
                    // The same of another year or another part, with other numbers, is no repetition.
                    let (here, there) = (numbers(sentence), numbers(known[**other].text));
                    if here.len() == there.len() && here.len() > 1 && here != there {
                        return false;
                    }
                    let least = known[**other].shingles.len().min(shingles.len());
                    is_much(**count, least)
                });
                if let Some((first, _)) = alike.min_by_key(|(other, _)| **other) {
                    let first = &known[*first];
                    let start: String = sentence.chars().take(14).collect();
                    let place = subject.text.lines[first.line].text.chars().take(10).collect::<String>();
                    let message = if first.text == sentence {
                        format!("“{start}……”前面（{place}……）说过了")
                    } else {
                        format!("“{start}……”与前面（{place}……）的一句几乎一样")
                    };
                    remarks.push(Remark::at(line, at..at + sentence.len(), message, "请只留一处"));
                }
                for shingle in &shingles {
                    let held = holders.entry(*shingle).or_default();
                    if held.len() < COMMON {
                        held.push(known.len());
                    }
                }
                same.entry(sentence).or_insert(known.len());
                known.push(Sentence { line, text: sentence, shingles });
            }
        }
        remarks.extend(clauses(subject, document));
    }
    remarks
}

/// A clause that ends as one of the clauses right before it ended.
fn clauses(subject: &Subject<'_>, document: Range<usize>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut recent: VecDeque<&str> = VecDeque::new();
    let lines = subject.prose().filter(|(index, line)| document.contains(index) && line.kind == Kind::Body);
    for (line, Line { text, .. }) in lines {
        let mut from = 0;
        for (at, mark) in text.match_indices(MARKS).chain([(text.len(), "")]) {
            let clause = &text[from..at];
            let size = clause.chars().count();
            let is_same =
                |other: &&str| other.ends_with(clause) || (clause.ends_with(*other) && other.chars().count() >= CLAUSE);
            let is_count = clause.contains(|c: char| c.is_ascii_digit());
            // 由…负责 and （未报） stand at every point that they are about.
            let is_form = (clause.starts_with('由') && clause.ends_with("负责")) || clause.contains("（未报）");
            if !is_count && !is_form && (CLAUSE..LONG * 2).contains(&size) && recent.iter().any(is_same) {
                remarks.push(Remark::at(line, from..at, format!("“{clause}”刚刚说过"), "请只留一处"));
            }
            if size > 0 {
                recent.push_back(clause);
            }
            if recent.len() > NEAR {
                recent.pop_front();
            }
            from = at + mark.len();
        }
    }
    remarks
}

const MARKS: [char; 9] = ['，', '。', '、', '；', '：', '！', ',', ';', ':'];
/// A clause from here on is no set phrase.
const CLAUSE: usize = 8;
/// So many clauses back a repetition is heard.
const NEAR: usize = 24;

fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect()
}

fn is_much(shared: usize, least: usize) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "a sentence has some dozens of shingles")]
    let part = shared as f64 / least as f64;
    part >= ALIKE
}

/// Sentences and clauses between strong marks, each with its place.
fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, mark) in text.match_indices(['。', '；', '！', '？', ';', '!', '?']) {
        found.push((from, &text[from..at]));
        from = at + mark.len();
    }
    found.push((from, &text[from..]));
    found
}

fn shingles(text: &str) -> BTreeSet<u64> {
    let characters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    characters
        .windows(SHINGLE)
        .map(|window| {
            window.iter().fold(0_u64, |hash, c| hash.wrapping_mul(0x0100_0000_01b3) ^ u64::from(u32::from(*c)))
        })
        .collect()
}
