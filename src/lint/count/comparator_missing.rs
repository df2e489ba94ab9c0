//! N705 指标缺比较词
//!
//! 是什么：计划、标准里写“率90%”，没有说达到、不低于还是以上。
//!
//! 为什么：考核时说不清差一点算不算完成。
//!
//! 例子：垃圾桶配备率90%
//!
//! 应当写成：垃圾桶配备率达到90%以上
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static BARE: Pattern = Pattern::new(r"(?P<at>[\p{Han}]{2,8}率\d+(?:\.\d+)?[%％])(?P<next>\p{Han}{0,2})");
static SHARE: Pattern = Pattern::new(
    r"(?:全[镇区市县街]|全社区|全街道|辖区|^|[，,。；和])(?P<at>\d+%)的[^，。；,;]{2,12}(?:达到|建成|完成|参加|参与|纳入|配备|设立)",
);

/// Looks for targets without a word between name and number, in plans that were made elsewhere.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    if subject.own.is_some() {
        return Vec::new();
    }
    let help = "请写明 达到、不低于，或者加“以上”";
    let mut remarks = subject.in_prose(&BARE, |hit| {
        let next = hit.group("next");
        // A result: it has decimals, or stands beside last year's.
        let rest: String = hit.after().chars().take(16).collect();
        let is_result = hit.words().contains('.')
            || ["比上年", "同比", "与上年", "较上年", "环比"].iter().any(|word| rest.contains(word));
        if is_result || is_report(subject) {
            return None;
        }
        // Nothing is more than the whole.
        let is_whole = hit.words().ends_with("100%") || hit.words().ends_with("100％");
        let is_bounded = is_whole || ["以上", "以下", "以内", "左右"].contains(&next);
        (!is_bounded).then(|| hit.says(format!("“{}”缺比较词", hit.words()), help))
    });
    remarks.extend(subject.in_prose(&SHARE, |hit| Some(hit.says(format!("“{}”缺比较词", hit.words()), help))));
    remarks
}

/// Whether the text reports what was reached.
fn is_report(subject: &Subject<'_>) -> bool {
    subject
        .text
        .lines
        .first()
        .is_some_and(|line| ["总结", "小结", "简报", "情况"].iter().any(|word| line.text.contains(word)))
}
