//! The two sheets and their `w:sectPr` (R1, R2, R38, R39, R48).

use super::package::{EMPTY_FOOTER, EMPTY_HEADER, EVEN_FOOTER, EVEN_HEADER, ODD_FOOTER, ODD_HEADER};
use super::xml::put;
use crate::layout::grid;

/// How the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    Portrait,
    /// The upright sheet turned once, so that a table's head lies toward its left edge (8, R48).
    Landscape,
}

impl Sheet {
    /// The sheet of a part that may be landscape.
    pub fn of(landscape: bool) -> Self {
        if landscape { Self::Landscape } else { Self::Portrait }
    }

    /// Width of 版心.
    pub fn width(self) -> i32 {
        match self {
            Self::Portrait => grid::AREA_WIDTH,
            Self::Landscape => grid::AREA_HEIGHT,
        }
    }

    /// Height of 版心.
    pub fn height(self) -> i32 {
        match self {
            Self::Portrait => grid::AREA_HEIGHT,
            Self::Landscape => grid::AREA_WIDTH,
        }
    }

    /// Appends `w:sectPr`. A section without references would inherit those of the section before it, so in a
    /// document with `turned` pages every section names its headers.
    pub fn write(self, out: &mut String, turned: bool) {
        out.push_str("<w:sectPr>");
        match self {
            Self::Portrait => {
                if turned {
                    references(out, "header", EMPTY_HEADER, EMPTY_HEADER);
                }
                references(out, "footer", ODD_FOOTER, EVEN_FOOTER);
            }
            Self::Landscape => {
                references(out, "header", ODD_HEADER, EVEN_HEADER);
                references(out, "footer", EMPTY_FOOTER, EMPTY_FOOTER);
            }
        }
        let (width, height) = (grid::PAGE_WIDTH, grid::PAGE_HEIGHT);
        let (top, right, bottom, left) = (grid::TOP, grid::RIGHT, grid::BOTTOM, grid::LEFT);
        let (header, footer, pitch) = (grid::HEADER, grid::FOOTER, grid::LINE);
        match self {
            Self::Portrait => put!(
                out,
                "<w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"{top}\" w:right=\"{right}\" \
                 w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"{header}\" w:footer=\"{footer}\" w:gutter=\"0\"/>\
                 <w:cols w:space=\"425\"/><w:docGrid w:type=\"lines\" w:linePitch=\"{pitch}\"/>"
            ),
            Self::Landscape => put!(
                out,
                "<w:pgSz w:w=\"{height}\" w:h=\"{width}\" w:orient=\"landscape\"/><w:pgMar w:top=\"{left}\" \
                 w:right=\"{top}\" w:bottom=\"{right}\" w:left=\"{bottom}\" w:header=\"{header}\" \
                 w:footer=\"{header}\" w:gutter=\"0\"/><w:cols w:space=\"425\"/><w:docGrid w:linePitch=\"{pitch}\"/>"
            ),
        }
        out.push_str("</w:sectPr>");
    }
}

fn references(out: &mut String, kind: &str, odd: &str, even: &str) {
    put!(out, "<w:{kind}Reference w:type=\"default\" r:id=\"{odd}\"/>");
    put!(out, "<w:{kind}Reference w:type=\"even\" r:id=\"{even}\"/>");
}
