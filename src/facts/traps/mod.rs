//! What a clerk mistypes and YAML would misread without a word.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Looks for typing traps.
pub fn scan(_source: &Arc<Source>) -> Vec<Diagnostic> {
    Vec::new()
}

/// Whether a finding leaves the rest of the file unreadable: a quote or bracket without its partner.
pub fn leaves_open(_finding: &Diagnostic) -> bool {
    false
}
