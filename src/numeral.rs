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

/// Every number in a text, in Chinese or Arabic digits, below a hundred; 两 counts as two, 百 as a hundred.
pub fn all(text: &str) -> Vec<usize> {
    let digit = |c: char| match c {
        '两' => Some(2),
        '0'..='9' => c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()),
        _ => DIGITS.iter().position(|digit| digit.starts_with(c)),
    };
    let mut numbers = Vec::new();
    let mut current: Option<usize> = None;
    let mut ended_in_ten = false;
    for c in text.chars() {
        if c == '十' {
            current = Some(current.unwrap_or(1).saturating_mul(10));
            ended_in_ten = true;
        } else if c == '百' {
            current = Some(current.unwrap_or(1).saturating_mul(100));
            ended_in_ten = true;
        } else if let Some(digit) = digit(c) {
            current = Some(match current {
                Some(tens) if ended_in_ten => tens.saturating_add(digit),
                Some(number) => number.saturating_mul(10).saturating_add(digit),
                None => digit,
            });
            ended_in_ten = false;
        } else {
            numbers.extend(current.take());
            ended_in_ten = false;
        }
    }
    numbers.extend(current);
    numbers
}

#[cfg(test)]
mod tests {
    use super::{all, chinese};

    #[test]
    fn numbers_in_names() {
        assert_eq!(all("八个不"), [8]);
        assert_eq!(all("三有一化"), [3, 1]);
        assert_eq!(all("二十四节气"), [24]);
        assert_eq!(all("12345热线"), [12345]);
        assert_eq!(all("十好"), [10]);
        assert_eq!(all("两堂"), [2]);
        assert!(all("平安创建").is_empty());
        // What is no number that anybody counts to is as large as can be.
        assert_eq!(all(&"一".repeat(60)), [usize::MAX]);
    }

    #[test]
    fn section_numbers() {
        let said: Vec<String> = [1, 9, 10, 11, 19, 20, 21, 99].map(chinese).into();
        assert_eq!(said, ["一", "九", "十", "十一", "十九", "二十", "二十一", "九十九"]);
    }
}
