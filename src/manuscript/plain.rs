//! Plain text: a paragraph a line, or a row of a table. What is a title or a heading shows only in its form.

use std::sync::Arc;

use super::row::{self, Rows};
use super::{Kind, Line, Manuscript, label};
use crate::source::Source;

/// What a title ends with: 文种 and its companions.
const ENDINGS: [&str; 30] = [
    "计划",
    "方案",
    "总结",
    "小结",
    "打算",
    "要点",
    "意见",
    "通知",
    "报告",
    "汇报",
    "材料",
    "简报",
    "安排",
    "细则",
    "办法",
    "规划",
    "概述",
    "综述",
    "案例",
    "計劃",
    "總結",
    "通报",
    "的决定",
    "的请示",
    "的批复",
    "的函",
    "会议纪要",
    "的公告",
    "的通告",
    "应急预案",
];
/// A line with so many tabs in it is a row of a table; one tab sets a signer or a date apart.
const TABS: usize = 2;
/// A title is no longer than this (GB/T 9704 has no limit; two lines and a half of 20 characters).
const TITLE: usize = 50;
/// A heading that stands alone is shorter than a line and a half.
const HEADING: usize = 40;

/// Reads a text.
pub fn read(source: Arc<Source>) -> Manuscript {
    let (mut lines, mut rows): (Vec<Line>, Rows) = Default::default();
    for number in 1..=source.lines() {
        let range = source.line(number);
        let whole = &source.text[range.clone()];
        let text = whole.trim_matches(|c: char| c.is_whitespace());
        if text.is_empty() {
            continue;
        }
        let at = |part: &str| range.start + (part.as_ptr().addr() - whole.as_ptr().addr());
        if text.len() > 1 && text.starts_with('|') && text.ends_with('|') {
            if row::is_rule(text) {
                rows.pass(number);
            } else {
                lines.extend(rows.read(number, row::barred(text), at));
            }
            continue;
        }
        if text.matches('\t').count() >= TABS {
            lines.extend(rows.read(number, text.split('\t'), at));
            continue;
        }
        let start = range.start + (whole.len() - whole.trim_start().len());
        let kind = kind(text, lines.is_empty());
        lines.push(Line { start, ..Line::new(kind, text) });
    }
    Manuscript { blanks: rows.blanks, ..Manuscript::read(source, lines) }
}

/// What a line is by its form.
pub fn kind(text: &str, is_first: bool) -> Kind {
    let length = text.chars().count();
    let is_open = !text.ends_with(['。', '，', '；', '：', '！', '？', ',', ';', ':', '!', '?', '、']);
    // What has ended a sentence is no heading, and what follows is not complete.
    if label::read(text).is_some() {
        return if length <= HEADING && is_open && !text.contains('。') { Kind::Heading(None) } else { Kind::Body };
    }
    let is_part = text.starts_with('第') && text.chars().nth(2) == Some('篇');
    if is_open && length <= TITLE && (is_first || is_part || is_named(text)) {
        return Kind::Title;
    }
    Kind::Body
}

/// Whether a text ends with a 文种, as titles do.
pub fn is_named(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    // What a title carries behind it: （试行）, (12篇), (jh).
    let bare = match bare.rsplit_once(['（', '(']) {
        Some((before, _)) if !before.is_empty() => before,
        _ => bare,
    };
    let bare = bare.strip_suffix("范文").unwrap_or(bare);
    ENDINGS.iter().any(|ending| bare.ends_with(ending)) && !text.contains(['，', ',', '。'])
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind};

    #[test]
    fn what_a_line_is() {
        assert_eq!(kind("桃源社区2026年工作计划", false), Kind::Title);
        assert_eq!(kind("社区建设工作计划方案范文(12篇)", false), Kind::Title);
        assert_eq!(kind("二、主要任务", false), Kind::Heading(None));
        assert_eq!(kind("1.抓好排查，落实到人。", false), Kind::Body);
        assert_eq!(kind("各社区要认真落实本计划。", false), Kind::Body);
    }
}
