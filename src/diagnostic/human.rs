//! Findings as text for people: the line, a caret under the place, what to do.
//!
//! 1. [`sorted`] puts findings in the order of files, lines and columns
//! 2. [`folded`] shows a finding that many units share once
//! 3. [`one`] draws a finding with its places

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group as Report, Level as Loudness, Renderer, Snippet};

use super::{Diagnostic, Level};
use crate::source::{Place, Source};

/// All findings as text, in the order of files, lines and columns. Ends with a line end unless there are none.
pub fn render(findings: &[Diagnostic], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    let mut text = String::new();
    for group in folded(&sorted(findings)) {
        text.push_str(&one(&renderer, &group));
        text.push_str("\n\n");
    }
    if text.ends_with("\n\n") {
        text.pop();
    }
    text
}

/// Columns before a source line is cut; long enough for the widest line a person writes.
const WIDTH: usize = 140;

/// Findings by file, line, column, then code; those without a place come first.
pub fn sorted(findings: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<_> = findings.iter().collect();
    sorted.sort_by(|a, b| order(a, b));
    sorted
}

fn order(a: &Diagnostic, b: &Diagnostic) -> Ordering {
    (where_it_is(a), a.code, &a.message, &a.unit).cmp(&(where_it_is(b), b.code, &b.message, &b.unit))
}

fn where_it_is(finding: &Diagnostic) -> Option<(&str, usize, usize)> {
    finding.place.as_ref().map(|place| (place.path(), place.span.start, place.span.end))
}

/// One finding and the units that share it.
struct Group<'a> {
    finding: &'a Diagnostic,
    units: Vec<&'a str>,
}

/// Puts findings that differ only in their unit together. Expects them sorted, so that equal ones are neighbours.
fn folded<'a>(sorted: &[&'a Diagnostic]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for &finding in sorted {
        let unit = Some(finding.unit.as_str()).filter(|unit| !unit.is_empty());
        match groups.last_mut() {
            Some(group) if same(group.finding, finding) => {
                group.units.extend(unit.filter(|unit| !group.units.contains(unit)));
            }
            _ => groups.push(Group { finding, units: unit.into_iter().collect() }),
        }
    }
    groups
}

fn same(a: &Diagnostic, b: &Diagnostic) -> bool {
    (a.code, a.level, &a.message, &a.place, &a.help) == (b.code, b.level, &b.message, &b.place, &b.help)
}

/// How many units a finding stands for, or the one whose it is if the message does not name it.
fn units(group: &Group<'_>) -> String {
    match group.units.as_slice() {
        [] => String::new(),
        [unit] if group.finding.message.contains(unit) => String::new(),
        [unit] => format!("（{unit}）"),
        many => {
            let kind = if many.iter().all(|unit| unit.ends_with("社区")) { "社区" } else { "单位" };
            format!("（{}个{kind}相同）", many.len())
        }
    }
}

fn one(renderer: &Renderer, group: &Group<'_>) -> String {
    let finding = group.finding;
    let loudness = match finding.level {
        Level::Error => Loudness::ERROR,
        Level::Warning => Loudness::WARNING,
        Level::Info => Loudness::INFO,
    };
    let title = loudness
        .with_name(finding.level.label())
        .primary_title(format!("{}{}", finding.message, units(group)))
        .id(finding.code.as_str());
    let help = Some(format!("帮助：{}", finding.help)).filter(|_| !finding.help.is_empty());
    let windows = windows(finding);
    if windows.is_empty() {
        // 没有位置的发现不画边线
        let title = renderer.render(&[Report::with_title(title)]);
        return help.map_or(title.clone(), |help| format!("{title}\n  = {help}"));
    }
    let report = title.elements(windows.into_iter().map(Window::snippet));
    let section = Some(format!("位置：{}", finding.section)).filter(|_| !finding.section.is_empty());
    let report = section
        .into_iter()
        .chain(help)
        .fold(report, |report, help| report.element(Loudness::HELP.no_name().message(help)));
    renderer.render(&[report])
}

/// Lines of one source with their carets. Places in one file that are near each other share a window.
struct Window<'a> {
    source: &'a Arc<Source>,
    lines: Range<usize>,
    marks: Vec<(Range<usize>, &'a str, AnnotationKind)>,
}

/// Places further apart than this are drawn as two snippets.
const NEAR: usize = 12;

fn windows(finding: &Diagnostic) -> Vec<Window<'_>> {
    let primary = finding.place.iter().map(|place| (place, finding.label.as_str(), AnnotationKind::Primary));
    let related = finding.related.iter().map(|(place, words)| (place, words.as_str(), AnnotationKind::Context));
    let mut windows: Vec<Window<'_>> = Vec::new();
    for (place, words, kind) in primary.chain(related) {
        let line = place.start().line;
        let mark = (on_one_line(place, line), words, kind);
        let near = windows.iter_mut().find(|window| {
            Arc::ptr_eq(window.source, &place.source)
                && window.lines.start.abs_diff(line).min(window.lines.end.abs_diff(line)) <= NEAR
        });
        match near {
            Some(window) => {
                window.lines = window.lines.start.min(line)..window.lines.end.max(line);
                window.marks.push(mark);
            }
            None => windows.push(Window { source: &place.source, lines: line..line, marks: vec![mark] }),
        }
    }
    windows
}

/// The part of a place that is on its first line: a caret, not a fence around half a file.
fn on_one_line(place: &Place, line: usize) -> Range<usize> {
    let end = place.source.line(line).end;
    let start = place.span.start.min(end);
    start..place.span.end.clamp(start, end)
}

impl<'a> Window<'a> {
    fn snippet(self) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let start = self.source.line(self.lines.start).start;
        let end = self.source.line(self.lines.end).end;
        let marks = self.marks.into_iter().map(|(span, words, kind)| {
            let words = (!words.is_empty()).then_some(words);
            kind.span(span.start - start..span.end - start).label(words)
        });
        Snippet::source(&self.source.text[start..end])
            .line_start(self.lines.start)
            .path(self.source.path.as_str())
            .annotations(marks)
    }
}
