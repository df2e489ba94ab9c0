//! N757 份号、密级、紧急程度的样式不对
//!
//! 是什么：版心左上角的密级和保密期限、紧急程度不是三号黑体，或者没有顶格；份号没有顶格，不是6位数字；次序不是份号、密级、紧急程度，
//! 两项排在一行，字里打了空格，密级不在第二行；不是电报而写“特提”“平急”。
//!
//! 为什么：这几项左上角自上而下分行排，收文的人先看这里。
//!
//! 例子：“特急”用三号仿宋，空了二字。
//!
//! 应当写成：三号黑体，顶格。
//!
//! 依据：GB/T 9704—2012 7.2.1至7.2.3：份号一般用6位3号阿拉伯数字；密级、紧急程度一般用3号黑体字，顶格编排在版心左上角，密级在第二行，
//! 按份号、密级、紧急程度的顺序自上而下分行排列。一般。

use super::body_font;
use super::family::{self, Family};
use super::letterhead_place::is_marked;
use super::measure;
use super::view::{Role, View, begins_at};
use crate::layout::grid;
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Justify, Place};

/// Such elements stand among the first paragraphs.
const FIRST: usize = 5;

/// What is meant for one of them.
static LOOSE: Pattern = Pattern::new(
    r"^(?:密级[：:]?\s*(?:秘密|机密|绝密).{0,8}|(?:秘密|机密|绝密)[☆*＊]?\d{1,2}年|紧急程度[：:]?\s*\p{Han}{2,3}|(?:秘密|机密|绝密)[☆★*＊]?[一二三四五六七八九十]{1,3}年|(?:(?:秘密|机密|绝密)(?:★.{1,6})?|\d{6})[\s　]+(?:特急|加急|(?:秘密|机密|绝密).{0,8})|急件|急|紧急|(?:NO[.．:：]?|No[.．:：]?|№)\s*\d+|份号[：:]?\s*\d+)$",
);
/// A 份号 has so many digits.
const DIGITS: usize = 6;
/// 密级 stands in this paragraph, from 0.
const SECOND: usize = 1;

static MARK: Pattern = Pattern::new(r"^(?:(?:秘密|机密|绝密)(?:★[^一二三四五六七八九十]{1,6})?|特急|加急|平急|特提)$");
static COPY: Pattern = Pattern::new(r"^\d{1,8}$");
static SECRET: Pattern = Pattern::new("^(?:秘密|机密|绝密)");

/// Looks at what stands in the upper left corner.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut last = 0;
    let title = view.title().map_or(0, |(title, _)| title);
    let has_mark = view.all().take(title.max(FIRST)).any(|(_, it)| is_marked(it));
    let is_telegram = view.all().take(title.max(FIRST)).any(|(_, it)| it.text().contains("电报"));
    let first = view.all().take(FIRST).take_while(|(index, _)| !matches!(view.role(*index), Role::Title | Role::Body));
    for (index, paragraph) in first.filter(|(_, paragraph)| paragraph.place == Place::Body) {
        let text = paragraph.text();
        let (text, face) = (text.trim(), paragraph.face());
        let is_mark = MARK.is_in(text) && !text.contains(char::is_whitespace);
        let closed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if matches!(text, "特提" | "平急") && has_mark && !is_telegram {
            found.push((index, format!("写作“{text}”，只有电报这样写，公文写特急、加急")));
            continue;
        }
        if !is_mark && (LOOSE.is_in(text) || MARK.is_in(&closed) && closed != text) {
            found.push((index, format!("写作“{text}”，应当写成 秘密★1年、机密★1年、特急、加急")));
            continue;
        }
        // 2026 on a cover is no 份号.
        if !(is_mark || COPY.is_in(text) && has_mark) {
            continue;
        }
        let words = format!("“{text}”");
        let font = face.and_then(|face| face.chinese.as_deref());
        let is_other = |font: &str| family::of(font).is_some_and(|family| family != Family::Hei);
        if let Some(size) = face.and_then(|face| face.size).filter(|size| *size != i64::from(grid::SIZE_3)) {
            found.push((index, format!("{words}是{}，应当是三号", measure::size(size))));
        } else if let Some(color) = face.and_then(body_font::color) {
            found.push((index, format!("{words}{color}，应当是黑色")));
        } else if let Some(font) = font.filter(|font| is_mark && is_other(font)) {
            found.push((index, format!("{words}是{font}，应当是三号黑体")));
        } else if begins_at(paragraph).is_some_and(|at| at > measure::MILLIMETRE)
            || matches!(paragraph.layout.justify, Some(Justify::Center | Justify::Right))
        {
            found.push((index, format!("{words}没有顶格")));
        } else if COPY.is_in(text) && text.len() != DIGITS {
            found.push((index, format!("的份号{words}应当是6位数字")));
        } else if SECRET.is_in(text) && last <= 2 && index != SECOND {
            found.push((index, format!("{words}应当在第二行，第一行是份号")));
        }
        let rank = if COPY.is_in(text) {
            1
        } else if SECRET.is_in(text) {
            2
        } else {
            3
        };
        if rank < last {
            found.push((index, format!("{words}排得太靠后，应当按份号、密级、紧急程度的次序")));
        }
        last = last.max(rank);
    }
    view.one("版头", &found, "请设为三号黑体（份号三号），左对齐，缩进0")
}
