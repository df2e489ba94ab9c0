//! Which characters, and which two and three in a row, a text has: whether something can be in it at all, without reading it.

/// Bits for each byte of the text: so few are set that what is not there seldom seems to be.
const ROOM: usize = 32;

/// What a text has, two bits each (a Bloom filter). What is not there may seem to be, what is there never seems not to be.
#[derive(Debug, Clone)]
pub struct Grams {
    bits: Vec<u64>,
    mask: u32,
}

impl Grams {
    /// Those of a text.
    pub fn of(text: &str) -> Self {
        let size = text.len().saturating_mul(ROOM).clamp(1 << 10, 1 << 26).next_power_of_two();
        let mask = u32::try_from(size - 1).unwrap_or(u32::MAX);
        let mut grams = Self { bits: vec![0; size / 64], mask };
        let (mut before, mut last) = ('\0', '\0');
        for c in text.chars().map(fold) {
            for key in [key('\0', '\0', c), key('\0', last, c), key(before, last, c)] {
                for bit in [(key & mask) as usize, (key.rotate_left(16) & mask) as usize] {
                    grams.bits[bit / 64] |= 1 << (bit % 64);
                }
            }
            (before, last) = (last, c);
        }
        grams
    }

    /// Whether a word may be in the text.
    pub fn may_have(&self, word: &[u32]) -> bool {
        word.iter().all(|key| {
            let has = |key: u32| {
                let bit = (key & self.mask) as usize;
                self.bits[bit / 64] & (1 << (bit % 64)) != 0
            };
            has(*key) && has(key.rotate_left(16))
        })
    }
}

/// What a text that has a word has; empty for no word.
pub fn word(word: &str) -> Vec<u32> {
    let characters: Vec<char> = word.chars().map(fold).collect();
    match characters.as_slice() {
        [] => Vec::new(),
        [c] => vec![key('\0', '\0', *c)],
        [one, two] => vec![key('\0', *one, *two)],
        more => more.windows(3).map(|three| key(three[0], three[1], three[2])).collect(),
    }
}

/// A character as it is looked up: all digits are one.
pub fn fold(c: char) -> char {
    if c.is_numeric() { '0' } else { c }
}

fn key(before: char, last: char, c: char) -> u32 {
    let mixed = u32::from(before).wrapping_mul(0x85eb_ca6b).rotate_left(7)
        ^ u32::from(last).wrapping_mul(0xc2b2_ae35).rotate_left(17)
        ^ u32::from(c).wrapping_mul(0x9e37_79b1);
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d);
    mixed ^ (mixed >> 13)
}

#[cfg(test)]
mod tests {
    use super::{Grams, word};

    #[test]
    fn what_is_there_is_never_missed() {
        let text = "2026年3月底前完成。\n走访12户";
        let grams = Grams::of(text);
        for there in ["年", "9月", "月底前", "完成。", "访00户", "底前完成", "前完成。\n走", ""] {
            assert!(grams.may_have(&word(there)), "{there}");
        }
        for gone in ["日", "月初", "完成情况"] {
            assert!(!grams.may_have(&word(gone)), "{gone}");
        }
        assert!(!Grams::of("").may_have(&word("年")));
    }
}
