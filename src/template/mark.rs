//! Marks that carry a fact's origin through the template engine and through Markdown.
//!
//! A mark is a pair of private-use characters around a printed value, with the number of its origin between them. Marks
//! live only between render and parse, inside [`Marked`]; fact files may not hold private-use characters (N111), so
//! nothing else can look like one.

const OPEN: char = '\u{e000}';
const GAP: char = '\u{e001}';
const TEXT: char = '\u{e002}';
const CLOSE: char = '\u{e003}';
const DIGIT: u32 = 0xe010;

/// Markdown with marks in it. Only [`crate::markdown`] takes it apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked(String);

impl Marked {
    /// Takes the engine's output over.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The Markdown, marks included: for the parser.
    pub fn markdown(&self) -> &str {
        &self.0
    }
}

/// A stretch of text after the marks are taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Text.
    pub text: String,
    /// Its origin.
    pub origin: Option<usize>,
    /// A visible gap.
    pub missing: bool,
}

/// Writes a value with its origin, escaped for Markdown.
pub fn write(out: &mut impl std::fmt::Write, text: &str, origin: Option<usize>) -> std::fmt::Result {
    let Some(origin) = origin else { return escape(out, text) };
    out.write_char(OPEN)?;
    digits(out, origin)?;
    out.write_char(TEXT)?;
    escape(out, text)?;
    out.write_char(CLOSE)
}

/// Writes a visible gap, escaped for Markdown.
pub fn write_gap(out: &mut impl std::fmt::Write, text: &str) -> std::fmt::Result {
    out.write_char(OPEN)?;
    out.write_char(GAP)?;
    out.write_char(TEXT)?;
    escape(out, text)?;
    out.write_char(CLOSE)
}

fn digits(out: &mut impl std::fmt::Write, number: usize) -> std::fmt::Result {
    let mut shift = (usize::BITS - number.leading_zeros()).div_ceil(4).max(1);
    while shift > 0 {
        shift -= 1;
        let digit = u32::try_from(number >> (shift * 4) & 0xf).unwrap_or(0);
        out.write_char(char::from_u32(DIGIT + digit).unwrap_or(TEXT))?;
    }
    Ok(())
}

/// Every ASCII punctuation mark gets a backslash, so a value can never become Markdown. A line break becomes nothing:
/// Chinese lines join without a space.
fn escape(out: &mut impl std::fmt::Write, text: &str) -> std::fmt::Result {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_punctuation() {
            out.write_str(&text[from..at])?;
            out.write_char('\\')?;
            from = at;
        } else if matches!(byte, b'\n' | b'\r') {
            out.write_str(&text[from..at])?;
            from = at + 1;
        }
    }
    out.write_str(&text[from..])
}

/// First byte of every mark, and of no 汉字.
const MARK: u8 = 0xee;

/// Takes the marks out of text that the Markdown parser has already unescaped.
pub fn split(text: &str) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let (mut origin, mut missing, mut number, mut in_head) = (None, false, 0_usize, false);
    let mut buffer = String::new();
    let flush = |buffer: &mut String, origin: Option<usize>, missing: bool, out: &mut Vec<Stretch>| {
        if !buffer.is_empty() {
            out.push(Stretch { text: std::mem::take(buffer), origin, missing });
        }
    };
    let mut rest = text;
    loop {
        let plain = if in_head { 0 } else { rest.bytes().position(|byte| byte == MARK).unwrap_or(rest.len()) };
        let (before, from) = rest.split_at(plain);
        buffer.push_str(before);
        let mut chars = from.chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        match c {
            OPEN => {
                flush(&mut buffer, origin, missing, &mut stretches);
                (in_head, number, missing) = (true, 0, false);
            }
            GAP if in_head => missing = true,
            TEXT if in_head => {
                origin = (!missing).then_some(number);
                in_head = false;
            }
            CLOSE => {
                flush(&mut buffer, origin, missing, &mut stretches);
                (origin, missing) = (None, false);
            }
            c if in_head => number = number * 16 + (c as u32).wrapping_sub(DIGIT).min(15) as usize,
            c => buffer.push(c),
        }
    }
    flush(&mut buffer, origin, missing, &mut stretches);
    stretches
}

/// Text without its marks.
pub fn strip(text: &str) -> String {
    split(text).into_iter().map(|stretch| stretch.text).collect()
}

/// Marked text without its final punctuation, also where that stands inside the last mark.
pub fn trim_end(text: &str, marks: &[char]) -> String {
    let trimmed = text.trim_end();
    let closed = trimmed.trim_end_matches([CLOSE]);
    let inside = closed.trim_end().trim_end_matches(marks);
    format!("{inside}{}", &trimmed[closed.len()..])
}

/// Whether text still holds a mark: no document may.
pub fn is_marked(text: &str) -> bool {
    text.chars().any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_comes_back_with_its_origin() {
        for origin in [0, 1, 15, 16, 255, 4096] {
            let mut text = String::from("共");
            write(&mut text, "1*2_3户", Some(origin)).expect("writing to a string");
            write_gap(&mut text, "【待补】").expect("writing to a string");
            let unescaped: String = text.replace('\\', "");
            let stretches = split(&unescaped);
            assert_eq!(stretches[1], Stretch { text: "1*2_3户".into(), origin: Some(origin), missing: false });
            assert!(stretches[2].missing);
            assert!(stretches.iter().all(|stretch| !is_marked(&stretch.text)));
        }
    }
}
