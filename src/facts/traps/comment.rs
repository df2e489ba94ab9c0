//! `3号 #楼`: a `#` that swallows part of a value.

use super::lex::{Inside, Lexed, Piece, Role};
use super::shown;
use crate::diagnostic::{Code, Diagnostic};

/// A deliberate comment has two spaces before it or one behind its `#`; a lost value has neither.
pub(super) fn check(lexed: &Lexed, findings: &mut Vec<Diagnostic>) {
    for piece in &lexed.pieces {
        let Some(comment) = piece.comment.filter(|_| !piece.quoted) else { continue };
        if !swallows(&lexed.source.text, comment) || piece.role == Role::Continuation {
            continue;
        }
        if piece.span.is_empty() && has_lines_under(lexed, piece) {
            continue;
        }
        findings.push(finding(lexed, piece, comment));
    }
}

/// Whether a `#` looks like part of the text: one space before it, a word right behind it.
pub(super) fn swallows(text: &str, comment: usize) -> bool {
    let before = &text[..comment];
    let glued = text[comment + 1..].chars().next().is_some_and(char::is_alphanumeric);
    glued && before.ends_with(' ') && !before.ends_with("  ")
}

/// `任务: #题目与责任` over a list is a comment.
fn has_lines_under(lexed: &Lexed, piece: &Piece) -> bool {
    let line = &lexed.lines[piece.line];
    lexed.lines.get(piece.line + 1).is_some_and(|next| next.column > line.column || next.dashes > line.dashes)
}

fn finding(lexed: &Lexed, piece: &Piece, comment: usize) -> Diagnostic {
    let line = lexed.source.line(lexed.source.position(comment).line);
    let end = match piece.inside {
        Inside::Block => line.end,
        _ => comment + lexed.text(comment..line.end).find([',', ']', '}']).unwrap_or(line.end - comment),
    };
    let lost = lexed.text(comment..end).trim_end();
    let start = if piece.span.is_empty() { comment } else { piece.span.start };
    let whole = shown::quote(lexed.text(start..end));
    let help = if piece.span.is_empty() {
        format!("是值就加引号：{whole}；确是说明就写成“# {}”，另起一行", &lost[1..])
    } else {
        format!("是值的一部分就给整个值加引号：{whole}；确是说明就在 # 前空两格、# 后空一格")
    };
    lexed
        .finding(Code::N107, comment..comment + lost.len(), format!("“{lost}”会被当成说明丢掉，因为“#”前面有空格"))
        .label("丢掉的字")
        .help(help)
}
