//! N628 旧的年份没有改
//!
//! 是什么：计划、方案里要做的事，期限或者年份却在计划年度之前；任务表的“完成时限”一栏也看。
//!
//! 为什么：拿上年的稿子改，年份漏改了一处，这件事就成了做不到的。
//!
//! 例子：（2026年工作计划）2025年6月底前完成管网检查。
//!
//! 应当写成：2026年6月底前完成管网检查；模板里用 {{ 年度 }}年。已经做完的事，写“已于”。
//!
//! 依据：实务（公开通报过的差错）。

use crate::lint::pattern::{Hit, Pattern};
use crate::lint::title;
use crate::lint::{Remark, Subject};
use crate::manuscript::Kind;

/// A date before which something is to be done.
static DEADLINE: Pattern = Pattern::new(
    r"(?P<at>(?P<year>20\d\d)年(?:上半年|下半年|第[一二三四]季度)?(?:\d{1,2}月)?(?:\d{1,2}日)?[底末初中上下旬]{0,2}(?:之前|以前|前))(?P<rest>[^，。；、]{0,24})",
);
/// What is meant to be done in a year.
static AIM: Pattern = Pattern::new(
    r"(?P<at>(?P<year>20\d\d)年度?)(?P<rest>(?:将|要|力争|计划|拟|确保|争取|打算|全年要|工作目标|主要任务|工作打算)[^，。；]{0,24})",
);
/// Words that tell of what has been done, or of what something is called.
const PAST: [&str; 18] = [
    "结转",
    "实现",
    "收官",
    "全面完成",
    "实际",
    "已",
    "曾",
    "完成情况",
    "执行",
    "回顾",
    "总结",
    "建成时",
    "了",
    "未能",
    "没有",
    "原定",
    "期间",
    "落实情况",
];

/// What somebody or something was by a day: 年满60周岁的居民.
const STATES: [&str; 14] =
    ["年满", "建成", "取得", "入住", "登记", "出生", "竣工", "投入", "签订", "设立", "成立", "参加", "交付", "注册"];

/// Looks for years before the plan year in what is still to be done.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(year) = subject.year else { return Vec::new() };
    let title: String = subject
        .text
        .lines
        .iter()
        .filter(|line| line.kind == Kind::Title)
        .take(1)
        .map(|line| line.text.as_str())
        .collect();
    if !title::is_plan_of_a_year(&title) {
        return Vec::new();
    }
    let say = |hit: &Hit<'_>| {
        let said: i32 = hit.group("year").parse().ok()?;
        let sentence = hit.before().rsplit(['。', '；']).next().unwrap_or_default();
        // 2025年底前建成的小区: what is so called, not what is to be done.
        let rest = hit.group("rest");
        let is_name = rest.chars().take(6).any(|c| c == '的')
            || rest.contains('的') && STATES.iter().any(|state| rest.starts_with(state));
        let is_past = is_name
            || PAST.iter().any(|word| hit.group("rest").contains(word))
            || hit.after().split('。').next().unwrap_or_default().contains("实际")
            || ["已", "自", "从", "截至", "原", "上年", "此前"].iter().any(|word| sentence.contains(word));
        (said < year && !is_past && !hit.is_quoted()).then(|| {
            hit.says(
                format!("这是{year}年的{}，这件事的时间却是{}", kind(&title), hit.words()),
                "请改成计划年度；已经做完的，写“已于”",
            )
        })
    };
    let mut remarks = subject.in_prose(&DEADLINE, say);
    remarks.extend(subject.in_prose(&AIM, say));
    remarks.extend(cells(subject, year, kind(&title)));
    remarks
}

/// Years in the columns of a table that say by when.
fn cells(subject: &Subject<'_>, year: i32, kind: &str) -> Vec<Remark> {
    let cells = || subject.lines().filter_map(|(index, line)| Some((index, line, line.cell?)));
    let heads: Vec<(usize, usize)> = cells()
        .filter(|(_, line, cell)| cell.row == 0 && DUE.iter().any(|word| line.text.contains(word)))
        .map(|(_, _, cell)| (cell.table, cell.column))
        .collect();
    let due = cells().filter(|(_, _, cell)| cell.row > 0 && heads.contains(&(cell.table, cell.column)));
    due.filter_map(|(index, line, _)| {
        // From the year before on, up to this one.
        let last = YEAR.hits(index, &line.text).into_iter().last()?;
        let said: i32 = last.group("year").parse().ok()?;
        let row =
            cells().filter(|(_, _, cell)| line.cell.is_some_and(|own| (own.table, own.row) == (cell.table, cell.row)));
        let is_past = row.into_iter().any(|(_, line, _)| PAST.iter().any(|word| line.text.contains(word)));
        (said < year && !is_past).then(|| {
            let message = format!("这是{year}年的{kind}，这一行的时限却是{}", last.words());
            last.says(message, "请改成计划年度；已经做完的，写“已于”")
        })
    })
    .collect()
}

/// Columns that say by when.
const DUE: [&str; 5] = ["时限", "期限", "完成时间", "时间节点", "时间安排"];
static YEAR: Pattern = Pattern::new(r"(?P<at>(?P<year>20\d\d)年(?:\d{1,2}月)?(?:底|末|前)?)");

fn kind(title: &str) -> &'static str {
    ["方案", "要点", "打算", "安排"].into_iter().find(|kind| title.contains(kind)).unwrap_or("计划")
}
