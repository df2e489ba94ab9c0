//! The whole program, from files to files, start included: streets of 1, 15 and 1,000 communities.
//!
//! With `STREET=folder COUNT=number` it writes such a project and does nothing else, for measuring by hand.
#![expect(clippy::unwrap_used, reason = "a bench that cannot run should say where")]

mod street;

use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

fn main() {
    match (std::env::var("STREET"), std::env::var("COUNT")) {
        (Ok(folder), Ok(count)) => street::write(Path::new(&folder), count.parse().unwrap()).unwrap(),
        _ => divan::main(),
    }
}

fn project(communities: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    street::write(folder.path(), communities).unwrap();
    folder
}

fn build(project: &Path, output: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nigao"));
    command.arg("build").arg(project).arg("--out").arg(output).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(command.status().unwrap().success());
}

/// Into an empty folder.
#[divan::bench(args = [1, 15, 1000], sample_count = 5, sample_size = 1)]
fn first(bencher: divan::Bencher<'_, '_>, communities: usize) {
    let project = project(communities);
    bencher.with_inputs(|| tempfile::tempdir().unwrap()).bench_refs(|output| build(project.path(), output.path()));
}

/// Where everything is there already and nothing has changed.
#[divan::bench(args = [1, 15, 1000], sample_count = 5, sample_size = 1)]
fn again(bencher: divan::Bencher<'_, '_>, communities: usize) {
    let (project, output) = (project(communities), tempfile::tempdir().unwrap());
    build(project.path(), output.path());
    bencher.bench(|| build(project.path(), output.path()));
}
