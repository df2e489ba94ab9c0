//! N694 没有这个时刻
//!
//! 是什么：25:30、9时75分、上午15时，每天24时以后。
//!
//! 为什么：一天24小时，一小时60分；通知发出去，人不知道几点来。
//!
//! 例子：开放时间为8:30—25:30；9时75分集合；每晚24时以后禁止喧哗
//!
//! 应当写成：开放时间为8:30—20:30；9时15分集合；每日0时以后禁止喧哗
//!
//! 依据：GB/T 15835—2011 5.1.6 时刻用24小时制；GB/T 7408.1—2023。规定。

use crate::lint::pattern::{Hit, Pattern};
use crate::lint::{Remark, Subject};

/// A clock time that words before it say is one; a bare 5:65 may be a ratio or a score.
static SAID: Pattern = Pattern::new(
    r"(?:上午|下午|中午|晚上|早上|早晨|凌晨|傍晚|夜间|[日晚]|每天|时间[为是：:]|(?:周|星期)[一二三四五六日天])\s?(?P<at>(?P<hour>\d{1,2})[:：](?P<minute>\d{2}))(?:\D|$)",
);
/// From one time to another.
static RANGE: Pattern = Pattern::new(
    r"(?:^|[^\d:：.])(?P<at>(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?:[至到～~－–-]|—{1,2})(?P<to_hour>\d{1,2})[:：](?P<to_minute>\d{2}))(?:[^\d:：]|$)",
);
static MINUTES: Pattern = Pattern::new(r"(?:^|[^\d.])(?P<at>(?P<hour>\d{1,2})[时点](?P<minute>\d{1,2})分)");
static HOUR: Pattern = Pattern::new(
    r"(?:^|[^\d.第满约近达共])(?P<at>(?P<hour>\d{2})时)(?:前|后|起|整|许|至\d{1,2}[时日月]|开始|结束|之前|之后|以前|以后)",
);
/// The end of a day has nothing behind it; that of a certain day has: 12月31日24时以后.
static AFTER: Pattern = Pattern::new(r"(?P<at>24(?:时|点|[:：]00)(?:以后|之后|过后))");
static MORNING: Pattern = Pattern::new(r"(?P<at>上午的?(?P<hour>1[3-9]|2[0-4])(?:[:：]\d{2}|时))");
/// Hours of a duration, and what two numbers with a colon are besides times.
const OTHER: [&str; 9] = ["用时", "历时", "共计", "累计", "学时", "课时", "比例", "比分", "坡度"];

/// Looks at the times of day that are written.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let say =
        |hit: &Hit<'_>| Some(hit.says(format!("没有“{}”这个时刻", hit.words()), "一天24小时，一小时60分，请核对"));
    let is_other = |hit: &Hit<'_>| {
        let clause = hit.before().rsplit(['，', '。', '；']).next().unwrap_or_default();
        OTHER.iter().any(|word| clause.contains(word)) || clause.ends_with('比')
    };
    let no_time = |hit: &Hit<'_>| if is_time(hit, "hour", "minute")? || is_other(hit) { None } else { say(hit) };
    let mut remarks = subject.anywhere(&SAID, no_time);
    remarks.extend(subject.anywhere(&MINUTES, no_time));
    remarks.extend(subject.anywhere(&RANGE, |hit| {
        let (from, to) = (is_time(hit, "hour", "minute")?, is_time(hit, "to_hour", "to_minute")?);
        // 1:50—1:80 are ratios.
        let hours: (u32, u32) = (hit.group("hour").parse().ok()?, hit.group("to_hour").parse().ok()?);
        if from == to || hours.0 < 5 || hours.1 < 5 || is_other(hit) { None } else { say(hit) }
    }));
    remarks.extend(subject.anywhere(&HOUR, |hit| {
        let hour: u32 = hit.group("hour").parse().ok()?;
        if hour <= 24 || is_other(hit) { None } else { say(hit) }
    }));
    remarks.extend(subject.anywhere(&AFTER, |hit| {
        let is_of_a_day = hit.before().ends_with(['日', '天', '号']) && !hit.before().ends_with("每日");
        let is_daily = !is_of_a_day || hit.before().ends_with("每天");
        is_daily.then(|| hit.says(format!("“{}”：24时是一天的末了", hit.words()), "写成“0时以后”或“次日0时以后”"))
    }));
    remarks.extend(subject.anywhere(&MORNING, |hit| {
        Some(hit.says(format!("“{}”不在上午", hit.words()), "请核对是上午还是下午；用24小时制就不写上午、下午"))
    }));
    remarks.sort_by_key(|remark| (remark.line, remark.span.start, remark.span.end));
    // A range is said once.
    remarks.dedup_by(|next, kept| next.line == kept.line && next.span.start < kept.span.end);
    remarks
}

fn is_time(hit: &Hit<'_>, hour: &str, minute: &str) -> Option<bool> {
    let (hour, minute): (u32, u32) = (hit.group(hour).parse().ok()?, hit.group(minute).parse().ok()?);
    Some(minute < 60 && (hour < 24 || (hour == 24 && minute == 0)))
}
