//! N750 页码的样式不对
//!
//! 是什么：竖排页没有页码，或者页码不是四号宋体、两边不是一字线、单页不在右或双页不在左、没有空一字；页脚距边界不在23至29毫米之间，一字线离版心远了
//! 或近了；首页没有页码，正文和附件的页码不从1起、没有接着编、不是阿拉伯数字。短文件没有页码不报，信函首页、用文本框排的远近不看。
//!
//! 为什么：双面印、左侧装订，页码靠外才翻得到；一律居右、居中是一般做法以外的。
//!
//! 例子：页码是居中的“- 1 -”；单双页都在右边。
//!
//! 应当写成：四号宋体，“— 1 —”，单页居右空一字，双页居左空一字；页脚距边界25.5毫米。
//!
//! 依据：GB/T 9704—2012 7.5：一般用4号半角宋体阿拉伯数字，数字左右各放一条一字线，一字线上距版心下边缘7mm；
//! 单页码居右空一字，双页码居左空一字。一般。

use std::ops::RangeInclusive;

use super::family::{self, Family};
use super::letter_form;
use super::measure::{self, characters, millimetres};
use super::view::View;
use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::foot::Side;
use crate::manuscript::form::{Foot, Number, Section};

/// What fills more pages than this needs a second one, whatever its type.
const PAGES: i32 = 2;
/// 页脚距边界 that put the dash some 7 mm below 版心, whatever the height of its line, in twips: 23 to 29 mm.
const DISTANCE: RangeInclusive<i64> = 1300..=1650;

/// Looks at the page numbers of the sections that stand upright.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let Some(settings) = view.form.settings else { return Vec::new() };
    let help = "请双击页脚，插入四号宋体页码“— 1 —”，勾选“奇偶页不同”，单页右对齐、双页左对齐，各空一字";
    let is_numbered = |section: &Section| {
        [&section.odd, &section.even].iter().any(|foot| matches!(foot, Foot::Numbered(_) | Foot::Unknown))
    };
    let has_any = view.sections().any(|(_, section)| is_numbered(section));
    let faults = |section: &Section| -> Vec<String> {
        let (odd, even) = (&section.odd, if settings.even_and_odd { &section.even } else { &section.odd });
        match (odd, even) {
            (Foot::Numbered(odd), Foot::Numbered(even)) => faults(odd, even, section, settings.even_and_odd),
            (Foot::Numbered(odd), Foot::Plain | Foot::Absent) => {
                let mut faults = faults(odd, odd, section, true);
                // Nothing is known of a side that is not there.
                faults.retain(|fault| fault != "双页也居右");
                faults.push("双页没有页码".to_owned());
                faults
            }
            (Foot::Plain | Foot::Absent, Foot::Numbered(_)) => vec!["单页没有页码".to_owned()],
            (Foot::Plain | Foot::Absent, Foot::Plain | Foot::Absent) if matches!(&section.head, Foot::Numbered(number) if number.boxed.is_none()) =>
            {
                vec!["在页眉里".to_owned()]
            }
            (Foot::Plain | Foot::Absent, Foot::Plain | Foot::Absent)
                if section.head == Foot::Absent && !section.has_title_page && !has_any && view.fills(PAGES) =>
            {
                vec!["没有插入".to_owned()]
            }
            _ => Vec::new(),
        }
    };
    // Numbers run on through text and annexes; a cover and contents may have their own.
    let texts: Vec<usize> = view.bodies().map(|(_, it)| it.section).collect();
    for (index, (first, section)) in view.sections().enumerate().filter(|(index, _)| texts.contains(index)) {
        let is_first = texts.first() == Some(&index);
        let wrong = match (section.page_start, section.page_format.as_deref()) {
            (_, Some(format)) if !matches!(format, "decimal" | "numberInDash") => Some("不是阿拉伯数字".to_owned()),
            (Some(start), _) if is_first && start != 1 => Some(format!("从{start}开始")),
            (Some(_), _) if !is_first => Some("没有接着前面的编".to_owned()),
            _ => None,
        };
        if let Some(wrong) = wrong {
            return vec![view.remark(first, format!("页码{wrong}，正文和附件的页码应当从1起连续编"), help)];
        }
    }
    // Only a letter has none on its first page.
    let unnumbered = view.sections().enumerate().find(|(index, (_, section))| {
        let is_bare = section.has_title_page && matches!(section.first, Foot::Plain | Foot::Absent);
        is_bare && texts.contains(index) && matches!(section.odd, Foot::Numbered(_))
    });
    // A letter says that it is one; its head may be drawn.
    let title = view.title().map_or(0, |(title, _)| title);
    let may_be_letter = letter_form::is_letter(&view)
        || view.all().take(title + 1).any(|(_, it)| it.has_object || it.text().contains('函'))
        || view.form.sections.iter().any(|section| section.head != Foot::Absent);
    let is_first = unnumbered.as_ref().is_some_and(|(index, _)| texts.first() == Some(index));
    if let Some((_, (first, _))) = unnumbered.filter(|_| !(is_first && may_be_letter)) {
        return vec![view.remark(first, "首页没有页码，首页也应当有（信函除外）", help)];
    }
    // Sections mostly share their feet.
    let found = view.upright().map(|(first, section)| (first, faults(section))).find(|(_, faults)| !faults.is_empty());
    let remark = |(first, faults): (usize, Vec<String>)| {
        view.remark(first, format!("页码{}，应当是四号宋体“— 1 —”，单页居右、双页居左", faults.join("，")), help)
    };
    found.map(remark).into_iter().collect()
}

fn faults(odd: &Number, even: &Number, section: &Section, differ: bool) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, which) in [(odd, ""), (even, "双页的")] {
        let size = number.face.size.filter(|size| *size != i64::from(grid::SIZE_4));
        let font =
            number.face.latin.as_deref().filter(|font| family::of(font).is_some_and(|family| family != Family::Song));
        // What both have is said once.
        let is_same = !which.is_empty() && number.face == odd.face;
        if is_same {
            continue;
        }
        faults.extend(size.map(|size| format!("{which}是{}", measure::size(size))));
        faults.extend(font.map(|font| format!("{which}数字是{font}")));
    }
    let dash = |text: &str| text.trim().to_owned();
    let (before, after) = (dash(&odd.before), dash(&odd.after));
    let other = (dash(&even.before), dash(&even.after));
    if section.number_has_dashes {
        faults.push("两边是半角的短横".to_owned());
    } else if before.is_empty() && after.is_empty() {
        faults.push("两边没有一字线".to_owned());
    } else if !is_dash(&before) || !is_dash(&after) {
        faults.push(format!("写作“{before}1{after}”"));
    } else if !is_dash(&other.0) || !is_dash(&other.1) {
        faults.push(format!("双页写作“{}2{}”", other.0, other.1));
    }
    let is_set_apart = odd.layout.after != Some(0) || odd.boxed.is_some();
    let distance = section.foot_distance.filter(|distance| !is_set_apart && !DISTANCE.contains(distance));
    faults.extend(distance.map(|distance| format!("的页脚距边界是{}（一般25.5毫米）", millimetres(distance))));
    if let Some(format) = odd.format.as_ref().or(even.format.as_ref()) {
        faults.push(format!("不是阿拉伯数字（{format}）"));
    }
    match (odd.side(), even.side()) {
        (Side::Unknown | Side::Outer, _) | (_, Side::Unknown | Side::Outer) => {}
        (Side::Right, Side::Left) if differ => {
            let sides = [("单页", "右", right(odd)), ("双页", "左", left(even))];
            let wrong = sides.into_iter().find(|(.., gap)| gap.is_some_and(|gap| (gap - ONE).abs() > ONE * 3 / 4));
            faults.extend(wrong.map(|(page, side, gap)| {
                format!("{page}居{side}空了{}，应当空一字", characters(gap.unwrap_or_default(), ONE))
            }));
        }
        (Side::Middle, _) => faults.push("居中".to_owned()),
        (Side::Right, _) => faults.push("双页也居右".to_owned()),
        (Side::Left, _) => faults.push("单页居左".to_owned()),
    }
    faults
}

/// A character of 四号, in twips.
const ONE: i64 = 280;

/// What is empty at the right of a number in a line that ends there; typed spaces count where they are as wide as a character.
fn right(number: &Number) -> Option<i64> {
    let typed = number.after.chars().rev().take_while(|c| *c == '\u{3000}').count();
    let indent = chars(number.layout.right_chars).or(number.layout.right)?;
    let is_plain = number.boxed.is_none() && !number.after.ends_with([' ', '\t']);
    is_plain.then(|| indent + i64::try_from(typed).unwrap_or(0) * ONE)
}

/// What is empty at the left of a number in a line that begins there.
fn left(number: &Number) -> Option<i64> {
    let typed = measure::width(&number.before[..number.before.len() - number.before.trim_start().len()], ONE);
    let first = chars(number.layout.first_chars).or(number.layout.first)?;
    let left = chars(number.layout.left_chars).or(number.layout.left)?;
    let is_plain = number.boxed.is_none() && !number.before.contains('\t');
    is_plain.then(|| first + left + typed)
}

/// Hundredths of a character of 四号.
fn chars(hundredths: Option<i64>) -> Option<i64> {
    hundredths.filter(|chars| *chars != 0).map(|chars| chars * ONE / 100)
}

/// A dash as long as a character; an en dash looks like one in many fonts.
fn is_dash(text: &str) -> bool {
    matches!(text, "—" | "–" | "－" | "―" | "─" | "一")
}
