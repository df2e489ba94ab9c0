//! N745 每行排不出28字
//!
//! 是什么：三号字的正文按现在的字符间距、缩放，一行不是28字；或者紧缩得多了，靠两端对齐拉开。页边距不对的，先改页边距，不报这一条。
//!
//! 为什么：28个三号字宽158毫米，版心宽156毫米，不紧缩只排得下27字。
//!
//! 例子：版心156毫米，三号字，字符间距标准：每行27字。
//!
//! 应当写成：正文的字符间距紧缩0.25磅；或者在“页面设置—文档网格”里指定每行28字、每页22行。
//!
//! 依据：GB/T 9704—2012 5.2.3：一般每面排22行，每行排28个字，并撑满版心。一般；紧缩多少由版心推算。

use super::measure::points;
use super::page_margin;
use super::view::View;
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Face, Paragraph, Section};

/// Parts of a twip in which 4096ths of a point are whole.
const PARTS: i64 = 2048;
/// More than what 28 characters need, in twips: 0.25 to 0.3 磅.
const TIGHTEST: i64 = -6;

/// Counts the characters that a line of sentences takes.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let found: Vec<(usize, String)> = view
        .bodies()
        .filter_map(|(index, paragraph)| {
            let section = view.section(paragraph).filter(|section| !section.is_landscape() && !section.has_columns)?;
            let face = paragraph.face()?;
            let count = count(paragraph, face, section, view.form.usual_size)?;
            if count != i64::from(grid::CHARACTERS) {
                return Some((index, format!("是{count}字，应当是28字")));
            }
            let spacing = face.spacing.filter(|spacing| *spacing < TIGHTEST)?;
            Some((index, format!("：字符间距紧缩了{}，应当紧缩0.25磅", points(-spacing))))
        })
        .collect();
    view.one("正文每行字数", &found, "请选中正文，字体—字符间距—紧缩，填0.25磅；或在“页面设置—文档网格”里指定每行28字")
}

/// Characters of a full line; none where margins or type are not those of 版心, or the grid stretches another size.
fn count(paragraph: &Paragraph, face: &Face, section: &Section, usual: Option<i64>) -> Option<i64> {
    if page_margin::is_right(section) != Some(true) || face.size != Some(i64::from(grid::SIZE_3)) {
        return None;
    }
    let widening = match (section.grid.has_characters, paragraph.layout.snaps) {
        (true, Some(false)) | (false, _) => 0,
        // The grid is counted from the size of the usual style: only where that is the text's, its pitch is known.
        (true, _) if section.grid.widening >= 0 && usual != Some(i64::from(grid::SIZE_3)) => return None,
        (true, _) => section.grid.widening,
    };
    // A point is 20 twips, a 4096th of it 10 parts.
    let width = i64::from(grid::SIZE_3) * face.scale.unwrap_or(100) / 10;
    let pitch = (width + face.spacing?) * PARTS + widening * 10;
    // A hundredth of a character more or less does not show.
    (pitch > 0).then(|| (section.area_width().unwrap_or(0) * PARTS * 100 + pitch) / (pitch * 100))
}
