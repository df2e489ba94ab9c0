//! `build`: everything, written below `output/`.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::{Exit, report};
use crate::batch::whole::{self, Whole};
use crate::batch::{self, Finish, Outcome, Tell, Wish};
use crate::cli::{Build, Format, Scope};
use crate::diagnostic::{Code, Diagnostic, Level, near};
use crate::lint;
use crate::output::Output;
use crate::pipeline::prepare::{self, Job, Prepared};
use crate::project::Project;
use crate::project::home::Home;

/// What a run over a project gave.
pub struct Run {
    /// What all documents share.
    pub prepared: Prepared,
    /// What came of it.
    pub whole: Whole,
}

/// A project that was built: what came of it, and where the documents are.
pub struct Built {
    /// What the run gave.
    pub run: Run,
    /// The output folder.
    pub folder: PathBuf,
    /// Files of earlier runs that this one did not write again.
    pub left: Vec<String>,
}

/// Runs the verb.
pub fn run(args: &Build) -> Exit {
    let Some(home) = home(args.scope.project.as_deref()) else { return Exit::Failure };
    let folder = args.out.clone().unwrap_or_else(|| home.output());
    match write(&home, args, folder) {
        Some(built) => finish(&built.run, &args.scope, Some(&built.folder), &built.left),
        None => Exit::Failure,
    }
}

/// Builds one project into a folder. None when that could not be begun, which has been said.
pub fn write(home: &Home, args: &Build, folder: PathBuf) -> Option<Built> {
    let output = match Output::open(&folder) {
        Ok(output) => output,
        Err(finding) => {
            report::findings(&[*finding]);
            return None;
        }
    };
    let asked = Asked { formats: &args.format, formal: args.formal };
    let mut run = execute(home, &args.scope, asked, Some(&output))?;
    run.whole.write_boards(&run.prepared, &output);
    let left = match output.close() {
        Ok(left) => left,
        Err(finding) => {
            run.whole.found.push(*finding);
            Vec::new()
        }
    };
    Some(Built { run, folder, left })
}

/// The project; says so when there is none.
pub fn home(project: Option<&Path>) -> Option<Home> {
    let from = start(project);
    if project.is_some() && !from.exists() {
        report::complain(&format!("错误：没有“{}”，请核对名称和位置\n", from.display()));
        return None;
    }
    let home = Home::find(&from);
    if home.is_none() {
        report::complain(&format!(
            "错误：{} 和它的上级文件夹里都没有 content/项目.yaml\n\n请在项目文件夹里运行，或写明项目文件夹；新建项目用 nigao new 文件夹。\n",
            from.display()
        ));
    }
    home
}

/// Where the search for a project begins: the folder that was named, or the current one.
pub fn start(project: Option<&Path>) -> PathBuf {
    let from = project.map(Path::to_path_buf).or_else(|| std::env::current_dir().ok()).unwrap_or_default();
    std::path::absolute(&from).unwrap_or(from)
}

/// What is asked of the documents.
#[derive(Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Formats; none: as 项目.yaml says.
    pub formats: &'a [Format],
    /// Only 正式稿.
    pub formal: bool,
}

/// Reads, prepares and builds. None when the scope cannot be met, which has been said.
pub fn execute(home: &Home, scope: &Scope, asked: Asked<'_>, output: Option<&Output>) -> Option<Run> {
    let threads = scope.jobs.unwrap_or(0);
    let pool = match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool,
        Err(error) => {
            report::complain(&format!("错误：开不了 {threads} 个并行任务：{error}\n"));
            return None;
        }
    };
    pool.install(|| {
        let mut prepared = prepare::prepare(Project::read(home, scope.year));
        let mut found = std::mem::take(&mut prepared.found);
        let jobs = selected(&prepared, &scope.only)?;
        if !scope.only.is_empty() {
            // A street is made of its communities, so what is wrong with them is its matter too.
            let members = |job: &Job| match job.community {
                Some(_) => Vec::new(),
                None => prepared.streets[job.street].communities.iter().collect(),
            };
            let views = jobs.iter().flat_map(|job| members(job).into_iter().chain([prepared.view(job)]));
            let units: Vec<&str> = views.map(|view| view.unit.name.as_str()).collect();
            found.retain(|finding| finding.unit.is_empty() || units.contains(&finding.unit.as_str()));
        }
        let wants = |format, usual| if asked.formats.is_empty() { usual } else { asked.formats.contains(&format) };
        let wish = Wish {
            docx: wants(Format::Docx, prepared.settings.docx),
            html: wants(Format::Html, prepared.settings.html),
            finish: match (scope.draft, asked.formal) {
                (true, _) => Finish::Gaps,
                (false, true) => Finish::Formal,
                (false, false) => Finish::Whole,
            },
        };
        let whole = with_progress(jobs.len(), |tell| whole::make(&prepared, &jobs, found, wish, output, tell));
        Some(Run { prepared, whole })
    })
}

/// The jobs of the named units, or all.
pub fn selected(prepared: &Prepared, only: &[String]) -> Option<Vec<Job>> {
    if only.is_empty() {
        return Some(prepared.jobs.clone());
    }
    let names: Vec<&str> = prepared.jobs.iter().map(|job| prepared.view(job).unit.name.as_str()).collect();
    for wanted in only {
        if !names.contains(&wanted.as_str()) {
            let hint = near::suggestion(wanted, names.iter().copied());
            report::complain(&format!("错误：没有叫“{wanted}”的单位。{hint}\n"));
            return None;
        }
    }
    let is_wanted = |job: &&Job| only.contains(&prepared.view(job).unit.name);
    Some(prepared.jobs.iter().filter(is_wanted).cloned().collect())
}

/// A bar for long work; it hides itself when standard error is no terminal.
fn with_progress<T>(total: usize, work: impl FnOnce(Tell<'_>) -> T) -> T {
    let done = AtomicUsize::new(0);
    let finished = AtomicBool::new(false);
    let bar = ProgressBar::new(total as u64);
    if let Ok(style) = ProgressStyle::with_template("正在生成 {bar:30} {pos}/{len}") {
        bar.set_style(style);
    }
    std::thread::scope(|threads| {
        let watcher = threads.spawn(|| {
            // Short runs never show a bar.
            while !finished.load(Ordering::Relaxed) {
                std::thread::park_timeout(Duration::from_millis(200));
                if !finished.load(Ordering::Relaxed) {
                    bar.set_position(done.load(Ordering::Relaxed) as u64);
                }
            }
            bar.finish_and_clear();
        });
        let _ending = Ending { finished: &finished, watcher: watcher.thread() };
        work(&|_| {
            done.fetch_add(1, Ordering::Relaxed);
        })
    })
}

/// Ends the watcher also when the work panics: the scope waits for it.
struct Ending<'a> {
    finished: &'a AtomicBool,
    watcher: &'a std::thread::Thread,
}

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.finished.store(true, Ordering::Relaxed);
        self.watcher.unpark();
    }
}

impl Run {
    fn written(&self) -> usize {
        self.whole.outcomes.iter().filter(|outcome| outcome.is_written()).count()
    }

    fn changed(&self) -> usize {
        self.whole.outcomes.iter().filter(|outcome| outcome.status == batch::Status::Built).count()
    }

    fn gaps(&self) -> usize {
        self.whole.outcomes.iter().map(|outcome| outcome.gaps).sum()
    }

    /// Whether anything is wrong. With `--only`, what is in a document's way may be the finding of a unit left out.
    fn has_errors(&self) -> bool {
        let is_error = |finding: &Diagnostic| finding.level == Level::Error;
        self.whole.found.iter().any(is_error)
            || self.whole.outcomes.iter().any(|outcome| !outcome.is_written())
            || self.whole.collections.iter().any(|collected| !collected.reason.is_empty())
    }
}

/// Why a document was not written, a few words.
fn why(outcome: &Outcome) -> String {
    let refused = |finding: &Diagnostic| matches!(finding.code, Code::N801 | Code::N802 | Code::N803);
    let is_own = |finding: &Diagnostic| finding.level == Level::Error && lint::rule(finding.code).is_none();
    if !outcome.job.blocked.is_empty() {
        outcome.job.blocked.clone()
    } else if outcome.found.iter().any(refused) {
        "输出位置的文件没有覆盖，见上".into()
    } else if outcome.found.iter().any(is_own) {
        "文件自身有错误，见上；原有的文件没有动".into()
    } else {
        format!("离正式稿还有 {} 处错误，见上；原有的文件没有动", outcome.obstacles())
    }
}

/// What stands between a document that was written and a 正式稿.
fn obstacles(outcome: &Outcome) -> String {
    let parts = [(outcome.count(Level::Error), "处错误"), (outcome.gaps, "处待补")];
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    format!("还差 {}", parts.collect::<Vec<_>>().join("、"))
}

/// The exit status of a run.
pub fn status(run: &Run) -> Exit {
    if run.whole.found.iter().any(|finding| finding.code == Code::N801) {
        Exit::Failure
    } else if run.has_errors() {
        Exit::Findings
    } else {
        Exit::Clean
    }
}

/// Counts of a run for programs.
pub fn summary(run: &Run, is_written: bool) -> serde_json::Value {
    let (total, written) = (run.whole.outcomes.len(), run.written());
    let mut summary = report::counts(&run.whole.found);
    summary["documents"] = json!(total);
    summary["written"] = json!(if is_written { written } else { 0 });
    summary["changed"] = json!(run.changed());
    summary["failed"] = json!(total - written);
    summary["formal"] = json!(run.whole.outcomes.iter().filter(|outcome| outcome.is_formal()).count());
    summary["obstacles"] = json!(run.whole.outcomes.iter().map(Outcome::obstacles).sum::<usize>());
    summary["gaps"] = json!(run.gaps());
    summary["collections"] = json!(run.whole.collections.len());
    summary
}

/// Says what happened and gives the exit status. `folder` is none for `check`.
pub fn finish(run: &Run, scope: &Scope, folder: Option<&Path>, left: &[String]) -> Exit {
    let exit = status(run);
    if scope.json {
        report::object(&run.whole.found, &summary(run, folder.is_some()));
        return exit;
    }
    report::findings(&run.whole.found);
    let mut lines = Vec::new();
    let (total, written, gaps) = (run.whole.outcomes.len(), run.written(), run.gaps());
    if folder.is_some() {
        let changed = run.changed();
        lines.push(format!(
            "应生成 {total} 份，已生成 {written} 份（其中内容有变化 {changed} 份），未生成 {} 份",
            total - written
        ));
    } else {
        lines.push(format!("应检查 {total} 份，可以生成 {written} 份，不能生成 {} 份", total - written));
    }
    for outcome in run.whole.outcomes.iter().filter(|outcome| !outcome.is_written()) {
        lines.push(format!("  未生成：{}（{}）", outcome.name, why(outcome)));
    }
    for outcome in run.whole.outcomes.iter().filter(|outcome| outcome.is_written() && outcome.count(Level::Error) > 0) {
        lines.push(format!("  还不是正式稿：{}（{}）", outcome.name, obstacles(outcome)));
    }
    for collected in &run.whole.collections {
        lines.push(match collected.reason.as_str() {
            "" => format!("汇编：{}（{}篇，{}页）", collected.name, collected.parts, collected.pages),
            reason => format!("  未生成汇编：{}（{reason}）", collected.name),
        });
    }
    if scope.draft && gaps > 0 {
        lines.push(format!("草稿里有 {gaps} 处【待补】"));
    }
    // A collection that was not made is said above; nothing else being wrong is no comfort.
    let is_lacking = run.whole.collections.iter().any(|collected| !collected.reason.is_empty());
    if !(is_lacking && run.whole.found.is_empty()) {
        lines.push(report::tally(&run.whole.found));
    }
    if !left.is_empty() && scope.only.is_empty() {
        lines.push(format!("另有 {} 个以前生成、这次没有再生成的文件，原样保留：", left.len()));
        lines.extend(left.iter().map(|path| format!("  {path}")));
    }
    if let Some(folder) = folder.filter(|_| scope.only.is_empty()) {
        for street in 0..run.prepared.streets.len() {
            let board = folder.join(run.prepared.folder(street)).join("index.html");
            lines.push(format!("总览：{}", board.display()));
        }
    }
    if let Some(folder) = folder.filter(|_| !scope.only.is_empty()) {
        let reports = run.whole.reports(&run.prepared);
        lines.extend(reports.iter().map(|report| format!("校对报告：{}", folder.join(report).display())));
    }
    report::say(&format!("{}\n", lines.join("\n")));
    exit
}
