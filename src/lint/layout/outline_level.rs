//! N771 大纲级别不对
//!
//! 是什么：整段的话设了大纲级别（或者用了标题样式）；或者同一级的标题，有的有大纲级别，有的没有；（一）的级别不低于一、的，或者（一）的有、一、的没有。都没有的不报；三级以下的不看。
//!
//! 为什么：导航窗格、自动目录按大纲级别列出标题：整段的话会挤进去，漏设的标题找不到。
//!
//! 例子：“（一）健全机制。各社区要……”整段用了“标题 2”；四个“一、”级标题只有三个在导航窗格里。
//!
//! 应当写成：单独成行的标题设大纲级别，同级一致；段落里带的小标题不设，段落—大纲级别选“正文文本”。
//!
//! 依据：实务（标准没有规定）。

use super::view::{Role, View};
use crate::lint::{Remark, Subject};
use crate::manuscript::form::properties::BODY_TEXT;
use crate::manuscript::form::{Paragraph, Place};
use crate::manuscript::label::Style;

/// A heading is no longer.
const LONGEST: usize = 40;

/// Looks at what the navigation shows.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let is_shown = |it: &Paragraph| it.layout.outline.is_some_and(|level| level < BODY_TEXT);
    let mut found: Vec<(usize, String)> = Vec::new();
    for (index, paragraph) in view.all().filter(|(_, it)| it.place == Place::Body && is_shown(it)) {
        let text = paragraph.text();
        let inside = text.trim().trim_end_matches('。');
        if inside.contains('。') && inside.chars().count() > LONGEST && view.role(index) != Role::Title {
            found.push((index, "：整段的话设了大纲级别，会整段出现在导航窗格里".to_owned()));
        }
    }
    for style in [Style::Chinese, Style::ChineseInBrackets] {
        let same = || view.headings().filter(move |(.., own)| *own == style).map(|(index, it, _)| (index, it));
        let hidden = same().filter(|(_, it)| it.layout.outline == Some(BODY_TEXT));
        if same().any(|(_, it)| is_shown(it)) {
            found.extend(hidden.map(|(index, _)| (index, "：同级的标题有大纲级别，这一个没有".to_owned())));
        }
    }
    // 一、 stands above （一）.
    let levels = |style: Style| {
        view.headings()
            .filter(move |(_, it, own)| *own == style && is_shown(it))
            .filter_map(|(index, it, _)| Some((index, it.layout.outline?)))
    };
    let least = levels(Style::Chinese).map(|(_, level)| level).max();
    if let Some((index, _)) =
        levels(Style::ChineseInBrackets).find(|(_, level)| least.is_some_and(|least| *level <= least))
    {
        found.push((index, "：（一）的级别不低于一、的".to_owned()));
    }
    if least.is_none()
        && let Some((index, _)) = levels(Style::ChineseInBrackets).next()
        && view.headings().any(|(_, it, own)| own == Style::Chinese && it.layout.outline == Some(BODY_TEXT))
    {
        found.push((index, "：（一）有大纲级别，上一级的一、没有".to_owned()));
    }
    found.sort_by_key(|(index, _)| *index);
    view.one("大纲级别", &found, "请在“段落—大纲级别”里，单独成行的标题设成与同级一致，成段的话选“正文文本”")
}
