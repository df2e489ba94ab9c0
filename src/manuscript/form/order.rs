//! The order that elements must stand in: programs drop what comes too late, or take the file for a broken one.

use roxmltree::Node;

use super::xml;

/// Children of `w:pPr`, without those that LibreOffice writes anywhere and every program reads there: `w:pStyle`, `w:framePr`,
/// `w:rPr`, `w:sectPr`.
const PARAGRAPH: &str = "keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers pBdr shd tabs \
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing \
    ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle \
    pPrChange";
/// Children of `w:sectPr`; heads and feet come first in any order.
const SECTION: &str = "footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote \
    titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange";
/// Children of `w:tblPr`.
const TABLE: &str = "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
    tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange";

/// The first child that stands behind one that must follow it.
pub fn misplaced<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let order = match node.tag_name().name() {
        "pPr" => PARAGRAPH,
        "sectPr" => SECTION,
        "tblPr" => TABLE,
        _ => return None,
    };
    let mut furthest = 0;
    let mut children = node.children().filter(|child| child.tag_name().namespace() == Some(xml::WORD));
    let late = children.find(|child| {
        // LibreOffice writes an empty one once more.
        if xml::is(*child, "pBdr") && !child.has_children() {
            return false;
        }
        let Some(place) = order.split_whitespace().position(|name| name == child.tag_name().name()) else {
            return false;
        };
        let is_late = place < furthest;
        furthest = furthest.max(place);
        is_late
    });
    late.map(|child| child.tag_name().name())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn late(inside: &str) -> Option<String> {
        let text = format!("<w:pPr xmlns:w=\"{}\">{inside}</w:pPr>", xml::WORD);
        let parsed = xml::parse(&text).unwrap();
        misplaced(parsed.root_element()).map(str::to_owned)
    }

    #[test]
    fn only_what_stands_too_late() {
        assert_eq!(late("<w:pStyle/><w:keepNext/><w:pBdr/><w:ind/><w:jc/><w:rPr/>"), None);
        assert_eq!(late("<w:ind/><w:pBdr><w:top/></w:pBdr><w:jc/>").as_deref(), Some("pBdr"));
        assert_eq!(late("<w:jc/><w:unknown/><w:framePr/><w:pBdr/><w:pStyle/>"), None);
    }
}
