//! What is let pass (放过) over a whole batch, and what let nothing pass.

use super::Outcome;
use crate::diagnostic::Diagnostic;
use crate::lint::Passed;
use crate::lint::waiver::{Scope, Waiver};
use crate::pipeline::prepare::Prepared;

/// Findings on what let nothing pass although every document that it is about was looked at.
pub fn unused(prepared: &Prepared, outcomes: &[Outcome]) -> Vec<Diagnostic> {
    let passed: Vec<Passed> = outcomes.iter().flat_map(|outcome| outcome.passed.iter().cloned()).collect();
    let names: Vec<&str> = outcomes.iter().map(|outcome| outcome.name.as_str()).collect();
    let is_seen = |waiver: &Waiver| match &waiver.scope {
        // A template that other projects use too may hold what is only theirs.
        Scope::Stretch(_) => !(prepared.is_nested && waiver.place.path().starts_with("templates/")),
        Scope::Named { file, .. } => file.is_empty() || waiver.is_about(&names),
    };
    prepared.policy.unused(&passed, is_seen)
}
