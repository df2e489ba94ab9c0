//! N647 写着“此页无正文”
//!
//! 是什么：署名页上没有正文，用“此页无正文”代替。
//!
//! 为什么：2012年的标准不再这样写：调整行距、字距，让署名页至少有一行正文。
//!
//! 例子：（此页无正文）
//!
//! 应当写成：删去这一行，把前面的行距、字距调紧或者调松一点，使正文与署名同处一页。
//!
//! 依据：GB/T 9704—2012 7.3.5.5。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static WORDS: Pattern = Pattern::new(r"^[\s（(【\[]*(?P<at>(?:此|本)页无正文)[\s）)】\]。]*$");

/// Looks for the line.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&WORDS, |hit| {
        Some(hit.says(format!("不再写“{}”", hit.words()), "请删去这一行，调整行距、字距，让正文与署名同处一页"))
    })
}
