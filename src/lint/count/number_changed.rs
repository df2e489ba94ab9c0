//! N714 数与拟稿按事实出的不同
//!
//! 是什么：拿回来校对的文件是这个项目的，里面有的数与现在按事实生成的那一份不同。
//!
//! 为什么：数在 Word、WPS 里改了，事实没有改，附表、摘要、街道汇总就跟它对不上；或者事实改了，这一份还是旧的。
//!
//! 例子：（文件里）调解成功率98.1%；（事实）调解成功率97.3%
//!
//! 应当写成：改对的，把事实文件也改了，重新生成；改错的，改回来。
//!
//! 依据：实务（正文、附表、汇总一致是核稿的固定一项）。

use std::ops::Range;

use crate::lint::known::Reference;
use crate::lint::{Remark, Subject, meet, similarity};
use crate::manuscript::Line;

/// Longer texts than this squared are not compared as a whole.
const LARGEST: usize = 3_000;
/// Two lines that were edited are the same line still when they are so much alike.
const ALIKE: f64 = 0.6;

/// Compares a document of the project that came back with the one that its facts give.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(reference) = subject.reference else { return Vec::new() };
    let (here, there) = (&subject.text.lines, &reference.text.lines);
    if here.len() > LARGEST || there.len() > LARGEST {
        return Vec::new();
    }
    pairs(here, there).into_iter().flat_map(|(one, other)| changed(one, &here[one], &there[other], reference)).collect()
}

/// The numbers of a line that are not those of the line that the facts give.
fn changed(index: usize, line: &Line, given: &Line, reference: Reference<'_>) -> Vec<Remark> {
    if line.text == given.text {
        return Vec::new();
    }
    let (here, there) = (numbers(&line.text), numbers(&given.text));
    if here.len() != there.len() {
        return Vec::new();
    }
    let differing =
        here.into_iter().zip(there).filter(|(one, other)| line.text[one.clone()] != given.text[other.clone()]);
    let remark = |(one, other): (Range<usize>, Range<usize>)| {
        let origin = given.origins.iter().find(|(span, _)| meet(span, &other));
        let fact = origin.and_then(|(_, origin)| reference.origins.get(*origin));
        let from = fact.map(|fact| match fact.file.as_str() {
            "" => format!("（{}）", fact.key),
            file => format!("（{}，{file}:{}）", fact.key, fact.line),
        });
        let (said, right) = (&line.text[one.clone()], &given.text[other]);
        let message = format!("这里的数是{said}，按事实应当是{right}{}", from.unwrap_or_default());
        Remark::at(index, one, message, "改对了的，把事实文件也改了再生成；改错了的，改回来")
    };
    differing.map(remark).collect()
}

/// Byte ranges of the numbers in a text.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let is_point = c == '.' && text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        match ranges.last_mut() {
            Some(last) if last.end == at && (c.is_ascii_digit() || is_point) => last.end = at + 1,
            _ if c.is_ascii_digit() => ranges.push(at..at + 1),
            _ => {}
        }
    }
    ranges
}

fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for range in numbers(text) {
        out.push_str(&text[from..range.start]);
        out.push('0');
        from = range.end;
    }
    out.push_str(&text[from..]);
    out
}

/// Which line is which: the longest common sequence of lines that differ in numbers at most, and between two of them lines that
/// were edited.
fn pairs(here: &[Line], there: &[Line]) -> Vec<(usize, usize)> {
    let mask = |lines: &[Line]| lines.iter().map(|line| masked(&line.text)).collect::<Vec<_>>();
    let (one, other) = (mask(here), mask(there));
    // Length of the longest common sequence of what is left from each pair on.
    let width = other.len() + 1;
    let mut lengths = vec![0_u16; (one.len() + 1) * width];
    for a in (0..one.len()).rev() {
        for b in (0..other.len()).rev() {
            lengths[a * width + b] = if one[a] == other[b] {
                lengths[(a + 1) * width + b + 1] + 1
            } else {
                lengths[(a + 1) * width + b].max(lengths[a * width + b + 1])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut a, mut b, mut from) = (0, 0, (0, 0));
    while a < one.len() && b < other.len() {
        if one[a] == other[b] {
            pairs.extend(edited(here, there, from.0..a, from.1..b));
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
            from = (a, b);
        } else if lengths[(a + 1) * width + b] >= lengths[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs.extend(edited(here, there, from.0..one.len(), from.1..other.len()));
    pairs
}

/// Between two lines that are the same: as many lines here as there, each much like the other, were edited.
fn edited(here: &[Line], there: &[Line], one: Range<usize>, other: Range<usize>) -> Vec<(usize, usize)> {
    if one.len() != other.len() {
        return Vec::new();
    }
    let pairs = one.zip(other);
    pairs.filter(|(a, b)| similarity::of(&here[*a].text, &there[*b].text) >= ALIKE).collect()
}
