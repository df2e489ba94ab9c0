//! `check`: the findings of `build`, and nothing written; of files given by name, what 校对 says of them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::build::Asked;
use super::{Exit, build, proof, report};
use crate::cli::Check;
use crate::manuscript::file;

/// Runs the verb.
pub fn run(args: &Check) -> Exit {
    let mut named: Vec<&PathBuf> = args.scope.project.iter().chain(&args.more).collect();
    // A file that is named twice is read once.
    let mut known = BTreeSet::new();
    named.retain(|path| known.insert(path.canonicalize().unwrap_or_else(|_| (*path).clone())));
    if !args.more.is_empty() || named.first().is_some_and(|path| file::is_readable_name(path)) {
        return proof::run(&named, args);
    }
    if args.fix {
        report::complain("错误：--fix 只改给出名称的文件，如 nigao check 来文.docx --fix；事实、模板请按提示改\n");
        return Exit::Failure;
    }
    let Some(home) = build::home(args.scope.project.as_deref()) else { return Exit::Failure };
    match build::execute(&home, &args.scope, Asked::default(), None) {
        Some(run) if args.sarif => {
            report::sarif(&run.whole.found);
            build::status(&run)
        }
        Some(run) => build::finish(&run, &args.scope, None, &[]),
        None => Exit::Failure,
    }
}
