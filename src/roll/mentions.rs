//! Lines that still name a year that is over. They are the clerk's words, so they are listed and never changed.

/// Line numbers (from 1) of the lines that name one of these years: 2026年, 2026, 二〇二六.
pub fn lines<'a>(text: &'a str, years: &[i32]) -> Vec<(usize, &'a str)> {
    let names: Vec<String> = years.iter().flat_map(|year| [year.to_string(), chinese(*year, '〇'), chinese(*year, '零')]).collect();
    let names_one = |line: &str| names.iter().any(|name| stands_alone(line, name));
    text.lines().enumerate().filter(|(_, line)| names_one(line)).map(|(index, line)| (index + 1, line)).collect()
}

/// Whether a name stands in a line with no digit on either side.
fn stands_alone(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let (before, after) = (line[..at].chars().next_back(), line[at + name.len()..].chars().next());
        ![before, after].into_iter().flatten().any(|c| c.is_ascii_digit())
    })
}

fn chinese(year: i32, zero: char) -> String {
    let digit = |c: char| match c {
        '1' => '一',
        '2' => '二',
        '3' => '三',
        '4' => '四',
        '5' => '五',
        '6' => '六',
        '7' => '七',
        '8' => '八',
        '9' => '九',
        _ => zero,
    };
    year.to_string().chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn years_and_not_parts_of_longer_numbers() {
        let text = "# 2026年度\n甲: 电话 12026\n乙: 20251\n丙: 2025-2026\n丁: 二〇二六年\n戊: 2027年\n己: 二零二五";
        let found: Vec<usize> = lines(text, &[2026, 2025]).into_iter().map(|(line, _)| line).collect();
        assert_eq!(found, [1, 4, 5, 7]);
    }
}
