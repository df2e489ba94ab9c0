//! What the layout rules see of a document: which paragraph is what, and where to point.

use crate::layout::grid;
use crate::lint::{Remark, Subject};
use crate::manuscript::form::{Face, Form, Justify, Paragraph, Place, Section};
use crate::manuscript::label::{self, Style};
use crate::manuscript::{Kind, plain};

use super::measure;

/// Characters that a remark points at.
const POINTED: usize = 8;
/// A paragraph of fewer characters may be a 主送, a 署名 or a caption.
const SENTENCE: usize = 20;

/// 出席：, 联系方式：: a list and no sentence.
const LABEL: usize = 6;

/// What a paragraph is to the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 标题.
    Title,
    /// A heading that stands alone, by its typed number.
    Heading(Style),
    /// 自然段: sentences, for sure.
    Body,
    /// 附件1 at the head of an annex.
    Annex,
    /// Anything else.
    Other,
}

/// A document with a layout.
pub struct View<'a> {
    subject: &'a Subject<'a>,
    /// Its layout.
    pub form: &'a Form,
    roles: Vec<Role>,
}

impl<'a> View<'a> {
    /// Of a text that was read from a DOCX.
    pub fn of(subject: &'a Subject<'a>) -> Option<Self> {
        let form = subject.text.form.as_deref()?;
        let mut roles: Vec<Role> = form.paragraphs.iter().map(|paragraph| role(subject, paragraph)).collect();
        let (mut has_title, mut has_text, mut is_annex, mut is_form) = (false, false, false, false);
        for (role, paragraph) in roles.iter_mut().zip(&form.paragraphs) {
            match role {
                // Only the title of the document is sure to be one: below it 附件 and other documents have theirs.
                Role::Title if has_title => *role = Role::Other,
                Role::Annex => (has_title, is_annex, is_form) = (true, has_text, false),
                // What stands below a table of an annex explains how to fill it in.
                Role::Body if is_form => *role = Role::Other,
                Role::Title => has_title = true,
                Role::Body => (has_title, has_text) = (true, true),
                _ => is_form |= is_annex && paragraph.place == Place::Cell,
            }
        }
        Some(Self { subject, form, roles })
    }

    /// Paragraphs of sentences.
    pub fn bodies(&self) -> impl Iterator<Item = (usize, &'a Paragraph)> {
        self.with(|role| role == Role::Body)
    }

    /// 标题.
    pub fn title(&self) -> Option<(usize, &'a Paragraph)> {
        self.with(|role| role == Role::Title).next()
    }

    /// The paragraphs of 标题: the first, and those right below it that go on.
    pub fn title_lines(&self) -> impl Iterator<Item = (usize, &'a Paragraph)> {
        let first = self.title().map_or(usize::MAX, |(index, _)| index);
        let is_title = |it: &Paragraph| {
            let kind = it.line.and_then(|line| self.subject.text.lines.get(line)).map(|line| line.kind);
            kind == Some(Kind::Title) && it.style.as_deref() == Some("title")
        };
        self.all().skip(first).take_while(move |(index, it)| *index == first || is_title(it))
    }

    /// Headings that stand alone, with their kinds of number.
    pub fn headings(&self) -> impl Iterator<Item = (usize, &'a Paragraph, Style)> {
        let style = |role: &Role| if let Role::Heading(style) = role { Some(*style) } else { None };
        self.all().zip(&self.roles).filter_map(move |((index, paragraph), role)| Some((index, paragraph, style(role)?)))
    }

    /// All paragraphs.
    pub fn all(&self) -> impl Iterator<Item = (usize, &'a Paragraph)> + use<'a> {
        self.form.paragraphs.iter().enumerate()
    }

    /// Every paragraph that says something with the two below it that do, from the first text on: where a signature may stand.
    pub fn below_text(&self) -> impl Iterator<Item = [(usize, &'a Paragraph); 3]> {
        let texts: Vec<(usize, &'a Paragraph)> = self.all().filter(|(_, it)| !it.is_blank()).collect();
        let first = texts.iter().position(|(index, _)| self.role(*index) == Role::Body).unwrap_or(texts.len());
        (first..texts.len().saturating_sub(2)).map(move |at| [texts[at], texts[at + 1], texts[at + 2]])
    }

    /// What a paragraph is.
    pub fn role(&self, index: usize) -> Role {
        self.roles.get(index).copied().unwrap_or(Role::Other)
    }

    /// The section of a paragraph.
    pub fn section(&self, paragraph: &Paragraph) -> Option<&'a Section> {
        self.form.sections.get(paragraph.section)
    }

    /// Whether a page surely begins with this paragraph.
    pub fn begins_page(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.form.paragraphs.get(before));
        self.form.paragraphs.get(index).is_some_and(|own| {
            own.layout.page_before == Some(true)
                || before.is_none_or(|before| before.breaks_page || before.section != own.section)
        })
    }

    /// The first paragraph of the page that this one is surely on.
    pub fn page_start(&self, index: usize) -> usize {
        (1..=index).rev().find(|at| self.begins_page(*at)).unwrap_or(0)
    }

    /// Sections that stand upright, each with the index of its first paragraph.
    pub fn upright(&self) -> impl Iterator<Item = (usize, &'a Section)> {
        self.sections().filter(|(_, section)| !section.is_landscape())
    }

    /// Sections with the indexes of their first paragraphs.
    pub fn sections(&self) -> impl Iterator<Item = (usize, &'a Section)> {
        // Sections follow each other.
        let first = |index: usize| self.form.paragraphs.partition_point(|paragraph| paragraph.section < index);
        self.form.sections.iter().enumerate().map(move |(index, section)| (first(index), section))
    }

    /// Whether the text has more characters than these pages hold.
    pub fn fills(&self, pages: i32) -> bool {
        let length: usize = self.subject.text.lines.iter().map(|line| line.text.chars().count()).sum();
        usize::try_from(pages * grid::LINES * grid::CHARACTERS).is_ok_and(|page| length > page)
    }

    /// Whether the paragraphs before this one need surely more lines than a page has.
    pub fn is_past_page(&self, index: usize) -> bool {
        let lines = |paragraph: &Paragraph| {
            let cells = crate::layout::width::half_cells(&paragraph.text());
            let own = i32::try_from(cells).unwrap_or(i32::MAX) / (2 * grid::CHARACTERS);
            if paragraph.place == Place::Body { own.saturating_add(1) } else { 0 }
        };
        let all =
            self.form.paragraphs.iter().take(index).fold(0_i32, |sum, paragraph| sum.saturating_add(lines(paragraph)));
        all > grid::LINES
    }

    /// A remark at a paragraph, or at the next that has any text.
    pub fn remark(&self, index: usize, message: impl Into<String>, help: impl Into<String>) -> Remark {
        let lines = self.form.paragraphs.iter().skip(index).find_map(|paragraph| paragraph.line);
        let Some((line, text)) = lines.and_then(|line| Some((line, &self.subject.text.lines.get(line)?.text))) else {
            return Remark::whole(message, help);
        };
        let end = text.char_indices().nth(POINTED).map_or(text.len(), |(at, _)| at);
        Remark::at(line, 0..end, message, help)
    }

    /// One remark for all places of a fault: what is said of the first of them, and how many there are.
    pub fn one(&self, what: &str, places: &[(usize, String)], help: &str) -> Vec<Remark> {
        let Some((first, fault)) = places.first() else { return Vec::new() };
        let count =
            if places.len() > 1 { format!("{what}有{}处不对，第一处", places.len()) } else { what.to_owned() };
        vec![self.remark(*first, format!("{count}{fault}"), help)]
    }

    fn with(&self, wanted: impl Fn(Role) -> bool) -> impl Iterator<Item = (usize, &'a Paragraph)> {
        self.all().zip(&self.roles).filter(move |(_, role)| wanted(**role)).map(|(paragraph, _)| paragraph)
    }
}

fn role(subject: &Subject<'_>, paragraph: &Paragraph) -> Role {
    let line = paragraph.line.and_then(|line| subject.text.lines.get(line));
    let Some(line) = line.filter(|_| paragraph.place == Place::Body) else { return Role::Other };
    let text = line.text.as_str();
    if is_contents(paragraph, text) {
        return Role::Other;
    }
    let is_red = paragraph.first_face().and_then(|face| face.color).is_some_and(crate::manuscript::form::Color::is_red);
    match line.kind {
        _ if label::annex(text).is_some_and(str::is_empty) => Role::Annex,
        // 发文机关标志 may be named like a title.
        Kind::Title if is_red && !text.contains("关于") && paragraph.style.as_deref() != Some("title") => Role::Other,
        Kind::Title if paragraph.style.as_deref() == Some("title") || plain::is_named(text) => Role::Title,
        Kind::Heading(_) => label::read(text).map_or(Role::Other, |label| Role::Heading(label.style)),
        Kind::Body if is_sentences(text) => Role::Body,
        _ => Role::Other,
    }
}

/// Whether it is a line of a table of contents.
fn is_contents(paragraph: &Paragraph, text: &str) -> bool {
    let is_styled = paragraph.style.as_deref().is_some_and(|name| name.starts_with("toc ") || name.starts_with("目录"));
    let number = text.trim_end_matches(|c: char| c.is_ascii_digit());
    is_styled || number.len() < text.len() && number.ends_with(['\t', '…', '.', '·'])
}

fn is_sentences(text: &str) -> bool {
    let is_form = ["附件", "抄送", "主送", "注", "备注", "说明", "联系人", "签发人", "（", "("];
    // A number in brackets is that of a point.
    let is_labelled = text.chars().take(LABEL).any(|c| c == '：') && label::read(text).is_none();
    let begins = is_labelled || is_form.iter().any(|form| text.starts_with(form)) && label::read(text).is_none();
    !begins && text.contains(['。', '；']) && text.chars().count() >= SENTENCE
}

/// Width of a 汉字 in a paragraph, in twips; none where its size is not known.
pub fn character(face: &Face) -> Option<i64> {
    Some(face.size? * 10).filter(|width| *width > 0)
}

/// The indent of the first line against the others.
pub fn first_indent(paragraph: &Paragraph) -> Option<i64> {
    let character = character(paragraph.face()?)?;
    let layout = &paragraph.layout;
    match layout.first_chars.filter(|chars| *chars != 0) {
        Some(chars) => Some(chars * character / 100),
        None => layout.first,
    }
}

/// The indent of all lines from the left.
pub fn left_indent(paragraph: &Paragraph) -> Option<i64> {
    let character = character(paragraph.face()?)?;
    let layout = &paragraph.layout;
    // Characters are counted without what hangs, twips with it.
    let hanging = layout.first_chars.filter(|chars| *chars < 0).map_or(0, |chars| -chars);
    layout.left_chars.filter(|chars| *chars != 0).map(|chars| (chars + hanging) * character / 100).or(layout.left)
}

/// The indent of all lines from the right.
pub fn right_indent(paragraph: &Paragraph) -> Option<i64> {
    let character = character(paragraph.face()?)?;
    let layout = &paragraph.layout;
    layout.right_chars.filter(|chars| *chars != 0).map(|chars| chars * character / 100).or(layout.right)
}

/// Where the first character of a paragraph that begins at the left stands, typed spaces counted.
pub fn begins_at(paragraph: &Paragraph) -> Option<i64> {
    if paragraph.is_listed || !matches!(paragraph.layout.justify?, Justify::Left | Justify::Both) {
        return None;
    }
    let character = character(paragraph.face()?)?;
    let text = paragraph.text();
    let typed = &text[..text.len() - text.trim_start().len()];
    if typed.contains(['\t', '\n']) {
        return None;
    }
    Some(left_indent(paragraph)? + first_indent(paragraph)? + measure::width(typed, character))
}

/// Whether a distance is set between two paragraphs.
pub fn is_spaced(above: &Paragraph, below: &Paragraph) -> bool {
    let has = |lines: Option<i64>, twips: Option<i64>| lines.or(twips).unwrap_or(0) > 0;
    has(above.layout.after_lines, above.layout.after) || has(below.layout.before_lines, below.layout.before)
}
