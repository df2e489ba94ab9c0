//! N713 写的数与事实不符
//!
//! 是什么：指标名称旁边手写的数，不是事实文件里的任何一个数（上年、上上年的实绩，上年、本年的目标，上半年的数）。手写在模板的表格里的
//! 也算：名称与数同在一格，或者名称在同一行、数的单位相同；增减、比率、分季分月的列不看。
//!
//! 为什么：数是手写进去的，事实改了它不会跟着改；正文、分解表、汇总表就对不上。
//!
//! 例子：全年办文体活动43场（事实是42场）
//!
//! 应当写成：用 {{ 指标.文体活动.上年 }} 印出来；只说其中一部分的，写明是哪一部分（如 第一季度、其中）。
//!
//! 依据：实务（正文、附表、汇总一致是核稿的固定一项）。

use std::ops::Range;

use rust_decimal::Decimal;

use super::fact_cell;
use crate::lint::known::{Fact, Value};
use crate::lint::{Remark, Subject, meet};
use crate::manuscript::Line;

/// Words of a clause that make its number one of a part, of a change or of a rhythm.
const PARTS: [&str; 28] = [
    "每",
    "季度",
    "上半年",
    "下半年",
    "其中",
    "分别",
    "增加",
    "减少",
    "增长",
    "下降",
    "提高",
    "上升",
    "多于",
    "少于",
    "新增",
    "首批",
    "第一",
    "第二",
    "第三",
    "年底",
    "月底",
    "平均",
    "人均",
    "户均",
    "累计",
    "以来",
    "至今",
    "各",
];
/// What may stand between a name and its number.
const LINKS: [&str; 24] = [
    "达到",
    "达",
    "为",
    "共",
    "有",
    "不少于",
    "不低于",
    "不超过",
    "控制在",
    "完成",
    "保持在",
    "稳定在",
    "开展",
    "举办",
    "约",
    "数",
    "次数",
    "人数",
    "户数",
    "力争",
    "确保",
    "全年",
    "：",
    "是",
];

/// A number that a text gives an indicator.
pub(super) struct Stated<'t> {
    /// Index of the line.
    pub line: usize,
    /// Byte range in it, with the unit.
    pub span: Range<usize>,
    /// Its words.
    pub words: &'t str,
}

/// Looks for typed numbers beside the names of indicators.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    if subject.reference.is_some() {
        return Vec::new();
    }
    let say = |fact: &Fact, stated: Stated<'_>| {
        let known = fact.values.iter().map(|known| format!("{}{}{}", known.what, known.text, fact.unit));
        let known = known.collect::<Vec<_>>().join("、");
        let message = format!("“{}”写的是{}，事实里是{known}", fact.name, stated.words);
        let help = "请改成事实里的数，模板里用 {{ 指标.….上年 }} 印；只是其中一部分的，写明是哪一部分";
        Remark::at(stated.line, stated.span, message, help)
    };
    let mut remarks = differing(subject, subject.facts, say);
    if subject.own.is_some() {
        remarks.extend(fact_cell::differing(subject, say));
    }
    remarks
}

/// What is said of every number in the prose that stands beside the name of one of these and is none of its values.
pub(super) fn differing(
    subject: &Subject<'_>,
    facts: &[Fact],
    say: impl Fn(&Fact, Stated<'_>) -> Remark,
) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let whole = subject.text.prose();
    let facts: Vec<&Fact> = facts.iter().filter(|fact| whole.contains(&fact.name)).collect();
    for (line, text) in subject.prose().filter(|(_, line)| line.text.contains(|c: char| c.is_ascii_digit())) {
        for fact in facts.iter().filter(|fact| text.text.contains(&fact.name)) {
            remarks.extend(stated(subject, line, text, fact).into_iter().map(|stated| say(fact, stated)));
        }
    }
    remarks
}

/// The typed numbers in a line that stand beside the name of an indicator and are none of its values.
pub(super) fn stated<'t>(subject: &Subject<'_>, line: usize, text: &'t Line, fact: &Fact) -> Vec<Stated<'t>> {
    let mut all = Vec::new();
    for (at, _) in text.text.match_indices(&fact.name) {
        let Some((from, to, value)) = beside(text, fact, at) else { continue };
        // A fact that says the name and the number was typed by hand: a figure is printed without its name.
        let named = at..at + fact.name.len();
        let is_printed = text
            .origins
            .iter()
            .any(|(span, _)| meet(span, &(from..to)) && !(span.start <= named.start && named.end <= span.end));
        // Another unit's number is not this one's.
        let is_others = || subject.others.iter().any(|name| stretch(&text.text, at, &STOPS).contains(name));
        let is_known = fact.values.iter().any(|known| fits(known, value));
        if !is_printed && !is_known && !is_others() && !is_part(&text.text, at, subject.year) {
            all.push(Stated { line, span: from..to, words: &text.text[from..to] });
        }
    }
    all
}

/// Whether it is a value of the indicator.
pub(super) fn fits(known: &Value, value: Decimal) -> bool {
    (known.low..=known.high).contains(&value)
}

/// The number in the indicator's unit right behind its name or right before it: byte range with the unit, and value.
fn beside(line: &Line, fact: &Fact, at: usize) -> Option<(usize, usize, Decimal)> {
    let text = &line.text;
    let mut from = at + fact.name.len();
    let mut links = 0;
    while let Some(link) = LINKS.iter().find(|link| text[from..].starts_with(**link)) {
        from += link.len();
        links += 1;
        if links > 3 {
            break;
        }
    }
    let number = |rest: &str| rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let length = number(&text[from..]);
    if length > 0 && text[from + length..].starts_with(&fact.unit) {
        let value = text[from..from + length].parse().ok()?;
        return Some((from, from + length + fact.unit.len(), value));
    }
    // 举办43场文体活动.
    let before = text[..at].strip_suffix(fact.unit.as_str())?;
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let value = before[start..].parse().ok()?;
    Some((start, at, value))
}

/// What ends a sentence.
const STOPS: [char; 2] = ['。', '；'];

/// The stretch between these marks that a place lies in.
fn stretch<'t>(text: &'t str, at: usize, marks: &[char]) -> &'t str {
    let from = text[..at].rfind(marks).map_or(0, |mark| mark + text[mark..].chars().next().map_or(0, char::len_utf8));
    let to = text[at..].find(marks).map_or(text.len(), |mark| at + mark);
    &text[from..to]
}

/// Whether the clause speaks of a part of it, of a change, or of another year.
pub(super) fn is_part(text: &str, at: usize, year: Option<i32>) -> bool {
    let clause = stretch(text, at, &['。', '；', '，', '、']);
    let is_other_year = clause.match_indices('年').any(|(mark, _)| {
        let digits = clause.get(mark.saturating_sub(4)..mark).and_then(|digits| digits.parse::<i32>().ok());
        digits.is_some_and(|said| year.is_some_and(|year| !(year - 2..=year).contains(&said)))
    });
    is_other_year || PARTS.iter().any(|word| clause.contains(word))
}
