//! All of a project: its documents, its collections, what lets nothing pass, and each street's board and report.

use super::collection::{self, Collected};
use super::{Batch, Compared, Outcome, Status, Tell, Wish, board, report, waived};
use crate::diagnostic::Diagnostic;
use crate::emit::{board as page, report as checked};
use crate::output::Output;
use crate::pipeline::prepare::{Job, Prepared};

/// What came of a project.
pub struct Whole {
    /// One entry a job, in plan order.
    pub outcomes: Vec<Outcome>,
    /// The communities' documents compared with one another.
    pub compared: Vec<Compared>,
    /// Collections, in the order of 项目.yaml.
    pub collections: Vec<Collected>,
    /// Every finding.
    pub found: Vec<Diagnostic>,
}

/// Makes the documents of these jobs, and when they are all of the project's, its collections. `found` is what was found before.
/// `output` is none when nothing is to be written.
pub fn make(
    prepared: &Prepared,
    jobs: &[Job],
    mut found: Vec<Diagnostic>,
    wish: Wish,
    output: Option<&Output>,
    tell: Tell<'_>,
) -> Whole {
    let Batch { outcomes, compared } = super::run(prepared, jobs, wish, output, tell);
    found.extend(outcomes.iter().flat_map(|outcome| outcome.found.iter().cloned()));
    // A part of the units would pass for all of them.
    let is_all = jobs.len() == prepared.jobs.len();
    let collections = if is_all { collection::run(prepared, wish, output) } else { Vec::new() };
    found.extend(collections.iter().flat_map(|collected| collected.found.iter().cloned()));
    if is_all && outcomes.iter().all(|outcome| outcome.status != Status::Blocked) {
        found.extend(waived::unused(prepared, &outcomes));
    }
    Whole { outcomes, compared, collections, found }
}

impl Whole {
    /// Findings that belong to no document.
    pub fn general(&self) -> Vec<Diagnostic> {
        let in_documents: Vec<&Diagnostic> = self.outcomes.iter().flat_map(|outcome| &outcome.found).collect();
        self.found.iter().filter(|finding| !in_documents.contains(finding)).cloned().collect()
    }

    /// Writes each street's board and its 校对报告. Of a part of the units the board would show that part as the whole, so it
    /// is left as it is, and the report is named after them.
    pub fn write_boards(&mut self, prepared: &Prepared, output: &Output) {
        let is_all = self.outcomes.len() == prepared.jobs.len();
        let general = self.general();
        for street in 0..prepared.streets.len() {
            let mut report = report::of(prepared, street, &self.outcomes, &self.compared, &general);
            let mut files = Vec::new();
            if is_all {
                files.push((
                    "index.html".to_owned(),
                    page::write(&board::of(prepared, street, &self.outcomes, &general)),
                ));
            } else if report.documents.is_empty() {
                continue;
            } else {
                report.street = self.units(prepared, street);
            }
            let name = if is_all { "校对报告".to_owned() } else { part(&report.street) };
            files.push((format!("{name}.html"), checked::html::write(&report)));
            files.push((format!("{name}.json"), checked::json(&report)));
            for (name, text) in files {
                if let Err(finding) = output.write(&format!("{}/{name}", prepared.folder(street)), text.as_bytes()) {
                    self.found.push(*finding);
                }
            }
        }
    }

    /// Where the 校对报告 of a part of the units lies in the output, for each street that has one.
    pub fn reports(&self, prepared: &Prepared) -> Vec<String> {
        let streets =
            (0..prepared.streets.len()).filter(|street| self.outcomes.iter().any(|one| one.job.street == *street));
        streets
            .map(|street| format!("{}/{}.html", prepared.folder(street), part(&self.units(prepared, street))))
            .collect()
    }

    /// The units of a street whose documents were made, in words.
    fn units(&self, prepared: &Prepared, street: usize) -> String {
        let outcomes = self.outcomes.iter().filter(|outcome| outcome.job.street == street);
        let mut names: Vec<&str> = outcomes.map(|outcome| prepared.view(&outcome.job).unit.name.as_str()).collect();
        names.dedup();
        match names.as_slice() {
            [first, _, _, ..] => format!("{first}等{}个单位", names.len()),
            _ => names.join("、"),
        }
    }
}

/// The name of the 校对报告 of a part of the units.
fn part(units: &str) -> String {
    format!("校对报告（{units}）")
}
