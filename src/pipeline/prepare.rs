//! What all documents share: streets with derived figures, compiled templates, the list of jobs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::layers::Layers;
use crate::derive::figure::Figure;
use crate::derive::{community, cost, past, quota, review, street};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::document::title::Breaker;
use crate::facts::relation::Relation;
use crate::facts::unit::{self, FactFile, Street, Tier, Unit};
use crate::lint::{Policy, Retired, waiver};
use crate::project::Project;
use crate::project::name;
use crate::project::settings::{Collection, Settings};
use crate::template::assembly::{self, Assembly, Needs};
use crate::template::check;
use crate::template::engine::Engine;
use crate::template::phrase::Phrase;
use crate::template::world::{View, World};

/// One document to build.
#[derive(Debug, Clone)]
pub struct Job {
    /// Index into [`Prepared::streets`].
    pub street: usize,
    /// None for the street itself, else the index of the community.
    pub community: Option<usize>,
    /// Index into [`Prepared::assemblies`].
    pub assembly: usize,
    /// Why nothing may be written, empty when nothing is in the way.
    pub blocked: String,
}

/// Everything before the first document.
pub struct Prepared {
    /// Its content lies inside another project's, whose templates it uses.
    pub is_nested: bool,
    /// Settings of the project.
    pub settings: Settings,
    /// A world a street.
    pub streets: Vec<Arc<World>>,
    /// 文种.
    pub assemblies: Vec<Assembly>,
    /// Templates.
    pub engine: Engine,
    /// Overrides of sections by street, type and community.
    pub layers: Layers,
    /// Title breaks.
    pub breaker: Breaker,
    /// In plan order: the street's documents, then each community's.
    pub jobs: Vec<Job>,
    /// Terms that may not be used in the plan year.
    pub retired: Vec<Retired>,
    /// What the project says of the rules of 校对.
    pub policy: Policy,
    /// 汇编.
    pub collections: Vec<Collection>,
    /// The projects that collections take, by name.
    pub gathered: BTreeMap<String, Prepared>,
    /// Findings of facts, registry, templates.
    pub found: Vec<Diagnostic>,
}

/// Prepares a project.
pub fn prepare(project: Project) -> Prepared {
    let Project {
        home,
        settings,
        registry,
        schema,
        relations,
        facts,
        templates,
        local,
        assemblies,
        phrases,
        gathered,
        mut found,
    } = project;
    let mut policy = settings.policy.clone();
    let mut streets: BTreeMap<String, Vec<FactFile>> = BTreeMap::new();
    for file in facts {
        policy.waivers.extend(waiver::comments(&file.source, &mut found));
        streets.entry(file.street.clone()).or_default().push(file);
    }
    // A street that nobody has written of since the year before last has no plan for this year.
    streets.retain(|_, files| files.iter().any(|file| file.year >= settings.year - 1));
    // One street after the other, its files in parallel: a street's parsed files are gone before the next one's come.
    let assembled: Vec<(Street, Vec<Diagnostic>)> = streets
        .into_iter()
        .map(|(name, files)| {
            let mut found = Vec::new();
            let street = unit::assemble(settings.year, &name, &files, &registry, &schema, &mut found);
            (street, found)
        })
        .collect();
    if assembled.is_empty() && settings.year != 0 && !settings.kinds.is_empty() {
        let year = settings.year;
        found.push(
            Diagnostic::new(Code::N210, format!("没有找到 {} 年和 {year} 年的事实文件", year - 1))
                .at(settings.year_place.clone())
                .help(format!("事实文件放在 {}/{}/街道名/社区名.yaml", home.content, year - 1)),
        );
    }
    let mut worlds = Vec::new();
    for (street, findings) in assembled {
        found.extend(findings);
        worlds.push(Arc::new(world(street, &settings, &registry, &schema, &relations, &phrases, &mut found)));
    }
    let mut read = Vec::new();
    for source in &assemblies {
        read.extend(assembly::read(source, &mut found));
    }
    let retired = phrases.retired(settings.year).into_iter();
    let retired = retired.map(|(old, phrase)| Retired {
        old: old.to_owned(),
        new: phrase.text.clone(),
        source: phrase.source.clone(),
    });
    let retired = retired.collect();
    let mut engine = Engine::new(templates, &mut found);
    let assemblies = chosen(&settings, &read, &engine, &mut found);
    found.extend(phrases.findings(settings.year, |phrase| is_named(phrase, &assemblies, &engine)));
    let used = assemblies.iter().flat_map(Assembly::templates).collect::<BTreeSet<_>>();
    let sources = used.into_iter().filter_map(|name| engine.source(name));
    for source in sources.chain(local.iter().map(|(source, _)| source)) {
        policy.waivers.extend(waiver::comments(source, &mut found));
    }
    let layers = Layers::new(&local, &worlds, &mut engine, &mut found);
    let jobs = jobs(&worlds, &assemblies, &mut found);
    let breaker = Breaker::default();
    let collections = settings.collections.clone();
    let gathered: BTreeMap<String, Prepared> =
        gathered.into_iter().map(|(name, project)| (name, prepare(project))).collect();
    let of_others = gathered.values().flat_map(|other| &other.found);
    found.extend(of_others.filter(|finding| finding.level == Level::Error).cloned());
    Prepared {
        is_nested: home.is_nested(),
        settings,
        streets: worlds,
        assemblies,
        engine,
        layers,
        breaker,
        jobs,
        retired,
        policy,
        collections,
        gathered,
        found,
    }
}

fn world(
    mut street: Street,
    settings: &Settings,
    registry: &Arc<crate::facts::registry::Registry>,
    schema: &Arc<crate::facts::schema::Schema>,
    relations: &[Relation],
    phrases: &Arc<crate::template::phrase::Phrases>,
    found: &mut Vec<Diagnostic>,
) -> World {
    let year = settings.year;
    let rules = review::Rules { registry, relations, schema };
    let (shares, refused) = quota::hand_down(&street, registry);
    street.own.broken |= refused.iter().any(|finding| finding.level == Level::Error);
    found.extend(refused);
    let promises = past::promises(&street, registry, year);
    let last_plan = |index: usize| promises.as_ref().map(|all| all.communities[index].as_slice());
    let viewed = |(index, (mut unit, shares)): (usize, (Unit, quota::Shares))| {
        let figures = community::figures(&unit, registry, year, &shares, last_plan(index));
        let half = community::half(&unit, registry, year, &figures);
        let mut findings = review::findings(&unit, &figures, &half, rules);
        let cost = cost::of(&unit, registry, &figures, &mut findings);
        unit.broken |= findings.iter().any(|finding| finding.level == Level::Error);
        (Arc::new(View { unit, figures, half, cost }), findings)
    };
    let members = street.communities.into_par_iter().zip(shares).enumerate();
    let communities: Vec<(Arc<View>, Vec<Diagnostic>)> = members.map(viewed).collect();
    let mut views = Vec::new();
    for (view, findings) in communities {
        found.extend(findings);
        views.push(view);
    }
    let own = community::figures(&street.own, registry, year, &quota::Shares::new(), None);
    let own_half = community::half(&street.own, registry, year, &own);
    let members: Vec<street::Member<'_>> =
        views.iter().map(|view| street::Member { name: &view.unit.name, figures: &view.figures }).collect();
    let halves: Vec<street::Member<'_>> =
        views.iter().map(|view| street::Member { name: &view.unit.name, figures: &view.half }).collect();
    let figures = street::figures(
        &street.own,
        &own,
        &members,
        registry,
        year,
        promises.as_ref().map(|all| all.street.as_slice()),
    );
    let half = street::half(&street.own, &own_half, &halves, registry, &figures);
    let mut findings = review::findings(&street.own, &figures, &half, rules);
    let all: Vec<(&Unit, &[Figure])> = views.iter().map(|view| (&view.unit, view.figures.as_slice())).collect();
    findings.extend(review::totals::findings(&street.own, &all, registry));
    findings.extend(review::copied::findings(views.iter().map(|view| &view.unit)));
    let cost = cost::of(&street.own, registry, &figures, &mut findings);
    street.own.broken |= findings.iter().any(|finding| finding.level == Level::Error);
    found.extend(findings);
    World {
        year,
        year_place: settings.year_place.clone(),
        registry: Arc::clone(registry),
        schema: Arc::clone(schema),
        phrases: Arc::clone(phrases),
        street: Arc::new(View { unit: street.own, figures, half, cost }),
        communities: views,
    }
}

/// Whether a template of these assemblies names a phrase or its kind: another project's phrases are not this one's to verify.
fn is_named(phrase: &Phrase, assemblies: &[Assembly], engine: &Engine) -> bool {
    let names = assemblies.iter().flat_map(Assembly::templates);
    let words = [Some(&phrase.name), phrase.kind.as_ref()];
    let mut sources = names.filter_map(|name| engine.source(name));
    sources.any(|source| words.iter().flatten().any(|word| source.text.contains(word.as_str())))
}

/// The assemblies that 项目.yaml asks for, in its order.
fn chosen(settings: &Settings, read: &[Assembly], engine: &Engine, found: &mut Vec<Diagnostic>) -> Vec<Assembly> {
    let mut chosen = Vec::new();
    for (tier, kind) in &settings.kinds {
        let fits = |assembly: &&Assembly| assembly.tier.is_none_or(|of| of == *tier);
        match read.iter().filter(fits).find(|assembly| assembly.kind == *kind) {
            Some(assembly) => chosen.push(Assembly { tier: Some(*tier), ..assembly.clone() }),
            None => {
                let known: Vec<&str> = read.iter().filter(fits).map(|assembly| assembly.kind.as_str()).collect();
                let hint = crate::diagnostic::near::suggestion(kind, known.iter().copied());
                found.push(
                    Diagnostic::new(Code::N405, format!("templates/文种 里没有{}级的“{kind}”", tier.label()))
                        .at(settings.year_place.source.place(0..0))
                        .help(format!("{hint}已有：{}", known.join("、"))),
                );
            }
        }
    }
    for assembly in &chosen {
        let of_sections = assembly.sections.iter().filter_map(|section| section.condition.as_ref());
        let of_attachments = assembly.attachments.iter().filter_map(|attachment| attachment.condition.as_ref());
        let conditions = of_sections.chain(of_attachments);
        found.extend(conditions.filter_map(|condition| check::expression(&condition.text, &condition.place)));
        let wanted = assembly.sections.iter().map(|section| (&section.template, &section.place));
        let tables = assembly.attachments.iter().map(|attachment| (&attachment.template, &attachment.place));
        for (template, place) in wanted.chain(tables) {
            if engine.source(template).is_none() {
                let hint = crate::diagnostic::near::suggestion(template, engine.names());
                found.push(
                    Diagnostic::new(Code::N406, format!("找不到模板 templates/{template}"))
                        .at(place.clone())
                        .help(hint),
                );
            }
        }
    }
    chosen
}

/// Street first, then communities; each with its documents in the order of 项目.yaml.
fn jobs(worlds: &[Arc<World>], assemblies: &[Assembly], found: &mut Vec<Diagnostic>) -> Vec<Job> {
    let mut waiting: Vec<(usize, Vec<&str>)> = Vec::new();
    // A finding without a unit stands in a file that everything is built from; a broken section stops only the
    // documents that it belongs to, so that their other mistakes are found in the same run.
    let in_section = |finding: &Diagnostic| {
        let path = finding.place.as_ref().map_or("", |place| place.path());
        ["段", "表", "本地"].iter().any(|folder| path.starts_with(&format!("templates/{folder}/")))
    };
    let stops_all = |finding: &Diagnostic| finding.unit.is_empty() && !in_section(finding);
    let shared = shared(found.iter().filter(|finding| finding.level == Level::Error && stops_all(finding)));
    let mut jobs = Vec::new();
    for (street, world) in worlds.iter().enumerate() {
        let broken: Vec<&str> =
            world.communities.iter().filter(|view| view.unit.broken).map(|view| view.unit.name.as_str()).collect();
        let units = std::iter::once(None).chain((0..world.communities.len()).map(Some));
        for community in units {
            let (tier, unit) = match community {
                None => (Tier::Street, &world.street.unit),
                Some(index) => (Tier::Community, &world.communities[index].unit),
            };
            let blocked = if let Some(shared) = &shared {
                shared.clone()
            } else if unit.broken {
                format!("{}的事实文件有错误", unit.name)
            } else if tier == Tier::Street && !broken.is_empty() {
                format!("{}的数据有错误，街道合计不能缺它们", broken.join("、"))
            } else {
                String::new()
            };
            let view = community.map_or(&world.street, |index| &world.communities[index]);
            for (assembly, kind) in assemblies.iter().enumerate().filter(|(_, assembly)| assembly.tier == Some(tier)) {
                // What has nothing to tell yet is not made; what is broken says so itself.
                if blocked.is_empty() && kind.needs.is_some_and(|needs| !has(view, needs)) {
                    match waiting.iter_mut().find(|(known, _)| *known == assembly) {
                        Some((_, names)) => names.push(&unit.name),
                        None => waiting.push((assembly, vec![&unit.name])),
                    }
                    continue;
                }
                jobs.push(Job { street, community, assembly, blocked: blocked.clone() });
            }
        }
    }
    let year = worlds.first().map(|world| world.year).unwrap_or_default();
    for (assembly, names) in waiting {
        let assembly = &assemblies[assembly];
        let stretch = assembly.needs.map(|needs| needs.words(year)).unwrap_or_default();
        let units = match names.as_slice() {
            names if names.len() <= 3 => names.join("、"),
            names => format!("{}等{}个单位", names[..2].join("、"), names.len()),
        };
        found.push(
            Diagnostic::new(Code::N414, format!("{units}还没有{stretch}的数，“{}”先不出", assembly.kind))
                .at(assembly.place.clone())
                .help("填了数再生成；哪怕只有一个数就会出，没报的印“未报”"),
        );
    }
    jobs
}

/// Why nothing can be made: errors in files that everything is built from.
fn shared<'a>(errors: impl Iterator<Item = &'a Diagnostic>) -> Option<String> {
    let files: Vec<&str> = errors.map(|error| error.place.as_ref().map_or("", |place| place.path())).collect();
    let first = *files.first()?;
    let is_one = files.iter().all(|file| *file == first);
    Some(if is_one && !first.is_empty() {
        format!("{first}有错误")
    } else {
        "几处都用的文件有错误".into()
    })
}

/// Whether a unit has any number of a stretch.
fn has(view: &View, needs: Needs) -> bool {
    let figures = match needs {
        Needs::LastYear => &view.figures,
        Needs::Half => &view.half,
    };
    figures.iter().any(|figure| figure.last.known().is_some())
}

impl Prepared {
    /// The folder of a street's documents below the output folder.
    pub fn folder(&self, street: usize) -> String {
        format!("{}/{}", self.settings.year, name::safe(&self.streets[street].street.unit.name))
    }

    /// The unit that a job is for.
    pub fn view(&self, job: &Job) -> &Arc<View> {
        let world = &self.streets[job.street];
        job.community.map_or(&world.street, |index| &world.communities[index])
    }
}
