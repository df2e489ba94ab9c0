//! 结构层次序数 as people type them at the beginning of a line: 一、（一）1.（1）①, and the same in half-width or with the wrong mark.

use crate::numeral;

/// Which kind of number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// 一、
    Chinese,
    /// （一）
    ChineseInBrackets,
    /// 1.
    Arabic,
    /// （1）
    ArabicInBrackets,
    /// ①
    Circled,
}

impl Style {
    /// The level that it has in an official document (GB/T 9704—2012, 7.3.3).
    pub fn level(self) -> u8 {
        match self {
            Self::Chinese => 1,
            Self::ChineseInBrackets => 2,
            Self::Arabic => 3,
            Self::ArabicInBrackets => 4,
            Self::Circled => 5,
        }
    }
}

/// A number at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// Which kind.
    pub style: Style,
    /// The number.
    pub number: usize,
    /// What ends it: 、 or . or ）.
    pub mark: char,
    /// Bytes that it takes, its mark included.
    pub length: usize,
}

const CHINESE: &str = "一二三四五六七八九十";

/// Reads the number at the beginning of a line.
pub fn read(line: &str) -> Option<Label> {
    let first = line.chars().next()?;
    if let Some(index) = "①②③④⑤⑥⑦⑧⑨⑩".chars().position(|c| c == first) {
        return Some(Label { style: Style::Circled, number: index + 1, mark: first, length: first.len_utf8() });
    }
    let (inside, is_bracketed) = match first {
        '（' | '(' => (&line[first.len_utf8()..], true),
        _ => (line, false),
    };
    let begins = |set: fn(char) -> bool| inside.find(|c| !set(c)).unwrap_or(inside.len());
    let chinese = begins(|c| CHINESE.contains(c));
    let arabic = begins(|c| c.is_ascii_digit());
    let (length, is_chinese) = if chinese > 0 { (chinese, true) } else { (arabic, false) };
    if length == 0 || (!is_chinese && length > 2) {
        return None;
    }
    let digits = &inside[..length];
    let number = match numeral::all(digits).as_slice() {
        [number] if (1..100).contains(number) => *number,
        _ => return None,
    };
    let mark = inside[length..].chars().next()?;
    let after = inside[length + mark.len_utf8()..].chars().next();
    let behind = &inside[length + mark.len_utf8()..];
    let ends = match (is_bracketed, is_chinese, mark) {
        // （一）至（三）项 speaks of points.
        (true, _, '）' | ')') => !behind.starts_with(['至', '到', '项', '款']),
        (false, true, '、' | '.' | '．') => !is_listed(behind, number),
        // 1.5万 is no first point, and 3、4次 no third.
        (false, false, '、' | '.' | '．') => after.is_some_and(|c| !c.is_ascii_digit()),
        _ => false,
    };
    let style = match (is_bracketed, is_chinese) {
        (false, true) => Style::Chinese,
        (true, true) => Style::ChineseInBrackets,
        (false, false) => Style::Arabic,
        (true, false) => Style::ArabicInBrackets,
    };
    let before = line.len() - inside.len();
    ends.then_some(Label { style, number, mark, length: before + length + mark.len_utf8() })
}

/// Whether 、 stands between two numbers that are counted: 四、五号楼, 三、四季度, 六一、七一; or between holidays: 十一、国庆.
fn is_listed(behind: &str, number: usize) -> bool {
    let digits = behind.len() - behind.trim_start_matches(|c| CHINESE.contains(c)).len();
    let counted = ["号", "季度", "单元", "层", "栋", "幢", "楼", "月", "年级", "组"];
    let is_next = numeral::all(&behind[..digits]).first().is_some_and(|next| *next == number + 1);
    let is_counted = is_next && counted.iter().any(|word| behind[digits..].starts_with(word));
    let is_holiday = ["国庆", "元旦", "春节", "中秋", "端午", "七一", "八一"].iter().any(|day| behind.starts_with(day));
    is_counted || is_holiday
}

/// What stands behind the label of an annex in its line, mostly nothing: 附件, 附件2, 附件一, 附件2：名册. None for any other line:
/// 附件1.名册 and 附件：名册 are of a list, and 附件一览 is a word.
pub fn annex(line: &str) -> Option<&str> {
    let rest = line.trim().strip_prefix("附件")?.trim_start();
    let behind = |set: fn(char) -> bool| rest.trim_start_matches(set);
    let (arabic, chinese) = (behind(|c| c.is_ascii_digit()), behind(|c| CHINESE.contains(c)));
    let behind = if arabic.len() < rest.len() { arabic } else { chinese };
    let number = &rest[..rest.len() - behind.len()];
    let name = behind.trim_start_matches(['：', ':', ' ', '　']);
    let is_set_apart = !number.is_empty() && name.len() < behind.len();
    (number.chars().count() <= MOST_DIGITS && (name.is_empty() || is_set_apart)).then_some(name)
}

/// Characters of the number of an annex: 12, 十二.
const MOST_DIGITS: usize = 2;

#[cfg(test)]
mod tests {
    use super::{Style, annex, read};

    #[test]
    fn labels_of_annexes() {
        let lines =
            ["附件", "附件2", "附件：", "附件 1", "附件一", "附件十二", "附件2：名册", "附件3　名册", "附件一：名册"];
        assert_eq!(lines.map(|line| annex(line).unwrap()), ["", "", "", "", "", "", "名册", "名册", "名册"]);
        for line in ["附件：名册", "附件1.名册", "附件一览", "附件2所列", "附件1、附件2", "附表1", "附件2026"]
        {
            assert_eq!(annex(line), None, "{line}");
        }
    }

    #[test]
    fn numbers_as_people_type_them() {
        for (line, style, number) in [
            ("一、总体目标", Style::Chinese, 1),
            ("十二、保障", Style::Chinese, 12),
            ("（二）组织", Style::ChineseInBrackets, 2),
            ("(三)组织", Style::ChineseInBrackets, 3),
            ("1.开展", Style::Arabic, 1),
            ("3、开展", Style::Arabic, 3),
            ("（4）开展", Style::ArabicInBrackets, 4),
            ("②开展", Style::Circled, 2),
        ] {
            let label = read(line).unwrap();
            assert_eq!((label.style, label.number), (style, number), "{line}");
        }
        for line in
            ["四、五号楼合用", "三、四季度", "二、三单元", "十一、国庆假期", "六一、七一、八一", "（一）至（三）项"]
        {
            assert_eq!(read(line), None, "{line}");
        }
        assert!(read("一、二次供水改造").is_some());
        for line in ["1.5万户", "3、4次", "2026年", "一是", "（试行）", "100、甲", "统一、规范", ""] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
