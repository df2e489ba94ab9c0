//! Makes every document in the background, so that the board says how each stands. On one core, and only when nobody has typed
//! for a moment: the page that is looked at comes first.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use serde_json::json;
use tokio::sync::broadcast::error::RecvError;

use super::desk::{Desk, Seat, lock};
use super::unit::{self, Unit};
use crate::batch::{self, Finish, Outcome, Wish};
use crate::pipeline::prepare::Job;

/// The documents of a plan year as they would be written.
pub struct Checked {
    /// The state that they were made from.
    pub version: u64,
    /// What came of each, by unit and 文种: a later state may have other units.
    outcomes: BTreeMap<(String, String), Outcome>,
}

impl Checked {
    /// What came of a unit's document.
    pub fn outcome(&self, unit: &str, kind: &str) -> Option<&Outcome> {
        self.outcomes.get(&(unit.to_owned(), kind.to_owned()))
    }
}

/// How long nothing must change before all documents are made.
const QUIET: Duration = Duration::from_millis(250);

/// What is asked of a document that is only looked at.
const LOOK: Wish = Wish { docx: false, html: false, finish: Finish::Whole };

/// Checks until the process ends.
///
/// # Errors
/// The system gives no thread.
pub fn start(desk: Arc<Desk>) -> io::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().map_err(io::Error::other)?;
    let mut news = desk.listen();
    thread::Builder::new().name("check".into()).spawn(move || {
        loop {
            match news.blocking_recv() {
                Ok(news) if !matches!(news.event, "changed" | "opened") => continue,
                Ok(_) | Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            }
            thread::sleep(QUIET);
            for seat in desk.seats() {
                pool.install(|| check(&desk, &seat));
            }
        }
    })?;
    Ok(())
}

/// Makes the documents of a state unless that was done.
fn check(desk: &Desk, seat: &Seat) {
    let year = seat.prepared.settings.year;
    if lock(&desk.checked).get(&year).is_some_and(|checked| checked.version == seat.version) {
        return;
    }
    let batch = batch::run(&seat.prepared, &seat.prepared.jobs, LOOK, None, &|_| {});
    let units = unit::all(&seat.prepared);
    let of = |job: &Job| units.iter().find(|unit| (unit.street, unit.community) == (job.street, job.community));
    let kind = |job: &Job| seat.prepared.assemblies[job.assembly].kind.clone();
    let named = batch.outcomes.into_iter().map(|outcome| {
        let unit = of(&outcome.job).map(Unit::id).unwrap_or_default();
        ((unit, kind(&outcome.job)), outcome)
    });
    lock(&desk.checked).insert(year, Arc::new(Checked { version: seat.version, outcomes: named.collect() }));
    desk.tell("checked", json!({ "version": seat.version, "year": year }));
}
