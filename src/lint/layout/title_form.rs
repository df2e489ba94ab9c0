//! N748 标题不是二号小标宋居中
//!
//! 是什么：文件的标题不是二号、不是小标宋、不是黑色，加了粗，或者没有居中。华文中宋算作小标宋。附件的标题不看。
//!
//! 为什么：标题用二号小标宋，分一行或多行居中排布，一眼看得出是标题。
//!
//! 例子：标题三号黑体，左对齐。
//!
//! 应当写成：二号，方正小标宋简体，不加粗，居中，首行缩进0。
//!
//! 依据：GB/T 9704—2012 7.3.1：标题一般用2号小标宋体字，编排于红色分隔线下空二行位置，分一行或多行居中排布。一般；
//! 不加粗是实务（小标宋本来就粗）。

use super::body_font;
use super::family::{self, Family};
use super::measure;
use super::view::{Role, View, first_indent, left_indent, right_indent};
use crate::layout::grid;
use crate::lint::word;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Justify, Paragraph, Run};

/// Looks at the title of the document.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let Some((index, title)) = view.title() else { return Vec::new() };
    // A cover has sizes of its own.
    let below = view.all().skip(index).take_while(|(at, _)| view.role(*at) != Role::Body);
    if below
        .into_iter()
        .any(|(at, it)| it.breaks_page || it.ends_section || at > index && it.layout.page_before == Some(true))
    {
        return Vec::new();
    }
    let mut faults = faults(title);
    // A title of several paragraphs.
    for (_, line) in view.title_lines().skip(1).filter(|(_, line)| !line.text().trim().starts_with('（')) {
        faults.extend(self::faults(line).into_iter().filter(|fault| !faults.contains(fault)).collect::<Vec<_>>());
    }
    if faults.is_empty() {
        return Vec::new();
    }
    let message = format!("标题{}，应当是二号小标宋、不加粗、居中", faults.join("，"));
    vec![view.remark(index, message, "请选中标题，设为二号、方正小标宋简体、不加粗、居中、首行缩进0")]
}

fn faults(title: &Paragraph) -> Vec<String> {
    let mut faults = Vec::new();
    // （征求意见稿） is smaller.
    let is_own = |run: &&Run| run.text.chars().any(word::is_han) && !run.text.trim().starts_with('（');
    let faces = || title.runs.iter().filter(is_own).map(|run| &run.face);
    if let Some(size) = faces().find_map(|face| face.size.filter(|size| *size != i64::from(grid::SIZE_2))) {
        faults.push(format!("是{}", measure::size(size)));
    }
    let is_other = |font: &&str| family::of(font).is_some_and(|family| family != Family::XiaoBiaoSong);
    if let Some(font) = faces().find_map(|face| face.chinese.as_deref().filter(is_other)) {
        faults.push(format!("是{font}"));
    }
    faults.extend(
        title.runs.iter().filter(|run| !run.text.trim().is_empty()).find_map(|run| body_font::color(&run.face)),
    );
    if faces().any(|face| face.bold == Some(true)) {
        faults.push("加粗了".to_owned());
    }
    if let Some(mark) = title.text().trim().chars().last().filter(|c| "，；：、！".contains(*c)) {
        faults.push(format!("末尾有“{mark}”"));
    }
    // Spaces may have put it into the middle.
    let is_typed = title.text().starts_with(char::is_whitespace);
    match title.layout.justify {
        Some(Justify::Left | Justify::Both | Justify::Right) if !is_typed => faults.push("没有居中".to_owned()),
        Some(Justify::Center) => {
            let aside =
                first_indent(title).unwrap_or(0) + left_indent(title).unwrap_or(0) - right_indent(title).unwrap_or(0);
            if aside.abs() > 2 * measure::MILLIMETRE {
                faults.push("居中而有缩进，偏在一边".to_owned());
            }
        }
        _ => {}
    }
    faults
}
