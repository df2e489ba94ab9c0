//! Lines that still name a year that is over. They are the clerk's words, so they are listed and never changed.

/// Characters before the year and in all that an excerpt shows.
const EXCERPT: (usize, usize) = (12, 36);

/// Line numbers (from 1) of the lines that name one of these years (2026年, 2026, 二〇二六), each with its words there.
pub fn lines(text: &str, years: &[i32]) -> Vec<(usize, String)> {
    let names: Vec<String> =
        years.iter().flat_map(|year| [year.to_string(), chinese(*year, '〇'), chinese(*year, '零')]).collect();
    let place = |line: &str| names.iter().filter_map(|name| alone(line, name)).min();
    text.lines()
        .enumerate()
        .filter_map(|(index, line)| place(line).map(|at| (index + 1, excerpt(line.trim_end(), at))))
        .collect()
}

/// Where a name stands in a line with no digit on either side.
fn alone(line: &str, name: &str) -> Option<usize> {
    line.match_indices(name).map(|(at, _)| at).find(|at| {
        let (before, after) = (line[..*at].chars().next_back(), line[at + name.len()..].chars().next());
        ![before, after].into_iter().flatten().any(|c| c.is_ascii_digit())
    })
}

/// The words of a line around an offset.
fn excerpt(line: &str, at: usize) -> String {
    let start = line.len() - line.trim_start().len();
    let skipped = line[start..at].chars().count().saturating_sub(EXCERPT.0);
    let mut rest = line[start..].chars().skip(skipped);
    let mut words: String = rest.by_ref().take(EXCERPT.1).collect();
    if skipped > 0 {
        words.insert(0, '…');
    }
    if rest.next().is_some() {
        words.push('…');
    }
    words
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
        let long = format!("  {}2026年{}", "前".repeat(30), "后".repeat(50));
        let words = format!("…{}2026年{}…", "前".repeat(12), "后".repeat(19));
        assert_eq!(lines(&long, &[2026]), [(1, words)]);
    }
}
