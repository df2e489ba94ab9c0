//! `explain --where`: which file each section and each value of a unit's documents came from.

use std::fmt::Write;

use super::{Exit, build, report};
use crate::cli::Explain;
use crate::diagnostic::near;
use crate::pipeline::document;
use crate::pipeline::prepare::{self, Job, Prepared};
use crate::pipeline::whence::{self, Section};
use crate::project::Project;

/// Runs the verb for a unit.
pub fn run(args: &Explain, unit: &str) -> Exit {
    let Some(home) = build::home(None) else { return Exit::Failure };
    let prepared = prepare::prepare(Project::read(&home, args.year));
    let Some(jobs) = build::selected(&prepared, &[unit.to_owned()]) else { return Exit::Failure };
    let mut page = Page { words: &args.words, text: String::new(), known: Vec::new(), sound: true };
    for job in &jobs {
        page.document(&prepared, job);
    }
    if page.text.is_empty() {
        let known = page.known.iter().map(String::as_str);
        let hint = args.words.iter().map(|word| near::suggestion(word, known.clone())).collect::<String>();
        report::complain(&format!(
            "错误：{unit}的文件里，没有哪一段的路径或标题里有“{}”。{hint}\n用 nigao explain --where {unit} 列出全部段。\n",
            args.words.join("”“")
        ));
        return Exit::Failure;
    }
    report::say(&page.text);
    if page.sound { Exit::Clean } else { Exit::Findings }
}

struct Page<'a> {
    words: &'a [String],
    text: String,
    /// Paths and headings, for 「您是否想写…」.
    known: Vec<String>,
    sound: bool,
}

impl Page<'_> {
    fn document(&mut self, prepared: &Prepared, job: &Job) {
        let name = document::name(prepared, job);
        if !job.blocked.is_empty() {
            self.title(&name, &format!("（现在不能生成：{}；用 nigao check 看）", job.blocked));
            self.sound = false;
            return;
        }
        let made = document::make(prepared, job, true);
        let sections = whence::sections(prepared, job, &made);
        for section in &sections {
            self.known.extend(section.path.rsplit('/').map(str::to_owned));
            self.known.extend(section.headings.iter().map(|heading| words(heading).to_owned()));
        }
        let wanted: Vec<&Section> = sections.iter().filter(|section| self.wants(section)).collect();
        if wanted.is_empty() {
            return;
        }
        let remark = if made.is_formal() { "" } else { "（有错误，用 nigao check 看）" };
        self.sound &= made.is_formal();
        self.title(&name, remark);
        for section in wanted {
            self.section(section);
        }
    }

    fn wants(&self, section: &Section) -> bool {
        let has = |word: &String| {
            section.path.contains(word.as_str())
                || section.headings.iter().any(|heading| heading.contains(word.as_str()))
        };
        self.words.is_empty() || self.words.iter().any(has)
    }

    fn title(&mut self, name: &str, remark: &str) {
        let gap = if self.text.is_empty() { "" } else { "\n" };
        self.line(0, &format!("{gap}{name}{remark}"));
    }

    fn section(&mut self, section: &Section) {
        let with_values = !self.words.is_empty();
        if with_values {
            self.line(0, "");
        }
        self.line(1, &format!("{}{}", section.path, if section.printed { "" } else { "（这次没有印出来）" }));
        let replaced = section.layers.iter().any(|layer| layer.whole);
        self.line(2, &format!("模板：{}{}", section.file, if replaced { "（整段已被换掉）" } else { "" }));
        for layer in &section.layers {
            for (what, line) in &layer.parts {
                self.line(2, &format!("{}改写：{}:{line}（{what}）", layer.layer, layer.file));
            }
        }
        if !with_values {
            return;
        }
        for value in &section.values {
            let key = if value.key.is_empty() { String::new() } else { format!(" ← {}", value.key) };
            self.line(2, &format!("{}{key}", value.text));
            for each in [&value.place, &value.how].into_iter().filter(|each| !each.is_empty()) {
                self.line(3, each);
            }
            if !value.others.is_empty() {
                self.line(3, &format!("还用到：{}", value.others.join("、")));
            }
        }
    }

    fn line(&mut self, depth: usize, text: &str) {
        let indent = if text.is_empty() { 0 } else { depth * 2 };
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:indent$}{text}", "");
    }
}

/// A heading without its number and its full stop.
fn words(heading: &str) -> &str {
    let heading = heading.trim_end_matches('。');
    let counted = heading.split_once(['、', '）', '.']).map(|(_, words)| words);
    counted.filter(|words| !words.is_empty()).unwrap_or(heading)
}
