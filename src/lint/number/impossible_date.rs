//! N674 没有这一天
//!
//! 是什么：2月30日、9月31日、13月底、第五季度、星期八之类。
//!
//! 为什么：日子都没有，事情怎么办。
//!
//! 例子：9月31日前完成；2月28日至30日集中排查；13月底前总结；第五季度考核
//!
//! 应当写成：9月30日前完成；2月26日至28日集中排查；12月底前总结；第四季度考核
//!
//! 依据：公历。规定。

use crate::lint::pattern::{Hit, Pattern};
use crate::lint::{Remark, Subject};

static DATE: Pattern =
    Pattern::new(r"(?:(?P<year>\d{4})年)?(?:^|[^\d.])?(?P<at>(?P<month>\d{1,2})月(?P<day>\d{1,2})日?)");
/// 2月28日至30日, 6月30日、31日: the month is that of the day before.
static NEXT: Pattern = Pattern::new(
    r"^(?:[（(](?:星期|周)[一二三四五六日天][）)])?(?:[至到、和～~－–-]|—{1,2})(?P<at>(?P<day>\d{1,2})日)",
);
/// 2月30至3月2日.
static FROM: Pattern = Pattern::new(
    r"(?:^|[^\d.])(?P<at>(?P<month>\d{1,2})月(?P<day>\d{1,2}))(?:[至到～~－–-]|—{1,2})(?:\d{1,2}月)?\d{1,2}日",
);
static MONTH: Pattern = Pattern::new(r"\d{4}年(?P<at>(?P<month>\d{1,2})月)");
/// Months of a year, not of an age or a term: 18月龄, 满24月.
static PART: Pattern = Pattern::new(
    r"(?:^|[^\d.、第满约近达共每—～~－–-])(?P<at>(?P<month>\d{1,2})月)(?:份|底|初|末|中旬|上旬|下旬|上半月|下半月)",
);
static MONTHLY: Pattern = Pattern::new(r"每月(?P<at>(?P<day>\d{1,2})日)");
static QUARTER: Pattern = Pattern::new(r"(?P<at>(?:\d{4}年第?|第)[五六七八九〇零05-9]季度)");
static WEEKDAY: Pattern = Pattern::new(r"(?P<at>星期[八九十08-9])(?:上午|下午|晚|早|[，。；、）)至到—]|$)");

/// Looks at every day, month, quarter and weekday that is written.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let no_day = |hit: &Hit<'_>, name: &str| hit.says(format!("没有“{name}”这一天"), "请核对日期");
    let mut remarks = Vec::new();
    let mut dates = subject.anywhere(&DATE, |hit| {
        // 10月20场: no day.
        let is_day = hit.words().ends_with('日');
        let last = last(hit)?;
        (is_day && !(1..=last).contains(&number(hit, "day")?)).then(|| no_day(hit, hit.words()))
    });
    remarks.append(&mut dates);
    for (index, line) in subject.lines() {
        for hit in &subject.hits(&DATE, index, line) {
            remarks.extend(following(hit));
        }
    }
    remarks.extend(subject.anywhere(&FROM, |hit| {
        (!(1..=last(hit)?).contains(&number(hit, "day")?)).then(|| no_day(hit, &format!("{}日", hit.words())))
    }));
    remarks.extend(
        subject.anywhere(&MONTHLY, |hit| (!(1..=31).contains(&number(hit, "day")?)).then(|| no_day(hit, hit.words()))),
    );
    for pattern in [&MONTH, &PART] {
        remarks.extend(subject.anywhere(pattern, |hit| {
            let is_month = (1..=12).contains(&number(hit, "month")?);
            (!is_month).then(|| hit.says(format!("没有“{}”", hit.words()), "请核对月份"))
        }));
    }
    remarks.extend(subject.anywhere(&QUARTER, |hit| {
        (!hit.is_quoted()).then(|| hit.says(format!("没有“{}”", hit.words()), "一年四个季度，请核对"))
    }));
    remarks
        .extend(subject.anywhere(&WEEKDAY, |hit| Some(hit.says(format!("没有“{}”这一天", hit.words()), "请核对星期"))));
    remarks.sort_by_key(|remark| (remark.line, remark.span.start));
    remarks.dedup_by_key(|remark| (remark.line, remark.span.start));
    remarks
}

fn number(hit: &Hit<'_>, name: &str) -> Option<u32> {
    hit.group(name).parse().ok()
}

/// The days that follow a date without a month of their own.
fn following(date: &Hit<'_>) -> Vec<Remark> {
    let (Some(last), mut remarks) = (last(date).filter(|last| *last > 0), Vec::new()) else { return Vec::new() };
    let mut from = date.span().end;
    while let Some(rest) = date.text.get(from..) {
        let Some(next) = NEXT.hits(date.line, rest).into_iter().next() else { break };
        let Some(day) = number(&next, "day") else { break };
        let span = from + next.span().start..from + next.span().end;
        from = span.end;
        if !(1..=last).contains(&day) {
            let name = format!("{}月{}", date.group("month"), next.words());
            remarks.push(Remark::at(date.line, span, format!("没有“{name}”这一天"), "请核对日期"));
        }
    }
    remarks
}

/// The last day of a date's month; 0 where there is no such month.
fn last(hit: &Hit<'_>) -> Option<u32> {
    // Without its year, February may have 29.
    let year = number(hit, "year").unwrap_or(2024);
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    Some(match number(hit, "month")? {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    })
}
