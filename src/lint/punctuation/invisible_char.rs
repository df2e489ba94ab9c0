//! N665 看不见的字符
//!
//! 是什么：文字里夹着不换行空格、零宽字符、制表符、私用区字符。
//!
//! 为什么：看不见，却会让查找、排版、统计都出错。
//!
//! 例子：社区\u{200b}建设（“社区”后面有一个零宽空格）
//!
//! 应当写成：社区建设
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static HIDDEN: Pattern = Pattern::new(
    r"(?P<at>[\x{00a0}\x{00ad}\x{200b}-\x{200f}\x{2028}-\x{202e}\x{2060}\x{feff}\x{fffd}\x{e000}-\x{f8ff}]+)",
);

/// Looks for characters that nobody sees.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&HIDDEN, |hit| {
        let codes: Vec<String> = hit.words().chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        Some(hit.says(format!("有看不见的字符 {}", codes.join(" ")), "请删去").fixed(""))
    })
}
