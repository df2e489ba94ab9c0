//! One rendering of one document: the origins that it collects and the problems that it meets.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::derive::figure::{Absence, Trace};
use crate::source::Place;

/// Something that a template asked for and could not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A name that neither registry nor schema knows, and the nearest that they know.
    Unknown {
        /// The whole path, for example 指标.消防演炼.
        path: String,
        /// 「您是否想写…」 or a list.
        help: String,
    },
    /// A known fact without a value.
    Missing(Absence),
    /// A fact that does not apply to the unit, printed all the same.
    NotApplicable {
        /// The key.
        key: String,
        /// Where it is written, if not at the indicator of that name.
        place: Option<Place>,
    },
    /// A target or comparison that does not exist, printed all the same.
    Nothing {
        /// The key.
        key: String,
    },
    /// A reference inside a fact's text that leads nowhere.
    Reference {
        /// As written.
        name: String,
        /// What to write.
        help: String,
        /// The text that holds it.
        place: Option<Place>,
    },
    /// A number that a fact's text refers to, and that is zero.
    Zero {
        /// As written.
        name: String,
        /// The text that holds it.
        place: Place,
    },
    /// Numbers that do not go together: a part above its whole.
    Contradiction {
        /// What is wrong with them.
        message: String,
        /// Where they are written.
        places: Vec<Place>,
    },
    /// A cited document that is no longer in force.
    Repealed {
        /// Its name in 制定依据.
        name: String,
        /// The year in which it ended.
        year: i32,
        /// Where that is written.
        place: Place,
    },
    /// A dated phrase with no wording for the plan year.
    Stale {
        /// The name of the phrase.
        name: String,
        /// Where it is kept.
        place: Option<Place>,
    },
}

impl Problem {
    /// A value that somebody owes, where it should be, and what to write there.
    pub fn owed(key: String, place: Option<Place>, remedy: String) -> Self {
        Self::Missing(Absence { key, place, remedy, required: true })
    }
}

/// A problem with the template that met it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// Name of the template, empty for a line of an assembly.
    pub template: String,
    /// The line of an assembly.
    pub line: Option<Place>,
    /// What it met.
    pub problem: Problem,
    /// The text whose reference met it.
    pub text: Option<Place>,
}

/// What stands behind a printed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The fact's key.
    pub key: String,
    /// Where it is written.
    pub places: Vec<Place>,
    /// How it was worked out.
    pub how: String,
}

/// State of one rendering. Objects share it; templates never see it.
#[derive(Debug, Default)]
pub struct Session {
    /// Attachments of this document: table name and label.
    pub attachments: Vec<(String, String)>,
    site: Mutex<Site>,
    sources: Mutex<Sources>,
    met: Mutex<Vec<Met>>,
    reserved: Mutex<Vec<String>>,
    mentioned: Mutex<BTreeSet<String>>,
    told: Mutex<Told>,
    resolved: AtomicUsize,
}

/// What the body said and the tables listed of tasks and targets.
#[derive(Debug, Default, Clone)]
pub struct Told {
    /// Indicators whose target the body says.
    pub aims: BTreeSet<usize>,
    /// Indicators whose result the body says.
    pub done: BTreeSet<usize>,
    /// Tasks that the body says, by their position in the facts.
    pub tasks: BTreeSet<usize>,
    /// Tasks that a table lists; none where the document has no such table.
    pub rows: Option<BTreeSet<usize>>,
}

/// What is rendered now: a template, or a line of an assembly.
#[derive(Debug, Default)]
struct Site {
    template: String,
    line: Option<Place>,
    /// The references that are being resolved, each inside the one before.
    references: Vec<Reference>,
}

/// A reference in a fact's text.
#[derive(Debug, Clone)]
pub struct Reference {
    /// As written.
    pub name: String,
    /// The text that holds it.
    pub place: Place,
}

#[derive(Debug, Default)]
struct Sources {
    list: Vec<Source>,
    /// Traces already listed, by address; `kept` keeps the addresses theirs.
    traces: HashMap<usize, usize>,
    kept: Vec<Arc<Trace>>,
    /// Plain facts already listed, by the address of their text and their offset in it; `list` keeps the addresses theirs.
    facts: HashMap<(usize, usize), usize>,
}

impl Session {
    /// A session for a document with these attachments.
    pub fn new(attachments: Vec<(String, String)>) -> Self {
        Self { attachments, ..Self::default() }
    }

    /// Says which template is rendered now.
    pub fn enter(&self, template: &str) {
        *lock(&self.site) = Site { template: template.to_owned(), ..Site::default() };
    }

    /// Says which line of an assembly is rendered now.
    pub fn enter_line(&self, place: &Place) {
        *lock(&self.site) = Site { line: Some(place.clone()), ..Site::default() };
    }

    /// The number of a trace's origin.
    pub fn trace(&self, trace: &Arc<Trace>) -> usize {
        let mut sources = lock(&self.sources);
        let address = Arc::as_ptr(trace).addr();
        if let Some(&known) = sources.traces.get(&address) {
            return known;
        }
        let number = sources.list.len();
        sources.list.push(Source { key: trace.key.clone(), places: trace.places.clone(), how: trace.how.clone() });
        sources.traces.insert(address, number);
        sources.kept.push(Arc::clone(trace));
        number
    }

    /// The number of a plain fact's origin.
    pub fn fact(&self, key: &str, place: &Place) -> usize {
        self.worked_out(key, place, "")
    }

    /// The number of the origin of what follows from one fact.
    pub fn worked_out(&self, key: &str, place: &Place, how: &str) -> usize {
        let mut sources = lock(&self.sources);
        let Sources { list, facts, .. } = &mut *sources;
        let same = |source: &Source| source.key == key && source.places.first() == Some(place);
        let there = (Arc::as_ptr(&place.source).addr(), place.span.start);
        let known = match facts.get(&there) {
            Some(&number) if same(&list[number]) => Some(number),
            // Another key or another reach at the same offset.
            Some(_) => list.iter().position(same),
            None => None,
        };
        known.unwrap_or_else(|| {
            list.push(Source { key: key.to_owned(), places: vec![place.clone()], how: how.to_owned() });
            facts.entry(there).or_insert(list.len() - 1);
            list.len() - 1
        })
    }

    /// Whether a reservation is made for the first time in this document.
    pub fn reserves(&self, words: &str) -> bool {
        let mut reserved = lock(&self.reserved);
        let is_new = reserved.iter().all(|known| known != words);
        if is_new {
            reserved.push(words.to_owned());
        }
        is_new
    }

    /// Whether a reservation was made in this document.
    pub fn has_reserved(&self, words: &str) -> bool {
        lock(&self.reserved).iter().any(|known| known == words)
    }

    /// Resolves a reference in a fact's text. References may follow each other so deep, and there may be so many in one
    /// document. None: it went further.
    pub fn refer<T>(&self, deep: usize, often: usize, reference: Reference, work: impl FnOnce() -> T) -> Option<T> {
        let is_too_often = self.resolved.fetch_add(1, Ordering::Relaxed) >= often;
        let mut site = lock(&self.site);
        if site.references.len() >= deep || is_too_often {
            return None;
        }
        site.references.push(reference);
        drop(site);
        let done = work();
        lock(&self.site).references.pop();
        Some(done)
    }

    /// The text points to an attachment by its name: its label; none when the document has no such attachment.
    pub fn point(&self, attachment: &str) -> Option<&str> {
        let (_, label) = self.attachments.iter().find(|(name, _)| name == attachment)?;
        lock(&self.mentioned).insert(attachment.to_owned());
        Some(label)
    }

    /// Attachments that the text points to.
    pub fn mentioned(&self) -> BTreeSet<String> {
        lock(&self.mentioned).clone()
    }

    /// The body says an indicator's target. True when it had not before.
    pub fn tell_aim(&self, index: usize) -> bool {
        if !self.is_in_body() {
            return true;
        }
        lock(&self.told).aims.insert(index)
    }

    /// The body says an indicator's result. True when it had not before.
    pub fn tell_done(&self, index: usize) -> bool {
        lock(&self.told).done.insert(index)
    }

    /// The body says a task.
    pub fn tell_task(&self, position: usize) {
        lock(&self.told).tasks.insert(position);
    }

    /// A table lists these tasks; a section that reads them is no table.
    pub fn list_tasks(&self, positions: impl Iterator<Item = usize>) {
        if self.is_in_body() {
            return;
        }
        lock(&self.told).rows.get_or_insert_default().extend(positions);
    }

    /// What was said and listed.
    pub fn told(&self) -> Told {
        lock(&self.told).clone()
    }

    /// Whether a section is rendered, not a table or a line.
    pub fn is_in_body(&self) -> bool {
        let site = lock(&self.site);
        site.line.is_none() && !site.template.starts_with("表/")
    }

    /// Records a problem once. A name that nobody knows is the text's mistake where a text refers to it, else the template's.
    pub fn meet(&self, problem: Problem) {
        let site = lock(&self.site);
        let problem = match (problem, site.references.last()) {
            (Problem::Unknown { help, .. }, Some(Reference { name, place })) => {
                Problem::Reference { name: name.clone(), help, place: Some(place.clone()) }
            }
            (problem, _) => problem,
        };
        let text = site.references.last().map(|reference| reference.place.clone());
        let met = Met { template: site.template.clone(), line: site.line.clone(), problem, text };
        drop(site);
        let mut all = lock(&self.met);
        if !all.contains(&met) {
            all.push(met);
        }
    }

    /// All origins, at the end of the rendering: they are handed over.
    pub fn take_sources(&self) -> Vec<Source> {
        std::mem::take(&mut *lock(&self.sources)).list
    }

    /// All problems so far.
    pub fn problems(&self) -> Vec<Met> {
        lock(&self.met).clone()
    }
}

/// A poisoned lock means that another rendering thread panicked; its data is still whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
