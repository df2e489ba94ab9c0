//! Signs that mean something else in YAML, template marks, and dashes that are not list marks.

use super::almost::like_a_quantity;
use super::lex::{Inside, Lexed, Piece, Role};
use super::shown;
use super::signs::begins_an_item;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(lexed: &Lexed, findings: &mut Vec<Diagnostic>) {
    for piece in &lexed.pieces {
        let Some(text) = lexed.plain(piece) else { continue };
        if template(lexed, piece, text, findings) {
            continue;
        }
        let found = match piece.role {
            Role::Key => key_sign(lexed, piece, text),
            Role::Continuation if in_bullets(lexed, piece) => dash(lexed, piece, text),
            Role::Continuation => None,
            _ => comparison(lexed, piece, text)
                .or_else(|| sign(lexed, piece, text))
                .or_else(|| dash(lexed, piece, text))
                .or_else(|| odd_quote(lexed, piece, text, findings)),
        };
        findings.extend(found);
    }
}

/// `{{ 年度 }}` belongs into a template.
fn template(lexed: &Lexed, piece: &Piece, text: &str, findings: &mut Vec<Diagnostic>) -> bool {
    if !text.contains('{') {
        return false;
    }
    let Some(at) = ["{{", "{%"].iter().filter_map(|mark| text.find(mark)).min() else { return false };
    let length = text[at..].find("}}").or_else(|| text[at..].find("%}")).map_or(2, |end| end + 2);
    let start = piece.span.start + at;
    let finding = lexed
        .finding(Code::N108, start..start + length, format!("事实文件里不能用模板记号“{}”", &text[at..at + 2]))
        .help("这里直接写数或文字；随年度、单位变化的话写在 templates 里的模板中");
    findings.push(finding);
    true
}

/// `>=90%`: the keyboard's comparison signs.
fn comparison(lexed: &Lexed, piece: &Piece, text: &str) -> Option<Diagnostic> {
    if !text.starts_with(['>', '<', '=']) {
        return None;
    }
    let sign = [">=", "=>", "<=", "=<", ">", "<"].into_iter().find(|sign| text.starts_with(sign))?;
    let rest = text[sign.len()..].trim_start();
    if !sign.starts_with('>') && !like_a_quantity(rest) {
        return None;
    }
    let at = piece.span.start..piece.span.start + sign.len();
    let edit = at.start..piece.span.end - rest.len();
    let (better, words) = if sign.contains('>') { ("≥", "不少于") } else { ("≤", "不超过") };
    let help = shown::corrected(&lexed.source, &[(edit.clone(), better)]);
    let strict =
        if sign.contains('=') { String::new() } else { format!("；“{sign}”在公文里也写成“{better}”") };
    Some(
        lexed.finding(Code::N109, at, format!("值以“{sign}”开头")).help(format!("{help}，或写“{words}{rest}”{strict}")),
    )
}

/// Signs with which YAML begins something else.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '%' | '@' | '`' | '*' | '&' | '!' | '|' | ',' | ']' | '}')
}

fn sign(lexed: &Lexed, piece: &Piece, text: &str) -> Option<Diagnostic> {
    let first = text.chars().next()?;
    let question = text == "?" || text.starts_with("? ");
    if !is_mark(first) && !question {
        return None;
    }
    let at = piece.span.start..piece.span.start + first.len_utf8();
    let number = text[1..].trim();
    let help = match first {
        '%' if number.starts_with(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_digit() || c == '.') =>
        {
            format!("百分号写在数的后面：{number}%")
        }
        '*' if text[1..].starts_with(|c: char| c.is_alphanumeric()) => {
            format!("给值加引号：{}；还没有数就写“待定”", shown::quote(text))
        }
        '*' | '&' => format!("给值加引号：{}；要共用内容，写在上级的“共享.yaml”里", shown::quote(text)),
        ',' | ']' | '}' => format!("删去这个“{first}”；确是文字就加引号：{}", shown::quote(text)),
        _ => format!("给值加引号：{}", shown::quote(text)),
    };
    Some(lexed.finding(Code::N109, at, format!("值以“{first}”开头，它在 YAML 里另有意义")).help(help))
}

/// `@张三: 1`: a key that begins with a sign.
fn key_sign(lexed: &Lexed, piece: &Piece, text: &str) -> Option<Diagnostic> {
    if text.strip_prefix('-').is_some_and(begins_an_item) && piece.inside == Inside::Block {
        let at = piece.span.start..piece.span.start + 1;
        let help = shown::corrected(&lexed.source, &[(at.clone(), "- ")]);
        return Some(lexed.finding(Code::N114, at, "短横“-”后面没有空格，这一行不会成为清单的一项").help(help));
    }
    let first = text.chars().next().filter(|&c| is_mark(c))?;
    let at = piece.span.start..piece.span.start + first.len_utf8();
    let help = format!("给键加引号：{}，或换一个名称", shown::quote(text));
    Some(lexed.finding(Code::N109, at, format!("键以“{first}”开头，它在 YAML 里另有意义")).help(help))
}

/// Whether a further line of text stands below one that begins with a dash or a bullet as well.
fn in_bullets(lexed: &Lexed, piece: &Piece) -> bool {
    let before = piece.line.checked_sub(1).map(|line| &lexed.lines[line]);
    before.is_some_and(|line| {
        line.dashes == 0 && lexed.source.text[line.start..].starts_with(|c| c == '-' || is_bullet(c))
    })
}

/// `平安"社区`: one ASCII quotation mark without partner in text that does not begin with one.
fn odd_quote(lexed: &Lexed, piece: &Piece, text: &str, findings: &[Diagnostic]) -> Option<Diagnostic> {
    let at = text.rfind('"').filter(|_| text.matches('"').count() % 2 == 1)?;
    let line = lexed.source.position(piece.span.start).line;
    let said = |finding: &Diagnostic| finding.place.as_ref().is_some_and(|place| place.start().line == line);
    if findings.iter().any(|finding| finding.code == Code::N113 && said(finding)) {
        return None;
    }
    let inch = text[..at].ends_with(|c: char| c.is_ascii_digit()) && !text.ends_with('"');
    let place = piece.span.start + at..piece.span.start + at + 1;
    let help = "删去它，或前后各写一个；句子里面的引号用中文的“”";
    (!inch).then(|| lexed.finding(Code::N113, place, "英文引号只有一半").help(help))
}

/// Signs that people put before the items of a list.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '－' | '–' | '—' | '•' | '·' | '●' | '﹣' | '−')
}

/// `键: - 甲`, `-甲`, `－ 甲`: list marks in the wrong place or of the wrong kind.
fn dash(lexed: &Lexed, piece: &Piece, text: &str) -> Option<Diagnostic> {
    let first = text.chars().next()?;
    let at = piece.span.start..piece.span.start + first.len_utf8();
    let line = &lexed.lines[piece.line];
    let at_head = line.start == piece.span.start && line.dashes == 0;
    if first == '-' {
        let rest = &text[1..];
        if rest.is_empty() {
            return (piece.role != Role::Bare).then(|| {
                let help = "还没有数就写“待定”，不适用就写“不适用”；确要一个短横就加引号：\"-\"";
                lexed.finding(Code::N109, at, "值只写了一个短横“-”").help(help)
            });
        }
        if rest.starts_with(' ') && !at_head {
            let item = rest.trim();
            let help = match piece.inside {
                Inside::Block => format!("清单另起一行、缩进两格写“- {item}”，或写成 [{item}]"),
                _ => format!("括号里不用短横，直接写：{item}"),
            };
            return Some(lexed.finding(Code::N114, at, "“- ”不能写在这里").help(help));
        }
        if at_head && begins_an_item(rest) && piece.role != Role::Item {
            let help = shown::corrected(&lexed.source, &[(at.clone(), "- ")]);
            return Some(lexed.finding(Code::N114, at, "短横“-”后面没有空格，这一行不会成为清单的一项").help(help));
        }
        return None;
    }
    let rest = text[first.len_utf8()..].trim_start_matches(super::signs::is_blank);
    let bullet = is_bullet(first) && at_head && !rest.is_empty() && !rest.starts_with(is_bullet);
    if !bullet || piece.role == Role::Item || rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let edit = at.start..piece.span.end - rest.len();
    let help = shown::corrected(&lexed.source, &[(edit, "- ")]);
    Some(
        lexed
            .finding(Code::N114, at, format!("“{first}”不是清单的记号"))
            .help(format!("清单用英文短横加一个空格。{help}")),
    )
}
