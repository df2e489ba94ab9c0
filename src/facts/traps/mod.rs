//! What a clerk mistypes and YAML would misread without a word, found before the parser looks.
//!
//! 1. [`lex`] reads lines, [`flow`] brackets, [`quote`] quotes, [`structure`] the indentation; what only they see they report themselves
//! 2. each of [`colon`], [`comma`], [`comment`], [`blank`], [`mark`] and [`wide`] is a family of rules over the pieces
//!
//! A rule that is not sure keeps silent: the parser and the schema look at the file as well.

mod almost;
mod blank;
mod colon;
mod comma;
mod comment;
mod flow;
mod lex;
mod mark;
mod quote;
mod shown;
mod signs;
mod structure;
mod wide;

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// Looks for typing traps, in the order of the file.
pub fn scan(source: &Arc<Source>) -> Vec<Diagnostic> {
    look(source).findings
}

/// The first character of a value that nobody sees or that only one computer has, with its name in Chinese.
pub fn hidden(value: &str) -> Option<(char, &'static str)> {
    blank::hidden(value)
}

/// Traps, and the places behind which the parser may say anything.
pub(super) struct Traps {
    pub findings: Vec<Diagnostic>,
    /// Offsets of quotes and brackets without partner.
    pub open: Vec<usize>,
}

pub(super) fn look(source: &Arc<Source>) -> Traps {
    let mut lexed = lex::lex(source);
    let mut findings = std::mem::take(&mut lexed.findings);
    for rule in [colon::check, comma::check, comment::check, blank::check, mark::check, wide::check] {
        rule(&lexed, &mut findings);
    }
    findings.sort_by_key(|finding| (finding.place.as_ref().map_or(0, |place| place.span.start), finding.code));
    findings.dedup_by(|b, a| a.code == b.code && a.place == b.place);
    drop_consequences(&mut findings);
    Traps { findings, open: lexed.open }
}

/// A wrong colon, comma or dash makes the rest of its line look wrong as well: that is not said again.
fn drop_consequences(findings: &mut Vec<Diagnostic>) {
    let line = |finding: &Diagnostic| finding.place.as_ref().map_or(0, |place| place.start().line);
    let mut cause = 0;
    findings.retain(|finding| {
        let here = line(finding);
        let consequence = matches!(finding.code, Code::N101 | Code::N113) && cause == here;
        if matches!(finding.code, Code::N101 | Code::N102 | Code::N103 | Code::N105 | Code::N114) {
            cause = here;
        }
        !consequence
    });
}

impl lex::Lexed {
    fn text(&self, span: Range<usize>) -> &str {
        &self.source.text[span]
    }

    fn finding(&self, code: Code, at: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(self.source.place(at))
    }

    /// The piece's text if rules may look at it: not quoted, not empty.
    fn plain(&self, piece: &lex::Piece) -> Option<&str> {
        (!piece.quoted && !piece.span.is_empty()).then(|| &self.source.text[piece.span.clone()])
    }
}
