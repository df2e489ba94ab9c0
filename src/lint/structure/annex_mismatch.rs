//! N648 附件说明与附件对不上
//!
//! 是什么：正文下的附件说明与后面的附件，个数、次序、名称不一样；附件说明的序号不连续、只有一个附件却编了号、名称后面有标点；正文提到的附件，
//! 附件说明里没有。附件另成文件的，只看附件说明和正文。
//!
//! 为什么：附件增减、改名以后，附件说明没有跟着改，读的人对不上号。
//!
//! 例子：附件说明写“附件：1.任务分解表”，后面的附件1标题是“重点工作任务分解表”。
//!
//! 应当写成：附件说明的名称与附件的标题一字不差；序号与附件的序号一致，名称后不加标点。
//!
//! 依据：GB/T 9704—2012 7.3.4：附件名称后不加标点符号；7.3.7：附件顺序号和附件标题应当与附件说明的表述一致。规定。

use std::ops::Range;

use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::label;
use crate::manuscript::{Kind, Line};

/// The first line of the list; the others follow it.
static NOTE: Pattern =
    Pattern::new(r"^附件：[\s　]*(?:(?P<number>\d{1,2})(?P<mark>[.．、])[\s　]*)?(?P<at>[^\s　].*)$");
static NEXT: Pattern = Pattern::new(r"^(?P<number>\d{1,2})(?P<mark>[.．、])[\s　]*(?P<at>[^\s　].*)$");
/// The label of an annex, with its title behind it or not.
static LABEL: Pattern = Pattern::new(r"^附件[\s　]*(?P<number>\d{0,2})[\s　：:]*(?P<at>.*)$");
/// What the text says of an annex; that of another document is told with its title.
static MENTION: Pattern = Pattern::new(r"(?P<at>附件[\s　]*(?P<number>\d{1,2}))(?P<next>[^\d.．]|$)");
/// A title takes no more lines.
const LINES: usize = 4;

/// An annex in the list.
struct Note<'t> {
    line: usize,
    span: Range<usize>,
    number: Option<usize>,
    mark: Option<char>,
    name: &'t str,
}

/// Holds the list of annexes against the annexes.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    // A document made here has both from one fact.
    if subject.own.is_some() {
        return Vec::new();
    }
    let notes = notes(subject);
    let (Some(first), Some(last)) = (notes.first(), notes.last()) else { return Vec::new() };
    let mut remarks: Vec<Remark> =
        notes.iter().enumerate().filter_map(|(index, note)| form(index, note, notes.len())).collect();
    let labels: Vec<(usize, &Line)> =
        subject.lines().filter(|(index, line)| *index > last.line && label::annex(&line.text).is_some()).collect();
    let help = "请改成一致：附件说明的名称与附件的标题一字不差，序号一致";
    let apart =
        notes.iter().filter(|note| ["另发）", "另附）", "略）"].iter().any(|end| note.name.ends_with(end))).count();
    if !labels.is_empty() && labels.len() + apart != notes.len() {
        let message = format!("附件说明有{}个附件，后面有{}个", notes.len(), labels.len());
        remarks.push(Remark::at(first.line, first.span.clone(), message, help));
    } else {
        let pairs = notes.iter().zip(&labels);
        remarks.extend(pairs.filter_map(|(note, (at, line))| {
            let title = title(subject, *at, line, note.name)?;
            let message = format!("附件说明写的是“{}”，附件的标题是“{title}”", note.name);
            Some(Remark::at(note.line, note.span.clone(), message, help))
        }));
    }
    remarks.extend(mentions(subject, first.line, notes.len()));
    remarks
}

/// The list of annexes below the text.
fn notes<'t>(subject: &'t Subject<'_>) -> Vec<Note<'t>> {
    let mut lines = subject.lines().filter(|(_, line)| line.kind != Kind::Cell);
    let note = |pattern: &Pattern, index: usize, line: &'t Line| {
        let hit = pattern.hits(index, &line.text).into_iter().next()?;
        let span = hit.span().start..hit.span().start + hit.words().trim_end().len();
        Some(Note {
            line: index,
            number: hit.group("number").parse().ok(),
            mark: hit.group("mark").chars().next(),
            name: &line.text[span.clone()],
            span,
        })
    };
    // A sentence on annexes is no list of them.
    let Some(first) = lines.find_map(|(index, line)| {
        note(&NOTE, index, line).filter(|note| !note.name.trim_end_matches('。').contains(['。', '，']))
    }) else {
        return Vec::new();
    };
    if first.number.is_none() {
        return vec![first];
    }
    let others = lines.map_while(|(index, line)| note(&NEXT, index, line));
    std::iter::once(first).chain(others).collect()
}

/// What is wrong with a line of the list by itself.
fn form(index: usize, note: &Note<'_>, count: usize) -> Option<Remark> {
    let say = |message: String| {
        Some(Remark::at(
            note.line,
            note.span.clone(),
            message,
            "附件说明：几个附件的依次编1. 2. 3.，一个附件的不编号，名称后不加标点",
        ))
    };
    if note.mark == Some('、') {
        return say("附件说明的序号后面用下脚点：1.".to_owned());
    }
    match note.number {
        Some(1) if count == 1 => say("只有一个附件，附件说明不用编号".to_owned()),
        Some(number) if number != index + 1 => say(format!("附件说明的序号是{number}，应当是{}", index + 1)),
        _ if note.name.ends_with(['。', '；', '，', '、', ';', ',', '.']) => {
            say(format!("“{}”后面不加标点", note.name.trim_end_matches(|c: char| !c.is_alphanumeric())))
        }
        _ => None,
    }
}

/// The title of an annex, where it is not the name that the list gives it.
fn title(subject: &Subject<'_>, at: usize, label: &Line, name: &str) -> Option<String> {
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let name = solid(name.trim_end_matches(['。', '；', '，', '、']));
    let behind = LABEL.hits(at, &label.text).into_iter().next().map(|hit| hit.words().to_owned()).unwrap_or_default();
    let below = subject
        .text
        .lines
        .iter()
        .skip(at + 1)
        .take_while(|line| line.kind != Kind::Cell && label::annex(&line.text).is_none());
    let below: Vec<String> = below.take(LINES).map(|line| solid(&line.text)).collect();
    let lines: Vec<String> =
        if behind.trim().is_empty() { below } else { std::iter::once(solid(&behind)).chain(below).collect() };
    let first = lines.first()?;
    // 附件1 in the head of a landscape page may stand apart from its title.
    let mut whole = String::new();
    // 名册（另发） comes another way.
    if ["另发", "另附", "略"].iter().any(|word| name.ends_with(&format!("（{word}）"))) {
        return None;
    }
    let is_named = first.ends_with(&name)
        || lines.get(1).is_some_and(|second| format!("{first}{second}").ends_with(&name))
        || lines.iter().any(|line| {
            whole.push_str(line);
            whole == name
        });
    let is_within = lines.iter().take(2).any(|line| *line == name);
    let is_title = first.chars().count() <= 50 && !first.ends_with(['。', '；', '，']);
    (!is_named && !is_within && is_title).then(|| first.clone())
}

/// Annexes that the text speaks of and the list has not.
fn mentions(subject: &Subject<'_>, end: usize, count: usize) -> Vec<Remark> {
    let lines = subject.prose().take_while(|(index, _)| *index < end);
    let hits = lines.flat_map(|(index, line)| MENTION.hits(index, &line.text));
    hits.filter(|hit| {
        let number: Option<usize> = hit.group("number").parse().ok();
        let before = hit.before().trim_end();
        number.is_some_and(|number| number > count) && !before.ends_with(['》', '的']) && !hit.is_quoted()
    })
    .map(|hit| {
        let message = format!("正文提到“{}”，附件说明只有{count}个附件", hit.words());
        hit.says(message, "请核对附件的序号，或者补上附件说明")
    })
    .collect()
}
