//! Text into XML: the only place that escapes.

/// Head of every part.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Namespaces of the parts under `word/`.
pub const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Appends formatted markup to a `String`, which takes every write. Text goes through [`escape`], never through here.
macro_rules! put {
    ($out:expr, $($part:tt)*) => {{
        let _ = std::fmt::Write::write_fmt($out, format_args!($($part)*));
    }};
}
pub(super) use put;

/// Appends text, for element content and for attribute values alike. Characters that XML 1.0 forbids or that a
/// paragraph may not hold (R45: C0 and C1 controls, U+FFFE, U+FFFF) are dropped.
pub fn escape(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => "",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(instead);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}

/// An element that holds only text.
pub fn element(out: &mut String, tag: &str, text: &str) {
    put!(out, "<{tag}>");
    escape(out, text);
    put!(out, "</{}>", tag.split(' ').next().unwrap_or(tag));
}
