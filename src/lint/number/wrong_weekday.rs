//! N675 星期与日期不符
//!
//! 是什么：写明的星期几与那一天对不上。
//!
//! 为什么：旧稿改了日期没有改星期，通知发出去人就来错了。
//!
//! 例子：2026年3月1日（星期一）
//!
//! 应当写成：2026年3月1日（星期日）
//!
//! 依据：公历。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static DAY: Pattern = Pattern::new(
    r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日\s*[（(]?(?P<at>(?:星期|周)(?P<w>[一二三四五六日天]))",
);

/// Works out the day of the week of every date that names one.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&DAY, |hit| {
        let number = |name: &str| hit.group(name).parse::<i64>().ok();
        let (year, month, day) = (number("y")?, number("m")?, number("d")?);
        let right = weekday(year, month, day)?;
        let written = match hit.group("w") {
            "天" => "日",
            other => other,
        };
        (written != right).then(|| {
            let message = format!("{year}年{month}月{day}日是星期{right}，写的是{}", hit.words());
            hit.says(message, "请核对日期和星期")
        })
    })
}

/// By Zeller's congruence for the Gregorian calendar (Zeller 1887).
fn weekday(year: i64, month: i64, day: i64) -> Option<&'static str> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, month) = if month < 3 { (year - 1, month + 12) } else { (year, month) };
    let (century, rest) = (year / 100, year % 100);
    let day = (day + 13 * (month + 1) / 5 + rest + rest / 4 + century / 4 + 5 * century) % 7;
    ["六", "日", "一", "二", "三", "四", "五"].get(usize::try_from(day).ok()?).copied()
}
