//! `check --fix`: what is mechanical in files given by name is mended in place, or shown with `--dry-run`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::lint::mend;
use crate::manuscript::{Manuscript, file};
use crate::output::{self, Change};
use crate::pipeline::prepare::Prepared;
use crate::pipeline::returned::{self, Named};

/// After so many rounds nothing is left to mend: a mended mark may show that its neighbour is wrong.
const ROUNDS: usize = 8;

/// A file as it is after mending.
pub struct Mended {
    /// Its text.
    pub text: Manuscript,
    /// Edits that were made, or would be.
    pub count: usize,
    /// The lines as they were and as they are, for people.
    pub shown: String,
}

/// Mends a file that was read. With `dry`, nothing is written and the text is the one that was read.
///
/// # Errors
/// A finding that says why it cannot be read or written.
pub fn run(path: &Path, named: Named<'_>, project: Option<&Prepared>, dry: bool) -> Result<Mended, Box<Diagnostic>> {
    let before = file::bytes(path)?;
    let mut text = file::parse(path, &before)?;
    if text.whole().contains("{{") || text.whole().contains("{%") {
        let finding = Diagnostic::new(Code::N805, format!("“{}”是模板，不能自动改", named.path));
        return Err(Box::new(finding.help("模板里的标点请按提示改：里面还有程序要读的记号")));
    }
    let (mut bytes, mut count) = (before.clone(), 0);
    // Lines by their first and last wording.
    let mut changed: BTreeMap<usize, (String, String)> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let edits = mend::edits(&text, &returned::noted(&text, named, project).0);
        if edits.is_empty() {
            break;
        }
        count += edits.len();
        bytes = file::edit(path, &bytes, &text, &edits)?;
        let next = file::parse(path, &bytes)?;
        for (index, (old, new)) in text.lines.iter().zip(&next.lines).enumerate() {
            if old.text != new.text {
                let entry = changed.entry(index).or_insert_with(|| (old.text.clone(), String::new()));
                entry.1.clone_from(&new.text);
            }
        }
        text = next;
    }
    let shown = shown(named.path, &text, &changed);
    if dry {
        return Ok(Mended { text: file::parse(path, &before)?, count, shown });
    }
    if count > 0 {
        // Of a link, the file behind it is written.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        output::write_all(&[Change { target, before: Some(before), bytes }])?;
    }
    Ok(Mended { text, count, shown })
}

/// The lines as they were and as they are.
fn shown(path: &str, text: &Manuscript, changed: &BTreeMap<usize, (String, String)>) -> String {
    let mut out = String::new();
    for (index, (old, new)) in changed {
        let line = text.place(*index, &(0..0)).map_or(index + 1, |place| place.start().line);
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{path}:{line}\n- {old}\n+ {new}");
    }
    out
}
