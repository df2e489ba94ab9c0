//! `w:pPr` and `w:rPr`: plain structs whose writers know the schema's order of children (R44).

use super::xml::put;
use crate::layout::face::Role;
use crate::layout::grid;
use crate::layout::look::Look;

/// `w:jc`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Justify {
    Left,
    Center,
    Right,
    Both,
}

/// `w:textAlignment`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the middle: the text lies evenly in 版心. `LibreOffice` would set it 1.2 mm lower.
    Middle,
    /// On the baseline, wherever the reader puts that.
    Baseline,
}

/// `w:ind` in twips; zero is left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Indent {
    pub left: i32,
    pub right: i32,
    pub first: i32,
    pub hanging: i32,
}

impl Indent {
    /// 左空二字 of a first line, for readers that count characters and for those that do not (R8).
    pub const FIRST: Self = Self { left: 0, right: 0, first: grid::INDENT, hanging: 0 };
}

/// What a paragraph or a paragraph style says beyond the style under it.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an element that is there or not")]
pub struct ParagraphProperties {
    pub style: Option<&'static str>,
    pub keep_next: bool,
    pub page_break_before: Option<bool>,
    /// Part of the frame at the foot of 版心 that holds the 版记 (R36).
    pub frame: bool,
    /// The Chinese typography of Normal (R10–R14, R39).
    pub typography: bool,
    /// The red rule below 发文字号 (R22).
    pub red_rule: bool,
    /// Filled black: a rule of the 版记 (R36).
    pub filled: bool,
    /// A right tab stop.
    pub tab: Option<i32>,
    /// Exact line pitch.
    pub line: Option<i32>,
    pub indent: Option<Indent>,
    pub justify: Option<Justify>,
    /// Where characters stand in a line that is higher than they are.
    pub place: Option<Place>,
    pub outline: Option<u8>,
    /// The paragraph mark is one point high, so that it does not stretch a low line.
    pub low_mark: bool,
}

impl ParagraphProperties {
    /// Nothing but a style.
    pub fn styled(style: &'static str) -> Self {
        Self { style: Some(style), ..Self::default() }
    }

    /// An empty paragraph of hardly any height.
    pub fn hair() -> Self {
        Self { line: Some(grid::HAIR), low_mark: true, ..Self::default() }
    }

    /// Appends the children of `w:pPr`.
    pub fn write(&self, out: &mut String) {
        if let Some(style) = self.style {
            put!(out, "<w:pStyle w:val=\"{style}\"/>");
        }
        if self.keep_next {
            out.push_str("<w:keepNext/>");
        }
        match self.page_break_before {
            Some(true) => out.push_str("<w:pageBreakBefore/>"),
            Some(false) => out.push_str("<w:pageBreakBefore w:val=\"0\"/>"),
            None => {}
        }
        if self.frame {
            put!(
                out,
                "<w:framePr w:w=\"{}\" w:hSpace=\"0\" w:wrap=\"notBeside\" w:vAnchor=\"margin\" w:hAnchor=\"margin\" \
                 w:xAlign=\"center\" w:yAlign=\"bottom\"/>",
                grid::AREA_WIDTH
            );
        }
        if self.typography {
            out.push_str("<w:widowControl w:val=\"0\"/>");
        }
        if self.red_rule {
            put!(
                out,
                "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"{}\" w:space=\"{}\" w:color=\"FF0000\"/></w:pBdr>",
                grid::RED_RULE,
                grid::RED_RULE_GAP
            );
        }
        if self.filled {
            out.push_str("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"000000\"/>");
        }
        if let Some(tab) = self.tab {
            put!(out, "<w:tabs><w:tab w:val=\"right\" w:pos=\"{tab}\"/></w:tabs>");
        }
        if self.typography {
            out.push_str(
                "<w:kinsoku/><w:overflowPunct w:val=\"1\"/><w:topLinePunct w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/>\
                 <w:autoSpaceDN w:val=\"0\"/><w:adjustRightInd w:val=\"0\"/><w:snapToGrid w:val=\"0\"/>",
            );
        }
        if let Some(line) = self.line {
            put!(out, "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{line}\" w:lineRule=\"exact\"/>");
        }
        if let Some(indent) = self.indent {
            indent.write(out);
        }
        if let Some(justify) = self.justify {
            let name = match justify {
                Justify::Left => "left",
                Justify::Center => "center",
                Justify::Right => "right",
                Justify::Both => "both",
            };
            put!(out, "<w:jc w:val=\"{name}\"/>");
        }
        match self.place {
            Some(Place::Middle) => out.push_str("<w:textAlignment w:val=\"center\"/>"),
            Some(Place::Baseline) => out.push_str("<w:textAlignment w:val=\"baseline\"/>"),
            None => {}
        }
        if let Some(level) = self.outline {
            put!(out, "<w:outlineLvl w:val=\"{level}\"/>");
        }
        if self.low_mark {
            out.push_str("<w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr>");
        }
    }
}

impl Indent {
    fn write(self, out: &mut String) {
        out.push_str("<w:ind");
        for (name, value) in [("left", self.left), ("right", self.right), ("hanging", self.hanging)] {
            if value != 0 {
                put!(out, " w:{name}=\"{value}\"");
            }
        }
        if self.first == grid::INDENT {
            out.push_str(" w:firstLineChars=\"200\"");
        }
        if self.first != 0 {
            put!(out, " w:firstLine=\"{}\"", self.first);
        }
        out.push_str("/>");
    }
}

/// `w:rFonts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fonts {
    /// The Chinese face and the face of digits and letters.
    pub names: Option<(&'static str, &'static str)>,
    /// Quotes, dashes and the like take the Chinese face although Latin text has one of its own (R41).
    pub hint: bool,
}

impl Fonts {
    /// The fonts of a role.
    pub fn of(look: Look, role: Role) -> Self {
        let chinese = look.fonts.name(role);
        Self { names: Some((chinese, look.latin_name(role, chinese))), hint: false }
    }

    /// Appends `w:rFonts` with all four slots (R41), or nothing.
    pub fn write(self, out: &mut String) {
        if self == Self::default() {
            return;
        }
        out.push_str("<w:rFonts");
        if self.hint {
            out.push_str(" w:hint=\"eastAsia\"");
        }
        if let Some((chinese, latin)) = self.names {
            put!(out, " w:ascii=\"{latin}\" w:eastAsia=\"{chinese}\" w:hAnsi=\"{latin}\" w:cs=\"{latin}\"");
        }
        out.push_str("/>");
    }
}

/// What a run or a style says about its characters beyond the style under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RunProperties {
    pub fonts: Fonts,
    pub bold: bool,
    pub red: bool,
    /// Extra advance of each character (R4).
    pub spacing: Option<i32>,
    /// Half-points (R42).
    pub size: Option<i32>,
    /// Yellow: a gap of a draft.
    pub highlight: bool,
}

impl RunProperties {
    /// Appends the children of `w:rPr`.
    pub fn write(&self, out: &mut String) {
        self.fonts.write(out);
        if self.bold {
            out.push_str("<w:b/><w:bCs/>");
        }
        if self.red {
            out.push_str("<w:color w:val=\"FF0000\"/>");
        }
        if let Some(spacing) = self.spacing {
            put!(out, "<w:spacing w:val=\"{spacing}\"/>");
        }
        if let Some(size) = self.size {
            put!(out, "<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
        }
        if self.highlight {
            out.push_str("<w:highlight w:val=\"yellow\"/>");
        }
    }
}
