//! Findings for the page.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Level, human};
use crate::source::Place;

/// A finding, beside which block of the body it stands, and the line that it is about.
pub fn of(finding: &Diagnostic, block: Option<usize>) -> Value {
    json!({
        "level": match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info => "info",
        },
        "code": finding.code.as_str(),
        "message": finding.message,
        "help": finding.help,
        "place": finding.place.as_ref().map(place),
        "block": block,
        "excerpt": if finding.place.is_some() { text(std::slice::from_ref(finding)) } else { String::new() },
    })
}

/// Findings in the order in which `build` prints them.
pub fn all<'a>(found: impl Iterator<Item = &'a Diagnostic>) -> Vec<Value> {
    let found: Vec<Diagnostic> = found.cloned().collect();
    human::sorted(&found).into_iter().map(|finding| of(finding, None)).collect()
}

/// What `build` prints of findings.
pub fn text(found: &[Diagnostic]) -> String {
    human::render(found, false)
}

/// A place: file, line and column.
pub fn place(place: &Place) -> Value {
    let start = place.start();
    json!({ "file": place.path(), "line": start.line, "column": start.column })
}
