//! Text into `w:r`: one run for each stretch of one font, neighbours of one kind joined.

use super::properties::{Fonts, RunProperties};
use super::xml;
use crate::document::Run;
use crate::layout::face::{self, Role};
use crate::layout::look::{Latin, Look};

/// Characters that Word draws in the Latin face unless told otherwise (R41).
const AMBIGUOUS: [char; 14] = ['“', '”', '‘', '’', '—', '…', '·', '℃', '×', '±', '①', '②', '③', '°'];

/// The face of a stretch of text.
#[derive(Debug, Clone, Copy)]
pub struct Face {
    role: Role,
    /// The paragraph's style does not have this font, so the run must name it.
    named: bool,
    bold: bool,
    size: Option<i32>,
}

impl Face {
    /// The face that the paragraph's style already has.
    pub fn of_style(role: Role) -> Self {
        Self { role, named: false, bold: false, size: None }
    }

    /// A face of its own inside a paragraph of another style.
    pub fn own(role: Role) -> Self {
        Self { named: role != Role::Body, ..Self::of_style(role) }
    }

    /// The face of a run-in heading inside a body paragraph (R26).
    pub fn lead(look: Look, level: u8) -> Self {
        Self { bold: look.is_bold(level), ..Self::own(look.heading_role(level)) }
    }

    /// The same face in another size.
    pub fn sized(self, half_points: i32) -> Self {
        Self { size: Some(half_points), ..self }
    }
}

/// A piece of a paragraph.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'a> {
    /// Text of the model.
    Runs(&'a [Run], Face),
    /// Text that stands in no run.
    Text(&'a str, Face),
    /// `w:tab`.
    Tab,
    /// `w:br`: only between the lines of a title.
    Break,
}

/// Appends the runs of one paragraph.
pub fn write(out: &mut String, look: Look, pieces: &[Piece]) {
    let hint = look.latin == Latin::TimesNewRoman && pieces.iter().any(Piece::is_ambiguous);
    let mut pen = Pen { out, look, hint, open: None };
    for piece in pieces {
        match *piece {
            Piece::Runs(runs, face) => {
                for run in runs {
                    pen.text(&run.text, face, run.missing);
                }
            }
            Piece::Text(text, face) => pen.text(text, face, false),
            Piece::Tab => pen.lone("<w:r><w:tab/></w:r>"),
            Piece::Break => pen.lone("<w:r><w:br/></w:r>"),
        }
    }
    pen.close();
}

impl Piece<'_> {
    fn is_ambiguous(&self) -> bool {
        match self {
            Self::Runs(runs, _) => runs.iter().any(|run| run.text.contains(AMBIGUOUS)),
            Self::Text(text, _) => text.contains(AMBIGUOUS),
            Self::Tab | Self::Break => false,
        }
    }
}

/// Writes text and keeps a run open as long as its properties stay the same.
struct Pen<'a> {
    out: &'a mut String,
    look: Look,
    hint: bool,
    open: Option<RunProperties>,
}

impl Pen<'_> {
    fn text(&mut self, text: &str, face: Face, missing: bool) {
        let name = self.look.fonts.name(face.role);
        let wide = self.look.fonts.wide_name(face.role);
        if name == wide {
            return self.stretch(text, face, face.named.then_some(name), missing);
        }
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let known = face::in_gb2312(first);
            let end = rest.find(|c| face::in_gb2312(c) != known).unwrap_or(rest.len());
            let font = if known { face.named.then_some(name) } else { Some(wide) };
            self.stretch(&rest[..end], face, font, missing);
            rest = &rest[end..];
        }
    }

    fn stretch(&mut self, text: &str, face: Face, font: Option<&'static str>, missing: bool) {
        if text.is_empty() {
            return;
        }
        let names = font.map(|chinese| (chinese, self.look.latin_name(face.role, chinese)));
        let fonts = Fonts { names, hint: self.hint };
        let wanted =
            RunProperties { fonts, bold: face.bold, size: face.size, highlight: missing, ..RunProperties::default() };
        if self.open != Some(wanted) {
            self.close();
            self.out.push_str("<w:r>");
            if wanted != RunProperties::default() {
                self.out.push_str("<w:rPr>");
                wanted.write(self.out);
                self.out.push_str("</w:rPr>");
            }
            self.out.push_str("<w:t xml:space=\"preserve\">");
            self.open = Some(wanted);
        }
        xml::escape(self.out, text);
    }

    fn lone(&mut self, run: &str) {
        self.close();
        self.out.push_str(run);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("</w:t></w:r>");
        }
    }
}
