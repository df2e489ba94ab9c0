//! N761 署名、成文日期的位置不对
//!
//! 是什么：正文下的署名和成文日期，不是不盖章的排法（署名右空二字，日期首字比署名首字右移二字），也不是盖章的排法（日期右空四字，署名
//! 以日期居中）。差一个字以内不报；几个机关联合署名的、在表格里的不看。
//!
//! 为什么：位置是定死的，盖章才压得住署名和日期。
//!
//! 例子：署名和日期都顶着右边；日期在左边。
//!
//! 应当写成：不盖章：署名右空二字，日期在下一行，首字右移二字。盖章：日期右空四字，署名居中在日期上面。
//!
//! 依据：GB/T 9704—2012 7.3.5.1、7.3.5.2。规定（盖章的位置为一般）。

use super::measure::{self, characters};
use super::signer_seal::OFFICE;
use super::view::{Role, View, character, first_indent, left_indent, right_indent};
use crate::layout::grid;
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Justify, Paragraph, Place};

/// 成文日期.
pub static DATE: Pattern = Pattern::new(r"^\d{4}年\d{1,2}月\d{1,2}日$");
static ORGAN: Pattern = Pattern::new(r"^[\p{Han}　（）·]{4,28}$");

/// Looks at the signature below the text.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut found: Vec<(usize, String)> = Vec::new();
    for [(_, above), (organ_at, organ), (at, date)] in view.below_text() {
        let (name, day) = (organ.text(), date.text());
        let is_plain = |it: &Paragraph| it.place == Place::Body && !it.is_listed;
        let is_signature = DATE.is_in(day.trim()) && ORGAN.is_in(name.trim()) && is_plain(organ) && is_plain(date);
        // Two organs one above the other are placed otherwise, and below a title stands no signature.
        let is_alone = !ORGAN.is_in(above.text().trim());
        let is_mere = organ_at + 1 == at && view.role(organ_at) == Role::Other && !OFFICE.is_in(name.trim());
        if is_signature && is_alone && is_mere {
            found.extend(fault(&view, organ, date).map(|fault| (at, fault)));
        }
    }
    view.one(
        "署名、成文日期",
        &found,
        "不盖章：署名右空二字，日期首字比署名首字右移二字；盖章：日期右空四字，署名以日期居中",
    )
}

fn fault(view: &View<'_>, organ: &Paragraph, date: &Paragraph) -> Option<String> {
    let area = view.section(date)?.area_width()?;
    let character = character(date.face()?)?;
    // Margins that are wrong are said elsewhere: what is right on 版心 is right.
    let nominal = i64::from(grid::AREA_WIDTH);
    let places = [area, nominal].map(|area| Some((area, ink(organ, area)?, ink(date, area)?)));
    let is_right = |place: &Option<_>| place.is_none_or(|(area, organ, date)| is_right(organ, date, area, character));
    if places.iter().any(is_right) {
        return None;
    }
    let (organ, date) = (ink(organ, area)?, ink(date, area)?);
    let (shift, gap) = (characters(date.0 - organ.0, character), characters(area - date.1, character));
    Some(format!("：日期右空{gap}、首字比署名右移{shift}，既不是不盖章的排法，也不是盖章的排法"))
}

/// Whether an organ and a date, each from where to where, are placed in one of the two ways.
fn is_right(organ: (i64, i64), date: (i64, i64), area: i64, character: i64) -> bool {
    let near = |one: i64, other: i64| (one - other).abs() <= character;
    let is_two_from_right = near(area - organ.1, 2 * character) || near(area - date.1, 2 * character);
    let is_unsealed = near(date.0 - organ.0, 2 * character) && is_two_from_right;
    let is_centred = near(i64::midpoint(organ.0, organ.1), i64::midpoint(date.0, date.1));
    // A name that would stand out at the right moves both to the left.
    let is_long = organ.1 - organ.0 >= date.1 - date.0 + 7 * character;
    let is_sealed = is_centred && (near(area - date.1, 4 * character) || is_long && area - organ.1 <= character);
    is_unsealed || is_sealed
}

/// Where a line of one row begins and ends; none where that cannot be told.
pub fn ink(paragraph: &Paragraph, area: i64) -> Option<(i64, i64)> {
    let face = paragraph.face()?;
    let character = character(face)? + face.spacing?;
    let whole = paragraph.text();
    let text = whole.trim_end();
    if text.contains(['\t', '\n']) {
        return None;
    }
    let width = |text: &str| measure::width(text, character);
    let (typed, shown) = (width(&text[..text.len() - text.trim_start().len()]), width(text.trim_start()));
    let trailing = width(&whole[text.len()..]);
    let (left, right, first) = (left_indent(paragraph)?, right_indent(paragraph)?, first_indent(paragraph)?);
    let begin = match paragraph.layout.justify? {
        Justify::Left | Justify::Both => left + first + typed,
        // Programs let spaces at the end of a line hang over, except full-width ones.
        Justify::Right if trailing == 0 || whole.ends_with('\u{3000}') => area - right - trailing - shown,
        Justify::Center if trailing == 0 => i64::midpoint(left + first + typed, area - right - shown),
        _ => return None,
    };
    Some((begin, begin + shown))
}
