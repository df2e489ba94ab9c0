//! One file a trap, its findings as people read them beside it; files named `ok-…` have none.
//!
//! `NIGAO_BLESS=1 cargo test --test facts_traps` writes the texts anew; read the difference before you keep it.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::PathBuf;

use nigao::diagnostic::human;
use nigao::facts::load::read;
use nigao::source::Source;

fn cases() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/traps");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    cases.sort();
    cases
}

#[test]
fn every_trap_is_found_where_it_is_and_nothing_else() {
    let bless = std::env::var_os("NIGAO_BLESS").is_some();
    let mut wrong = Vec::new();
    for path in cases() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let source = Source::new(name.as_str(), fs::read_to_string(&path).unwrap());
        let (tree, findings) = read(&source);
        let text = human::render(&findings, false);
        let beside = path.with_extension("txt");
        if name.starts_with("ok-") {
            assert!(tree.is_some(), "{name}");
        } else if bless {
            fs::write(&beside, &text).unwrap();
        }
        assert!(name.starts_with("ok-") || !text.is_empty(), "{name} finds nothing");
        let expected =
            if name.starts_with("ok-") { String::new() } else { fs::read_to_string(&beside).unwrap_or_default() };
        if text != expected {
            wrong.push(format!("{name}: expected\n{expected}\nbut found\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
