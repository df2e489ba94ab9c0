//! Months of a calendar (月历) that may run into the next year: 3月, 7—8月, 7月至8月, 次年1月.

/// A month or months, counted from January of the plan year: 0 is 1月, 12 is 次年1月.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Months {
    /// The first.
    pub from: u32,
    /// The last, the same for a single month.
    pub to: u32,
}

const BETWEEN: [char; 6] = ['至', '—', '–', '-', '～', '~'];

/// Reads one or two months. The second lies after the first.
pub fn parse(text: &str) -> Option<Months> {
    let (first, last) = text.split_once(BETWEEN).unwrap_or((text, text));
    let first = first.trim_end_matches('月');
    let from = month(&format!("{first}月"))?;
    let mut to = month(last)?;
    // 次年1—2月: the year is said once.
    if to < from && text.starts_with("次年") {
        to += 12;
    }
    (from <= to).then_some(Months { from, to })
}

fn month(text: &str) -> Option<u32> {
    let (text, years) = match text.strip_prefix("次年") {
        Some(rest) => (rest, 12),
        None => (text, 0),
    };
    let number: u32 = text.strip_suffix('月')?.parse().ok()?;
    (1..=12).contains(&number).then(|| number - 1 + years)
}

impl Months {
    /// In words, with the year where it is not the plan year: 7—8月, 2027年1月.
    pub fn words(self, plan_year: i32) -> String {
        let number = |month: u32| month % 12 + 1;
        let year = |month: u32| if month < 12 { String::new() } else { format!("{}年", plan_year + 1) };
        if self.from == self.to {
            return format!("{}{}月", year(self.from), number(self.from));
        }
        match (self.from < 12, self.to < 12) {
            (true, false) => format!("{}月至{}{}月", number(self.from), year(self.to), number(self.to)),
            _ => format!("{}{}—{}月", year(self.from), number(self.from), number(self.to)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_read_and_print() {
        for (text, words) in [
            ("3月", "3月"),
            ("7—8月", "7—8月"),
            ("7月至8月", "7—8月"),
            ("次年1月", "2027年1月"),
            ("次年1—2月", "2027年1—2月"),
            ("12月至次年1月", "12月至2027年1月"),
        ] {
            assert_eq!(parse(text).map(|months| months.words(2026)).as_deref(), Some(words), "{text}");
        }
        for text in ["13月", "八月", "8—7月", "0月", "月", "次年"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
