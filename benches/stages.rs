//! Each stage alone, on the sample street's 桃源社区: its two fact files and its 年度工作计划.
#![expect(clippy::unwrap_used, reason = "a bench that cannot run should say where")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use nigao::derive::{community, review};
use nigao::document::Document;
use nigao::emit::{docx, html};
use nigao::facts::unit::{self, FactFile};
use nigao::facts::{indicator, load, traps};
use nigao::layout::paginate;
use nigao::lint;
use nigao::manuscript;
use nigao::markdown;
use nigao::pipeline::document;
use nigao::pipeline::prepare::{self, Job, Prepared};
use nigao::project::Project;
use nigao::project::home::Home;
use nigao::source::Source;
use nigao::template::mark::Marked;
use nigao::template::session::Session;
use nigao::template::value::Scope;

const COMMUNITY: &str = "桃源社区";

fn main() {
    divan::main();
}

static PREPARED: LazyLock<Prepared> = LazyLock::new(|| prepare::prepare(project()));
static DOCUMENT: LazyLock<Document> = LazyLock::new(|| document::make(&PREPARED, job(), false).document);

fn project() -> Project {
    Project::read(&Home::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap(), None)
}

/// The first document of the community: its 年度工作计划.
fn job() -> &'static Job {
    PREPARED.jobs.iter().find(|job| PREPARED.view(job).unit.name == COMMUNITY).unwrap()
}

/// The community's own files, and those that it inherits from.
fn files(project: &Project) -> Vec<FactFile> {
    let wanted = |name: &str| matches!(name, "共享" | "本级" | COMMUNITY);
    project.facts.iter().filter(|file| wanted(&file.name)).cloned().collect()
}

fn own(project: &Project) -> Vec<Arc<Source>> {
    let own = project.facts.iter().filter(|file| file.name == COMMUNITY);
    own.map(|file| Arc::clone(&file.source)).collect()
}

fn scope(attachments: Vec<(String, String)>) -> Scope {
    let session = Arc::new(Session::new(attachments));
    let (world, view) = (&PREPARED.streets[job().street], PREPARED.view(job()));
    Scope { session, world: Arc::clone(world), view: Arc::clone(view) }
}

/// Every section and table of the plan, rendered.
fn rendered() -> Vec<(Arc<Source>, Marked)> {
    let assembly = &PREPARED.assemblies[job().assembly];
    let attachments = assembly.attachments.iter().map(|each| (each.name.clone(), "附件".to_owned())).collect();
    let scope = scope(attachments);
    let holds = |condition| PREPARED.engine.holds(condition, &scope).unwrap();
    let sections = assembly.sections.iter().filter(|section| section.condition.as_ref().is_none_or(holds));
    let sections = sections.map(|section| &section.template);
    let templates = sections.chain(assembly.attachments.iter().map(|attachment| &attachment.template));
    templates
        .map(|name| {
            let source = Arc::clone(PREPARED.engine.source(name).unwrap());
            (source, PREPARED.engine.render(name, &scope, None).unwrap().unwrap())
        })
        .collect()
}

#[divan::bench]
fn s01_traps(bencher: divan::Bencher<'_, '_>) {
    let sources = own(&project());
    bencher.bench(|| sources.iter().map(traps::scan).map(|found| found.len()).sum::<usize>());
}

#[divan::bench]
fn s02_yaml(bencher: divan::Bencher<'_, '_>) {
    let sources = own(&project());
    bencher.bench(|| sources.iter().map(load::parse).collect::<Vec<_>>());
}

#[divan::bench]
fn s03_validate(bencher: divan::Bencher<'_, '_>) {
    let project = project();
    let trees: Vec<_> = own(&project).iter().filter_map(|source| load::parse(source).0).collect();
    bencher.bench(|| {
        let mut found = Vec::new();
        for tree in &trees {
            project.schema.check(tree, &mut found);
            divan::black_box(indicator::read(tree.get("指标").unwrap(), &project.registry, &mut found));
        }
        found
    });
}

/// With what comes before it and the files that it inherits from: 共享.yaml and 本级.yaml of both years.
#[divan::bench]
fn s04_assemble(bencher: divan::Bencher<'_, '_>) {
    let project = project();
    let files = files(&project);
    let (year, street) = (project.settings.year, &files[0].street);
    bencher.bench(|| unit::assemble(year, street, &files, &project.registry, &project.schema, &mut Vec::new()));
}

#[divan::bench]
fn s05_derive(bencher: divan::Bencher<'_, '_>) {
    let world = &PREPARED.streets[job().street];
    let unit = &PREPARED.view(job()).unit;
    let rules = review::Rules { registry: &world.registry, relations: &[], schema: &world.schema };
    bencher.bench(|| {
        let figures = community::figures(unit, &world.registry, world.year, &nigao::derive::quota::Shares::new(), None);
        let half = community::half(unit, &world.registry, world.year, &figures);
        let findings = review::findings(unit, &figures, &half, rules);
        (figures, findings)
    });
}

#[divan::bench]
fn s06_render(bencher: divan::Bencher<'_, '_>) {
    LazyLock::force(&PREPARED);
    bencher.bench(rendered);
}

#[divan::bench]
fn s07_markdown(bencher: divan::Bencher<'_, '_>) {
    let rendered = rendered();
    bencher.bench(|| rendered.iter().map(|(source, marked)| markdown::parse(marked, source)).collect::<Vec<_>>());
}

#[divan::bench]
fn s08_lint(bencher: divan::Bencher<'_, '_>) {
    let assembly = &PREPARED.assemblies[job().assembly];
    let document = &*DOCUMENT;
    let policy = lint::Policy::default();
    bencher.bench(|| {
        let text = manuscript::made::read(document);
        let own = lint::Own {
            document,
            templates: &[],
            origins: &[],
            length: assembly.length,
            assembly: &assembly.place.source,
        };
        let subject = lint::Subject { own: Some(own), year: Some(2026), ..lint::Subject::alone(&text, &policy) };
        lint::findings(&subject)
    });
}

/// Rendering, Markdown, numbers, title, lint: all from facts to the finished document.
#[divan::bench]
fn s09_document(bencher: divan::Bencher<'_, '_>) {
    LazyLock::force(&DOCUMENT);
    bencher.bench(|| document::make(&PREPARED, job(), false).document);
}

#[divan::bench]
fn s10_paginate(bencher: divan::Bencher<'_, '_>) {
    let document = &*DOCUMENT;
    bencher.bench(|| paginate::paginate(document));
}

#[divan::bench]
fn s11_docx(bencher: divan::Bencher<'_, '_>) {
    let (document, emitter) = (&*DOCUMENT, docx::Emitter::new(PREPARED.settings.look));
    bencher.bench(|| emitter.write(document));
}

#[divan::bench]
fn s12_html(bencher: divan::Bencher<'_, '_>) {
    let document = &*DOCUMENT;
    let pagination = paginate::paginate(document);
    bencher.bench(|| html::write_pages(document, &pagination));
}
