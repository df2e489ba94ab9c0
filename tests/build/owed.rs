//! 待定 in every place of an example, one at a time: nothing that is printed may fall silent.

use std::ops::Range;

use super::case::{Case, Finding};
use super::read;

/// Every value of a fact file: what stands behind a key, and the items of a list.
fn values(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        let written = line.split("  #").next().unwrap().trim_end();
        let item = written.trim_start().strip_prefix("- ").unwrap_or(written);
        let is_flow = |value: &str| value.starts_with(['[', '{']);
        let value = item.split_once(": ").filter(|_| !is_flow(item)).map_or(item, |(_, value)| value.trim_start());
        let pieces: Vec<&str> = match (is_flow(value), value.len() < written.len()) {
            (true, _) => {
                value.split(['[', ']', '{', '}', ',']).map(|piece| piece.rsplit(": ").next().unwrap()).collect()
            }
            (false, true) => vec![value],
            // A key alone, or a line of a longer text.
            (false, false) => Vec::new(),
        };
        let plain = |piece: &&str| !piece.is_empty() && !piece.ends_with([':', '|']);
        for piece in pieces.into_iter().map(str::trim).filter(plain) {
            // A piece is a part of the text.
            let at = piece.as_ptr().addr() - text.as_ptr().addr();
            found.push(at..at + piece.len());
        }
    }
    found
}

/// Whether a finding names the value that is owed.
fn names(finding: &Finding) -> bool {
    finding.level == "error" || finding.code == "N301"
}

#[test]
fn whatever_is_owed_is_asked_for_or_was_never_printed() {
    for (id, file, least) in [("D000-2", "2007/潮白区/本级.yaml", 60), ("D002-11", "2026/中山路社区/本级.yaml", 30)]
    {
        let (case, project) = Case::example(id);
        let path = format!("{project}/{file}");
        let text = case.text(&path);
        let printed = |case: &Case| {
            let files = case.files("output").into_keys().filter(|file| file.ends_with(".docx"));
            files.map(|file| read::docx(&case.root.join("output").join(file)).paragraphs).collect::<Vec<_>>()
        };
        case.build(&[&project, "--format", "docx"]).exit(0);
        let whole = printed(&case);
        let values = values(&text);
        assert!(values.len() >= least, "{id}: {}", values.len());
        for value in values {
            let written = &text[value.clone()];
            let changed = format!("{}待定{}", &text[..value.start], &text[value.end..]);
            std::fs::write(case.root.join(&path), changed).unwrap();
            let run = case.build(&[&project, "--format", "docx"]);
            let is_named = run.findings().iter().any(names);
            assert!(is_named || printed(&case) == whole, "{id}: “{written}”写成待定，没有人说");
        }
    }
}
