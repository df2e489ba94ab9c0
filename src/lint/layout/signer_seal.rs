//! N769 签名章的位置不对
//!
//! 是什么：职务（“主任”“区长”等）旁边有签名章的图，上面没有空行，与成文日期之间没有空一行，或者日期不是右空四字。差一个字以内不报；
//! 没有图、只打了姓名的不看。
//!
//! 为什么：签名章比一行高，不空行就压住正文和日期。
//!
//! 例子：签名章紧贴着正文，日期顶着右边。
//!
//! 应当写成：正文下空二行，右空四字是签名章，左空二字是职务；再空一行，日期右空四字。
//!
//! 依据：GB/T 9704—2012 7.3.5.3：在正文（或附件说明）下空二行右空四字加盖签发人签名章，签名章左空二字标注签发人职务；下空一行右空四字
//! 编排成文日期。规定。

use super::letterhead_place::blanks;
use super::measure::characters;
use super::signature::{DATE, ink};
use super::view::{View, character, is_spaced};
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Paragraph, Place};

/// 职务.
pub static OFFICE: Pattern =
    Pattern::new(r"^\p{Han}{0,8}(?:主[\s　]*[任席]|[省市州县区镇乡局厅部院][\s　]*长)[\s　]*$");

/// Looks at the stamp below the text.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut found: Vec<(usize, String)> = Vec::new();
    for [(above, over), (at, stamp), (below, date)] in view.below_text() {
        let is_plain = |it: &Paragraph| it.place == Place::Body && !it.is_listed;
        let is_stamp = stamp.has_object && OFFICE.is_in(stamp.text().trim()) && is_plain(stamp);
        if !is_stamp || !DATE.is_in(date.text().trim()) || !is_plain(date) {
            continue;
        }
        if above + 1 == at && !is_spaced(over, stamp) {
            found.push((at, "与正文之间没有空行，应当空二行".to_owned()));
        } else if at + 1 == below && !is_spaced(stamp, date) {
            found.push((below, "与成文日期之间没有空行，应当空一行".to_owned()));
        } else if let Some(blanks) = blanks(&view.form.paragraphs[above..=at]).filter(|blanks| *blanks != 2) {
            found.push((at, format!("与正文之间空了{blanks}行，应当空二行")));
        } else if let Some(blanks) = blanks(&view.form.paragraphs[at..=below]).filter(|blanks| *blanks != 1) {
            found.push((below, format!("与成文日期之间空了{blanks}行，应当空一行")));
        } else if let Some(gap) = gap(&view, date) {
            found.push((below, format!("下的成文日期右空{gap}，应当右空四字")));
        }
    }
    view.one("签名章", &found, "请在正文下空二行，职务、签名章右空四字；再空一行，成文日期右空四字")
}

/// What is left empty on the right of a date, where that is not four characters.
fn gap(view: &View<'_>, date: &Paragraph) -> Option<String> {
    let area = view.section(date)?.area_width()?;
    let character = character(date.face()?)?;
    let gap = area - ink(date, area)?.1;
    ((gap - 4 * character).abs() > character).then(|| characters(gap, character))
}
