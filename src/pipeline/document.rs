//! One document, from templates and facts to the model, with everything that is wrong in it.

use std::sync::Arc;

use super::envelope::Envelope;
use super::known;
use super::prepare::{Job, Prepared};
use super::writer::{self, Writer};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::document::{Document, Loudness, Meta, Note, Origin, Run, number, text};
use crate::facts::unit::Tier;
use crate::lint::{self, Passed};
use crate::manuscript::{self, Manuscript};
use crate::project::name;
use crate::source::{Place, Source};
use crate::template::mark::{self, Marked};
use crate::template::problem;
use crate::template::session::{self, Session};
use crate::template::value::Scope;
use crate::template::{task, term};

/// A finished document with its findings.
pub struct Made {
    /// The document.
    pub document: Document,
    /// Findings.
    pub found: Vec<Diagnostic>,
    /// What 校对 would have said and was let pass.
    pub passed: Vec<Passed>,
    /// Its lines, as 校对 read them.
    pub text: Manuscript,
    /// The template of each block of the body; with overrides laid over it, a composed one.
    pub templates: Vec<Arc<Source>>,
    /// The template of each annex.
    pub attachments: Vec<String>,
    /// No part is left out because its template could not be compiled, which was reported once for all documents.
    pub complete: bool,
}

impl Made {
    /// Whether it may be written as a draft (讨论稿): what is wrong with it, if anything, is what 校对 says.
    pub fn is_sound(&self) -> bool {
        let is_in_the_way = |finding: &Diagnostic| finding.level == Level::Error && lint::rule(finding.code).is_none();
        self.complete && !self.found.iter().any(is_in_the_way)
    }

    /// Whether it may be issued (正式稿).
    pub fn is_formal(&self) -> bool {
        self.complete && self.found.iter().all(|finding| finding.level != Level::Error)
    }
}

/// The title of a job's document on one line: its file name, known even when the document cannot be made.
pub fn name(prepared: &Prepared, job: &Job) -> String {
    let scope = scope(prepared, job, Arc::new(Session::default()));
    let assembly = &prepared.assemblies[job.assembly];
    let view = prepared.view(job);
    let rendered = prepared.engine.line(&assembly.title, &scope).ok();
    let title = rendered.map(|marked| plain(&marked)).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| format!("{}{}", view.unit.name, assembly.kind));
    name::safe(&title)
}

fn scope(prepared: &Prepared, job: &Job, session: Arc<Session>) -> Scope {
    Scope { session, world: Arc::clone(&prepared.streets[job.street]), view: Arc::clone(prepared.view(job)) }
}

/// Makes one document.
pub fn make(prepared: &Prepared, job: &Job, draft: bool) -> Made {
    let assembly = &prepared.assemblies[job.assembly];
    let Prepared { engine, layers, .. } = prepared;
    let (attached, refused) = writer::attached(engine, assembly, &scope(prepared, job, Arc::new(Session::default())));
    let session = Arc::new(Session::new(writer::labels(&attached)));
    let scope = scope(prepared, job, Arc::clone(&session));
    let mut writer = Writer { engine, layers, scope: &scope, found: refused, complete: true };

    let (mut body, mut templates) = writer.body(assembly);
    for dropped in number::prune(&mut body) {
        templates.remove(dropped);
    }
    writer.number(&mut body, &templates);
    let title = writer.title(prepared, &assembly.title);
    let annexes = writer.annexes(prepared, &attached);

    session.enter_line(&assembly.signing_place);
    let envelope =
        Envelope { session: &session, scope: &scope, view: &scope.view, year: scope.world.year, kind: &assembly.kind };
    let formal = assembly.signed && assembly.tier == Some(Tier::Street) && prepared.settings.letterhead;
    let mut document = Document {
        meta: Meta { creator: envelope.creator(), kind: assembly.kind.clone(), created: envelope.created(), draft },
        letterhead: formal.then(|| envelope.letterhead()),
        title,
        submitted_to: if formal { envelope.submitted_to() } else { Vec::new() },
        body,
        landscape: assembly.landscape,
        signature: assembly.signed.then(|| envelope.signature()),
        annexes,
        is_collection: false,
        imprint: formal.then(|| envelope.imprint()),
        origins: Vec::new(),
        notes: Vec::new(),
    };

    let sources = session.take_sources();
    let origins: Vec<Option<Place>> = sources.iter().map(|source| source.places.first().cloned()).collect();
    document.origins = sources.into_iter().map(origin).collect();

    let (mut found, complete) = (writer.found, writer.complete);
    // A body of which a part failed says nothing of what it leaves unsaid.
    if complete && found.iter().all(|finding| finding.level != Level::Error) {
        found.extend(task::unmatched(&scope));
        found.extend(writer::unmentioned(&attached, &session));
        found.extend(term::undefined(&scope, || text::paragraphs(&document)));
    }
    found.extend(problem::met(&prepared.engine, &scope.world, &session.problems(), draft));
    let own = lint::Own {
        document: &document,
        templates: &templates,
        origins: &origins,
        length: assembly.length,
        assembly: &assembly.place.source,
    };
    let lines = manuscript::made::read(&document);
    let known = known::of(prepared, job.street, job.community, lines.whole());
    let subject = lint::Subject {
        own: Some(own),
        year: Some(scope.world.year),
        unit: &known.unit,
        others: &known.others,
        retired: &prepared.retired,
        facts: &known.facts,
        ..lint::Subject::alone(&lines, &prepared.policy)
    };
    let mut noted = lint::findings(&subject);
    if found.iter().any(|finding| finding.level == Level::Error) {
        // The length of a document that cannot be written says nothing.
        noted.retain(|noted| noted.finding.code != Code::N602);
    }
    for finding in found.iter_mut().chain(noted.iter_mut().map(|noted| &mut noted.finding)) {
        engine.settle(finding);
    }
    let name = name::safe(&text::title(&document.title));
    let (noted, passed) = prepared.policy.waive(noted, subject.text, &[&name]);
    let mut beside: Vec<Note> = found.iter().map(|finding| note(None, finding)).collect();
    beside.extend(noted.iter().map(|noted| note(noted.block, &noted.finding)));
    found.extend(noted.into_iter().map(|noted| noted.finding));
    document.notes = beside;
    for finding in &mut found {
        finding.unit.clone_from(&scope.view.unit.name);
    }
    let attachments = attached.iter().map(|attachment| attachment.template.clone()).collect();
    Made { document, found, passed, text: lines, templates, attachments, complete }
}

/// A line of text as runs: Markdown escapes resolved, marks taken out.
pub(super) fn runs(marked: &Marked) -> Vec<Run> {
    let mut text = String::new();
    let mut escaped = false;
    for c in marked.markdown().chars() {
        if c == '\\' && !escaped {
            escaped = true;
        } else {
            escaped = false;
            text.push(c);
        }
    }
    let run = |stretch: mark::Stretch| Run { text: stretch.text, origin: stretch.origin, missing: stretch.missing };
    mark::split(text.trim()).into_iter().map(run).collect()
}

fn plain(marked: &Marked) -> String {
    runs(marked).into_iter().map(|run| run.text).collect()
}

fn origin(source: session::Source) -> Origin {
    let mut places = source.places.iter();
    let first = places.next();
    let position = first.map(Place::start);
    Origin {
        key: source.key,
        file: first.map(|place| place.path().to_owned()).unwrap_or_default(),
        line: position.map_or(0, |position| position.line),
        column: position.map_or(0, |position| position.column),
        how: source.how,
        parts: places
            .map(|place| {
                let start = place.start();
                (place.path().to_owned(), start.line, start.column)
            })
            .collect(),
    }
}

fn note(block: Option<usize>, finding: &Diagnostic) -> Note {
    let place = finding.place.as_ref().map(|place| format!("（{}:{}）", place.path(), place.start().line));
    Note {
        block,
        level: match finding.level {
            Level::Error => Loudness::Error,
            Level::Warning => Loudness::Warning,
            Level::Info => Loudness::Info,
        },
        code: finding.code.as_str().to_owned(),
        text: format!("{}{}", finding.message, place.unwrap_or_default()),
    }
}
