//! N778 纪要的出席名单格式不对
//!
//! 是什么：纪要正文下的“出席”“请假”“列席”，两个字不是黑体，或者不是左空二字；名单不止一行的，回行没有与冒号后的首字对齐。写在正文前面
//! 的。
//!
//! 为什么：名单一般排在正文下面，用黑体把三种人分开。
//!
//! 例子：“出席：张三、李四”全用仿宋，顶格。
//!
//! 应当写成：左空二字，“出席”三号黑体，冒号后三号仿宋，回行与冒号后的首字对齐。
//!
//! 依据：GB/T 9704—2012 10.3：一般用3号黑体字，在正文或附件说明下空一行左空二字编排“出席”二字。一般；纪要格式可以根据实际制定，所以只作说明。

use super::family::{self, Family};
use super::letterhead_place::is_marked;
use super::measure::{SLIGHT, characters};
use super::view::{Role, View, begins_at, character, left_indent};
use crate::layout::grid;
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Paragraph, Place};

/// Lines go on below the name behind 出席：, so many characters from the left.
const HANGING: i64 = 5;

static LIST: Pattern = Pattern::new("^(?:出席|请假|列席|缺席)：");

/// Looks at the lists below the text of minutes.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let is_minutes = |it: &Paragraph| it.text().trim().ends_with("纪要");
    let is_marked = view.all().find(|(_, it)| is_marked(it)).is_some_and(|(_, it)| is_minutes(it));
    if !is_marked && !view.title().is_some_and(|(_, it)| is_minutes(it)) {
        return Vec::new();
    }
    let behind = view.all().skip_while(|(index, _)| view.role(*index) != Role::Body);
    let lists = behind.filter(|(_, it)| it.place == Place::Body && LIST.is_in(it.text().trim()));
    let found: Vec<(usize, String)> = lists.filter_map(|(index, it)| Some((index, fault(it)?))).collect();
    view.one(
        "出席名单",
        &found,
        "请左空二字，“出席”“请假”“列席”设为三号黑体，冒号后三号仿宋，左缩进5字符、悬挂缩进3字符",
    )
}

fn fault(paragraph: &Paragraph) -> Option<String> {
    let text = paragraph.text();
    let name: String = text.trim().chars().take(2).collect();
    let font = paragraph.first_face()?.chinese.as_deref()?;
    if family::of(font).is_some_and(|family| family != Family::Hei) {
        return Some(format!("：“{name}”是{font}，应当是三号黑体"));
    }
    let (at, character) = (begins_at(paragraph)?, character(paragraph.face()?)?);
    if (at - 2 * character).abs() > SLIGHT {
        return Some(format!("：“{name}”左空{}，应当左空二字", characters(at, character)));
    }
    let hanging = left_indent(paragraph)?;
    let is_long = text.trim().chars().count() > usize::try_from(grid::CHARACTERS).unwrap_or(0);
    let is_hung = (hanging - HANGING * character).abs() <= SLIGHT * 2;
    (is_long && !is_hung)
        .then(|| format!("：“{name}”回行左空{}，应当与冒号后的首字对齐", characters(hanging, character)))
}
