//! Many documents in parallel, reported in plan order. One failure never stops the rest.
//!
//! - [`board`] the status board of a street
//! - [`collection`] several documents in one

pub mod board;
pub mod collection;

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Level};
use crate::document::text;
use crate::emit::{docx, html};
use crate::layout::paginate;
use crate::output::{Output, Written};
use crate::pipeline::document::{self, Made};
use crate::pipeline::prepare::{Job, Prepared};

/// What is wanted of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Write DOCX.
    pub docx: bool,
    /// Write HTML.
    pub html: bool,
    /// Show gaps instead of refusing.
    pub draft: bool,
}

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Written, new or changed.
    Built,
    /// Built again with the same bytes.
    Unchanged,
    /// Not written because its facts or those it adds up are broken.
    Blocked,
    /// Not written because it has errors itself.
    Failed,
}

/// One document's outcome.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The job.
    pub job: Job,
    /// Title on one line: the file name without ending.
    pub name: String,
    /// What became of it.
    pub status: Status,
    /// Files written, below the output folder.
    pub files: Vec<String>,
    /// Pages by the pagination model.
    pub pages: usize,
    /// Characters of the body.
    pub characters: usize,
    /// Gaps 【待补：…】 in a draft.
    pub gaps: usize,
    /// Findings of this document.
    pub found: Vec<Diagnostic>,
}

impl Outcome {
    /// Whether the document is there.
    pub fn is_written(&self) -> bool {
        matches!(self.status, Status::Built | Status::Unchanged)
    }

    /// Number of findings of a level.
    pub fn count(&self, level: Level) -> usize {
        self.found.iter().filter(|finding| finding.level == level).count()
    }
}

/// Builds all jobs. `output` is none when nothing is to be written (check). `done` counts for a progress bar.
pub fn run(prepared: &Prepared, jobs: &[Job], wish: Wish, output: Option<&Output>, done: &AtomicUsize) -> Vec<Outcome> {
    let emitter = docx::Emitter::new(prepared.settings.look);
    let names = names(prepared, jobs);
    jobs.par_iter()
        .zip(names)
        .map(|(job, name)| {
            let outcome = one(prepared, job, name, wish, &emitter, output);
            done.fetch_add(1, Ordering::Relaxed);
            outcome
        })
        .collect()
}

/// File names without ending. Two units of one name keep apart by their codes: the name is not the identity.
fn names(prepared: &Prepared, jobs: &[Job]) -> Vec<String> {
    let mut names: Vec<String> = jobs.par_iter().map(|job| document::name(prepared, job)).collect();
    let mut seen: HashMap<(usize, String), usize> = HashMap::new();
    for (job, name) in jobs.iter().zip(&names) {
        *seen.entry((job.street, name.clone())).or_default() += 1;
    }
    for (job, name) in jobs.iter().zip(&mut names) {
        if seen.get(&(job.street, name.clone())).is_some_and(|&count| count > 1) {
            *name = format!("{name}_{}", prepared.view(job).unit.code);
        }
    }
    names
}

fn one(
    prepared: &Prepared,
    job: &Job,
    name: String,
    wish: Wish,
    emitter: &docx::Emitter,
    output: Option<&Output>,
) -> Outcome {
    let mut outcome = Outcome {
        job: job.clone(),
        name,
        status: Status::Blocked,
        files: Vec::new(),
        pages: 0,
        characters: 0,
        gaps: 0,
        found: Vec::new(),
    };
    if !job.blocked.is_empty() {
        return outcome;
    }
    let made = document::make(prepared, job, wish.draft);
    outcome.characters = text::length(&made.document);
    outcome.gaps = text::gaps(&made.document);
    outcome.status = if made.is_sound() { Status::Unchanged } else { Status::Failed };
    let Made { document, found, .. } = made;
    outcome.found = found;
    let pagination = paginate::paginate(&document);
    outcome.pages = pagination.pages.len();
    let (Some(output), Status::Unchanged) = (output, outcome.status) else { return outcome };
    let folder = prepared.folder(job.street);
    let mut write = |ending: &str, bytes: &[u8]| {
        let path = format!("{folder}/{}.{ending}", outcome.name);
        match output.write(&path, bytes) {
            Ok(written) => {
                if written == Written::New && outcome.status == Status::Unchanged {
                    outcome.status = Status::Built;
                }
                outcome.files.push(path);
            }
            Err(finding) => {
                outcome.status = Status::Failed;
                outcome.found.push(finding.unit(prepared.view(job).unit.name.clone()));
            }
        }
    };
    if wish.docx {
        write("docx", &emitter.write(&document));
    }
    if wish.html {
        write("html", html::write_pages(&document, &pagination).as_bytes());
    }
    outcome
}
