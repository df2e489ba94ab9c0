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

use crate::lint::{Remark, Subject};
use crate::manuscript::Kind;

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
    stops.collect()
}
