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
    while let Some(at) = rest.find(|c: char| matches!(c, '&' | '<' | '>' | '"') || c.is_control()) {
        let (clean, special) = rest.split_at(at);
        out.push_str(clean);
        let mut characters = special.chars();
        match characters.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            Some('\n' | '\t') => out.push(' '),
            _ => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
}

/// Appends ` name="value"`.
pub fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push(out, value);
    out.push('"');
}
