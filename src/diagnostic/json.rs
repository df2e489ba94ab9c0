//! Findings as one JSON object for programs. Lines and columns count from 1, columns in characters.

use serde::Serialize;
use serde_json::Value;

use super::human::sorted;
use super::{Diagnostic, Level};
use crate::source::Place;

/// All findings and a summary as one object, in the order of [`sorted`]. Ends with a line end.
pub fn render(findings: &[Diagnostic], summary: &Value) -> String {
    let findings: Vec<_> = sorted(findings).into_iter().map(Finding::of).collect();
    serde_json::to_string_pretty(&Report { findings, summary }).map(|text| text + "\n").unwrap_or_default()
}

#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<Finding<'a>>,
    summary: &'a Value,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    level: &'static str,
    message: &'a str,
    #[serde(flatten)]
    span: Span<'a>,
    help: &'a str,
    related: Vec<Related<'a>>,
    unit: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    section: &'a str,
}

#[derive(Serialize, Default)]
struct Span<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    label: &'a str,
}

impl<'a> Finding<'a> {
    fn of(finding: &'a Diagnostic) -> Self {
        let level = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info => "info",
        };
        let related = finding.related.iter().map(|(place, label)| Related::of(place, label)).collect();
        Self {
            code: finding.code.as_str(),
            level,
            message: &finding.message,
            span: finding.place.as_ref().map(Span::of).unwrap_or_default(),
            help: &finding.help,
            related,
            unit: &finding.unit,
            section: &finding.section,
        }
    }
}

impl<'a> Span<'a> {
    fn of(place: &'a Place) -> Self {
        let (start, end) = (place.start(), place.end());
        Self {
            file: Some(place.path()),
            line: Some(start.line),
            column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
        }
    }
}

impl<'a> Related<'a> {
    fn of(place: &'a Place, label: &'a str) -> Self {
        let start = place.start();
        Self { file: place.path(), line: start.line, column: start.column, label }
    }
}
