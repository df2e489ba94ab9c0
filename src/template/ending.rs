//! How a sentence ends: facts are written without a final mark or with any, and the document sets the right one.

use super::mark;

/// What ends a written point and is set anew.
const ENDS: [char; 5] = ['。', '；', '，', '、', ' '];
/// What a writer ends a sentence with on purpose.
const OWN: [char; 5] = ['？', '！', '：', '?', '!'];
/// What may close behind the end of a sentence that is quoted.
const CLOSING: [char; 4] = ['”', '’', '」', '』'];

/// Marked text without the mark that is set anew.
pub fn trimmed(text: &str) -> String {
    mark::trim_end(text, &ENDS)
}

/// Plain text without the mark that is set anew.
pub fn bare(text: &str) -> &str {
    text.trim_end_matches(ENDS)
}

/// Whether a sentence brings its own end, be it within its last quotation marks.
pub fn is_closed(sentence: &str) -> bool {
    mark::strip(sentence).trim_end_matches(CLOSING).ends_with(|c| c == '。' || OWN.contains(&c))
}

/// A sentence with 。 or its own end.
pub fn closed(sentence: &str) -> String {
    if is_closed(sentence) { sentence.to_owned() } else { format!("{sentence}。") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_one_end() {
        for (written, wanted) in [
            ("甲", "甲。"),
            ("甲。", "甲。"),
            ("甲；", "甲。"),
            ("怎么办？", "怎么办？"),
            ("要求如下：", "要求如下："),
            ("说“甲。”", "说“甲。”"),
            ("问“甲？”", "问“甲？”"),
            ("说“甲”", "说“甲”。"),
            ("“甲。”", "“甲。”"),
        ] {
            assert_eq!(closed(&trimmed(written)), wanted);
        }
    }
}
