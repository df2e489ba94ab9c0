//! N684 扫描识别的错字
//!
//! 是什么：字形相近的字认错了：纳人、投人、弓I领，或者汉字中间夹着字母、叹号。
//!
//! 为什么：扫描件转成文字没有校对。
//!
//! 例子：纳人工作目标考核。
//!
//! 应当写成：纳入工作目标考核。
//!
//! 依据：实务。

use super::words;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::lexicon::Lexicon;
use crate::lint::pattern::Pattern;

/// 错\t对\t例外\t说明
static WORDS: Lexicon = Lexicon::new(include_str!("ocr_glyph.tsv"));
static BANGS: Pattern = Pattern::new(r"(?P<at>\d{0,2}\s*!!+)\s*\p{Han}");
static LATIN: Pattern = Pattern::new(r"\p{Han}\s*(?P<at>(?-u:\b)(?:li|lI|Il|ll|II|fl|ri|rn|J\\|I)(?-u:\b))\s*\p{Han}");

/// l and O among digits: 20l6年, 5O万元, l2个.
static DIGITS: Pattern = Pattern::new(
    r"(?:^|[^A-Za-z0-9])(?P<at>\d+[lIoOО]+\d*|[lIO][.．]?\d+|\d+[.．][lIoO]\d*)(?:年|月|日|万|亿|元|份|户|个|人|名|次|场|件|处|米|公|平|%|％|支|家|岁|条)",
);

/// Looks for shapes that a scanner takes for others.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks =
        words(subject, &WORDS, |text, entry| (format!("“{text}”像是认错的字"), format!("应当是“{}”", entry.right)));
    for pattern in [&BANGS, &LATIN, &DIGITS] {
        remarks.extend(subject.in_prose(pattern, |hit| {
            Some(hit.says(format!("“{}”像是认错的字", hit.words().trim()), "请对照原件改正"))
        }));
    }
    remarks
}
