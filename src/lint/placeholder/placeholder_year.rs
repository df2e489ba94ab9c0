//! N611 年份没有填
//!
//! 是什么：年份写成 20xx、20**、xxxx年、20__ 之类。
//!
//! 为什么：年份是抄来的稿子里遮掉的，印出去就是事故。
//!
//! 例子：20xx年，全市共启动社区105个。
//!
//! 应当写成：写明年份：2026年，全市共启动社区105个。事实里写 {年度}。
//!
//! 依据：实务（审核常见退文原因）。

use super::mask_ate_quantity;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::apparatus;
use crate::lint::pattern::Pattern;

/// 20xx, 20**, 20*, 20__, xxxx年, ____年; what stands behind it says whether it was a year.
static YEAR: Pattern =
    Pattern::new(r"(?P<at>(?:19|20)(?:[xX×ＸＯ*＊_＿]{1,2}|\d[xX×*＊])|[xX×Ｘ*＊_＿]{2,4}(?P<word>年))(?P<next>.?)");

/// Looks for masked years. A masked quantity is another matter.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&YEAR, |hit| {
        if hit.words().starts_with(['_', '＿']) && apparatus::is_form(subject.text, hit.line) {
            return None;
        }
        if hit.group("word").is_empty() && mask_ate_quantity::is_measure(hit.after()) {
            return None;
        }
        let message = format!("年份“{}”没有填", hit.words());
        Some(hit.says(message, "请写明四位数的年份；事实文件里写 {年度}，由程序填"))
    })
}
