//! `check`: the findings of `build`, and nothing written.

use super::{Exit, build};
use crate::cli::Check;

/// Runs the verb.
pub fn run(args: &Check) -> Exit {
    let Some(home) = build::home(args.scope.project.as_deref()) else { return Exit::Failure };
    match build::execute(&home, &args.scope, &[], None) {
        Some(run) => build::finish(&run, &args.scope, None, &[]),
        None => Exit::Failure,
    }
}
