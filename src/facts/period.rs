//! 报告期 and 截止: how far into the year a number reaches. 10月底, 1—10月, 上半年, 前三季度, 11月15日.

/// A part of a year, counted from its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Last month, 1 to 12.
    month: u32,
    /// Last day, when it is not the month's last.
    day: Option<u32>,
}

/// What [`parse`] understands, for messages.
pub const FORMS: &str = "10月底、1—10月、11月15日、上半年、前三季度、全年";

const WORDS: [(&str, u32); 8] = [
    ("全年", 12),
    ("上年全年", 12),
    ("上半年", 6),
    ("一季度", 3),
    ("第一季度", 3),
    ("前三季度", 9),
    ("年底", 12),
    ("年末", 12),
];

/// Reads a period. None when it is none.
pub fn parse(text: &str) -> Option<Period> {
    let text = text.trim().trim_start_matches("截至");
    if let Some((_, month)) = WORDS.iter().find(|(word, _)| *word == text) {
        return Some(Period { month: *month, day: None });
    }
    let (months, rest) = text.split_once('月')?;
    let last = match months.split_once(['—', '-', '～', '~', '–']) {
        Some(("1", last)) if rest.is_empty() || matches!(rest, "底" | "末") => last,
        Some(_) => return None,
        None if rest.is_empty() => return None,
        None => months,
    };
    let month: u32 = last.parse().ok().filter(|month| (1..=12).contains(month) && !last.starts_with('0'))?;
    let day = match rest {
        "" | "底" | "末" => None,
        _ => {
            let day: u32 = rest.strip_suffix('日')?.parse().ok()?;
            let last = super::date::days(2024, month)?;
            Some((1..=last).contains(&day).then_some(day)?)
        }
    };
    let ends_month = day.is_some_and(|day| super::date::days(2023, month).is_some_and(|last| day >= last));
    Some(Period { month, day: day.filter(|_| !ends_month) })
}

impl Period {
    /// Whether it is the whole year, so that nothing need be said.
    pub fn is_whole(self) -> bool {
        self.month == 12 && self.day.is_none()
    }

    /// The date that it reaches: 10月底, 11月15日.
    pub fn until(self) -> String {
        match self.day {
            Some(day) => format!("{}月{day}日", self.month),
            None => format!("{}月底", self.month),
        }
    }

    /// The stretch that it covers, for what is counted over time: 1—10月. One that ends within a month has only a date.
    pub fn span(self) -> String {
        match (self.month, self.day) {
            (_, Some(_)) => format!("截至{}", self.until()),
            (1, None) => "1月".to_owned(),
            (month, None) => format!("1—{month}月"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn official_spellings_are_read_and_said() {
        for (text, until, span) in [
            ("10月底", "10月底", "1—10月"),
            ("截至10月末", "10月底", "1—10月"),
            ("1—10月", "10月底", "1—10月"),
            ("1-11月", "11月底", "1—11月"),
            ("上半年", "6月底", "1—6月"),
            ("前三季度", "9月底", "1—9月"),
            ("11月15日", "11月15日", "截至11月15日"),
            ("10月31日", "10月底", "1—10月"),
        ] {
            let period = parse(text).expect(text);
            assert_eq!((period.until().as_str(), period.span().as_str()), (until, span), "{text}");
            assert!(!period.is_whole());
        }
        for whole in ["全年", "12月底", "1—12月", "12月31日"] {
            assert!(parse(whole).expect(whole).is_whole(), "{whole}");
        }
        for bad in ["", "13月底", "3—10月", "10月", "年中", "4月31日", "010月底", "十月底"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
