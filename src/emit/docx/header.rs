//! Page numbers of landscape pages: upright text in a box at the place that the upright sheet's foot has (8, R48).

use super::footer::{self, Side};
use super::xml::{HEAD, NAMESPACES, put};
use crate::layout::grid;

/// Namespaces of the drawing.
const DRAWING: &str = "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"wps\"";

/// A header part that holds nothing but the box.
pub fn write(side: Side) -> String {
    let (id, pages) = match side {
        Side::Odd => (1, "单页"),
        Side::Even => (2, "双页"),
    };
    // The box begins at the edge of the sheet and ends beyond the number, whose line lies at the box's right side; from
    // top to bottom it is as high as the portrait 版心 is wide. So neither place is an offset: LibreOffice forgets
    // the offsets of such a box in documents of one or two pages.
    let (width, height) = ((grid::SIDE_NUMBER + grid::SIZE_4 * 5) * grid::EMU, grid::AREA_WIDTH * grid::EMU);
    let mut out = String::from(HEAD);
    put!(&mut out, "<w:hdr {NAMESPACES} {DRAWING}><w:p><w:pPr><w:pStyle w:val=\"a4\"/></w:pPr><w:r><w:drawing>");
    put!(
        &mut out,
        "<wp:anchor distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" simplePos=\"0\" relativeHeight=\"{id}\" \
         behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/>\
         <wp:positionH relativeFrom=\"page\"><wp:posOffset>0</wp:posOffset></wp:positionH>\
         <wp:positionV relativeFrom=\"margin\"><wp:posOffset>0</wp:posOffset></wp:positionV>\
         <wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:wrapNone/>\
         <wp:docPr id=\"{id}\" name=\"页码{id}\" descr=\"横排页的页码（{pages}）\"/><wp:cNvGraphicFramePr/>"
    );
    put!(
        &mut out,
        "<a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp>\
         <wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/>\
         </a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>\
         <wps:txbx><w:txbxContent>"
    );
    footer::number(&mut out, side);
    out.push_str(
        "</w:txbxContent></wps:txbx><wps:bodyPr vert=\"vert\" wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" \
         bIns=\"0\" anchor=\"t\"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor>\
         </w:drawing></w:r></w:p></w:hdr>",
    );
    out
}

/// The header of portrait pages in a document with landscape pages: without it they would inherit the box.
pub fn empty() -> String {
    format!("{HEAD}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"a4\"/></w:pPr></w:p></w:hdr>")
}
