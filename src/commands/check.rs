//! `check`: the findings of `build`, and nothing written.

use super::{Exit, build};
use crate::cli::Check;

/// Runs the verb.
pub fn run(args: &Check) -> Exit {
    let Some(root) = build::root(args.scope.project.as_deref()) else { return Exit::Failure };
    match build::execute(&root, &args.scope, &[], None) {
        Some(run) => build::finish(&run, &args.scope, None, &[]),
        None => Exit::Failure,
    }
}
