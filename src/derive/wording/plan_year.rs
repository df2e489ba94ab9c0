//! 五年规划 of a year. Only 开局 and 收官 are named; the years between are counted.

const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A number below 100 in 汉字: 十, 十五, 二十.
pub fn chinese(number: u32) -> String {
    let (tens, ones) = (number / 10 % 10, number % 10);
    let digit = |n: u32| DIGITS.get(n as usize).copied().unwrap_or_default();
    match (tens, ones) {
        (0, ones) => digit(ones).into(),
        (tens, ones) => {
            let tens = if tens == 1 { "" } else { digit(tens) };
            let ones = if ones == 0 { "" } else { digit(ones) };
            format!("{tens}十{ones}")
        }
    }
}

/// The plan that a year belongs to: 2026 → `“十五五”`. The 14th began in 2021; years from 1953 on.
pub fn name(year: i32) -> String {
    let ordinal = u32::try_from((year - 2021).div_euclid(5) + 14).unwrap_or(0);
    format!("“{}五”", chinese(ordinal))
}

/// The year's place in its plan: 2026 → `“十五五”开局之年`.
pub fn words(year: i32) -> String {
    let place = match (year - 2021).rem_euclid(5) {
        0 => "开局之年".to_owned(),
        4 => "收官之年".to_owned(),
        n => format!("第{}年", chinese(u32::try_from(n + 1).unwrap_or(0))),
    };
    format!("{}{place}", name(year))
}
