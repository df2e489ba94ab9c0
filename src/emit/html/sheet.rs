//! Sheets: the pieces of each page as elements.
//!
//! A sheet is an element of no meaning (`a4-sheet`), so that a paragraph which goes on over the page stays one
//! paragraph for whoever reads the text: its parts are `span`s, and no block stands between them.

use std::collections::BTreeSet;

use super::{
    escape,
    inline::{Cut, Inline, Side, range},
    notes,
    table::{self, Part},
};
use crate::{
    document::{Block, Document, Letterhead, Paragraph, Title},
    layout::{
        grid,
        paginate::{self, Page, Pagination, Piece, Place, Shape},
    },
};

/// The sheets being written.
pub struct Sheets<'a> {
    /// HTML of the sheets.
    pub html: String,
    /// Style rules that only this document needs, each once.
    pub rules: BTreeSet<String>,
    document: &'a Document,
    landscape: bool,
    /// The part of a paragraph that ended last: a `div` must keep the next part of another one apart from it.
    open: bool,
}

/// An element around one piece of text.
struct Element {
    tag: &'static str,
    class: &'static str,
    /// Level of a heading.
    level: Option<u8>,
}

impl Element {
    const fn paragraph(class: &'static str) -> Self {
        Self { tag: "p", class, level: None }
    }

    fn heading(level: u8) -> Self {
        let (tag, level) = match level {
            0 | 1 => ("h2", 2),
            2 => ("h3", 3),
            3 => ("h4", 4),
            _ => ("h5", 5),
        };
        Self { tag, class: "", level: Some(level) }
    }
}

/// Writes all sheets (R61).
pub fn write<'a>(document: &'a Document, pagination: &Pagination) -> Sheets<'a> {
    let html = String::with_capacity(32 * 1024);
    let mut sheets = Sheets { html, rules: BTreeSet::new(), document, landscape: false, open: false };
    for page in &pagination.pages {
        sheets.page(page, pagination);
    }
    sheets
}

impl Sheets<'_> {
    fn page(&mut self, page: &Page, pagination: &Pagination) {
        self.landscape = page.landscape;
        let side = if page.number % 2 == 1 { "odd" } else { "even" };
        let wide = if page.landscape { " wide" } else { "" };
        self.html.push_str(&format!("<a4-sheet class=\"{side}{wide}\" id=\"p{}\">", page.number));
        for piece in &page.pieces {
            if let Some(item) = pagination.items.get(piece.item) {
                self.note(item.place, piece);
                match &item.shape {
                    Shape::Text(breaks) => self.text(item.place, breaks, piece),
                    Shape::Table(lines) => self.table(item.place, lines, piece),
                }
            }
        }
        if page.imprint {
            self.imprint();
        }
        self.html
            .push_str(&format!("<span class=\"folio\" aria-hidden=\"true\">— {} —</span></a4-sheet>", page.number));
    }

    /// Findings stand beside the first part of their block.
    fn note(&mut self, place: Place, piece: &Piece) {
        if let Place::Body(block) = place
            && piece.units.start == 0
        {
            notes::beside(&mut self.html, self.document, block);
        }
    }

    fn text(&mut self, place: Place, breaks: &[usize], piece: &Piece) {
        let document = self.document;
        let element = self.element(place);
        let first = piece.units.start == 0;
        let last = piece.units.end == breaks.len() + 1;
        self.open_tag(&element, place, piece, first, last);
        let line = if self.landscape { 80 } else { 56 };
        let side = match place {
            Place::Title | Place::AnnexTitle(_) | Place::Organ | Place::Date => Side::Left,
            Place::SubmittedTo => Side::ByPlace { line, indent: 0 },
            _ => Side::ByPlace { line, indent: 4 },
        };
        let cut = Cut { breaks, range: range(breaks, &piece.units), side, copy: false };
        let mut inline = Inline::new(&mut self.html, document, cut);
        match (place, document.letterhead.as_ref()) {
            (Place::CopyNumber, Some(head)) => inline.text(head.copy_number.as_deref().unwrap_or_default()),
            (Place::Urgency, Some(head)) => inline.text(head.urgency.as_deref().unwrap_or_default()),
            (Place::Mark, Some(head)) => inline.text(&head.mark),
            (Place::DocumentNumber, Some(head)) => document_number(&mut self.html, head),
            (Place::Title, _) => title(&mut inline, &document.title),
            (Place::SubmittedTo, _) => {
                inline.runs(&document.submitted_to);
                inline.text("：");
            }
            (Place::Body(block), _) => self::block(&mut inline, document.body.get(block)),
            (Place::Annex(annex, block), _) => {
                self::block(&mut inline, document.annexes.get(annex).and_then(|annex| annex.blocks.get(block)));
            }
            (Place::AnnexNote(index), _) => annex_note(&mut inline, document, index),
            (Place::Organ, _) => inline.runs(document.signature.as_ref().map_or(&[], |it| it.organ.as_slice())),
            (Place::Date, _) => inline.runs(document.signature.as_ref().map_or(&[], |it| it.date.as_slice())),
            (Place::AnnexLabel(index), _) => inline.text(document.annexes.get(index).map_or("", |it| &it.label)),
            (Place::AnnexTitle(index), _) => {
                if let Some(annex) = document.annexes.get(index) {
                    title(&mut inline, &annex.title);
                }
            }
            _ => {}
        }
        self.close_tag(&element, first && last, last);
    }

    fn open_tag(&mut self, element: &Element, place: Place, piece: &Piece, first: bool, last: bool) {
        let mut class = String::from(element.class);
        if first && last {
            self.html.push('<');
            self.html.push_str(element.tag);
        } else {
            if first && self.open {
                self.html.push_str("<div></div>");
            }
            let role = if element.level.is_some() { "heading" } else { "paragraph" };
            self.html.push_str("<span role=\"");
            self.html.push_str(role);
            self.html.push('"');
            if let Some(level) = element.level {
                escape::attribute(&mut self.html, "aria-level", &level.to_string());
            }
            let name = if element.level.is_some() { element.tag } else { "p" };
            for part in [name, if first { "" } else { "goes-on" }, if last { "" } else { "goes-over" }] {
                add_class(&mut class, part);
            }
        }
        if piece.gap == grid::LINE {
            add_class(&mut class, "g1");
        } else if piece.gap == 2 * grid::LINE {
            add_class(&mut class, "g2");
        }
        self.rule(place, piece);
        if !class.is_empty() {
            escape::attribute(&mut self.html, "class", &class);
        }
        self.html.push('>');
    }

    fn close_tag(&mut self, element: &Element, whole: bool, last: bool) {
        self.html.push_str("</");
        self.html.push_str(if whole { element.tag } else { "span" });
        self.html.push_str(">\n");
        // White space inside a paragraph that goes over would show between its halves.
        if !whole && !last {
            self.html.pop();
        }
        self.open = !whole && last;
    }

    /// Rules for what depends on the document's own texts.
    fn rule(&mut self, place: Place, piece: &Piece) {
        let area = if self.landscape { grid::AREA_HEIGHT } else { grid::AREA_WIDTH };
        let signature = self.document.signature.as_ref().map(|it| paginate::signing(it, area));
        match (place, &self.document.letterhead, signature) {
            (Place::Mark, Some(head), _) => {
                let size = Points(10 * paginate::mark_size(&head.mark));
                let gap = Points(piece.gap);
                self.rules.insert(format!(".mark{{margin-top:{gap};font-size:{size};line-height:{size}}}"));
            }
            (Place::Organ, _, Some(signing)) => {
                self.rules.insert(format!(".organ{{margin-left:{}}}", Points(signing.organ)));
            }
            (Place::Date, _, Some(signing)) => {
                self.rules.insert(format!(".date{{margin-left:{}}}", Points(signing.date)));
            }
            (Place::AnnexNote(index), ..) => {
                let (names, number) = paginate::annex_indents(index, self.document.annexes.len());
                let hang = if index == 0 { 3 * grid::CHARACTER + number } else { number };
                let class = annex_class(index);
                let rule = format!(".{class}{{padding-left:{};text-indent:-{}}}", Points(names), Points(hang));
                self.rules.insert(rule);
            }
            _ => {}
        }
    }

    fn element(&self, place: Place) -> Element {
        let block = match place {
            Place::Body(block) => self.document.body.get(block),
            Place::Annex(annex, block) => self.document.annexes.get(annex).and_then(|annex| annex.blocks.get(block)),
            _ => None,
        };
        match (place, block) {
            (_, Some(Block::Heading(heading))) => Element::heading(heading.level),
            (Place::CopyNumber | Place::SubmittedTo, _) => Element::paragraph("flush"),
            (Place::Urgency | Place::AnnexLabel(_), _) => Element::paragraph("flush l1"),
            (Place::Mark, _) => Element::paragraph("mark"),
            (Place::DocumentNumber, _) => Element::paragraph(match &self.document.letterhead {
                Some(Letterhead { signer: Some(_), .. }) => "number up",
                _ => "number",
            }),
            (Place::Title, _) => Element { tag: "h1", class: "title", level: Some(1) },
            (Place::AnnexTitle(_), _) => Element { tag: "h2", class: "title", level: Some(2) },
            (Place::AnnexNote(index), _) => Element::paragraph(annex_class(index)),
            (Place::Organ, _) => Element::paragraph("organ"),
            (Place::Date, _) => Element::paragraph("date"),
            _ => Element::paragraph(""),
        }
    }

    fn table(&mut self, place: Place, lines: &paginate::TableLines, piece: &Piece) {
        let block = match place {
            Place::Body(block) => self.document.body.get(block),
            Place::Annex(annex, block) => self.document.annexes.get(annex).and_then(|annex| annex.blocks.get(block)),
            _ => None,
        };
        if let Some(Block::Table(table)) = block {
            let part = Part { table, lines, units: piece.units.clone(), again: piece.repeats_header };
            table::write(&mut self.html, &mut self.rules, self.document, &part, piece.gap);
            self.open = false;
        }
    }

    /// 版记 at the foot of 版心 (R35, R36).
    fn imprint(&mut self) {
        let Some(imprint) = &self.document.imprint else { return };
        self.html.push_str("<div class=\"imprint\">");
        if let Some(names) = &imprint.copied_to {
            self.html.push_str("<p class=\"copied\">抄送：");
            escape::push(&mut self.html, names);
            self.html.push_str("。</p>");
        }
        self.html.push_str("<p class=\"printed\">");
        escape::push(&mut self.html, &imprint.printed_by);
        self.html.push_str("<span>");
        escape::push(&mut self.html, &imprint.printed_on);
        self.html.push_str("印发</span></p></div>");
        self.open = false;
    }
}

/// Twips as CSS points.
pub struct Points(pub i32);

impl std::fmt::Display for Points {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let twips = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}pt", twips / 20, twips % 20 * 5)
    }
}

fn add_class(class: &mut String, name: &str) {
    if !class.is_empty() && !name.is_empty() {
        class.push(' ');
    }
    class.push_str(name);
}

fn annex_class(index: usize) -> &'static str {
    match index {
        0 => "names",
        1..=8 => "names-on",
        _ => "names-10",
    }
}

fn block(inline: &mut Inline<'_>, block: Option<&Block>) {
    match block {
        Some(Block::Heading(heading)) => {
            inline.text(&heading.number);
            inline.runs(&heading.runs);
        }
        Some(Block::Paragraph(Paragraph { lead, runs })) => {
            if let Some(lead) = lead {
                inline.lead(lead);
            }
            inline.runs(runs);
        }
        _ => {}
    }
}

fn title(inline: &mut Inline<'_>, title: &Title) {
    for (index, line) in title.lines.iter().enumerate() {
        if index > 0 {
            inline.new_line();
        }
        inline.runs(line);
    }
}

/// The label and the number stand in front of the title's own runs, as in [`crate::document::text::annex_notes`].
fn annex_note(inline: &mut Inline<'_>, document: &Document, index: usize) {
    if index == 0 {
        inline.text("附件：");
    }
    if document.annexes.len() > 1 {
        inline.text(&format!("{}.", index + 1));
    }
    if let Some(annex) = document.annexes.get(index) {
        annex.title.lines.iter().for_each(|line| inline.runs(line));
    }
}

/// 发文字号 above the red line, with 签发人 on the same line (R20–R22).
fn document_number(out: &mut String, head: &Letterhead) {
    escape::push(out, &head.document_number);
    if let Some(name) = &head.signer {
        out.push_str("<span>签发人：<span class=\"l2\">");
        escape::push(out, name);
        out.push_str("</span></span>");
    }
}
