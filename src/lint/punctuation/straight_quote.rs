//! N653 引号是直的
//!
//! 是什么：引号写成 " " 或 ' '。
//!
//! 为什么：中文的引号是弯的、成对的，分左右。
//!
//! 例子：以"五星社区"为目标。
//!
//! 应当写成：以“五星社区”为目标。
//!
//! 依据：GB/T 15834—2011 4.8。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static QUOTE: Pattern =
    Pattern::new("(?:[\\p{Han}，。、；：（“”,.;:!?！？…]|^)(?P<at>[\"']+)|(?P<lead>[\"']+)\\p{Han}");

/// Looks for straight quotation marks beside Chinese text.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (index, line) in subject.lines() {
        let hits = subject.hits(&QUOTE, index, line);
        // Two and two, in turn left and right: what is odd has to be looked at.
        let count = line.text.matches('"').count();
        // Both marks of a pair or neither: one that stands beside no character is not seen here.
        let is_whole = count % 2 == 0 && hits.iter().filter(|hit| hit.words() == "\"").count() == count;
        for hit in hits {
            let before = line.text[..hit.span().start].matches('"').count();
            let remark = hit.says("引号是直的", "请改成弯引号“ ”，左右成对");
            let is_fixed = hit.words() == "\"" && is_whole;
            remarks.push(if is_fixed { remark.fixed(if before % 2 == 0 { "“" } else { "”" }) } else { remark });
        }
    }
    remarks
}
