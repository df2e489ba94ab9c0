//! What is kept of a document for comparing: hashes, so that three thousand of them fit in little memory.

use super::SHINGLE;
use crate::manuscript::Manuscript;

/// A paragraph from here on (characters that count) is a block worth naming.
const BLOCK: usize = 30;

/// A document's stretches and blocks.
#[derive(Debug, Clone, Default)]
pub struct Print {
    /// The stretches in order of the text, a hash each; a paragraph's never reach into the next one.
    pub(super) stretches: Vec<u32>,
    /// Characters that each paragraph begins behind, and how many it has.
    pub(super) paragraphs: Vec<(usize, usize)>,
    /// Long paragraphs: hash, characters, index of the line.
    pub(super) blocks: Vec<(u64, usize, usize)>,
    /// Characters that count.
    pub characters: usize,
}

/// Takes a document's print. `names`: what stands for the unit itself.
pub fn of(text: &Manuscript, names: &[&str]) -> Print {
    let mut print = Print::default();
    for (index, line) in text.lines.iter().enumerate().filter(|(_, line)| line.is_prose()) {
        let masked = masked(&line.text, names);
        print.paragraphs.push((print.stretches.len(), masked.len()));
        print.characters += masked.len();
        print.stretches.extend(masked.windows(SHINGLE).map(|window| narrow(hash(window))));
        if masked.len() >= BLOCK {
            print.blocks.push((hash(&masked), masked.len(), index));
        }
    }
    print
}

/// What counts of a text: letters and characters; a name is 某, a number 0, marks are nothing.
fn masked(text: &str, names: &[&str]) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len() / 3);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(name) = names.iter().find(|name| !name.is_empty() && rest.starts_with(**name)) {
            out.push('某');
            rest = &rest[name.len()..];
            continue;
        }
        let is_number = c.is_ascii_digit();
        if is_number && out.last() != Some(&'0') {
            out.push('0');
        } else if !is_number && c.is_alphanumeric() {
            out.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    out
}

fn hash(characters: &[char]) -> u64 {
    let mixed = characters.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, c| {
        (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)
    });
    mixed ^ (mixed >> 29)
}

#[expect(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
fn narrow(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn numbers_and_names_are_the_same_for_all() {
        let of = |text: &str| masked(text, &["桃源社区", "桃源"]).into_iter().collect::<String>();
        assert_eq!(of("桃源社区2025年办活动43场，"), "某0年办活动0场");
        assert_eq!(of("桃源人：97.3%。"), "某人0");
    }
}
