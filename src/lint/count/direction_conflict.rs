//! N708 增减的方向前后矛盾
//!
//! 是什么：前面说减少，后面说同比增长。
//!
//! 为什么：数和话对不上。
//!
//! 例子：较上年减少2.8万个，同比增长4.35%
//!
//! 应当写成：较上年减少2.8万个，同比下降4.35%
//!
//! 依据：统计用语规范。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static BOTH: Pattern = Pattern::new(
    r"(?P<first>增加|增长|上升|提高|减少|下降|降低)了?[\d.]+[^，。；,;]{0,5}[，,]\s*(?:同比|比上年|较上年|环比)?(?P<at>(?P<second>增加|增长|上升|提高|减少|下降|降低)了?[\d.]+(?:%|％|个百分点))",
);

/// Looks for a change that is said up and down in one breath.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let is_up = |word: &str| matches!(word, "增加" | "增长" | "上升" | "提高");
    subject.anywhere(&BOTH, |hit| {
        (is_up(hit.group("first")) != is_up(hit.group("second"))).then(|| {
            hit.says(format!("前面说{}，这里说{}", hit.group("first"), hit.group("second")), "请核对增减的方向")
        })
    })
}
