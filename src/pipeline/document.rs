//! One document, from templates and facts to the model, with everything that is wrong in it.

use std::sync::Arc;

use super::envelope::Envelope;
use super::prepare::{Job, Prepared};
use super::writer::{self, Writer};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::document::{Document, Loudness, Meta, Note, Origin, Run, number, text};
use crate::facts::tree::Node;
use crate::facts::unit::Tier;
use crate::lint;
use crate::manuscript;
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
    /// Findings; one of level error means that it must not be written.
    pub found: Vec<Diagnostic>,
    /// The template of each block of the body; with overrides laid over it, a composed one.
    pub templates: Vec<Arc<Source>>,
    /// The template of each annex.
    pub attachments: Vec<String>,
    /// No part is left out because its template could not be compiled, which was reported once for all documents.
    pub complete: bool,
}

impl Made {
    /// Whether it may be written.
    pub fn is_sound(&self) -> bool {
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
    let unit = [&scope.view.unit.name, &scope.world.street.unit.name].map(Clone::clone);
    // A street's document speaks of all of its communities.
    let is_partner = |name: &&String| {
        let partners = scope.view.unit.facts.get("共建单位").map(Node::items).unwrap_or_default();
        partners.iter().any(|node| node.text().is_some_and(|text| text.contains(name.as_str())))
    };
    let others: Vec<String> = match job.community {
        Some(_) => {
            let names = scope.world.communities.iter().map(|view| &view.unit.name);
            names.filter(|name| **name != scope.view.unit.name && !is_partner(name)).cloned().collect()
        }
        None => Vec::new(),
    };
    let subject = lint::Subject {
        text: &manuscript::made::read(&document),
        own: Some(own),
        year: Some(scope.world.year),
        unit: &unit,
        others: &others,
        retired: &prepared.retired,
    };
    let mut remarks = lint::own(&subject, own);
    if found.iter().any(|finding| finding.level == Level::Error) {
        // The length of a document that cannot be written says nothing.
        remarks.retain(|(_, finding)| finding.code != Code::N602);
    }
    for finding in found.iter_mut().chain(remarks.iter_mut().map(|(_, finding)| finding)) {
        engine.settle(finding);
    }
    let mut notes: Vec<Note> = found.iter().map(|finding| note(None, finding)).collect();
    notes.extend(remarks.iter().map(|(block, finding)| note(*block, finding)));
    found.extend(remarks.into_iter().map(|(_, finding)| finding));
    document.notes = notes;
    for finding in &mut found {
        finding.unit.clone_from(&scope.view.unit.name);
    }
    let attachments = attached.iter().map(|attachment| attachment.template.clone()).collect();
    Made { document, found, templates, attachments, complete }
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
        parts: places.map(|place| (place.path().to_owned(), place.start().line)).collect(),
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
