//! N742 页边距不对
//!
//! 是什么：竖排页的天头不是37毫米，订口不是28毫米（各差1毫米以内不报），或者版心不是156毫米×225毫米（差半毫米以内不报）。
//! 设了装订线的也报。上34.58毫米、下32.58毫米（让第一行字的上缘落在37毫米处）也认。
//!
//! 为什么：版心定了，每页22行、每行28字、页码和版记的位置才对得上。
//!
//! 例子：上下25.4毫米、左右31.8毫米（程序的默认值）。
//!
//! 应当写成：上37毫米、下35毫米、左28毫米、右26毫米，装订线0。
//!
//! 依据：GB/T 9704—2012 5.2.1：天头37毫米±1毫米，订口28毫米±1毫米，版心156毫米×225毫米。规定；下35毫米、右26毫米由此推算。

use super::measure::{HALF_MILLIMETRE, MILLIMETRE, millimetres};
use super::paper_size::is_a4;
use super::view::View;
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::Section;

/// Margins that put the ink and not the line box on the edge of 版心: top, bottom.
const COMPENSATED: (i64, i64) = (1960, 1847);

const HELP: &str = "请在“页面布局—页边距”里改，应用于整篇文档；版心由此为156毫米×225毫米";

/// Looks at the margins of the sections that stand upright.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    if view.form.settings.is_some_and(|settings| settings.gutter_at_top) {
        return Vec::new();
    }
    let is_told = |section: &Section| section.top.is_some() && section.left.is_some();
    if let Some((first, _)) = view.upright().find(|(_, section)| !is_told(section) && section.width.is_some()) {
        let fault = (first, "没有写明，打开时用程序的默认值".to_owned());
        return view.one("页边距", &[fault], HELP);
    }
    let found: Vec<(usize, String)> = view
        .upright()
        // A cover has margins of its own.
        .filter(|(first, _)| {
            *first > 0 || view.form.sections.len() == 1 || view.bodies().any(|(_, it)| it.section == 0)
        })
        .filter(|(_, section)| !is_right(section).unwrap_or(true))
        .filter_map(|(first, section)| {
            let gutter = if section.gutter == 0 {
                String::new()
            } else {
                format!("、装订线{}", millimetres(section.gutter))
            };
            let [top, bottom, left, right] =
                [section.top?, section.bottom?, section.left?, section.right?].map(millimetres);
            let should = "应当是上37毫米、下35毫米、左28毫米、右26毫米";
            Some((first, format!("是上{top}、下{bottom}、左{left}、右{right}{gutter}，{should}")))
        })
        .collect();
    view.one("页边距", &found, HELP)
}

/// Whether margins put the ink and not the line box on the edge of 版心.
pub fn is_compensated(section: &Section) -> Option<bool> {
    let near = |one: i64, other: i64| (one.abs() - other).abs() <= HALF_MILLIMETRE;
    Some(near(section.top?, COMPENSATED.0) && near(section.bottom?, COMPENSATED.1))
}

/// Whether margins are those of 版心; none where the file does not say, or the paper is another.
pub fn is_right(section: &Section) -> Option<bool> {
    if !is_a4(section.width?, section.height?) {
        return None;
    }
    let near = |one: i64, other: i32, by: i64| (one - i64::from(other)).abs() <= by;
    let left = section.gutter == 0 && near(section.left?, grid::LEFT, MILLIMETRE);
    let across = left && near(section.area_width()?, grid::AREA_WIDTH, HALF_MILLIMETRE);
    let nominal = near(section.top?.abs(), grid::TOP, MILLIMETRE)
        && near(section.area_height()?, grid::AREA_HEIGHT, HALF_MILLIMETRE);
    Some(across && (nominal || is_compensated(section)?))
}
