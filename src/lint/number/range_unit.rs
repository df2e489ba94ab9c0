//! N671 范围前一个数少了单位
//!
//! 是什么：百分数、万、亿的范围，只有后一个数带 %、万。
//!
//! 为什么：15～30% 的前一个数是 15 还是 15%，说不清。
//!
//! 例子：15～30%；13～17万元
//!
//! 应当写成：15%～30%；13万元～17万元
//!
//! 依据：GB/T 15835—2011 5.1.3。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static PERCENT: Pattern = Pattern::new(
    r"(?:^|[^\d.%])(?P<at>(?P<low>\d+(?:\.\d+)?)\s*(?P<mark>[～~—–-])\s*(?P<high>\d+(?:\.\d+)?)(?P<unit>[%％]|万|亿)(?P<tail>\p{Han}?))",
);

/// Looks for ranges whose first number lacks % or 万.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&PERCENT, |hit| {
        let unit = hit.group("unit");
        // 2026—2030年 is another kind of range.
        let right =
            format!("{}{unit}{}{}{unit}{}", hit.group("low"), hit.group("mark"), hit.group("high"), hit.group("tail"));
        Some(hit.says(format!("“{}”前一个数少了“{unit}”", hit.words()), format!("写成 {right}")).fixed(right))
    })
}
