//! N761 署名、成文日期的位置不对
//!
//! 是什么：正文下的署名和成文日期，不是不盖章的排法（署名右空二字，日期首字比署名首字右移二字），也不是盖章的排法（日期右空四字，署名
//! 以日期居中）；或者署名紧接着正文，没有空行；有“××文件”版头而没有署名；署名与日期之间空了行，次序颠倒；不盖章的署名前空了不止一行。差一个字以内不报（右移的差大半个字以内）；几个机关联合署名的、在表格里的不看。
//!
//! 为什么：位置是定死的，盖章才压得住署名和日期。
//!
//! 例子：署名和日期都顶着右边；日期在左边。
//!
//! 应当写成：不盖章：署名右空二字，日期在下一行，首字右移二字。盖章：日期右空四字，署名居中在日期上面。
//!
//! 依据：GB/T 9704—2012 7.3.5.1、7.3.5.2。规定（盖章的位置为一般）。

use super::annex_note;
use super::letterhead_place::{self, blanks};
use super::measure::characters;
use super::signature::{DATE, Signature, ink, is_at_right, is_date, is_organ, signatures};
use super::signer_seal::OFFICE;
use super::view::{Role, View, character, is_spaced};
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Paragraph, Place};

/// Looks at the signature below the text.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut found: Vec<(usize, String)> = Vec::new();
    let paragraphs = &view.form.paragraphs;
    for (organ, date, blanks) in apart(&view) {
        found.push((
            date,
            format!("：署名“{}”与成文日期之间空了{blanks}行，应当上下相连", paragraphs[organ].text().trim()),
        ));
    }
    found.extend(turned(&view).map(|date| (date, "：成文日期排在署名上面，应当在署名下一行".to_owned())));
    found.extend(undated(&view).map(|(at, fault)| (at, fault.to_owned())));
    found.extend(unsigned(&view).map(|date| (date, "：成文日期上面没有署名".to_owned())));
    for Signature { above, organ, date } in signatures(&view) {
        let (over, signed, dated) = (&paragraphs[above], &paragraphs[organ], &paragraphs[date]);
        if let Some(fault) = fault(&view, signed, dated) {
            found.push((date, fault));
        } else if above + 1 == organ && over.place == Place::Body && !over.has_object && !is_spaced(over, signed) {
            found.push((organ, "：署名紧接着正文，应当在正文下空一行".to_owned()));
        } else if let Some(blanks) = blanks(&paragraphs[above..=organ]).filter(|blanks| (2..=3).contains(blanks))
            && is_shifted(&view, signed, dated)
        {
            found.push((organ, format!("：署名前空了{blanks}行，不盖章的空一行")));
        }
    }
    view.one(
        "署名、成文日期",
        &found,
        "不盖章：署名右空二字，日期首字比署名首字右移二字；盖章：日期右空四字，署名以日期居中",
    )
}

/// An organ at the right and a date at the right with empty lines between them, and how many.
fn apart(view: &View<'_>) -> Vec<(usize, usize, usize)> {
    let two = |[_, (organ, signed), (date, dated)]: [(usize, &Paragraph); 3]| {
        let is_pair = is_organ(signed) && is_date(dated) && is_at_right(signed) && is_at_right(dated);
        // 市　长　　李　四: an office and a name.
        let is_mere = view.role(organ) == Role::Other
            && !OFFICE.is_in(signed.text().trim())
            && !signed.text().trim().contains('\u{3000}')
            && !signed.has_object;
        (is_pair && is_mere && date - organ > 1).then(|| (organ, date, date - organ - 1))
    };
    view.below_text().filter_map(two).collect()
}

/// A date above the organ, both at the right.
fn turned(view: &View<'_>) -> Option<usize> {
    let mut lines = view.below_text();
    lines.find_map(|[_, (date, dated), (organ, signed)]| {
        let is_pair = is_date(dated) && is_organ(signed) && organ == date + 1;
        (is_pair && is_at_right(dated) && is_at_right(signed)).then_some(date)
    })
}

/// What the name of an organ ends with.
const ORGANS: [&str; 7] = ["办事处", "委员会", "人民政府", "居委会", "街道", "局", "办公室"];

/// An organ at the right below the text of a document with a 版头, and no date below it, or the date in its line.
fn undated(view: &View<'_>) -> Option<(usize, &'static str)> {
    letterhead_place::number(view)?;
    let is_name = |name: &str| ORGANS.iter().any(|end| name.trim().ends_with(end));
    view.below_text().find_map(|[(above, over), (index, it), (_, next)]| {
        let is_below = view.role(above) == Role::Body || annex_note::is_item(over);
        let text = it.text();
        let dated =
            text.trim().rsplit_once(char::is_whitespace).filter(|(name, date)| DATE.is_in(date) && is_name(name));
        if !is_below || it.place != Place::Body || it.has_object {
            return None;
        }
        if dated.is_some() {
            return Some((index, "：署名与成文日期排在一行，应当各一行"));
        }
        // Several organs stand one above the other.
        let goes_on = is_date(next) || is_organ(next) || next.has_object;
        (!goes_on && is_organ(it) && is_at_right(it) && is_name(&text)).then_some((index, "：署名下面没有成文日期"))
    })
}

/// A date at the right below the text of a document with a 版头, and no organ above it.
fn unsigned(view: &View<'_>) -> Option<usize> {
    let (number, _) = letterhead_place::number(view)?;
    let is_file = view.all().take(number).any(|(_, it)| it.text().trim().ends_with("文件"));
    let mut lines = view.below_text();
    let is_text = |index: usize, it: &Paragraph| view.role(index) == Role::Body || annex_note::is_item(it);
    let found = lines.find_map(|[(above, over), (date, dated), _]| {
        (is_date(dated) && is_at_right(dated) && is_text(above, over)).then_some(date)
    });
    found.filter(|_| is_file)
}

/// Whether they are placed as without a seal: the date two characters to the right.
fn is_shifted(view: &View<'_>, organ: &Paragraph, date: &Paragraph) -> bool {
    let places = || {
        let area = view.section(date)?.area_width()?;
        let character = character(date.face()?)?;
        let (organ, date) = (ink(organ, area)?, ink(date, area)?);
        Some(is_two_behind(organ, date, character) && !is_centred(organ, date, character))
    };
    places() == Some(true)
}

/// Whether a date begins two characters behind the organ.
fn is_two_behind(organ: (i64, i64), date: (i64, i64), character: i64) -> bool {
    (date.0 - organ.0 - 2 * character).abs() <= character * 3 / 4
}

/// Whether a date and the organ have one middle.
fn is_centred(organ: (i64, i64), date: (i64, i64), character: i64) -> bool {
    (i64::midpoint(organ.0, organ.1) - i64::midpoint(date.0, date.1)).abs() <= character
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
    let is_unsealed = is_two_behind(organ, date, character) && is_two_from_right;
    // A name that would stand out at the right moves both to the left.
    let is_long = organ.1 - organ.0 >= date.1 - date.0 + 7 * character;
    let is_sealed = is_centred(organ, date, character)
        && (near(area - date.1, 4 * character) || is_long && area - organ.1 <= character);
    is_unsealed || is_sealed
}
