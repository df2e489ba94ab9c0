//! Colons: full-width ones, ones without a space behind them, and lines without any.

use super::almost::{Almost, almost_key, is_wide_colon, like_a_quantity};
use super::lex::{Inside, Lexed, Piece, Role};
use super::shown;
use super::signs::is_blank;
use super::structure::NO_COLON;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(lexed: &Lexed, findings: &mut Vec<Diagnostic>) {
    for piece in &lexed.pieces {
        if piece.role == Role::Key && piece.inside == Inside::Block {
            tab_behind(lexed, piece, findings);
            bracket_in_key(lexed, piece, findings);
        }
        let Some(text) = lexed.plain(piece) else { continue };
        let found = almost_key(text).filter(|found| meant_as_key(lexed, piece, text, found));
        match found {
            Some(found) => findings.push(wrong_colon(lexed, piece, text, &found)),
            None if piece.role == Role::Bare && piece.inside == Inside::Block => no_colon(lexed, piece, text, findings),
            None => {}
        }
    }
}

/// Whether the text could only be meant as a key and its value.
fn meant_as_key(lexed: &Lexed, piece: &Piece, text: &str, found: &Almost) -> bool {
    match piece.role {
        Role::Bare => true,
        // {目标：90, 上年: 80} 里的键是“目标：90, 上年”之类
        Role::Key => found.wide,
        Role::Value => false,
        Role::Item => piece.inside == Inside::Block && among_keys(lexed, piece.line),
        Role::Continuation => {
            let line = &lexed.lines[piece.line];
            let behind_item = piece.line > 0 && {
                let before = &lexed.lines[piece.line - 1];
                before.dashes > 0 && before.almost && before.text_column == line.column
            };
            behind_item || like_a_quantity(&text[found.colon.end..])
        }
    }
}

/// Whether a list item stands among items that have keys, or has keys under it.
fn among_keys(lexed: &Lexed, index: usize) -> bool {
    let line = &lexed.lines[index];
    let under = lexed
        .lines
        .get(index + 1)
        .is_some_and(|next| next.dashes == 0 && next.column == line.text_column && (next.keyed || next.almost));
    let column = line.column;
    let sibling = |lines: &mut dyn Iterator<Item = &super::lex::Line>| {
        lines
            .take_while(|other| other.column >= column)
            .find(|other| other.column == column)
            .is_some_and(|other| other.dashes > 0 && other.keyed)
    };
    under || sibling(&mut lexed.lines[index + 1..].iter()) || sibling(&mut lexed.lines[..index].iter().rev())
}

fn wrong_colon(lexed: &Lexed, piece: &Piece, text: &str, found: &Almost) -> Diagnostic {
    let at = piece.span.start;
    let key = &text[found.key.clone()];
    // 冒号前后的空白一并换成“: ”
    let blanks = text[found.colon.end..].len() - text[found.colon.end..].trim_start_matches(is_blank).len();
    let space = if found.colon.end + blanks == text.len() { ":" } else { ": " };
    let edit = at + found.key.end..at + found.colon.end + blanks;
    let mut edits = vec![(edit, space)];
    if piece.inside == Inside::Map {
        further(piece, text, found.colon.end, &mut edits);
    }
    let help = shown::corrected(&lexed.source, &edits);
    let place = at + found.colon.start..at + found.colon.end;
    if found.wide {
        return lexed
            .finding(Code::N102, place, format!("“{key}”后面的冒号是全角的"))
            .label("全角")
            .help(format!("冒号用英文的，后面空一格。{help}"));
    }
    let wide_space = text[found.colon.end..].starts_with(is_blank);
    let message = if wide_space {
        format!("“{key}:”后面的空格是全角的")
    } else {
        format!("“{key}:”后面没有空格")
    };
    lexed.finding(Code::N103, place, message).label("这里空一格").help(help)
}

/// Further full-width colons and commas of `{目标：90，上年：80}`, so that the corrected line is right at once.
fn further(piece: &Piece, text: &str, from: usize, edits: &mut Vec<(std::ops::Range<usize>, &str)>) {
    let at = piece.span.start;
    let mut start = from;
    while let Some(gap) = text[start..].find(['，', '、', '；']) {
        let comma = start + gap;
        let behind = comma + text[comma..].chars().next().map_or(1, char::len_utf8);
        start = behind;
        let Some(next) = almost_key(&text[behind..]).filter(|next| next.wide) else {
            // {目标：90，上年: 80}：最后一个逗号后面就是真正的键
            if piece.role == Role::Key && !text[behind..].contains(['，', '、', '；']) {
                edits.push((at + comma..at + behind, ", "));
            }
            continue;
        };
        edits.push((at + comma..at + behind, ", "));
        edits.push((at + behind + next.colon.start..at + behind + next.colon.end, ": "));
        start = behind + next.colon.end;
    }
}

fn tab_behind(lexed: &Lexed, piece: &Piece, findings: &mut Vec<Diagnostic>) {
    let rest = &lexed.source.text[piece.span.end..];
    let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
    let Some(colon) = line.find(':').filter(|&colon| line[..colon].trim().is_empty()) else { return };
    let behind = &line[colon + 1..];
    if behind.starts_with('\t') && !behind.trim().is_empty() {
        let at = piece.span.end + colon + 1;
        let tabs = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        let help = shown::corrected(&lexed.source, &[(at..at + tabs, " ")]);
        let finding = lexed.finding(Code::N103, at..at + 1, "冒号后面是制表符（Tab 键），不是空格");
        findings.push(finding.help(help));
    }
}

/// `绿化率 {目标: 90}`: YAML takes `绿化率 {目标` for the key.
fn bracket_in_key(lexed: &Lexed, piece: &Piece, findings: &mut Vec<Diagnostic>) {
    let Some(text) = lexed.plain(piece) else { return };
    let Some(at) = text.find([' ', '{', '[']) else { return };
    let rest = text[at..].trim_start_matches(' ');
    let open = rest.starts_with('{') && !rest.contains('}') || rest.starts_with('[') && !rest.contains(']');
    let key = text[..at].trim_end_matches(':');
    let name = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "（）()_+".contains(c));
    if !open || !name || rest.starts_with("{{") {
        return;
    }
    let start = piece.span.start;
    let help = shown::corrected(&lexed.source, &[(start + key.len()..piece.span.end - rest.len(), ": ")]);
    let finding = if key.len() < at {
        lexed.finding(Code::N103, start + key.len()..start + key.len() + 1, format!("“{key}:”后面没有空格"))
    } else {
        lexed.finding(Code::N101, start..start + at, format!("“{key}”后面没有冒号"))
    };
    findings.push(finding.help(help));
}

/// A line at the level of keys that has no colon at all.
fn no_colon(lexed: &Lexed, piece: &Piece, text: &str, findings: &mut Vec<Diagnostic>) {
    let first = text.chars().next();
    // 以这些符号开头的行另有规则
    let odd_indent = {
        let line = &lexed.lines[piece.line];
        let range = lexed.source.line(line.number);
        lexed.text(range.start..line.start).contains(|c| c != ' ' && c != '-')
    };
    if odd_indent || text.contains("{{") || text.contains("{%") {
        return;
    }
    if first.is_none_or(|c| super::mark::is_mark(c) || super::mark::is_bullet(c) || c == '-') {
        return;
    }
    let line = &lexed.lines[piece.line];
    let parent = lexed.lines.get(piece.line + 1).is_some_and(|next| next.column > line.column || next.dashes > 0);
    let help = with_colon(text, parent);
    findings.push(lexed.finding(Code::N101, piece.span.clone(), NO_COLON).help(help));
}

/// What to write instead of a line without colon; `parent`: other lines belong to it.
pub(super) fn with_colon(text: &str, parent: bool) -> String {
    let name = |text: &str| text.chars().all(char::is_alphanumeric) && text.chars().count() <= 14;
    match text.split_once([' ', '\u{3000}']) {
        Some((key, value)) if name(key) => format!("写成：{key}: {}", value.trim()),
        None if parent && name(text) => format!("写成：{text}:"),
        _ if text.contains(is_wide_colon) => "键是简短的名称，冒号用英文的；长句写在一个键的后面，加引号".to_owned(),
        _ => "写成“键: 值”；是上一行没写完的话，就接在上一行后面；是说明就以“# ”开头".to_owned(),
    }
}
