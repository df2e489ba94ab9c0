//! N755 表格超出版心、表头不重复
//!
//! 是什么：表格各列加起来比版心宽；或者一页放不下的长表没有设“重复标题行”。浮动的、套在别的表里的不看。
//!
//! 为什么：超出版心的部分装订、裁切时会丢；翻到下一页看不出各列是什么。
//!
//! 例子：表宽170毫米；60行的任务分解表只有第一页有表头。
//!
//! 应当写成：表宽不超过156毫米（横排页225毫米）；选中表头行，表格—重复标题行。
//!
//! 依据：实务（标准只规定横排表的位置）。

use super::letterhead_place::is_marked;
use super::measure::{MILLIMETRE, millimetres};
use super::view::View;
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::Pitch;

/// Inner edges of cells may hang over: 1.9 mm on each side is what programs do by themselves.
const HANGING: i64 = 2 * 108 + MILLIMETRE;

/// Looks at the tables.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut found: Vec<(usize, String)> = Vec::new();
    // A head may be a table as wide as the lines of a letter.
    let title = view.title().map_or(0, |(title, _)| title);
    let is_head =
        |at: Option<usize>| at.is_some_and(|at| at < title && view.all().take(title).any(|(_, it)| is_marked(it)));
    for table in view.form.tables.iter().filter(|table| !table.is_set_apart && !is_head(table.paragraph)) {
        let (Some(first), Some(section)) = (table.paragraph, view.form.sections.get(table.section)) else { continue };
        // Where the margins take too much of 版心, that is their fault.
        let nominal = i64::from(if section.is_landscape() { grid::AREA_HEIGHT } else { grid::AREA_WIDTH });
        let area = section.area_width().map(|area| area.max(nominal));
        if let (Some(columns), Some(area)) = (table.columns, area)
            && columns > area + HANGING
        {
            found.push((first, format!("宽{}，超出版心（{}）", millimetres(columns), millimetres(area))));
            continue;
        }
        // Even rows of one line of 五号 do not all fit.
        let height = if section.is_landscape() { grid::AREA_WIDTH } else { grid::AREA_HEIGHT };
        // Lines of a fixed height say how high a row is at least.
        let line = view.form.paragraphs.get(first).map(|it| it.layout).filter(|it| it.pitch == Some(Pitch::Exact));
        let row = line.and_then(|layout| layout.line).unwrap_or(LOWEST).max(LOWEST);
        let fits = usize::try_from(i64::from(height) / row).unwrap_or(usize::MAX);
        if table.rows > fits && !table.repeats {
            found.push((first, format!("有{}行，一页放不下，表头没有设“重复标题行”", table.rows)));
        }
    }
    view.one("表格", &found, "表格太宽的，请在“表格属性”里把宽度改到版心以内；长表选中表头行，设“重复标题行”")
}

/// No row of a table is lower, in twips: a line of 五号 as its font has it.
const LOWEST: i64 = 272;
