//! Findings as SARIF 2.1.0, for editors and reviewers' tools. Lines and columns count from 1, columns in characters.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::human::sorted;
use super::{Code, Diagnostic, Level};
use crate::source::Place;

/// All findings as one log with one run. Ends with a line end.
pub fn render(findings: &[Diagnostic]) -> String {
    let mut codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> =
        codes.iter().map(|code| json!({ "id": code.as_str(), "shortDescription": { "text": code.title() } })).collect();
    let results: Vec<Value> = sorted(findings).into_iter().map(result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "nigao", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).map(|text| text + "\n").unwrap_or_default()
}

fn result(finding: &Diagnostic) -> Value {
    let level = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    };
    let text = match finding.help.as_str() {
        "" => finding.message.clone(),
        help => format!("{}。{help}", finding.message),
    };
    let related: Vec<Value> = finding
        .related
        .iter()
        .map(|(place, words)| {
            let mut location = location(place);
            location["message"] = json!({ "text": words });
            location
        })
        .collect();
    let mut locations: Vec<Value> = finding.place.iter().map(location).collect();
    if let (Some(location), false) = (locations.first_mut(), finding.section.is_empty()) {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": finding.section }]);
    }
    json!({
        "ruleId": finding.code.as_str(),
        "level": level,
        "message": { "text": text },
        "locations": locations,
        "relatedLocations": related,
    })
}

/// A path as a URI reference (RFC 3986): 汉字, blanks and # are escaped; one from the root names its scheme.
fn uri(path: &str) -> String {
    let escaped = utf8_percent_encode(path, PATH);
    let has_drive = path.chars().nth(1) == Some(':');
    match (path.starts_with('/'), has_drive) {
        (true, _) => format!("file://{escaped}"),
        (_, true) => format!("file:///{escaped}"),
        _ => escaped.to_string(),
    }
}

/// What a path may not have as it is.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':')
    .remove(b'(')
    .remove(b')');

fn location(place: &Place) -> Value {
    let (start, end) = (place.start(), place.end());
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(place.path()) },
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
        },
    })
}
