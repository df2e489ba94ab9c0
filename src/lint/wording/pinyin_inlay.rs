//! N685 汉字后面夹着拼音
//!
//! 是什么：汉字后面的括号里注着拼音。
//!
//! 为什么：网页防复制加的，正文里没有用。
//!
//! 例子：社区建设(jinsh)工作计划
//!
//! 应当写成：社区建设工作计划
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static PINYIN: Pattern = Pattern::new(r"\p{Han}(?P<at>[(（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹ ]{2,24}[)）])");
/// What is written in small letters on purpose.
const UNITS: [&str; 8] = ["kg", "km", "cm", "mm", "app", "ppt", "wifi", "html"];

/// Looks for brackets with nothing but small letters behind a Chinese character.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&PINYIN, |hit| {
        let inside = hit.words().trim_matches(['(', ')', '（', '）']).trim();
        (!UNITS.contains(&inside)).then(|| hit.says(format!("夹着拼音“{}”", hit.words()), "请删去").fixed(""))
    })
}
