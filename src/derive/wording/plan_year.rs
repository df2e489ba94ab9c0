//! 五年规划 of a year. Only 开局 and 收官 are named; the years between are counted.

use crate::numeral::chinese;

/// The plan that a year belongs to: 2026 → `“十五五”`. The 14th began in 2021; years from 1953 on.
pub fn name(year: i32) -> String {
    let ordinal = usize::try_from((year - 2021).div_euclid(5) + 14).unwrap_or(0);
    format!("“{}五”", chinese(ordinal))
}

/// The year's place in its five years of popular legal education: 2009 → `“五五”普法第四年`. The first began in 1986.
pub fn law(year: i32) -> String {
    let ordinal = usize::try_from((year - 1986).div_euclid(5) + 1).unwrap_or(0);
    let place = usize::try_from((year - 1986).rem_euclid(5) + 1).unwrap_or(0);
    format!("“{}五”普法第{}年", chinese(ordinal), chinese(place))
}

/// The year's place in its plan: 2026 → `“十五五”开局之年`.
pub fn words(year: i32) -> String {
    let place = match (year - 2021).rem_euclid(5) {
        0 => "开局之年".to_owned(),
        4 => "收官之年".to_owned(),
        n => format!("第{}年", chinese(usize::try_from(n + 1).unwrap_or(0))),
    };
    format!("{}{place}", name(year))
}
