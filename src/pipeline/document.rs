//! One document, from templates and facts to the model, with everything that is wrong in it.

use std::sync::Arc;

use super::envelope::Envelope;
use super::layers::Layers;
use super::prepare::{Job, Prepared};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::document::{Annex, Block, Document, Heading, Loudness, Meta, Note, Origin, Run, Title, number, text};
use crate::facts::unit::Tier;
use crate::lint;
use crate::markdown;
use crate::source::Source;
use crate::template::assembly::{Assembly, Snippet};
use crate::template::engine::Engine;
use crate::template::mark::{self, Marked};
use crate::template::problem;
use crate::template::session::{self, Session};
use crate::template::task;
use crate::template::value::Scope;

/// A finished document with its findings.
pub struct Made {
    /// The document.
    pub document: Document,
    /// Findings; one of level error means that it must not be written.
    pub found: Vec<Diagnostic>,
    /// The template of each block of the body; with overrides laid over it, a composed one.
    pub templates: Vec<Arc<Source>>,
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
    super::name::safe(&title)
}

fn scope(prepared: &Prepared, job: &Job, session: Arc<Session>) -> Scope {
    Scope { session, world: Arc::clone(&prepared.streets[job.street]), view: Arc::clone(prepared.view(job)) }
}

/// Makes one document.
pub fn make(prepared: &Prepared, job: &Job, draft: bool) -> Made {
    let assembly = &prepared.assemblies[job.assembly];
    let session = Arc::new(Session::new(labels(assembly)));
    let scope = scope(prepared, job, Arc::clone(&session));
    let Prepared { engine, layers, .. } = prepared;
    let mut writer = Writer { engine, layers, scope: &scope, found: Vec::new(), complete: true };

    let (mut body, mut templates) = writer.body(assembly);
    for dropped in number::prune(&mut body) {
        templates.remove(dropped);
    }
    writer.number(&mut body, &templates);
    let title = writer.title(prepared, &assembly.title);
    let annexes = writer.annexes(prepared, assembly);

    session.enter_line(&assembly.signing_place);
    let envelope = Envelope { session: &session, view: &scope.view, year: scope.world.year, kind: &assembly.kind };
    let formal = assembly.signed && assembly.tier == Tier::Street && prepared.settings.letterhead;
    let mut document = Document {
        meta: Meta { creator: envelope.creator(), kind: assembly.kind.clone(), created: envelope.created(), draft },
        letterhead: formal.then(|| envelope.letterhead()),
        title,
        submitted_to: if formal { envelope.submitted_to() } else { Vec::new() },
        body,
        landscape: assembly.landscape,
        signature: assembly.signed.then(|| envelope.signature()),
        annexes,
        imprint: formal.then(|| envelope.imprint()),
        origins: session.take_sources().into_iter().map(origin).collect(),
        notes: Vec::new(),
    };

    let (mut found, complete) = (writer.found, writer.complete);
    found.extend(task::unmatched(&scope));
    found.extend(problem::met(&prepared.engine, &scope.world, &session.problems(), draft));
    let subject = lint::Subject {
        document: &document,
        templates: &templates,
        length: assembly.length,
        assembly: &assembly.place.source,
        texts: &lint::block_texts(&document),
        retired: &prepared.retired,
    };
    let mut remarks = lint::run(&subject);
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
    Made { document, found, templates, complete }
}

/// 附件1, 附件2 …; a lone one has no number (R27).
fn labels(assembly: &Assembly) -> Vec<(String, String)> {
    let alone = assembly.attachments.len() == 1;
    let label = |index: usize| if alone { "附件".to_owned() } else { format!("附件{}", index + 1) };
    assembly.attachments.iter().enumerate().map(|(index, each)| (each.table.clone(), label(index))).collect()
}

struct Writer<'a> {
    engine: &'a Engine,
    layers: &'a Layers,
    scope: &'a Scope,
    found: Vec<Diagnostic>,
    complete: bool,
}

impl Writer<'_> {
    /// All sections whose condition holds, with the template of each block.
    fn body(&mut self, assembly: &Assembly) -> (Vec<Block>, Vec<Arc<Source>>) {
        let (mut blocks, mut templates) = (Vec::new(), Vec::new());
        let mut part: Option<&Snippet> = None;
        for section in &assembly.sections {
            if let Some(condition) = &section.condition {
                match self.engine.holds(condition, self.scope) {
                    Ok(true) => {}
                    Ok(false) => continue,
                    Err(finding) => {
                        self.found.push(*finding);
                        continue;
                    }
                }
            }
            let template = self.layers.template(&section.template, &self.scope.world, &self.scope.view.unit);
            let mut made = self.blocks(&template);
            if section.part.is_some() {
                made.iter_mut().for_each(lower);
            }
            if let Some(source) = self.engine.source(&template) {
                if let Some(title) = section.part.as_ref().filter(|title| part != Some(title)) {
                    templates.push(Arc::clone(source));
                    blocks.push(self.part(title));
                }
                part = section.part.as_ref();
                templates.extend(std::iter::repeat_n(Arc::clone(source), made.len()));
                blocks.extend(made);
            }
        }
        (blocks, templates)
    }

    /// The heading of a part.
    fn part(&mut self, title: &Snippet) -> Block {
        let runs = match self.engine.line(title, self.scope) {
            Ok(marked) => runs(&marked),
            Err(finding) => {
                self.found.push(*finding);
                Vec::new()
            }
        };
        Block::Heading(Heading { level: 1, number: String::new(), runs })
    }

    /// One template's blocks. A missing template has been reported when the project was prepared.
    fn blocks(&mut self, template: &str) -> Vec<Block> {
        self.complete &= !self.engine.is_broken(template);
        let (Some(source), Some(rendered)) = (self.engine.source(template), self.engine.render(template, self.scope))
        else {
            return Vec::new();
        };
        match rendered {
            Ok(marked) => {
                let (blocks, findings) = markdown::parse(&marked, source);
                self.found.extend(findings);
                blocks
            }
            Err(finding) => {
                self.found.push(*finding);
                Vec::new()
            }
        }
    }

    fn number(&mut self, body: &mut [Block], templates: &[Arc<Source>]) {
        for index in number::assign(body) {
            let Some(source) = templates.get(index) else { continue };
            let words = match &body[index] {
                Block::Heading(heading) => text::runs(&heading.runs),
                Block::Paragraph(paragraph) => {
                    paragraph.lead.as_ref().map(|lead| text::runs(&lead.runs)).unwrap_or_default()
                }
                Block::Table(_) => String::new(),
            };
            let at = source.text.find(&words).unwrap_or(0);
            self.found.push(
                Diagnostic::new(Code::N502, format!("标题“{words}”跳了一级"))
                    .at(source.place(at..at + words.len()))
                    .help("层级依次是 #、##、###、####，中间不能跳过"),
            );
        }
    }

    fn title(&mut self, prepared: &Prepared, snippet: &Snippet) -> Title {
        match self.engine.line(snippet, self.scope) {
            Ok(marked) => prepared.breaker.lines(runs(&marked)),
            Err(finding) => {
                self.found.push(*finding);
                Title::default()
            }
        }
    }

    fn annexes(&mut self, prepared: &Prepared, assembly: &Assembly) -> Vec<Annex> {
        let mut annexes = Vec::new();
        for (attachment, (_, label)) in assembly.attachments.iter().zip(labels(assembly)) {
            let title = self.title(prepared, &attachment.title);
            let mut blocks = self.blocks(&attachment.template);
            number::prune(&mut blocks);
            number::assign(&mut blocks);
            annexes.push(Annex { label, title, landscape: attachment.landscape, blocks });
        }
        annexes
    }
}

/// A heading inside a part stands one level lower.
fn lower(block: &mut Block) {
    match block {
        Block::Heading(heading) => heading.level += 1,
        Block::Paragraph(paragraph) => {
            if let Some(lead) = &mut paragraph.lead {
                lead.level += 1;
            }
        }
        Block::Table(_) => {}
    }
}

/// A line of text as runs: Markdown escapes resolved, marks taken out.
fn runs(marked: &Marked) -> Vec<Run> {
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
    let position = first.map(crate::source::Place::start);
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
