//! Line breaking (断行): greedy, as Word does it, with 避头尾 (GB/T 15834 5.1, R11) and whole numbers (R15).

use crate::layout::{grid, width};

/// How much fits on a line and how wide characters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Width of the first line.
    pub first: i32,
    /// Width of every further line.
    pub rest: i32,
    /// Width of a full-width character.
    pub full: i32,
    /// Width of a half-width character.
    pub half: i32,
}

impl Measure {
    /// 三号 text on a measure, the first line shortened and every further line shortened (R4, R8).
    pub fn size_3(width: i32, first_indent: i32, rest_indent: i32) -> Self {
        Self { first: width - first_indent, rest: width - rest_indent, full: grid::CHARACTER, half: grid::DIGIT }
    }

    /// Text whose half-width characters are half as wide as its full-width ones.
    pub fn even(width: i32, full: i32) -> Self {
        Self { first: width, rest: width, full, half: full / 2 }
    }

    /// Advance of a character. Marks that stand on the character before them take no room.
    fn advance(self, c: char) -> i32 {
        match c {
            _ if is_han(c) => self.full,
            _ if is_attached(c) => 0,
            _ if width::is_full(c) => self.full,
            _ => self.half,
        }
    }
}

/// Breaks a paragraph that arrives in parts, such as the runs of a block.
#[derive(Debug, Clone)]
pub struct Breaker {
    measure: Measure,
    breaks: Vec<usize>,
    /// Offset of the next character.
    at: usize,
    /// Offset and width of the current line.
    start: usize,
    width: i32,
    /// The last place where the current line may end, with the width up to it.
    chance: Option<(usize, i32)>,
    previous: Option<char>,
}

impl Breaker {
    /// A paragraph without text yet.
    pub fn new(measure: Measure) -> Self {
        Self { measure, breaks: Vec::new(), at: 0, start: 0, width: 0, chance: None, previous: None }
    }

    /// Goes on with a part of the text.
    pub fn push(&mut self, text: &str) {
        for c in text.chars() {
            self.character(c);
        }
    }

    /// A line ends here whatever its width: the given lines of a title.
    pub fn end_line(&mut self) {
        if self.at > self.start {
            self.breaks.push(self.at);
        }
        (self.start, self.width, self.chance, self.previous) = (self.at, 0, None, None);
    }

    /// Offsets at which a new line begins.
    pub fn finish(mut self) -> Vec<usize> {
        if self.breaks.last() == Some(&self.at) {
            self.breaks.pop();
        }
        self.breaks
    }

    fn character(&mut self, c: char) {
        if let Some(previous) = self.previous
            && may_break(previous, c)
        {
            self.chance = Some((self.at, self.width));
        }
        let advance = self.measure.advance(c);
        while self.width + advance > self.limit() && self.at > self.start && !hangs(c) {
            // Without a place to break, a long run breaks where the line is full rather than leave the page.
            let (offset, width) = self.chance.take().unwrap_or((self.at, self.width));
            self.breaks.push(offset);
            self.start = offset;
            self.width -= width;
        }
        self.width += advance;
        self.at += c.len_utf8();
        self.previous = Some(c);
    }

    fn limit(&self) -> i32 {
        if self.breaks.is_empty() { self.measure.first } else { self.measure.rest }
    }
}

/// Offsets at which a new line of a text begins.
pub fn breaks(text: &str, measure: Measure) -> Vec<usize> {
    let mut breaker = Breaker::new(measure);
    breaker.push(text);
    breaker.finish()
}

/// Whether a line may end between two characters.
pub fn may_break(before: char, after: char) -> bool {
    if is_han(before) && is_han(after) {
        return true;
    }
    if before == ' ' {
        return after != ' ' && !is_attached(after);
    }
    let inside_word = is_word(before) && is_word(after);
    !inside_word && !is_forbidden_start(after) && !is_forbidden_end(before)
}

/// Marks that may not begin a line (避头), and characters that belong to the one before.
pub fn is_forbidden_start(c: char) -> bool {
    let full = matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '”'
            | '’'
            | '…'
            | '—'
            | '～'
            | '·'
            | '％'
            | '‰'
            | '℃'
    );
    full || matches!(c, ' ' | '!' | ')' | ',' | '.' | ':' | ';' | '?' | ']' | '}' | '%') || is_attached(c)
}

/// Marks that may not end a line (避尾).
pub fn is_forbidden_end(c: char) -> bool {
    matches!(c, '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '“' | '‘' | '￥' | '(' | '[' | '{' | '$')
}

/// The common 汉字: nearly every pair of characters is one of two of these.
fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Letters, digits and what joins them: 12.5%, 2025-2026, GB/T.
fn is_word(c: char) -> bool {
    c.is_ascii_graphic()
}

/// Spaces may stand past the end of a line; nothing shows there.
fn hangs(c: char) -> bool {
    c == ' ' || is_attached(c)
}

/// Combining marks, joiners and variation selectors (names in rare characters use them).
fn is_attached(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}
