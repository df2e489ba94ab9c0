//! N756 版头的位置不对
//!
//! 是什么：有红色发文机关标志的，标志没有居中；发文字号不是“机关代字〔年份〕顺序号”的样子，没有居中（上行文有签发人的除外），或者与标志之间不是空二行；标题与
//! 分隔线之间不是空二行；空的行与正文的行不一样高。分隔线见 N780，标志离上边多远见 N786。信函格式、用文本框排的版头不看。
//!
//! 为什么：版头各要素的位置是定死的，少一行、偏一点都看得出来。
//!
//! 例子：发文字号紧挨着“××街道办事处文件”，左对齐。
//!
//! 应当写成：标志居中；空二行，发文字号居中；下面4毫米处红线；再空二行，标题。
//!
//! 依据：GB/T 9704—2012 7.2.4、7.2.5、7.3.1。规定。

use super::letter_form;
use super::line_pitch;
use super::measure::MILLIMETRE;
use super::view::{View, first_indent, left_indent, right_indent};
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Color, Justify, Paragraph, Pitch, Place};

/// A 发文机关标志 is no smaller, in half-points.
const LARGE: i64 = 44;
/// 发文字号.
pub static NUMBER: Pattern = Pattern::new(r"^\p{Han}{1,15}〔\d{4}〕\d{1,5}号(?:\s|$)");

/// What is meant for one, however it is written.
static LOOSE: Pattern = Pattern::new(
    r"^\p{Han}{0,15}\s*[〔\[［【（(﹝]\s*\d{2,4}\s*[〕\]］】）)﹞]\s*第?\s*\d{1,5}\s*号(?:\s|$)|^\p{Han}{1,15}\s*\d{4}[—-]\d{1,5}号(?:\s|$)|^\p{Han}{2,15}〔\d{4}〕\d{1,5}$|^\p{Han}{1,12}字?第?\d{4}年?第?\d{1,5}号$",
);

/// Looks at the 版头, where there is one in the text.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let Some((title, _)) = view.title() else { return Vec::new() };
    let Some((mark, marked)) = view.all().take(title).find(|(_, it)| is_mark(it)) else { return Vec::new() };
    let mut found: Vec<(usize, String)> = Vec::new();
    if is_aside(marked) {
        found.push((mark, "：发文机关标志没有居中".to_owned()));
    }
    let paragraphs = &view.form.paragraphs;
    let Some((number, numbered)) = number(&view) else {
        return view.one("版头", &found, HELP);
    };
    let is_upward =
        numbered.text().contains("签发人") || paragraphs[number..title].iter().any(|it| it.text().contains("签发人"));
    if !NUMBER.is_in(numbered.text().trim()) {
        found.push((number, format!("：发文字号写作“{}”，应当是 机关代字〔年份〕顺序号", numbered.text().trim())));
    }
    if !is_upward && is_aside(numbered) {
        found.push((number, "：发文字号没有居中".to_owned()));
    }
    if let Some(blanks) = blanks(&paragraphs[mark..=number]).filter(|blanks| *blanks != 2) {
        found.push((number, format!("：发文机关标志与发文字号之间空了{blanks}行，应当空二行")));
    }
    let is_red = |it: &Paragraph| it.layout.rule.is_some_and(|rule| rule.color.is_red());
    if paragraphs[number..=title].iter().any(is_red)
        && let Some(blanks) = blanks(&paragraphs[number..=title]).filter(|blanks| *blanks != 2)
    {
        found.push((title, format!("：红色分隔线与标题之间空了{blanks}行，应当空二行")));
    }
    if let Some(index) = (mark + 1..title).find(|index| line_pitch::is_low(&view, &paragraphs[*index])) {
        found.push((index, "：空的行与正文的行不一样高".to_owned()));
    }
    view.one("版头", &found, HELP)
}

const HELP: &str = "请按顺序排：标志居中，空二行，发文字号居中，分隔线，空二行，标题；空行用与正文一样高的空段落";

/// The 发文字号 between the 标志 and the title, where both stand in the text. A line may be drawn instead of ruled, and what is
/// drawn may stand anywhere: then nothing is known.
pub fn number<'a>(view: &View<'a>) -> Option<(usize, &'a Paragraph)> {
    let (title, _) = view.title()?;
    let (mark, _) = view.all().take(title).find(|(_, it)| is_mark(it) && !is_bulletin(&it.text()))?;
    let has_objects = view.all().take(title + 1).any(|(_, it)| it.has_object || it.place != Place::Body);
    let number = view.all().take(title).skip(mark + 1).find(|(_, it)| LOOSE.is_in(it.text().trim()));
    number.filter(|_| !has_objects && !letter_form::is_letter(view))
}

/// Whether a 发文字号 stands at its beginning.
pub fn has_number(paragraph: &Paragraph) -> bool {
    LOOSE.is_in(paragraph.text().trim())
}

/// Whether it is the name of minutes or of a bulletin, which have heads of their own.
pub fn is_bulletin(mark: &str) -> bool {
    let ends = ["纪要", "简报", "信息", "专报", "快报", "通报", "动态", "要情"];
    ends.iter().any(|end| mark.trim().ends_with(end))
}

/// Whether it is a 发文机关标志 in the text.
pub fn is_mark(paragraph: &Paragraph) -> bool {
    paragraph.place == Place::Body && is_marked(paragraph)
}

/// Whether it is a 发文机关标志, in a frame or not.
pub fn is_marked(paragraph: &Paragraph) -> bool {
    let face = paragraph.face();
    paragraph.text().trim().chars().count() >= 4
        && face.and_then(|face| face.color).is_some_and(Color::is_red)
        && face.and_then(|face| face.size).is_some_and(|size| size >= LARGE)
}

/// Whether a paragraph is surely not in the middle.
pub fn is_aside(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    let is_plain = !text.starts_with(char::is_whitespace) && !text.contains('\t');
    let side = matches!(paragraph.layout.justify, Some(Justify::Left | Justify::Both | Justify::Right));
    let indents = left_indent(paragraph).unwrap_or(0) + right_indent(paragraph).unwrap_or(0);
    // In the middle of what an indent leaves.
    let shift = first_indent(paragraph).unwrap_or(0) + left_indent(paragraph).unwrap_or(0)
        - right_indent(paragraph).unwrap_or(0);
    let is_shifted = paragraph.layout.justify == Some(Justify::Center) && shift.abs() > 2 * MILLIMETRE;
    is_plain && (side && indents.abs() < 200 || is_shifted)
}

/// Empty lines between the first and the last; none where they are not as high as lines of the text.
pub fn blanks(stretch: &[Paragraph]) -> Option<usize> {
    let [first, between @ .., last] = stretch else { return None };
    let has_more = |it: &Paragraph| it.layout.before.unwrap_or(0) + it.layout.after.unwrap_or(0) > 0;
    let is_line = |it: &Paragraph| {
        it.is_blank()
            && it.layout.pitch == Some(Pitch::Exact)
            && it.layout.line.is_some_and(|line| line_pitch::LINE.contains(&line))
            && !has_more(it)
    };
    (!has_more(first) && !has_more(last) && between.iter().all(is_line)).then_some(between.len())
}
