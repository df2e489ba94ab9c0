//! Quoted text and what stands behind closing quotes and brackets: a part of the lexer.

use std::sync::Arc;

use super::lex::{Behind, Inside, Lexer, Role};
use super::shown;
use super::signs::{close_quote, comment_in, looks_like_entry};
use crate::diagnostic::{Code, Diagnostic};

impl Lexer<'_> {
    /// Reads a value in quotes.
    pub fn quoted_value(&mut self, at: usize, end: usize, role: Role) -> Behind {
        let Some(close) = self.quoted(at) else {
            return Behind { end, filled: true, plain: false };
        };
        self.push(at..close, role, Inside::Block, true, None);
        self.after_closing(at, close, "引号");
        Behind { end: close.max(end), filled: true, plain: false }
    }

    /// Reads quoted text; none if the quote has no partner, which is reported.
    pub fn quoted(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        if let Some(length) = close_quote(rest) {
            let inner = &rest[..length];
            let runaway = inner.split('\n').skip(1).any(looks_like_entry);
            if !runaway {
                return Some(at + length);
            }
        }
        let line_end = at + rest.find('\n').unwrap_or(rest.len());
        let line = self.text[at..line_end].trim_end();
        let half = line.ends_with(['”', '’']) || line.contains(['”', '’']) && !line.contains(['“', '‘']);
        let message = if half {
            "引号一头是英文的，一头是中文的，没有配成对"
        } else {
            "引号没有配对：这一行只有开头的引号，没有结尾的"
        };
        let mark = self.first(at).unwrap_or('"');
        let body = comment_in(line).map_or(line, |comment| line[..comment].trim_end());
        let inside_brackets = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let inside_brackets = self.text[inside_brackets..at].contains(['[', '{']);
        let stop = body.find([',', ']', '}']).filter(|_| inside_brackets).unwrap_or(body.len());
        let body = body[1..stop].trim_end_matches(['”', '’', '"', '\'']);
        let finding = Diagnostic::new(Code::N113, message)
            .at(self.out.source.place(at..at + 1))
            .help(format!("写成 {mark}{body}{mark}，或把引号去掉；句子里面的引号用“”"));
        self.out.findings.push(finding);
        self.out.open.push(at);
        None
    }

    /// Reports text behind a closing bracket or quote on the same line.
    pub fn after_closing(&mut self, start: usize, close: usize, what: &str) {
        let source = Arc::clone(&self.out.source);
        let end = source.line(source.position(close).line).end;
        let next = self.skip_blanks(close, end);
        let rest = &self.text[next..end];
        if rest.is_empty() || rest.starts_with(':') {
            return;
        }
        if rest.starts_with('#') && next > close {
            self.out.comments.push(next..end);
            return;
        }
        let text = comment_in(rest).map_or(rest, |comment| &rest[..comment]).trim_end();
        let whole = &self.text[start..next + text.len()];
        let help = if what == "引号" {
            let fixed = shown::corrected(&source, &[(start..start + 1, "“"), (close - 1..close, "”")]);
            format!("句子里面的引号用中文的，{fixed}；或把整句放进一对引号")
        } else {
            let number = whole.starts_with('[') && whole[1..].starts_with(|c: char| c.is_ascii_digit());
            let number = if number { "；文号用六角括号，如〔2026〕1号" } else { "" };
            format!("整句加引号：{}{number}；多打的括号删去", shown::quote(whole))
        };
        let finding = Diagnostic::new(Code::N113, format!("{what}后面还有字：{text}"))
            .at(source.place(next..next + text.len()))
            .help(help);
        self.out.findings.push(finding);
    }
}
