//! `--all`: every project at or below a folder, one after the other, each as if it were run alone.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::build::{self, Asked, Run};
use super::{Exit, report};
use crate::cli::{self, Scope};
use crate::project::home::Home;

/// `build --all`. With `--out`, each project has its own folder in there.
pub fn build(args: &cli::Build) -> Exit {
    let mut every = Every::new(&args.scope, true);
    for home in Home::below(&every.from) {
        let folder = match &args.out {
            Some(out) => home.output_in(out, &every.from),
            None => home.output(),
        };
        every.title(&home);
        match build::write(&home, args, folder) {
            Some(built) => every.add(&built.run, Some(&built)),
            None => every.exit = Exit::Failure,
        }
    }
    every.end()
}

/// `check --all`.
pub fn check(scope: &Scope) -> Exit {
    let mut every = Every::new(scope, false);
    for home in Home::below(&every.from) {
        every.title(&home);
        match build::execute(&home, scope, Asked::default(), None) {
            Some(run) => every.add(&run, None),
            None => every.exit = Exit::Failure,
        }
    }
    every.end()
}

/// What came of all projects so far.
struct Every<'a> {
    scope: &'a Scope,
    /// The folder that holds them.
    from: PathBuf,
    writes: bool,
    projects: usize,
    documents: usize,
    failed: usize,
    found: Vec<crate::diagnostic::Diagnostic>,
    summary: Value,
    exit: Exit,
}

impl<'a> Every<'a> {
    fn new(scope: &'a Scope, writes: bool) -> Self {
        let (found, summary) = (Vec::new(), json!({}));
        let from = build::start(scope.project.as_deref());
        Self { scope, from, writes, projects: 0, documents: 0, failed: 0, found, summary, exit: Exit::Clean }
    }

    fn title(&mut self, home: &Home) {
        self.projects += 1;
        if !self.scope.json {
            report::say(&format!("== {}\n", home.name_in(&self.from)));
        }
    }

    fn add(&mut self, run: &Run, built: Option<&build::Built>) {
        self.documents += run.whole.outcomes.len();
        self.failed += run.whole.outcomes.iter().filter(|outcome| !outcome.is_written()).count();
        self.failed += run.whole.collections.iter().filter(|collected| !collected.reason.is_empty()).count();
        self.exit = self.exit.worse(build::status(run));
        if self.scope.json {
            self.found.extend(run.whole.found.iter().cloned());
            if let Value::Object(counts) = build::summary(run, self.writes) {
                for (key, count) in counts {
                    let before = self.summary[&key].as_u64().unwrap_or_default();
                    self.summary[&key] = json!(before + count.as_u64().unwrap_or_default());
                }
            }
            return;
        }
        let folder = built.map(|built| built.folder.as_path());
        let left = built.map(|built| built.left.as_slice()).unwrap_or_default();
        build::finish(run, self.scope, folder, left);
        report::say("\n");
    }

    fn end(self) -> Exit {
        if self.projects == 0 {
            report::complain("错误：这个文件夹里没有项目（content/项目.yaml）\n");
            return Exit::Failure;
        }
        if self.scope.json {
            report::object(&self.found, &self.summary);
        } else {
            let failed =
                if self.failed > 0 { format!("，其中 {} 份没有生成", self.failed) } else { String::new() };
            report::say(&format!("共 {} 个项目，{} 份文件{failed}\n", self.projects, self.documents));
        }
        self.exit
    }
}
