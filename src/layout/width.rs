//! How wide a text is, in twips, by the pitch of 仿宋_GB2312 (Appendix of the layout model: full width or half).

use super::grid;

/// Whether a character takes a full cell in a Chinese face.
pub fn is_full(c: char) -> bool {
    !matches!(c, '\u{20}'..='\u{7e}' | '\u{a0}' | '\u{b7}')
}

/// Width of 三号 text.
pub fn of(text: &str) -> i32 {
    text.chars().map(|c| if is_full(c) { grid::CHARACTER } else { grid::DIGIT }).sum()
}

/// Width in character cells, half-width characters counting one half: in half cells.
pub fn half_cells(text: &str) -> usize {
    text.chars().map(|c| if is_full(c) { 2 } else { 1 }).sum()
}
