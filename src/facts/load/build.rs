//! Events of the YAML parser → nodes with places, on an explicit stack; what a fact file may not use is refused here.

use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::{MAX_DEPTH, syntax};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::tree::{Key, Node, Value};
use crate::source::Source;

/// Reads a source into a tree as far as the parser gets.
pub(super) fn build(source: &Arc<Source>) -> (Option<Node>, Vec<Diagnostic>) {
    build_text(source, &source.text)
}

/// Reads a text that stands byte for byte in the place of the source's own; places are the source's.
pub(super) fn build_text(source: &Arc<Source>, text: &str) -> (Option<Node>, Vec<Diagnostic>) {
    let mut builder = Builder::new(source, text);
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                let span = builder.offsets.range(span);
                let span = source.boundary(span.start)..source.boundary(span.end);
                if !builder.take(event, span) {
                    break;
                }
            }
            Err(error) => {
                let at = builder.offsets.at(error.marker().index());
                builder.findings.push(syntax::explain(source, error.info(), at));
                break;
            }
        }
    }
    builder.finish()
}

/// Character index → byte offset.
struct Offsets(Vec<usize>);

impl Offsets {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn at(&self, index: usize) -> usize {
        self.0[index.min(self.0.len() - 1)]
    }

    fn range(&self, span: Span) -> Range<usize> {
        let start = self.at(span.start.index());
        start..self.at(span.end.index()).max(start)
    }
}

/// A list or map that is still open.
struct Frame {
    /// Where it opens.
    start: usize,
    /// Written with brackets or braces.
    flow: bool,
    items: Items,
}

enum Items {
    List(Vec<Node>),
    Map {
        entries: Vec<(Key, Node)>,
        key: Slot,
    },
    /// Read over without being kept: too deep, or a list used as a key.
    Ignored,
}

/// The key whose value comes next.
enum Slot {
    /// A key comes next.
    None,
    /// The value of this key comes next.
    Key(Key),
    /// The value comes next, but its key was refused.
    Refused,
}

struct Builder<'a> {
    source: &'a Arc<Source>,
    offsets: Offsets,
    stack: Vec<Frame>,
    root: Option<Node>,
    documents: usize,
    findings: Vec<Diagnostic>,
}

impl<'a> Builder<'a> {
    fn new(source: &'a Arc<Source>, text: &str) -> Self {
        Self { source, offsets: Offsets::new(text), stack: Vec::new(), root: None, documents: 0, findings: Vec::new() }
    }

    /// Takes one event. False: nothing after it counts.
    fn take(&mut self, event: Event<'_>, span: Range<usize>) -> bool {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let at = self.separator_before(span.start);
                    self.report(
                        Code::N110,
                        at,
                        "一个文件里写了不止一份内容（中间有“---”）",
                        "一个单位一份文件：删去这一行“---”，或把后面的内容另存为一个文件",
                    );
                    return false;
                }
            }
            Event::Alias(_) => {
                self.report(
                    Code::N110,
                    span.clone(),
                    "以“*”开头的写法在 YAML 里是引用，事实文件不用",
                    "要写文字就加引号，如 \"*占位\"；要共用内容，写在上级的“共享.yaml”里",
                );
                self.refuse();
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_marks(anchor, tag.is_some(), &span);
                self.scalar(&text, style, span);
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_marks(anchor, tag.is_some(), &span);
                self.open(Items::List(Vec::new()), &span);
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_marks(anchor, tag.is_some(), &span);
                self.open(Items::Map { entries: Vec::new(), key: Slot::None }, &span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span.end),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        true
    }

    fn report(&mut self, code: Code, at: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.findings.push(Diagnostic::new(code, message).at(self.source.place(at)).help(help));
    }

    /// Anchors and tags stand before the node; the value itself is kept.
    fn refuse_marks(&mut self, anchor: usize, tag: bool, span: &Range<usize>) {
        if anchor == 0 && !tag {
            return;
        }
        let mark = if tag { '!' } else { '&' };
        let before = &self.source.text[..span.start];
        let start = before.rfind(mark).unwrap_or(span.start);
        let length = self.source.text[start..].find(char::is_whitespace).unwrap_or(1).max(1);
        let what = if tag { "类型标记" } else { "锚点" };
        self.report(
            Code::N110,
            start..start + length,
            format!("以“{mark}”开头的写法在 YAML 里是{what}，事实文件不用"),
            format!("要写文字就加引号，如 \"{mark}紧急\"；否则删去它"),
        );
    }

    /// Whether the next node is a key of the innermost map.
    fn expects_key(&self) -> bool {
        matches!(self.stack.last(), Some(Frame { items: Items::Map { key: Slot::None, .. }, .. }))
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Range<usize>) {
        if self.expects_key() {
            self.key(text, span);
            return;
        }
        if style == ScalarStyle::Plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
            // 空值的范围可能伸到下一个逗号，只取它的起点
            let span = if text.is_empty() { span.start..span.start } else { span };
            self.missing(&span);
            return;
        }
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let text = if block { text.strip_suffix('\n').unwrap_or(text) } else { text };
        let end = span.start + self.source.text[span.clone()].trim_end().len();
        self.put(Node { value: Value::Scalar(text.to_owned()), place: self.source.place(span.start..end) });
    }

    fn key(&mut self, text: &str, span: Range<usize>) {
        let refusal = if span.is_empty() {
            let at = self.colon_near(span.start);
            Some((Code::N112, at, "冒号前面没有键", "写成“键: 值”，如 户数: 3268户"))
        } else if text == "<<" {
            let help = "要共用内容，写在上级的“共享.yaml”里，各社区自动继承";
            Some((Code::N110, span.clone(), "合并键“<<”事实文件不用", help))
        } else {
            None
        };
        let slot = match refusal {
            Some((code, at, message, help)) => {
                self.report(code, at, message, help);
                Slot::Refused
            }
            None => self.unique(text, span),
        };
        if let Some(Frame { items: Items::Map { key, .. }, .. }) = self.stack.last_mut() {
            *key = slot;
        }
    }

    /// The key, unless the map has it already.
    fn unique(&mut self, name: &str, span: Range<usize>) -> Slot {
        let place = self.source.place(span);
        let entries = match self.stack.last() {
            Some(Frame { items: Items::Map { entries, .. }, .. }) => entries.as_slice(),
            _ => &[],
        };
        if let Some((first, _)) = entries.iter().find(|(key, _)| key.name == name) {
            let line = first.place.start().line;
            let finding = Diagnostic::new(Code::N106, format!("“{name}”在同一处写了两次"))
                .at(place)
                .label("又写了一次")
                .also(first.place.clone(), "第一次写在这里")
                .help(format!("两行只留一行；第一次在第{line}行。本次没有采用后写的值"));
            self.findings.push(finding);
            return Slot::Refused;
        }
        Slot::Key(Key { name: name.to_owned(), place })
    }

    /// A key or a dash with nothing behind it.
    fn missing(&mut self, span: &Range<usize>) {
        let finding = match self.stack.last() {
            Some(Frame { items: Items::Map { entries, key: Slot::Key(key) }, flow, .. }) => {
                let written = &self.source.text[span.clone()];
                let colon = self.source.text[key.place.span.end..].trim_start().starts_with(':');
                let sentence = entries.last().filter(|_| *flow && !colon);
                Some(nothing_behind(key, sentence, written))
            }
            Some(Frame { items: Items::List(_), .. }) | None => {
                let text = &self.source.text[..span.start];
                let at = if span.is_empty() { text.rfind('-').unwrap_or(span.start) } else { span.start };
                let end = if span.is_empty() { (at + 1).min(self.source.text.len()) } else { span.end };
                let message = "这一项是空的";
                let place = self.source.place(at..end);
                (!self.stack.is_empty()).then(|| {
                    Diagnostic::new(Code::N112, message).at(place).help("在“- ”后面写上内容；没有这一项就删去这一行")
                })
            }
            Some(_) => None,
        };
        self.findings.extend(finding);
        self.refuse();
    }

    /// Drops the node that would have come here.
    fn refuse(&mut self) {
        if let Some(Frame { items: Items::Map { key, .. }, .. }) = self.stack.last_mut() {
            *key = if matches!(key, Slot::None) { Slot::Refused } else { Slot::None };
        }
    }

    fn open(&mut self, items: Items, span: &Range<usize>) {
        let deep = self.stack.len() == MAX_DEPTH;
        if deep {
            let help = "把内容分到几个键或几份文件里";
            self.report(Code::N110, span.start..span.start, format!("层次太深，超过{MAX_DEPTH}层"), help);
        } else if self.expects_key() {
            self.report(
                Code::N110,
                span.start..span.start,
                "清单或花括号里的内容不能当作键",
                "冒号前面只能写一个名称；要写成文字就加引号，如 \"[2026]1号\": 有效",
            );
        }
        let ignored = deep || self.expects_key() || self.stack.last().is_some_and(Frame::ignored);
        let items = if ignored { Items::Ignored } else { items };
        self.stack.push(Frame { start: span.start, flow: !span.is_empty(), items });
    }

    fn close(&mut self, end: usize) {
        let Some(frame) = self.stack.pop() else { return };
        let (value, last) = match frame.items {
            Items::Ignored => {
                self.refuse();
                return;
            }
            Items::List(items) => {
                let last = items.last().map(|item| item.place.span.end);
                (Value::List(items), last)
            }
            Items::Map { entries, .. } => {
                let last = entries.last().map(|(_, value)| value.place.span.end);
                (Value::Map(entries), last)
            }
        };
        let end = if frame.flow { end } else { last.unwrap_or(frame.start) };
        self.put(Node { value, place: self.source.place(frame.start..end.max(frame.start)) });
    }

    /// Puts a finished node where it belongs.
    fn put(&mut self, node: Node) {
        match self.stack.last_mut() {
            None => {
                self.root.get_or_insert(node);
            }
            Some(Frame { items: Items::List(items), .. }) => items.push(node),
            Some(Frame { items: Items::Map { entries, key }, .. }) => {
                if let Slot::Key(key) = std::mem::replace(key, Slot::None) {
                    entries.push((key, node));
                }
            }
            Some(Frame { items: Items::Ignored, .. }) => {}
        }
    }

    /// Closes what is open and checks that the whole is a map.
    fn finish(mut self) -> (Option<Node>, Vec<Diagnostic>) {
        let cut_short = !self.stack.is_empty();
        while let Some(frame) = self.stack.last() {
            let end = match &frame.items {
                Items::List(items) => items.last().map(|item| item.place.span.end),
                Items::Map { entries, .. } => entries.last().map(|(_, value)| value.place.span.end),
                Items::Ignored => None,
            };
            let end = end.unwrap_or(frame.start);
            self.close(end);
        }
        let wrong = self.root.as_ref().filter(|root| !cut_short && !matches!(root.value, Value::Map(_)));
        if let Some(root) = wrong
            && self.findings.is_empty()
        {
            let finding = syntax::not_a_map(self.source, root);
            self.findings.push(finding);
        }
        (self.root.filter(|root| matches!(root.value, Value::Map(_))), self.findings)
    }

    /// The `---` before a second document.
    fn separator_before(&self, at: usize) -> Range<usize> {
        let text = &self.source.text;
        if text[at..].starts_with("---") {
            return at..at + 3;
        }
        text[..at].rfind("---").map_or(at..at, |start| start..start + 3)
    }

    /// The colon at or just after an offset.
    fn colon_near(&self, at: usize) -> Range<usize> {
        self.source.text[at..].find(':').map_or(at..at, |gap| at + gap..at + gap + 1)
    }
}

impl Frame {
    fn ignored(&self) -> bool {
        matches!(self.items, Items::Ignored)
    }
}

/// What to say of a key without a value. `sentence`: the entry before it, when an ASCII comma cut a sentence in two.
fn nothing_behind(key: &Key, sentence: Option<&(Key, Node)>, written: &str) -> Diagnostic {
    let name = &key.name;
    if let Some((before, value)) = sentence
        && let Some(text) = value.scalar()
    {
        let digits = name.chars().take_while(char::is_ascii_digit).count();
        if digits == 3 && text.ends_with(|c: char| c.is_ascii_digit()) {
            return Diagnostic::new(Code::N112, "数里有逗号，被拆成了两项")
                .at(key.place.clone())
                .also(value.place.clone(), "值到这里就断了")
                .help(format!("数里不加逗号：{}: {text}{name}", before.name));
        }
        return Diagnostic::new(Code::N112, format!("“{name}”前面是英文逗号，它被当成了另一个键"))
            .at(key.place.clone())
            .label("没有冒号和值")
            .also(value.place.clone(), "值到这里就断了")
            .help(format!("同一句话里用全角逗号：{}: {text}，{name}；确是另一项，写成“{name}: 值”", before.name));
    }
    let message = if written.is_empty() {
        format!("“{name}”后面没有值")
    } else {
        format!("“{name}”的值写成了“{written}”，等于没有写")
    };
    Diagnostic::new(Code::N112, message)
        .at(key.place.clone())
        .help(format!("还没有数就写“{name}: 待定”；不适用就写“{name}: 不适用”；不需要这一项就删去它"))
}
