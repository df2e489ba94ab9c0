//! The architecture as a table: data flows one way, and a module imports only what its row names.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Module, then the sibling modules that it may import. In pipeline order: no row names a later one.
const LAYERS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("numeral", &[]),
    ("diagnostic", &["source"]),
    ("facts", &["source", "diagnostic"]),
    ("roll", &["source", "diagnostic", "facts"]),
    ("derive", &["source", "numeral", "diagnostic", "facts"]),
    ("template", &["source", "numeral", "diagnostic", "facts", "derive"]),
    ("document", &["numeral"]),
    ("markdown", &["source", "diagnostic", "template", "document"]),
    ("layout", &["document"]),
    ("manuscript", &["source", "numeral", "diagnostic", "document"]),
    ("likeness", &["manuscript"]),
    ("lint", &["source", "numeral", "diagnostic", "document", "layout", "manuscript"]),
    ("emit", &["document", "layout"]),
    ("project", &["source", "diagnostic", "facts", "template", "layout", "lint"]),
    (
        "pipeline",
        &[
            "source",
            "diagnostic",
            "facts",
            "derive",
            "template",
            "document",
            "markdown",
            "manuscript",
            "lint",
            "project",
        ],
    ),
    ("output", &["diagnostic"]),
    (
        "batch",
        &[
            "source",
            "numeral",
            "diagnostic",
            "facts",
            "document",
            "layout",
            "likeness",
            "lint",
            "emit",
            "project",
            "pipeline",
            "output",
        ],
    ),
    (
        "serve",
        &[
            "source",
            "diagnostic",
            "facts",
            "derive",
            "template",
            "document",
            "layout",
            "emit",
            "project",
            "pipeline",
            "output",
            "batch",
        ],
    ),
    ("cli", &[]),
    (
        "commands",
        &["diagnostic", "manuscript", "lint", "project", "roll", "pipeline", "output", "batch", "serve", "cli"],
    ),
];

/// Lines of a file without its tests.
const LONGEST: usize = 500;

/// Files that may be longer, and why.
const LONG: &[(&str, &str)] =
    &[("src/template/value.rs", "what templates handle is one family of objects that make one another")];

#[test]
fn every_module_imports_only_what_its_row_allows() {
    let mut wrong = Vec::new();
    for file in sources() {
        let Some(module) = module(&file) else { continue };
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("{}: module `{module}` has no row in LAYERS", file.display()));
            continue;
        };
        for import in imports(&code(&file)) {
            if import != module && !allowed.contains(&import.as_str()) {
                wrong.push(format!("{}: `{module}` may not import `{import}`", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_row_is_used_and_names_only_earlier_rows() {
    for (index, (module, allowed)) in LAYERS.iter().enumerate() {
        let files: Vec<PathBuf> =
            sources().into_iter().filter(|file| self::module(file).as_deref() == Some(module)).collect();
        assert!(!files.is_empty(), "`{module}` has a row but no file");
        let used: BTreeSet<String> = files.iter().flat_map(|file| imports(&code(file))).collect();
        for other in *allowed {
            assert!(
                LAYERS[..index].iter().any(|(earlier, _)| earlier == other),
                "`{module}` imports the later `{other}`"
            );
            assert!(used.contains(*other), "`{module}` may import `{other}` and does not: take it out of the row");
        }
    }
}

/// `super::` must not climb out of a module: that would be an import that the table does not see.
#[test]
fn no_path_climbs_out_of_its_module() {
    for file in sources().into_iter().filter(|file| module(file).is_some()) {
        let inside = file.strip_prefix("src").unwrap();
        let depth = inside.components().count() - usize::from(inside.ends_with("mod.rs"));
        let climb = "super::".repeat(depth);
        assert!(!code(&file).contains(&climb), "{} uses `{climb}`", file.display());
    }
}

#[test]
fn every_file_opens_with_what_it_is_for_and_is_short() {
    for file in sources() {
        let name = file.display().to_string();
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//! "), "{name} does not open with `//!`");
        let (lines, long) = (code(&file).lines().count(), LONG.iter().any(|(path, _)| *path == name));
        assert!(lines <= LONGEST || long, "{name} has {lines} lines");
        assert!(lines > LONGEST || !long, "{name} is short again: take it out of LONG");
    }
}

/// Every file of `src` with forward slashes, tests that are files of their own left out.
fn sources() -> Vec<PathBuf> {
    fn visit(folder: &Path, found: &mut Vec<PathBuf>) {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                visit(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !is_test(&path) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    visit(Path::new("src"), &mut found);
    assert!(found.len() > 50, "the tests run in the project's folder");
    found
}

/// Whether the module above declares this file under `#[cfg(test)]`.
fn is_test(file: &Path) -> bool {
    let above = fs::read_to_string(file.with_file_name("mod.rs")).unwrap_or_default();
    let name = file.file_stem().unwrap().to_str().unwrap();
    above.contains(&format!("#[cfg(test)]\nmod {name};"))
}

/// The first part of a file's path; none for the roots of library and program.
fn module(file: &Path) -> Option<String> {
    let first = file.components().nth(1).unwrap().as_os_str().to_str().unwrap();
    Some(first.trim_end_matches(".rs").to_owned()).filter(|name| name != "lib" && name != "main")
}

/// A file without comment lines and without its module of tests, which is the last thing in it.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    own.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The first name behind every `crate::`, braces opened.
fn imports(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for part in code.split("crate::").skip(1) {
        let Some(group) = part.strip_prefix('{') else {
            names.extend(first_name(part));
            continue;
        };
        let (mut depth, mut item) = (0, String::new());
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => names.extend(first_name(&std::mem::take(&mut item))),
                _ if depth == 0 => item.push(c),
                _ => {}
            }
        }
        names.extend(first_name(&item));
    }
    names
}

fn first_name(path: &str) -> Option<String> {
    let name: String = path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

#[test]
fn imports_are_found_in_every_form() {
    let code = "use crate::facts::{tree::Node, unit};\nuse crate::{\n    document::{Block, Run},\n    layout::width,\n};\nfn f() { crate::numeral::chinese(1); }";
    let names: Vec<String> = imports(code).into_iter().collect();
    assert_eq!(names, ["document", "facts", "layout", "numeral"]);
}
