//! The status board of a street: outcomes and findings in the form that the emitter takes.

use super::{Outcome, Status};
use crate::diagnostic::{Diagnostic, Level, human};
use crate::emit::board::{Board, BoardDocument, BoardFinding, BoardLevel, BoardRow, BoardStatus};
use crate::facts::unit::Tier;
use crate::pipeline::prepare::Prepared;

/// The board of one street. `found` are the findings that belong to no document.
pub fn of(prepared: &Prepared, street: usize, outcomes: &[Outcome], found: &[Diagnostic]) -> Board {
    let world = &prepared.streets[street];
    let name = &world.street.unit.name;
    let year = prepared.settings.year;
    let own: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.job.street == street).collect();
    let mut rows: Vec<BoardRow> = Vec::new();
    for outcome in &own {
        let unit = &prepared.view(&outcome.job).unit;
        if rows.last().is_none_or(|row| row.unit != unit.name) {
            let level = unit.tier.label().to_owned();
            rows.push(BoardRow { unit: unit.name.clone(), level, documents: Vec::new() });
        }
        if let Some(row) = rows.last_mut() {
            row.documents.push(document(prepared, outcome, found));
        }
    }
    let units: Vec<&str> = rows.iter().map(|row| row.unit.as_str()).collect();
    let all: Vec<Diagnostic> = found
        .iter()
        .filter(|finding| finding.unit.is_empty() || units.contains(&finding.unit.as_str()))
        .chain(own.iter().flat_map(|outcome| &outcome.found))
        .cloned()
        .collect();
    let count = |test: fn(&Outcome) -> bool| own.iter().filter(|outcome| test(outcome)).count();
    Board {
        title: format!("{name}{year}年文件生成情况"),
        street: name.clone(),
        year: year.to_string(),
        rows,
        findings: human::sorted(&all).into_iter().map(finding).collect(),
        built: count(Outcome::is_written),
        failed: count(|outcome| outcome.status == Status::Failed || is_own_fault(outcome)),
        skipped: count(|outcome| outcome.status == Status::Blocked && !is_own_fault(outcome)),
        note: note(prepared, street, &own),
    }
}

/// Blocked by its own facts, not by those that it adds up.
fn is_own_fault(outcome: &Outcome) -> bool {
    outcome.status == Status::Blocked && outcome.job.community.is_some()
}

/// 15个社区：13个已生成，2个未生成.
pub fn note(prepared: &Prepared, street: usize, outcomes: &[&Outcome]) -> String {
    let communities = prepared.streets[street].communities.len();
    let mut left: Vec<&str> = outcomes
        .iter()
        .filter(|outcome| outcome.job.community.is_some() && !outcome.is_written())
        .map(|outcome| prepared.view(&outcome.job).unit.name.as_str())
        .collect();
    left.dedup();
    let mut note = format!("{communities}个社区：{}个已生成，{}个未生成", communities - left.len(), left.len());
    if !left.is_empty() {
        note = format!("{note}（{}）", left.join("、"));
    }
    let waiting = outcomes
        .iter()
        .find(|outcome| prepared.view(&outcome.job).unit.tier == Tier::Street && !outcome.job.blocked.is_empty());
    match waiting {
        Some(outcome) => format!("{note}。街道文件未生成：{}", outcome.job.blocked),
        None => note,
    }
}

fn document(prepared: &Prepared, outcome: &Outcome, found: &[Diagnostic]) -> BoardDocument {
    let unit = &prepared.view(&outcome.job).unit.name;
    let prefix = format!("{}/", prepared.folder(outcome.job.street));
    let file = |path: &String| {
        let label = path.rsplit('.').next().unwrap_or_default().to_uppercase();
        (label, path.trim_start_matches(&prefix).to_owned())
    };
    // A blocked document shows the errors of its unit's facts: that is what is in its way.
    let blocking = found.iter().filter(|finding| finding.unit == *unit && finding.level == Level::Error).count();
    let errors = outcome.count(Level::Error) + if outcome.status == Status::Blocked { blocking } else { 0 };
    BoardDocument {
        kind: prepared.assemblies[outcome.job.assembly].kind.clone(),
        title: outcome.name.clone(),
        status: match outcome.status {
            // What the board says depends on the facts alone, so a second build leaves it as it is.
            Status::Built | Status::Unchanged => BoardStatus::Built,
            Status::Blocked if !is_own_fault(outcome) => BoardStatus::Skipped,
            Status::Blocked | Status::Failed => BoardStatus::Failed,
        },
        files: outcome.files.iter().map(file).collect(),
        pages: outcome.pages,
        characters: outcome.characters,
        errors,
        warnings: outcome.count(Level::Warning),
        infos: outcome.count(Level::Info),
        missing: outcome.gaps,
    }
}

fn finding(finding: &Diagnostic) -> BoardFinding {
    let place = finding.place.as_ref().map(|place| {
        let start = place.start();
        format!("{} 第{}行第{}列", place.path(), start.line, start.column)
    });
    BoardFinding {
        level: match finding.level {
            Level::Error => BoardLevel::Error,
            Level::Warning => BoardLevel::Warning,
            Level::Info => BoardLevel::Info,
        },
        code: finding.code.as_str().to_owned(),
        message: finding.message.clone(),
        place: place.unwrap_or_default(),
        help: finding.help.clone(),
        unit: finding.unit.clone(),
    }
}
