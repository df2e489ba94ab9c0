//! 校对: what a checker would mark on the finished document. One rule a file; its opening comment is its manual page.
//!
//! - [`placeholder`] N601 · [`length`] N602 · [`glyph`] N603 · [`relative_year`] N604 · [`retired_term`] N606
//!   · [`missing_attachment`] N607 · [`empty_table`] N608

pub mod empty_table;
pub mod glyph;
pub mod length;
pub mod missing_attachment;
pub mod placeholder;
pub mod relative_year;
pub mod retired_term;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Document, text};
use crate::source::Source;

/// What a rule sees.
pub struct Subject<'a> {
    /// The document.
    pub document: &'a Document,
    /// The template of each block of the body.
    pub templates: &'a [Arc<Source>],
    /// 字数 of the assembly.
    pub length: Option<(usize, usize)>,
    /// The assembly's file.
    pub assembly: &'a Arc<Source>,
    /// Text of each block of the body.
    pub texts: &'a [Vec<String>],
    /// Terms that have another name in the document's year.
    pub retired: &'a [Retired],
}

/// A term that has another name now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// 旧称.
    pub old: String,
    /// What it is called now.
    pub new: String,
    /// 来源.
    pub source: String,
}

/// What a rule says of a block, or of the whole document.
pub struct Remark {
    /// Index into the body.
    pub block: Option<usize>,
    /// Message.
    pub message: String,
    /// The words it is about.
    pub words: String,
    /// Remedy.
    pub help: String,
}

/// A rule.
pub struct Rule {
    /// Its code.
    pub code: Code,
    /// What it does.
    pub check: fn(&Subject<'_>) -> Vec<Remark>,
    /// Its file, whose opening comment is the manual page.
    source: &'static str,
}

impl Rule {
    /// The manual page.
    pub fn manual(&self) -> String {
        let lines = self.source.lines().map_while(|line| line.strip_prefix("//!"));
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
    }
}

/// The rule of a code.
pub fn rule(code: Code) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

/// Every rule, in order of code.
pub static RULES: [Rule; 7] = [
    Rule { code: Code::N601, check: placeholder::check, source: include_str!("placeholder.rs") },
    Rule { code: Code::N602, check: length::check, source: include_str!("length.rs") },
    Rule { code: Code::N603, check: glyph::check, source: include_str!("glyph.rs") },
    Rule { code: Code::N604, check: relative_year::check, source: include_str!("relative_year.rs") },
    Rule { code: Code::N606, check: retired_term::check, source: include_str!("retired_term.rs") },
    Rule { code: Code::N607, check: missing_attachment::check, source: include_str!("missing_attachment.rs") },
    Rule { code: Code::N608, check: empty_table::check, source: include_str!("empty_table.rs") },
];

/// Runs all rules. Each finding comes with the block that it belongs beside.
pub fn run(subject: &Subject<'_>) -> Vec<(Option<usize>, Diagnostic)> {
    let mut found = Vec::new();
    for rule in &RULES {
        for remark in (rule.check)(subject) {
            let source = remark.block.and_then(|block| subject.templates.get(block)).unwrap_or(subject.assembly);
            let at = source.text.find(&remark.words).filter(|_| !remark.words.is_empty());
            let span = at.map_or(0..0, |at| at..at + remark.words.len());
            let finding = Diagnostic::new(rule.code, remark.message).at(source.place(span)).help(remark.help);
            found.push((remark.block, finding));
        }
    }
    found
}

/// Text of each block of the body; tables as one string a cell.
pub fn block_texts(document: &Document) -> Vec<Vec<String>> {
    let texts = |block: &Block| match block {
        Block::Heading(heading) => vec![text::heading(heading)],
        Block::Paragraph(paragraph) => vec![text::paragraph(paragraph)],
        Block::Table(table) => {
            table.header.iter().chain(table.rows.iter().flatten()).map(|cell| text::runs(cell)).collect()
        }
    };
    document.body.iter().map(texts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lint_code_has_one_rule_with_a_whole_manual_page() {
        let codes: Vec<Code> = Code::ALL.iter().copied().filter(|code| code.as_str().starts_with("N6")).collect();
        assert_eq!(codes, RULES.iter().map(|rule| rule.code).collect::<Vec<_>>());
        for rule in &RULES {
            let manual = rule.manual();
            assert!(manual.starts_with(&format!("{} {}", rule.code.as_str(), rule.code.title())), "{manual}");
            for part in ["是什么", "为什么", "例子", "应当写成", "依据"] {
                assert_eq!(manual.matches(&format!("\n{part}：")).count(), 1, "{part}：{manual}");
            }
        }
    }
}
