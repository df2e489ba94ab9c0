//! 汇编: several finished documents in one, behind a contents page with their page numbers.
//!
//! Each part (篇) begins on a new page under its own title, keeps its 发文字号, 主送机关, numbering, 署名 and attachments; the red
//! 版头 and the 版记 belong to the printed document and not to its text, as in a gazette (公报). The page
//! numbers are those of the pagination model, by which every document is laid out.

use super::Wish;
use crate::diagnostic::{self, Diagnostic, Level};
use crate::document::{Align, Annex, Block, Column, Document, Heading, Meta, Paragraph, Run, Signature, Table, text};
use crate::emit::{docx, html};
use crate::layout::paginate::{self, Pagination, Place};
use crate::output::Output;
use crate::pipeline::collection::parts;
use crate::pipeline::document::{self, Made};
use crate::pipeline::prepare::{Job, Prepared};
use crate::project::name::safe;
use crate::project::settings::Collection;

/// What became of a collection.
#[derive(Debug, Clone)]
pub struct Collected {
    /// Its title, the file name without ending.
    pub name: String,
    /// Number of its parts.
    pub parts: usize,
    /// Pages by the pagination model.
    pub pages: usize,
    /// Files written, below the output folder.
    pub files: Vec<String>,
    /// Why it was not written; empty when it could be.
    pub reason: String,
    /// Findings of its own; those of its parts are theirs.
    pub found: Vec<Diagnostic>,
}

/// Makes every collection that 项目.yaml asks for.
pub fn run(prepared: &Prepared, wish: Wish, output: Option<&Output>) -> Vec<Collected> {
    prepared.collections.iter().map(|collection| one(prepared, collection, wish, output)).collect()
}

fn one(prepared: &Prepared, collection: &Collection, wish: Wish, output: Option<&Output>) -> Collected {
    let title = &collection.title;
    let name = safe(title);
    let (parts, found) = parts(prepared, collection);
    let (files, reason) = (Vec::new(), String::new());
    let mut collected = Collected { name, parts: parts.len(), pages: 0, files, reason, found };
    if collected.found.iter().any(|finding| finding.level == Level::Error) {
        collected.reason = "要收的没有找到，见上".into();
        return collected;
    }
    let made = match finished(&parts, wish) {
        Ok(made) => made,
        Err(missing) => {
            collected.reason = format!("要收的{}", missing.join("；"));
            return collected;
        }
    };
    let document = bind(prepared, title, made, wish.shows_gaps());
    let pagination = paginate::paginate(&document);
    collected.pages = pagination.pages.len();
    let Some(output) = output else { return collected };
    let mut write = |ending: &str, bytes: &[u8]| {
        let path = format!("{}/汇编/{}.{ending}", prepared.settings.year, collected.name);
        match output.write(&path, bytes) {
            Ok(_) => collected.files.push(path),
            Err(finding) => {
                collected.reason = "输出位置的文件没有覆盖，见上".into();
                collected.found.push(*finding);
            }
        }
    };
    if wish.docx {
        write("docx", &docx::Emitter::new(prepared.settings.look).write(&document));
    }
    if wish.html {
        write("html", html::write_pages(&document, &pagination).as_bytes());
    }
    collected
}

/// The documents, or those that cannot be made and why.
fn finished(parts: &[(&Prepared, &Job)], wish: Wish) -> Result<Vec<Document>, Vec<String>> {
    let (mut made, mut missing) = (Vec::new(), Vec::new());
    for (prepared, job) in parts {
        let reason = match job.blocked.is_empty().then(|| document::make(prepared, job, wish.shows_gaps())) {
            Some(whole) if wish.accepts(&whole) => {
                made.push(whole.document);
                continue;
            }
            Some(Made { found, .. }) => diagnostic::first_error(&found)
                .map(|finding| format!("{}（{}）", finding.message, finding.code.as_str()))
                .unwrap_or_default(),
            None => job.blocked.clone(),
        };
        missing.push(format!("“{}”没有生成：{reason}", document::name(prepared, job)));
    }
    if missing.is_empty() { Ok(made) } else { Err(missing) }
}

/// Puts the documents behind each other, and the contents page in front.
fn bind(prepared: &Prepared, title: &str, parts: Vec<Document>, draft: bool) -> Document {
    let created = parts.iter().map(|part| part.meta.created.clone()).max().unwrap_or_default();
    let creator = parts.first().map(|part| part.meta.creator.clone()).unwrap_or_default();
    let mut bound = Document {
        meta: Meta { creator, kind: "汇编".into(), created, draft },
        title: prepared.breaker.lines(vec![Run::plain(title)]),
        is_collection: true,
        ..Document::default()
    };
    let mut heads = Vec::new();
    for (index, mut part) in parts.into_iter().enumerate() {
        let label = format!("第{}篇", crate::numeral::chinese(index + 1));
        shift(&mut part, bound.origins.len());
        heads.push((bound.annexes.len(), label.clone(), text::title(&part.title)));
        let notes = text::annex_notes(&part);
        bound.origins.append(&mut part.origins);
        let mut blocks = part.body;
        blocks.extend(
            notes.into_iter().map(|note| Block::Paragraph(Paragraph { lead: None, runs: vec![Run::plain(note)] })),
        );
        bound.annexes.push(Annex {
            label,
            title: part.title,
            landscape: part.landscape,
            document_number: part.letterhead.map(|head| head.document_number).unwrap_or_default(),
            submitted_to: part.submitted_to,
            blocks,
            signature: part.signature,
        });
        bound.annexes.append(&mut part.annexes);
    }
    // The numbers take the same room whatever they are, so one look at the pages is enough.
    bound.body = vec![contents(&heads, |_| 0)];
    let pagination = paginate::paginate(&bound);
    bound.body = vec![contents(&heads, |annex| page(&pagination, annex))];
    bound
}

/// The page on which an annex begins.
fn page(pagination: &Pagination, annex: usize) -> usize {
    let begins = |item: usize| pagination.items.get(item).is_some_and(|item| item.place == Place::AnnexLabel(annex));
    let page = pagination.pages.iter().find(|page| page.pieces.iter().any(|piece| begins(piece.item)));
    page.map_or(0, |page| page.number)
}

/// 目录: the parts with the pages on which they begin.
fn contents(heads: &[(usize, String, String)], page: impl Fn(usize) -> usize) -> Block {
    let column = |share, align| Column { share, align };
    let cell = |text: &str| vec![Run::plain(text)];
    Block::Table(Table {
        columns: vec![column(5, Align::Center), column(24, Align::Left), column(4, Align::Center)],
        header: ["篇次", "题目", "页码"].map(cell).into(),
        rows: heads
            .iter()
            .map(|(annex, label, title)| vec![cell(label), cell(title), cell(&page(*annex).to_string())])
            .collect(),
    })
}

/// Moves a document's origins up by so many, because they now stand behind others.
fn shift(document: &mut Document, by: usize) {
    let shift = |runs: &mut [Run]| {
        for run in runs {
            run.origin = run.origin.map(|origin| origin + by);
        }
    };
    let in_heading = |heading: &mut Heading| shift(&mut heading.runs);
    let in_blocks = |blocks: &mut [Block]| {
        for block in blocks {
            match block {
                Block::Heading(heading) => in_heading(heading),
                Block::Paragraph(paragraph) => {
                    if let Some(lead) = &mut paragraph.lead {
                        in_heading(lead);
                    }
                    shift(&mut paragraph.runs);
                }
                Block::Table(table) => {
                    let cells = table.header.iter_mut().chain(table.rows.iter_mut().flatten());
                    cells.for_each(|cell| shift(cell));
                }
            }
        }
    };
    let in_signature = |signature: &mut Option<Signature>| {
        if let Some(signature) = signature {
            shift(&mut signature.organ);
            shift(&mut signature.date);
        }
    };
    document.title.lines.iter_mut().for_each(|line| shift(line));
    shift(&mut document.submitted_to);
    in_blocks(&mut document.body);
    in_signature(&mut document.signature);
    for annex in &mut document.annexes {
        annex.title.lines.iter_mut().for_each(|line| shift(line));
        in_blocks(&mut annex.blocks);
        in_signature(&mut annex.signature);
    }
}
