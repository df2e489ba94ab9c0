//! N674 没有这一天
//!
//! 是什么：2月30日、9月31日、13月之类。
//!
//! 为什么：日子都没有，事情怎么办。
//!
//! 例子：9月31日前完成。
//!
//! 应当写成：9月30日前完成。
//!
//! 依据：公历。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static DATE: Pattern =
    Pattern::new(r"(?:(?P<year>\d{4})年)?(?:^|[^\d.])?(?P<at>(?P<month>\d{1,2})月(?P<day>\d{1,2})日?)");
static MONTH: Pattern = Pattern::new(r"\d{4}年(?P<at>(?P<month>\d{1,2})月)");

/// Looks at every day and month that is written.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.anywhere(&DATE, |hit| {
        let number = |name: &str| hit.group(name).parse::<u32>().ok();
        let (month, day) = (number("month")?, number("day")?);
        // Without its year, February may have 29.
        let year = hit.group("year").parse::<u32>().unwrap_or(2024);
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 => {
                if is_leap {
                    29
                } else {
                    28
                }
            }
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        // 10月20场: no day.
        let is_day = hit.words().ends_with('日');
        (is_day && (day == 0 || day > days)).then(|| hit.says(format!("没有“{}”这一天", hit.words()), "请核对日期"))
    });
    remarks.extend(subject.anywhere(&MONTH, |hit| {
        let month = hit.group("month").parse::<u32>().ok()?;
        (month == 0 || month > 12).then(|| hit.says(format!("没有“{}”", hit.words()), "请核对月份"))
    }));
    remarks
}
