//! N614 数量被年份掩码改坏
//!
//! 是什么：20xx 后面跟着平、册、人、套之类的量词：原来是个数量，被当成年份遮掉了。
//!
//! 为什么：数量没有了，谁也不知道是多少。
//!
//! 例子：图书达到1500册—20xx册。
//!
//! 应当写成：写明数量：图书达到1500～2000册。
//!
//! 依据：实务（范文遮蔽年份时误伤）。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

/// A masked number before a measure word.
static MASKED: Pattern = Pattern::new(r"(?P<at>(?:19|20)[xX×*＊_＿]{1,2})");
/// What is counted or measured, and no year.
const MEASURES: [&str; 27] = [
    "平方", "平", "册", "人", "户", "名", "个", "万", "元", "套", "场", "次", "件", "台", "株", "棵", "米", "公里",
    "亩", "余", "多", "家", "栋", "盏", "份", "条", "辆",
];

/// Whether a measure word begins a text.
pub fn is_measure(text: &str) -> bool {
    MEASURES.iter().any(|measure| text.starts_with(measure))
}

/// Looks for masked quantities.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&MASKED, |hit| {
        let message = format!("数量“{}”被当成年份遮掉了", hit.words());
        is_measure(hit.after()).then(|| hit.says(message, "请核对原数，写明是多少"))
    })
}
