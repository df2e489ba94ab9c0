//! Sheets: the pieces of each page as elements.
//!
//! A sheet is an element of no meaning (`a4-sheet`), so that a paragraph which goes on over the page stays one
//! paragraph for whoever reads the text: its parts are `span`s, and no block stands between them.

use std::collections::BTreeSet;

use super::{
    content,
    element::{self, Element},
    escape,
    inline::{Cut, Inline, Side, range},
    notes,
    table::{self, Part},
};
use crate::{
    document::{Block, Document},
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
        escape::put(&mut self.html, format_args!("<a4-sheet class=\"{side}{wide}\" id=\"p{}\">", page.number));
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
        let folio = format_args!("<span class=\"folio\" aria-hidden=\"true\">— {} —</span></a4-sheet>", page.number);
        escape::put(&mut self.html, folio);
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
        let element = Element::of(document, place);
        let first = piece.units.start == 0;
        let last = piece.units.end == breaks.len() + 1;
        self.open_tag(&element, place, piece, first, last);
        let line = if self.landscape { 80 } else { 56 };
        let side = match place {
            Place::Title
            | Place::AnnexTitle(_)
            | Place::Organ
            | Place::Date
            | Place::PartNumber(_)
            | Place::PartOrgan(_)
            | Place::PartDate(_) => Side::Left,
            Place::SubmittedTo | Place::PartSubmittedTo(_) => Side::ByPlace { line, indent: 0 },
            _ => Side::ByPlace { line, indent: 4 },
        };
        let cut = Cut { breaks, range: range(breaks, &piece.units), side, copy: false };
        let mut inline = Inline::new(&mut self.html, document, cut);
        content::write(&mut inline, document, place);
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
        if let Some(part) = element::part_class(place) {
            add_class(&mut class, &part);
        }
        if piece.gap == grid::LINE {
            add_class(&mut class, "g1");
        } else if piece.gap == 2 * grid::LINE {
            add_class(&mut class, "g2");
        }
        self.rules.extend(element::rule(self.document, place, piece.gap, self.landscape));
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

    fn table(&mut self, place: Place, lines: &paginate::TableLines, piece: &Piece) {
        if let Some(Block::Table(table)) = element::block(self.document, place) {
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

fn add_class(class: &mut String, name: &str) {
    if !class.is_empty() && !name.is_empty() {
        class.push(' ');
    }
    class.push_str(name);
}
