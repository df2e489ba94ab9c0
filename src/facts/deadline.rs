//! Deadlines (时限) as officials write them: 2026年6月底前, 6月30日前, 二季度末, 上半年, 年底前, 全年, 长期, 每月25日前.

use std::cmp::Ordering;

use super::date::days;

/// When something falls due. What is not written is not known: `6月底前` has no year, `长期` and `每月25日前` no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Deadline {
    /// The year, if written.
    pub year: Option<i32>,
    /// The month of its last day.
    pub month: Option<u32>,
    /// The last day.
    pub day: Option<u32>,
}

impl Deadline {
    /// The same in this year, if none is written.
    #[must_use]
    pub fn or_year(self, year: i32) -> Self {
        Self { year: self.year.or(Some(year)), ..self }
    }
}

/// By the last day of the period; what has no last day comes last, what has no year before what has one.
impl Ord for Deadline {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |it: &Self| (it.month.is_none(), it.year, it.month, it.day);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Deadline {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Between the parts of `3月至10月` and `6月底、12月底前`; the last part counts.
const BETWEEN: [char; 9] = ['至', '、', '/', '—', '–', '-', '~', '～', '和'];
/// Without a last day.
const OPEN: [&str; 8] = ["长期", "长期坚持", "常年", "持续", "持续推进", "常态化", "常态长效", "随时"];
/// How often: the rest is not read.
const EVERY: [&str; 13] = ["半年", "年", "学期", "季度", "季", "半月", "月", "旬", "两周", "周", "星期", "日", "天"];
/// Days that go by a name, with their date where it is the same every year.
const NAMED: [(&str, Option<(u32, u32)>); 18] = [
    ("元旦", Some((1, 1))),
    ("春节", None),
    ("元宵节", None),
    ("清明", None),
    ("清明节", None),
    ("五一", Some((5, 1))),
    ("端午", None),
    ("端午节", None),
    ("七一", Some((7, 1))),
    ("中秋", None),
    ("中秋节", None),
    ("国庆", Some((10, 1))),
    ("国庆节", Some((10, 1))),
    ("重阳", None),
    ("重阳节", None),
    ("汛", None),
    ("汛期", None),
    ("暑期", None),
];

/// Reads a deadline.
pub fn parse(text: &str) -> Option<Deadline> {
    let text = text.trim();
    if OPEN.contains(&text) {
        return Some(Deadline { year: None, month: None, day: None });
    }
    if let Some(rest) = text.strip_prefix('每') {
        let rest = EVERY.iter().find_map(|period| rest.strip_prefix(period))?;
        let due = text.strip_prefix("每年").and_then(part).filter(|due| due.year.is_none());
        let short = rest.chars().count() <= 12;
        return due.or_else(|| short.then_some(Deadline { year: None, month: None, day: None }));
    }
    let parts: Vec<&str> = text.split(BETWEEN).collect();
    let (last, earlier) = parts.split_last()?;
    let mut year = None;
    for each in earlier {
        // The first of 3—10月 has only its number.
        let read = part(each).or_else(|| part(&format!("{each}月")))?;
        year = read.year.or(year);
    }
    let last = part(last)?;
    Some(Deadline { year: last.year.or(year), ..last })
}

fn part(text: &str) -> Option<Deadline> {
    let text = text.strip_suffix("完成").unwrap_or(text);
    let text = ["以前", "之前", "前"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    let (year, rest) = match text.split_once('年') {
        Some((digits, rest)) if digits.len() == 4 => (Some(number(digits, 1000..=9999)?), rest),
        _ => (None, text),
    };
    let year = year.and_then(|year| i32::try_from(year).ok());
    let last = |month: u32| Some((month, days(year.unwrap_or(2026), month)?));
    let (month, day) = match rest {
        "" | "底" | "末" | "内" | "终" if year.is_some() => (12, 31),
        "年底" | "年末" | "年内" | "年终" | "全年" | "下半年" | "下半年底" | "下半年末" => {
            (12, 31)
        }
        "上半年" | "上半年底" | "上半年末" | "年中" => (6, 30),
        _ => match (quarter(rest), NAMED.iter().find(|(name, _)| *name == rest)) {
            (Some(quarter), _) => last(quarter * 3)?,
            (None, Some((_, Some(date)))) => *date,
            (None, Some((_, None))) => return Some(Deadline { year, month: None, day: None }),
            (None, None) => {
                let (month, rest) = rest.split_once('月')?;
                let month = number(month, 1..=12)?;
                match rest {
                    "" | "底" | "末" | "份" | "份底" | "下旬" => last(month)?,
                    "初" | "上旬" => (month, 10),
                    "中" | "中旬" => (month, 20),
                    day => (month, number(day.strip_suffix('日')?, 1..=last_day(year, month)?)?),
                }
            }
        },
    };
    Some(Deadline { year, month: Some(month), day: Some(day) })
}

/// 29 for a February of an unknown year.
fn last_day(year: Option<i32>, month: u32) -> Option<u32> {
    days(year.unwrap_or(2024), month)
}

fn quarter(text: &str) -> Option<u32> {
    let text = ["末", "底", "内"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    let text = text.strip_suffix("季度")?;
    match text.strip_prefix('第').unwrap_or(text) {
        "一" | "1" => Some(1),
        "二" | "2" => Some(2),
        "三" | "3" => Some(3),
        "四" | "4" => Some(4),
        _ => None,
    }
}

/// Digits without a leading zero, within bounds.
fn number(text: &str, bounds: std::ops::RangeInclusive<u32>) -> Option<u32> {
    let plain = !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|number| plain && bounds.contains(number))
}

/// The same deadline some years later (or earlier); a month's last day stays the last. None if it cannot be read.
pub fn shifted(text: &str, years: i32) -> Option<String> {
    parse(text)?;
    let (mut new, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('年') {
        let (before, after) = (&rest[..at], &rest[at..]);
        rest = after;
        let digits = before.len() - before.bytes().rev().take_while(u8::is_ascii_digit).count();
        if let Some(year) = before.get(digits..).filter(|digits| digits.len() == 4).and_then(|year| year.parse().ok()) {
            new.push_str(&before[..digits]);
            let moved: i32 = year + years;
            new.push_str(&moved.to_string());
            if let (Some(was), Some(is)) = (days(year, 2), days(moved, 2))
                && let Some(behind) = after.strip_prefix("年2月").and_then(|day| day.strip_prefix(&was.to_string()))
                && behind.starts_with('日')
            {
                new.push_str("年2月");
                new.push_str(&is.to_string());
                rest = behind;
                continue;
            }
        } else {
            new.push_str(before);
        }
        new.push('年');
        rest = &rest['年'.len_utf8()..];
    }
    Some(new + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(text: &str) -> Option<(Option<i32>, Option<u32>, Option<u32>)> {
        parse(text).map(|it| (it.year, it.month, it.day))
    }

    #[test]
    fn deadlines_as_officials_write_them() {
        let y = Some(2026);
        for (text, year, month, day) in [
            ("2026年6月底前", y, 6, 30),
            ("2026年6月30日前", y, 6, 30),
            ("2026年6月底", y, 6, 30),
            ("2026年6月", y, 6, 30),
            ("2026年2月底前", y, 2, 28),
            ("2028年2月底前", Some(2028), 2, 29),
            ("6月底前", None, 6, 30),
            ("2026年上半年", y, 6, 30),
            ("2026年第二季度", y, 6, 30),
            ("二季度末", None, 6, 30),
            ("第4季度", None, 12, 31),
            ("2026年底前", y, 12, 31),
            ("2026年年底前", y, 12, 31),
            ("年底前", None, 12, 31),
            ("全年", None, 12, 31),
            ("2026年全年", y, 12, 31),
            ("2026年", y, 12, 31),
            ("2026年9月上旬", y, 9, 10),
            ("2026年9月中旬前", y, 9, 20),
            ("2026年3月至10月", y, 10, 31),
            ("3—10月", None, 10, 31),
            ("2026年6月底、11月底前", y, 11, 30),
            ("2026年11月至2027年2月", Some(2027), 2, 28),
            ("每年6月底前", None, 6, 30),
            ("国庆节前", None, 10, 1),
            ("2026年5月底前完成", y, 5, 31),
        ] {
            assert_eq!(due(text), Some((year, Some(month), Some(day))), "{text}");
        }
        for open in ["长期", "每月25日前", "每季度末", "每周五", "持续推进", "春节前", "汛前"] {
            assert_eq!(due(open), Some((None, None, None)), "{open}");
        }
        for bad in [
            "",
            "尽快",
            "2026年13月底前",
            "2026年6月31日",
            "2026-06-30",
            "2026年06月底前",
            "2026",
            "6月某日",
            "每次",
            "底前",
        ] {
            assert_eq!(due(bad), None, "{bad}");
        }
    }

    #[test]
    fn they_sort_by_their_last_day() {
        let sorted = ["2026年上半年", "2026年7月1日前", "2026年9月", "2026年底前", "2027年1月", "长期"];
        let mut read: Vec<Deadline> = sorted.iter().rev().filter_map(|text| parse(text)).collect();
        read.sort();
        assert_eq!(read, sorted.iter().filter_map(|text| parse(text)).collect::<Vec<_>>());
        let plain = parse("6月底前").expect("6月底前").or_year(2026);
        assert_eq!(Some(plain), parse("2026年6月30日前"));
    }

    #[test]
    fn a_year_later_month_ends_stay() {
        for (text, later) in [
            ("2026年6月底前", "2027年6月底前"),
            ("2027年2月28日", "2028年2月29日"),
            ("2028年2月29日前", "2029年2月28日前"),
            ("2026年2月28日前", "2027年2月28日前"),
            ("2026年11月至2027年2月", "2027年11月至2028年2月"),
            ("2026年年底前", "2027年年底前"),
            ("6月底前", "6月底前"),
            ("每年6月底前", "每年6月底前"),
            ("长期", "长期"),
        ] {
            assert_eq!(shifted(text, 1).as_deref(), Some(later), "{text}");
        }
        assert_eq!(shifted("2027年6月底前", -1).as_deref(), Some("2026年6月底前"));
        assert_eq!(shifted("2026年尽快", 1), None);
    }

    proptest::proptest! {
        /// What can be read can be moved, and back again where no February ends in between; nothing panics.
        #[test]
        fn any_text_is_read_or_refused(text in "[0-9]{0,5}(年|)[0-9上第每]{0,2}(月|半年|季度|)(底|末|[0-9]{1,2}日|)(前|至|、|)[0-9]{0,4}(年|)[0-9]{0,2}(月|)") {
            // The year 10000 has five digits.
            proptest::prop_assume!(!text.contains("999"));
            let moved = shifted(&text, 4);
            proptest::prop_assert_eq!(moved.is_some(), parse(&text).is_some());
            if let Some(moved) = moved {
                let (was, is) = (parse(&text).and_then(|it| it.year), parse(&moved).and_then(|it| it.year));
                proptest::prop_assert_eq!(was.map(|year| year + 4), is, "{} {}", text, moved);
            }
        }
    }
}
