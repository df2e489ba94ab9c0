//! Text that would be a key were its colon right: `调解率：90%`, `调解率:90%`.

use std::ops::Range;

/// The colon that is not right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Almost {
    /// The key's characters.
    pub key: Range<usize>,
    /// The colon's bytes.
    pub colon: Range<usize>,
    /// Full-width or another sign that looks like a colon.
    pub wide: bool,
}

/// Longest name that passes for a key.
const LONGEST: usize = 14;

/// Finds the colon that a clerk meant to end a key. Times, ratios, addresses and sentences have none.
pub(super) fn almost_key(text: &str) -> Option<Almost> {
    let (at, colon) = text.char_indices().find(|&(_, c)| c == ':' || is_wide_colon(c))?;
    let wide = colon != ':';
    let key = text[..at].trim_end();
    let behind = &text[at + colon.len_utf8()..];
    let digits_only = key.chars().all(char::is_numeric);
    let name = !key.is_empty() && key.chars().count() <= LONGEST && key.chars().all(is_of_a_name);
    if !name || digits_only {
        return None;
    }
    if !wide {
        let ratio = key.ends_with(|c: char| c.is_ascii_digit()) && behind.starts_with(|c: char| c.is_ascii_digit());
        let address = behind.starts_with(['/', '\\']) || matches!(key, "http" | "https" | "ftp" | "mailto");
        if ratio || address || behind.is_empty() || behind.starts_with([' ', '\t', ':']) {
            return None;
        }
    }
    Some(Almost { key: 0..key.len(), colon: at..at + colon.len_utf8(), wide })
}

/// Signs that look like a colon: full-width, small, presentation forms, ratio.
pub(super) fn is_wide_colon(c: char) -> bool {
    matches!(c, '：' | '﹕' | '︓' | '︰' | '∶')
}

/// Whether text begins as quantities do: a digit of either width, a comparison or 约、近.
pub(super) fn like_a_quantity(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '≥' | '≤' | '=' | '＝' | '>' | '<' | '＞' | '＜' | '约' | '近')
    });
    text.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

fn is_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | '（' | '）' | '(' | ')' | '/')
}

#[cfg(test)]
mod tests {
    use super::almost_key;

    #[test]
    fn only_a_key_with_a_wrong_colon_counts() {
        for text in ["调解率：90%", "调解率:90%", "a∶90", "户数（户）：3", "调解率:\u{3000}90%", "调解率\u{3000}：90"]
        {
            assert!(almost_key(text).is_some(), "{text}");
        }
        for text in
            ["12:30", "5:5", "http://a.cn", "比例5:5", "会议要求，各社区：一是", "C:\\甲", "没有冒号", "：甲", "甲: 乙"]
        {
            assert!(almost_key(text).is_none(), "{text}");
        }
    }
}
