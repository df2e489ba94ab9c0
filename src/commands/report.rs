//! The terminal: what is printed, where, and how wide. A closed pipe is no error.

use std::io::{IsTerminal, Write};

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Level, human, json, sarif};

/// Prints to standard output.
pub fn say(text: &str) {
    // A reader that went away (`| head`) wants no more; there is nobody to tell.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Prints to standard error.
pub fn complain(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Prints findings to standard error, as people read them.
pub fn findings(found: &[Diagnostic]) {
    if !found.is_empty() {
        complain(&human::render(found, std::io::stderr().is_terminal()));
        complain("\n");
    }
}

/// Prints one JSON object to standard output.
pub fn object(found: &[Diagnostic], summary: &Value) {
    say(&json::render(found, summary));
    say("\n");
}

/// Prints a SARIF log to standard output.
pub fn sarif(found: &[Diagnostic]) {
    say(&sarif::render(found));
}

/// Numbers of findings by level.
pub fn counts(found: &[Diagnostic]) -> Value {
    let count = |level| found.iter().filter(|finding| finding.level == level).count();
    json!({ "errors": count(Level::Error), "warnings": count(Level::Warning), "infos": count(Level::Info) })
}

/// 错误 2 处，提醒 1 处，说明 3 处.
pub fn tally(found: &[Diagnostic]) -> String {
    let parts: Vec<String> = [Level::Error, Level::Warning, Level::Info]
        .into_iter()
        .map(|level| (level, found.iter().filter(|finding| finding.level == level).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(level, count)| format!("{} {count} 处", level.label()))
        .collect();
    if parts.is_empty() { "没有发现问题".into() } else { parts.join("，") }
}
