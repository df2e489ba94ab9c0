//! Characters and words: what is a Chinese character, and a word cut in half at the end of a sentence.

/// First characters of common words, with what may stand before them when they end a word of their own: 同意, 举措.
const HALVES: [(char, &str); 12] = [
    ('意', "同满愿注民任故留刻创敬情诚善本用生主特示歉谢授合中得执恶如随心新大暖实一全来寓好春美肆转乐"),
    ('措', "举筹失"),
    ('推', "助类首先公主"),
    ('环', "循各花连闭一二三四五六光"),
    ('宣', "文外"),
    ('培', "栽"),
    ('监', "总纪质安收"),
    ('贯', "连一籍万"),
    ('协', "妥政文残科侨作记消体生青商老足义书舞年工"),
    ('矛', ""),
    ('纠', "自督查边"),
    ('巩', ""),
];

/// A full-width digit as a half-width one; anything else as it is.
pub fn digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        c => c,
    }
}

/// A common Chinese character.
pub fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The end of a sentence where it is half a word: 处理意.
pub fn half(sentence: &str) -> Option<&str> {
    let mut ends = sentence.char_indices().rev();
    let (_, last) = ends.next()?;
    let (_, before) = ends.next()?;
    let (_, allowed) = HALVES.iter().find(|(c, _)| *c == last)?;
    let is_word = allowed.contains(before) || !is_han(before);
    let from = ends.next().map_or(0, |(at, _)| at);
    (!is_word).then(|| &sentence[from..])
}

#[cfg(test)]
mod tests {
    use super::half;

    #[test]
    fn half_a_word() {
        assert_eq!(half("及时提出处理意"), Some("处理意"));
        for whole in ["群众满意", "采取有力举措", "成立领导小组", "加强监管", "化解矛盾"] {
            assert_eq!(half(whole), None, "{whole}");
        }
    }
}
