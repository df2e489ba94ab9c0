//! N637 页块编号混进正文
//!
//! 是什么：行首的“2、”不是序号，是文库网页给每一页编的号，上一行的话还没有说完。
//!
//! 为什么：从网页上复制下来的，原文在这里断开。
//!
//! 例子：……培训学习、教化熏陶　2、传统文化、弘扬主流价值……
//!
//! 应当写成：删去“2、”，接上一行。
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::manuscript::label;
use crate::manuscript::label::Style;
use crate::manuscript::{Kind, Line};

static DOUBLED: Pattern = Pattern::new(r"^(?P<at>\d{1,2}、、)");
/// What the foot of a page says.
static FOOT: Pattern = Pattern::new(
    r"^(?P<at>第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?|[—–\-－]{1,2}\s*\d{1,3}\s*[—–\-－]{1,2}|\d{1,3}\s*/\s*\d{1,3})$",
);
/// A line that runs to here without a full stop was broken off.
const LONG: usize = 60;

/// What is shorter is a heading, or an item of a list.
const SHORT: usize = 12;

/// Looks for numbers that interrupt a sentence.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let help = "请删去这个编号，与上一行接起来";
    // 第 2 页, — 2 —, 3 / 5 in a line of its own, between others: the foot of a page was copied with the text.
    let lines: Vec<usize> = subject.prose().map(|(index, _)| index).collect();
    let inner = lines.iter().skip(1).rev().skip(1).copied().filter(|_| subject.own.is_none());
    let feet = inner.flat_map(|index| subject.hits(&FOOT, index, &subject.text.lines[index]));
    let feet = feet.map(|hit| hit.says(format!("“{}”是页码，混进了正文", hit.words()), "请删去"));
    let feet: Vec<Remark> = feet.collect();
    let mut remarks = subject.in_prose(&DOUBLED, |hit| Some(hit.says(format!("“{}”是页块编号", hit.words()), help)));
    let mut before: Option<&Line> = None;
    for (index, line) in subject.prose() {
        let label = label::read(&line.text).filter(|label| label.style == Style::Arabic && label.mark == '、');
        let is_open = before.is_some_and(|before| {
            let is_cut = before.text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '，' | ',' | '、'));
            // A shorter one has said something and begun something else.
            let is_long = before.text.chars().count() >= LONG;
            let is_begun = before.kind == Kind::Body && before.text.contains(['。', '，', ',']);
            is_cut && (is_long || is_begun && before.text.chars().count() >= SHORT)
        });
        if let Some(label) = label.filter(|_| is_open && !DOUBLED.is_in(&line.text)) {
            let written = &line.text[..label.length];
            let message = format!("“{written}”前面的话没有说完，像是页块编号");
            remarks.push(Remark::at(index, 0..label.length, message, help));
        }
        before = Some(line);
    }
    remarks.extend(feet);
    remarks
}
