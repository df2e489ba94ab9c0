//! 署名 and 成文日期 below a text: which paragraphs they are, and where their ink stands.

use super::measure;
use super::signer_seal::OFFICE;
use super::view::{Role, View, character, first_indent, left_indent, right_indent};
use crate::layout::grid;
use crate::lint::pattern::Pattern;
use crate::manuscript::form::{Justify, Paragraph, Place};

/// 成文日期.
pub static DATE: Pattern = Pattern::new(r"^\d{4}年\d{1,2}月\d{1,2}日$");
static ORGAN: Pattern = Pattern::new(r"^[\p{Han}　（）·]{4,28}$");

/// 署名 with 成文日期: indexes of their paragraphs, and of the text above them.
#[derive(Debug, Clone, Copy)]
pub struct Signature {
    /// What stands above, empty lines left out.
    pub above: usize,
    /// 署名.
    pub organ: usize,
    /// 成文日期.
    pub date: usize,
}

/// The signatures of one organ each, below texts.
pub fn signatures(view: &View<'_>) -> Vec<Signature> {
    let signature = |[(above, over), (organ, signed), (date, dated)]: [(usize, &Paragraph); 3]| {
        let name = signed.text();
        let is_signature = is_date(dated) && is_organ(signed);
        // Two organs one above the other are placed otherwise, and below a title stands no signature.
        let is_heading = |it: &Paragraph| {
            let is_large = it.face().and_then(|face| face.size).is_some_and(|size| size >= i64::from(grid::SIZE_2));
            it.layout.justify == Some(Justify::Center) && is_large
        };
        let is_alone = !ORGAN.is_in(over.text().trim()) && !is_heading(over) && !is_joint(name.trim());
        let is_mere = organ + 1 == date && view.role(organ) == Role::Other && !OFFICE.is_in(name.trim());
        (is_signature && is_alone && is_mere).then_some(Signature { above, organ, date })
    };
    view.below_text().filter_map(signature).collect()
}

/// Whether it may be a 署名: words alone, in the text.
pub fn is_organ(paragraph: &Paragraph) -> bool {
    paragraph.place == Place::Body && !paragraph.is_listed && ORGAN.is_in(paragraph.text().trim())
}

/// Whether it is a date alone, in the text.
pub fn is_date(paragraph: &Paragraph) -> bool {
    paragraph.place == Place::Body && !paragraph.is_listed && DATE.is_in(paragraph.text().trim())
}

/// Whether it surely stands at the right.
pub fn is_at_right(paragraph: &Paragraph) -> bool {
    paragraph.layout.justify == Some(Justify::Right)
        || left_indent(paragraph).is_some_and(|left| left > 8 * i64::from(grid::CHARACTER))
}

/// Whether several organs stand in one line.
fn is_joint(names: &str) -> bool {
    let parts: Vec<&str> = names.split("　　").map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.len() > 1 && parts.iter().all(|part| part.chars().count() >= 4)
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
