//! 结转: the fact files of a year as the first draft of the next year's, and the list of what a person has to settle.
//! Pure: files in, files and a checklist out.
//!
//! - [`rewrite`] one old file → the new file's text; [`fate`] what stays and what goes
//! - [`merge`] what a new file that is there lacks
//! - [`review`], [`targets`], [`mentions`] what is left to do; [`checklist`] that as data and as text

pub mod checklist;
pub mod fate;
pub mod mentions;
pub mod merge;
pub mod review;
pub mod rewrite;
pub mod targets;

use std::collections::BTreeSet;
use std::sync::Arc;

use self::checklist::Checklist;
use self::review::Rolled;
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::facts::registry::Registry;
use crate::facts::schema::Schema;
use crate::facts::tree::Node;
use crate::facts::unit::{self, FactFile, Street};
use crate::facts::{indicator, load};
use crate::source::Source;

/// What a roll starts from.
pub struct Input<'a> {
    /// The content folder below the project: `content`.
    pub content: &'a str,
    /// The new year.
    pub year: i32,
    /// Fact files of the new year and every year before.
    pub files: &'a [FactFile],
    /// 指标库.
    pub registry: &'a Registry,
    /// 字段库.
    pub schema: &'a Schema,
}

/// A file of the new year.
pub struct NewFile {
    /// Its path below the project.
    pub path: String,
    /// The file that is there, for a merge.
    pub before: Option<Arc<Source>>,
    /// Its text.
    pub text: String,
    /// Whether a byte order mark stands before it, as before the file it comes from.
    pub mark: bool,
}

impl NewFile {
    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        bytes(&self.text, self.mark)
    }

    /// The bytes that are there, none for a file that is new.
    pub fn bytes_before(&self) -> Option<Vec<u8>> {
        self.before.as_ref().map(|source| bytes(&source.text, source.mark))
    }
}

fn bytes(text: &str, mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{feff}" } else { "" };
    [mark, text].concat().into_bytes()
}

/// What a roll gives.
pub struct Roll {
    /// Every file of the new year that an old one stands behind.
    pub files: Vec<NewFile>,
    /// What is left to do.
    pub checklist: Checklist,
}

/// Rolls all files of the year before into `input.year`. Files of the new year that are among the input are merged into.
///
/// # Errors
/// Every error of the files that take part, and what has no rule.
pub fn roll(input: &Input<'_>) -> Result<Roll, Vec<Diagnostic>> {
    let old = input.year - 1;
    let mut found = Vec::new();
    let streets = streets(input, &mut found);
    let (mut files, mut rolled) = (Vec::new(), Vec::new());
    for file in input.files.iter().filter(|file| file.year == old) {
        let of = |year: i32| {
            let is_same =
                |other: &&FactFile| other.year == year && other.street == file.street && other.name == file.name;
            input.files.iter().find(is_same)
        };
        let own = of(input.year);
        if let Some(own) = own {
            found.extend(check(own, input));
        }
        if found.iter().any(|finding| finding.level == Level::Error) {
            continue;
        }
        match one(file, own, input) {
            Ok((new, mut seen)) => {
                seen.before = of(old - 1).and_then(|before| load::read(&before.source).0);
                files.push(new);
                rolled.push(seen);
            }
            Err(findings) => found.extend(findings),
        }
    }
    found.retain(|finding| finding.level == Level::Error);
    if !found.is_empty() {
        return Err(found);
    }
    let checklist = review::checklist(input.content, input.year, &rolled, &streets, input.registry);
    Ok(Roll { files, checklist })
}

/// The streets of the old year, put together as a build would, with every finding.
fn streets(input: &Input<'_>, found: &mut Vec<Diagnostic>) -> Vec<Street> {
    let old = input.year - 1;
    let names: BTreeSet<&str> =
        input.files.iter().filter(|file| file.year == old).map(|file| file.street.as_str()).collect();
    let of = |street: &str| {
        let is_part = |file: &&FactFile| file.year <= old && file.street == street;
        input.files.iter().filter(is_part).cloned().collect::<Vec<_>>()
    };
    let assemble = |street: &&str| unit::assemble(old, street, &of(street), input.registry, input.schema, found);
    names.iter().map(assemble).collect()
}

/// What is wrong with one file by itself.
fn check(file: &FactFile, input: &Input<'_>) -> Vec<Diagnostic> {
    let (root, mut found) = load::read(&file.source);
    found.extend(file.unreadable.clone());
    if let Some(root) = root {
        input.schema.check(&root, &mut found);
        if let Some(section) = root.get("指标") {
            indicator::read(section, input.registry, &mut found);
        }
    }
    found
}

/// One file: rewritten, merged with what is there, and read back.
fn one(file: &FactFile, own: Option<&FactFile>, input: &Input<'_>) -> Result<(NewFile, Rolled), Vec<Diagnostic>> {
    let path = format!("{}/{}/{}/{}.yaml", input.content, input.year, file.street, file.name);
    let old = load::read(&file.source).0;
    let (mut text, changes) = match &old {
        Some(root) => rewrite::file(root, input.year, input.registry, input.schema)?,
        None => (file.source.text.clone(), Vec::new()),
    };
    if let Some(own) = own {
        let source = Source::new(path.as_str(), text.as_str());
        let (rolled, there) = (load::read(&source).0, load::read(&own.source).0);
        let read = |source, root| merge::Read { source, root };
        let merged = merge::add(read(&own.source, there.as_ref()), read(&source, rolled.as_ref()), input.registry);
        text = merged.ok_or_else(|| {
            let help = "请把外层的花括号拆开，一行写一个键，再运行";
            let finding = Diagnostic::new(Code::N804, format!("{path} 的写法添不进新的内容"));
            vec![finding.at(own.source.place(0..0)).help(help)]
        })?;
    }
    let source = Source::new(path.as_str(), text.as_str());
    let written =
        FactFile { year: input.year, source: Arc::clone(&source), unreadable: None, memory: None, ..file.clone() };
    let mut wrong = check(&written, input);
    wrong.retain(|finding| finding.level == Level::Error);
    if !wrong.is_empty() {
        let message = format!("{path} 结转后读不通，没有写");
        let help = "这是程序的毛病，不是您的；请把这份上年的文件交给维护程序的人";
        wrong.push(Diagnostic::new(Code::N804, message).at(file.source.place(0..0)).help(help));
        return Err(wrong);
    }
    let new: Option<Node> = load::read(&source).0;
    let unit = (file.street.clone(), file.name.clone());
    let seen =
        Rolled { unit, path: file.source.path.clone(), old, before: None, new, place: source.place(0..0), changes };
    let mark = own.unwrap_or(file).source.mark;
    Ok((NewFile { path, before: own.map(|own| Arc::clone(&own.source)), text, mark }, seen))
}
