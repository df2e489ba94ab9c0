//! Line breaks of titles (R23): words stay whole, lines are balanced into 梯形 or 菱形, no line is left with one or two characters.

use std::sync::OnceLock;

use jieba_rs::Jieba;

use super::{Run, Title};

/// Half-width cells that fit on a title line: 20 full-width characters.
const CELLS: usize = 40;
/// Least cells of a line: three characters.
const LEAST: usize = 6;

/// Breaks titles. The dictionary is loaded when the first long title comes, and once.
#[derive(Default)]
pub struct Breaker {
    words: OnceLock<Jieba>,
}

impl Breaker {
    /// Breaks a title when it is too long for one line.
    pub fn lines(&self, runs: Vec<Run>) -> Title {
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        if cells(&text) <= CELLS {
            return Title { lines: vec![runs] };
        }
        let cuts = self.cuts(&text);
        Title { lines: split(runs, &cuts) }
    }

    /// Byte offsets of the breaks.
    fn cuts(&self, text: &str) -> Vec<usize> {
        let borders = self.borders(text);
        let least = cells(text).div_ceil(CELLS);
        for lines in least.max(2)..=least.max(2) + 1 {
            if let Some(cuts) = best(text, &borders, lines) {
                return cuts;
            }
        }
        Vec::new()
    }

    /// Word borders at which a line may end.
    fn borders(&self, text: &str) -> Vec<usize> {
        let jieba = self.words.get_or_init(Jieba::new);
        let mut at = 0;
        let mut borders = Vec::new();
        for word in jieba.cut(text, false) {
            at += word.word.len();
            borders.push(at);
        }
        borders.retain(|&at| at < text.len() && may_break(text, at));
        borders
    }
}

/// Never inside 《…》, between a number and its unit, before a closing mark or behind an opening one.
fn may_break(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let open = before.matches('《').count() > before.matches('》').count();
    let digit = before.ends_with(|c: char| c.is_ascii_digit());
    let closing = after.starts_with(['》', '”', '）', '、', '，', '年', '月', '日']);
    let opening = before.ends_with(['《', '“', '（', '第']);
    !open && !digit && !closing && !opening
}

/// The cheapest way to cut into this many lines.
fn best(text: &str, borders: &[usize], lines: usize) -> Option<Vec<usize>> {
    let mut best: Option<(i64, Vec<usize>)> = None;
    let mut consider = |cuts: Vec<usize>| {
        if let Some(cost) = cost(text, &cuts)
            && best.as_ref().is_none_or(|(least, _)| cost < *least)
        {
            best = Some((cost, cuts));
        }
    };
    match lines {
        2 => borders.iter().for_each(|&cut| consider(vec![cut])),
        3 => {
            for (index, &first) in borders.iter().enumerate() {
                borders[index + 1..].iter().for_each(|&second| consider(vec![first, second]));
            }
        }
        _ => {}
    }
    best.map(|(_, cuts)| cuts)
}

/// Unevenness plus penalties; none when a line does not fit.
fn cost(text: &str, cuts: &[usize]) -> Option<i64> {
    let ends = cuts.iter().copied().chain([text.len()]);
    let mut start = 0;
    let mut widths = Vec::new();
    for end in ends {
        widths.push(cells(&text[start..end]));
        start = end;
    }
    if widths.iter().any(|&width| !(LEAST..=CELLS).contains(&width)) {
        return None;
    }
    let signed: Vec<i64> = widths.iter().map(|&width| i64::try_from(width).unwrap_or(i64::MAX)).collect();
    let count = i64::try_from(signed.len()).unwrap_or(1);
    let mean = signed.iter().sum::<i64>() / count;
    let mut cost: i64 = signed.iter().map(|width| (width - mean).pow(2)).sum();
    match signed.as_slice() {
        // Equal lines are a block, not a trapezium.
        [a, b] if a == b => cost += 30,
        // 沙漏 is the one shape that the standard's 梯形 and 菱形 exclude.
        [a, b, c] if a > b && b < c => cost += 400,
        [a, b, c] if a == b && b == c => cost += 30,
        _ => {}
    }
    let good = |cut: &usize| {
        let (before, after) = text.split_at(*cut);
        after.starts_with("关于")
            || after.starts_with('《')
            || before.ends_with(['》', '、'])
            || before.ends_with("社区")
            || before.ends_with("街道")
    };
    cost -= 12 * i64::try_from(cuts.iter().filter(|cut| good(cut)).count()).unwrap_or(0);
    Some(cost)
}

fn cells(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn split(runs: Vec<Run>, cuts: &[usize]) -> Vec<Vec<Run>> {
    let mut lines = vec![Vec::new()];
    let mut at = 0;
    for run in runs {
        let mut rest = run.text.as_str();
        while let Some(cut) = cuts.iter().find(|&&cut| cut > at && cut < at + rest.len()) {
            let (head, tail) = rest.split_at(cut - at);
            push(&mut lines, &run, head);
            lines.push(Vec::new());
            at += head.len();
            rest = tail;
        }
        push(&mut lines, &run, rest);
        at += rest.len();
        if cuts.contains(&at) {
            lines.push(Vec::new());
        }
    }
    lines
}

fn push(lines: &mut [Vec<Run>], run: &Run, text: &str) {
    if let Some(line) = lines.last_mut()
        && !text.is_empty()
    {
        line.push(Run { text: text.to_owned(), ..run.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str) -> Vec<String> {
        let title = Breaker::default().lines(vec![Run::plain(text)]);
        title.lines.iter().map(|line| crate::document::text::runs(line)).collect()
    }

    #[test]
    fn short_titles_stay_whole_and_long_ones_break_at_words() {
        assert_eq!(broken("永宁街道2026年工作计划"), ["永宁街道2026年工作计划"]);
        for text in [
            "江州市临湖区永宁街道三里河一区社区2026年工作计划",
            "永宁街道办事处关于印发《永宁街道2026年重点工作任务分解方案》的通知",
            "永宁街道三里河一区社区居民委员会关于推进老旧小区改造和加装电梯工作情况的汇报",
        ] {
            let lines = broken(text);
            assert!(lines.len() >= 2 && lines.concat() == text, "{lines:?}");
            assert!(lines.iter().all(|line| cells(line) <= CELLS && cells(line) >= LEAST), "{lines:?}");
        }
    }
}
