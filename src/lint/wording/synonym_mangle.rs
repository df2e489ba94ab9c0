//! N682 词被换成了近义词
//!
//! 是什么：固定的说法里有词被机器换成了近义词：效劳群众、踊跃落实、根本状况。
//!
//! 为什么：网上“伪原创”的范文，读起来处处别扭。
//!
//! 例子：在效劳群众的过程中。
//!
//! 应当写成：在服务群众的过程中。
//!
//! 依据：实务（固定搭配）。

use super::words;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::lexicon::Lexicon;

/// 错\t对\t例外\t说明
static WORDS: Lexicon = Lexicon::new(include_str!("synonym_mangle.tsv"));

/// Looks for collocations that nobody writes.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    words(subject, &WORDS, |text, entry| (format!("“{text}”不是通常的说法"), format!("应当是“{}”", entry.right)))
}
