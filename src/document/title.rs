//! Line breaks of titles (R23): words stay whole, lines are balanced into 梯形 or 菱形, no line is left with one or two characters.

use std::ops::Range;
use std::sync::OnceLock;

use jieba_rs::Jieba;

use super::{Run, Title};

/// Half-width cells that fit on a title line: 20 full-width characters.
const CELLS: usize = 40;
/// Least cells of a line: three characters.
const LEAST: usize = 6;

/// Words that most titles of plans are made of: a title that breaks well at their edges needs no dictionary.
const USUAL: [&str; 20] = [
    "工作",
    "总结",
    "计划",
    "小结",
    "社区",
    "街道",
    "上半年",
    "年度",
    "主要",
    "指标",
    "重点",
    "任务",
    "情况",
    "汇总",
    "关于",
    "印发",
    "实施",
    "方案",
    "通知",
    "和",
];
/// How uneven a title of usual words may be before the dictionary is asked for more borders.
const EVEN: i64 = 60;

/// Breaks titles. The dictionary is loaded when the first title comes that needs it, and once.
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
        let cuts = self.cuts(&text, &facts(&runs));
        Title { lines: split(runs, &cuts) }
    }

    /// Byte offsets of the breaks.
    fn cuts(&self, text: &str, facts: &[Range<usize>]) -> Vec<usize> {
        let whole = |borders: &[usize]| -> Vec<usize> {
            let outside = |at: &&usize| facts.iter().all(|fact| !(fact.start < **at && **at < fact.end));
            borders.iter().filter(outside).copied().collect()
        };
        let is_even = |cuts: &Vec<usize>| cost(text, cuts).is_some_and(|cost| cost <= EVEN);
        if let Some(cuts) = best(text, &whole(&usual_borders(text)), 2).filter(is_even) {
            return cuts;
        }
        let borders = self.borders(text);
        let least = cells(text).div_ceil(CELLS);
        for lines in least.max(2)..=least.max(2) + 1 {
            if let Some(cuts) = best(text, &whole(&borders), lines).or_else(|| best(text, &borders, lines)) {
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

/// Where facts stand in a title: the name of a unit is not broken when anything else can be.
fn facts(runs: &[Run]) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut facts = Vec::new();
    for run in runs {
        let next = at + run.text.len();
        facts.extend(run.origin.map(|_| at..next));
        at = next;
    }
    facts
}

/// Where a usual word stands on both sides, or one on the left and a number on the right: no word can lie across.
fn usual_borders(text: &str) -> Vec<usize> {
    let ends = |at: usize| USUAL.iter().any(|word| text[..at].ends_with(word));
    let begins = |at: usize| {
        let after = &text[at..];
        after.starts_with(|c: char| c.is_ascii_digit()) || USUAL.iter().any(|word| after.starts_with(word))
    };
    let inside = text.char_indices().map(|(at, _)| at).skip(1);
    inside.filter(|&at| ends(at) && begins(at) && may_break(text, at)).collect()
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
    // What 和 joins stays together on either side of it.
    let joint = |cut: &usize| text[*cut..].starts_with('和');
    cost -= 80 * i64::try_from(cuts.iter().filter(|cut| joint(cut)).count()).unwrap_or(0);
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
    fn usual_titles_break_without_the_dictionary() {
        let breaker = Breaker::default();
        let title = breaker.lines(vec![Run::plain("三里河一区社区2025年工作总结和2026年工作计划")]);
        let broken: Vec<String> = title.lines.iter().map(|line| crate::document::text::runs(line)).collect();
        assert_eq!(broken, ["三里河一区社区2025年工作总结", "和2026年工作计划"]);
        assert!(breaker.words.get().is_none());
    }

    #[test]
    fn a_name_is_not_broken_when_anything_else_can_be() {
        let name = |text: &str| Run { text: text.into(), origin: Some(0), missing: false };
        let runs = vec![name("江州市临湖区永宁街道"), name("三里河一区社区"), Run::plain("2026年工作计划")];
        let title = Breaker::default().lines(runs);
        let broken: Vec<String> = title.lines.iter().map(|line| crate::document::text::runs(line)).collect();
        assert_eq!(broken, ["江州市临湖区永宁街道", "三里河一区社区2026年工作计划"]);
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
