//! N683 “安全”写成了“平安”
//!
//! 是什么：安全意识、安全防范、安全隐患写成了“平安……”。
//!
//! 为什么：“平安”是创建的名称，“安全”是说的事。
//!
//! 例子：增强自我平安意识。
//!
//! 应当写成：增强自我安全意识。
//!
//! 依据：实务（固定搭配）。

use super::words;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::lexicon::Lexicon;
use crate::lint::pattern::Pattern;

/// 错\t对\t例外\t说明
static WORDS: Lexicon = Lexicon::new(include_str!("safety_peace_swap.tsv"));
static OWN: Pattern = Pattern::new(r"(?P<at>小区的平安|居民的平安|居住平安)[，、,]");

/// Looks for 平安 where 安全 is meant.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = words(subject, &WORDS, |text, entry| {
        (format!("“{text}”的“平安”应当是“安全”"), format!("应当是“{}”", entry.right))
    });
    remarks
        .extend(subject.in_prose(&OWN, |hit| Some(hit.says(format!("“{}”应当是“安全”", hit.words()), "请改成“安全”"))));
    remarks
}
