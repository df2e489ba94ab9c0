//! N654 引号、书名号、括号不成对
//!
//! 是什么：左右不成对，或者两个左引号连着。
//!
//! 为什么：读的人不知道引到哪里为止。
//!
//! 例子：社区“四有“问题正在努力解决。
//!
//! 应当写成：社区“四有”问题正在努力解决。
//!
//! 依据：GB/T 15834—2011 4.8、4.9、4.15。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::word;

const PAIRS: [(char, char); 7] =
    [('“', '”'), ('‘', '’'), ('《', '》'), ('〈', '〉'), ('（', '）'), ('〔', '〕'), ('【', '】')];

/// Follows the pairs through every line. A quotation of several paragraphs opens again in each and closes in the last.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (index, line) in subject.lines() {
        // It's: an apostrophe stands beside a letter; 55" are inches.
        let is_mark = |at: usize| {
            let around = [line.text[..at].chars().next_back(), line.text[at + 1..].chars().next()];
            !around[0].is_some_and(|c| c.is_ascii_alphanumeric()) || around[1].is_some_and(word::is_han)
        };
        for mark in ['\'', '"'] {
            let places: Vec<usize> =
                line.text.match_indices(mark).map(|(at, _)| at).filter(|at| is_mark(*at)).collect();
            if let Some(at) = places.last().filter(|_| places.len() % 2 == 1) {
                let message = format!("“{mark}”没有对应的另一半");
                remarks.push(Remark::at(index, *at..at + 1, message, "请核对左右是否成对"));
            }
        }
        if let Some((at, mark, message)) = unbalanced(&line.text) {
            let span = at..at + mark.len_utf8();
            remarks.push(Remark::at(index, span, message, "请核对左右是否成对"));
        }
    }
    remarks
}

fn unbalanced(text: &str) -> Option<(usize, char, String)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        if let Some((left, _)) = PAIRS.iter().find(|(left, _)| *left == c) {
            if let Some((_, inner)) = open.last().filter(|(_, inner)| inner == left && matches!(left, '“' | '《')) {
                return Some((at, c, format!("“{inner}”里面又有一个“{left}”")));
            }
            open.push((at, c));
        } else if let Some((left, right)) = PAIRS.iter().find(|(_, right)| *right == c) {
            match open.pop() {
                Some((_, known)) if known == *left => {}
                // 一）: an item's bracket has no left one; a half-width one is another rule's.
                None if *right == '）' && text[..at].chars().count() < 4 => {}
                None if *right == '）' && text[..at].contains('(') => {}
                _ => return Some((at, c, format!("“{right}”没有对应的“{left}”"))),
            }
        }
    }
    let (at, c) = *open.first()?;
    let is_half = c == '（' && text[at..].contains(')');
    (!is_half).then(|| (at, c, format!("“{c}”没有对应的另一半")))
}
