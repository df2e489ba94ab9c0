//! N697 天数与起止日期不符
//!
//! 是什么：写着为期几天、共几天、几周、几个月、几年，括号里（或前面）的起止日期算出来不是这么长。
//!
//! 为什么：改了日期没有改天数，参加的人不知道哪个对。
//!
//! 例子：培训为期5天（3月1日至3日）
//!
//! 应当写成：培训为期3天（3月1日至3日）
//!
//! 依据：两头都算在内；中间可能有双休日的，少几天不报。推算。

use crate::lint::pattern::{Hit, Pattern};
use crate::lint::{Remark, Subject};
use crate::numeral;

/// 为期5天（2026年3月1日至3日）.
static BEHIND: Pattern = Pattern::new(
    r"(?P<at>(?:为期|历时|共计?|集中)(?P<count>\d{1,3}|[一两二三四五六七八九十]{1,3}|半)个?(?P<unit>天|日|周|星期|月|年))[（(](?:即|从|自)?(?:(?P<year>\d{4})年?)?(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})日?)?(?:[至到～~－–-]|—{1,2})(?:(?P<to_year>\d{4})年)?(?:(?P<to_month>\d{1,2})月)?(?:(?P<to_day>\d{1,2})日)?[）)]",
);
/// 3月1日至3日，为期5天.
static BEFORE: Pattern = Pattern::new(
    r"(?:(?P<year>\d{4})年)?(?:^|[^\d.])?(?P<month>\d{1,2})月(?P<day>\d{1,2})日?(?:[至到～~－–-]|—{1,2})(?:(?P<to_year>\d{4})年)?(?:(?P<to_month>\d{1,2})月)?(?P<to_day>\d{1,2})日(?:[）)]|[，,])?(?P<at>(?:为期|历时|共计|共|一共|总共)(?P<count>\d{1,3}|[一两二三四五六七八九十]{1,3}|半)个?(?P<unit>天|日|周|星期|月|年))",
);

/// Counts the days between two dates against the number that is said.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.anywhere(&BEHIND, |hit| one(hit, subject.year));
    remarks.extend(subject.anywhere(&BEFORE, |hit| one(hit, subject.year)));
    remarks
}

fn one(hit: &Hit<'_>, year: Option<i32>) -> Option<Remark> {
    let number = |name: &str| hit.group(name).parse::<i64>().ok();
    let count = numeral::all(hit.group("count")).first().and_then(|count| i64::try_from(*count).ok());
    let unit = hit.group("unit");
    let span = span(&number, year)?;
    let (is_right, right) = match (span, unit) {
        (Span::Days { all, rest, weekend }, "天" | "日") => {
            let count = count?;
            // All of them, or fewer by the weekends; 共几天 is all of them or the working days.
            let is_sum = hit.words().contains('共') && year.is_some() && all > 3;
            let is_right =
                if is_sum { count == all || count == all - weekend } else { (all - rest..=all).contains(&count) };
            (is_right, format!("{all}天"))
        }
        (Span::Days { all, .. }, "周" | "星期") => {
            let count = count?;
            ((count * 5..=count * 7 + 1).contains(&all), format!("{all}天"))
        }
        (Span::Days { all, .. }, "月") => {
            // 半个月 is from 13 to 17 days.
            let (least, most) = count.map_or((13, 17), |count| (count * 28 - 3, count * 31 + 1));
            ((least..=most).contains(&all), format!("{all}天"))
        }
        (Span::Days { all, .. }, "年") => {
            let count = count?;
            ((count * 365 - 3..=count * 366 + 1).contains(&all), format!("{all}天"))
        }
        (Span::Months(months), "年") => {
            let count = count?;
            ((count * 12 - 1..=count * 12 + 1).contains(&months), format!("{months}个月"))
        }
        (Span::Months(months), "月") => ((months - 1..=months).contains(&count?), format!("{months}个月")),
        (Span::Years(years), "年") => ((years - 1..=years).contains(&count?), format!("{years}年")),
        _ => return None,
    };
    // （周一至周五）: not every day of them.
    let is_some = ["（周", "（工作日", "（双休", "（每周"].iter().any(|some| hit.after().starts_with(some));
    (!is_right && !is_some)
        .then(|| hit.says(format!("写的是“{}”，起止算下来是{right}", hit.words()), "请核对起止日期和时长"))
}

enum Span {
    /// Both ends counted, and how many of them may be days of rest.
    Days {
        all: i64,
        rest: i64,
        /// How many are, in the year of the text.
        weekend: i64,
    },
    Months(i64),
    Years(i64),
}

/// How long it is from the one to the other.
fn span(number: &impl Fn(&str) -> Option<i64>, year: Option<i32>) -> Option<Span> {
    let from_year = number("year");
    let to_year = number("to_year").or(from_year);
    // 3—5月: what stands alone before it is a month too.
    let is_bare = number("month").is_none() && number("to_month").is_some() && number("to_day").is_none();
    let (month, day) = if is_bare { (number("day"), None) } else { (number("month"), number("day")) };
    match (month, number("to_month")) {
        (Some(month), to_month) => {
            let to_month = to_month.unwrap_or(month);
            let is_month = |month: i64| (1..=12).contains(&month);
            // 12月20日至1月5日 goes on into the next year.
            let assumed = from_year.or(year.map(i64::from)).unwrap_or(2025);
            let turn = i64::from(number("to_year").is_none() && to_month < month);
            let until = number("to_year").unwrap_or(assumed + turn);
            if !is_month(month)
                || !is_month(to_month)
                || !(1949..2100).contains(&assumed)
                || !(1949..2100).contains(&until)
            {
                return None;
            }
            match (day, number("to_day")) {
                (Some(day), Some(to_day)) => {
                    let (from, to) = (ordinal(assumed, month, day), ordinal(until, to_month, to_day));
                    let all = to - from + 1;
                    // Without its year nobody knows where the weekends lie.
                    let weekend = (from..=to).take(400).filter(|day| (day + 4) % 7 < 2).count();
                    let weekend = i64::try_from(weekend).ok()?;
                    let most = (all + 6) / 7 * 2;
                    let rest = if from_year.is_some() { weekend } else { most };
                    (all > 0).then_some(Span::Days { all, rest: if all < 4 { 0 } else { rest }, weekend })
                }
                (None, None) => {
                    let months = (until - assumed) * 12 + to_month - month + 1;
                    (months > 0).then_some(Span::Months(months))
                }
                _ => None,
            }
        }
        (None, None) if day.is_none() && number("to_day").is_none() => {
            let years = to_year? - from_year? + 1;
            (years > 1).then_some(Span::Years(years))
        }
        _ => None,
    }
}

/// The days from a fixed one on (a Monday is 0 modulo 7): Gregorian calendar, March first.
fn ordinal(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn days_between_dates() {
        assert_eq!(ordinal(2024, 3, 1) - ordinal(2024, 2, 28), 2);
        assert_eq!(ordinal(2026, 1, 1) - ordinal(2025, 12, 31), 1);
        assert_eq!(ordinal(2026, 12, 31) - ordinal(2026, 1, 1), 364);
        // 2026年11月28日 is a Saturday, the next day a Sunday.
        let is_rest = |day: i64| (day + 4) % 7 < 2;
        let rest: Vec<bool> = (26..=31).map(|day| is_rest(ordinal(2026, 12, day))).collect();
        assert_eq!(rest, [true, true, false, false, false, false]);
        assert!(is_rest(ordinal(2026, 11, 28)) && !is_rest(ordinal(2026, 11, 30)));
    }
}
