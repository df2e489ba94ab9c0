//! Which overrides (本地改写) lie over a section for a unit: 模板, 街道, 社区类型, 社区, the nearer over the farther. Every distinct
//! pile of them is composed once; what is wrong with a file is said once, however many documents use it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Level, near};
use crate::facts::schema::Type;
use crate::facts::tree::Node;
use crate::facts::unit::{Tier, Unit};
use crate::source::{Place, Source};
use crate::template::engine::Engine;
use crate::template::layer::{self, Composed};
use crate::template::rewrite::{Rewrite, Target};
use crate::template::world::World;

/// All overrides of a project.
#[derive(Debug, Default)]
pub struct Layers {
    rewrites: Vec<Rewrite>,
    /// Indexes by template, then by name of the layer.
    index: BTreeMap<String, BTreeMap<String, usize>>,
}

/// An override in use: what the layer is, and the file.
pub type Used<'a> = (&'static str, &'a Rewrite);

/// What each part of each file was laid over: fingerprints with the places of the texts.
type Bases = BTreeMap<(usize, usize), BTreeMap<String, Place>>;

impl Layers {
    /// Reads the overrides, composes what the units of these streets need, and reports what has no use or no longer fits.
    pub fn new(
        files: &[(Arc<Source>, bool)],
        worlds: &[Arc<World>],
        engine: &mut Engine,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut layers = Self::default();
        for (source, unreadable) in files {
            let Some((name, section)) = named(source, worlds, engine, found) else { continue };
            let mut rewrite = Rewrite::read(name, &section, source, found);
            rewrite.broken |= unreadable;
            layers.index.entry(section).or_default().insert(name.to_owned(), layers.rewrites.len());
            layers.rewrites.push(rewrite);
        }
        let mut bases = Bases::new();
        for (section, pile) in layers.piles(worlds) {
            let composed = layers.compose(&section, &pile, engine, &mut bases, found);
            engine.lay(&layers.name(&section, &pile), composed, found);
        }
        layers.compare(&bases, found);
        layers
    }

    /// The template that a unit's documents use for a section.
    pub fn template<'a>(&self, section: &'a str, world: &World, unit: &Unit) -> Cow<'a, str> {
        let pile = self.pile(section, world, unit);
        if pile.is_empty() { Cow::Borrowed(section) } else { Cow::Owned(self.name(section, &pile)) }
    }

    /// The overrides that a unit's documents use for a section, the farther first.
    pub fn used(&self, section: &str, world: &World, unit: &Unit) -> Vec<Used<'_>> {
        let layers = self.layers(section, world, unit);
        layers.into_iter().map(|(layer, index)| (layer, &self.rewrites[index])).collect()
    }

    fn pile(&self, section: &str, world: &World, unit: &Unit) -> Vec<usize> {
        self.layers(section, world, unit).into_iter().map(|(_, index)| index).collect()
    }

    /// What each override is and its index, the farther first; what lies below a whole override is not used.
    fn layers(&self, section: &str, world: &World, unit: &Unit) -> Vec<(&'static str, usize)> {
        let Some(named) = self.index.get(section) else { return Vec::new() };
        let mut layers = Vec::new();
        let mut add = |layer, index: Option<&usize>| layers.extend(index.map(|&index| (layer, index)));
        add("街道", called(&world.street.unit).find_map(|name| named.get(name)));
        if unit.tier == Tier::Community {
            add("社区类型", kinds(unit).find_map(|kind| named.get(kind)));
            add("社区", called(unit).find_map(|name| named.get(name)));
        }
        if let Some(last) = layers.iter().rposition(|&(_, index)| self.rewrites[index].is_whole()) {
            layers.drain(..last);
        }
        layers
    }

    /// Every pile that a unit needs, and each file that no unit needs by itself, so that its mistakes are found too.
    fn piles(&self, worlds: &[Arc<World>]) -> BTreeSet<(String, Vec<usize>)> {
        let mut piles = BTreeSet::new();
        for section in self.index.keys() {
            for world in worlds {
                let units = std::iter::once(&world.street).chain(&world.communities);
                piles.extend(units.map(|view| (section.clone(), self.pile(section, world, &view.unit))));
            }
        }
        piles.retain(|(_, pile)| !pile.is_empty());
        let needed: BTreeSet<usize> = piles.iter().flat_map(|(_, pile)| pile.iter().copied()).collect();
        let alone = (0..self.rewrites.len()).filter(|index| !needed.contains(index));
        piles.extend(alone.map(|index| (self.rewrites[index].section.clone(), vec![index])));
        piles
    }

    fn name(&self, section: &str, pile: &[usize]) -> String {
        let names: Vec<&str> = pile.iter().map(|&index| self.rewrites[index].name.as_str()).collect();
        format!("{section}（{}）", names.join("、"))
    }

    fn compose(
        &self,
        section: &str,
        pile: &[usize],
        engine: &Engine,
        bases: &mut Bases,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Composed> {
        let mut composed = Composed::of(engine.source(section)?);
        let mut sound = !engine.is_broken(section);
        for &index in pile {
            let rewrite = &self.rewrites[index];
            // What is broken below was reported there; a whole override needs nothing from below.
            if rewrite.broken || !(sound || rewrite.is_whole()) {
                sound = false;
                continue;
            }
            let mut findings = Vec::new();
            let (laid, under) = layer::apply(&composed, rewrite, &mut findings);
            for finding in findings {
                if !found.contains(&finding) {
                    found.push(finding);
                }
            }
            for base in under {
                bases.entry((index, base.part)).or_default().entry(base.print).or_insert(base.place);
            }
            sound = laid.is_some();
            composed = laid.unwrap_or(composed);
        }
        sound.then_some(composed)
    }

    /// Says where 基准 is not written and where the text below has changed since.
    fn compare(&self, bases: &Bases, found: &mut Vec<Diagnostic>) {
        for ((file, part), texts) in bases {
            let rewrite = &self.rewrites[*file];
            let part = &rewrite.parts[*part];
            let Some((_, place)) = texts.iter().find(|(print, _)| !part.bases.contains(print)) else { continue };
            let current: Vec<String> = texts.keys().cloned().collect();
            let line = part.target.marker(&current);
            let label = part.target.label();
            let finding = if part.bases.is_empty() {
                let help = match part.target {
                    Target::Whole => format!("请在第一行写：{line}"),
                    _ => format!("请把这个记号写成：{line}"),
                };
                let message = format!("本地改写（{label}）没有写基准，原文以后变了没法提醒");
                Diagnostic::new(Code::N411, message).help(help)
            } else {
                let message = format!("原文在本地改写（{label}）以后变了");
                let help = format!("请对照两处，该改的改好，再把记号写成：{line}");
                Diagnostic::new(Code::N411, message).level(Level::Warning).help(help)
            };
            found.push(finding.at(rewrite.marker(part)).also(place.clone(), "被替换的原文"));
        }
    }
}

/// Name and template of an override file by its path. None: it has no use, which is in `found`.
fn named<'a>(
    source: &'a Arc<Source>,
    worlds: &[Arc<World>],
    engine: &Engine,
    found: &mut Vec<Diagnostic>,
) -> Option<(&'a str, String)> {
    let refuse = |message: String, help: String| Diagnostic::new(Code::N412, message).at(source.place(0..0)).help(help);
    let inside = source.path.strip_prefix("templates/本地/").unwrap_or(&source.path);
    let Some((name, path)) = inside.split_once('/') else {
        let help = "请放在以街道、社区类型或社区为名的文件夹下，如 templates/本地/桃源社区/保障措施/保障措施.md";
        found.push(refuse(format!("{} 不知道给谁用", source.path), help.to_owned()));
        return None;
    };
    let section = format!("段/{path}");
    if engine.source(&section).is_none() {
        let known = engine.names().filter_map(|name| name.strip_prefix("段/")?.strip_suffix(".md"));
        let hint = near::suggestion(path.trim_end_matches(".md"), known);
        let message = format!("没有 templates/{section}，这个文件替换不了什么");
        found.push(refuse(message, format!("{hint}路径要与 templates/段/ 里的那个文件相同")));
        return None;
    }
    let known = names(worlds);
    if !worlds.is_empty() && !known.contains(name) {
        let hint = near::suggestion(name, known.iter().copied());
        let message = format!("“{name}”不是街道、社区类型，也不是社区，这个文件用不上");
        found.push(refuse(message, format!("{hint}templates/本地/ 下面的文件夹名是街道名、“单位.类型”里的词或社区名")));
        return None;
    }
    Some((name, section))
}

/// Streets, words of 单位.类型, communities.
fn names(worlds: &[Arc<World>]) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for world in worlds {
        for view in std::iter::once(&world.street).chain(&world.communities) {
            names.extend(called(&view.unit));
            names.extend(kinds(&view.unit));
        }
        if let Some(Type::Record(fields)) = world.schema.section("单位").map(AsRef::as_ref) {
            let kind = fields.iter().find(|(name, _)| name == "类型").map(|(_, kind)| kind.as_ref());
            let kind = if let Some(Type::List(item)) = kind { Some(item.as_ref()) } else { kind };
            if let Some(Type::Choice(words)) = kind {
                names.extend(words.iter().map(String::as_str));
            }
        }
    }
    names
}

/// The printed name, then the name that its files go by: a community's file, a street's folder.
fn called(unit: &Unit) -> impl Iterator<Item = &str> {
    let files = [&unit.this_file, &unit.last_file].into_iter().flatten();
    let known = files.filter_map(|place| {
        let (folder, file) = place.path().rsplit_once('/')?;
        let name = if unit.tier == Tier::Street { folder.rsplit('/').next()? } else { file.trim_end_matches(".yaml") };
        Some(name)
    });
    std::iter::once(unit.name.as_str()).chain(known)
}

/// 单位.类型 in its order.
fn kinds(unit: &Unit) -> impl Iterator<Item = &str> {
    let kinds = unit.facts.get("单位").and_then(|unit| unit.get("类型"));
    kinds.into_iter().flat_map(|node| node.items().iter().filter_map(Node::scalar).chain(node.scalar()))
}
