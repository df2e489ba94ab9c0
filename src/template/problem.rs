//! Problems that templates met while rendering, with the template's line and the place where the fact is or should be.

use std::sync::Arc;

use super::check;
use super::engine::Engine;
use super::session::{Met, Problem};
use super::world::World;
use crate::diagnostic::{Code, Diagnostic, Level, near};
use crate::source::{Place, Source};

/// Problems met while rendering. In a draft a missing value is a warning, because the draft shows the gap.
pub fn met(engine: &Engine, world: &World, problems: &[Met], draft: bool) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for met in problems {
        let finding = one(engine, world, met, draft);
        // Where a text asks for it, the text is the place to look, not the template that prints the text.
        let finding = match &met.text {
            Some(text) if finding.place.as_ref() != Some(text) => match &met.problem {
                Problem::NotApplicable { place: None, .. } | Problem::Nothing { .. } => {
                    finding.at(text.clone()).help("这段文字用花括号引用了它，请改写这句话")
                }
                _ => finding.also(text.clone(), "这段文字引用了它"),
            },
            _ => finding,
        };
        // What two templates ask for is missing once.
        let is_said = |known: &Diagnostic| {
            known.code == finding.code && known.message == finding.message && known.place == finding.place
        };
        if !found.iter().any(is_said) {
            found.push(finding);
        }
    }
    found
}

fn one(engine: &Engine, world: &World, met: &Met, draft: bool) -> Diagnostic {
    let site = |path: &str| {
        if met.line.is_some() {
            return met.line.clone();
        }
        let source = engine.source(&met.template);
        let found = source.and_then(|source| locate(source, path)).or_else(|| {
            // The name may stand in a macro that the template imports.
            engine.names().filter(|name| name.starts_with("宏/")).find_map(|name| locate(engine.source(name)?, path))
        });
        found.or_else(|| source.map(|source| source.place(0..0)))
    };
    match &met.problem {
        Problem::Unknown { path, help } => {
            let mut finding = Diagnostic::new(Code::N402, format!("模板写了不认识的“{path}”")).help(help.clone());
            if let Some(place) = site(path) {
                finding = finding.at(place);
            }
            match registered(world, path) {
                Some((place, words)) => finding.also(place, words),
                None => finding,
            }
        }
        Problem::Missing(absence) => {
            let level = if draft { Level::Warning } else { Level::Error };
            let mut finding =
                Diagnostic::new(Code::N403, format!("缺数：{}", absence.key)).level(level).help(absence.remedy.clone());
            if let Some(place) = &absence.place {
                finding = finding.at(place.clone()).label("应当写在这里");
            }
            match (site(&absence.key), finding.place.is_some()) {
                (Some(place), true) => finding.also(place, "模板在这里要用"),
                (Some(place), false) => finding.at(place).label("模板在这里要用"),
                (None, _) => finding,
            }
        }
        Problem::NotApplicable { key, place } => {
            let finding = Diagnostic::new(Code::N407, format!("“{key}”在本单位不适用，模板却要印它"));
            match place {
                Some(place) => finding
                    .at(place.clone())
                    .help("没有这一项的，请把这一行删去；别的单位也会没有的，在模板里加条件，如 {% if … is 有 %}"),
                None => at(finding.help("请在模板里加条件，如 {% if … is 有 %}"), site(key)),
            }
        }
        Problem::Contradiction { message, places } => {
            let finding = Diagnostic::new(Code::N310, message.clone()).help("请核对这几个数");
            let finding = match places.as_slice() {
                [] => at(finding, site("占比")),
                [first, others @ ..] => {
                    let first = finding.at(first.clone());
                    others.iter().fold(first, |finding, place| finding.also(place.clone(), "另一个数"))
                }
            };
            match site(message) {
                Some(place) if finding.place.is_some() => finding.also(place, "模板在这里要算"),
                _ => finding,
            }
        }
        Problem::Nothing { key } => {
            let finding =
                Diagnostic::new(Code::N407, format!("“{key}”没有可印的内容（没有目标、没有可比的上年数或没有发生）"))
                    .help("请在模板里加条件，如 {% if 指标.某指标 is 有目标 %}，或改用 目标串、完成串");
            at(finding, site(key))
        }
        Problem::Reference { name, help, place } => {
            let finding = Diagnostic::new(Code::N207, format!("文字里引用的“{name}”不认识")).help(help.clone());
            at(finding, place.clone())
        }
        Problem::Zero { name, place } => Diagnostic::new(Code::N417, format!("这段文字里引用的“{name}”是0"))
            .at(place.clone())
            .help("请核对这句话还成立不成立：没有发生的删去或改写；只说数的引用指标的“完成句”"),
        Problem::Repealed { name, year, place } => {
            let message = format!("制定依据“{name}”已于{year}年废止，{}年的文件不能再引用", world.year);
            let finding = Diagnostic::new(Code::N416, message)
                .at(place.clone())
                .help("请换成现行有效的文件；仍然有效的，删去“废止”");
            match site(name) {
                Some(site) => finding.also(site, "模板在这里引用"),
                None => finding,
            }
        }
        Problem::Stale { name, place } => {
            let finding = Diagnostic::new(Code::N408, format!("提法“{name}”在{}年没有可用的表述", world.year))
                .help("请在 templates/提法 里补一条适用本年度的表述，写明来源");
            let finding = at(finding, site(name));
            match place {
                Some(place) => finding.also(place.clone(), "这条表述的年份不含本年度"),
                None => finding,
            }
        }
    }
}

fn at(finding: Diagnostic, place: Option<Place>) -> Diagnostic {
    match place {
        Some(place) => finding.at(place),
        None => finding,
    }
}

/// Where the nearest registered name stands: that is where the fact is, or should be.
fn registered(world: &World, path: &str) -> Option<(Place, &'static str)> {
    let name = path.strip_prefix("指标.")?.split('.').next()?;
    let index = world.registry.find(name).or_else(|| {
        let nearest = near::nearest(name, world.registry.keys())?;
        world.registry.find(nearest)
    });
    match index {
        Some(index) => Some((world.registry.indicators[index].place.clone(), "指标库里登记的是这个")),
        None => {
            let last = world.registry.indicators.last()?;
            Some((last.place.clone(), "指标应当登记在这个文件里"))
        }
    }
}

/// Where a template names a key: the whole path inside a tag, else its last part.
fn locate(source: &Arc<Source>, key: &str) -> Option<Place> {
    let path = key.split('（').next().unwrap_or(key);
    let last = path.rsplit(['.', '项']).next().unwrap_or(path);
    let middle = path.strip_prefix("指标.").map(|rest| rest.split('.').next().unwrap_or(rest));
    for needle in [Some(path), middle, Some(last)].into_iter().flatten().filter(|needle| !needle.is_empty()) {
        for (start, inside) in check::tags(&source.text) {
            if let Some(at) = inside.find(needle) {
                return Some(source.place(start + at..start + at + needle.len()));
            }
        }
    }
    None
}
