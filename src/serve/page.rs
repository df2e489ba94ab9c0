//! One document for the page: its sheets, and all that is wrong with it. What cannot be made is shown as it was when it last could.

use serde_json::{Value, json};

use super::desk::{Desk, Name, Seat, lock};
use super::finding;
use super::refusal::Refusal;
use super::unit::{self, Unit};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::document::text;
use crate::emit::html;
use crate::layout::paginate;
use crate::pipeline::document::{self, Made};
use crate::pipeline::prepare::Job;

/// The unit of a name and the job of its document.
pub fn job<'a>(seat: &'a Seat, id: &str, kind: &str) -> Result<(Unit<'a>, &'a Job), Refusal> {
    let Some(unit) = unit::find(&seat.prepared, id) else {
        return Err(Refusal::unknown(format!("{}年没有叫“{id}”的单位", seat.prepared.settings.year)));
    };
    match unit.job(&seat.prepared, kind) {
        Some(job) => Ok((unit, job)),
        None => Err(Refusal::unknown(format!("{}{}年不出“{kind}”", unit.view.unit.name, seat.prepared.settings.year))),
    }
}

/// Where the state comes from that a document is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// From the files.
    Saved,
    /// With what is being typed; it may never be saved.
    Typed,
}

/// The document of a unit, or how it last was.
pub fn of(desk: &Desk, seat: &Seat, state: State, id: &str, kind: &str) -> Result<Value, Refusal> {
    let (unit, job) = job(seat, id, kind)?;
    let name: Name = (seat.prepared.settings.year, id.to_owned(), kind.to_owned());
    let (mut page, is_good) = made(seat, &unit, job);
    let mut pages = lock(&desk.pages);
    if is_good && state == State::Saved {
        pages.insert(name, page.clone());
    } else if !is_good && let Some(last) = pages.get(&name) {
        for part in ["html", "rules", "title", "pages", "characters", "gaps"] {
            page[part] = last[part].clone();
        }
        page["stale"] = json!(true);
    }
    Ok(page)
}

/// The document and whether it is whole: nothing that it is made of could not be read.
fn made(seat: &Seat, unit: &Unit<'_>, job: &Job) -> (Value, bool) {
    let year = seat.prepared.settings.year;
    let kind = &seat.prepared.assemblies[job.assembly].kind;
    let before: Vec<&Diagnostic> = seat.found.iter().filter(|finding| unit.is_concerned(finding)).collect();
    let mut page = json!({
        "version": seat.version, "year": year, "kind": kind, "title": document::name(&seat.prepared, job),
        "html": "", "rules": "", "pages": 0, "characters": 0, "gaps": 0,
        "blocked": job.blocked, "stale": false, "problem": "",
    });
    let errors: Vec<Diagnostic> =
        before.iter().filter(|finding| finding.level == Level::Error).copied().cloned().collect();
    let is_unreadable = !job.blocked.is_empty() && !errors.iter().all(is_about_numbers);
    if is_unreadable {
        page["problem"] = json!(finding::text(&errors));
        page["findings"] = Value::Array(finding::all(before.into_iter()));
        return (page, false);
    }
    let made = document::make(&seat.prepared, job, true);
    let pagination = paginate::paginate(&made.document);
    let sheets = html::sheets(&made.document, &pagination);
    page["html"] = json!(sheets.html);
    page["rules"] = json!(sheets.rules);
    page["pages"] = json!(pagination.pages.len());
    page["characters"] = json!(text::length(&made.document));
    page["gaps"] = json!(text::gaps(&made.document));
    let mut findings = finding::all(before.into_iter());
    findings.extend(noted(&made));
    page["findings"] = Value::Array(findings);
    let own = made.found.iter().filter(|finding| finding.level == Level::Error && !made.complete).cloned();
    let problem: Vec<Diagnostic> = errors.into_iter().chain(own).collect();
    page["problem"] = json!(finding::text(&problem));
    (page, made.complete)
}

/// Whether a finding leaves the facts readable: numbers that do not go together (N3xx) can still be printed.
fn is_about_numbers(finding: &Diagnostic) -> bool {
    finding.code >= Code::N301 && finding.code < Code::N401
}

/// The document's own findings, each with the block that it stands beside.
fn noted(made: &Made) -> Vec<Value> {
    let notes = made.document.notes.iter().map(|note| note.block);
    made.found.iter().zip(notes).map(|(finding, block)| finding::of(finding, block)).collect()
}
