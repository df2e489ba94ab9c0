//! The programs `tests/install` brings, and one way to run them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where `tests/install` puts what does not come from the system's packages.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-tools")
}

/// A file that must be there. Checks that skip themselves check nothing, so a missing tool is a failure.
pub fn required(path: PathBuf) -> PathBuf {
    assert!(path.exists(), "先运行 tests/run（run tests/run first）：缺 {}", path.display());
    path
}

/// A program from the `PATH`, seeing only the fonts of the checks.
pub fn program(name: &str) -> Command {
    with_fonts(Command::new(located(Path::new(name))))
}

/// Where a program of the `PATH` lies; a path stays as it is.
pub fn located(program: &Path) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|place| place.is_file())
        .unwrap_or_else(|| panic!("先运行 tests/run（run tests/run first）：缺程序 {}", program.display()))
}

/// The Python that has the readers.
pub fn python() -> Command {
    Command::new(required(folder().join("venv/bin/python")))
}

/// The folder of node packages; scripts import from it.
pub fn node_modules() -> PathBuf {
    required(folder().join("node/node_modules"))
}

fn with_fonts(mut command: Command) -> Command {
    command.env("FONTCONFIG_FILE", required(folder().join("fonts.conf")));
    command
}

/// An empty folder of this name under `target/tmp`. It is kept, so that a failure can be looked at.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs to the end and returns what it wrote; panics with its complaint when it fails.
pub fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(
        output.status.success(),
        "{command:?}: {}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// What a program wrote, as text.
pub fn text(command: &mut Command) -> String {
    String::from_utf8(run(command).stdout).unwrap()
}
