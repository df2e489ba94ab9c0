//! Full-width digits, letters and percent signs in values.

use super::almost::like_a_quantity;
use super::lex::{Lexed, Role};
use super::shown;
use crate::diagnostic::{Code, Diagnostic, Level};

pub(super) fn check(lexed: &Lexed, findings: &mut Vec<Diagnostic>) {
    for piece in &lexed.pieces {
        if !matches!(piece.role, Role::Value | Role::Item) {
            continue;
        }
        let Some(text) = lexed.plain(piece) else { continue };
        let quantity = like_a_quantity(text);
        let numeral = |c: char| quantity && matches!(c, '．' | '～' | '＞' | '＜' | '＝');
        let Some(from) = text.find(|c| is_wide(c) || numeral(c)) else { continue };
        if !quantity && !text.contains(is_wide) {
            continue;
        }
        let run = text[from..].find(|c| !is_wide(c) && !numeral(c)).map_or(text.len(), |end| from + end);
        let narrow = narrowed(text, quantity);
        let place = piece.span.start + from..piece.span.start + run;
        let level = if quantity { Level::Error } else { Level::Warning };
        let help = shown::corrected(&lexed.source, &[(piece.span.clone(), &narrow)]);
        let message = format!("“{}”是全角的", &text[from..run]);
        findings.push(lexed.finding(Code::N115, place, message).level(level).help(help));
    }
}

/// Full-width digits, percent sign and Latin letters.
fn is_wide(c: char) -> bool {
    matches!(c, '０'..='９' | '％' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// The text with ASCII digits, letters and signs.
fn narrowed(text: &str, quantity: bool) -> String {
    let text = if quantity { text.replace("＞＝", "≥").replace("＜＝", "≤") } else { text.to_owned() };
    text.chars()
        .map(|c| match c {
            '．' | '～' | '＝' if !quantity => c,
            '＞' if quantity => '≥',
            '＜' if quantity => '≤',
            '！'..='～' if is_wide(c) || matches!(c, '．' | '～' | '＝') => {
                char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
            }
            c => c,
        })
        .collect()
}
