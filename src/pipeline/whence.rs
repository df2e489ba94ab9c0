//! Where the parts of a finished document came from: the template of each section, the overrides laid over it, and the fact behind
//! every printed value.

use super::document::Made;
use super::layers::Used;
use super::prepare::{Job, Prepared};
use crate::document::{Block, Document, Run, text};

/// A section of a document, or an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// As assemblies name it: 主要任务/消防安全.
    pub path: String,
    /// Its template.
    pub file: String,
    /// What lies over the template, the farther first.
    pub layers: Vec<Layer>,
    /// Something of it is printed; otherwise it is here because it should be and cannot, or because an override lies over it.
    pub printed: bool,
    /// Printed headings with their numbers; of an attachment its label and title.
    pub headings: Vec<String>,
    /// Printed values in order, each once.
    pub values: Vec<Value>,
}

/// An override in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// 街道, 社区类型 or 社区.
    pub layer: &'static str,
    /// Its file.
    pub file: String,
    /// It replaces the whole section.
    pub whole: bool,
    /// What it replaces, with the line of each marker.
    pub parts: Vec<(String, usize)>,
}

/// A printed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// As printed.
    pub text: String,
    /// The fact's key, empty for a gap.
    pub key: String,
    /// file:line:column.
    pub place: String,
    /// How the words were made from the fact, empty where it is printed as written.
    pub how: String,
    /// file:line of everything else that went into it.
    pub others: Vec<String>,
}

/// The sections of a document that print something, that cannot, or that have overrides; then its attachments.
pub fn sections(prepared: &Prepared, job: &Job, made: &Made) -> Vec<Section> {
    let (world, unit) = (&prepared.streets[job.street], &prepared.view(job).unit);
    let assembly = &prepared.assemblies[job.assembly];
    let document = &made.document;
    let path = |template: &str| template.trim_start_matches("段/").trim_end_matches(".md").to_owned();
    let mut sections = Vec::new();
    for section in &assembly.sections {
        let template = prepared.layers.template(&section.template, world, unit);
        let used = prepared.layers.used(&section.template, world, unit);
        let source = format!("templates/{template}");
        let blocks = document.body.iter().zip(&made.templates).filter(|(_, template)| template.path == source);
        let blocks: Vec<&Block> = blocks.map(|(block, _)| block).collect();
        if !blocks.is_empty() || !used.is_empty() || prepared.engine.is_broken(&template) {
            sections.push(Section {
                path: path(&section.template),
                file: format!("templates/{}", section.template),
                layers: used.into_iter().map(layer).collect(),
                printed: !blocks.is_empty(),
                headings: blocks.iter().filter_map(|block| heading(block)).collect(),
                values: values(document, &blocks),
            });
        }
    }
    for (template, annex) in made.attachments.iter().zip(&document.annexes) {
        sections.push(Section {
            path: path(template),
            file: format!("templates/{template}"),
            layers: Vec::new(),
            printed: true,
            headings: vec![annex.label.clone(), text::title(&annex.title)],
            values: values(document, &annex.blocks.iter().collect::<Vec<_>>()),
        });
    }
    sections
}

fn layer((layer, rewrite): Used<'_>) -> Layer {
    let part = |part| (rewrite.label(part), rewrite.marker(part).start().line);
    Layer {
        layer,
        file: rewrite.source.path.clone(),
        whole: rewrite.is_whole(),
        parts: rewrite.parts.iter().map(part).collect(),
    }
}

fn heading(block: &Block) -> Option<String> {
    match block {
        Block::Heading(heading) => Some(text::heading(heading)),
        Block::Paragraph(paragraph) => paragraph.lead.as_ref().map(text::heading),
        Block::Table(_) => None,
    }
}

fn values(document: &Document, blocks: &[&Block]) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    for run in blocks.iter().flat_map(|block| runs(block)) {
        let origin = run.origin.and_then(|index| document.origins.get(index));
        let value = match origin {
            Some(origin) => Value {
                text: run.text.clone(),
                key: origin.key.clone(),
                place: format!("{}:{}:{}", origin.file, origin.line, origin.column),
                how: origin.how.clone(),
                others: origin.parts.iter().map(|(file, line, _)| format!("{file}:{line}")).collect(),
            },
            None if run.missing => Value {
                text: run.text.clone(),
                key: String::new(),
                place: String::new(),
                how: "还没有这个数".to_owned(),
                others: Vec::new(),
            },
            None => continue,
        };
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

fn runs(block: &Block) -> Vec<&Run> {
    match block {
        Block::Heading(heading) => heading.runs.iter().collect(),
        Block::Paragraph(paragraph) => {
            let lead = paragraph.lead.iter().flat_map(|lead| &lead.runs);
            lead.chain(&paragraph.runs).collect()
        }
        Block::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).flatten().collect(),
    }
}
