//! Indentation: which lines belong to which, and where lists and keys are mixed.

use std::ops::Range;
use std::sync::Arc;

use super::lex::{Behind, Role};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// The beginning of a line.
pub(super) struct Head<'a> {
    pub number: usize,
    /// Columns of its dashes.
    pub dashes: &'a [usize],
    /// Column behind the dashes.
    pub column: usize,
    /// Indented with spaces only.
    pub clean: bool,
    /// What follows the dashes.
    pub start: Range<usize>,
    /// A key with an ASCII colon.
    pub key: bool,
    /// A key but for its colon.
    pub almost: bool,
}

/// What a line without colon is told.
pub(super) const NO_COLON: &str = "这一行没有冒号，不知道是哪一项的值";

/// The mark or word at the beginning of a line: a dash, or the key.
fn word(source: &Source, head: &Head<'_>) -> Range<usize> {
    let line = source.line(head.number);
    let text = &source.text[line.clone()];
    let start = line.start + (text.len() - text.trim_start().len());
    let end = source.text[start..line.end].find([' ', ':', '：']).map_or(line.end, |end| start + end);
    start..if head.dashes.is_empty() { end.max(head.start.start) } else { start + 1 }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Map,
    List,
}

#[derive(Debug, Clone)]
struct Level {
    column: usize,
    kind: Kind,
    /// The first word of the line that opened it.
    word: Range<usize>,
}

/// What the entry before holds so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Last {
    /// Nothing: deeper lines are its value.
    #[default]
    Nothing,
    /// Text without quotes: deeper lines continue it.
    Text,
    /// Quoted text, brackets or block text.
    Closed,
}

/// The open levels while reading from top to bottom.
#[derive(Default)]
pub(super) struct Structure {
    levels: Vec<Level>,
    last: Last,
    /// Column of an item's text that would be a key but for its colon.
    almost: Option<usize>,
    /// Text without colon where a key may have been meant: its column and place.
    text: Option<(usize, Range<usize>)>,
    /// Something is wrong above: say nothing until a line begins at the left edge.
    doubtful: bool,
    pub findings: Vec<Diagnostic>,
}

impl Structure {
    /// Forgets the levels, not the findings.
    pub fn restarted(self) -> Self {
        Self { findings: self.findings, ..Self::default() }
    }

    /// Takes a line's beginning; says what its text is for if it has no key.
    pub fn open(&mut self, source: &Arc<Source>, head: &Head<'_>) -> Role {
        let first = head.dashes.first().copied().unwrap_or(head.column);
        if first == 0 {
            self.doubtful = false;
        }
        self.doubtful |= !head.clean;
        let deeper = self.levels.last().is_none_or(|top| first > top.column);
        if head.dashes.is_empty() && !head.key {
            if deeper && self.last == Last::Text {
                return Role::Continuation;
            }
            if !head.almost {
                self.text = Some((first, head.start.clone()));
                return self.text(first, deeper);
            }
        }
        let word = word(source, head);
        let kind = if head.dashes.is_empty() { Kind::Map } else { Kind::List };
        self.enter(source, head, first, kind, &word);
        for &column in head.dashes.iter().skip(1) {
            self.levels.push(Level { column, kind: Kind::List, word: word.clone() });
        }
        if head.key && !head.dashes.is_empty() {
            self.levels.push(Level { column: head.column, kind: Kind::Map, word });
        }
        let item = !head.dashes.is_empty();
        self.text = (item && !head.key && !head.start.is_empty()).then(|| (head.column, head.start.clone()));
        self.almost = (item && head.almost).then_some(head.column);
        self.last = Last::Nothing;
        if item { Role::Item } else { Role::Bare }
    }

    /// Takes what the line holds behind its key, dash or beginning.
    pub fn filled(&mut self, behind: &Behind) {
        self.last = match (behind.filled, behind.plain) {
            (false, _) => Last::Nothing,
            (true, true) => Last::Text,
            (true, false) => Last::Closed,
        };
    }

    /// A line of text without colon: the value of the key above, or a stray.
    fn text(&mut self, first: usize, deeper: bool) -> Role {
        if deeper && self.last == Last::Nothing {
            return Role::Value;
        }
        self.pop(first);
        Role::Bare
    }

    /// Closes the levels that are deeper than a column; gives the outermost of them.
    fn pop(&mut self, column: usize) -> Option<Level> {
        let mut closed = None;
        while self.levels.last().is_some_and(|top| top.column > column) {
            closed = self.levels.pop();
        }
        closed
    }

    fn enter(&mut self, source: &Arc<Source>, head: &Head<'_>, column: usize, kind: Kind, word: &Range<usize>) {
        let closed = self.pop(column);
        let level = Level { column, kind, word: word.clone() };
        let outer = self.levels.last().map(|top| top.column);
        match self.levels.last() {
            Some(top) if top.column == column => {
                let below = self.levels.iter().rev().nth(1);
                match (top.kind, kind) {
                    (Kind::Map, Kind::Map) | (Kind::List, Kind::List) => {}
                    // 清单可以与它的键左对齐
                    (Kind::Map, Kind::List) if closed.is_none() && self.last == Last::Nothing => {
                        self.levels.push(level);
                    }
                    (Kind::List, Kind::Map) if below.is_some_and(|below| below.column == column) => {
                        self.levels.pop();
                    }
                    (_, kind) => self.mixed(source, head, kind),
                }
            }
            _ => {
                if let Some(inner) = closed {
                    self.misaligned(source, head, column, outer, &inner);
                } else if self.last != Last::Nothing && self.almost != Some(column) {
                    match self.text.take() {
                        Some((at, text)) if at == column && self.last == Last::Text => self.keyless(source, text),
                        _ if outer.is_some() => self.too_deep(source, head, kind),
                        _ => {}
                    }
                }
                self.levels.push(level);
            }
        }
    }

    fn report(&mut self, source: &Arc<Source>, head: &Head<'_>, message: String, help: String) {
        if self.doubtful {
            return;
        }
        self.doubtful = true;
        self.findings.push(Diagnostic::new(Code::N114, message).at(source.place(word(source, head))).help(help));
    }

    fn mixed(&mut self, source: &Arc<Source>, head: &Head<'_>, kind: Kind) {
        let (message, help) = match kind {
            Kind::List => (
                "同一层里前面是“键: 值”，这里却是“- ”开头的清单",
                "清单要放在一个键下面：先写一行“键:”，再写“- ”的各行；或去掉“- ”改成“键: 值”",
            ),
            Kind::Map => (
                "同一层里前面是“- ”开头的清单，这里却是“键: 值”",
                "清单到此为止就把这一行向左对齐到上一级的键；仍是清单的一项就在前面加“- ”",
            ),
        };
        self.report(source, head, message.to_owned(), help.to_owned());
    }

    fn misaligned(
        &mut self,
        source: &Arc<Source>,
        head: &Head<'_>,
        column: usize,
        outer: Option<usize>,
        inner: &Level,
    ) {
        let near = source.place(inner.word.clone());
        let inner = inner.column;
        let choices = match outer {
            Some(outer) => format!("缩进{outer}格（与上一级的行对齐）或{inner}格（与上面同一层的行对齐）"),
            None => format!("缩进{inner}格（与上面同一层的行对齐）"),
        };
        let indent = if column == 0 { "没有缩进".to_owned() } else { format!("缩进了{column}格") };
        let said = self.findings.len();
        self.report(source, head, format!("这一行{indent}，与上面哪一层都没有对齐"), format!("改成{choices}"));
        if let Some(finding) = self.findings.get_mut(said) {
            finding.related.push((near, format!("这一层缩进{inner}格")));
        }
    }

    /// Text under which a key stands: it was meant as a key.
    fn keyless(&mut self, source: &Arc<Source>, text: Range<usize>) {
        if self.doubtful {
            return;
        }
        let words = &source.text[text.clone()];
        let words = words.find(" #").map_or(words, |comment| &words[..comment]).trim_end();
        let place = source.place(text.start..text.start + words.len());
        self.findings
            .push(Diagnostic::new(Code::N101, NO_COLON).at(place).help(super::colon::with_colon(words, false)));
    }

    fn too_deep(&mut self, source: &Arc<Source>, head: &Head<'_>, kind: Kind) {
        let message = "这一行缩进得比上一行多，可上一行已经有值了";
        let help = match kind {
            Kind::Map => "与上一行同级就左边对齐；属于上一行就把上一行冒号后面的值去掉",
            Kind::List => "清单的上一行只写“键:”，冒号后面不写值",
        };
        self.report(source, head, message.to_owned(), help.to_owned());
    }
}
