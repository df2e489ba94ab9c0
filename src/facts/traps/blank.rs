//! Blanks that are not spaces, and characters that nobody sees.

use std::ops::Range;

use super::lex::{Lexed, Role};
use super::shown;
use super::signs::is_blank;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(lexed: &Lexed, findings: &mut Vec<Diagnostic>) {
    indentation(lexed, findings);
    around_values(lexed, findings);
    invisible(lexed, findings);
}

/// Full-width spaces and tabs in front of an entry.
fn indentation(lexed: &Lexed, findings: &mut Vec<Diagnostic>) {
    for line in &lexed.lines {
        let range = lexed.source.line(line.number);
        let text = lexed.text(range.clone());
        let indent = &text[..text.len() - text.trim_start_matches(is_blank).len()];
        let Some((at, c)) = indent.char_indices().find(|&(_, c)| c != ' ') else { continue };
        let spaces = " ".repeat(line.column);
        let rest = &text[indent.len()..];
        let (message, help) = if c == '\t' {
            ("缩进用了制表符（Tab 键）".to_owned(), "改成空格，每一层两个".to_owned())
        } else {
            (format!("缩进用了{}，不是英文空格", name_of_blank(c)), "改成英文空格，每一层两个".to_owned())
        };
        let place = range.start + at..range.start + indent.len();
        let help = if lexed.block_text.iter().any(|lines| lines.end == line.number) {
            "“|”下面的文字每行先用英文空格缩进，与上一行左边对齐，再写全角空格".to_owned()
        } else {
            format!("{help}，写成：{spaces}{}", short(rest))
        };
        findings.push(lexed.finding(Code::N104, place, message).help(help));
    }
    for number in 1..=lexed.source.lines() {
        let range = lexed.source.line(number);
        let text = lexed.text(range.clone());
        let alone = !text.is_empty() && text.chars().all(is_blank) && text.contains(|c| c != ' ' && c != '\t');
        if alone && !lexed.block_text.iter().any(|lines| lines.contains(&number)) {
            let finding = lexed.finding(Code::N104, range, "这一行看着是空的，其实有全角空格");
            findings.push(finding.help("删去这一行里的空格"));
        }
    }
}

fn short(text: &str) -> String {
    let text = text.trim_end();
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(40).chain(['…']).collect() }
}

/// Full-width spaces before or behind a value or a key, and before a `#`.
fn around_values(lexed: &Lexed, findings: &mut Vec<Diagnostic>) {
    for piece in &lexed.pieces {
        let Some(text) = lexed.plain(piece).filter(|text| text.bytes().any(begins_wide_blank)) else { continue };
        if let Some(at) = text.match_indices('#').map(|(at, _)| at).find(|&at| text[..at].ends_with(wide_blank)) {
            let start = piece.span.start + text[..at].trim_end_matches(is_blank).len();
            let place = start..piece.span.start + at;
            let help = shown::corrected(&lexed.source, &[(place.clone(), "  ")]);
            let message = "“#”前面的空格是全角的，后面的说明会变成值的一部分";
            findings.push(lexed.finding(Code::N104, place, message).help(help));
            continue;
        }
        let front = text.len() - text.trim_start_matches(is_blank).len();
        let back = text.trim_end_matches(is_blank).len();
        if back == 0 || piece.role == Role::Bare {
            continue;
        }
        let what = if piece.role == Role::Key { "键" } else { "值" };
        for (range, side) in [(0..front, "前面"), (back..text.len(), "后面")] {
            let Some(c) = text[range.clone()].chars().find(|&c| wide_blank(c)) else { continue };
            let place = piece.span.start + range.start..piece.span.start + range.end;
            let help = shown::corrected(&lexed.source, &[(place.clone(), "")]);
            let message = format!("{what}的{side}有{}", name_of_blank(c));
            findings.push(lexed.finding(Code::N104, place, message).help(help));
        }
    }
}

fn wide_blank(c: char) -> bool {
    is_blank(c) && c != ' ' && c != '\t'
}

/// First bytes of the characters that [`wide_blank`] knows: few values have one.
fn begins_wide_blank(byte: u8) -> bool {
    matches!(byte, 0xc2 | 0xe1..=0xe3)
}

fn name_of_blank(c: char) -> &'static str {
    match c {
        '\t' => "制表符（Tab 键）",
        '\u{3000}' => "全角空格",
        _ => "网页上的特殊空格",
    }
}

/// Zero-width, control and private-use characters anywhere but in comments: they would reach the document.
fn invisible(lexed: &Lexed, findings: &mut Vec<Diagnostic>) {
    let text = &lexed.source.text;
    let mut run: Option<(Range<usize>, char)> = None;
    let mut before = ' ';
    let mut next = 0;
    loop {
        if run.is_none() {
            let skipped = text[next..].bytes().position(|byte| !is_ordinary(byte)).unwrap_or(text.len() - next);
            before = if skipped > 0 { ' ' } else { before };
            next += skipped;
        }
        let at = next;
        let Some(c) = text[at..].chars().next() else { break };
        next += c.len_utf8();
        let lone_return = c == '\r' && !text[next..].starts_with('\n');
        let emoji = joins_emoji(before, c);
        let bad =
            (unseen(c).is_some() || lone_return) && !emoji && (c == '\0' || lone_return || !in_comment(lexed, at));
        before = c;
        if !bad {
            findings.extend(run.take().map(|run| unseen_finding(lexed, run)));
            continue;
        }
        match &mut run {
            Some((range, first)) if *first == c => range.end = next,
            _ => {
                let next = (at..next, c);
                findings.extend(run.replace(next).map(|run| unseen_finding(lexed, run)));
            }
        }
    }
    findings.extend(run.map(|run| unseen_finding(lexed, run)));
}

/// The first character of a value that nobody sees or that no other computer has, with its name.
pub(super) fn hidden(text: &str) -> Option<(char, &'static str)> {
    let mut before = ' ';
    text.chars().find_map(|c| {
        let name = unseen(c).filter(|_| !joins_emoji(before, c));
        before = c;
        name.map(|name| (c, name))
    })
}

fn joins_emoji(before: char, c: char) -> bool {
    c == '\u{200d}' && (before >= '\u{1f000}' || before == '\u{fe0f}')
}

/// Bytes of characters that are all seen: ASCII, line ends, and what lies from U+3000 to U+9FFF. The first other byte
/// begins a character.
fn is_ordinary(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | 0x80..=0xbf | 0xe3..=0xe9)
}

fn in_comment(lexed: &Lexed, at: usize) -> bool {
    let index = lexed.comments.partition_point(|comment| comment.start <= at);
    index > 0 && lexed.comments[index - 1].contains(&at)
}

fn unseen_finding(lexed: &Lexed, (range, c): (Range<usize>, char)) -> Diagnostic {
    let name = unseen(c).unwrap_or("只有回车的换行");
    let help = match c {
        '\u{fffd}' => "这里的字在别的软件里存坏了，对照原件重新打一遍".to_owned(),
        '\r' => "用记事本另存一次这份文件".to_owned(),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => {
            "这是某个字体自造的字，换一台电脑就看不见；改用通用的字，如人名请按户籍上的标准字".to_owned()
        }
        _ if lexed.source.position(range.start).line == lexed.source.position(range.end).line => {
            format!(
                "删去它，多半是从网页或聊天软件粘贴来的。{}",
                shown::corrected(&lexed.source, &[(range.clone(), "")])
            )
        }
        _ => "删去它，多半是从网页或聊天软件粘贴来的".to_owned(),
    };
    lexed.finding(Code::N111, range, format!("这里有{name}（U+{:04X}）", u32::from(c))).help(help)
}

/// What an invisible character is called; none for characters that people see.
fn unseen(c: char) -> Option<&'static str> {
    Some(match c {
        '\t' | '\n' | '\r' => return None,
        '\u{200b}' => "零宽空格",
        '\u{200c}' | '\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{180e}' => "看不见的零宽字符",
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "看不见的书写方向符",
        '\u{2028}' | '\u{2029}' | '\u{85}' => "看不见的换行符",
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => "自造字",
        '\u{fffd}' => "乱码",
        '\u{fffe}' | '\u{ffff}' => "不是文字的字符",
        c if c.is_control() => "控制字符",
        _ => return None,
    })
}
