//! Many documents in parallel, reported in plan order. One failure never stops the rest.
//!
//! - [`board`] the status board of a street
//! - [`collection`] several documents in one
//! - [`compared`] how much they say alike
//! - [`waived`] what is let pass · [`report`] the 校对报告 of a street
//! - [`whole`] all of a project: documents, collections, boards and reports

pub mod board;
pub mod collection;
pub mod compared;
pub mod report;
pub mod waived;
pub mod whole;

use std::collections::HashMap;

use rayon::prelude::*;

pub use self::compared::Compared;
use crate::diagnostic::{self, Diagnostic, Level};
use crate::document::text as plain;
use crate::emit::{docx, html};
use crate::layout::paginate;
use crate::likeness::{Print, print};
use crate::lint::Passed;
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
    /// How finished they must be.
    pub finish: Finish,
}

/// How finished a document must be to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// 草稿: gaps are shown.
    Gaps,
    /// 讨论稿: whole, though 校对 may have errors.
    Whole,
    /// 正式稿: no errors.
    Formal,
}

impl Wish {
    /// Whether a document may be written.
    fn accepts(self, made: &Made) -> bool {
        match self.finish {
            Finish::Formal => made.is_formal(),
            Finish::Whole | Finish::Gaps => made.is_sound(),
        }
    }

    fn shows_gaps(self) -> bool {
        self.finish == Finish::Gaps
    }
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
    /// What 校对 would have said of it and was let pass.
    pub passed: Vec<Passed>,
}

impl Outcome {
    /// Whether the document is there.
    pub fn is_written(&self) -> bool {
        matches!(self.status, Status::Built | Status::Unchanged)
    }

    /// Whether it may be issued (正式稿).
    pub fn is_formal(&self) -> bool {
        self.is_written() && self.obstacles() == 0
    }

    /// What stands between it and a 正式稿: errors and gaps.
    pub fn obstacles(&self) -> usize {
        self.count(Level::Error) + self.gaps
    }

    /// What stands in its way, or its first error; empty when nothing is wrong with it.
    pub fn reason(&self) -> String {
        if !self.job.blocked.is_empty() {
            return self.job.blocked.clone();
        }
        diagnostic::first_error(&self.found).map(|finding| finding.message.clone()).unwrap_or_default()
    }

    /// Number of findings of a level.
    pub fn count(&self, level: Level) -> usize {
        self.found.iter().filter(|finding| finding.level == level).count()
    }
}

/// What came of a batch.
pub struct Batch {
    /// One entry a job, in plan order.
    pub outcomes: Vec<Outcome>,
    /// The communities' documents of each street compared with one another, 文种 by 文种.
    pub compared: Vec<Compared>,
}

/// Told of each document as soon as it is done, in whatever order and from any thread.
pub type Tell<'a> = &'a (dyn Fn(&Outcome) + Sync);

/// Builds all jobs, one street after the other: what is kept for comparing its documents is gone before the next one's comes.
/// `output` is none when nothing is to be written (check).
pub fn run(prepared: &Prepared, jobs: &[Job], wish: Wish, output: Option<&Output>, tell: Tell<'_>) -> Batch {
    let emitter = docx::Emitter::new(prepared.settings.look);
    let mut names = names(prepared, jobs).into_iter();
    let mut batch = Batch { outcomes: Vec::with_capacity(jobs.len()), compared: Vec::new() };
    for street in jobs.chunk_by(|one, next| one.street == next.street) {
        let titled: Vec<(&Job, String)> = street.iter().zip(names.by_ref()).collect();
        let made: Vec<(Outcome, Print)> = titled
            .into_par_iter()
            .map(|(job, name)| {
                let made = one(prepared, job, name, wish, &emitter, output);
                tell(&made.0);
                made
            })
            .collect();
        let first = batch.outcomes.len();
        let (outcomes, prints): (Vec<Outcome>, Vec<Print>) = made.into_iter().unzip();
        batch.compared.extend(compared::all(prepared, &outcomes, &prints, first));
        batch.outcomes.extend(outcomes);
    }
    batch
}

/// File names without ending. Two units of one name keep apart by their codes: the name is not the identity.
pub fn names(prepared: &Prepared, jobs: &[Job]) -> Vec<String> {
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
) -> (Outcome, Print) {
    let mut outcome = Outcome {
        job: job.clone(),
        name,
        status: Status::Blocked,
        files: Vec::new(),
        pages: 0,
        characters: 0,
        gaps: 0,
        found: Vec::new(),
        passed: Vec::new(),
    };
    if !job.blocked.is_empty() {
        return (outcome, Print::default());
    }
    let made = document::make(prepared, job, wish.shows_gaps());
    outcome.characters = plain::length(&made.document);
    outcome.gaps = plain::gaps(&made.document);
    outcome.status = if wish.accepts(&made) { Status::Unchanged } else { Status::Failed };
    let Made { document, found, passed, text, .. } = made;
    let view = prepared.view(job);
    let names = [view.unit.name.as_str(), &prepared.streets[job.street].street.unit.name];
    let print = if job.community.is_some() { print::of(&text, &names) } else { Print::default() };
    (outcome.found, outcome.passed) = (found, passed);
    let pagination = paginate::paginate(&document);
    outcome.pages = pagination.pages.len();
    let (Some(output), Status::Unchanged) = (output, outcome.status) else { return (outcome, print) };
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
                outcome.found.push(finding.unit(view.unit.name.clone()));
            }
        }
    };
    if wish.docx {
        write("docx", &emitter.write(&document));
    }
    if wish.html {
        write("html", html::write_pages(&document, &pagination).as_bytes());
    }
    (outcome, print)
}
