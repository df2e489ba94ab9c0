//! A case: a project in a folder of its own, edited, and what the program says of it.
//!
//! `Case::one().set(last("桃源社区"), "党支部数", "7户").build(&[]).exit(1).finds("N204", last("桃源社区"), "7户");`

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;
use walkdir::{DirEntry, WalkDir};

/// The communities of the sample.
pub const COMMUNITIES: [&str; 15] = [
    "三里河一区社区",
    "三里河社区",
    "东塘里社区",
    "南垟社区",
    "平安社区",
    "幸福社区",
    "文明社区",
    "望江门社区",
    "柳荫街社区",
    "桃源社区",
    "沙井头社区",
    "白鹭洲社区",
    "纺机社区",
    "钟楼湾社区",
    "青石巷社区",
];

/// What a community's documents are called behind its name.
pub const KINDS: [&str; 5] = [
    "2026年工作计划",
    "2026年上半年工作小结",
    "2025年工作总结",
    "2025年工作总结和2026年工作计划",
    "2026年主要指标摘要",
];

/// A unit's file of 2025.
pub fn last(unit: &str) -> String {
    format!("content/2025/永宁街道/{unit}.yaml")
}

/// A unit's file of 2026.
pub fn this(unit: &str) -> String {
    format!("content/2026/永宁街道/{unit}.yaml")
}

/// A path below the output folder.
pub fn target(name: &str) -> String {
    format!("2026/永宁街道/{name}")
}

/// A project.
pub struct Case {
    /// Its folder.
    pub root: PathBuf,
    _folder: Option<TempDir>,
}

/// The sample as it stands, built once for all tests that only read it.
pub static SAMPLE: LazyLock<Case> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build-sample");
    if root.exists() {
        fs::remove_dir_all(&root).unwrap();
    }
    copy(&root, &|_| true);
    let case = Case { root, _folder: None };
    case.build(&[]).exit(0);
    case
});

impl Case {
    /// The whole sample street.
    pub fn sample() -> Self {
        Self::of(&|_| true)
    }

    /// The sample street with three communities: 桃源社区, 柳荫街社区, 望江门社区.
    pub fn three() -> Self {
        Self::with(&["桃源社区", "柳荫街社区", "望江门社区"])
    }

    /// 桃源社区 alone; the street has no documents of its own.
    pub fn one() -> Self {
        Self::with(&["桃源社区"]).write(
            "content/项目.yaml",
            "项目: 永宁街道年度工作计划\n年度: 2026\n文种: {社区: [年度工作计划, 摘要]}\n输出: [docx, html]\n",
        )
    }

    fn with(communities: &[&str]) -> Self {
        Self::of(&|name| !name.ends_with("社区.yaml") || communities.contains(&name.trim_end_matches(".yaml")))
    }

    fn of(wanted: &dyn Fn(&str) -> bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(folder.path(), wanted);
        let case = Self { root: folder.path().to_path_buf(), _folder: None };
        // What the street was handed down is for all fifteen communities.
        if !COMMUNITIES.iter().all(|unit| wanted(&format!("{unit}.yaml"))) {
            let street = this("本级");
            let kept: String =
                case.text(&street).split_inclusive('\n').filter(|line| !line.contains("{下达:")).collect();
            drop(case.write(&street, &kept));
        }
        Self { root: folder.path().to_path_buf(), _folder: Some(folder) }
    }

    /// One project of content/范例 by the beginning of its name, with the libraries and templates that it inherits, and its path.
    pub fn example(id: &str) -> (Self, String) {
        let names = example_names();
        let name = names.iter().find(|name| name.starts_with(&format!("{id}-")));
        let name = name.unwrap_or_else(|| panic!("content/范例 里没有 {id}"));
        let case = Self::examples(&[name]);
        (case, format!("content/范例/{name}"))
    }

    /// These projects of content/范例 and nothing of the sample street.
    pub fn examples(names: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR"));
        let libraries = ["content/指标库.yaml", "content/字段库.yaml", "content/关系库.yaml"].map(str::to_owned);
        let projects = names.iter().map(|name| format!("content/范例/{name}"));
        for part in libraries.into_iter().chain(projects).chain(["templates".to_owned()]) {
            for entry in WalkDir::new(from.join(part)) {
                let entry = entry.unwrap();
                let target = folder.path().join(entry.path().strip_prefix(from).unwrap());
                if entry.file_type().is_dir() {
                    fs::create_dir_all(target).unwrap();
                } else {
                    fs::create_dir_all(target.parent().unwrap()).unwrap();
                    fs::copy(entry.path(), target).unwrap();
                }
            }
        }
        Self { root: folder.path().to_path_buf(), _folder: Some(folder) }
    }

    /// An empty folder.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { root: folder.path().to_path_buf(), _folder: Some(folder) }
    }

    /// Replaces a text that stands in a file once.
    #[must_use]
    pub fn edit(self, path: impl AsRef<str>, from: &str, to: &str) -> Self {
        let text = self.text(path.as_ref());
        assert_eq!(text.matches(from).count(), 1, "{} 里应有一处“{from}”", path.as_ref());
        self.write(path, &text.replace(from, to))
    }

    /// Gives a key another value: the first line that begins with it.
    #[must_use]
    pub fn set(self, path: impl AsRef<str>, key: &str, value: &str) -> Self {
        self.line(path, key, |indent, key| Some(format!("{indent}{key}: {value}")))
    }

    /// Gives an indicator another value, or adds it where the file does not have it.
    #[must_use]
    pub fn put(self, path: impl AsRef<str>, key: &str, value: &str) -> Self {
        let text = self.text(path.as_ref());
        if text.lines().any(|line| is_key(line, key)) {
            return self.set(path, key, value);
        }
        let with = format!("\n指标:\n  {key}: {value}\n");
        if text.contains("\n指标:\n") { self.edit(path, "\n指标:\n", &with) } else { self.append(path, &with) }
    }

    /// Gives a key another name.
    #[must_use]
    pub fn rename(self, path: impl AsRef<str>, key: &str, name: &str) -> Self {
        let text = self.text(path.as_ref());
        let line = text.lines().find(|line| is_key(line, key)).unwrap_or_else(|| panic!("没有键 {key}"));
        let new = line.replacen(key, name, 1);
        self.write(path, &text.replacen(&format!("{line}\n"), &format!("{new}\n"), 1))
    }

    /// Takes a key's line out.
    #[must_use]
    pub fn drop(self, path: impl AsRef<str>, key: &str) -> Self {
        self.line(path, key, |_, _| None)
    }

    fn line(self, path: impl AsRef<str>, key: &str, new: impl Fn(&str, &str) -> Option<String>) -> Self {
        let text = self.text(path.as_ref());
        let at = text.lines().position(|line| is_key(line, key));
        let at = at.unwrap_or_else(|| panic!("{} 里没有键 {key}", path.as_ref()));
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let indent = lines[at][..lines[at].len() - lines[at].trim_start().len()].to_owned();
        match new(&indent, key) {
            Some(line) => lines[at] = line,
            None => drop(lines.remove(at)),
        }
        self.write(path, &(lines.join("\n") + "\n"))
    }

    /// Takes a top-level key out with everything below it.
    #[must_use]
    pub fn cut(self, path: impl AsRef<str>, key: &str) -> Self {
        let text = self.text(path.as_ref());
        let mut inside = false;
        let mut kept = String::new();
        for line in text.lines() {
            if !line.starts_with([' ', '#']) && !line.is_empty() {
                inside = is_key(line, key);
            }
            if !inside {
                kept.push_str(line);
                kept.push('\n');
            }
        }
        assert!(kept.len() < text.len(), "{} 里没有 {key}", path.as_ref());
        self.write(path, &kept)
    }

    /// The same, where the file has the key.
    #[must_use]
    pub fn cut_if(self, path: impl AsRef<str>, key: &str) -> Self {
        if self.text(path.as_ref()).lines().any(|line| line.starts_with(&format!("{key}:"))) {
            return self.cut(path, key);
        }
        self
    }

    /// Adds text at the end of a file.
    #[must_use]
    pub fn append(self, path: impl AsRef<str>, text: &str) -> Self {
        let old = self.text(path.as_ref());
        self.write(path, &(old + text))
    }

    /// Writes a file, new or not.
    #[must_use]
    pub fn write(self, path: impl AsRef<str>, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    /// Writes any bytes.
    #[must_use]
    pub fn bytes(self, path: impl AsRef<str>, bytes: &[u8]) -> Self {
        let path = self.root.join(path.as_ref());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Removes a file.
    #[must_use]
    pub fn remove(self, path: impl AsRef<str>) -> Self {
        fs::remove_file(self.root.join(path.as_ref())).unwrap();
        self
    }

    /// A file's text.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A file below `output`.
    pub fn output(&self, path: &str) -> PathBuf {
        self.root.join("output").join(path)
    }

    /// Every file below a folder with its bytes; empty when there is no such folder.
    pub fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let folder = self.root.join(folder);
        let entries =
            WalkDir::new(&folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
        let name = |path: &Path| path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
        entries.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
    }

    /// `build --json`.
    pub fn build(&self, more: &[&str]) -> Run<'_> {
        self.run(&[&["build", "--json"], more].concat())
    }

    /// `check --json`.
    pub fn check(&self, more: &[&str]) -> Run<'_> {
        self.run(&[&["check", "--json"], more].concat())
    }

    /// The program with these arguments, in the project's folder.
    pub fn run(&self, arguments: &[&str]) -> Run<'_> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nigao"));
        let output = command.args(arguments).current_dir(&self.root).stdin(Stdio::null()).output().unwrap();
        let run = Run {
            case: self,
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        if arguments.contains(&"--json") && run.stdout.starts_with('{') {
            let folders = arguments.iter().skip(1).map(|argument| self.root.join(argument));
            let project = folders.into_iter().find(|folder| folder.join("content").is_dir());
            let project = project.unwrap_or_else(|| self.root.clone());
            run.findings().iter().for_each(|finding| finding.stands_in(&project));
        }
        run
    }
}

/// Every folder of content/范例, in order.
pub fn example_names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/范例");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut names: Vec<String> =
        entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn is_key(line: &str, key: &str) -> bool {
    line.trim_start().strip_prefix(key).is_some_and(|rest| rest.starts_with(':'))
}

fn copy(to: &Path, wanted: &dyn Fn(&str) -> bool) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["content", "templates"] {
        // The projects inside the sample's content are cases of their own (tests/examples.rs).
        let outside = |entry: &DirEntry| entry.file_name().to_str() != Some("范例");
        for entry in WalkDir::new(from.join(part)).into_iter().filter_entry(outside) {
            let entry = entry.unwrap();
            let target = to.join(entry.path().strip_prefix(from).unwrap());
            if entry.file_type().is_dir() {
                fs::create_dir_all(target).unwrap();
            } else if part == "templates" || wanted(entry.file_name().to_str().unwrap()) {
                fs::copy(entry.path(), target).unwrap();
            }
        }
    }
}

/// A finding as `--json` gives it.
#[derive(Debug, Clone)]
pub struct Finding {
    pub code: String,
    pub level: String,
    pub message: String,
    pub help: String,
    pub unit: String,
    pub place: Option<Span>,
    pub related: Vec<(String, usize)>,
}

/// A stretch of a file; lines and columns from 1.
#[derive(Debug, Clone)]
pub struct Span {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

impl Finding {
    fn of(value: &Value) -> Self {
        let text =
            |value: &Value, key: &str| value[key].as_str().unwrap_or_else(|| panic!("{key}: {value}")).to_owned();
        let number = |key: &str| usize::try_from(value[key].as_u64().unwrap()).unwrap();
        let line = |value: &Value| usize::try_from(value["line"].as_u64().unwrap()).unwrap();
        Self {
            code: text(value, "code"),
            level: text(value, "level"),
            message: text(value, "message"),
            help: text(value, "help"),
            unit: text(value, "unit"),
            place: value["file"].as_str().map(|file| Span {
                file: file.to_owned(),
                line: number("line"),
                column: number("column"),
                end_line: number("end_line"),
                end_column: number("end_column"),
            }),
            related: value["related"].as_array().unwrap().iter().map(|each| (text(each, "file"), line(each))).collect(),
        }
    }

    /// Every place of a finding lies in its file.
    fn stands_in(&self, project: &Path) {
        let Some(span) = &self.place else { return };
        let bytes = fs::read(project.join(&span.file)).unwrap_or_else(|error| panic!("{self:?}: {error}"));
        let Ok(text) = String::from_utf8(bytes) else { return };
        let lines: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
        let inside = |line: usize, column: usize| {
            (1..=lines.len()).contains(&line) && (1..=lines[line - 1] + 1).contains(&column)
        };
        assert!(inside(span.line, span.column) && inside(span.end_line, span.end_column), "{self:?}");
        assert!((span.line, span.column) <= (span.end_line, span.end_column), "{self:?}");
        for (file, line) in &self.related {
            let lines = fs::read_to_string(project.join(file)).unwrap().split('\n').count();
            assert!((1..=lines).contains(line), "{self:?}");
        }
    }
}

/// What the program did.
pub struct Run<'a> {
    case: &'a Case,
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run<'_> {
    /// Fails unless this was the exit status.
    #[allow(clippy::return_self_not_must_use, reason = "a chain may end anywhere")]
    pub fn exit(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.stdout, self.stderr);
        self
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}\n{}", self.stdout, self.stderr))
    }

    /// All findings in order.
    pub fn findings(&self) -> Vec<Finding> {
        self.json()["findings"].as_array().unwrap().iter().map(Finding::of).collect()
    }

    /// A number of the summary.
    pub fn count(&self, key: &str) -> u64 {
        self.json()["summary"][key].as_u64().unwrap_or_else(|| panic!("没有 {key}：{}", self.stdout))
    }

    /// Fails unless there is a finding of this code on the line with this text, and it points at the text.
    #[allow(clippy::return_self_not_must_use, reason = "a chain may end anywhere")]
    pub fn finds(self, code: &str, path: impl AsRef<str>, excerpt: &str) -> Self {
        let found = self.at(code, path.as_ref(), excerpt);
        assert!(found.is_some(), "没有 {code} 指向 {}“{excerpt}”：\n{}", path.as_ref(), self.stdout);
        self
    }

    /// The finding of a code that points at a text; the text stands in the file once.
    pub fn at(&self, code: &str, path: &str, excerpt: &str) -> Option<Finding> {
        let text = self.case.text(path);
        assert_eq!(text.matches(excerpt).count(), 1, "{path} 里应有一处“{excerpt}”");
        let at = text.find(excerpt).unwrap();
        let line = text[..at].matches('\n').count() + 1;
        let column = text[..at].chars().rev().take_while(|c| *c != '\n').count() + 1;
        let end = column + excerpt.chars().count();
        self.findings().into_iter().filter(|finding| finding.code == code).find(|finding| {
            finding.place.as_ref().is_some_and(|span| {
                let until = if span.end_line > span.line { usize::MAX } else { span.end_column.max(span.column + 1) };
                span.file == path && span.line == line && span.column < end && column < until
            })
        })
    }

    /// Fails unless a finding of this code says these words in message or help.
    #[allow(clippy::return_self_not_must_use, reason = "a chain may end anywhere")]
    pub fn says(self, code: &str, words: &str) -> Self {
        let says = |finding: &Finding| {
            finding.code == code && format!("{}\n{}", finding.message, finding.help).contains(words)
        };
        assert!(self.findings().iter().any(says), "没有 {code}“{words}”：\n{}", self.stdout);
        self
    }

    /// Fails unless there are exactly these errors, in any order.
    #[allow(clippy::return_self_not_must_use, reason = "a chain may end anywhere")]
    pub fn errors(self, codes: &[&str]) -> Self {
        let mut found: Vec<String> =
            self.findings().into_iter().filter(|it| it.level == "error").map(|it| it.code).collect();
        let mut wanted: Vec<&str> = codes.to_vec();
        found.sort();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{}", self.stdout);
        self
    }
}
