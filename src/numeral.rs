//! Numbers below a hundred in 汉字: 十, 十五, 二十一 (section numbers, years of a plan).

const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A number below 100; larger ones keep their last two digits' form and are not expected.
pub fn chinese(number: usize) -> String {
    let digit = |n: usize| DIGITS.get(n).copied().unwrap_or_default();
    match (number / 10 % 10, number % 10) {
        (0, ones) => digit(ones).into(),
        (tens, ones) => {
            let tens = if tens == 1 { "" } else { digit(tens) };
            let ones = if ones == 0 { "" } else { digit(ones) };
            format!("{tens}十{ones}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn section_numbers() {
        let said: Vec<String> = [1, 9, 10, 11, 19, 20, 21, 99].map(chinese).into();
        assert_eq!(said, ["一", "九", "十", "十一", "十九", "二十", "二十一", "九十九"]);
    }
}
