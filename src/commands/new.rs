//! `new`: a working project with three communities; templates and registry come with the program.

use include_dir::{Dir, DirEntry, include_dir};

use super::{Exit, report};
use crate::cli::New;
use crate::output;

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The communities of the sample street that a new project starts with.
const COMMUNITIES: [&str; 3] = ["桃源社区", "柳荫街社区", "望江门社区"];
/// Years of the sample.
const YEARS: [&str; 2] = ["2025", "2026"];

/// Runs the verb.
pub fn run(args: &New) -> Exit {
    let folder = &args.folder;
    if folder.exists() && folder.read_dir().map_or(true, |mut entries| entries.next().is_some()) {
        report::complain(&format!("错误：{} 已经存在，而且不是空文件夹，没有动它\n请换一个名字。\n", folder.display()));
        return Exit::Failure;
    }
    let mut files = Vec::new();
    collect(&CONTENT, "content", &mut files);
    collect(&TEMPLATES, "templates", &mut files);
    for (path, bytes) in files.iter().filter(|(path, _)| belongs(path)) {
        if let Err(finding) = output::create(&folder.join(path), &fitting(path, bytes)) {
            report::findings(&[*finding]);
            return Exit::Failure;
        }
    }
    report::say(&format!(
        "已建好项目：{}\n  content/    事实：项目.yaml、指标库.yaml、字段库.yaml，按 年/街道/社区 放的数\n  templates/  文种、段、表、提法\n\n下一步：\n  1. 进入这个文件夹，运行 nigao build，先看 output 里的样子\n  2. 把 content 里的街道名、社区名和数换成自己的\n  3. 再运行 nigao build；有问题会指出在哪个文件第几行\n",
        folder.display()
    ));
    Exit::Clean
}

/// What the street was handed down is for all fifteen communities of the sample; three cannot share it.
fn fitting(path: &str, bytes: &'static [u8]) -> Vec<u8> {
    match std::str::from_utf8(bytes) {
        Ok(text) if path.ends_with("/本级.yaml") => {
            text.split_inclusive('\n').filter(|line| !line.contains("{下达:")).collect::<String>().into_bytes()
        }
        _ => bytes.to_vec(),
    }
}

fn collect(folder: &Dir<'static>, prefix: &str, files: &mut Vec<(String, &'static [u8])>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, prefix, files),
            DirEntry::File(file) => {
                let parts: Vec<_> = file.path().components().map(|part| part.as_os_str().to_string_lossy()).collect();
                files.push((format!("{prefix}/{}", parts.join("/")), file.contents()));
            }
        }
    }
}

/// Everything shared, and three communities' files and overrides.
fn belongs(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["content", year, _, file] if YEARS.contains(year) => {
            let name = file.trim_end_matches(".yaml");
            matches!(name, "共享" | "本级") || COMMUNITIES.contains(&name)
        }
        ["content", _file] => true,
        // Overrides for communities that a new project does not have.
        ["templates", "本地", name, ..] => !name.ends_with("社区") || COMMUNITIES.contains(name),
        ["templates", ..] => true,
        _ => false,
    }
}
