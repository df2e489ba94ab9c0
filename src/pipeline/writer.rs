//! The parts of one document: sections under their headings, attachments, numbers.

use std::sync::Arc;

use minijinja::Value;

use super::document::runs;
use super::layers::Layers;
use super::prepare::Prepared;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::number::{self, Misplaced};
use crate::document::{Annex, Block, Heading, Paragraph, Run, Title, text};
use crate::markdown;
use crate::source::Source;
use crate::template::assembly::{Assembly, Attachment, Section, Snippet, Subject};
use crate::template::engine::Engine;
use crate::template::session::Session;
use crate::template::value::Scope;

/// Writes the parts of one document and keeps what is wrong with them.
pub struct Writer<'a> {
    /// Templates.
    pub engine: &'a Engine,
    /// Overrides.
    pub layers: &'a Layers,
    /// Of the document's unit.
    pub scope: &'a Scope,
    /// Findings.
    pub found: Vec<Diagnostic>,
    /// No part is left out because its template could not be compiled.
    pub complete: bool,
}

impl Writer<'_> {
    /// All sections whose condition holds, with the template of each block.
    pub fn body(&mut self, assembly: &Assembly) -> (Vec<Block>, Vec<Arc<Source>>) {
        let (mut blocks, mut templates) = (Vec::new(), Vec::new());
        for group in assembly.sections.chunk_by(|one, next| one.part.is_some() && one.part == next.part) {
            let made: Vec<(&Section, Arc<Source>, Vec<Block>)> =
                group.iter().filter_map(|section| self.section(section)).collect();
            let part = group.first().and_then(|section| section.part.as_ref());
            let is_empty = made.iter().all(|(_, _, inside)| inside.is_empty());
            if let Some(part) = part.filter(|part| part.required && is_empty) {
                self.found.push(
                    Diagnostic::new(Code::N419, format!("没有“{}”，这种文件应当有", part.title.text))
                        .at(part.title.place.clone())
                        .help("请填上它下面各段要用的栏目，如 领导小组、保障、考核；确实不要的，从文种里删去这一部分"),
                );
            }
            let is_alone = made.len() == 1;
            for (index, (section, source, mut inside)) in made.into_iter().enumerate() {
                if let Some(title) = &section.title
                    // A part with one section needs no second heading.
                    && !(part.is_some() && is_alone)
                {
                    self.entitle(title, &mut inside);
                }
                if let Some(part) = part {
                    inside.iter_mut().for_each(lower);
                    if index == 0 {
                        inside.insert(0, Block::Heading(self.heading(&part.title)));
                    }
                }
                templates.extend(std::iter::repeat_n(source, inside.len()));
                blocks.extend(inside);
            }
        }
        (blocks, templates)
    }

    /// One section, if it appears: its template's source and its blocks.
    fn section<'s>(&mut self, section: &'s Section) -> Option<(&'s Section, Arc<Source>, Vec<Block>)> {
        if !section.condition.as_ref().is_none_or(|condition| self.holds(condition)) {
            return None;
        }
        let template = self.layers.template(&section.template, &self.scope.world, &self.scope.view.unit);
        let made = self.about(&template, section.subject.as_ref())?;
        Some((section, Arc::clone(self.engine.source(&template)?), made))
    }

    fn holds(&mut self, condition: &Snippet) -> bool {
        self.engine.holds(condition, self.scope).unwrap_or_else(|finding| {
            self.found.push(*finding);
            false
        })
    }

    /// A template's blocks about a fact. None: the section is left out, because it has nothing to be about.
    fn about(&mut self, template: &str, subject: Option<&Subject>) -> Option<Vec<Block>> {
        let Some(Subject { fact, required }) = subject else { return Some(self.blocks(template, None)) };
        let value = match self.engine.value(fact, self.scope) {
            Ok(value) => value,
            Err(finding) => {
                self.found.push(*finding);
                return None;
            }
        };
        if value.is_true() {
            return Some(self.blocks(template, Some(value)));
        }
        // Printing what is not there says what is missing, and where it should be written.
        let text = format!("{{{{ {} }}}}", fact.text);
        required.then(|| {
            let runs = self.line(&Snippet { text, place: fact.place.clone() });
            vec![Block::Paragraph(Paragraph { lead: None, runs })]
        })
    }

    /// Puts a section under its own heading; one that ends with `::` runs into the first paragraph.
    fn entitle(&mut self, title: &Snippet, made: &mut Vec<Block>) {
        made.iter_mut().for_each(lower);
        let run_in = title.text.strip_suffix(markdown::RUN_IN);
        let text = run_in.unwrap_or(&title.text).to_owned();
        let heading = self.heading(&Snippet { text, place: title.place.clone() });
        match made.first_mut() {
            Some(Block::Paragraph(paragraph)) if run_in.is_some() && paragraph.lead.is_none() => {
                paragraph.lead = Some(heading);
            }
            Some(_) => made.insert(0, Block::Heading(heading)),
            None => {}
        }
    }

    /// A heading that an assembly gives.
    fn heading(&mut self, title: &Snippet) -> Heading {
        Heading { level: 1, number: String::new(), runs: self.line(title) }
    }

    fn line(&mut self, snippet: &Snippet) -> Vec<Run> {
        match self.engine.line(snippet, self.scope) {
            Ok(marked) => runs(&marked),
            Err(finding) => {
                self.found.push(*finding);
                Vec::new()
            }
        }
    }
    /// One template's blocks. A missing template has been reported when the project was prepared.
    fn blocks(&mut self, template: &str, subject: Option<Value>) -> Vec<Block> {
        self.complete &= !self.engine.is_broken(template);
        let (Some(source), Some(rendered)) =
            (self.engine.source(template), self.engine.render(template, self.scope, subject))
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

    /// Numbers the headings.
    pub fn number(&mut self, body: &mut [Block], templates: &[Arc<Source>]) {
        for fault in number::assign(body) {
            let index = fault.index();
            let Some(source) = templates.get(index) else { continue };
            let words = match &body[index] {
                Block::Heading(heading) => text::runs(&heading.runs),
                Block::Paragraph(paragraph) => {
                    paragraph.lead.as_ref().map(|lead| text::runs(&lead.runs)).unwrap_or_default()
                }
                Block::Table(_) => String::new(),
            };
            let at = source.text.find(&words).unwrap_or(0);
            let place = source.place(at..(at + words.len()).min(source.text.len()));
            let (message, help) = match fault {
                Misplaced::Skips(_) => ("跳了一级", "层级依次是 #、##、###、####，中间不能跳过"),
                Misplaced::TooDeep(_) => ("在第五级，公文的层次只有四级", "请少套一层“部分”“题”或条目里的“项”"),
            };
            self.found.push(Diagnostic::new(Code::N502, format!("标题“{words}”{message}")).at(place).help(help));
        }
    }

    /// The title, broken into lines.
    pub fn title(&mut self, prepared: &Prepared, snippet: &Snippet) -> Title {
        match self.engine.line(snippet, self.scope) {
            Ok(marked) => prepared.breaker.lines(runs(&marked)),
            Err(finding) => {
                self.found.push(*finding);
                Title::default()
            }
        }
    }

    /// The attachments.
    pub fn annexes(&mut self, prepared: &Prepared, attached: &[&Attachment]) -> Vec<Annex> {
        let mut annexes = Vec::new();
        for (attachment, (_, label)) in attached.iter().zip(labels(attached)) {
            let title = self.title(prepared, &attachment.title);
            let mut blocks = self.about(&attachment.template, attachment.subject.as_ref()).unwrap_or_default();
            number::prune(&mut blocks);
            number::assign(&mut blocks);
            annexes.push(Annex { label, title, landscape: attachment.landscape, blocks, ..Annex::default() });
        }
        annexes
    }
}

/// The attachments that a document has: those whose condition holds and that have what they are about.
pub fn attached<'a>(engine: &Engine, assembly: &'a Assembly, scope: &Scope) -> (Vec<&'a Attachment>, Vec<Diagnostic>) {
    let (mut attached, mut refused) = (Vec::new(), Vec::new());
    for attachment in &assembly.attachments {
        let optional = attachment.subject.as_ref().filter(|subject| !subject.required).map(|subject| &subject.fact);
        let holds = [attachment.condition.as_ref(), optional].into_iter().flatten().all(|asked| {
            engine.holds(asked, scope).unwrap_or_else(|finding| {
                refused.push(*finding);
                false
            })
        });
        if holds {
            attached.push(attachment);
        }
    }
    (attached, refused)
}

/// 附件1, 附件2 …; a lone one has no number (R27).
pub fn labels(attached: &[&Attachment]) -> Vec<(String, String)> {
    let alone = attached.len() == 1;
    let label = |index: usize| if alone { "附件".to_owned() } else { format!("附件{}", index + 1) };
    attached.iter().enumerate().map(|(index, each)| (each.name.clone(), label(index))).collect()
}

/// Attachments that the body never points to: a reader would not know what they are for.
pub fn unmentioned(attached: &[&Attachment], session: &Session) -> Vec<Diagnostic> {
    let mentioned = session.mentioned();
    let silent = attached.iter().filter(|attachment| !mentioned.contains(&attachment.name));
    let finding = |attachment: &&Attachment| {
        Diagnostic::new(Code::N415, format!("正文没有提到附件“{}”", attachment.name)).at(attachment.place.clone()).help(
            format!("请在模板里写（见{{{{ 附件(\"{0}\") }}}}），或在事实的文字里写（见{{附件.{0}}}）", attachment.name),
        )
    };
    silent.map(finding).collect()
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
