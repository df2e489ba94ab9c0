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

/// The numbers at the beginnings of a document's lines. Cells have numbers of their own.
pub fn labels(subject: &Subject<'_>, document: Range<usize>) -> Vec<(usize, Label)> {
    let lines = subject
        .lines()
        .filter(|(index, line)| document.contains(index) && !matches!(line.kind, Kind::Cell | Kind::Form));
    lines.filter_map(|(index, line)| Some((index, label::read(&line.text)?))).collect()
}

/// All lists of siblings, document by document.
pub fn of(subject: &Subject<'_>) -> Vec<Series> {
    let mut all = Vec::new();
    for document in subject.text.documents() {
        let mut open: Vec<(Style, Series)> = Vec::new();
        for (line, label) in labels(subject, document) {
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
