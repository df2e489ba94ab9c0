//! N779 空行太多
//!
//! 是什么：标题以下，正文里、附件里，连着有三个以上的空段落；署名前面四个以上。正文各段之间有空段落的见 N765，附件标识下面的见 N760，
//! 版记前面的、封面上的不看。
//!
//! 为什么：公文里空行最多的是二行，盖章的署名前面也只空二三行；再多，多半是用回车把后面的推到下一页，改了前面就错位。
//!
//! 例子：正文下空了八行，署名单独到了第二页；附件的标题与表之间空了四行。
//!
//! 应当写成：不盖章空一行，盖章空二至三行；另起一页用“分页符”。
//!
//! 依据：GB/T 9704—2012 7.3.5.2（不盖章在正文下空一行）、7.3.1（标题前空二行）；多少算太多是实务。

use std::collections::BTreeSet;

use super::signature::signatures;
use super::view::{Role, View};
use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Justify, Paragraph, Place};

/// 空二行 is the most that any clause asks for.
const MOST: usize = 2;
/// A sealed signature has three above it.
const MOST_SIGNED: usize = 3;

static IMPRINT: Pattern = Pattern::new(r"^(?:抄送|抄报|主送|主题词|印发|承办|[-—]+$)|印发$|印$");

/// Empty paragraphs one below the other.
struct Run {
    /// How many.
    count: usize,
    /// The paragraph above them; none at the head of a page.
    above: Option<usize>,
    /// The paragraph below them.
    below: usize,
    /// Index of their page among those that surely begin anew.
    page: usize,
}

/// Looks for many empty paragraphs below the title.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(view) = View::of(subject) else { return Vec::new() };
    let signed: BTreeSet<usize> = signatures(&view).into_iter().map(|signature| signature.organ).collect();
    let (runs, covers) = runs(&view);
    let is_too_long = |run: &Run| {
        let below = &view.form.paragraphs[run.below];
        let is_signed = signed.contains(&run.below) || below.layout.justify == Some(Justify::Right);
        run.count > if is_signed { MOST_SIGNED } else { MOST }
    };
    let wrong: Vec<Run> = runs.into_iter().filter(is_too_long).collect();
    let on = |page: usize| wrong.iter().filter(|run| run.page == page).count();
    // A cover, or a form that is one, has large gaps, and more than one of them.
    let is_judged = |run: &&Run| !covers.contains(&run.page) || on(run.page) == 1 && has_cells(&view, run);
    let found: Vec<(usize, String)> = wrong
        .iter()
        .filter(is_judged)
        .filter(|run| !is_said_elsewhere(&view, run))
        .map(|run| (run.below, format!("：前面连着有{}个空段落", run.count)))
        .collect();
    view.one("空行", &found, "请删去多的空段落：不盖章的署名前空一行，盖章的空二至三行；要另起一页的用分页符")
}

/// The empty paragraphs above others on their pages, from the title on, and the pages without any text or heading.
fn runs(view: &View<'_>) -> (Vec<Run>, BTreeSet<usize>) {
    let first = view.title().map(|(title, _)| title).or_else(|| view.bodies().next().map(|(index, _)| index));
    let first = first.unwrap_or(usize::MAX);
    let (mut runs, mut covers, mut page, mut count, mut above) = (Vec::new(), BTreeSet::from([0]), 0, 0, None);
    for (index, paragraph) in view.all().skip(first) {
        if index > first && view.begins_page(index) {
            (page, above, count) = (page + 1, None, 0);
            covers.insert(page);
        }
        if paragraph.is_blank() && paragraph.place == Place::Body {
            count += 1;
            continue;
        }
        if is_text(view, index) {
            covers.remove(&page);
        }
        if count > 0 && paragraph.place != Place::Box && !paragraph.has_object {
            runs.push(Run { count, above, below: index, page });
        }
        (above, count) = (Some(index), 0);
    }
    (runs, covers)
}

fn is_text(view: &View<'_>, index: usize) -> bool {
    matches!(view.role(index), Role::Body | Role::Heading(_))
}

fn has_cells(view: &View<'_>, run: &Run) -> bool {
    let cell = |index: usize| view.form.paragraphs.get(index).is_some_and(|it: &Paragraph| it.place == Place::Cell);
    run.above.is_some_and(cell) || cell(run.below)
}

/// Between paragraphs of the text, around the label of an annex, above 版记.
fn is_said_elsewhere(view: &View<'_>, run: &Run) -> bool {
    let below = &view.form.paragraphs[run.below];
    let above = run.above.map(|above| (is_text(view, above), view.role(above) == Role::Annex));
    let (is_below_text, is_labelled) = above.unwrap_or_default();
    is_below_text && is_text(view, run.below)
        || is_labelled && below.layout.justify == Some(Justify::Center)
        || view.role(run.below) == Role::Annex
        || IMPRINT.is_in(below.text().trim())
}
