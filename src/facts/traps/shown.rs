//! Corrected lines for a finding's help.

use std::ops::Range;

use crate::source::Source;

/// Longest line that is shown whole, in characters.
const LONGEST: usize = 48;
/// Characters shown on either side of a correction in a longer line.
const AROUND: usize = 16;

/// 「写成：…」 with the edits done on the line of the first one. Edits are in order and lie on one line.
pub(super) fn corrected(source: &Source, edits: &[(Range<usize>, &str)]) -> String {
    let Some((first, _)) = edits.first() else { return String::new() };
    let line = source.line(source.position(first.start).line);
    let mut text = String::new();
    let mut at = line.start;
    let mut touched = None;
    for (range, new) in edits {
        text.push_str(&source.text[at..range.start.max(at)]);
        let from = text.chars().count();
        text.push_str(new);
        let to = text.chars().count();
        touched = Some(touched.map_or((from, to), |(first, _)| (first, to)));
        at = range.end;
    }
    text.push_str(&source.text[at..line.end.max(at)]);
    format!("写成：{}", window(text.trim_end(), touched.unwrap_or_default()))
}

/// The line without its indentation; of a long line the part that was touched.
fn window(text: &str, (from, to): (usize, usize)) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= LONGEST {
        return text.trim_start().to_owned();
    }
    let start = from.saturating_sub(AROUND);
    let end = (to + AROUND).min(chars.len());
    let middle: String = chars[start..end].iter().collect();
    let before = if start == 0 { "" } else { "…" };
    let after = if end == chars.len() { "" } else { "…" };
    format!("{before}{}{after}", middle.trim_start())
}

/// Text in the quotes that need no escapes.
pub(super) fn quote(text: &str) -> String {
    let text = text.trim();
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}
