//! N763 版记不是四号仿宋
//!
//! 是什么：版记里的抄送机关、印发机关和印发日期不是四号、不是仿宋。认不出的字体不报。
//!
//! 为什么：版记一般用四号仿宋，比正文小一号。
//!
//! 例子：“抄送：”用三号仿宋。
//!
//! 应当写成：四号仿宋，左右各空一字。
//!
//! 依据：GB/T 9704—2012 7.4.2、7.4.3：一般用4号仿宋体字，左右各空一字。一般。

use super::family::{self, Family};
use super::measure;
use super::view::{Role, View};
use crate::layout::grid;
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::Paragraph;

static IMPRINT: Pattern = Pattern::new(r"^(?:抄送：.+|\p{Han}{3,30}[\s　]*\d{4}年\d{1,2}月\d{1,2}日印发)$");

/// Looks at the 版记.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let last = view.bodies().map(|(index, _)| index).last().unwrap_or(0);
    let behind =
        view.all().skip(last).filter(|(index, it)| view.role(*index) != Role::Body && IMPRINT.is_in(it.text().trim()));
    let found: Vec<(usize, String)> = behind.filter_map(|(index, it)| Some((index, fault(it)?))).collect();
    view.one("版记", &found, "请设为四号仿宋，左右各空一字")
}

fn fault(paragraph: &Paragraph) -> Option<String> {
    let face = paragraph.face()?;
    if let Some(size) = face.size.filter(|size| *size != i64::from(grid::SIZE_4)) {
        return Some(format!("是{}，应当是四号仿宋", measure::size(size)));
    }
    let font = face.chinese.as_deref()?;
    let is_other = family::of(font).is_some_and(|family| family != Family::FangSong);
    is_other.then(|| format!("是{font}，应当是四号仿宋"))
}
