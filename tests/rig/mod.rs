//! What the three rendering test programs (`layout`, `readers`, `browser`) share: tools, the built sample, DOCX and PDF.
#![allow(dead_code, reason = "each of the three test programs uses a part of it")]

pub mod docx;
pub mod ink;
pub mod pdf;
pub mod report;
pub mod sample;
pub mod tools;

/// Text as compared between formats: characters only. Line breaks and spacing are each renderer's own.
pub fn characters(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && !"\u{200b}\u{feff}\u{ad}".contains(*character))
        .collect()
}

/// The first place where two texts part, with what stands around it; `None` when they are equal.
pub fn difference(left: &str, right: &str) -> Option<String> {
    if left == right {
        return None;
    }
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    let at = left.iter().zip(&right).take_while(|(one, other)| one == other).count();
    let around = |text: &[char]| -> String { text[at.saturating_sub(12)..(at + 18).min(text.len())].iter().collect() };
    Some(format!(
        "第 {} 字起不同（共 {} 与 {} 字）：「{}」与「{}」",
        at + 1,
        left.len(),
        right.len(),
        around(&left),
        around(&right)
    ))
}
