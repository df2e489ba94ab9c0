//! N751 横排页的页码、版心不对
//!
//! 是什么：横排的页，页码跟着转到了长边的下面；别的页有页码，横排的页没有，或者只有单页有；或者横过来的版心不是225毫米×156毫米（差1毫米以内不报）。
//!
//! 为什么：横排的表装订后是转过来看的，页码应当与别的页在纸的同一个地方。
//!
//! 例子：横排附表的页码在横页的右下角。
//!
//! 应当写成：横页单独成节，页脚空着，页码用文本框放在页眉里、左侧竖边上；页边距上28毫米、右37毫米、下26毫米、左35毫米。
//!
//! 依据：GB/T 9704—2012 第8章：A4纸型的表格横排时，页码位置与公文其他页码保持一致；5.2.1：版心156毫米×225毫米。规定。

use super::measure::{MILLIMETRE, millimetres};
use super::paper_size::is_a4;
use super::view::View;
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Foot, Section};

/// Looks at the sections that lie across.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let across = view.sections().filter(|(_, section)| section.is_landscape());
    let even_and_odd = view.form.settings.is_some_and(|settings| settings.even_and_odd);
    let has_numbers = view.upright().any(|(_, section)| matches!(section.odd, Foot::Numbered(_)));
    let found: Vec<(usize, String)> = across
        .filter_map(|(first, section)| {
            let missing =
                (has_numbers && lacks_number(section)).then(|| "没有页码，应当在纸的左边，与竖页同一位置".to_owned());
            let one_sided = even_and_odd && matches!(section.head, Foot::Numbered(_)) && lacks_even(section);
            let missing = missing.or(one_sided.then(|| "只有单页有页码，双页没有".to_owned()));
            Some((first, fault(section).or(missing)?))
        })
        .collect();
    view.one(
        "横排页",
        &found,
        "请把横排的页单独成节：页脚不放页码，页码用文本框放到左侧竖边；页边距上28、右37、下26、左35毫米",
    )
}

/// Whether neither the foot nor the head has a number.
fn lacks_number(section: &Section) -> bool {
    let has_none = |foot: &Foot| matches!(foot, Foot::Plain | Foot::Absent);
    has_none(&section.odd) && has_none(&section.head) && !section.has_title_page
}

/// Whether even pages have no number though odd ones have one in their head.
fn lacks_even(section: &Section) -> bool {
    [&section.even_head, &section.even].iter().all(|foot| matches!(foot, Foot::Plain | Foot::Absent))
}

fn fault(section: &Section) -> Option<String> {
    // One in a box may stand anywhere on the sheet.
    if matches!(&section.odd, Foot::Numbered(number) if number.boxed.is_none()) {
        return Some("的页码在横页的下边，应当在纸的左边，与竖页同一位置".to_owned());
    }
    let (width, height) = (section.area_width()?, section.area_height()?);
    let near = |one: i64, other: i32| (one - i64::from(other)).abs() <= MILLIMETRE;
    let is_right = near(width, grid::AREA_HEIGHT) && near(height, grid::AREA_WIDTH);
    let is_a4 = is_a4(section.width?, section.height?);
    (is_a4 && !is_right)
        .then(|| format!("的版心是{}×{}，应当是225毫米×156毫米", millimetres(width), millimetres(height)))
}
