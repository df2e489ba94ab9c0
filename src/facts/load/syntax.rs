//! What the YAML parser could not read, said in Chinese, with the place where a clerk should look.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::tree::{Node, Value};
use crate::source::Source;

/// Turns the parser's message at a byte offset into a finding.
pub(super) fn explain(source: &Arc<Source>, info: &str, at: usize) -> Diagnostic {
    let (message, help, span) = said(source, info, at);
    Diagnostic::new(Code::N101, message).at(source.place(span)).help(help)
}

fn said(source: &Source, info: &str, at: usize) -> (String, String, Range<usize>) {
    let has = |words: &str| info.contains(words);
    let own = |message: &str, help: &str, span: Range<usize>| (message.to_owned(), help.to_owned(), span);
    let here = character(source, at);
    let line = source.position(at).line;
    if has("mapping values are not allowed") {
        let text = written(source, line);
        return own(
            "这个冒号出现在不该有键的地方",
            "一行只写一个“键: 值”，与同一层的键左边对齐；句子里有“: ”时给整句加引号，或把冒号改成全角的“：”",
            if text.is_empty() { here } else { text.start.max(at.min(text.end))..text.end.max(at) },
        );
    }
    if has("simple key") || has("did not find expected key") || has("illegal placement of ':'") {
        // 解析器读到下一行才发觉，要看的是前一行没有冒号的字
        let at_line = if has("simple key") && !written(source, line).is_empty() && colonless(source, line).is_none() {
            previous(source, line)
        } else {
            line
        };
        let line_text = written(source, at_line);
        let behind =
            line_text.start < at && at < line_text.end && matches!(source.text.as_bytes()[at - 1], b']' | b'}');
        if behind {
            return own("括号后面还有字", "整句加引号，如 \"[2026]1号\"；文号用六角括号〔2026〕1号", here);
        }
        let span = colonless(source, at_line).unwrap_or(line_text);
        return own(
            "这里应当是“键: 值”",
            "写成“键: 值”，冒号用英文的，后面空一格；与同一层的键左边对齐。清单的每一项以“- ”开头",
            span,
        );
    }
    if has("'-' indicator") {
        return own(
            "同一层里既有“- ”开头的清单，又有“键: 值”",
            "清单里每一项都以“- ”开头；键要与上一级的键对齐",
            written(source, line),
        );
    }
    if has("flow mapping") {
        return own(
            "花括号 { } 里的写法读不懂",
            "写成 {键: 值, 键: 值}：冒号后空一格，逗号用英文的，末尾有 }；句子里有括号、冒号时给句子加引号",
            here,
        );
    }
    if has("flow sequence") || has("flow construct") || has("misplaced bracket") || has("expected node content") {
        return own(
            "方括号 [ ] 里的写法读不懂",
            "写成 [甲, 乙, 丙]：逗号用英文的，末尾有 ]；文字里有括号时给文字加引号，文号用〔〕",
            here,
        );
    }
    if has("quoted scalar") || has("trailing content after") {
        return if has("unknown escape") || has("hexadecimal") || has("Unicode character escape") {
            own("双引号里的反斜杠“\\”有特殊意义", "改用单引号，如 '甲\\乙'", here)
        } else {
            own("引号没有配对，或引号后面还有字", "整句放进一对引号；句中的引号用“”", here)
        };
    }
    if has("comment intercepting") {
        return own("前面的说明（#）把一段文字隔断了", "文字写在同一行里，说明另起一行", here);
    }
    if has("tab") {
        return own("这里用了制表符（Tab 键）", "改成空格，每一层两个", here);
    }
    if has("indentation") || has("wrongly indented") {
        return own("这一行的缩进与上下不一致", "同一层的行左边对齐，每一层多两个空格", here);
    }
    if has("block scalar") {
        return own("“|”或“>”后面不能直接写字", "写一行字就给它加引号；写多行字，“|”后面换行，下面每行缩进两格", here);
    }
    if has("sequence entries are not allowed") {
        return own("“- ”不能写在键的同一行", "清单另起一行、缩进两格写“- 甲”，或写成 [甲, 乙]", here);
    }
    if has("unprintable") || has("byte order mark") {
        return own("文件里有看不见的控制字符", "删去它；多半是从别的软件粘贴来的", here);
    }
    if has("directive") || has("<document start>") {
        let Some(line) =
            [line, previous(source, line)].into_iter().find(|&line| source.text[source.line(line)].starts_with('%'))
        else {
            let help = "最外层的键都从行首写起，左边不留空格";
            return own("这一行与上面的行没有对齐", help, written(source, line));
        };
        return own("这一行以“%”开头，读不懂", "值以“%”开头时加引号；整行是说明就以“# ”开头", written(source, line));
    }
    if has("tag") || has("anchor") || has("handle") {
        return own("“!”“&”“*”开头的写法事实文件不用", "要写文字就加引号", here);
    }
    if has("unexpected character") {
        return own("值不能以这个符号开头", "给值加引号", here);
    }
    if has("recursion limit") {
        return own("括号套得太深", "改成分行写", here);
    }
    own("这里的写法读不懂", &format!("对照手册“YAML 写法”检查这一行与上一行（解析器：{info}）"), here)
}

/// What to say when the file as a whole is not a map.
pub(super) fn not_a_map(source: &Arc<Source>, root: &Node) -> Diagnostic {
    let first = source.position(root.place.span.start).line;
    let span = written(source, first);
    let text = &source.text[span.clone()];
    let (message, help) = match &root.value {
        Value::List(_) => (TOP_LIST, "最外层写“键: 值”，如 任务:，下面一行起缩进两格写“- ”".to_owned()),
        _ if text.contains('：') => {
            let fixed = text.replacen('：', ": ", 1);
            (TOP_TEXT, format!("冒号要用英文的，后面空一格：{fixed}"))
        }
        _ => (TOP_TEXT, "每行写成“键: 值”，冒号用英文的，后面空一格，如 户数: 3268户".to_owned()),
    };
    Diagnostic::new(Code::N101, message).at(source.place(span)).help(help)
}

const TOP_LIST: &str = "整份文件是一个清单，应当是一行行“键: 值”";
const TOP_TEXT: &str = "整份文件被读成了一段文字，没有一个“键: 值”";

/// Whether a finding is about the file as a whole.
pub(super) fn is_top_level(finding: &Diagnostic) -> bool {
    finding.message == TOP_LIST || finding.message == TOP_TEXT
}

/// One character at an offset, which the parser may put inside one; at the end of a line, its last character.
fn character(source: &Source, at: usize) -> Range<usize> {
    let at = source.boundary(at);
    let line = source.line(source.position(at).line);
    let text = &source.text[line.clone()];
    if at < line.end
        && let Some(c) = source.text[at..].chars().next()
    {
        return at..at + c.len_utf8();
    }
    text.chars().next_back().map_or(line.end..line.end, |c| line.end - c.len_utf8()..line.end)
}

/// A line without its indentation, its comment and the blanks at its end.
fn written(source: &Source, line: usize) -> Range<usize> {
    let range = source.line(line);
    let text = &source.text[range.clone()];
    let text = text.find(" #").map_or(text, |comment| &text[..comment]);
    let start = range.start + (text.len() - text.trim_start().len());
    start..range.start + text.trim_end().len().max(start - range.start)
}

/// The words of a line that lacks a colon.
fn colonless(source: &Source, line: usize) -> Option<Range<usize>> {
    let span = written(source, line);
    let text = &source.text[span.clone()];
    (!text.is_empty() && !text.starts_with('#') && !text.contains(": ") && !text.ends_with(':')).then_some(span)
}

/// The last line before `line` with words on it.
fn previous(source: &Source, line: usize) -> usize {
    (1..line)
        .rev()
        .find(|&line| {
            let text = source.text[source.line(line)].trim();
            !text.is_empty() && !text.starts_with('#')
        })
        .unwrap_or(line)
}
