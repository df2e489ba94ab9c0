//! A unit's facts for one plan year, put together from its files, and the street that it belongs to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::indicator::{self, IndicatorFact, Rung};
use super::period::Period;
use super::registry::Registry;
use super::schema::Schema;
use super::streak::{self, Streak};
use super::tree::{Node, Value};
use super::{cascade, load};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::source::{Place, Source};

/// 级别.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// 街道.
    Street,
    /// 社区.
    Community,
}

impl Tier {
    /// The word that assemblies use.
    pub fn label(self) -> &'static str {
        match self {
            Self::Street => "街道",
            Self::Community => "社区",
        }
    }
}

/// A fact file that was read.
#[derive(Debug, Clone)]
pub struct FactFile {
    /// Year of its folder.
    pub year: i32,
    /// Street of its folder.
    pub street: String,
    /// Name without ending: 共享, 本级 or a community.
    pub name: String,
    /// Its text, empty when it cannot be read.
    pub source: Arc<Source>,
    /// Why it cannot be read.
    pub unreadable: Option<Diagnostic>,
    /// What was read of it, for who puts the same text together again and again. None: it is read each time and nothing is kept.
    pub memory: Option<Arc<Memory>>,
}

/// What was read of one text against one registry and schema.
#[derive(Debug, Default)]
pub struct Memory(OnceLock<(Parsed, Vec<Diagnostic>)>);

/// Indicator facts of one year by registry index.
pub type Indicators = BTreeMap<usize, IndicatorFact>;

/// A unit's facts for a plan year.
#[derive(Debug, Clone)]
pub struct Unit {
    /// 街道 or 社区.
    pub tier: Tier,
    /// The plan year that these facts are for.
    pub plan_year: i32,
    /// 12-digit 区划代码: the identity.
    pub code: String,
    /// 名称 as printed.
    pub name: String,
    /// Everything but 指标, after inheritance and carry-over.
    pub facts: Arc<Node>,
    /// 指标 of the plan year.
    pub this: Indicators,
    /// 指标 of the year before.
    pub last: Indicators,
    /// 指标 of two years before, where that folder exists.
    pub before: Indicators,
    /// 报告期 of last year's file when it does not cover the whole year: 10月底.
    pub cutoff: Option<(Period, Place)>,
    /// Sections of last year that end with their year: its 任务, 问题清单, 特色工作.
    pub last_facts: Arc<Node>,
    /// 阶梯 by registry index, from whichever year's file says it.
    pub ladders: BTreeMap<usize, Vec<Rung>>,
    /// Years in a row without a case up to last year, by registry index.
    pub streaks: BTreeMap<usize, Streak>,
    /// Where a fact of last year would be written: the file, or the folder's first line when there is none.
    pub last_file: Option<Place>,
    /// Where a fact of this year would be written.
    pub this_file: Option<Place>,
    /// A file of this unit has an error, so nothing may be written from it.
    pub broken: bool,
}

/// A street and its communities for a plan year.
#[derive(Debug, Clone)]
pub struct Street {
    /// Name of the folder.
    pub name: String,
    /// The street's own facts.
    pub own: Unit,
    /// Communities by 区划代码.
    pub communities: Vec<Unit>,
}

#[derive(Debug, Clone)]
struct Parsed {
    /// Its facts without 指标, until they become the unit's.
    root: Node,
    source: Arc<Source>,
    indicators: Indicators,
    broken: bool,
}

/// Reads, checks and combines the files of one street. Everything wrong is in `found`, each with the unit's name.
pub fn assemble(
    year: i32,
    street: &str,
    files: &[FactFile],
    registry: &Registry,
    schema: &Schema,
    found: &mut Vec<Diagnostic>,
) -> Street {
    let mut parsed: BTreeMap<(i32, &str), Parsed> = BTreeMap::new();
    let before = found.len();
    let parsed_once = |file: &FactFile| match &file.memory {
        Some(memory) => memory.0.get_or_init(|| parse(file, registry, schema)).clone(),
        None => parse(file, registry, schema),
    };
    let results: Vec<_> = files.par_iter().map(parsed_once).collect();
    for (file, (result, mut findings)) in files.iter().zip(results) {
        if file.name != "共享" && file.name != "本级" {
            for finding in &mut findings {
                finding.unit.clone_from(&file.name);
            }
        }
        found.extend(findings);
        parsed.insert((file.year, &file.name), result);
    }
    let names: BTreeSet<&str> = files
        .iter()
        .filter(|file| (year - 1..=year).contains(&file.year))
        .map(|file| file.name.as_str())
        .filter(|name| !matches!(*name, "共享" | "本级"))
        .collect();
    // What is a unit's own nobody else needs; what is everybody's is laid under each.
    let mut roots: BTreeMap<&str, BTreeMap<i32, Node>> = BTreeMap::new();
    for ((of, name), parsed) in parsed.iter_mut().filter(|((_, name), _)| *name != "共享") {
        let nothing = Node { value: Value::Map(Vec::new()), place: parsed.root.place.clone() };
        roots.entry(name).or_default().insert(*of, std::mem::replace(&mut parsed.root, nothing));
    }
    let one = |name: &str, tier: Tier, own: BTreeMap<i32, Node>| {
        let mut found = Vec::new();
        (combine(year, street, name, tier, own, &parsed, schema, &mut found), found)
    };
    let (mut own, findings) = one("本级", Tier::Street, roots.remove("本级").unwrap_or_default());
    found.extend(findings);
    let files: Vec<(&str, BTreeMap<i32, Node>)> =
        names.iter().map(|name| (*name, roots.remove(name).unwrap_or_default())).collect();
    let combined: Vec<(Unit, Vec<Diagnostic>)> =
        files.into_par_iter().map(|(name, files)| one(name, Tier::Community, files)).collect();
    let (mut communities, findings): (Vec<Unit>, Vec<Vec<Diagnostic>>) = combined.into_iter().unzip();
    found.extend(findings.into_iter().flatten());
    // From here on a unit goes by its printed name, which may differ from the name of its file.
    for finding in &mut found[before..] {
        if let Some((_, unit)) = names.iter().zip(&communities).find(|(file, _)| finding.unit == **file) {
            finding.unit.clone_from(&unit.name);
        }
    }
    if communities.is_empty() {
        // Nothing adds up to it: its own numbers are its numbers, as a community's are.
        own.tier = Tier::Community;
    }
    check_codes(&mut communities, found);
    communities.sort_by(|a, b| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
    Street { name: street.to_owned(), own, communities }
}

/// A fact file's tree, its indicators, and all that is wrong in it by itself.
fn read(source: &Arc<Source>, registry: &Registry, schema: &Schema) -> (Node, Indicators, Vec<Diagnostic>) {
    let (root, mut found) = load::read(source);
    let empty = || Node { value: Value::Map(Vec::new()), place: source.place(0..0) };
    let root = root.unwrap_or_else(empty);
    schema.check(&root, &mut found);
    let indicators = root.get("指标").map(|section| indicator::read(section, registry, &mut found));
    (root, indicators.unwrap_or_default().into_iter().collect(), found)
}

/// What keeps a fact file from being used.
pub fn errors(source: &Arc<Source>, registry: &Registry, schema: &Schema) -> Vec<Diagnostic> {
    let (_, _, mut found) = read(source, registry, schema);
    found.retain(|finding| finding.level == Level::Error);
    found
}

fn parse(file: &FactFile, registry: &Registry, schema: &Schema) -> (Parsed, Vec<Diagnostic>) {
    let (root, indicators, mut found) = read(&file.source, registry, schema);
    found.extend(file.unreadable.clone());
    let broken = found.iter().any(|finding| finding.level == Level::Error);
    let root = cascade::without(root, |key| key == "指标");
    (Parsed { root, source: Arc::clone(&file.source), indicators, broken }, found)
}

/// One unit's facts: `own` are those of its own files by year.
#[allow(clippy::too_many_arguments, reason = "all of a street that a unit is made of")]
fn combine(
    year: i32,
    street: &str,
    name: &str,
    tier: Tier,
    mut own: BTreeMap<i32, Node>,
    parsed: &BTreeMap<(i32, &str), Parsed>,
    schema: &Schema,
    found: &mut Vec<Diagnostic>,
) -> Unit {
    // The farther first.
    let mut layers =
        |of: i32| [parsed.get(&(of, "共享")).map(|shared| shared.root.clone()), own.remove(&of)].into_iter().flatten();
    let nowhere = Source::new(format!("content/{year}/{street}/{name}.yaml"), "");
    let mut facts = Node { value: Value::Map(Vec::new()), place: nowhere.place(0..0) };
    // Every year before is inherited, because a file says only what differs; what belongs to one year ends with it.
    let earlier: BTreeSet<i32> = parsed.keys().map(|(of, _)| *of).filter(|of| *of < year).collect();
    for of in &earlier {
        facts = cascade::without(facts, |key| key == "指标" || schema.is_yearly(key));
        for layer in layers(*of) {
            facts = cascade::merge(facts, layer);
        }
    }
    // What belongs to one year counts only when that year is the one before.
    let is_last = earlier.last() == Some(&(year - 1));
    let report = facts.get("报告期").filter(|_| is_last);
    let mut unreadable = Vec::new();
    let cutoff = report.and_then(|node| indicator::cutoff(node, &mut unreadable));
    let is_unreadable = !unreadable.is_empty();
    found.extend(unreadable.into_iter().map(|finding| finding.unit(name)));
    let is_partial = cutoff.is_some();
    let ended = |key: &str| !is_last || key == "指标" || !schema.is_yearly(key);
    let last_facts = Arc::new(cascade::without(facts.clone(), ended));
    facts = cascade::without(facts, |key| key == "指标" || schema.is_yearly(key));
    for layer in layers(year) {
        facts = cascade::merge(facts, layer);
    }
    let layers = |year: i32| [parsed.get(&(year, "共享")), parsed.get(&(year, name))];
    let indicators = |year: i32| {
        let mut all = Indicators::new();
        for layer in layers(year).into_iter().flatten() {
            for (index, fact) in &layer.indicators {
                all.entry(*index).or_default().overlay(fact);
            }
        }
        all
    };
    let file = |year: i32| parsed.get(&(year, name)).map(|parsed| parsed.source.place(0..0));
    let text = |key: &str| facts.get("单位").and_then(|unit| unit.get(key)).and_then(Node::scalar).map(str::to_owned);
    let mut every: BTreeMap<i32, Indicators> = earlier.iter().chain([&year]).map(|of| (*of, indicators(*of))).collect();
    let mut ladders = BTreeMap::new();
    for (index, fact) in every.values().flatten().filter(|(_, fact)| !fact.ladder.is_empty()) {
        ladders.insert(*index, fact.ladder.clone());
    }
    let shown = if tier == Tier::Street { street } else { name };
    let counted = found.len();
    let past = every.range(..year).map(|(of, indicators)| (*of, indicators));
    let streaks = streak::count(past, year - 1, is_partial, shown, found);
    let is_miscounted = found.len() > counted;
    let mut broken = is_unreadable
        || is_miscounted
        || earlier.iter().chain([&year]).any(|year| layers(*year).into_iter().flatten().any(|layer| layer.broken));
    let code = text("区划代码").unwrap_or_default();
    let is_code = code.len() == 12 && code.bytes().all(|b| b.is_ascii_digit());
    if !broken && !is_code {
        broken = true;
        let place = facts.get("单位").map_or_else(|| facts.place.clone(), |node| node.place.clone());
        let message = format!("{shown}没有12位的区划代码，认不准是哪个单位");
        found.push(
            Diagnostic::new(Code::N206, message)
                .at(place)
                .help("请在“单位”下写一行：区划代码: \"990102003001\"（12位数字，加引号）")
                .unit(shown),
        );
    }
    let printed = text("名称");
    if !broken && printed.is_none() {
        broken = true;
        found
            .push(Diagnostic::new(Code::N205, format!("{shown}没有写“单位.名称”")).at(facts.place.clone()).unit(shown));
    }
    Unit {
        tier,
        plan_year: year,
        code,
        name: printed.unwrap_or_else(|| shown.to_owned()),
        this: every.remove(&year).unwrap_or_default(),
        last: every.remove(&(year - 1)).unwrap_or_default(),
        before: every.remove(&(year - 2)).unwrap_or_default(),
        cutoff,
        last_facts,
        ladders,
        streaks,
        last_file: file(year - 1),
        this_file: file(year),
        facts: Arc::new(facts),
        broken,
    }
}

/// Two communities with one code are one identity too many.
fn check_codes(communities: &mut [Unit], found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for index in 0..communities.len() {
        let code = communities[index].code.clone();
        if code.is_empty() {
            continue;
        }
        let Some(&other) = first.get(&code) else {
            first.insert(code, index);
            continue;
        };
        let place = |unit: &Unit| {
            unit.facts
                .get("单位")
                .and_then(|node| node.get("区划代码"))
                .map_or_else(|| unit.facts.place.clone(), |node| node.place.clone())
        };
        let message = format!("{}和{}的区划代码相同：{code}", communities[other].name, communities[index].name);
        found.push(
            Diagnostic::new(Code::N206, message)
                .at(place(&communities[index]))
                .also(place(&communities[other]), "另一处在这里")
                .help("区划代码是单位的身份，不能重复；请核对后改正其中一个。若是同一社区改了文件名，两年的文件请用同一个名字")
                .unit(communities[index].name.clone()),
        );
        communities[index].broken = true;
        communities[other].broken = true;
    }
}
