//! A project folder (项目): found, read, and its options turned into settings. The only reader of `content/` and `templates/`.
//!
//! - [`home`] where a project lies, and what it inherits from the one around it
//! - [`settings`] 项目.yaml · [`proofreading`] its 校对
//! - [`name`] what files and folders may be called
//! - [`files`] the walk through the folders

pub mod files;
pub mod home;
pub mod name;
pub mod proofreading;
pub mod settings;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::home::Home;
use self::settings::{Gathered, Settings};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::registry::Registry;
use crate::facts::relation::{self, Relation};
use crate::facts::schema::Schema;
use crate::facts::tree::Node;
use crate::facts::unit::FactFile;
use crate::facts::{cascade, load};
use crate::source::Source;
use crate::template::phrase::Phrases;

/// Everything that was read from a project, with all that is wrong in it.
#[derive(Clone)]
pub struct Project {
    /// Where it lies.
    pub home: Home,
    /// 项目.yaml.
    pub settings: Settings,
    /// 指标库.yaml.
    pub registry: Arc<Registry>,
    /// 字段库.yaml.
    pub schema: Arc<Schema>,
    /// 关系库.yaml.
    pub relations: Vec<Relation>,
    /// Fact files of the plan year and every year before.
    pub facts: Vec<FactFile>,
    /// Section, table and macro templates by their path below `templates/`.
    pub templates: Vec<(String, Arc<Source>)>,
    /// Overrides of sections, and whether each cannot be read.
    pub local: Vec<(Arc<Source>, bool)>,
    /// Assemblies.
    pub assemblies: Vec<Arc<Source>>,
    /// 提法.
    pub phrases: Arc<Phrases>,
    /// The projects that collections take, by the names of their folders.
    pub gathered: BTreeMap<String, Project>,
    /// Findings.
    pub found: Vec<Diagnostic>,
}

impl Project {
    /// Reads a project. `year` overrides 年度.
    pub fn read(home: &Home, year: Option<i32>) -> Self {
        let mut project = Self::alone(home, year);
        project.gathered = gathered(home, &project.settings);
        project
    }

    /// Keeps what is read of the fact files, for who prepares the project again and again with few of them changed.
    #[must_use]
    pub fn remembered(mut self) -> Self {
        for file in &mut self.facts {
            file.memory = Some(Arc::default());
        }
        self
    }

    /// Reads a project without those that it gathers: two that gather each other would have no end.
    fn alone(home: &Home, year: Option<i32>) -> Self {
        let mut found = Vec::new();
        let root = home.root.as_path();
        let settings = tree(home, &home.settings(), &mut found);
        let settings = settings.map(|node| Settings::read(&node, &mut found)).unwrap_or_default();
        let settings = match year {
            Some(year) => Settings { year, ..settings },
            None => settings,
        };
        let registry = library(home, files::REGISTRY, &mut found);
        let registry = registry.map(|node| Registry::read(&node, &mut found)).unwrap_or_default();
        let schema = library(home, files::SCHEMA, &mut found);
        let schema = schema.map(|node| Schema::read(&node, &mut found)).unwrap_or_default();
        let has_relations = !home.libraries(files::RELATIONS).is_empty();
        let relations = if has_relations { library(home, files::RELATIONS, &mut found) } else { None };
        let relations = relations.map(|node| relation::read(&node, &registry, &schema, &mut found)).unwrap_or_default();
        let facts = files::facts(home, settings.year, &mut found);
        let mut phrases = Phrases::default();
        for source in files::below(root, "templates/提法", "yaml", &mut found) {
            let (node, findings) = load::read(&source);
            found.extend(findings);
            if let Some(node) = node {
                phrases.add(&node, &mut found);
            }
        }
        let templates = ["段", "表", "宏"]
            .iter()
            .flat_map(|folder| files::below(root, &format!("templates/{folder}"), "md", &mut found))
            .map(|source| (source.path.trim_start_matches("templates/").to_owned(), source))
            .collect();
        // Overrides are the project's own; one inside its content has other units.
        let local = if home.is_nested() { Vec::new() } else { files::local(root, &mut found) };
        let assemblies = files::below(root, "templates/文种", "yaml", &mut found);
        Self {
            home: home.clone(),
            settings,
            registry: Arc::new(registry),
            schema: Arc::new(schema),
            relations,
            facts,
            templates,
            local,
            assemblies,
            phrases: Arc::new(phrases),
            gathered: BTreeMap::new(),
            found,
        }
    }
}

/// A file of the project as a tree. One that is missing or empty is a finding.
fn tree(home: &Home, path: &str, found: &mut Vec<Diagnostic>) -> Option<Node> {
    let source = files::read(&home.root, path, found)?;
    let (node, findings) = load::read(&source);
    if node.is_none() && findings.is_empty() {
        found.push(
            Diagnostic::new(Code::N210, format!("{path} 是空的"))
                .at(source.place(0..0))
                .help("新项目可以用 nigao new 文件夹 建立，把其中的同名文件拿来改"),
        );
    }
    found.extend(findings);
    node
}

/// A library with what it inherits: the same file of the content folders around this one, the nearer over the farther.
fn library(home: &Home, name: &str, found: &mut Vec<Diagnostic>) -> Option<Node> {
    let mut paths = home.libraries(name);
    if paths.is_empty() {
        paths.push(format!("{}/{name}", home.content));
    }
    let trees: Vec<Node> = paths.iter().filter_map(|path| tree(home, path, found)).collect();
    trees.into_iter().reduce(cascade::merge)
}

/// Reads the projects that collections take.
fn gathered(home: &Home, settings: &Settings) -> BTreeMap<String, Project> {
    let names = settings.collections.iter().flat_map(|collection| match &collection.gathered {
        Gathered::Projects(names) => names.as_slice(),
        Gathered::Kind { .. } => &[],
    });
    let homes = names.filter_map(|(name, _)| Some((name.clone(), home.beside(name)?)));
    homes.map(|(name, beside)| (name, Project::alone(&beside, None))).collect()
}
