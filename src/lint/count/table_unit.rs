//! N712 指标值与计量单位不符
//!
//! 是什么：表里指标值带着万元，计量单位写的是 %；定性的目标写了数值单位。
//!
//! 为什么：绩效目标表退回来的常见原因。
//!
//! 例子：指标值 28.8万元 | 计量单位 %
//!
//! 应当写成：指标值 28.8 | 计量单位 万元
//!
//! 依据：实务（绩效目标审核）。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static MONEY: Pattern = Pattern::new(
    r"(?P<at>\d+(?:\.\d+)?(?P<unit>万元|亿元|元|人|户|个|场|次))\s*[|｜\s]\s*(?:计量单位\s*[|｜:：]?\s*)?(?P<other>[%％])(?:\s|$|[|｜])",
);
static QUALITY: Pattern = Pattern::new(
    r"(?P<at>应保尽保|应救尽救|应收尽收|动态清零|全覆盖)\s*[|｜]\s*(?:计量单位\s*[|｜:：]?\s*)?(?P<other>[%％]|个|人|户)(?:\s|$|[|｜])",
);

/// Looks at rows that are written in one line, and at cells that follow each other.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.anywhere(&MONEY, |hit| {
        Some(hit.says(
            format!("“{}”的单位是{}，计量单位写的是{}", hit.words(), hit.group("unit"), hit.group("other")),
            "请统一单位",
        ))
    });
    remarks.extend(subject.anywhere(&QUALITY, |hit| {
        Some(hit.says(format!("“{}”是定性的目标，不应有数值单位“{}”", hit.words(), hit.group("other")), "单位写“—”"))
    }));
    remarks
}
