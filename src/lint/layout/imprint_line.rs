//! N785 版记没有分隔线
//!
//! 是什么：版记里有印发机关和印发日期，上下却一条线也没有，或者少了首条、末条、中间的一条，是红色、太粗；用图文框排的，不在版心最下面，与版心不等宽。用表格边框、段落边框、图形画的都算。信函格式不看。
//!
//! 为什么：版记靠分隔线与正文分开，线与版心等宽。
//!
//! 例子：“永宁街道党政综合办公室　2026年1月20日印发”上下没有线。
//!
//! 应当写成：抄送上面一条粗线，抄送与印发之间一条细线，印发下面一条粗线。
//!
//! 依据：GB/T 9704—2012 7.4.1：版记中的分隔线与版心等宽，首条分隔线和末条分隔线用粗线（推荐高度为0.35mm），中间的分隔线用细线
//! （推荐高度为0.25mm）。规定（粗细为推荐）。

use super::letter_form::{self, ISSUED};
use super::measure::{MILLIMETRE, millimetres};
use super::view::View;
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Color, Paragraph, Place};

const HELP: &str = "请在抄送上面、印发下面画粗线（0.35毫米，1磅），中间画细线（0.25毫米，0.75磅），与版心等宽";
/// A paragraph that is a line is no higher, in twips.
const LINE: i64 = 60;
/// More than half a millimetre: in eighths of a point, and in twips.
const THICK: (i64, i64) = (12, 30);
/// 抄送, 主送 and lines stand so far above at most.
const ABOVE: usize = 6;

/// Looks for a line around the 版记.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject).filter(|view| !letter_form::is_letter(view)) else { return Vec::new() };
    let last = view.bodies().map(|(index, _)| index).last().unwrap_or(0);
    let Some((issued, row)) = view.all().skip(last + 1).find(|(_, it)| ISSUED.is_in(it.text().trim())) else {
        return Vec::new();
    };
    let fault = if row.place == Place::Cell { of_table(&view, issued) } else { of_lines(&view, last, issued) };
    let found: Vec<(usize, String)> = fault.map(|fault| (issued, fault)).into_iter().collect();
    view.one("版记", &found, HELP)
}

/// What is wrong with the borders of the table that the row stands in; one of which nothing is known may have lines.
fn of_table(view: &View<'_>, issued: usize) -> Option<String> {
    let own = view.form.tables.iter().rfind(|table| table.paragraph.is_some_and(|at| at <= issued));
    own.is_some_and(|table| !table.is_ruled).then(|| "没有分隔线".to_owned())
}

/// What is wrong with the drawn, ruled and shaded lines among the paragraphs around the row.
fn of_lines(view: &View<'_>, last: usize, issued: usize) -> Option<String> {
    let behind = (last + 1..issued).rev().find(|at| view.form.paragraphs[*at].place == Place::Cell);
    let from = issued.saturating_sub(ABOVE).max(behind.unwrap_or(last) + 1);
    let lines: Vec<&Paragraph> = view.all().skip(from).map(|(_, it)| it).filter(|it| is_line(it)).collect();
    let is_red = |it: &&Paragraph| it.layout.shade.or(it.layout.rule.map(|rule| rule.color)).is_some_and(Color::is_red);
    let is_thick = |it: &&Paragraph| {
        it.layout.rule.and_then(|rule| rule.width).is_some_and(|width| width > THICK.0)
            || it.layout.shade.is_some() && it.layout.line.is_some_and(|line| line > THICK.1)
    };
    match lines.as_slice() {
        [] => Some("没有分隔线".to_owned()),
        lines if lines.iter().any(is_red) => Some("的分隔线是红色，应当是黑色".to_owned()),
        lines if lines.iter().any(is_thick) => Some("的分隔线太粗，首、末约0.35毫米，中间约0.25毫米".to_owned()),
        [only] if !only.has_object && only.layout.rule.is_none() => {
            Some("只有一条分隔线，首、末应当各有一条".to_owned())
        }
        _ => lack(view, last + 1).or_else(|| framed(view, issued)),
    }
}

/// What is wrong with the frame that the row stands in.
fn framed(view: &View<'_>, issued: usize) -> Option<String> {
    let row = view.form.paragraphs.get(issued)?;
    let edge = row.edge?;
    if edge.is_at_bottom == Some(false) {
        return Some("没有排在版心的最下面，末条分隔线应当与版心的下边缘重合".to_owned());
    }
    let area = view.section(row)?.area_width()?;
    let nominal = i64::from(grid::AREA_WIDTH);
    let is_narrow = |width: i64| [area, nominal].iter().all(|area| (width - area).abs() > 2 * MILLIMETRE);
    let width = edge.width.filter(|width| is_narrow(*width))?;
    Some(format!("的分隔线长{}，应当与版心等宽", millimetres(width)))
}

/// Which of the lines is not there, where all of them are shaded paragraphs among the rows.
fn lack(view: &View<'_>, from: usize) -> Option<String> {
    let mut block: Vec<Option<String>> = Vec::new();
    for (_, it) in view.all().skip(from).filter(|(_, it)| it.place == Place::Box) {
        let text = it.text();
        match (is_line(it), text.trim()) {
            (true, _) if it.layout.rule.is_some() || it.has_object || !text.trim().is_empty() => return None,
            (true, _) => block.push(None),
            (false, "") => {}
            (false, text) => block.push(Some(text.to_owned())),
        }
    }
    let (first, last) = (block.first()?, block.last()?);
    let issued = block.iter().position(|row| row.as_ref().is_some_and(|text| ISSUED.is_in(text)))?;
    let is_row_above = issued > 0 && block[issued - 1].is_some();
    match (first, last) {
        (Some(_), _) => Some("上面没有首条分隔线".to_owned()),
        (_, Some(_)) => Some("下面没有末条分隔线".to_owned()),
        _ if is_row_above => Some("的印发机关上面没有分隔线".to_owned()),
        _ => None,
    }
}

fn is_line(paragraph: &Paragraph) -> bool {
    let layout = &paragraph.layout;
    let text = paragraph.text();
    let is_drawn =
        !text.trim().is_empty() && text.trim().chars().all(|c| matches!(c, '─' | '━' | '—' | '_' | '＿' | '-' | '－'));
    let is_shaded =
        layout.shade.is_some_and(|shade| shade != Color::Auto) && layout.line.is_some_and(|line| line <= LINE);
    layout.rule.is_some() || is_shaded || is_drawn || paragraph.has_object
}
