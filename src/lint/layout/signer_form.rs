//! N775 签发人没有或样式不对
//!
//! 是什么：有版头的请示、报告没有签发人；版头里，“签发人”三字不是三号仿宋，或者有的姓名不是三号楷体；后面不是全角冒号；同一行的发文字号不是左空一字，姓名不是右空一字。
//!
//! 为什么：上行文应当标注签发人；用两种字体分开，一眼看得出谁签发。
//!
//! 例子：“签发人：张三”全用仿宋。
//!
//! 应当写成：“签发人：”三号仿宋，姓名三号楷体，居右空一字。
//!
//! 依据：GB/T 9704—2012 7.2.6：“签发人”三字用3号仿宋体字，签发人姓名用3号楷体字。规定。

use super::family::{self, Family};
use super::letterhead_place;
use super::measure::{self, characters};
use super::view::{View, begins_at, character};
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Face, Paragraph};

const LABEL: &str = "签发人：";
const SIGNER: &str = "签发人";

/// Looks at the line above the title that names the signer.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let Some((title, _)) = view.title() else { return Vec::new() };
    let lines = view.all().take(title).filter(|(_, it)| it.text().contains(SIGNER) && letterhead_place::has_number(it));
    let mut found: Vec<(usize, String)> =
        lines.filter_map(|(index, it)| Some((index, fault(it).or_else(|| right(&view, it))?))).collect();
    let has_any = view.all().take(title).any(|(_, it)| it.text().contains(SIGNER));
    let name = view.form.paragraphs[title].text();
    let is_upward = ["请示", "报告"].iter().any(|kind| name.trim().ends_with(kind));
    if let Some((index, _)) = letterhead_place::number(&view).filter(|_| is_upward && !has_any) {
        found.push((index, "没有标注，请示、报告应当标注签发人姓名".to_owned()));
    }
    view.one("签发人", &found, "请把“签发人：”设为三号仿宋，姓名设为三号楷体")
}

fn fault(paragraph: &Paragraph) -> Option<String> {
    let text = paragraph.text();
    let Some(label) = text.find(LABEL) else { return Some("后面不是全角冒号".to_owned()) };
    // 发文字号居左空一字.
    if let (Some(at), Some(character)) = (begins_at(paragraph), paragraph.face().and_then(character))
        && (at - character).abs() > character / 2
    {
        return Some(format!("一行的发文字号左空{}，应当左空一字", characters(at, character)));
    }
    let behind = label + LABEL.len();
    let mut names = text[behind..].char_indices().filter(|(_, c)| !c.is_whitespace());
    wrong(face_at(paragraph, label)?, "三字", Family::FangSong, "仿宋")
        .or_else(|| names.find_map(|(at, _)| wrong(face_at(paragraph, behind + at)?, "的姓名", Family::Kai, "楷体")))
}

/// What is left empty at the right of the name, where a tab stop says it and it is not one character.
fn right(view: &View<'_>, paragraph: &Paragraph) -> Option<String> {
    let area = view.section(paragraph)?.area_width()?;
    let stop = paragraph.layout.right_tab.filter(|_| paragraph.text().contains('\t'))?;
    let character = character(paragraph.face()?)?;
    let gap = area - stop;
    ((gap - character).abs() > character / 2).then(|| format!("右边空了{}，应当空一字", characters(gap, character)))
}

fn wrong(face: &Face, what: &str, family: Family, name: &str) -> Option<String> {
    if let Some(size) = face.size.filter(|size| *size != i64::from(grid::SIZE_3)) {
        return Some(format!("{what}是{}，应当是三号{name}", measure::size(size)));
    }
    let font = face.chinese.as_deref()?;
    let is_other = family::of(font).is_some_and(|known| known != family);
    is_other.then(|| format!("{what}是{font}，应当是三号{name}"))
}

/// The face at a byte of the text.
fn face_at(paragraph: &Paragraph, at: usize) -> Option<&Face> {
    let mut end = 0;
    let run = paragraph.runs.iter().find(|run| {
        end += run.text.len();
        at < end
    });
    run.map(|run| &run.face)
}
