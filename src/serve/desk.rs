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
    /// The files when they were last read.
    print: u64,
}

impl Desk {
    /// A desk at which nobody sits yet.
    pub fn new(home: Home) -> Self {
        let (news, _) = broadcast::channel(256);
        Self {
            home,
            seats: Mutex::default(),
            version: AtomicU64::new(0),
            news,
            checked: Mutex::default(),
            pages: Mutex::default(),
            changes: Mutex::default(),
            building: Mutex::default(),
        }
    }

    /// The state of a plan year; none: the project's own.
    pub fn seat(&self, year: Option<i32>) -> Arc<Seat> {
        let mut seats = lock(&self.seats);
        let known = year.or(seats.own).and_then(|year| seats.by_year.get(&year));
        if let Some(seat) = known {
            return Arc::clone(seat);
        }
        if seats.print == 0 {
            seats.print = files::fingerprint(&self.home);
        }
        let seat = self.read(year);
        let of = seat.prepared.settings.year;
        if year.is_none() {
            seats.own = Some(of);
        }
        seats.by_year.insert(of, Arc::clone(&seat));
        self.tell("opened", serde_json::json!({ "version": seat.version }));
        seat
    }

    /// Every plan year that somebody looks at.
    pub fn seats(&self) -> Vec<Arc<Seat>> {
        lock(&self.seats).by_year.values().cloned().collect()
    }

    /// Reads everything again if a file is another than it was. True if it was.
    pub fn refresh(&self) -> bool {
        let mut seats = lock(&self.seats);
        let print = files::fingerprint(&self.home);
        if print == seats.print {
            return false;
        }
        seats.print = print;
        let before: Vec<i32> = seats.by_year.keys().copied().filter(|year| Some(*year) != seats.own).collect();
        let own = self.read(None);
        let of = own.prepared.settings.year;
        seats.own = Some(of);
        seats.by_year = BTreeMap::from([(of, Arc::clone(&own))]);
        for year in before {
            if year != of {
                seats.by_year.insert(year, self.read(Some(year)));
            }
        }
        drop(seats);
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
