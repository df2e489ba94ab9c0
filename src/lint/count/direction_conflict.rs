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
    r"(?P<first>增加|增长|上升|提高|减少|下降|降低)了?[\d.]+[^，。；,;]{0,5}[，,]\s*(?P<base>同比|比上年|较上年|环比)?(?P<at>(?P<second>增加|增长|上升|提高|减少|下降|降低)了?[\d.]+(?:%|％|个百分点))",
);

/// 由93%下降到95%.
static FROM_TO: Pattern = Pattern::new(
    r"[由从](?P<at>(?:20\d\d年的)?(?P<from>\d+(?:\.\d+)?)(?P<from_unit>[%％]|户|人次|人|件|起|场|次|处|个|万元)?(?P<word>增加|增长|上升|提高|提升|减少|下降|降低|压减)(?:到|至|为)(?:20\d\d年的)?(?P<to>\d+(?:\.\d+)?)(?P<to_unit>[%％]|户|人次|人|件|起|场|次|处|个|万元)?)",
);
static SIGNED: Pattern =
    Pattern::new(r"(?P<at>(?:增加|增长|上升|提高|减少|下降|降低)了?[-－−]\d+(?:\.\d+)?(?:%|个百分点))");

/// Looks for a change that is said up and down in one breath.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let is_up = |word: &str| matches!(word, "增加" | "增长" | "上升" | "提高" | "提升");
    let mut remarks = subject.anywhere(&FROM_TO, |hit| {
        let number = |name: &str| hit.group(name).parse::<f64>().ok();
        let (from, to) = (number("from")?, number("to")?);
        let is_wrong = hit.group("from_unit") == hit.group("to_unit")
            && if is_up(hit.group("word")) { to < from } else { to > from };
        is_wrong.then(|| hit.says(format!("“{}”说的方向与两个数不合", hit.words()), "请核对数和增减的方向"))
    });
    remarks.extend(subject.anywhere(&SIGNED, |hit| {
        Some(hit.says(format!("“{}”方向说了两次", hit.words()), "下降就写“下降”和正数，不写负号"))
    }));
    remarks.extend(subject.anywhere(&BOTH, |hit| {
        // 同比增长12.5%，环比下降3.1%: against two times.
        let has_other = |base: &str| hit.before().rsplit(['。', '；']).next().is_some_and(|text| text.contains(base));
        let is_of_two = hit.group("base") == "环比"
            && (has_other("同比") || has_other("比上年") || has_other("较上年"))
            || hit.group("base") != "环比" && has_other("环比");
        (!is_of_two && is_up(hit.group("first")) != is_up(hit.group("second"))).then(|| {
            hit.says(format!("前面说{}，这里说{}", hit.group("first"), hit.group("second")), "请核对增减的方向")
        })
    }));
    remarks
}
