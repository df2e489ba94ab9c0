//! N676 阿拉伯数字后面跟了十、百、千
//!
//! 是什么：写成 5千人、3百户。
//!
//! 为什么：阿拉伯数字后面只能跟万、亿。
//!
//! 例子：5千人
//!
//! 应当写成：5000人
//!
//! 依据：GB/T 15835—2011 5.3。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static MIXED: Pattern = Pattern::new(r"(?P<at>\d+(?:\.\d+)?[十百千])(?P<next>\p{Han})");

/// Looks for digits before 十, 百, 千; 千瓦 and its kin are units.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&MIXED, |hit| {
        let is_unit = hit.words().ends_with('千') && "瓦米克伏卡赫字".contains(hit.group("next"));
        let is_percent = hit.words().ends_with('百') && hit.group("next") == "分"
            || hit.words().ends_with('千') && hit.group("next") == "分";
        (!is_unit && !is_percent)
            .then(|| hit.says(format!("“{}”数字与汉字混写", hit.words()), "请全用阿拉伯数字，如 5000人"))
    })
}
