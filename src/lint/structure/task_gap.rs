//! N609 任务没有责任单位、完成时限
//!
//! 是什么：任务表里有的任务，责任单位、牵头单位或者完成时限一栏空着，或者时限只写尽快、及时、适时。
//!
//! 为什么：没有谁办、什么时候办完，任务就没有分下去，也没法督办。
//!
//! 例子：| 更换楼道照明 | （空） | 2026年5月底前 |
//!
//! 应当写成：| 更换楼道照明 | 环境物业专干 | 2026年5月底前 |
//!
//! 依据：实务（审核常见退文原因）。

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::{Remark, Subject};
use crate::manuscript::{Cell, Kind, Line};

/// Words of a head whose column says what is to be done, by whom and until when.
const WHAT: [&str; 5] = ["任务", "举措", "措施", "事项", "工作内容"];
const WHO: [&str; 4] = ["责任单位", "责任部门", "责任人", "牵头"];
const WHEN: [&str; 4] = ["时限", "完成时间", "完成期限", "完成日期"];
/// No time at all.
const VAGUE: [&str; 5] = ["尽快", "尽快完成", "及时", "及时完成", "适时"];
/// Rows that are no task.
const OTHER: [&str; 3] = ["合计", "小计", "总计"];

/// A table's cells that say something, by row and column.
type Rows<'a> = BTreeMap<usize, BTreeMap<usize, (usize, &'a Line)>>;

/// Looks at the tables of tasks.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut tables: BTreeMap<usize, Rows<'_>> = BTreeMap::new();
    for (index, line) in subject.lines().filter(|(_, line)| line.kind == Kind::Cell) {
        if let Some(cell) = line.cell {
            // Of several paragraphs in a cell the first stands for it.
            let row = tables.entry(cell.table).or_default().entry(cell.row).or_default();
            row.entry(cell.column).or_insert((index, line));
        }
    }
    tables.iter().flat_map(|(table, rows)| gaps(*table, rows, &subject.text.blanks)).collect()
}

fn gaps(table: usize, rows: &Rows<'_>, blanks: &BTreeSet<Cell>) -> Vec<Remark> {
    let Some(heads) = rows.get(&0) else { return Vec::new() };
    let has = |words: &[&str], line: &Line| words.iter().any(|word| line.text.contains(word));
    let Some(what) = heads.iter().find(|(_, (_, head))| has(&WHAT, head)).map(|(column, _)| *column) else {
        return Vec::new();
    };
    let tasks: Vec<_> = rows.range(1..).filter_map(|(row, cells)| Some((*row, task(cells, what)?, cells))).collect();
    let mut remarks = Vec::new();
    for (&column, (_, head)) in heads.iter().filter(|(_, (_, head))| has(&WHO, head) || has(&WHEN, head)) {
        let is_blank = |row: usize| blanks.contains(&Cell { table, row, column });
        // A form that is to be filled in, or a table where a blank means the same as above.
        if tasks.iter().filter(|(row, ..)| is_blank(*row)).count() * 2 > tasks.len() {
            continue;
        }
        let named = head.text.trim();
        for (row, (at, task), cells) in &tasks {
            if is_blank(*row) {
                let message = format!("“{}”没有写{named}", short(&task.text));
                remarks.push(Remark::at(*at, 0..task.text.len(), message, "请补上；还没有定的，先与有关单位商定"));
            }
            let vague = cells.get(&column).filter(|(_, line)| has(&WHEN, head) && VAGUE.contains(&line.text.trim()));
            if let Some((at, line)) = vague {
                let message = format!("“{}”的{named}只写“{}”", short(&task.text), line.text.trim());
                remarks.push(Remark::at(*at, 0..line.text.len(), message, "请写明到哪一天、哪个月底前"));
            }
        }
    }
    remarks
}

/// The task of a row that says something else beside its number: a row of a heading only names a group of tasks.
fn task<'a>(cells: &BTreeMap<usize, (usize, &'a Line)>, what: usize) -> Option<(usize, &'a Line)> {
    let is_number = |line: &Line| line.text.trim().chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation());
    let is_more = cells.iter().any(|(column, (_, line))| *column != what && !is_number(line));
    let is_other = |line: &Line| OTHER.contains(&line.text.replace([' ', '\u{3000}'], "").as_str());
    cells.get(&what).copied().filter(|(_, line)| is_more && !is_other(line))
}

fn short(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 16 {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(14).collect::<String>())
    }
}
