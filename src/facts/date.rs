//! Dates as official documents write them (R31): 2026年1月20日, no zero padding, a real day.

/// Year, month, day of a well-formed date.
pub fn parse(text: &str) -> Option<(i32, u32, u32)> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    if year.len() != 4 || [year, month, day].iter().any(|part| part.starts_with('0')) {
        return None;
    }
    if [year, month, day].iter().any(|part| part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let (year, month, day): (i32, u32, u32) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    (1..=days(year, month)?).contains(&day).then_some((year, month, day))
}

/// Days of a month.
pub fn days(year: i32, month: u32) -> Option<u32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

/// Days of a stretch of time, both ends counted: 2008年1月23日至24日 is two. The end may leave out what it has in common with
/// the beginning. None for what is no stretch of real days.
pub fn stretch(text: &str) -> Option<i64> {
    let Some((from, to)) = text.split_once(['至', '—', '~']) else { return parse(text).map(|_| 1) };
    let (year, month, _) = parse(from)?;
    let full = match (to.contains('年'), to.contains('月')) {
        (true, _) => to.to_owned(),
        (false, true) => format!("{year}年{to}"),
        (false, false) => format!("{year}年{month}月{to}"),
    };
    let days = serial(parse(&full)?)? - serial(parse(from)?)?;
    (days >= 0).then_some(days + 1)
}

/// Days since a day long ago.
fn serial((year, month, day): (i32, u32, u32)) -> Option<i64> {
    let before = i64::from(year) - 1;
    let months: Option<u32> = (1..month).map(|month| days(year, month)).sum();
    Some(before * 365 + before / 4 - before / 100 + before / 400 + i64::from(months?) + i64::from(day))
}

#[cfg(test)]
mod tests {
    use super::{parse, stretch};

    #[test]
    fn both_ends_of_a_stretch_count() {
        for (text, days) in [
            ("2008年1月23日至24日", Some(2)),
            ("2008年1月23日", Some(1)),
            ("2008年2月28日至3月1日", Some(3)),
            ("2007年2月28日—3月1日", Some(2)),
            ("2007年12月31日至2008年1月1日", Some(2)),
            ("2008年1月24日至23日", None),
            ("2008年2月30日至3月1日", None),
            ("近日", None),
        ] {
            assert_eq!(stretch(text), days, "{text}");
        }
    }

    #[test]
    fn only_real_days_in_official_form() {
        assert_eq!(parse("2026年1月20日"), Some((2026, 1, 20)));
        assert_eq!(parse("2024年2月29日"), Some((2024, 2, 29)));
        for bad in [
            "2026年01月20日",
            "2026年2月29日",
            "2026年13月1日",
            "26年1月1日",
            "2026-01-20",
            "2026年1月20号",
            "2026年+1月1日",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
