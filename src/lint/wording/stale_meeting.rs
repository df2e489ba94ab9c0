//! N696 全会不是最近的一次
//!
//! 是什么：计划、方案里说学习贯彻某次全会精神，通篇没有提到本年度以前已经开过的后一次全会。
//!
//! 为什么：旧稿翻新没有改干净，指导思想停在了上一年。
//!
//! 例子：（2026年工作计划）深入贯彻党的二十届三中全会精神
//!
//! 应当写成：深入贯彻党的二十届三中、四中全会精神；或者 党的二十大和二十届历次全会精神
//!
//! 依据：全会的日期见词表；提法宜从提法库引用。讲历史的句子（……以来，……召开）不算。实务。

use crate::lint::pattern::{Hit, Pattern};
use crate::lint::title;
use crate::lint::{Remark, Subject};
use crate::manuscript::Kind;
use crate::numeral;

/// 届, 次, the day on which it closed, what it is taken from.
const MEETINGS: &str = include_str!("meeting.tsv");

/// 二十届二中、三中全会: of several the last.
static SPIRIT: Pattern = Pattern::new(
    r"(?P<at>(?:党的)?(?:二十大(?:和|、|及))?(?:党的)?(?P<term>二十)届(?:[一二三四五六七]中(?:全会)?[、和及]){0,6}(?P<number>[一二三四五六七])中全会(?:会议)?精神)",
);
/// A later one, however it is named.
static NAMED: Pattern = Pattern::new(r"(?P<at>[一二三四五六七])中(?:全会|[、和及])");
/// What covers all of them.
const ALL: [&str; 4] = ["历次全会", "历次中央全会", "历次全体会议", "各次全会"];
/// Words by which a sentence tells of the past, or of what that meeting decided.
const HISTORY: [&str; 6] = ["以来", "召开", "闭幕", "通过的", "会后", "《"];

/// Holds the last plenum that a plan names against the last one before its year.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(year) = subject.year else { return Vec::new() };
    let whole = subject.text.whole();
    if !whole.contains("中全会") || ALL.iter().any(|word| whole.contains(word)) || !is_plan(subject) {
        return Vec::new();
    }
    let number = |text: &str| numeral::all(text).first().copied();
    // In whatever way a later one is named, the text knows of it.
    let named = subject.lines().flat_map(|(index, line)| subject.hits(&NAMED, index, line));
    let newest = named.filter_map(|hit| number(hit.words())).max();
    subject.in_prose(&SPIRIT, |hit| {
        let said = number(hit.group("number"))?;
        let held = meetings().filter(|meeting| meeting.term == hit.group("term") && meeting.year < year);
        let last = held.max_by_key(|meeting| meeting.number)?;
        let is_stale = last.number > said && newest.is_none_or(|newest| newest < last.number);
        (is_stale && !is_history(hit) && !hit.is_quoted()).then(|| {
            let message = format!(
                "“{}”不是最近的一次：{}届{}中全会已于{}闭幕",
                hit.words(),
                last.term,
                numeral::chinese(last.number),
                last.date
            );
            hit.says(message, "请补上后来的全会，或者用提法库里本年度的表述")
        })
    })
}

struct Meeting {
    term: &'static str,
    number: usize,
    year: i32,
    date: &'static str,
}

fn meetings() -> impl Iterator<Item = Meeting> {
    MEETINGS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        let (term, number, date) = (columns.next()?, columns.next()?, columns.next()?);
        let number = *numeral::all(number).first()?;
        Some(Meeting { term, number, year: date.get(..4)?.parse().ok()?, date })
    })
}

/// What is still to be done, not what was done.
fn is_plan(subject: &Subject<'_>) -> bool {
    let title = subject.text.lines.iter().find(|line| line.kind == Kind::Title);
    title.is_some_and(|line| (title::is_plan(&line.text) || line.text.contains("意见")) && !title::is_wider(&line.text))
}

fn is_history(hit: &Hit<'_>) -> bool {
    let start = hit.before().rfind(['。', '；']).unwrap_or(0);
    let end = hit.after().find(['。', '；']).map_or(hit.text.len(), |at| hit.span().end + at);
    HISTORY.iter().any(|word| hit.text[start..end].contains(word))
}

#[cfg(test)]
mod tests {
    use super::{MEETINGS, meetings};

    #[test]
    fn every_meeting_has_a_date() {
        let lines = MEETINGS.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(meetings().count(), lines);
        assert!(meetings().all(|meeting| meeting.date.len() == 10 && meeting.number > 0));
    }
}
