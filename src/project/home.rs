//! Where a project lies: a `content` folder, the `templates` that it uses, and the libraries that it inherits.
//!
//! A project folder holds `content/` and `templates/`. A content folder may hold further projects (content/范例/…): each
//! has its own 项目.yaml and facts, uses the templates of the folder around it, and adds to its 指标库, 字段库 and 关系库.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::files;

/// 项目.yaml: what makes a folder a content folder.
pub const SETTINGS: &str = "项目.yaml";
const CONTENT: &str = "content";

/// A project's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The folder that holds `templates/`; every path of a finding is relative to it.
    pub root: PathBuf,
    /// Its content folder below `root`, with `/`: `content`, or `content/范例/D001-1-…`.
    pub content: String,
}

impl Home {
    /// The project whose folder or content folder is `from`, or lies nearest above it.
    pub fn find(from: &Path) -> Option<Self> {
        from.ancestors().find_map(|folder| {
            if folder.join(CONTENT).join(SETTINGS).is_file() {
                return Some(Self { root: folder.to_path_buf(), content: CONTENT.to_owned() });
            }
            folder.join(SETTINGS).is_file().then(|| Self::nested(folder)).flatten()
        })
    }

    /// A content folder inside the content of the nearest project around it.
    fn nested(content: &Path) -> Option<Self> {
        let root = content.ancestors().skip(1).find(|folder| folder.join("templates").is_dir())?;
        Some(Self { root: root.to_path_buf(), content: files::relative(root, content) })
    }

    /// Every project at or below a folder, in the order of their paths. Of a project folder, the project itself and the ones in
    /// its content: copies elsewhere in it, such as built or archived ones, are none of its own.
    pub fn below(from: &Path) -> Vec<Self> {
        let content = from.join(CONTENT);
        let from = if content.join(SETTINGS).is_file() { content.as_path() } else { from };
        let mut homes: Vec<Self> = WalkDir::new(from)
            .sort_by_file_name()
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file() && entry.file_name().to_str() == Some(SETTINGS))
            .filter_map(|entry| Self::find(entry.path().parent()?))
            .collect();
        homes.sort_by(|a, b| (&a.root, &a.content).cmp(&(&b.root, &b.content)));
        homes.dedup();
        homes
    }

    /// The project in the folder of this name beside this one.
    pub fn beside(&self, name: &str) -> Option<Self> {
        let (folder, own) = self.content.rsplit_once('/')?;
        let content = format!("{folder}/{name}");
        let is_there = name != own && !name.contains(['/', '\\']) && self.root.join(&content).join(SETTINGS).is_file();
        is_there.then(|| Self { root: self.root.clone(), content })
    }

    /// A project inside the content of another.
    pub fn is_nested(&self) -> bool {
        self.content != CONTENT
    }

    /// The folders that hold all that it is made of: the outermost content folder, for what it inherits, and the templates.
    pub fn folders(&self) -> [PathBuf; 2] {
        let outermost = self.content.split('/').next().unwrap_or(CONTENT);
        [self.root.join(outermost), self.root.join("templates")]
    }

    /// 项目.yaml, relative to `root`.
    pub fn settings(&self) -> String {
        format!("{}/{SETTINGS}", self.content)
    }

    /// The files of this name in the content folder and in those around it, the outermost first, relative to `root`.
    pub fn libraries(&self, name: &str) -> Vec<String> {
        let mut folders: Vec<&str> =
            Path::new(&self.content).ancestors().filter_map(Path::to_str).filter(|folder| !folder.is_empty()).collect();
        folders.reverse();
        let paths = folders.into_iter().map(|folder| format!("{folder}/{name}"));
        paths.filter(|path| self.root.join(path).is_file()).collect()
    }

    /// Where the documents go unless somebody says otherwise: `output`, or `output/范例/D001-1-…`.
    pub fn output(&self) -> PathBuf {
        joined(self.root.join("output"), self.below_content())
    }

    /// Where they go in a folder that is for all projects at or below `from`: each has a place of its own there.
    pub fn output_in(&self, folder: &Path, from: &Path) -> PathBuf {
        joined(joined(folder.to_path_buf(), &self.project_in(from)), self.below_content())
    }

    /// Its content folder among all projects at or below `from`.
    pub fn name_in(&self, from: &Path) -> String {
        let project = self.project_in(from);
        if project.is_empty() { self.content.clone() } else { format!("{project}/{}", self.content) }
    }

    /// The project folder below `from`; empty where it is that folder or lies above it.
    fn project_in(&self, from: &Path) -> String {
        if self.root.starts_with(from) { files::relative(from, &self.root) } else { String::new() }
    }

    fn below_content(&self) -> &str {
        self.content.strip_prefix(CONTENT).unwrap_or(&self.content).trim_start_matches('/')
    }
}

/// Joins without a `/` at the end.
fn joined(folder: PathBuf, below: &str) -> PathBuf {
    if below.is_empty() { folder } else { folder.join(below) }
}
