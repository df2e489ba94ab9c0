//! How alike two short texts are.

/// Twice the longest common subsequence over both lengths, from 0 to 1 (Dice's measure over an alignment).
pub fn of(one: &str, other: &str) -> f64 {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let total = one.len() + other.len();
    if total == 0 {
        return 1.0;
    }
    let mut row = vec![0_usize; other.len() + 1];
    for a in &one {
        let mut diagonal = 0;
        for (index, b) in other.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if a == b { diagonal + 1 } else { above.max(row[index]) };
            diagonal = above;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "titles have some dozens of characters")]
    let ratio = (2 * row[other.len()]) as f64 / total as f64;
    ratio
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn alike_and_not() {
        assert!((of("甲乙丙", "甲乙丙") - 1.0).abs() < f64::EPSILON);
        assert!(of("甲乙丙", "丁戊己") < f64::EPSILON);
        assert!(of("节水型小区建设考评指标", "节水型小区建设评价指标体系") > 0.6);
    }
}
