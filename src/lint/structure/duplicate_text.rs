//! N643 话说了两遍
//!
//! 是什么：同一份文件里，一句话原样或者几乎原样说了两遍；一个文件里的几篇，整段一字不差。
//!
//! 为什么：粘贴时重复，或者旧稿没有删。
//!
//! 例子：无重大安全事故发生……确保不发生重大安全事故发生。
//!
//! 应当写成：只留一处。
//!
//! 依据：实务。

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::ops::Range;

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::{apparatus, word};
use crate::manuscript::Kind;
use crate::manuscript::Line;
use crate::manuscript::label;

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
    at: usize,
    text: &'t str,
    /// Its shingles, each once.
    shingles: usize,
}

/// Compares the sentences of a document with one another.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    // What two sections of a document made here say alike comes from one fact.
    if subject.own.is_some() {
        return Vec::new();
    }
    let mut remarks = paragraphs(subject);
    for document in subject.text.parts() {
        let lines = texts(subject, &document);
        let mut all: Vec<Sentence<'_>> = Vec::new();
        // Which sentences hold a shingle.
        let mut holders: Vec<u64> = Vec::new();
        for (line, Line { text, .. }) in lines {
            for (at, text) in sentences(text).into_iter().filter(|(_, text)| {
                text.chars().count() >= LONG
                    && !["责任单位：", "牵头单位：", "配合单位："].iter().any(|label| text.starts_with(label))
            }) {
                let Ok(sentence) = u32::try_from(all.len()) else { continue };
                // The shingle above, the sentence below: one number to sort.
                holders.extend(shingles(text).iter().map(|shingle| u64::from(*shingle) << 32 | u64::from(sentence)));
                all.push(Sentence { line, at, text, shingles: 0 });
            }
        }
        holders.sort_unstable();
        holders.dedup();
        for holder in &holders {
            all[sentence(*holder)].shingles += 1;
        }
        for (sentence, first) in repeated(&all, &holders) {
            let start: String = sentence.text.chars().take(14).collect();
            let place = subject.text.lines[first.line].text.chars().take(10).collect::<String>();
            let message = if first.text == sentence.text {
                format!("“{start}……”前面（{place}……）说过了")
            } else {
                format!("“{start}……”与前面（{place}……）的一句几乎一样")
            };
            let span = sentence.at..sentence.at + sentence.text.len();
            remarks.push(Remark::at(sentence.line, span, message, "请只留一处"));
        }
        remarks.extend(clauses(subject, document));
    }
    remarks
}

/// Paragraphs of one document in a file that stand in another one word by word.
fn paragraphs(subject: &Subject<'_>) -> Vec<Remark> {
    let documents = subject.text.documents();
    let mut known: HashMap<String, (usize, usize)> = HashMap::new();
    let mut remarks = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        for (line, Line { text, .. }) in texts(subject, document) {
            let solid: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            if solid.chars().count() < PARAGRAPH {
                continue;
            }
            match known.get(&solid) {
                Some((other, first)) if *other != number => {
                    let title = subject.text.lines[documents[*other].start].text.chars().take(16).collect::<String>();
                    let message = format!("这一段与“{title}”的第{}段一字不差", first + 1);
                    remarks.push(Remark::at(line, 0..text.len(), message, "请只留一处"));
                }
                Some(_) => {}
                None => {
                    known.insert(solid, (number, line - documents[number].start));
                }
            }
        }
    }
    remarks
}

/// A paragraph that two documents share by chance is shorter.
const PARAGRAPH: usize = 30;

/// The paragraphs of a document. The title of an annex is that of the list of annexes, and blanks of a form are alike.
fn texts<'s>(subject: &'s Subject<'_>, document: &Range<usize>) -> impl Iterator<Item = (usize, &'s Line)> + use<'s> {
    let document = document.clone();
    let lines = subject.prose().filter(move |(index, line)| document.contains(index) && line.kind == Kind::Body);
    lines.filter(|(index, line)| {
        let above = index.checked_sub(1).map_or("", |above| subject.text.lines[above].text.as_str());
        label::annex(above).is_none() && !line.text.starts_with("附件：") && !apparatus::has_blanks(&line.text)
    })
}

/// Sentences that were said before, each with the first that said the same.
fn repeated<'s, 't>(all: &'s [Sentence<'t>], holders: &[u64]) -> Vec<(&'s Sentence<'t>, &'s Sentence<'t>)> {
    // How many shingles two sentences share, the later one first.
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let shingle = |holder: &u64| holder >> 32;
    // What very many sentences have is a set phrase and tells none of them from the others.
    let held =
        holders.chunk_by(|one, next| shingle(one) == shingle(next)).filter(|held| (2..=COMMON).contains(&held.len()));
    for held in held {
        for (later, holder) in held.iter().enumerate() {
            for earlier in &held[..later] {
                *shared.entry((sentence(*holder), sentence(*earlier))).or_default() += 1;
            }
        }
    }
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (index, sentence) in all.iter().enumerate().filter(|(_, sentence)| sentence.shingles > 0) {
        let earlier = *first.entry(sentence.text).or_insert(index);
        if earlier != index {
            shared.insert((index, earlier), sentence.shingles);
        }
    }
    let is_alike = |sentence: &Sentence<'_>, other: &Sentence<'_>, count: usize| {
        if sentence.text == other.text {
            return true;
        }
        // The same of another year or another part, with other numbers, is no repetition.
        let (here, there) = (numbers(sentence.text), numbers(other.text));
        let is_parallel = here.len() == there.len() && here.len() > 1 && here != there;
        let is_short = sentence.text.chars().count().min(other.text.chars().count()) < NEARLY;
        !is_parallel && !is_short && is_much(count, other.shingles.min(sentence.shingles))
    };
    let mut repeated: Vec<(&Sentence<'_>, &Sentence<'_>)> = Vec::new();
    for ((sentence, earlier), count) in shared {
        let (sentence, earlier) = (&all[sentence], &all[earlier]);
        let is_said = repeated.last().is_some_and(|(last, _)| std::ptr::eq(*last, sentence));
        if !is_said && is_alike(sentence, earlier, count) {
            repeated.push((sentence, earlier));
        }
    }
    repeated
}

/// A clause that ends as one of the clauses right before it ended.
fn clauses(subject: &Subject<'_>, document: Range<usize>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    // With whether it is what an item of a list ends with.
    let mut recent: VecDeque<(&str, bool)> = VecDeque::new();
    for (line, Line { text, .. }) in texts(subject, &document) {
        let mut from = 0;
        let is_item = label::read(text).is_some() || text.starts_with('第');
        for (at, mark) in text.match_indices(MARKS).chain([(text.len(), "")]) {
            let clause = &text[from..at];
            let size = clause.chars().count();
            // 取消年度评优资格 stands behind each of the cases in which it is so.
            let is_tail = is_item && (text[at + mark.len()..].is_empty());
            let is_same = |(other, is_other_tail): &(&str, bool)| {
                let is_end = other.ends_with(clause) || (clause.ends_with(*other) && other.chars().count() >= CLAUSE);
                is_end && !(is_tail && *is_other_tail)
            };
            let is_count = clause.contains(|c: char| c.is_ascii_digit());
            // 由…负责 and （未报） stand at every point that they are about.
            let is_duty = text[..from].ends_with("单位：")
                || text[..from].ends_with("部门：")
                || text[..from].ends_with("时限：");
            let acts = ["负责", "指挥", "牵头", "实施", "组织", "落实"].iter().any(|verb| clause.ends_with(verb));
            let is_form = is_duty || (clause.starts_with('由') && acts) || clause.contains("（未报）");
            if !is_count
                && !is_form
                && clause.chars().any(word::is_han)
                && (CLAUSE..LONG * 2).contains(&size)
                && recent.iter().any(is_same)
            {
                remarks.push(Remark::at(line, from..at, format!("“{clause}”刚刚说过"), "请只留一处"));
            }
            if size > 0 {
                recent.push_back((clause, is_tail));
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

/// Which sentence holds the shingle.
fn sentence(holder: u64) -> usize {
    usize::try_from(holder & u64::from(u32::MAX)).unwrap_or_default()
}

/// Its shingles.
fn shingles(text: &str) -> Vec<u32> {
    let characters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let hash = |window: &[char]| {
        window.iter().fold(0_u32, |hash, c| (hash ^ u32::from(*c)).wrapping_mul(0x9e37_79b1).rotate_left(11))
    };
    characters.windows(SHINGLE).map(hash).collect()
}
