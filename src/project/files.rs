//! The walk through a project's folders. No file is read anywhere else, and no error leaves without its path.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use walkdir::WalkDir;
use xxhash_rust::xxh3::Xxh3;

use super::home::Home;
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::facts::unit::FactFile;
use crate::source::Source;

/// The indicator registry.
pub const REGISTRY: &str = "指标库.yaml";
/// The folder of overrides.
pub const LOCAL: &str = "templates/本地";
/// The schema of facts.
pub const SCHEMA: &str = "字段库.yaml";
/// Relations between numbers; a project may do without.
pub const RELATIONS: &str = "关系库.yaml";
/// The list that a roll leaves in the new year's folder; no fact file.
pub const CHECKLIST: &str = "结转清单.txt";

/// Reads one file. A missing or unreadable one is a finding.
pub fn read(root: &Path, path: &str, found: &mut Vec<Diagnostic>) -> Option<Arc<Source>> {
    let refuse = |message: String, help: &str| Diagnostic::new(Code::N210, message).help(help);
    match fs::read(root.join(path)) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Some(Source::new(path, text)),
            Err(_) => {
                let empty = Source::new(path, "");
                let message = format!("{path} 不是 UTF-8 编码，读不了");
                let help = "请用记事本打开，“另存为”时把编码选成 UTF-8 再保存";
                found.push(refuse(message, help).at(empty.place(0..0)));
                None
            }
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            found.push(refuse(format!("缺少文件 {path}"), "新项目可以用 nigao new 文件夹 建立"));
            None
        }
        Err(error) => {
            found.push(refuse(format!("读不了 {path}：{error}"), "请检查文件是否被占用、有没有读取权限"));
            None
        }
    }
}

/// A file's bytes as they are, if it is there and can be read.
pub fn bytes(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

/// All files with an ending below a folder, in the order of their names.
pub fn below(root: &Path, folder: &str, ending: &str, found: &mut Vec<Diagnostic>) -> Vec<Arc<Source>> {
    let mut sources = Vec::new();
    for entry in WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().filter_map(Result::ok) {
        let path = relative(root, entry.path());
        let is_wanted = entry.path().extension().is_some_and(|extension| extension == ending);
        if entry.file_type().is_file() && is_wanted && !is_hidden(entry.file_name().to_str()) {
            sources.extend(read(root, &path, found));
        }
    }
    sources
}

/// The override files of `templates/本地`, each with what kept it from being read: such a file stops its own documents only.
pub fn local(root: &Path, found: &mut Vec<Diagnostic>) -> Vec<(Arc<Source>, bool)> {
    let mut files = Vec::new();
    for entry in WalkDir::new(root.join(LOCAL)).min_depth(1).sort_by_file_name().into_iter().filter_map(Result::ok) {
        if !entry.file_type().is_file() || is_hidden(entry.file_name().to_str()) {
            continue;
        }
        let path = relative(root, entry.path());
        if entry.path().extension().is_none_or(|ending| ending != "md") {
            let message = format!("{path} 没有读：不是本地改写");
            let help = "本地改写的文件名以 .md 结尾（记事本另存时选“所有文件”）";
            found.push(Diagnostic::new(Code::N210, message).level(Level::Warning).help(help));
            continue;
        }
        let mut trouble = Vec::new();
        let source = read(root, &path, &mut trouble).unwrap_or_else(|| Source::new(path.as_str(), ""));
        files.push((Arc::clone(&source), !trouble.is_empty()));
        found.extend(trouble.into_iter().map(|finding| finding.at(source.place(0..0))));
    }
    files
}

/// The years that have a folder of facts, in order.
pub fn years(home: &Home) -> Vec<i32> {
    let folders = WalkDir::new(home.root.join(&home.content)).min_depth(1).max_depth(1).sort_by_file_name();
    let year = |folder: walkdir::DirEntry| folder.file_name().to_str().filter(|name| name.len() == 4)?.parse().ok();
    folders.into_iter().filter_map(Result::ok).filter_map(year).collect()
}

/// A number that is another as soon as a file of the project is another. Of names and contents: sizes and times can stay the
/// same, on a memory stick as after copying.
pub fn fingerprint(home: &Home) -> u64 {
    let mut hasher = Xxh3::new();
    for folder in home.folders() {
        for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok) {
            if entry.file_type().is_file() && !is_hidden(entry.file_name().to_str()) {
                hasher.update(entry.path().to_string_lossy().as_bytes());
                hasher.update(&bytes(entry.path()).unwrap_or_default());
            }
        }
    }
    hasher.digest()
}

/// Fact files of the plan year and every year before: `content/年/街道/单位.yaml`.
pub fn facts(home: &Home, year: i32, found: &mut Vec<Diagnostic>) -> Vec<FactFile> {
    let mut files = Vec::new();
    let root = &home.root;
    let content = root.join(&home.content);
    for year in years(home).into_iter().filter(|of| *of <= year) {
        for entry in WalkDir::new(content.join(year.to_string()))
            .min_depth(1)
            .sort_by_file_name()
            .into_iter()
            .filter_map(Result::ok)
        {
            if !entry.file_type().is_file() || is_hidden(entry.file_name().to_str()) {
                continue;
            }
            let path = relative(root, entry.path());
            let inside = relative(&content, entry.path());
            let parts: Vec<&str> = inside.split('/').collect();
            match parts.as_slice() {
                [_, CHECKLIST] => {}
                [_, street, file] if Path::new(file).extension().is_some_and(|ending| ending == "yaml") => {
                    // A file that cannot be read stops its own unit, not the street.
                    let mut trouble = Vec::new();
                    let source = read(root, &path, &mut trouble).unwrap_or_else(|| Source::new(path.as_str(), ""));
                    let (street, name) = ((*street).to_owned(), file.trim_end_matches(".yaml").to_owned());
                    files.push(FactFile { year, street, name, source, unreadable: trouble.pop(), memory: None });
                }
                _ => found.push(stray(&path)),
            }
        }
    }
    files
}

/// A file that stands where no fact file belongs is not passed over silently.
fn stray(path: &str) -> Diagnostic {
    let help = match path.rsplit('.').next() {
        Some("yml" | "YAML" | "YML" | "txt") => "文件名请以 .yaml 结尾（记事本另存时选“所有文件”）",
        Some("xlsx" | "xls" | "csv") => "表格不能直接读；请把数填到 .yaml 文件里",
        _ => "事实文件应当放在 content/年份/街道名/单位名.yaml",
    };
    Diagnostic::new(Code::N210, format!("{path} 没有读：不是事实文件")).level(Level::Warning).help(help)
}

/// Hidden files, editors' and WPS's lock files.
fn is_hidden(name: Option<&str>) -> bool {
    name.is_some_and(|name| {
        name.starts_with('.') || name.starts_with('~') || name.ends_with('~') || name == "Thumbs.db"
    })
}

/// Path below the root with `/` on every system.
pub fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
