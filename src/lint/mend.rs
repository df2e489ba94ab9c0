//! Which remarks are mended without asking: marks and widths of characters, nothing that anybody reads aloud.
//!
//! An edit is made only when letters, characters and the values of numbers are the same before and after, so it can change no
//! name, no number and no word; what stands in a quotation stays, and of a 发文字号 only the brackets change.

use std::ops::Range;

use super::pattern::Pattern;
use super::{Noted, meet, quotation, word};
use crate::diagnostic::Code;
use crate::manuscript::Manuscript;
use crate::manuscript::edit::Edit;

/// Rules whose fixes are mechanical: half-width marks, quotation marks, dashes and ellipses, brackets of 发文字号, digits. Spaces
/// between words are not among them: they may keep names apart.
const MECHANICAL: [Code; 9] =
    [Code::N638, Code::N651, Code::N652, Code::N653, Code::N657, Code::N661, Code::N662, Code::N664, Code::N665];

/// 国发〔2026〕1号, however its brackets are written.
static FILE_NUMBER: Pattern =
    Pattern::new(r"(?P<at>\p{Han}*\s*[\[(（【〔［﹝]\s*[\d０-９]{2,4}年?\s*[\])）】〕］﹞]\s*第?[\d０-９]+号)");
/// An address of the net or of a disk, up to a blank or a mark that no address has.
static ADDRESS: Pattern = Pattern::new(r"(?P<at>(?:https?://|ftp://|www\.|[A-Za-z]:\\|\\\\)[^\s，。；、）》”]*)");
/// 阿卜杜拉.买买提: a dot between names, which no rule can tell from a stop.
static DOT: Pattern = Pattern::new(r"\p{Han}(?P<at>\.)\p{Han}");

/// The edits that these findings ask for and that may be made, in order, none over another.
pub fn edits(text: &Manuscript, noted: &[Noted]) -> Vec<Edit> {
    let whole = noted.iter().filter_map(|noted| edit(text, noted));
    let mut edits: Vec<Edit> = whole.flat_map(|edit| small(text, &edit)).collect();
    edits.sort_by_key(|edit| (edit.line, edit.span.start, edit.span.end));
    let mut kept: Vec<Edit> = Vec::new();
    for edit in edits {
        let is_free = kept
            .last()
            .is_none_or(|last| last.line < edit.line || (last.span.end <= edit.span.start && last.span != edit.span));
        if is_free {
            kept.push(edit);
        }
    }
    kept
}

fn edit(text: &Manuscript, noted: &Noted) -> Option<Edit> {
    let code = noted.finding.code;
    let (line, with) = (noted.line?, noted.fix.as_ref()?);
    // Only what stands in the text itself is written anew.
    if text.apart.iter().any(|(known, _)| *known == line) {
        return None;
    }
    let whole = &text.lines.get(line)?.text;
    let span = noted.span.clone();
    let after = [&whole[..span.start], with, &whole[span.end..]].concat();
    // In Markdown, marks of links, code and HTML are no marks of the text.
    let is_markdown = text.source.as_ref().is_some_and(|source| source.path.rsplit('.').next() == Some("md"));
    if is_markdown
        && (whole.contains(['`', '<', '>', '[', ']', '$']) || whole.starts_with(":::") || is_code(text, line))
    {
        return None;
    }
    // A blank that is no space, and a break of a line, may keep names apart.
    if whole[span.clone()].contains(['\u{a0}', '\u{2028}', '\u{2029}']) {
        return None;
    }
    let lies_in = |pattern: &Pattern| pattern.hits(line, whole).iter().any(|hit| meet(&hit.span(), &span));
    if lies_in(&ADDRESS) || lies_in(&DOT) {
        return None;
    }
    let is_same = letters(whole) == letters(&after) && numbers(whole) == numbers(&after);
    let is_left = code != Code::N653 && is_quoted(whole, &span);
    let is_number = code != Code::N664 && lies_in(&FILE_NUMBER);
    (MECHANICAL.contains(&code) && !span.is_empty() && is_same && !is_left && !is_number).then(|| Edit {
        line,
        span,
        with: with.clone(),
    })
}

/// Whether a line of Markdown is indented as code is.
fn is_code(text: &Manuscript, line: usize) -> bool {
    let Some(source) = &text.source else { return false };
    let before = &source.text[..text.lines[line].start];
    let indent = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    indent.starts_with('\t') || indent.starts_with("    ")
}

/// An edit as edits of the marks between the letters, which stay where they are: a program may have torn them apart.
fn small(text: &Manuscript, edit: &Edit) -> Vec<Edit> {
    let old = &text.lines[edit.line].text[edit.span.clone()];
    let (before, after) = (pieces(old), pieces(&edit.with));
    // A mark where there was none has no place of its own.
    if before.iter().zip(&after).any(|(one, other)| one.is_empty() && !other.is_empty()) {
        return Vec::new();
    }
    let mut at = edit.span.start;
    let mut edits = Vec::new();
    for (one, other) in before.iter().zip(&after) {
        if one != other {
            edits.push(Edit { line: edit.line, span: at..at + one.len(), with: (*other).to_owned() });
        }
        at += one.len();
    }
    edits
}

/// Marks, a letter, marks, a letter … marks: of two texts with the same letters there are equally many.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        pieces.extend([&text[from..at], &text[at..at + c.len_utf8()]]);
        from = at + c.len_utf8();
    }
    pieces.push(&text[from..]);
    pieces
}

/// Letters and characters, digits by their width.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).map(narrow).collect()
}

/// Numbers with their points, and what a sign says of them.
fn numbers(text: &str) -> Vec<String> {
    let narrow: String = text.chars().map(narrow).collect();
    let parts = narrow.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '%');
    parts.map(|part| part.trim_matches('.')).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn narrow(c: char) -> char {
    match c {
        '％' => '%',
        '．' => '.',
        c => word::digit(c),
    }
}

/// Whether a stretch lies in a quotation or a title, also in one with straight marks.
fn is_quoted(text: &str, span: &Range<usize>) -> bool {
    let before = &text[..span.start];
    let is_odd = |mark: char| before.matches(mark).count() % 2 == 1;
    quotation::is_open(before) || is_odd('"') || is_odd('\'')
}
