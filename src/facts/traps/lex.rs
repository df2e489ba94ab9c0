//! A fact file as lines and pieces of text: a lexer that does not give up, for the rules to look at.
//!
//! It knows comments, quoted text and block text (`|`, `>`), so that no rule fires inside them. [`super::flow`] reads
//! brackets and braces, [`super::quote`] quotes; [`super::structure`] follows the indentation.

use std::ops::Range;
use std::sync::Arc;

use super::almost::almost_key;
use super::shown;
use super::signs::{
    begins_an_item, block_header, close_quote, comment_in, is_blank, is_dash, is_marker, is_quote, key_colon,
};
use super::structure::{Head, Structure};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// What a piece of text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// In front of a colon.
    Key,
    /// Behind a colon.
    Value,
    /// Behind a dash or between the commas of a list.
    Item,
    /// Where a key should be, but there is no colon.
    Bare,
    /// A further line of the text above.
    Continuation,
}

/// What a piece stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// Lines and indentation.
    Block,
    /// `[ ]`
    List,
    /// `{ }`
    Map,
}

/// A piece of text between marks.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub span: Range<usize>,
    pub role: Role,
    pub inside: Inside,
    pub quoted: bool,
    /// Where the comment behind it on the same line begins.
    pub comment: Option<usize>,
    /// Index of its line in [`Lexed::lines`].
    pub line: usize,
}

/// A line that begins an entry.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub number: usize,
    /// Offset of its first character behind the dashes.
    pub start: usize,
    /// Column of its first character.
    pub column: usize,
    /// Column behind its dashes.
    pub text_column: usize,
    pub dashes: usize,
    /// It has a key with an ASCII colon.
    pub keyed: bool,
    /// Its text would be a key were the colon right.
    pub almost: bool,
}

/// A `[ ]` that holds text only.
#[derive(Debug, Clone)]
pub(super) struct TextList {
    pub items: Vec<Range<usize>>,
    pub commas: usize,
}

/// All that the rules look at.
pub(super) struct Lexed {
    pub source: Arc<Source>,
    pub lines: Vec<Line>,
    pub pieces: Vec<Piece>,
    /// In the order of the file.
    pub comments: Vec<Range<usize>>,
    /// Lines of block text.
    pub block_text: Vec<Range<usize>>,
    pub lists: Vec<TextList>,
    /// What only the lexer sees: quotes and brackets without partner, text behind a bracket, a second colon.
    pub findings: Vec<Diagnostic>,
    /// Places behind which the parser may say anything.
    pub open: Vec<usize>,
}

/// Reads a source.
pub(super) fn lex(source: &Arc<Source>) -> Lexed {
    let out = Lexed {
        source: Arc::clone(source),
        lines: Vec::new(),
        pieces: Vec::new(),
        comments: Vec::new(),
        block_text: Vec::new(),
        lists: Vec::new(),
        findings: Vec::new(),
        open: Vec::new(),
    };
    let mut lexer = Lexer { text: &source.text, out, structure: Structure::default() };
    let mut line = 1;
    while line <= source.lines() {
        line = lexer.line(line);
    }
    lexer.out.findings.append(&mut lexer.structure.findings);
    lexer.out.comments.sort_by_key(|comment| comment.start);
    lexer.out
}

pub(super) struct Lexer<'a> {
    pub text: &'a str,
    pub out: Lexed,
    structure: Structure,
}

/// What follows a key, a dash or the beginning of a line.
pub(super) struct Behind {
    /// Where reading goes on.
    pub end: usize,
    /// There was something.
    pub filled: bool,
    /// It was text without quotes, so that deeper lines continue it.
    pub plain: bool,
}

impl Lexer<'_> {
    /// Reads from the beginning of a line; gives the next line to read.
    fn line(&mut self, number: usize) -> usize {
        let range = self.out.source.line(number);
        let text = &self.text[range.clone()];
        let content = text.trim_start_matches(is_blank);
        let start = range.end - content.len();
        if content.is_empty() {
            return number + 1;
        }
        if content.starts_with('#') {
            self.out.comments.push(start..range.end);
            return number + 1;
        }
        if start == range.start && (is_marker(content, "---") || is_marker(content, "...")) {
            self.structure = std::mem::take(&mut self.structure).restarted();
            return number + 1;
        }
        let unglued = content.strip_prefix('-').is_some_and(begins_an_item);
        let clean = !unglued && text[..start - range.start].bytes().all(|b| b == b' ');
        let column = self.column(&range, start);
        let mut at = start;
        let mut dashes = Vec::new();
        while is_dash(&self.text[at..range.end]) {
            dashes.push(self.column(&range, at));
            at = self.skip_blanks(at + 1, range.end);
        }
        let text_column = self.column(&range, at);
        self.out.lines.push(Line {
            number,
            start: at,
            column,
            text_column,
            dashes: dashes.len(),
            keyed: false,
            almost: false,
        });
        self.entry(number, range, at, &dashes, clean)
    }

    /// Reads what stands behind the indentation and the dashes of a line.
    fn entry(&mut self, number: usize, range: Range<usize>, at: usize, dashes: &[usize], clean: bool) -> usize {
        let source = Arc::clone(&self.out.source);
        let column = self.column(&range, at);
        let rest = &self.text[at..range.end];
        let key = self.key(at, range.end);
        let text = key.is_none() && !is_quote(self.first(at)) && !rest.starts_with(['[', '{', '#']);
        let almost = text && almost_key(rest).is_some();
        self.current().keyed = key.is_some();
        self.current().almost = almost;
        let head = Head { number, dashes, column, clean, start: at..range.end, key: key.is_some(), almost };
        let role = self.structure.open(&source, &head);
        // 括号跨行时，缩进不深于它的行就是另一项
        let parent = if key.is_some() { Some(column) } else { dashes.last().copied().or(column.checked_sub(1)) };
        let behind = if let Some((key, after)) = key {
            let quoted = is_quote(self.first(key.start));
            self.push(key, Role::Key, Inside::Block, quoted, None);
            self.value(after, range.end, Role::Value, parent)
        } else {
            let behind = self.value(at, range.end, role, parent);
            let colon_last = almost && dashes.is_empty() && rest.trim_end().ends_with(['：', ':']);
            // 没有冒号的行下面若有更深的行，它多半是缺冒号的键
            let stray = text && !almost && role == Role::Bare;
            Behind { filled: behind.filled && !colon_last && !stray, ..behind }
        };
        self.structure.filled(&behind);
        if behind.end > range.end {
            // 方括号、引号跨行
            return source.position(behind.end).line + 1;
        }
        if self.is_block_text(at, range.end) {
            let next = self.skip_block_text(number, parent);
            self.out.block_text.push(number + 1..next);
            return next;
        }
        number + 1
    }

    /// The key at the beginning of an entry and the place behind its colon.
    fn key(&mut self, at: usize, end: usize) -> Option<(Range<usize>, usize)> {
        let rest = &self.text[at..end];
        if is_quote(self.first(at)) {
            let close = at + close_quote(rest)?;
            let colon = self.skip_blanks(close, end);
            let behind = self.text[colon..end].strip_prefix(':')?;
            if !behind.is_empty() && !behind.starts_with([' ', '\t']) {
                let finding = Diagnostic::new(Code::N103, "冒号后面没有空格")
                    .help(shown::corrected(&self.out.source, &[(colon..colon + 1, ": ")]))
                    .at(self.out.source.place(colon..colon + 1));
                self.out.findings.push(finding);
            }
            return Some((at..close, colon + 1));
        }
        if rest.starts_with(['[', '{', '#']) {
            return None;
        }
        let rest = comment_in(rest).map_or(rest, |comment| &rest[..comment]);
        let colon = key_colon(rest)?;
        let key = rest[..colon].trim_end_matches([' ', '\t']);
        Some((at..at + key.len(), at + colon + 1))
    }

    /// Reads a value, an item or a bare line up to the end of the line, or further if brackets or quotes are open.
    fn value(&mut self, at: usize, end: usize, role: Role, parent: Option<usize>) -> Behind {
        let at = self.skip_blanks(at, end);
        let rest = &self.text[at..end];
        if rest.is_empty() {
            return Behind { end, filled: false, plain: false };
        }
        if rest.starts_with('#') {
            self.out.comments.push(at..end);
            self.push(at..at, role, Inside::Block, false, Some(at));
            return Behind { end, filled: false, plain: false };
        }
        if role != Role::Continuation {
            if is_quote(self.first(at)) {
                return self.quoted_value(at, end, role);
            }
            if rest.starts_with(['[', '{']) && !rest.starts_with("{{") && !rest.starts_with("{%") {
                let (after, closed) = self.flow(at, parent);
                if closed {
                    self.after_closing(at, after, "括号");
                }
                return Behind { end: after.max(end), filled: true, plain: false };
            }
            if block_header(rest) {
                return Behind { end, filled: true, plain: false };
            }
        }
        let comment = comment_in(rest);
        let text = rest[..comment.unwrap_or(rest.len())].trim_end_matches([' ', '\t']);
        let span = at..at + text.len();
        if let Some(comment) = comment {
            self.out.comments.push(at + comment..end);
        }
        let marked = text.starts_with(super::mark::is_mark);
        if let Some(colon) = key_colon(text).filter(|_| role == Role::Value && !marked) {
            self.second_colon(span.clone(), at + colon);
        }
        self.push(span, role, Inside::Block, false, comment.map(|comment| at + comment));
        Behind { end, filled: true, plain: true }
    }

    /// Reports a second colon in `键: 值: 值`. `whole` is all that was meant as the value.
    pub fn second_colon(&mut self, whole: Range<usize>, colon: usize) {
        let quoted = shown::quote(&self.text[whole]);
        let finding = Diagnostic::new(Code::N113, "一行里有两个“: ”，后一个会被当成另一个键")
            .at(self.out.source.place(colon..colon + 1))
            .help(format!("句子里的冒号用全角“：”，或给整句加引号：{quoted}；是两项就分两行写"));
        self.out.findings.push(finding);
    }

    pub fn push(&mut self, span: Range<usize>, role: Role, inside: Inside, quoted: bool, comment: Option<usize>) {
        let line = self.out.lines.len().saturating_sub(1);
        self.out.pieces.push(Piece { span, role, inside, quoted, comment, line });
    }

    fn current(&mut self) -> &mut Line {
        let last = self.out.lines.len().saturating_sub(1);
        &mut self.out.lines[last]
    }

    pub fn first(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// Skips spaces and tabs.
    pub fn skip_blanks(&self, at: usize, end: usize) -> usize {
        end - self.text[at..end].trim_start_matches([' ', '\t']).len()
    }

    /// Column of an offset: characters, a full-width space and a tab counting two.
    fn column(&self, line: &Range<usize>, at: usize) -> usize {
        self.text[line.start..at].chars().map(|c| if matches!(c, '\u{3000}' | '\t') { 2 } else { 1 }).sum()
    }

    /// Whether a line ends in the head of block text.
    fn is_block_text(&mut self, at: usize, end: usize) -> bool {
        let rest = &self.text[at..end];
        if !rest.bytes().any(|byte| matches!(byte, b'|' | b'>')) {
            return false;
        }
        let after = self.key(at, end).map(|(_, after)| after);
        let after = after.or_else(|| almost_key(rest).map(|almost| at + almost.colon.end)).unwrap_or(at);
        block_header(&self.text[self.skip_blanks(after, end)..end])
    }

    /// The line behind block text whose parent stands at a column.
    fn skip_block_text(&self, number: usize, parent: Option<usize>) -> usize {
        let mut next = number + 1;
        while next <= self.out.source.lines() {
            let line = &self.text[self.out.source.line(next)];
            let indent = line.len() - line.trim_start_matches(' ').len();
            if !line.trim().is_empty() && parent.is_some_and(|parent| indent <= parent) {
                break;
            }
            next += 1;
        }
        next
    }
}
