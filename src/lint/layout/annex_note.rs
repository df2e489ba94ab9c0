//! N759 附件说明的位置不对
//!
//! 是什么：正文下的“附件：”不是左空二字，没有全角冒号，序号后面不是下脚点，或者上面没有空一行；几个附件没有对齐，回行没有与名称的首字对齐。
//!
//! 为什么：附件说明在正文下空一行、左空二字；紧贴着正文，看上去像正文的一段。
//!
//! 例子：“附件：1.任务分解表”顶格，上面没有空行。
//!
//! 应当写成：空一行，左空二字“附件：”，回行与附件名称对齐。
//!
//! 依据：GB/T 9704—2012 7.3.4：如有附件，在正文下空一行左空二字编排“附件”二字，后标全角冒号和附件名称。规定。

use super::measure::{self, SLIGHT, characters};
use super::signature;
use super::view::{Role, View, begins_at, character, is_spaced, left_indent};
use crate::layout::grid;
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Paragraph, Place};

static NUMBER: Pattern = Pattern::new(r"^\d{1,2}[.．、]");
/// A list whose 附件 has no colon: what follows is a numbered name and no sentence.
static BARE: Pattern = Pattern::new(r"^附件[\s　]*1[.．、][^。，；]{2,40}$");
/// A first number with another mark than a dot.
static MARKED: Pattern = Pattern::new(r"^附件：[\s　]*1[、．)）]");

/// Looks at the list of annexes below the text.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let mut is_behind_text = false;
    let mut found: Vec<(usize, String)> = Vec::new();
    for (index, paragraph) in view.all() {
        is_behind_text |= view.role(index) == Role::Body;
        let text = paragraph.text();
        if is_behind_text && paragraph.place == Place::Body && BARE.is_in(text.trim()) {
            found.push((index, "没有全角冒号".to_owned()));
            break;
        }
        let name = text.trim().strip_prefix("附件：").unwrap_or_default();
        if is_behind_text && paragraph.place == Place::Body && !name.is_empty() && !name.contains('。') {
            let above = index.checked_sub(1).and_then(|above| view.form.paragraphs.get(above));
            let signed = signature::signatures(&view).into_iter().any(|signature| signature.date < index);
            let late = signed.then(|| "排在成文日期下面，应当在署名上面".to_owned());
            let wrong = late.or_else(|| fault(paragraph, above)).map(|fault| (index, fault));
            found.extend(
                wrong
                    .or_else(|| items(&view, index, paragraph))
                    .or_else(|| wrapped(paragraph).map(|fault| (index, fault))),
            );
            break;
        }
    }
    view.one("附件说明", &found, "请在正文下空一行，“附件：”左空二字，名称回行时与第一行的名称对齐")
}

/// Whether it is surely of a list of annexes: its first line, or another with a number.
pub fn is_item(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    text.trim().starts_with("附件：") || number(text.trim()) > 0 && !text.contains('。')
}

/// Bytes of the number in front of a name of the list: 1. of 1.2026年名册, which as a heading would be a decimal.
fn number(text: &str) -> usize {
    NUMBER.stretches(text).next().map_or(0, |span| span.end)
}

/// The names in the list below the text, without their numbers.
pub fn names(view: &View<'_>) -> Vec<String> {
    let first = view.all().find(|(_, it)| it.place == Place::Body && it.text().trim().starts_with("附件："));
    let Some((first, _)) = first else { return Vec::new() };
    let list = view.all().skip(first).take_while(|(_, it)| is_item(it));
    let name = |it: &Paragraph| {
        let text = it.text();
        let text = text.trim().trim_start_matches("附件：").trim_start();
        text[number(text)..].trim().to_owned()
    };
    list.map(|(_, it)| name(it)).filter(|name| !name.is_empty()).collect()
}

/// The second and other names, which stand below the first.
fn items(view: &View<'_>, index: usize, first: &Paragraph) -> Option<(usize, String)> {
    let character = character(first.face()?)?;
    let wanted = begins_at(first)? + LABEL * character;
    if number(first.text().trim().strip_prefix("附件：")?.trim()) == 0 {
        return None;
    }
    let others = view.all().skip(index + 1).take_while(|(_, it)| number(it.text().trim()) > 0);
    others.filter(|(_, it)| it.place == Place::Body).find_map(|(index, it)| {
        let at = begins_at(it)?;
        ((at - wanted).abs() > 2 * SLIGHT)
            .then(|| (index, format!("的这一项左空{}，应当与第一项对齐", characters(at, character))))
    })
}

/// A name of several lines, which go on below its first character.
fn wrapped(paragraph: &Paragraph) -> Option<String> {
    let character = character(paragraph.face()?)?;
    let text = paragraph.text();
    let name = text.trim().strip_prefix("附件：")?.trim();
    let is_long = text.trim().chars().count() > usize::try_from(grid::CHARACTERS).unwrap_or(0);
    let number = measure::width(&name[..number(name)], character);
    let (wanted, left) = (begins_at(paragraph)? + LABEL * character + number, left_indent(paragraph)?);
    (is_long && (left - wanted).abs() > 2 * SLIGHT)
        .then(|| format!("回行左空{}，应当与名称的首字对齐", characters(left, character)))
}

/// Characters of 附件：.
const LABEL: i64 = 3;

fn fault(paragraph: &Paragraph, above: Option<&Paragraph>) -> Option<String> {
    let character = character(paragraph.face()?)?;
    let at = begins_at(paragraph)?;
    if (at - 2 * character).abs() > SLIGHT {
        return Some(format!("左空{}，应当左空二字", characters(at, character)));
    }
    if MARKED.is_in(paragraph.text().trim()) {
        return Some("的序号后面不是下脚点（1.）".to_owned());
    }
    let above = above?;
    let is_apart = above.is_blank() || above.has_object || above.breaks_page || above.place != Place::Body;
    (!is_apart && !is_spaced(above, paragraph)).then(|| "上面没有空一行".to_owned())
}
