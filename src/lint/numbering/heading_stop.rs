//! N639 标题后面有句号
//!
//! 是什么：独立成行的标题（文件的标题，一、（一）1. 各级小标题）末尾用了句号、逗号、分号、冒号。
//!
//! 为什么：标题不是句子；小标题后面接着写正文的才用句号。
//!
//! 例子：一、工作目标。
//!
//! 应当写成：一、工作目标
//!
//! 依据：GB/T 15834—2011 标点符号用于句子，标题末尾一般不用（一般）；段首小标题后用句号属实务。

use crate::lint::word;
use crate::lint::{Remark, Subject};
use crate::manuscript::label::{self, Style};
use crate::manuscript::{Kind, Line, plain};

/// A stand-alone heading is no longer than this; what is longer is a sentence in a heading's style.
const LONGEST: usize = 40;
const MARKS: [char; 6] = ['。', '，', '；', '：', '、', '.'];

/// Looks at titles and headings that stand alone.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let headings = subject.lines().filter(|(_, line)| matches!(line.kind, Kind::Title | Kind::Heading(Some(_))));
    let stops = headings.filter_map(|(index, line)| {
        let text = &line.text;
        let mark = text.chars().next_back().filter(|c| MARKS.contains(c))?;
        let at = text.len() - mark.len_utf8();
        let inside = &text[..at];
        // A lead with its sentences, in a program that makes the whole paragraph a heading.
        let is_alone = text.chars().count() <= LONGEST && !inside.contains(['。', '；', '，']);
        is_alone.then(|| {
            Remark::at(index, at..text.len(), format!("标题末尾有“{mark}”"), "请删去；小标题后面接着写正文的才用句号")
                .fixed("")
        })
    });
    let mut remarks: Vec<Remark> = stops.collect();
    remarks.extend(typed(subject));
    remarks
}

/// In plain text: a few words behind a number, a stop, and below them a paragraph without a number.
fn typed(subject: &Subject<'_>) -> Vec<Remark> {
    let lines = &subject.text.lines;
    let heading = |(index, line): (usize, &Line)| {
        let label = label::read(&line.text).filter(|_| line.kind == Kind::Body)?;
        let mark = line.text.chars().next_back().filter(|c| ['。', '，', '；'].contains(c))?;
        let words = &line.text[label.length..line.text.len() - mark.len_utf8()];
        let is_words = (2..=WORDS).contains(&words.chars().count()) && words.chars().all(word::is_han);
        let next = lines.get(index + 1).filter(|next| next.kind == Kind::Body && label::read(&next.text).is_none())?;
        let is_heading = matches!(label.style, Style::Chinese | Style::ChineseInBrackets) && is_words;
        let at = line.text.len() - mark.len_utf8();
        (is_heading && next.text.chars().count() > WORDS).then(|| {
            Remark::at(
                index,
                at..line.text.len(),
                format!("标题末尾有“{mark}”"),
                "请删去；小标题后面接着写正文的才用句号",
            )
        })
    };
    if subject.own.is_some() {
        return Vec::new();
    }
    let first = subject.lines().next().filter(|(_, line)| line.kind == Kind::Body).and_then(|(index, line)| {
        let mark = line.text.chars().next_back().filter(|c| TITLE_MARKS.contains(c))?;
        let at = line.text.len() - mark.len_utf8();
        let help = "请删去标题末尾的标点";
        plain::is_named(&line.text[..at])
            .then(|| Remark::at(index, at..line.text.len(), format!("标题末尾有“{mark}”"), help))
    });
    first.into_iter().chain(subject.lines().filter_map(heading)).collect()
}

/// What a title is closed with by mistake.
const TITLE_MARKS: [char; 5] = ['。', '，', '；', '：', '！'];
/// A heading in plain text has no more characters behind its number.
const WORDS: usize = 10;
