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

#[cfg(test)]
mod tests {
    use super::parse;

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
