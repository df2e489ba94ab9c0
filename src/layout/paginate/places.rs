//! Sizes and places that follow from a text's own width: 发文机关标志, 附件说明, 署名, 版记.

use super::lines::{Measure, breaks};
use crate::{
    document::{Imprint, Signature, text},
    layout::{grid, width},
};

/// Two 三号 characters.
const TWO: i32 = 2 * grid::CHARACTER;

/// Height of the 版记 with its three rules (R36).
pub fn imprint_height(imprint: &Imprint) -> i32 {
    let last = grid::RULE_THICK + grid::IMPRINT_LINE + grid::RULE_THICK;
    let Some(names) = &imprint.copied_to else { return last };
    let c = grid::CHARACTER_4;
    let measure = Measure { first: grid::AREA_WIDTH - 2 * c, rest: grid::AREA_WIDTH - 5 * c, ..Measure::even(0, c) };
    let lines = breaks(&format!("抄送：{names}。"), measure).len() + 1;
    last + grid::RULE_THIN + grid::IMPRINT_LINE.saturating_mul(i32::try_from(lines).unwrap_or(i32::MAX))
}

/// Where the names of the 附件说明 begin, and how wide the number before one of them is (R27).
pub fn annex_indents(index: usize, count: usize) -> (i32, i32) {
    let width = |number: usize| if count == 1 { 0 } else { width::of(&format!("{number}.")) };
    (grid::INDENT + 3 * grid::CHARACTER + width(1), width(index + 1))
}

/// Size of the 发文机关标志 in half-points: at most 42 pt and never wider than 版心 (R19).
pub fn mark_size(mark: &str) -> i32 {
    let half_cells = i32::try_from(width::half_cells(mark)).unwrap_or(i32::MAX).max(1);
    // A half-point is 10 twips.
    (2 * grid::AREA_WIDTH / 10 / half_cells).clamp(2, grid::SIZE_MARK)
}

/// Where 署名 and 成文日期 begin, from the left edge of 版心.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signing {
    /// Left edge of the organ.
    pub organ: i32,
    /// Left edge of the date.
    pub date: i32,
}

/// Places the signature: right-hand (R28), or centred over each other below a seal (R29).
pub fn signing(signature: &Signature, area: i32) -> Signing {
    let organ = width::of(&text::runs(&signature.organ));
    let date = width::of(&text::runs(&signature.date));
    let place = if signature.sealed {
        let centre = (area - 2 * TWO - date / 2).min(area - organ.max(date) / 2);
        Signing { organ: centre - organ / 2, date: centre - date / 2 }
    } else if date <= organ {
        Signing { organ: area - TWO - organ, date: area - organ }
    } else {
        Signing { organ: area - 2 * TWO - date, date: area - TWO - date }
    };
    Signing { organ: place.organ.max(0), date: place.date.max(0) }
}
