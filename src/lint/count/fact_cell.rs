//! Numbers that were typed into a table, held against the facts for N713: in a cell with the name of their indicator, or in its row.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::fact_mismatch::{Stated, fits, is_part, stated};
use crate::lint::known::Fact;
use crate::lint::{Remark, Subject};
use crate::manuscript::{Kind, Line};

/// Words of a head whose column has something else than values: changes, shares, parts of a year.
const OTHER: [&str; 7] = ["增", "减", "比", "率", "季", "月", "序"];
/// Words of a head whose column has values, with or without the unit.
const VALUES: [&str; 4] = ["目标", "实绩", "完成", "指标值"];

/// What is said of every number in a table that is none of the values of its indicator.
pub(super) fn differing(subject: &Subject<'_>, say: impl Fn(&Fact, Stated<'_>) -> Remark) -> Vec<Remark> {
    let mut rows: BTreeMap<(usize, usize), Vec<(usize, &Line)>> = BTreeMap::new();
    for (index, line) in subject.lines().filter(|(_, line)| line.kind == Kind::Cell) {
        if let Some(cell) = line.cell {
            rows.entry((cell.table, cell.row)).or_default().push((index, line));
        }
    }
    let mut remarks = Vec::new();
    for ((table, _), cells) in rows.iter().filter(|((_, row), _)| *row > 0) {
        for fact in subject.facts {
            for (index, line) in cells.iter().filter(|(_, line)| line.text.contains(&fact.name)) {
                remarks.extend(stated(subject, *index, line, fact).into_iter().map(|stated| say(fact, stated)));
            }
            if !cells.iter().any(|(_, line)| line.text.trim() == fact.name) {
                continue;
            }
            let has_unit = cells.iter().any(|(_, line)| line.text.trim() == fact.unit);
            for (index, line) in cells.iter().filter(|(_, line)| line.origins.is_empty()) {
                let head = head(&rows, *table, line);
                let is_value = !OTHER.iter().any(|word| head.contains(word)) && !is_part(head, 0, subject.year);
                let is_bare = has_unit && VALUES.iter().any(|word| head.contains(word));
                let Some(value) = number(&line.text, &fact.unit, is_bare).filter(|_| is_value) else { continue };
                if !fact.values.iter().any(|known| fits(known, value)) {
                    remarks.push(say(fact, Stated { line: *index, span: 0..line.text.len(), words: line.text.trim() }));
                }
            }
        }
    }
    remarks
}

/// The head of a cell's column.
fn head<'a>(rows: &BTreeMap<(usize, usize), Vec<(usize, &'a Line)>>, table: usize, line: &Line) -> &'a str {
    let heads = rows.get(&(table, 0)).map(Vec::as_slice).unwrap_or_default();
    let column = |line: &Line| line.cell.map(|cell| cell.column);
    heads.iter().find(|(_, head)| column(head) == column(line)).map_or("", |(_, head)| head.text.as_str())
}

/// A cell that is a number in a unit and nothing else; without it where that stands beside it.
fn number(text: &str, unit: &str, is_bare: bool) -> Option<Decimal> {
    let text = text.trim().trim_start_matches(['≥', '≤', '=', '约']);
    let digits = match text.strip_suffix(unit).filter(|_| !unit.is_empty()) {
        Some(digits) => digits,
        None if is_bare => text,
        None => return None,
    };
    digits.chars().all(|c| c.is_ascii_digit() || c == '.').then(|| digits.parse().ok()).flatten()
}
