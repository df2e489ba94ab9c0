//! Reading on after a mistake, so that one run finds every problem of a file.
//!
//! A copy of the text is mended byte for byte: a full-width sign becomes its half-width twin and spaces, any other bad line
//! becomes blank, with what hangs below it. Every byte keeps its place, so the nodes' places are those of the file. The tree
//! serves to find further problems only; nothing is ever written from a file with an error.

use std::sync::Arc;

use super::build;
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::facts::tree::Node;
use crate::source::Source;

/// Lines that the parser may refuse before reading gives up.
const PATIENCE: usize = 16;

/// Reads the mended text: its tree, and what the parser still says of lines that were not mended.
pub(super) fn read(source: &Arc<Source>, findings: &[Diagnostic]) -> (Option<Node>, Vec<Diagnostic>) {
    let mut text = source.text.clone().into_bytes();
    let mut touched = Vec::new();
    for finding in findings.iter().filter(|finding| finding.level == Level::Error) {
        let Some(place) = &finding.place else { continue };
        if !is_twin(finding.code) || !half_width(&mut text, source, place.span.start) {
            blank(&mut text, source, place.start().line);
        }
        touched.push(place.start().line);
    }
    let mut further = Vec::new();
    for _ in 0..PATIENCE {
        let mended = String::from_utf8_lossy(&text);
        let (tree, found) = build::build_text(source, &mended);
        let stopped = found.iter().find(|finding| finding.code == Code::N101);
        let line = stopped.and_then(|finding| finding.place.as_ref()).map(|place| place.start().line);
        further.extend(found.iter().filter(|finding| is_news(finding, &touched)).cloned());
        match line {
            Some(line) if !touched.contains(&line) => {
                blank(&mut text, source, line);
                touched.push(line);
            }
            _ => return (tree, further),
        }
    }
    (None, further)
}

/// Codes whose sign has a half-width twin.
fn is_twin(code: Code) -> bool {
    matches!(code, Code::N102 | Code::N105)
}

/// Puts the half-width twin and spaces in the place of a full-width sign.
fn half_width(text: &mut [u8], source: &Source, at: usize) -> bool {
    let Some(sign) = source.text.get(at..).and_then(|rest| rest.chars().next()) else { return false };
    let twin = match sign {
        '：' | '﹕' | '∶' => b':',
        '，' | '、' | '；' => b',',
        _ => return false,
    };
    text[at] = twin;
    text[at + 1..at + sign.len_utf8()].fill(b' ');
    true
}

/// Blanks a line and the deeper lines below it.
fn blank(text: &mut [u8], source: &Source, line: usize) {
    let depth = indent(source, line);
    text[source.line(line)].fill(b' ');
    for below in line + 1..=source.lines() {
        let range = source.line(below);
        let is_empty = source.text[range.clone()].trim().is_empty();
        if !is_empty && indent(source, below) <= depth {
            break;
        }
        text[range].fill(b' ');
    }
}

fn indent(source: &Source, line: usize) -> usize {
    let text = &source.text[source.line(line)];
    text.chars().take_while(|c| c.is_whitespace()).count()
}

/// Duplicates, and syntax errors that stand apart from what was mended.
fn is_news(finding: &Diagnostic, touched: &[usize]) -> bool {
    let Some(place) = &finding.place else { return false };
    let line = place.start().line;
    match finding.code {
        Code::N106 => true,
        Code::N101 => touched.iter().all(|&mended| line.abs_diff(mended) > 1),
        _ => false,
    }
}
