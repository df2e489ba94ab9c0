//! N749 层级标题的字体不对
//!
//! 是什么：层级标题（单独成行的，或者段首以句号结束的），“一、”不是黑体，“（一）”不是楷体，“1.”“（1）”不是仿宋，或者不是三号、不是黑色。加粗不看。
//!
//! 为什么：四级标题靠字体分层次。
//!
//! 例子：“一、总体要求”是三号仿宋加粗。
//!
//! 应当写成：“一、”三号黑体，“（一）”三号楷体，“1.”“（1）”三号仿宋。
//!
//! 依据：GB/T 9704—2012 7.3.3：一般第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字标注。一般。

use super::body_font;
use super::family::{self, Family};
use super::measure;
use super::view::View;
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::Paragraph;
use crate::manuscript::label::{self, Style};

/// Looks at the headings that stand alone.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut found: Vec<(usize, String)> = Vec::new();
    for (index, paragraph, style) in view.headings() {
        let (level, family, name) = match style {
            Style::Chinese => ("一", Family::Hei, "黑体"),
            Style::ChineseInBrackets => ("二", Family::Kai, "楷体"),
            Style::Arabic => ("三", Family::FangSong, "仿宋"),
            Style::ArabicInBrackets => ("四", Family::FangSong, "仿宋"),
            Style::Circled => continue,
        };
        let Some(face) = paragraph.first_face() else { continue };
        if let Some(color) = body_font::color(face) {
            found.push((index, color));
            continue;
        }
        if let Some(size) = face.size.filter(|size| *size != i64::from(grid::SIZE_3)) {
            found.push((index, format!("是{}，{level}级标题应当是三号{name}", measure::size(size))));
            continue;
        }
        // The number may have the right type, and the words another.
        let most = paragraph.face().unwrap_or(face);
        let font = [face, most]
            .into_iter()
            .filter_map(|face| face.chinese.as_deref())
            .find(|font| family::of(font).is_some_and(|known| known != family));
        let font = font.and_then(|font| Some((font, family::of(font)?)));
        if let Some((font, _)) = font.filter(|(_, known)| *known != family) {
            found.push((index, format!("是{font}，{level}级标题应当是三号{name}")));
        }
    }
    found.extend(view.bodies().filter_map(|(index, paragraph)| Some((index, lead(paragraph)?))));
    found.sort_by_key(|(index, _)| *index);
    view.one("层级标题", &found, "请改标题样式：“一、”黑体，“（一）”楷体，“1.”“（1）”仿宋，都是三号")
}

/// What is wrong with a heading at the beginning of its paragraph: （一）加强统筹。各部门要……
fn lead(paragraph: &Paragraph) -> Option<String> {
    let text = paragraph.text();
    let text = text.trim();
    let (family, name) = match label::read(text)?.style {
        Style::Chinese => (Family::Hei, "黑体"),
        Style::ChineseInBrackets => (Family::Kai, "楷体"),
        Style::Arabic | Style::ArabicInBrackets => (Family::FangSong, "仿宋"),
        Style::Circled => return None,
    };
    let (lead, rest) = text.split_once('。')?;
    // A sentence with a number is no heading.
    let is_heading =
        lead.chars().count() <= LEAD && !lead.contains(['，', '；', '：', '、']) && rest.chars().count() > LEAD;
    // A number alone in the type of its level is that of a sentence.
    let font = paragraph.first_face()?.chinese.as_deref()?;
    let is_other = family::of(font).is_some_and(|known| known != family);
    (is_heading && is_other).then(|| format!("“{lead}”是{font}，段首的小标题应当是{name}"))
}

/// A heading at the beginning of a paragraph is no longer.
const LEAD: usize = 16;
