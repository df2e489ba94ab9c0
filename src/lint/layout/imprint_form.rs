//! N763 版记的样式不对
//!
//! 是什么：版记里的抄送机关、印发机关和印发日期不是四号、不是仿宋，左边空的不是一字，抄送排在印发下面；抄送机关的最后没有句号。认不出的字体、在表格里的
//! 缩进不报。
//!
//! 为什么：版记一般用四号仿宋，比正文小一号，左右各空一字。
//!
//! 例子：“抄送：”用三号仿宋。
//!
//! 应当写成：“抄送：区委办公室，区人大常委会办公室。”四号仿宋，左右各空一字。
//!
//! 依据：GB/T 9704—2012 7.4.2、7.4.3：一般用4号仿宋体字，左右各空一字；最后一个抄送机关名称后标句号。一般。

use super::family::{self, Family};
use super::measure::{self, SLIGHT, characters};
use super::view::{Role, View, begins_at, character, right_indent};
use crate::layout::grid;
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Paragraph, Place};

/// Characters of 四号 in a row.
const ROW: usize = 32;

static IMPRINT: Pattern =
    Pattern::new(r"^(?:抄送[：:].+|\d{4}年\d{1,2}月\d{1,2}日印发|\p{Han}{3,30}[\s　]*\d{4}年\d{1,2}月\d{1,2}日印发)$");

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
    let found: Vec<(usize, String)> = behind
        .filter_map(|(index, it)| Some((index, fault(it).or_else(|| stop(&view, index, it))?)))
        .chain(turned)
        .collect();
    view.one("版记", &found, "请设为四号仿宋，左右各空一字，抄送机关最后加句号")
}

fn fault(paragraph: &Paragraph) -> Option<String> {
    let face = paragraph.face()?;
    if let Some(size) = face.size.filter(|size| *size != i64::from(grid::SIZE_4)) {
        return Some(format!("是{}，应当是四号仿宋", measure::size(size)));
    }
    if let Some(font) = face.chinese.as_deref()
        && family::of(font).is_some_and(|family| family != Family::FangSong)
    {
        return Some(format!("是{font}，应当是四号仿宋"));
    }
    let (at, character) = (begins_at(paragraph)?, character(face)?);
    // Lines that go on reach the right edge.
    let is_long = paragraph.text().trim().chars().count() > ROW;
    if is_long && paragraph.place != Place::Cell && right_indent(paragraph).is_some_and(|right| right < SLIGHT) {
        return Some("右边没有空一字".to_owned());
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
