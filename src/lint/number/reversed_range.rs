//! N680 范围前后颠倒
//!
//! 是什么：范围的起点比终点大：日期先后颠倒，数由大到小。
//!
//! 为什么：多半是改了一头，忘了另一头。
//!
//! 例子：报名时间为2026年5月20日至5月10日
//!
//! 应当写成：报名时间为2026年5月10日至5月20日；跨年的两头都写年份。
//!
//! 依据：实务。

use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};

/// In one year: the second date has no year of its own.
static DATES: Pattern = Pattern::new(
    r"(?P<at>(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:至|到|—|－|-|～)(?P<to_month>\d{1,2})月(?P<to_day>\d{1,2})日)",
);
static NUMBERS: Pattern = Pattern::new(
    r"(?:^|[^\d.、〔])(?P<at>(?P<from>\d{1,4})(?:—|～|~)(?P<to>\d{1,4})(?:人|名|户|个|岁|件|场|次|天|元|万元|%))",
);

/// Looks for ranges whose beginning lies behind their end.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.anywhere(&DATES, |hit| {
        let number = |name: &str| hit.group(name).parse::<u32>().ok();
        let (from, to) = ((number("month")?, number("day")?), (number("to_month")?, number("to_day")?));
        // 12月20日至1月10日: over the end of the year, though it does not say so.
        let is_over = from.0 >= 10 && to.0 <= 3;
        (from > to && !is_over).then(|| hit.says(format!("“{}”前后颠倒", hit.words()), "请核对两头；跨年的写明年份"))
    });
    remarks.extend(subject.anywhere(&NUMBERS, |hit| {
        let number = |name: &str| hit.group(name).parse::<u32>().ok();
        (number("from")? > number("to")?)
            .then(|| hit.says(format!("“{}”前后颠倒", hit.words()), "请核对两头，小的写在前面"))
    }));
    remarks
}
