//! The signs of YAML, seen in a line of text: blanks, dashes, colons, comments, quotes.

/// Whether text behind a dash without space was meant as an item: a word, quotes or a bracket, not a number.
pub(super) fn begins_an_item(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || "“《\"'{[".contains(c))
}

/// Spaces of every kind that a keyboard or a web page leaves at the beginning of a line.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

pub(super) fn is_quote(c: Option<char>) -> bool {
    matches!(c, Some('"' | '\''))
}

pub(super) fn is_marker(line: &str, marker: &str) -> bool {
    line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

pub(super) fn is_dash(rest: &str) -> bool {
    is_marker(rest, "-")
}

/// The head of block text: `|` or `>` alone, with an optional `-` or `+`. `>5` is a clerk's comparison.
pub(super) fn block_header(rest: &str) -> bool {
    let rest = comment_in(rest).map_or(rest, |comment| &rest[..comment]).trim_end();
    matches!(rest, "|" | "|-" | "|+" | ">" | ">-" | ">+")
}

/// Where a comment begins: a `#` behind a space or a tab.
pub(super) fn comment_in(text: &str) -> Option<usize> {
    text.match_indices('#').map(|(at, _)| at).find(|&at| text[..at].ends_with([' ', '\t']))
}

/// The first colon that YAML takes for one: a space, a tab or the end of the line behind it.
pub(super) fn key_colon(text: &str) -> Option<usize> {
    text.match_indices(':').map(|(at, _)| at).find(|&at| {
        let behind = &text[at + 1..];
        behind.is_empty() || behind.starts_with([' ', '\t'])
    })
}

/// Length of quoted text with its quotes, if it ends.
pub(super) fn close_quote(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    let (_, mark) = chars.next()?;
    while let Some((at, c)) = chars.next() {
        if c == '\\' && mark == '"' {
            chars.next();
        } else if c == mark {
            if mark == '\'' && text[at + 1..].starts_with('\'') {
                chars.next();
            } else {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Whether a line inside quotes looks like an entry of the file, so that the quote is one too many.
pub(super) fn looks_like_entry(line: &str) -> bool {
    let line = line.trim_start_matches(is_blank);
    if is_dash(line) {
        return true;
    }
    key_colon(line).is_some_and(|colon| {
        let key = &line[..colon];
        !key.is_empty()
            && key.chars().count() <= 20
            && !key.contains(['"', '\'', '，', '。', '、', ' ', '“', '#', ',', '{', '['])
    })
}
