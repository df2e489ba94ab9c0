//! Fact file → tree: YAML events with exact places, and nothing that a fact file does not need.
//!
//! 1. [`traps`] look for what YAML would misread without a word
//! 2. [`build`] turns the parser's events into nodes and refuses what a fact file may not use
//! 3. [`syntax`] says in Chinese what the parser could not read
//! 4. [`recover`] reads on after a mistake, so that later ones are found in the same run
//! 5. [`read`] drops what the parser only says because of a trap

mod build;
mod recover;
mod syntax;

use std::sync::Arc;

use super::traps;
use super::tree::Node;
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::source::Source;

/// Deepest nesting of lists and maps.
pub const MAX_DEPTH: usize = 32;

/// Reads a fact file: its traps, then its tree. A parser's complaint that a trap explains is left out.
///
/// The tree holds as much as could be read; with a finding of level error it may lack entries.
pub fn read(source: &Arc<Source>) -> (Option<Node>, Vec<Diagnostic>) {
    let traps = traps::look(source);
    let (tree, parsed) = parse(source);
    let echoes = Echoes::of(source, &traps);
    let mut findings = traps.findings;
    findings.extend(parsed.into_iter().filter(|finding| !echoes.explain(finding)));
    // Two contents in one file (N110) would only collide when read as one.
    let is_one = findings.iter().all(|finding| finding.code != Code::N110);
    let has_error = findings.iter().any(|finding| finding.level == Level::Error);
    let (tree, further) = if has_error && is_one { recover::read(source, &findings) } else { (tree, Vec::new()) };
    let is_known =
        |finding: &Diagnostic| findings.iter().any(|known| known.code == finding.code && known.place == finding.place);
    let further: Vec<Diagnostic> = further.into_iter().filter(|finding| !is_known(finding)).collect();
    findings.extend(further);
    findings.sort_by_key(|finding| {
        let at = finding.place.as_ref().map_or((0, 0), |place| (place.span.start, place.span.end));
        (at, finding.code)
    });
    (tree, findings)
}

/// Reads the tree without looking for traps.
pub fn parse(source: &Arc<Source>) -> (Option<Node>, Vec<Diagnostic>) {
    build::build(source)
}

/// The lines on which a trap explains what the parser says.
struct Echoes {
    /// The line before, the first and the last line of each trap's reach.
    reach: Vec<(usize, usize, usize)>,
    /// The line before the first trap that can make the parser give up.
    breaks: Option<usize>,
}

impl Echoes {
    fn of(source: &Arc<Source>, traps: &traps::Traps) -> Self {
        let errors = || traps.findings.iter().filter(|trap| trap.level == Level::Error);
        let mut reach: Vec<_> = errors()
            .filter_map(|trap| {
                let place = trap.place.as_ref()?;
                let (first, last) = (place.start().line, place.end().line);
                Some((previous_line(source, first), first, next_line(source, last)))
            })
            .collect();
        reach.extend(traps.open.iter().map(|&at| {
            let line = source.position(at).line;
            (line, line, source.lines())
        }));
        let harmless = [Code::N107, Code::N111, Code::N115];
        let breaking = errors().filter(|trap| !harmless.contains(&trap.code));
        let breaking = breaking.filter_map(|trap| trap.place.as_ref()).map(|place| place.start().line);
        let breaks = breaking.chain(traps.open.iter().map(|&at| source.position(at).line)).min();
        Self { reach, breaks: breaks.map(|line| previous_line(source, line)) }
    }

    fn explain(&self, finding: &Diagnostic) -> bool {
        let Some(place) = finding.place.as_ref().filter(|_| finding.code != Code::N106) else { return false };
        let line = place.start().line;
        if finding.code == Code::N101 {
            // 解析器只报第一处，多半在陷阱后面几行才发觉
            return self.breaks.is_some_and(|breaks| breaks <= line || syntax::is_top_level(finding));
        }
        self.reach.iter().any(|&(before, first, last)| {
            // 缩进的陷阱会让上一行的键变成空的，所以 N112 往上看一行
            let first = if finding.code == Code::N112 { before } else { first };
            (first..=last).contains(&line)
        })
    }
}

/// The next line after `line` that says something.
fn next_line(source: &Source, line: usize) -> usize {
    (line + 1..=source.lines()).find(|&line| says_something(source, line)).unwrap_or(source.lines())
}

/// The line before `line` that says something.
fn previous_line(source: &Source, line: usize) -> usize {
    (1..line).rev().find(|&line| says_something(source, line)).unwrap_or(line)
}

fn says_something(source: &Source, line: usize) -> bool {
    let text = source.text[source.line(line)].trim();
    !text.is_empty() && !text.starts_with('#')
}
