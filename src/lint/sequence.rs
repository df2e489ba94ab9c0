//! Numbers of headings and points in the order in which they stand, as lists of siblings.

use std::ops::Range;

use super::Subject;
use crate::manuscript::Kind;
use crate::manuscript::label::{self, Label, Style};

/// Siblings: the numbers of one level under one heading.
pub struct Series {
    /// Line and number.
    pub labels: Vec<(usize, Label)>,
}

/// Stretches of lines that are numbered each for itself: documents, and their annexes.
pub fn scopes(subject: &Subject<'_>) -> Vec<Range<usize>> {
    let lines = &subject.text.lines;
    let split = |document: Range<usize>| {
        let begins = |index: &usize| *index == document.start || label::annex(&lines[*index].text).is_some();
        let starts: Vec<usize> = document.clone().filter(begins).collect();
        let ends: Vec<usize> = starts.iter().skip(1).copied().chain([document.end]).collect();
        starts.into_iter().zip(ends).map(|(start, end)| start..end)
    };
    subject.text.documents().into_iter().flat_map(split).collect()
}

/// The numbers at the beginnings of the lines of a stretch. Cells have numbers of their own, and so have lists of annexes and of
/// contents.
pub fn labels(subject: &Subject<'_>, scope: Range<usize>) -> Vec<(usize, Label)> {
    let lines =
        subject.lines().filter(|(index, line)| scope.contains(index) && !matches!(line.kind, Kind::Cell | Kind::Form));
    let mut labels: Vec<(usize, Label)> = Vec::new();
    let (mut in_notes, mut contents) = (false, None);
    for (index, line) in lines {
        let text = line.text.trim();
        let label = label::read(&line.text);
        if text.starts_with("附件：") {
            in_notes = true;
        } else if label.is_none() || text.contains('。') {
            in_notes = false;
        }
        if text.chars().filter(|c| !c.is_whitespace()).eq("目录".chars()) {
            contents = Some(false);
            continue;
        }
        let Some(label) = label.filter(|_| !in_notes) else { continue };
        // Behind the contents, the text begins with its first number once more.
        let is_first = label.number == 1 && label.style == Style::Chinese;
        match contents {
            Some(true) if is_first => contents = None,
            Some(begun) => {
                contents = Some(begun || is_first);
                continue;
            }
            None => {}
        }
        labels.push((index, label));
    }
    labels
}

/// All lists of siblings, stretch by stretch.
pub fn of(subject: &Subject<'_>) -> Vec<Series> {
    let mut all = Vec::new();
    for scope in scopes(subject) {
        let mut open: Vec<(Style, Series)> = Vec::new();
        for (line, label) in labels(subject, scope) {
            // A higher level closes the lists below it; a one begins another.
            while let Some((style, series)) = open.pop_if(|(style, _)| *style > label.style) {
                let _ = style;
                all.push(series);
            }
            match open.last_mut().filter(|(style, _)| *style == label.style && label.number != 1) {
                Some((_, series)) => series.labels.push((line, label)),
                None => {
                    if let Some((_, series)) = open.pop_if(|(style, _)| *style == label.style) {
                        all.push(series);
                    }
                    open.push((label.style, Series { labels: vec![(line, label)] }));
                }
            }
        }
        all.extend(open.into_iter().map(|(_, series)| series));
    }
    all
}

/// 一是, 二是 at the beginnings of the sentences and clauses of a paragraph: where, and which.
pub fn spoken(text: &str) -> Vec<(usize, usize)> {
    let marks = text.match_indices('是').filter_map(|(at, _)| {
        let digit = text[..at].chars().next_back()?;
        let number = "一二三四五六七八九十".chars().position(|c| c == digit)? + 1;
        let begins = at - digit.len_utf8();
        let is_first = begins == 0 || text[..begins].ends_with(['。', '；', '，', '：', ';', ',', ':', '、']);
        is_first.then_some((begins, number))
    });
    marks.collect()
}

/// A number as it is written at its level.
pub fn words(style: Style, number: usize) -> String {
    let chinese = || crate::numeral::chinese(number);
    match style {
        Style::Chinese => format!("{}、", chinese()),
        Style::ChineseInBrackets => format!("（{}）", chinese()),
        Style::Arabic => format!("{number}."),
        Style::ArabicInBrackets => format!("（{number}）"),
        Style::Circled => "①②③④⑤⑥⑦⑧⑨⑩".chars().nth(number.saturating_sub(1)).map(String::from).unwrap_or_default(),
    }
}
