//! N717 正文与表里的数不一致
//!
//! 是什么：同一份文件里，指标名称在正文里带的数，表里这个指标的一行一个也对不上；同一件事（更换楼道照明灯多少盏），正文与表里的数不
//! 同。说的是新增、其中、上半年、别的年份的不比。
//!
//! 为什么：正文改了，附表没有改，或者反过来；考核按哪一个算，说不清。
//!
//! 例子：（正文）消防演练6场……（表）消防演练｜场｜4｜5
//!
//! 应当写成：两处一致；正文说的只是其中一部分、别的年份的，写明白。
//!
//! 依据：实务（正文、附表一致是核稿的固定一项）。

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::extent::DIGITS;
use super::fact_mismatch::{self, Stated};
use crate::lint::known::{Fact, Value};
use crate::lint::pattern::Pattern;
use crate::lint::title;
use crate::lint::{Remark, Subject};
use crate::manuscript::Line;

/// Words that head the column of units.
const UNITS: [&str; 2] = ["单位", "计量单位"];
/// A name of fewer characters is too common.
const SHORTEST: usize = 3;

/// Holds the prose of a file against its own tables; what belongs to a project is held against the facts.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    if subject.own.is_some() || subject.reference.is_some() || !subject.facts.is_empty() {
        return Vec::new();
    }
    let facts = facts(subject);
    let is_whole = |fact: &Fact, stated: &Stated<'_>| {
        let text = &subject.text.lines[stated.line].text;
        !is_part(text, stated.span.start, subject.year) && !is_between(fact, stated.words)
    };
    let say = |fact: &Fact, stated: Stated<'_>| {
        let known: Vec<&str> = fact.values.iter().map(|value| value.text.as_str()).collect();
        let message = format!("“{}”正文写的是{}，表里是{}", fact.name, stated.words, known.join("、"));
        Remark::at(stated.line, stated.span, message, "请核对哪一处对；说的只是一部分、别的年份的，写明白")
    };
    let mut remarks = Vec::new();
    for (line, text) in subject.prose().filter(|(line, _)| !is_of_another_year(subject, *line)) {
        for fact in facts.iter().filter(|fact| text.text.contains(&fact.name)) {
            let stated = fact_mismatch::stated(subject, line, text, fact);
            remarks.extend(stated.into_iter().filter(|stated| is_whole(fact, stated)).map(|stated| say(fact, stated)));
        }
    }
    remarks.extend(phrases(subject));
    remarks
}

/// The same words with one number in a cell of a table and another in the text: 楼道照明灯86盏, 楼道照明灯96盏.
fn phrases(subject: &Subject<'_>) -> Vec<Remark> {
    let mut told: BTreeMap<(&str, &str), Vec<Decimal>> = BTreeMap::new();
    for (index, line) in subject.lines().filter(|(_, line)| line.cell.is_some_and(|cell| cell.row > 0)) {
        for hit in subject.hits(&PHRASE, index, line) {
            let value: Option<Decimal> = hit.words().parse().ok().filter(|_| hit.words().len() <= DIGITS);
            told.entry((tail(hit.group("name")), hit.group("unit"))).or_default().extend(value);
        }
    }
    let mut remarks = Vec::new();
    for (index, line) in subject.prose().filter(|(index, _)| !is_of_another_year(subject, *index)) {
        for hit in subject.hits(&PHRASE, index, line) {
            let (name, unit) = (tail(hit.group("name")), hit.group("unit"));
            let Some(known) = told.get(&(name, unit)) else { continue };
            let Ok(value) = hit.words().parse::<Decimal>() else { continue };
            // Told in parts, it is the sum; of several none can be said to be it.
            let is_right = known.contains(&value) || known.iter().sum::<Decimal>() == value;
            if let ([one], false) = (known.as_slice(), is_right || is_part(&line.text, hit.span().start, subject.year))
            {
                let message = format!("“{name}”正文写的是{value}{unit}，表里是{one}{unit}");
                remarks.push(hit.says(message, "请核对哪一处对；说的只是一部分、别的年份的，写明白"));
            }
        }
    }
    remarks
}

static PHRASE: Pattern = Pattern::new(
    r"(?P<name>\p{Han}{4,16})(?P<at>\d+(?:\.\d+)?)(?P<unit>万元|平方米|公里|户次|人次|[盏个处台套部件场次户名人座条栋块间辆组支米元吨])",
);
/// So many characters in front of a number say of what it is.
const TAIL: usize = 5;

/// The last characters of a phrase.
fn tail(name: &str) -> &str {
    let at = name.char_indices().rev().nth(TAIL - 1).map_or(0, |(at, _)| at);
    &name[at..]
}

/// What says, in the sentence before a number, that it is one of a part, of an addition or of another time or place.
static PART: Pattern = Pattern::new(
    r"新建|新增|增设|增加|减少|其中|分别|全区|全市|全县|全省|全国|[上下]半年|季度|\d{1,2}月|平均|每|已完成|首批|第[一二三]|\p{Han}{2}(?:社区|小区|村)",
);

/// Whether the sentence speaks of a part of it, or names a year that is not the document's.
fn is_part(text: &str, at: usize, year: Option<i32>) -> bool {
    let sentence = text[..at].rsplit(['。', '；']).next().unwrap_or_default();
    PART.is_in(sentence) || years(sentence).any(|said| year != Some(said))
}

static YEAR: Pattern = Pattern::new(r"\d{4}年");

/// The years that a text names.
fn years(text: &str) -> impl Iterator<Item = i32> {
    YEAR.stretches(text).filter_map(|span| text[span].trim_end_matches('年').parse().ok())
}

/// Headings of what was done before the year of the tables.
const PAST: [&str; 6] = ["总结", "回顾", "上年", "去年", "完成情况", "工作成效"];

/// Whether the headings above a line, the title aside, speak of another year than the tables: of two years in a title, they are of the
/// later one.
fn is_of_another_year(subject: &Subject<'_>, line: usize) -> bool {
    let path = subject.text.path(line);
    let Some((title, headings)) = path.split_first() else { return false };
    let own = years(title).max().or(subject.year);
    let said: Vec<i32> = headings.iter().flat_map(|heading| years(heading)).collect();
    if said.is_empty() {
        return title::is_plan(title) && headings.iter().any(|heading| PAST.iter().any(|word| heading.contains(word)));
    }
    own.is_some_and(|own| !said.contains(&own))
}

/// Whether it is what lies between two numbers of the row.
fn is_between(fact: &Fact, words: &str) -> bool {
    let Some((value, _)) = number(words) else { return false };
    let values = || fact.values.iter().map(|value| value.low);
    values().any(|one| values().any(|other| one - other == value))
}

/// The rows of all tables that name an indicator and give numbers in one unit.
fn facts(subject: &Subject<'_>) -> Vec<Fact> {
    let mut rows: BTreeMap<(usize, usize), Vec<&Line>> = BTreeMap::new();
    for (_, line) in subject.lines() {
        if let Some(cell) = line.cell {
            rows.entry((cell.table, cell.row)).or_default().push(line);
        }
    }
    let mut facts: Vec<Fact> = Vec::new();
    for ((table, _), cells) in rows.iter().filter(|((_, row), _)| *row > 0) {
        let head = |column: usize| {
            let heads = rows.get(&(*table, 0)).map(Vec::as_slice).unwrap_or_default();
            heads.iter().find(|line| line.cell.is_some_and(|cell| cell.column == column)).map(|line| line.text.as_str())
        };
        let is_unit =
            |line: &&&Line| line.cell.and_then(|cell| head(cell.column)).is_some_and(|head| UNITS.contains(&head));
        let unit = cells.iter().find(is_unit).map(|line| line.text.as_str());
        let is_name = |line: &&&Line| {
            line.text.chars().count() >= SHORTEST && !line.text.contains(|c: char| c.is_ascii_digit() || c == '，')
        };
        let Some(name) = cells.iter().find(is_name).map(|line| line.text.clone()) else { continue };
        let mut values = Vec::new();
        let mut units: Vec<&str> = Vec::new();
        let is_count = |line: &Line| {
            let head = line.cell.and_then(|cell| head(cell.column)).unwrap_or_default();
            head.contains("序号") || head.contains("编号") || head == "号"
        };
        for cell in cells.iter().filter(|cell| !is_count(cell)) {
            let Some((number, rest)) = number(&cell.text) else { continue };
            units.push(if rest.is_empty() { unit.unwrap_or_default() } else { rest });
            values.push(Value { what: "", low: number, high: number, text: cell.text.clone(), place: None });
        }
        units.sort_unstable();
        units.dedup();
        if let ([unit], false) = (units.as_slice(), values.is_empty())
            && !unit.is_empty()
        {
            match facts.iter_mut().find(|fact| fact.name == name && fact.unit == **unit) {
                Some(fact) => fact.values.extend(values),
                None => facts.push(Fact { name, unit: (*unit).to_owned(), values }),
            }
        }
    }
    facts
}

/// A cell that is a number with at most a unit behind it.
fn number(text: &str) -> Option<(Decimal, &str)> {
    let text = text.trim_start_matches(['≥', '≤', '=']);
    let length = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let rest = &text[length..];
    let is_unit =
        rest.chars().count() <= 3 && !rest.contains(|c: char| c.is_ascii_digit() || "～~—-/年月日".contains(c));
    text[..length].parse().ok().filter(|_| is_unit && length > 0).map(|number| (number, rest))
}
