//! N695 周年、第几个与年份不符
//!
//! 是什么：建党、国庆、建军等多少周年，第几个教师节、国家宪法日，与本文（或句中写明）的年份算不到一起。
//!
//! 为什么：旧稿翻新改了年份没有改周年，是最显眼的差错。
//!
//! 例子：（2026年工作计划）庆祝建党104周年
//!
//! 应当写成：庆祝建党105周年
//!
//! 依据：起算年份见词表每条的出处；周年数是本文年份减起算年份，第几个再加一。推算。

use std::ops::RangeInclusive;

use crate::lint::pattern::{Hit, Pattern};
use crate::lint::{Remark, Subject};
use crate::numeral;

/// What is counted in full years, and from when.
const EVENTS: &str = include_str!("anniversary.tsv");
/// Days and months that are numbered, and the year of the first.
const DAYS: &str = include_str!("ordinal_day.tsv");

static ANNIVERSARY: Pattern =
    Pattern::new(r"(?P<name>[\p{Han}“”]{2,24}?)(?P<at>(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})周年)");
static ORDINAL: Pattern = Pattern::new(
    r"(?P<at>第(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})(?:个“?(?:全国|中国|全民|国际)?|次“?全国))“?(?P<name>\p{Han}{3,7})",
);
static YEAR: Pattern = Pattern::new(r"(?P<at>(?:19|20)\d\d)(?:年|—|～|-|至)");
/// Words by which a sentence speaks of another year's.
const ELSEWHERE: [&str; 12] =
    ["讲话", "大会", "以来", "当年", "曾", "回顾", "时", "上年", "去年", "明年", "下一年", "来年"];
/// What is made ready a year ahead.
const AHEAD: [&str; 5] = ["迎接", "筹备", "喜迎", "即将", "谋划"];
/// Years that a rule knows of: before it is another calendar, after it a slip.
const KNOWN: RangeInclusive<i32> = 1949..=2100;

/// Works out every anniversary and numbered day against the years of its sentence and of the document.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if subject.text.whole().contains("周年") {
        remarks.extend(subject.anywhere(&ANNIVERSARY, |hit| one(subject, hit, EVENTS, 0)));
    }
    remarks.extend(subject.anywhere(&ORDINAL, |hit| one(subject, hit, DAYS, 1)));
    remarks
}

fn one(subject: &Subject<'_>, hit: &Hit<'_>, table: &'static str, first: i32) -> Option<Remark> {
    let (name, from) = rows(table).find(|(name, _)| {
        if first == 0 { hit.group("name").ends_with(name) } else { hit.group("name").starts_with(name) }
    })?;
    let count = i32::try_from(*numeral::all(hit.group("count")).first()?).ok()?;
    let sentence = sentence(hit);
    if hit.is_quoted() || ELSEWHERE.iter().any(|word| sentence.contains(word)) {
        return None;
    }
    let named = YEAR.hits(0, sentence).into_iter().filter_map(|year| year.words().parse::<i32>().ok());
    let years: Vec<i32> = named.chain(subject.year).filter(|year| KNOWN.contains(year)).collect();
    let said = from + count - first;
    let is_ahead = AHEAD.iter().any(|word| sentence.contains(word)) && years.contains(&(said - 1));
    let year = *years.first()?;
    if years.contains(&said) || is_ahead || year < from {
        return None;
    }
    let right = year - from + first;
    let what = if first == 0 { format!("{name}{right}周年") } else { format!("第{right}个{name}") };
    Some(hit.says(format!("{year}年是{what}，写的是“{}”", hit.words()), "请核对年份和数目；说的是别的年份的，写明年份"))
}

/// Names with the year that they are counted from.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, i32)> {
    let rows = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        let names = columns.next()?;
        let year: i32 = columns.next()?.parse().ok()?;
        Some(names.split(' ').map(move |name| (name, year)))
    });
    rows.flatten()
}

/// The sentence around a place.
fn sentence<'t>(hit: &Hit<'t>) -> &'t str {
    let marks = ['。', '；', '！'];
    let start = hit.before().rfind(marks).unwrap_or(0);
    let end = hit.after().find(marks).map_or(hit.text.len(), |at| hit.span().end + at);
    &hit.text[start..end]
}

#[cfg(test)]
mod tests {
    use super::{DAYS, EVENTS, rows};

    #[test]
    fn every_row_has_a_year_and_a_source() {
        for table in [EVENTS, DAYS] {
            let lines: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(lines.iter().all(|line| line.split('\t').filter(|column| !column.is_empty()).count() == 3));
            assert!(rows(table).count() >= lines.len());
        }
        assert_eq!(rows(EVENTS).find(|(name, _)| *name == "建军"), Some(("建军", 1927)));
    }
}
