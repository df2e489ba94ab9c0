//! `roll`: next year's files from last year's, and the list of what is left to settle.

use super::{Exit, build, report};
use crate::cli::Roll;
use crate::diagnostic::{Diagnostic, Level};
use crate::output::{self, Change};
use crate::project::{Project, files};
use crate::roll::{self, Input};

/// Runs the verb.
pub fn run(args: &Roll) -> Exit {
    let Some(home) = build::home(args.project.as_deref()) else { return Exit::Failure };
    let (new, old) = (args.year, args.year - 1);
    let content = &home.content;
    let root = &home.root;
    let folder = format!("{content}/{new}");
    if !args.merge && root.join(&folder).exists() {
        report::complain(&format!(
            "错误：{folder} 已经有了，没有动它\n\n只补没有的、已有的一字不动：nigao roll {new} --merge\n"
        ));
        return Exit::Failure;
    }
    let project = Project::read(&home, Some(new));
    if !project.facts.iter().any(|file| file.year == old) {
        report::complain(&format!(
            "错误：{content}/{old} 里没有事实文件，{new}年无从结转\n\n年份写要新建的那一年；事实文件放在 {content}/{old}/街道名/单位名.yaml。\n"
        ));
        return Exit::Failure;
    }
    // Nothing is taken from the templates, so what is wrong with them is the next build's matter.
    let counts = |finding: &&Diagnostic| {
        let place = finding.place.as_ref();
        finding.level == Level::Error && place.is_none_or(|place| place.path().starts_with("content/"))
    };
    let errors: Vec<Diagnostic> = project.found.iter().filter(counts).cloned().collect();
    let input =
        Input { content, year: new, files: &project.facts, registry: &project.registry, schema: &project.schema };
    let rolled = match roll::roll(&input) {
        Ok(rolled) if errors.is_empty() => rolled,
        other => {
            let found = [errors, other.err().unwrap_or_default()].concat();
            report::findings(&found);
            report::say(&format!("{}；改好再结转，这次什么都没有写\n", report::tally(&found)));
            return Exit::Findings;
        }
    };
    let mut changes: Vec<Change> = rolled
        .files
        .iter()
        .map(|file| Change { target: root.join(&file.path), before: file.bytes_before(), bytes: file.bytes() })
        .filter(|change| change.before.as_ref() != Some(&change.bytes))
        .collect();
    let text = rolled.checklist.text();
    let list = root.join(&folder).join(files::CHECKLIST);
    let (added, written) = (changes.len(), list.exists());
    if added > 0 || !written {
        changes.push(Change { before: files::bytes(&list), target: list, bytes: for_notepad(&text) });
    }
    if let Err(finding) = output::write_all(&changes) {
        report::findings(&[*finding]);
        return Exit::Failure;
    }
    report::say(&text);
    report::say(&ending(&folder, added, rolled.files.len(), written));
    Exit::Clean
}

/// The last lines on the terminal: what was written where.
fn ending(folder: &str, changed: usize, all: usize, had_list: bool) -> String {
    match changed {
        0 if had_list => format!("\n{folder} 里什么都不缺，没有改动\n"),
        _ => format!(
            "\n{folder}：写了 {changed} 个文件，另有 {} 个没有改动\n清单：{folder}/{}\n",
            all - changed,
            files::CHECKLIST
        ),
    }
}

/// With what Windows Notepad wants: a byte order mark and CRLF.
fn for_notepad(text: &str) -> Vec<u8> {
    format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes()
}
