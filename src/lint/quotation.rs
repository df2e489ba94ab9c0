//! Whether a place lies in a quotation or a title: these keep the words that they have.

/// In “”, ‘’ or 《》 that is open at a place.
pub fn is_open(before: &str) -> bool {
    [('《', '》'), ('“', '”'), ('‘', '’')]
        .into_iter()
        .any(|(left, right)| before.rfind(left).is_some_and(|at| before.rfind(right).is_none_or(|end| end < at)))
}
