//! What went wrong in a template, in Chinese: the template's line, and the place where the fact is or should be.

use std::ops::Range;
use std::sync::Arc;

use minijinja::{Error, ErrorKind};

use super::assembly::Snippet;
use super::check;
use super::engine::Engine;
use super::filter::{FILTERS, TESTS};
use super::function::FUNCTIONS;
use super::session::{Met, Problem};
use super::world::World;
use crate::diagnostic::{Code, Diagnostic, Level, near};
use crate::source::{Place, Source};

/// An error of the engine in a template.
pub fn engine(error: &Error, source: &Arc<Source>) -> Diagnostic {
    let range = error.range().unwrap_or_else(|| error.line().map_or(0..0, |line| source.line(line)));
    describe(error, &source.text[safe(&source.text, &range)]).at(source.place(range))
}

/// An error in a line of an assembly.
pub fn snippet(error: &Error, snippet: &Snippet) -> Diagnostic {
    let range = error.range().unwrap_or(0..0);
    describe(error, &snippet.text[safe(&snippet.text, &range)]).at(snippet.place.clone())
}

fn safe(text: &str, range: &Range<usize>) -> Range<usize> {
    if text.get(range.clone()).is_some() { range.clone() } else { 0..0 }
}

fn describe(error: &Error, code: &str) -> Diagnostic {
    let detail = error.detail().unwrap_or_default();
    let name = code.split(|c: char| !c.is_alphanumeric() && c != '_').find(|word| !word.is_empty()).unwrap_or(code);
    // The engine names the unknown thing first in its detail: "filter x is unknown".
    let named = detail.split_whitespace().nth(1).unwrap_or(name);
    let unknown = |what: &str, known: &[&str]| {
        let hint = near::suggestion(named, known.iter().copied());
        Diagnostic::new(Code::N402, format!("不认识的{what}“{named}”"))
            .help(format!("{hint}可以用：{}", known.join("、")))
    };
    match error.kind() {
        ErrorKind::UnknownFilter => unknown("过滤器", &FILTERS),
        ErrorKind::UnknownTest => unknown("检验词", &TESTS),
        ErrorKind::UnknownFunction => unknown("函数", &FUNCTIONS),
        ErrorKind::UndefinedError => {
            Diagnostic::new(Code::N402, format!("这里没有“{code}”这个名称")).help("请核对写法；循环变量只在循环里有")
        }
        ErrorKind::TemplateNotFound => Diagnostic::new(Code::N406, format!("找不到要引用的模板：{detail}")),
        ErrorKind::SyntaxError => Diagnostic::new(Code::N401, format!("模板写法有误：{}", syntax(detail)))
            .help("常见原因：漏了 {% endif %} 或 {% endfor %}，{{ 与 }} 不成对，用了全角的引号、括号"),
        ErrorKind::OutOfFuel => Diagnostic::new(Code::N401, "模板运行步数过多，已停止").help("请检查循环是否套得过深"),
        _ if detail.contains("not callable") => {
            Diagnostic::new(Code::N402, format!("“{name}”不是函数，也不是引入的宏"))
                .help(format!("函数有：{}；宏要先用 {{% from \"宏/….md\" import 宏名 %}} 引入", FUNCTIONS.join("、")))
        }
        _ => Diagnostic::new(Code::N401, format!("模板这里不能这样写：{detail}")),
    }
}

/// The commonest complaints of the parser in Chinese; what is rarer keeps the parser's words behind it.
fn syntax(detail: &str) -> String {
    let known = [
        ("unexpected end of input", "到结尾还没有写完"),
        ("unexpected end of variable block", "{{ }} 里没有写完"),
        ("unexpected end of block", "{% %} 里没有写完"),
        ("unexpected identifier", "多了一个名称"),
        ("unexpected character", "有一个这里不能用的字符"),
        ("unexpected", "有一个这里不该出现的成分"),
        ("unknown statement", "不认识的语句"),
    ];
    match known.iter().find(|(words, _)| detail.contains(words)) {
        Some((_, chinese)) => format!("{chinese}（{detail}）"),
        None => detail.to_owned(),
    }
}

/// Problems met while rendering. In a draft a missing value is a warning, because the draft shows the gap.
pub fn met(engine: &Engine, world: &World, problems: &[Met], draft: bool) -> Vec<Diagnostic> {
    problems.iter().map(|met| one(engine, world, met, draft)).collect()
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
        Problem::NotApplicable { key } => {
            let finding = Diagnostic::new(Code::N407, format!("“{key}”在本单位不适用，模板却要印它"))
                .help("请在模板里加条件，如 {% if … is 有 %}");
            at(finding, site(key))
        }
        Problem::Nothing { key } => {
            let finding =
                Diagnostic::new(Code::N407, format!("“{key}”没有可印的内容（没有目标、没有可比的上年数或没有发生）"))
                    .help("请在模板里加条件，如 {% if 指标.某指标 is 有目标 %}，或改用 目标串、完成串");
            at(finding, site(key))
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
