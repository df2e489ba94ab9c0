//! What is held in memory: for each plan year that somebody looks at, the project as read and everything prepared from it.
//!
//! Nothing is patched. When a file changes, the project is read again and prepared as a whole, the new state takes the place of
//! the old one in one step, and whoever listens is told.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::broadcast;

use super::checked::Checked;
use super::history::Change;
use super::refusal::Refusal;
use crate::diagnostic::Diagnostic;
use crate::pipeline::prepare::{self, Prepared};
use crate::project::home::Home;
use crate::project::{Project, files};

/// A plan year: the project as read and what is prepared from it.
pub struct Seat {
    /// Grows with each new state of the project.
    pub version: u64,
    /// As read.
    pub project: Project,
    /// Ready to make documents.
    pub prepared: Prepared,
    /// What was found before the first document.
    pub found: Vec<Diagnostic>,
}

impl Seat {
    /// Prepares a project.
    pub fn new(version: u64, project: Project) -> Self {
        let mut prepared = prepare::prepare(project.clone());
        let found = std::mem::take(&mut prepared.found);
        Self { version, project, prepared, found }
    }
}

/// What listeners are told.
#[derive(Debug, Clone)]
pub struct News {
    /// Name of the event.
    pub event: &'static str,
    /// What it says.
    pub data: Value,
}

/// A document by year, unit and 文种.
pub type Name = (i32, String, String);

/// All that is held.
pub struct Desk {
    /// The project.
    pub home: Home,
    seats: Mutex<Seats>,
    /// The files when they were last read; held while they are read.
    print: Mutex<u64>,
    version: AtomicU64,
    news: broadcast::Sender<News>,
    /// The documents of a year as last made in the background.
    pub checked: Mutex<BTreeMap<i32, Arc<Checked>>>,
    /// The last page of each document that could be made.
    pub pages: Mutex<HashMap<Name, Value>>,
    /// What was saved, the last at the end; held while something is saved, so that two cannot meet.
    pub changes: Mutex<Vec<Change>>,
    /// All documents are being written.
    pub building: Mutex<bool>,
}

#[derive(Default)]
struct Seats {
    /// The plan year that 项目.yaml says.
    own: Option<i32>,
    by_year: BTreeMap<i32, Arc<Seat>>,
}

impl Desk {
    /// A desk at which nobody sits yet.
    pub fn new(home: Home) -> Self {
        let (news, _) = broadcast::channel(256);
        Self {
            home,
            seats: Mutex::default(),
            print: Mutex::default(),
            version: AtomicU64::new(0),
            news,
            checked: Mutex::default(),
            pages: Mutex::default(),
            changes: Mutex::default(),
            building: Mutex::default(),
        }
    }

    /// The state of a plan year; none: the project's own. A year that nobody has facts of is refused: it would only cost time
    /// and memory.
    pub fn seat(&self, year: Option<i32>) -> Result<Arc<Seat>, Refusal> {
        if let Some(seat) = self.known(year) {
            return Ok(seat);
        }
        if let Some(year) = year.filter(|year| !files::years(&self.home).contains(year)) {
            return Err(Refusal::unknown(format!("没有{year}年的数")));
        }
        let mut print = lock(&self.print);
        // Another request may have read it while this one waited.
        if let Some(seat) = self.known(year) {
            return Ok(seat);
        }
        if *print == 0 {
            *print = files::fingerprint(&self.home);
        }
        let seat = self.read(year);
        let of = seat.prepared.settings.year;
        let mut seats = lock(&self.seats);
        if year.is_none() {
            seats.own = Some(of);
        }
        seats.by_year.insert(of, Arc::clone(&seat));
        drop(seats);
        self.tell("opened", serde_json::json!({ "version": seat.version }));
        Ok(seat)
    }

    fn known(&self, year: Option<i32>) -> Option<Arc<Seat>> {
        let seats = lock(&self.seats);
        year.or(seats.own).and_then(|year| seats.by_year.get(&year)).map(Arc::clone)
    }

    /// Every plan year that somebody looks at.
    pub fn seats(&self) -> Vec<Arc<Seat>> {
        lock(&self.seats).by_year.values().cloned().collect()
    }

    /// Reads everything again if a file is another than it was. True if it was. Whoever asks meanwhile gets the state before.
    pub fn refresh(&self) -> bool {
        let mut print = lock(&self.print);
        let now = files::fingerprint(&self.home);
        if now == *print {
            return false;
        }
        *print = now;
        let years: Vec<i32> = lock(&self.seats).by_year.keys().copied().collect();
        let own = self.read(None);
        let of = own.prepared.settings.year;
        let others = years.into_iter().filter(|year| *year != of).map(|year| (year, self.read(Some(year))));
        let by_year = others.chain([(of, Arc::clone(&own))]).collect();
        *lock(&self.seats) = Seats { own: Some(of), by_year };
        self.tell("changed", serde_json::json!({ "version": own.version }));
        true
    }

    fn read(&self, year: Option<i32>) -> Arc<Seat> {
        let version = self.version.fetch_add(1, Ordering::Relaxed) + 1;
        Arc::new(Seat::new(version, Project::read(&self.home, year).remembered()))
    }

    /// Tells whoever listens; nobody may.
    pub fn tell(&self, event: &'static str, data: Value) {
        let _ = self.news.send(News { event, data });
    }

    /// Listens.
    pub fn listen(&self) -> broadcast::Receiver<News> {
        self.news.subscribe()
    }
}

/// A poisoned lock means that another request's thread panicked; its data is still whole.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
