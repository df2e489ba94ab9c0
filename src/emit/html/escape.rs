//! Escaping: the only place where text becomes HTML.

use std::fmt::{Arguments, Write};

/// Appends markup; text must go through [`push`].
pub fn put(out: &mut String, markup: Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = out.write_fmt(markup);
}

/// Appends text for element content or for a quoted attribute. Control characters have no place in HTML.
pub fn push(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = first_special(rest.as_bytes()) {
        let (clean, special) = rest.split_at(at);
        out.push_str(clean);
        let mut characters = special.chars();
        match characters.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            Some('\n' | '\t') => out.push(' '),
            Some(c) if !c.is_control() => out.push(c),
            _ => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
}

/// Where the first special byte is. Sixteen bytes at a time are looked at together: nearly all text is clean, and this
/// is most of what writing HTML does.
fn first_special(text: &[u8]) -> Option<usize> {
    let (chunks, _) = text.as_chunks::<16>();
    let clean = |chunk: &[u8; 16]| !chunk.iter().fold(false, |any, &byte| any | is_special(byte));
    let from = 16 * chunks.iter().take_while(|chunk| clean(chunk)).count();
    text[from..].iter().position(|&byte| is_special(byte)).map(|at| from + at)
}

/// Markup, control characters, and the first byte of those from U+0080 to U+009F. All begin a character.
const fn is_special(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | 0..0x20 | 0x7f | 0xc2)
}

/// Appends ` name="value"`.
pub fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push(out, value);
    out.push('"');
}

#[test]
fn markup_and_controls_do_not_get_through() {
    let mut out = String::new();
    push(&mut out, "a<b>&\"\u{0}\u{7f}\u{85}\n·±°£汉");
    assert_eq!(out, "a&lt;b&gt;&amp;&quot; ·±°£汉");
}
