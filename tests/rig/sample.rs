//! The sample street, built by the real program into a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use walkdir::WalkDir;

use super::tools;

/// One build of a project.
pub struct Sample {
    output: PathBuf,
}

impl Sample {
    /// Every document of the project in the repository, as it stands.
    pub fn whole(scratch: &Path) -> Self {
        let output = scratch.join("sample");
        build(&repository(), &output, &[]);
        Self { output }
    }

    /// The street's documents under the red-head profile: a copy of the project with that house option on.
    pub fn red_head(scratch: &Path) -> Self {
        let project = scratch.join("red-project");
        for part in ["content", "templates"] {
            copy(&repository().join(part), &project.join(part));
        }
        let settings = project.join("content/项目.yaml");
        let text = fs::read_to_string(&settings).unwrap_or_else(|error| panic!("{}: {error}", settings.display()));
        fs::write(&settings, switched_on(&text)).unwrap();
        let output = scratch.join("red-sample");
        build(&project, &output, &["--only", "永宁街道"]);
        Self { output }
    }

    /// Every document of the projects in content/范例.
    pub fn examples(scratch: &Path) -> Self {
        let output = scratch.join("examples");
        build(&repository().join("content/范例"), &output, &["--all"]);
        Self { output }
    }

    /// Every written file with this extension, in a fixed order.
    pub fn files(&self, extension: &str) -> Vec<PathBuf> {
        let entries = WalkDir::new(&self.output).sort_by_file_name();
        let files = entries.into_iter().map(|entry| entry.unwrap().into_path());
        files.filter(|path| path.extension().is_some_and(|found| found == extension)).collect()
    }

    /// The one file whose name begins and ends so.
    pub fn file(&self, start: &str, end: &str) -> PathBuf {
        let extension = end.rsplit('.').next().unwrap();
        let all = self.files(extension);
        let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        let found: Vec<_> =
            all.iter().filter(|path| name(path).starts_with(start) && name(path).ends_with(end)).collect();
        assert!(found.len() == 1, "{start}…{end} 应有一个，实有 {found:?}；全部：{all:?}");
        found[0].clone()
    }

    /// The file beside this one with another extension.
    pub fn twin(path: &Path, extension: &str) -> PathBuf {
        let twin = path.with_extension(extension);
        assert!(twin.exists(), "{} 旁边没有 .{extension}", path.display());
        twin
    }
}

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn build(project: &Path, output: &Path, more: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nigao"));
    tools::run(command.arg("build").arg(project).arg("--out").arg(output).args(more));
    assert!(output.is_dir(), "nigao build 没有写出 {}", output.display());
}

/// The settings with 红头 on, whether the option was written or not.
fn switched_on(text: &str) -> String {
    if text.contains("红头: 否") {
        return text.replace("红头: 否", "红头: 是");
    }
    if let Some(start) = text.lines().find(|line| line.starts_with("版式:")) {
        let option = if start.trim_end() == "版式:" { "版式:\n  红头: 是" } else { "版式: {红头: 是, " };
        let old = if start.trim_end() == "版式:" { "版式:" } else { "版式: {" };
        assert!(start.contains(old), "看不懂 {start}");
        return text.replacen(old, option, 1);
    }
    format!("{}\n版式: {{红头: 是}}\n", text.trim_end())
}

fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
