//! Writes all documents of a plan year, as `nigao build` does, and tells of each as it is done.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::desk::{Desk, Seat, lock};
use super::refusal::Refusal;
use crate::batch::whole::{self, Whole};
use crate::batch::{Finish, Outcome, Status, Wish};
use crate::output::Output;

/// Begins to write all documents. Refused while that is being done.
pub fn start(desk: &Arc<Desk>, seat: Arc<Seat>) -> Result<Value, Refusal> {
    let mut building = lock(&desk.building);
    if *building {
        return Err(Refusal::new(StatusCode::CONFLICT, "正在生成，请等它做完", ""));
    }
    let output = Output::open(&desk.home.output())?;
    *building = true;
    drop(building);
    let total = seat.prepared.jobs.len();
    let desk = Arc::clone(desk);
    rayon::spawn(move || {
        let done = run(&desk, &seat, output);
        *lock(&desk.building) = false;
        desk.tell("built", done);
    });
    Ok(json!({ "total": total }))
}

fn run(desk: &Desk, seat: &Seat, output: Output) -> Value {
    let (prepared, jobs) = (&seat.prepared, &seat.prepared.jobs);
    let settings = &prepared.settings;
    let wish = Wish { docx: settings.docx, html: settings.html, finish: Finish::Whole };
    let done = AtomicUsize::new(0);
    let tell = |outcome: &Outcome| {
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        let last = json!({ "title": outcome.name, "status": if outcome.is_written() { "written" } else { "failed" } });
        desk.tell("build", json!({ "done": done, "total": jobs.len(), "last": last }));
    };
    let mut whole = whole::make(prepared, jobs, seat.found.clone(), wish, Some(&output), &tell);
    whole.write_boards(prepared, &output);
    if let Err(finding) = output.close() {
        whole.found.push(*finding);
    }
    summary(desk, &whole)
}

fn summary(desk: &Desk, whole: &Whole) -> Value {
    let count = |test: fn(&Outcome) -> bool| whole.outcomes.iter().filter(|outcome| test(outcome)).count();
    let failed = whole.outcomes.iter().filter(|outcome| !outcome.is_written());
    let problems: Vec<Value> =
        failed.map(|outcome| json!({ "title": outcome.name, "reason": outcome.reason() })).collect();
    let collections = whole.collections.iter().filter(|collected| !collected.reason.is_empty());
    let collections = collections.map(|collected| json!({ "title": collected.name, "reason": collected.reason }));
    json!({
        "total": whole.outcomes.len(),
        "written": count(Outcome::is_written),
        "failed": problems.len(),
        "changed": count(|outcome| outcome.status == Status::Built),
        "formal": count(Outcome::is_formal),
        "folder": desk.home.output().display().to_string(),
        "problems": problems.into_iter().chain(collections).collect::<Vec<_>>(),
    })
}
