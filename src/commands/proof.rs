//! 校对 of files given by name, each with the project that it lies in.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::{Exit, fix, report};
use crate::cli::Check;
use crate::diagnostic::{Diagnostic, Level};
use crate::manuscript::file;
use crate::pipeline::prepare::{self, Prepared};
use crate::pipeline::returned::{self, Named};
use crate::project::Project;
use crate::project::home::Home;

/// Checks files one by one; with `--fix` after mending them.
pub fn run(paths: &[&PathBuf], args: &Check) -> Exit {
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut projects: Vec<(Home, Prepared)> = Vec::new();
    let mut mended = 0;
    for path in paths {
        let project = project(path, args.scope.year, &mut projects);
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let name = path.to_string_lossy().replace('\\', "/");
        let named = Named { path: &name, stem: &stem, year: args.scope.year, unit: &args.scope.only };
        let text = if args.fix {
            fix::run(path, named, project, args.dry_run).map(|done| {
                mended += done.count;
                if !args.scope.json && !args.sarif {
                    report::say(&done.shown);
                }
                done.text
            })
        } else {
            file::read(path)
        };
        match text {
            Ok(text) => {
                let (noted, more) = returned::noted(&text, named, project);
                found.extend(noted.into_iter().map(|noted| noted.finding).chain(more));
            }
            Err(finding) => found.push(*finding),
        }
    }
    let exit = if found.iter().any(|finding| finding.level == Level::Error) { Exit::Findings } else { Exit::Clean };
    if args.sarif {
        report::sarif(&found);
    } else if args.scope.json {
        let mut summary = report::counts(&found);
        summary["documents"] = json!(paths.len());
        if args.fix {
            let what = if args.dry_run { "fixable" } else { "fixed" };
            summary[what] = json!(mended);
        }
        report::object(&found, &summary);
    } else {
        report::findings(&found);
        let done = match (args.fix, args.dry_run) {
            (false, _) => String::new(),
            (true, false) => format!("，改了 {mended} 处"),
            (true, true) => format!("，可以自动改 {mended} 处（没有改；去掉 --dry-run 才改）"),
        };
        report::say(&format!("校对 {} 个文件{done}，{}\n", paths.len(), report::tally(&found)));
    }
    exit
}

/// The project that a file lies in, or else the one that the current folder lies in; read once.
fn project<'p>(path: &Path, year: Option<i32>, known: &'p mut Vec<(Home, Prepared)>) -> Option<&'p Prepared> {
    let path = std::path::absolute(path).ok()?;
    let home = Home::find(path.parent()?).or_else(|| Home::find(&std::env::current_dir().ok()?))?;
    let index = known.iter().position(|(other, _)| *other == home).unwrap_or_else(|| {
        let prepared = prepare::prepare(Project::read(&home, year));
        known.push((home, prepared));
        known.len() - 1
    });
    known.get(index).map(|(_, prepared)| prepared)
}
