//! Full-width commas and brackets where YAML wants its own.

use super::almost::{almost_key, is_wide_colon, like_a_quantity};
use super::lex::{Inside, Lexed, Piece, Role, TextList};
use super::shown;
use crate::diagnostic::{Code, Diagnostic, Level};

/// Longest piece between two full-width commas that passes for an item of a list, in characters.
const SHORT: usize = 8;
/// The same where there are three or more of them.
const LONGER: usize = 12;

pub(super) fn check(lexed: &Lexed, findings: &mut Vec<Diagnostic>) {
    for list in &lexed.lists {
        in_list(lexed, list, findings);
    }
    for piece in &lexed.pieces {
        let Some(text) = lexed.plain(piece) else { continue };
        match piece.role {
            Role::Value if piece.inside == Inside::Map => in_map_value(lexed, piece, text, findings),
            _ => {}
        }
        if matches!(piece.role, Role::Value | Role::Item) && piece.inside == Inside::Block {
            wide_brackets(lexed, piece, text, findings);
        }
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '，' | '、' | '；')
}

/// `[甲，乙]`: without any ASCII comma every short enumeration is one; among ASCII commas only an odd one out.
fn in_list(lexed: &Lexed, list: &TextList, findings: &mut Vec<Diagnostic>) {
    let enumerates = |item: &str, separator: fn(char) -> bool, longest: usize| {
        item.contains(separator)
            && !item.contains(['“', '”', '《', '》', '（', '）', '。', '？', '！'])
            && !is_grouped(item)
            && item.split(separator).all(|part| (1..=longest).contains(&part.trim().chars().count()))
    };
    let comma_only = |c: char| c == '，';
    for item in &list.items {
        thousands(lexed, item, findings);
    }
    if list.commas == 0 {
        let [item] = list.items.as_slice() else { return };
        let text = lexed.text(item.clone());
        if enumerates(text, is_separator, SHORT) {
            findings.push(list_finding(lexed, item, is_separator));
        } else if enumerates(text, comma_only, LONGER) && text.matches('，').count() >= 2 {
            findings.push(list_finding(lexed, item, comma_only).level(Level::Warning));
        }
        return;
    }
    let odd: Vec<_> =
        list.items.iter().filter(|item| enumerates(lexed.text((*item).clone()), comma_only, SHORT)).collect();
    let whole = list.items.iter().filter(|item| !lexed.text((*item).clone()).contains(is_separator)).count();
    // 四字对四字多半是一句话，要更有把握才说
    let phrases = odd.iter().all(|item| lexed.text((*item).clone()).split('，').all(|part| part.chars().count() == 4));
    if odd.len() < whole || odd.len() == whole && !phrases {
        findings.extend(odd.iter().map(|item| list_finding(lexed, item, comma_only).level(Level::Warning)));
    }
}

/// `1，200`: a number with a full-width comma between its digits.
fn is_grouped(text: &str) -> bool {
    text.split_once('，').is_some_and(|(left, right)| {
        let digits = right.chars().take_while(char::is_ascii_digit).count();
        digits == 3 && left.ends_with(|c: char| c.is_ascii_digit())
    })
}

fn thousands(lexed: &Lexed, item: &std::ops::Range<usize>, findings: &mut Vec<Diagnostic>) {
    let text = lexed.text(item.clone());
    let Some(at) = text.find('，').filter(|_| is_grouped(text)) else { return };
    let place = item.start + at..item.start + at + '，'.len_utf8();
    let help = shown::corrected(&lexed.source, &[(place.clone(), "")]);
    findings.push(lexed.finding(Code::N115, place, "数里有全角逗号").help(format!("数里不加逗号，{help}")));
}

fn list_finding(lexed: &Lexed, item: &std::ops::Range<usize>, separator: fn(char) -> bool) -> Diagnostic {
    let text = lexed.text(item.clone());
    let places: Vec<_> =
        text.match_indices(separator).map(|(at, comma)| item.start + at..item.start + at + comma.len()).collect();
    let edits: Vec<_> = places.iter().map(|place| (place.clone(), ", ")).collect();
    let first = places.first().cloned().unwrap_or(item.clone());
    let comma = lexed.text(first.clone()).to_owned();
    lexed.finding(Code::N105, first, format!("方括号里用“{comma}”隔开，“{text}”会被当成一项")).help(format!(
        "是几项就用英文逗号，{}；确是一项就加引号 {}",
        shown::corrected(&lexed.source, &edits),
        shown::quote(text)
    ))
}

/// `{目标: 90，上年：80}`: a quantity, a comma and what looks like the next entry.
fn in_map_value(lexed: &Lexed, piece: &Piece, text: &str, findings: &mut Vec<Diagnostic>) {
    let Some((at, comma)) = text.char_indices().find(|&(_, c)| is_separator(c)) else { return };
    let behind = at + comma.len_utf8();
    let Some(next) = almost_key(text[behind..].trim_start()) else { return };
    if !like_a_quantity(&text[..at]) {
        return;
    }
    let start = piece.span.start;
    let gap = behind + (text[behind..].len() - text[behind..].trim_start().len());
    let colon = start + gap + next.colon.start..start + gap + next.colon.end;
    let edits = [(start + at..start + gap, ", "), (colon, ": ")];
    let finding = lexed
        .finding(Code::N105, start + at..start + behind, format!("花括号里两项之间的“{comma}”是全角的"))
        .help(shown::corrected(&lexed.source, &edits));
    findings.push(finding);
}

/// `［甲，乙］`: brackets of the wrong width around a whole value.
fn wide_brackets(lexed: &Lexed, piece: &Piece, text: &str, findings: &mut Vec<Diagnostic>) {
    let pairs = [('［', '］', "[", "]"), ('｛', '｝', "{", "}")];
    for (open, close, left, right) in pairs {
        let Some(inner) = text.strip_prefix(open).and_then(|text| text.strip_suffix(close)) else { continue };
        let width = open.len_utf8();
        let start = piece.span.start;
        let mut edits = vec![(start..start + width, left)];
        for (at, mark) in inner.match_indices(|c| is_separator(c) || is_wide_colon(c)) {
            let from = start + width + at;
            let new = if mark.chars().any(is_wide_colon) { ": " } else { ", " };
            edits.push((from..from + mark.len(), new));
        }
        edits.push((piece.span.end - close.len_utf8()..piece.span.end, right));
        let finding = lexed
            .finding(Code::N105, start..start + width, format!("括号“{open}{close}”是全角的，整个会被当成一段文字"))
            .help(shown::corrected(&lexed.source, &edits));
        findings.push(finding);
    }
}
