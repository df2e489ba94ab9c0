//! What a project says of the rules: how loud each is, and what is let pass.

use std::collections::BTreeMap;

use super::{Noted, Rule, Waiver};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::manuscript::Manuscript;

/// Levels of rules and what is let pass (放过).
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// Rules with a level of their own; none: not looked at (不查).
    pub levels: BTreeMap<Code, Option<Level>>,
    /// What is let pass.
    pub waivers: Vec<Waiver>,
}

/// A finding that was let pass, and the waiver that did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// Index into [`Policy::waivers`].
    pub waiver: usize,
    /// What would have been said.
    pub finding: Diagnostic,
}

impl Policy {
    /// How loud a rule is; none: it is not looked at.
    pub fn level(&self, rule: &Rule) -> Option<Level> {
        self.levels.get(&rule.code).copied().unwrap_or(Some(rule.code.level()))
    }

    /// Takes out what is let pass. `names`: what the document may be called.
    pub fn waive(&self, noted: Vec<Noted>, text: &Manuscript, names: &[&str]) -> (Vec<Noted>, Vec<Passed>) {
        let (mut left, mut passed) = (Vec::new(), Vec::new());
        for note in noted {
            match self.waivers.iter().position(|waiver| waiver.covers(&note, text, names)) {
                Some(waiver) => passed.push(Passed { waiver, finding: note.finding }),
                None => left.push(note),
            }
        }
        (left, passed)
    }

    /// Findings on what let nothing pass. `is_seen` says of a waiver whether all that it is about was looked at.
    pub fn unused(&self, passed: &[Passed], is_seen: impl Fn(&Waiver) -> bool) -> Vec<Diagnostic> {
        let is_used =
            |index: usize, rule: Code| passed.iter().any(|one| one.waiver == index && one.finding.code == rule);
        let seen = self.waivers.iter().enumerate().filter(|(_, waiver)| is_seen(waiver));
        let unused = seen.filter_map(|(index, waiver)| {
            let rules: Vec<Code> = waiver.rules.iter().copied().filter(|rule| !is_used(index, *rule)).collect();
            (!rules.is_empty()).then(|| waiver.unused(&rules))
        });
        unused.collect()
    }
}
