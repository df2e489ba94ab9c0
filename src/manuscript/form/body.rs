//! Paragraphs and tables of the text, and what working on it left.

use roxmltree::{Document, Node};

use super::face::Face;
use super::order;
use super::properties::Layout;
use super::section::{self, Feet, Section};
use super::style::{Sheet, Styled};
use super::table;
use super::theme::Theme;
use super::xml;
use super::{Edge, Form, Frame, Paragraph, Place, Run, Table, Trace, TraceKind};

/// More sections than any document has; of one that has more nothing is known.
const MOST_SECTIONS: usize = 20_000;

/// The parts beside the text.
#[derive(Clone, Copy, Default)]
pub struct Around<'a> {
    /// `styles.xml`.
    pub styles: Option<&'a Document<'a>>,
    /// `theme1.xml`.
    pub theme: Option<&'a str>,
    /// `settings.xml`.
    pub settings: Option<&'a str>,
    /// `document.xml.rels`.
    pub links: Option<&'a str>,
    /// Feet and heads by the names of their parts.
    pub feet: &'a [(String, String)],
}

/// Reads a `w:body`. `lines` has the manuscript's line of each paragraph in it, in order.
pub fn read(body: Node<'_, '_>, lines: &[Option<usize>], around: &Around<'_>) -> Form {
    let theme = Theme::read(around.theme);
    let sheet = Sheet::read(around.styles, &theme);
    let settings = section::settings(around.settings);
    let feet = Feet::read(around.links, around.feet, &sheet, &theme);
    let mut form = Form::default();
    // In styles only what every program relies on; one of many is said.
    let styles = around.styles.map(|styles| styles.root_element());
    let wrong =
        styles.and_then(|root| root.descendants().filter(|node| xml::is(*node, "pPr")).find_map(order::disorder));
    let settled = around.settings.and_then(xml::parse).and_then(|part| order::disorder(part.root_element()));
    let feet_of = |(_, part): &(String, String)| {
        let parsed = xml::parse(part)?;
        parsed.descendants().filter(|node| node.is_element() && !xml::is_repeated(*node)).find_map(order::disorder)
    };
    let wrong = wrong.or(settled).or_else(|| around.feet.iter().find_map(feet_of));
    form.misplaced.extend(wrong.map(|disorder| (0, disorder)));
    let mut sections: Vec<Section> = Vec::new();
    let mut lines = lines.iter();
    for node in body.descendants().filter(Node::is_element) {
        let next = form.paragraphs.len();
        let trace = |kind| Trace { kind, paragraph: next.saturating_sub(1) };
        if let Some(disorder) = order::disorder(node).filter(|_| !xml::is_repeated(node)) {
            form.misplaced.push((next.saturating_sub(1), disorder));
        }
        match node.tag_name().name() {
            "p" if xml::is(node, "p") && !xml::is_repeated(node) => {
                let line = lines.next().copied().flatten();
                let read = paragraph(node, &sheet, &theme);
                let hidden = |run: &Run| run.face.hidden == Some(true) && !run.text.trim().is_empty();
                let marked = |run: &Run| run.face.highlight == Some(true) && !run.text.trim().is_empty();
                let kinds = [
                    (TraceKind::Hidden, read.runs.iter().any(hidden)),
                    (TraceKind::Highlight, read.runs.iter().any(marked)),
                ];
                let found = kinds.into_iter().filter(|(_, is_there)| *is_there);
                form.traces.extend(found.map(|(kind, _)| Trace { kind, paragraph: next }));
                form.paragraphs.push(Paragraph { line, section: sections.len(), ..read });
            }
            "tbl" if xml::is(node, "tbl") && !xml::is_repeated(node) => {
                form.tables.push(Table { section: sections.len(), ..table::read(node, next, &sheet) });
            }
            // What a revision has changed keeps its old form inside.
            "sectPr" if xml::is(node, "sectPr") && !node.parent().is_some_and(|it| xml::is(it, "sectPrChange")) => {
                let read = feet.section(node, sections.last());
                sections.push(read);
                if sections.len() > MOST_SECTIONS {
                    return Form::default();
                }
            }
            "ins" | "del" | "moveFrom" | "moveTo" | "rPrChange" | "pPrChange" | "sectPrChange" | "tblPrChange"
            | "tcPrChange" | "trPrChange" | "cellIns" | "cellDel"
                if node.tag_name().namespace() == Some(xml::WORD) && !xml::is_repeated(node) =>
            {
                form.traces.push(trace(TraceKind::Revision));
            }
            "commentReference" if xml::is(node, "commentReference") => form.traces.push(trace(TraceKind::Comment)),
            _ => {}
        }
    }
    form.usual_size = sheet.usual_size();
    form.sections = sections;
    form.settings = settings;
    form
}

/// What the style of a paragraph and its own properties come to.
pub fn styled(paragraph: Node<'_, '_>, sheet: &Sheet) -> Styled {
    let own = xml::child(paragraph, "pPr");
    let mut styled = sheet.paragraph(own.and_then(|own| xml::value(own, "pStyle")));
    if let Some(own) = own {
        styled.layout = styled.layout.under(&Layout::read(own));
        styled.is_listed |= xml::child(own, "numPr").is_some();
    }
    styled
}

/// The effective face of a run.
pub fn face(run: Node<'_, '_>, styled: &Styled, sheet: &Sheet, theme: &Theme) -> Face {
    let Some(own) = xml::child(run, "rPr") else { return styled.face.clone() };
    let named = xml::value(own, "rStyle").map(|id| sheet.run(id)).unwrap_or_default();
    styled.face.clone().under(&named).under(&Face::read(own, theme))
}

fn paragraph(node: Node<'_, '_>, sheet: &Sheet, theme: &Theme) -> Paragraph {
    let (own, styled) = (xml::child(node, "pPr"), styled(node, sheet));
    let mut paragraph = Paragraph {
        place: place(node),
        frame: own.and_then(|own| xml::child(own, "framePr")).and_then(frame),
        edge: own.and_then(|own| xml::child(own, "framePr")).map(edge),
        style: styled.name.clone(),
        is_listed: styled.is_listed,
        is_style_missing: own.and_then(|own| xml::value(own, "pStyle")).is_some_and(|id| sheet.lacks(id)),
        layout: styled.layout,
        ends_section: own.and_then(|own| xml::child(own, "sectPr")).is_some(),
        ..Paragraph::default()
    };
    for run in node.descendants().filter(|node| xml::is(*node, "r")) {
        if xml::paragraph(run) != Some(node) || xml::is_repeated(run) || is_gone(run, node) {
            continue;
        }
        let mut text = String::new();
        for piece in run.children().filter(Node::is_element) {
            match piece.tag_name().name() {
                "t" => text.push_str(piece.text().unwrap_or_default()),
                "tab" => text.push('\t'),
                "noBreakHyphen" => text.push('-'),
                "cr" => text.push('\n'),
                "br" => match xml::text(piece, "type") {
                    Some("page") => paragraph.breaks_page = true,
                    Some("column") => {}
                    _ => text.push('\n'),
                },
                "drawing" | "pict" | "object" | "AlternateContent" | "sym" => paragraph.has_object = true,
                _ => {}
            }
        }
        if text.is_empty() {
            continue;
        }
        let named = xml::child(run, "rPr").and_then(|own| xml::value(own, "rStyle"));
        paragraph.is_style_missing |= named.is_some_and(|id| sheet.lacks(id));
        let face = face(run, &styled, sheet, theme);
        match paragraph.runs.last_mut() {
            Some(last) if last.face == face => last.text.push_str(&text),
            _ => paragraph.runs.push(Run { text, face }),
        }
    }
    paragraph
}

/// Whether a run was taken out or moved elsewhere.
fn is_gone(run: Node<'_, '_>, paragraph: Node<'_, '_>) -> bool {
    let inside = run.ancestors().take_while(|above| *above != paragraph);
    inside.into_iter().any(|above| xml::is(above, "del") || xml::is(above, "moveFrom"))
}

/// A frame that is placed on the paper and not in the text.
fn frame(node: Node<'_, '_>) -> Option<Frame> {
    let top = xml::number(node, "y").filter(|_| xml::text(node, "yAlign").is_none())?;
    (xml::text(node, "vAnchor") == Some("page")).then(|| Frame {
        top,
        left: xml::number(node, "x"),
        width: xml::number(node, "w"),
    })
}

/// Which edge a frame is aligned with. What is aligned with none may stand anywhere.
fn edge(node: Node<'_, '_>) -> Edge {
    let is_at_bottom = match (xml::text(node, "yAlign"), xml::text(node, "vAnchor")) {
        (Some("bottom"), Some("margin")) => Some(true),
        (Some("top" | "center"), _) | (Some("bottom"), Some("page")) => Some(false),
        _ => None,
    };
    Edge { is_at_bottom, width: xml::number(node, "w") }
}

fn place(node: Node<'_, '_>) -> Place {
    if xml::child(node, "pPr").is_some_and(|own| xml::child(own, "framePr").is_some()) {
        return Place::Box;
    }
    for above in node.ancestors() {
        if xml::is(above, "txbxContent") {
            return Place::Box;
        }
        if xml::is(above, "tc") {
            return Place::Cell;
        }
    }
    Place::Body
}
