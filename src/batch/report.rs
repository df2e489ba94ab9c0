//! The 校对报告 of a street: outcomes, findings and likeness in the form that the emitter takes.

use super::{Compared, Outcome, Status};
use crate::diagnostic::{self, Diagnostic, human};
use crate::emit::report::{Checked, Finding, Level, Likeness, Member, Passed, Repeated, Report};
use crate::pipeline::prepare::Prepared;
use crate::source::Place;

/// With more documents than this, each with each is too much to be read.
const LEGIBLE: usize = 60;

/// The report of one street. `found` are the findings that belong to no document.
pub fn of(prepared: &Prepared, street: usize, all: &[Outcome], compared: &[Compared], found: &[Diagnostic]) -> Report {
    let outcomes = all.iter().filter(|outcome| outcome.job.street == street);
    let documents: Vec<Checked> = outcomes.map(|outcome| checked(prepared, outcome, found)).collect();
    let units: Vec<&str> = documents.iter().map(|document| document.unit.as_str()).collect();
    let general: Vec<Diagnostic> = found
        .iter()
        .filter(|finding| finding.unit.is_empty() || units.contains(&finding.unit.as_str()))
        .cloned()
        .collect();
    let compared = compared.iter().filter(|compared| compared.street == street);
    Report {
        street: prepared.streets[street].street.unit.name.clone(),
        year: prepared.settings.year.to_string(),
        formal: documents.iter().filter(|document| document.formal).count(),
        general: findings(&general),
        likeness: compared.map(|compared| likeness(prepared, compared, all)).collect(),
        documents,
    }
}

fn checked(prepared: &Prepared, outcome: &Outcome, found: &[Diagnostic]) -> Checked {
    let unit = &prepared.view(&outcome.job).unit.name;
    let in_facts = found.iter().filter(|finding| finding.unit == *unit && finding.level == diagnostic::Level::Error);
    let obstacles = outcome.obstacles() + if outcome.status == Status::Blocked { in_facts.count() } else { 0 };
    let passed = |passed: &crate::lint::Passed| {
        let waiver = &prepared.policy.waivers[passed.waiver];
        let (path, line) = (waiver.place.path(), waiver.place.start().line);
        Passed {
            finding: finding(&passed.finding),
            reason: waiver.reason.clone(),
            waiver: format!("{path} 第{line}行"),
        }
    };
    Checked {
        unit: unit.clone(),
        kind: prepared.assemblies[outcome.job.assembly].kind.clone(),
        title: outcome.name.clone(),
        written: outcome.is_written(),
        formal: outcome.is_formal(),
        obstacles,
        blocked: outcome.job.blocked.clone(),
        characters: outcome.characters,
        findings: findings(&outcome.found),
        passed: outcome.passed.iter().map(passed).collect(),
    }
}

/// In report order, the worst first.
fn findings(found: &[Diagnostic]) -> Vec<Finding> {
    let mut sorted: Vec<Finding> = human::sorted(found).into_iter().map(finding).collect();
    sorted.sort_by_key(|finding| finding.level);
    sorted
}

fn finding(finding: &Diagnostic) -> Finding {
    let position = finding.place.as_ref().map(Place::start);
    Finding {
        level: match finding.level {
            diagnostic::Level::Error => Level::Error,
            diagnostic::Level::Warning => Level::Warning,
            diagnostic::Level::Info => Level::Info,
        },
        code: finding.code.as_str().to_owned(),
        message: finding.message.clone(),
        file: finding.place.as_ref().map_or_else(String::new, |place| place.path().to_owned()),
        line: position.map_or(0, |position| position.line),
        column: position.map_or(0, |position| position.column),
        help: finding.help.clone(),
    }
}

fn likeness(prepared: &Prepared, compared: &Compared, outcomes: &[Outcome]) -> Likeness {
    let unit = |member: usize| prepared.view(&outcomes[compared.outcomes[member]].job).unit.name.clone();
    let group = &compared.group;
    let members = group.members.iter().enumerate().map(|(index, member)| Member {
        unit: unit(index),
        characters: member.characters,
        distinct: member.distinct,
        nearest: member.nearest.map(|(other, _)| unit(other)).unwrap_or_default(),
        rate: member.nearest.map_or(0, |(_, rate)| rate),
    });
    let repeated = group.repeated.iter().zip(&compared.repeated).map(|(block, text)| Repeated {
        documents: block.documents,
        characters: block.characters,
        text: text.clone(),
    });
    Likeness {
        kind: prepared.assemblies[compared.assembly].kind.clone(),
        average: group.average,
        members: members.collect(),
        matrix: if group.members.len() <= LEGIBLE { group.matrix.clone() } else { Vec::new() },
        repeated: repeated.collect(),
    }
}
