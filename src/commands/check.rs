//! `check`: the findings of `build`, and nothing written; of files given by name, what 校对 says of them.

use std::path::PathBuf;

use serde_json::json;

use super::{Exit, build, report};
use crate::cli::Check;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{self, Subject};
use crate::manuscript::file;

/// Runs the verb.
pub fn run(args: &Check) -> Exit {
    let named: Vec<&PathBuf> = args.scope.project.iter().chain(&args.more).collect();
    if !args.more.is_empty() || named.first().is_some_and(|path| file::is_readable_name(path)) {
        return files(&named, args);
    }
    let Some(home) = build::home(args.scope.project.as_deref()) else { return Exit::Failure };
    match build::execute(&home, &args.scope, &[], None) {
        Some(run) if args.sarif => {
            report::sarif(&run.found);
            build::status(&run)
        }
        Some(run) => build::finish(&run, &args.scope, None, &[]),
        None => Exit::Failure,
    }
}

/// 校对 of files that were made elsewhere, each by itself.
fn files(paths: &[&PathBuf], args: &Check) -> Exit {
    let mut found: Vec<Diagnostic> = Vec::new();
    for path in paths {
        match file::read(path) {
            Ok(text) => {
                let year = args.scope.year.or_else(|| text.year());
                let subject =
                    Subject { text: &text, own: None, year, unit: &args.scope.only, others: &[], retired: &[] };
                found.extend(lint::read(&subject));
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
        report::object(&found, &summary);
    } else {
        report::findings(&found);
        report::say(&format!("校对 {} 个文件，{}\n", paths.len(), report::tally(&found)));
    }
    exit
}
