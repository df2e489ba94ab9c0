//! Brackets and braces: the lexer's other half.

use std::ops::Range;

use super::almost::is_wide_colon;
use super::comment::swallows;
use super::lex::{Inside, Lexer, Role, TextList};
use super::shown;
use super::signs::{is_blank, is_quote, looks_like_entry};
use crate::diagnostic::{Code, Diagnostic};

/// A bracket or brace that is open.
struct Open {
    at: usize,
    map: bool,
    /// In a map: a key was read, its value comes or has come.
    valued: bool,
    list: TextList,
    /// A list that holds more than plain text.
    mixed: bool,
}

/// Where a piece of plain text ended.
enum End {
    Colon,
    Other,
}

impl Lexer<'_> {
    /// Reads from an opening bracket; gives the place behind its partner, and whether it has one. Lines that are not
    /// deeper than `parent` and look like entries of the file end it.
    pub fn flow(&mut self, start: usize, parent: Option<usize>) -> (usize, bool) {
        let mut stack: Vec<Open> = Vec::new();
        let mut at = start;
        loop {
            let Some(c) = self.first(at) else { return (self.unclosed(&stack, at), false) };
            match c {
                '\n' => {
                    at += 1;
                    if self.ends_here(at, parent) {
                        return (self.unclosed(&stack, at - 1), false);
                    }
                }
                ' ' | '\t' | '\r' => at += 1,
                '#' if self.text[..at].ends_with([' ', '\t', '\n']) => at = self.flow_comment(at),
                '[' | '{' if !self.template_at(at) => {
                    if let Some(top) = stack.last_mut() {
                        top.mixed = true;
                    }
                    let list = TextList { items: Vec::new(), commas: 0 };
                    stack.push(Open { at, map: c == '{', valued: false, list, mixed: false });
                    at += 1;
                }
                ']' | '}' => {
                    let Some(open) = stack.pop() else { return (at, true) };
                    let from = open.at;
                    at += 1;
                    self.close(open, at, c);
                    if stack.is_empty() {
                        return (at, true);
                    }
                    self.behind_inner(from, at);
                }
                ',' => {
                    if let Some(top) = stack.last_mut() {
                        top.list.commas += 1;
                        top.valued = false;
                    }
                    at += 1;
                }
                ':' if self.colon_at(at, true) => {
                    if let Some(top) = stack.last_mut() {
                        top.valued = true;
                    }
                    at += 1;
                }
                _ if is_quote(Some(c)) => {
                    let line_end = self.line_end(at);
                    let Some(close) = self.quoted(at) else { return (line_end, false) };
                    self.flow_quoted(at, close, &mut stack);
                    at = close;
                }
                _ => at = self.flow_text(at, &mut stack),
            }
        }
    }

    /// Whether the line at an offset is an entry of the file again.
    fn ends_here(&self, at: usize, parent: Option<usize>) -> bool {
        let line = &self.text[at..self.line_end(at)];
        let indent = line.chars().take_while(|&c| is_blank(c)).count();
        parent.is_some_and(|parent| indent <= parent) && looks_like_entry(line)
    }

    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |gap| at + gap)
    }

    fn template_at(&self, at: usize) -> bool {
        let rest = &self.text[at..];
        rest.starts_with("{{") && self.text[at..self.line_end(at)].contains("}}") || rest.starts_with("{%")
    }

    /// Whether a colon ends a key: a space, a line end or a bracket behind it, or anything behind quotes.
    fn colon_at(&self, at: usize, behind_quote: bool) -> bool {
        let next = self.first(at + 1);
        behind_quote && self.text[..at].ends_with(['"', '\''])
            || next.is_none_or(|c| matches!(c, ' ' | '\t' | '\r' | '\n' | ',' | '[' | ']' | '{' | '}'))
    }

    fn flow_comment(&mut self, at: usize) -> usize {
        let end = self.line_end(at);
        self.out.comments.push(at..end);
        if let Some(piece) = self.out.pieces.last_mut()
            && piece.comment.is_none()
            && self.text[piece.span.end..at].chars().all(|c| matches!(c, ' ' | '\t'))
        {
            piece.comment = Some(at);
        }
        end
    }

    fn close(&mut self, open: Open, end: usize, c: char) {
        if open.map != (c == '}') {
            let (is, should) = if open.map { ('{', '}') } else { ('[', ']') };
            let finding = Diagnostic::new(Code::N101, format!("“{is}”配上了“{c}”"))
                .at(self.out.source.place(end - 1..end))
                .also(self.out.source.place(open.at..open.at + 1), "从这里开始")
                .help(format!("把“{c}”改成“{should}”"));
            self.out.findings.push(finding);
        }
        if !open.map && !open.mixed && !open.list.items.is_empty() {
            self.out.lists.push(open.list);
        }
    }

    /// Reports text behind a bracket inside another one: `{句: {值}以上}`.
    fn behind_inner(&mut self, from: usize, close: usize) {
        let line_end = self.line_end(close);
        let next = self.skip_blanks(close, line_end);
        let rest = self.text[next..line_end].trim_end();
        if rest.is_empty() || rest.starts_with([',', ']', '}', ':', '#', '，', '、', '；']) {
            return;
        }
        let end = next + rest.find([',', ']', '}']).unwrap_or(rest.len());
        let text = self.text[next..end].trim_end();
        let whole = shown::quote(self.text[from..end].trim_end_matches([' ', '"']));
        let finding = Diagnostic::new(Code::N113, format!("括号后面还有字：{text}"))
            .at(self.out.source.place(next..next + text.len()))
            .help(format!("整句加引号：{whole}；是另一项就在中间加英文逗号"));
        self.out.findings.push(finding);
    }

    /// Reports the innermost open bracket; gives the place where reading goes on.
    fn unclosed(&mut self, stack: &[Open], at: usize) -> usize {
        if let Some(open) = stack.last() {
            let (is, partner, wide) = if open.map { ('{', '}', '｝') } else { ('[', ']', '］') };
            let line = &self.text[open.at..self.line_end(open.at)];
            let comment = line.find(" #").filter(|&from| line[from..].contains(partner));
            self.out.open.push(open.at);
            if comment.is_some_and(|from| swallows(self.text, open.at + from + 1)) {
                // 另有规则说它
                return at;
            }
            let help = if comment.is_some() {
                format!("“ #”后面的字连同“{partner}”都被当成说明丢掉了：给带 # 的文字加引号")
            } else if line.contains(wide) {
                format!("末尾的“{wide}”是全角的，改成英文的“{partner}”")
            } else {
                format!("在这一项末尾补上“{partner}”")
            };
            let finding = Diagnostic::new(Code::N101, format!("“{is}”没有配对的“{partner}”"))
                .at(self.out.source.place(open.at..open.at + 1))
                .help(help);
            self.out.findings.push(finding);
        }
        at
    }

    fn flow_quoted(&mut self, at: usize, close: usize, stack: &mut [Open]) {
        let role = role(stack.last_mut(), true);
        let inside = inside(stack.last());
        self.push(at..close, role, inside, true, None);
        let line_end = self.line_end(close);
        let next = self.skip_blanks(close, line_end);
        let wrong = self.first(next).is_some_and(|c| !matches!(c, ',' | ']' | '}' | ':' | '#' | '\n' | '\r'));
        if wrong && next < line_end {
            let end = next + self.text[next..line_end].find([',', ']', '}']).unwrap_or(line_end - next);
            let text = self.text[next..end].trim_end();
            let finding = Diagnostic::new(Code::N113, format!("引号后面还有字：{text}"))
                .at(self.out.source.place(next..next + text.len()))
                .help("把整句放进一对引号；是另一项就在中间加英文逗号“, ”");
            self.out.findings.push(finding);
        }
    }

    /// Reads plain text up to a mark or the end of the line.
    fn flow_text(&mut self, start: usize, stack: &mut [Open]) -> usize {
        let line_end = self.line_end(start);
        let (stop, end) = self.flow_text_end(start, line_end);
        let text = self.text[start..stop].trim_end_matches([' ', '\t', '\r']);
        let span = start..start + text.len();
        let inside = inside(stack.last());
        let top = stack.last_mut();
        if matches!(end, End::Colon) {
            let again = top.as_ref().is_some_and(|top| top.map && top.valued);
            if again {
                self.colon_again(&span, stop, line_end);
            } else {
                self.push(span, Role::Key, inside, false, None);
                if matches!(self.first(stop + 1), Some('[' | '{')) {
                    let finding = Diagnostic::new(Code::N103, "冒号后面没有空格")
                        .at(self.out.source.place(stop..stop + 1))
                        .help(shown::corrected(&self.out.source, &[(stop..stop + 1, ": ")]));
                    self.out.findings.push(finding);
                }
            }
            if let Some(top) = top {
                top.valued = true;
                top.mixed = true;
            }
            return stop + 1;
        }
        let role = role(top, false);
        if role == Role::Item
            && let Some(top) = stack.last_mut()
        {
            top.list.items.push(span.clone());
        }
        self.push(span, role, inside, false, None);
        stop
    }

    /// Where plain text ends, brackets in it reported and read over.
    fn flow_text_end(&mut self, start: usize, line_end: usize) -> (usize, End) {
        let mut at = start;
        while at < line_end {
            let Some(c) = self.first(at) else { break };
            match c {
                ',' | ']' | '}' => return (at, End::Other),
                ':' if self.colon_at(at, false) => return (at, End::Colon),
                '#' if self.text[..at].ends_with([' ', '\t']) => return (at, End::Other),
                '[' | '{' => {
                    let template = self.template_at(at);
                    let partner = if c == '{' { '}' } else { ']' };
                    let close = self.text[at..line_end].find(partner).map_or(at + 1, |gap| at + gap + 1);
                    if template {
                        let double = self.text[close..line_end].starts_with('}');
                        at = close + usize::from(double);
                        continue;
                    }
                    self.bracket_in_text(start, at, close);
                    at = close;
                }
                _ => at += c.len_utf8(),
            }
        }
        (line_end, End::Other)
    }

    fn bracket_in_text(&mut self, start: usize, at: usize, close: usize) {
        let rest = &self.text[close..];
        let end = close + rest.find([',', ']', '}', '\n']).unwrap_or(rest.len());
        let whole = &self.text[start..end];
        let bracket = &self.text[at..=at];
        let finding = Diagnostic::new(Code::N113, format!("文字里有“{bracket}”，整句要加引号"))
            .at(self.out.source.place(at..at + 1))
            .help(format!("写成：{}；是另一项就在“{bracket}”前面加英文逗号", shown::quote(whole)));
        self.out.findings.push(finding);
    }

    /// A second colon in `{键: 值，键: 值}`: a comma that is not one, or a sentence without quotes.
    fn colon_again(&mut self, span: &Range<usize>, colon: usize, line_end: usize) {
        let text = &self.text[span.clone()];
        let Some((gap, comma)) = text.char_indices().rev().find(|(_, c)| matches!(c, '，' | '、' | '；' | '﹐'))
        else {
            let rest = &self.text[colon..line_end];
            let end = colon + rest.find([',', ']', '}']).unwrap_or(rest.len());
            self.second_colon(span.start..end, colon);
            return;
        };
        let place = span.start + gap..span.start + gap + comma.len_utf8();
        if text.chars().any(is_wide_colon) {
            // 还有全角冒号，留给它的规则一并说
            self.push(span.clone(), Role::Value, Inside::Map, false, None);
        }
        let source = &self.out.source;
        let line = source.position(place.start).line;
        let said = self.out.findings.last().filter(|finding| finding.code == Code::N105);
        if said.and_then(|finding| finding.place.as_ref()).is_some_and(|place| place.start().line == line) {
            // 同一行的第一处已经把全行改好
            return;
        }
        let mut edits = vec![(place.clone(), ", ")];
        edits.extend(self.further_commas(colon, line_end).into_iter().map(|place| (place, ", ")));
        let finding = Diagnostic::new(Code::N105, format!("花括号里两项之间的“{comma}”是全角的"))
            .help(shown::corrected(source, &edits))
            .at(source.place(place));
        self.out.findings.push(finding);
    }
}

impl Lexer<'_> {
    /// Full-width commas on the rest of a line that stand before a key with an ASCII colon.
    fn further_commas(&self, from: usize, line_end: usize) -> Vec<Range<usize>> {
        let rest = &self.text[from..line_end];
        let commas = rest.match_indices(['，', '、', '；']).filter(|&(at, comma)| {
            let behind = &rest[at + comma.len()..];
            let name = behind.find(|c: char| !c.is_alphanumeric() && c != ' ').unwrap_or(behind.len());
            name > 0 && behind[name..].starts_with(": ")
        });
        commas.map(|(at, comma)| from + at..from + at + comma.len()).collect()
    }
}

fn inside(top: Option<&Open>) -> Inside {
    if top.is_some_and(|top| top.map) { Inside::Map } else { Inside::List }
}

fn role(top: Option<&mut Open>, quoted: bool) -> Role {
    let Some(top) = top else { return Role::Item };
    top.mixed |= quoted;
    match (top.map, top.valued) {
        (false, false) => Role::Item,
        (_, true) => Role::Value,
        (true, false) => Role::Bare,
    }
}
