//! N744 行距排不出22行
//!
//! 是什么：正文、层级标题（以及主送机关、附件说明、署名、成文日期）的行距使一页不是22行，不是固定值，空的行与正文的行不一样高，或者段前、段后另加了距离；页边距按
//! 上34.58毫米、下32.58毫米排的，行距不是29.6磅。
//!
//! 为什么：标准版心高225毫米，每面排22行；固定值29磅以上只排得下21行，单倍行距由字体定，各台机器不一样。
//!
//! 例子：1.5倍行距；最小值28磅；固定值30磅；段后加了8磅。
//!
//! 应当写成：行距固定值28.95磅（28磅、28.8磅也可以），段前、段后0。
//!
//! 依据：GB/T 9704—2012 5.2.3：一般每面排22行，每行排28个字，并撑满版心。一般；磅值由版心推算，标准没有规定。

use super::around;
use super::measure::points;
use super::page_margin;
use super::view::View;
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Layout, Paragraph, Pitch, Place, Section};

/// Looks at the line pitch of every paragraph of sentences.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let upright = |section: Option<&Section>| section.is_none_or(|section| !section.is_landscape());
    let around = around::lines(&view);
    let headings = view.headings().map(|(index, paragraph, _)| (index, paragraph));
    let lines = view.bodies().chain(headings).map(|line| (line, true));
    // A distance above 署名 or 附件说明 stands for an empty line.
    let lines = lines.chain(around.iter().copied().map(|line| (line, false)));
    let mut found: Vec<(usize, String)> = lines
        .filter(|((_, paragraph), _)| !paragraph.has_object && upright(view.section(paragraph)))
        .filter_map(|((index, paragraph), is_text)| {
            let wrong = pitch(&paragraph.layout, view.section(paragraph));
            let apart = || if is_text { distance(&paragraph.layout) } else { None };
            Some((index, wrong.or_else(apart)?))
        })
        .collect();
    // Empty lines above the title are the 版头's; half a line above a signature keeps it on its page (7.3.5.5).
    let first = view.bodies().next().map_or(0, |(index, _)| index);
    let title = view.title().map_or(first, |(title, _)| title.max(view.page_start(first)));
    let above = |(index, _): &(usize, &Paragraph)| {
        let blanks = view.form.paragraphs[..*index].iter().rev().take_while(|it| it.is_blank()).count();
        *index - blanks..*index
    };
    let single = |it: &Paragraph| it.layout.pitch == Some(Pitch::Auto);
    let closing: Vec<usize> = around.iter().filter(|(index, _)| *index > first).flat_map(above).collect();
    let low = view.all().filter(|(index, it)| {
        let is_looked_at = (title..first).contains(index) || closing.contains(index) && single(it);
        is_looked_at && is_low(&view, it) && !it.ends_section && !it.breaks_page
    });
    found.extend(low.map(|(index, _)| (index, "：空的行与正文的行不一样高".to_owned())));
    found.sort_by_key(|(index, _)| *index);
    view.one("正文行距", &found, "请选中正文，段落—行距—固定值，填28.95磅，段前、段后填0")
}

/// Whether an empty line surely is not as high as a line of the text: single spacing where the text has a pitch of its own, or another
/// height.
pub fn is_low(view: &View<'_>, blank: &Paragraph) -> bool {
    let text = view.bodies().next().map(|(_, it)| it.layout);
    let is_on_grid =
        blank.layout.snaps != Some(false) && view.section(blank).is_none_or(|section| section.grid.has_lines);
    let is_single = blank.layout.pitch == Some(Pitch::Auto) && blank.layout.line == Some(240);
    let is_other = blank.layout.pitch == Some(Pitch::Exact)
        && blank.layout.line.is_some_and(|line| line > LOWEST && !LINE.contains(&line));
    let has_more = blank.layout.before != Some(0) || blank.layout.after != Some(0);
    blank.is_blank()
        && blank.place == Place::Body
        && blank.layout.rule.is_none()
        && blank.layout.shade.is_none()
        && !has_more
        && (is_single && !is_on_grid || is_other)
        && text.is_some_and(|text| text.pitch == Some(Pitch::Exact))
}

/// 固定值28磅, in twips.
const USUAL: i64 = 560;
/// From here on 22 lines fill 版心, in twips: 28.8磅.
const FULL: i64 = 576;
/// Heights of an empty line that is one, in twips.
pub const LINE: std::ops::RangeInclusive<i64> = 480..=700;
/// What is lower is a line that is drawn or an anchor, in twips.
const LOWEST: i64 = 120;

/// Line pitches of the margins that put the ink on the edge of 版心, in twips.
const COMPENSATED: std::ops::RangeInclusive<i64> = 589..=592;

/// What is wrong with the distance from line to line.
fn pitch(layout: &Layout, section: Option<&Section>) -> Option<String> {
    let rows =
        section.filter(|section| layout.snaps != Some(false) && section.grid.has_lines).and_then(|it| it.grid.pitch);
    // Where the type follows the grid, its pitch is the grid's.
    let pitch = match (layout.pitch?, layout.line?, rows) {
        (Pitch::Auto, 240, Some(pitch)) if i64::from(grid::AREA_HEIGHT) / pitch.max(1) == i64::from(grid::LINES) => {
            pitch
        }
        (Pitch::Auto, line, _) => return Some(format!("是{}，应当是固定值，使一页排22行", times(line))),
        (Pitch::AtLeast, ..) => return Some("是最小值，应当是固定值，使一页排22行".to_owned()),
        (Pitch::Exact, line, _) => line,
    };
    if section.is_some_and(|it| page_margin::is_compensated(it) == Some(true)) && !COMPENSATED.contains(&pitch) {
        return Some(format!("是{}，上边距34.58毫米的排法应当是29.6磅", points(pitch)));
    }
    // 28磅 is so usual that it is let pass; between it and 28.8 neither habit nor 版心 asks for it.
    if (USUAL + 1..FULL).contains(&pitch) && section.is_none_or(|it| page_margin::is_compensated(it) != Some(true)) {
        return Some(format!("是{}，一页22行没有撑满版心，应当是28.95磅", points(pitch)));
    }
    let lines = |height: i64| height / pitch.max(1);
    let areas = [Some(i64::from(grid::AREA_HEIGHT)), section.and_then(Section::area_height)];
    if !areas.into_iter().flatten().any(|area| lines(area) == i64::from(grid::LINES)) {
        return Some(format!("是{}，一页排{}行，应当是22行", points(pitch), lines(i64::from(grid::AREA_HEIGHT))));
    }
    None
}

/// What is set above or below a paragraph.
fn distance(layout: &Layout) -> Option<String> {
    let has = |lines: Option<i64>, twips: Option<i64>| {
        lines.map_or(twips.is_some_and(|twips| twips >= 20), |lines| lines > 0)
    };
    if layout.is_web_spaced == Some(true) {
        return Some("：段前、段后是“自动”，应当是0".to_owned());
    }
    let around = [("段前", has(layout.before_lines, layout.before)), ("段后", has(layout.after_lines, layout.after))];
    let (name, _) = around.into_iter().find(|(_, has)| *has)?;
    Some(format!("：{name}另加了距离，应当是0"))
}

/// 240ths of a line as clerks call them.
fn times(line: i64) -> String {
    match line {
        240 => "单倍行距".to_owned(),
        360 => "1.5倍行距".to_owned(),
        480 => "2倍行距".to_owned(),
        _ => format!("{}.{:02}倍行距", line / 240, line % 240 * 100 / 240),
    }
}
