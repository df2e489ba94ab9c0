//! N758 主送机关没有顶格
//!
//! 是什么：标题下的主送机关左边空了字，回行没有顶格，或者居中了；主送机关最后没有全角冒号；与标题之间不是空一行。
//!
//! 为什么：主送机关居左顶格，回行时仍顶格；空二字的是正文。
//!
//! 例子：“　　各社区居民委员会：”。
//!
//! 应当写成：左对齐，首行缩进0。
//!
//! 依据：GB/T 9704—2012 7.3.2：编排于标题下空一行位置，居左顶格，回行时仍顶格，最后一个机关名称后标全角冒号。规定。

use super::letterhead_place::blanks;
use super::measure::{MILLIMETRE, characters};
use super::view::{Role, View, begins_at, character, left_indent};
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Justify, Paragraph, Place};

/// Names of organs and nothing else.
static ORGANS: Pattern = Pattern::new(
    r"^[\p{Han}、，（）\s]{0,80}(?:委员会|居委会|村委会|党委|党组|支部|总支|政府|部门|单位|街道|办事处|局|厅|科室|中心|公司|学校|医院|社区|村|镇|乡)：$",
);
/// Words of a sentence.
static SENTENCE: Pattern = Pattern::new("如下|现将|根据|按照|为了|关于|请|是|了|有|要求|对|向|由");

/// Looks at the line below the title.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let Some((title, _)) = view.title() else { return Vec::new() };
    let below = || view.all().skip(title + 1).filter(|(_, it)| it.place == Place::Body && !it.is_blank());
    // A date or a note may stand between.
    let found = below().take(3).find(|(_, it)| is_recipient(it.text().trim()));
    let fault = |(index, paragraph): (usize, &Paragraph)| {
        if matches!(paragraph.layout.justify, Some(Justify::Center | Justify::Right)) {
            return Some((index, "没有靠左，应当居左顶格".to_owned()));
        }
        let (at, character) = (begins_at(paragraph)?, character(paragraph.face()?)?);
        if at > MILLIMETRE {
            return Some((index, format!("左边空了{}，应当顶格", characters(at, character))));
        }
        let left = left_indent(paragraph)?;
        (left > MILLIMETRE).then(|| (index, format!("回行空了{}，应当顶格", characters(left, character))))
    };
    let apart = below().next().filter(|(_, it)| is_recipient(it.text().trim())).and_then(|(index, _)| {
        let blanks = blanks(&view.form.paragraphs[title..=index]).filter(|blanks| *blanks != 1)?;
        Some((index, format!("与标题之间空了{blanks}行，应当空一行")))
    });
    let open = below().take(3).find(|(index, it)| is_open_recipient(it) || is_single(&view, *index, it));
    let open = open.map(|(index, _)| (index, "最后没有全角冒号".to_owned()));
    let found: Vec<(usize, String)> = found.and_then(fault).or(open).or(apart).into_iter().collect();
    view.one("主送机关", &found, "请左对齐，首行缩进、左缩进填0，删去前面的空格")
}

/// Whether it names all organs of a kind, and nothing follows.
fn is_open_recipient(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    let text = text.trim();
    let bare = text.trim_end_matches(['。', '；']);
    let is_list = text.starts_with('各') && !text.ends_with(['：', '，', ':']);
    is_list && paragraph.layout.justify != Some(Justify::Center) && is_recipient(&format!("{bare}："))
}

/// Whether a line right below the title and right above the text names one organ, and no mark follows.
fn is_single(view: &View<'_>, index: usize, paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    let next = view.all().skip(index + 1).find(|(_, it)| !it.is_blank());
    let is_above = next.is_some_and(|(at, _)| view.role(at) == Role::Body);
    let is_flush = begins_at(paragraph).is_some_and(|at| at.abs() <= MILLIMETRE);
    is_above && is_flush && !text.trim().ends_with(['：', ':', '。']) && is_recipient(&format!("{}：", text.trim()))
}

/// Whether a line names organs and nothing else.
pub fn is_recipient(text: &str) -> bool {
    ORGANS.is_in(text) && !SENTENCE.is_in(text)
}
