//! N613 届次、期次没有填
//!
//! 是什么：党的*精神、xx普法、第x届之类，届次、期次是空的。
//!
//! 为什么：会议、规划的名称错了是政治差错。
//!
//! 例子：以党的*精神为指导。
//!
//! 应当写成：写明届次：以党的二十大精神为指导。提法从提法库引用。
//!
//! 依据：实务（审核常见退文原因）。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static ORDINAL: Pattern = Pattern::new(
    r"(?P<at>[“]?[xX×Ｘ*＊_＿]{1,4}[”]?普法|党的[xX×Ｘ*＊_＿]+(?:[大届]|精神|中全会)?|第[xX×Ｘ*＊_＿]+[届次期批]|[xX×Ｘ*＊_＿]{1,4}(?:中全会|五[”]?规划)|[“]?[xX×Ｘ*＊_＿]{1,4}[一二三四五六七八九][”]?普法|[委会][xX×Ｘ*＊_＿]+届(?:[xX×Ｘ*＊_＿]+次)?(?:全会|会议)?|届[xX×Ｘ*＊_＿]+次)",
);

/// Looks for masked sessions and terms.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&ORDINAL, |hit| {
        Some(hit.says(format!("届次、期次“{}”没有填", hit.words()), "请写明是哪一届、哪一期，对照正式文件"))
    })
}
