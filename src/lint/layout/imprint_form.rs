//! N763 版记的样式不对
//!
//! 是什么：版记里的抄送机关、主送机关、印发机关和印发日期不是四号、不是仿宋，左右空的不是一字，抄送的回行没有与冒号后的首字对齐，抄送排在印发下面，印发日期用了汉字；抄送机关的最后没有句号；“××文件”有抄送而没有印发机关和印发日期。在表格里的缩进不报。
//!
//! 为什么：版记一般用四号仿宋，比正文小一号，左右各空一字。
//!
//! 例子：“抄送：”用三号仿宋。
//!
//! 应当写成：“抄送：区委办公室，区人大常委会办公室。”四号仿宋，左右各空一字。
//!
//! 依据：GB/T 9704—2012 7.4.2、7.4.3：一般用4号仿宋体字，左右各空一字；最后一个抄送机关名称后标句号。一般。

use super::family::{self, Family};
use super::letterhead_place::{self, is_marked};
use super::measure::{self, SLIGHT, characters};
use super::view::{Role, View, begins_at, character, left_indent, right_indent};
use crate::layout::grid;
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Paragraph, Place, Section};

/// Characters of 四号 in a row.
const ROW: usize = 32;

static IMPRINT: Pattern = Pattern::new(
    r"^(?:抄送[：:].+|主送[：:].+|\d{4}年\d{1,2}月\d{1,2}日印发|\p{Han}{3,30}[\s　]*\d{4}年\d{1,2}月\d{1,2}日印发)$",
);

/// A date of printing in Chinese figures.
static WRITTEN: Pattern =
    Pattern::new(r"^(?:\p{Han}{3,30}[\s　]*)?二[〇○零０]\p{Han}{2}年\p{Han}{1,2}月\p{Han}{1,3}日印发$");

/// Looks at the 版记.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let last = view.bodies().map(|(index, _)| index).last().unwrap_or(0);
    let behind =
        view.all().skip(last).filter(|(index, it)| view.role(*index) != Role::Body && IMPRINT.is_in(it.text().trim()));
    let rows: Vec<(usize, String)> =
        view.all().skip(last).map(|(index, it)| (index, it.text().trim().to_owned())).collect();
    let issued = rows.iter().position(|(_, text)| text.ends_with("印发"));
    let copied = rows.iter().position(|(_, text)| text.starts_with("抄送"));
    let turned = issued.zip(copied).filter(|(issued, copied)| issued < copied);
    let turned = turned.map(|(_, copied)| (rows[copied].0, "的抄送机关排在印发机关下面，应当在上面".to_owned()));
    let written = rows.iter().find(|(_, text)| WRITTEN.is_in(text));
    let written = written.map(|(index, _)| (*index, "的印发日期应当用阿拉伯数字".to_owned()));
    let is_file = letterhead_place::number(&view).is_some()
        && view.all().any(|(_, it)| is_marked(it) && it.text().trim().ends_with("文件"));
    let is_issued = view.all().skip(last).any(|(_, it)| it.text().contains("印发"));
    let unissued = copied.filter(|_| is_file && !is_issued && rows.len() > 1);
    let unissued = unissued.map(|copied| (rows[copied].0, "没有印发机关和印发日期".to_owned()));
    let found: Vec<(usize, String)> = behind
        .filter_map(|(index, it)| {
            Some((index, fault(it, view.section(it).and_then(Section::area_width)).or_else(|| stop(&view, index, it))?))
        })
        .chain(turned)
        .chain(unissued)
        .chain(written)
        .collect();
    view.one("版记", &found, "请设为四号仿宋，左右各空一字，抄送机关最后加句号")
}

/// Characters of 抄送：.
const LABEL: i64 = 3;

fn fault(paragraph: &Paragraph, area: Option<i64>) -> Option<String> {
    let face = paragraph.face()?;
    if let Some(size) = face.size.filter(|size| *size != i64::from(grid::SIZE_4)) {
        return Some(format!("是{}，应当是四号仿宋", measure::size(size)));
    }
    let is_other = |font: &&str| family::of(font).is_some_and(|family| family != Family::FangSong);
    let faces = [paragraph.first_face(), Some(face)].into_iter().flatten();
    if let Some(font) = faces.filter_map(|face| face.chinese.as_deref()).find(is_other) {
        return Some(format!("是{font}，应当是四号仿宋"));
    }
    let (at, character) = (begins_at(paragraph)?, character(face)?);
    // Lines that go on reach the right edge.
    let is_long = paragraph.text().trim().chars().count() > ROW;
    if is_long && paragraph.place != Place::Cell && right_indent(paragraph).is_some_and(|right| right < SLIGHT) {
        return Some("右边没有空一字".to_owned());
    }
    // 印发日期 at a tab stop.
    if let Some((stop, area)) = paragraph.layout.right_tab.zip(area).filter(|_| paragraph.text().contains('\t'))
        && paragraph.place != Place::Cell
        && [area, i64::from(grid::AREA_WIDTH)].iter().all(|area| (area - stop - character).abs() > character / 2)
    {
        return Some(format!("右边空了{}，应当空一字", characters(area - stop, character)));
    }
    // 抄送： and the blank before it.
    let wrap = left_indent(paragraph).filter(|_| is_long && paragraph.place != Place::Cell);
    if let Some(left) = wrap.filter(|left| (left - at - LABEL * character).abs() > 2 * SLIGHT)
        && paragraph.text().trim().starts_with("抄送：")
    {
        return Some(format!("的抄送回行空了{}，应当与冒号后的首字对齐", characters(left, character)));
    }
    let is_one = (at - character).abs() <= SLIGHT || paragraph.place == Place::Cell;
    (!is_one).then(|| format!("左边空了{}，应当空一字", characters(at, character)))
}

/// Whether the last 抄送机关 lacks its 句号; a list may go on in the next paragraph.
fn stop(view: &View<'_>, index: usize, paragraph: &Paragraph) -> Option<String> {
    let text = paragraph.text();
    let is_open = text.trim().starts_with("抄送") && !text.trim().ends_with('。');
    let next = view.all().skip(index + 1).find(|(_, it)| !it.is_blank());
    let is_last = next.is_none_or(|(_, it)| IMPRINT.is_in(it.text().trim()));
    (is_open && is_last).then(|| "的抄送机关最后没有句号".to_owned())
}
