//! The order that elements must stand in: programs drop what comes too late, or take the file for a broken one.

use std::sync::Arc;

use roxmltree::Node;

use super::xml;

/// What stands in a wrong order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disorder {
    /// An element behind one that must follow it.
    Late(Arc<str>),
    /// A cell of a table with no paragraph at its end.
    OpenCell,
    /// Text behind the properties of the last section.
    BehindSection,
}

/// Children of `w:pPr`, without those that LibreOffice writes anywhere and every program reads there: `w:pStyle`, `w:framePr`,
/// `w:rPr`, `w:sectPr`.
const PARAGRAPH: &str = "keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers pBdr shd tabs \
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing \
    ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle \
    pPrChange";
/// Children of `w:rPr`. The schema lets them stand in any order; all programs write this one, and some rely on it.
const RUN: &str = "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish \
    webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout \
    specVanish oMath rPrChange";
/// Children of `w:sectPr`; heads and feet come first in any order.
const SECTION: &str = "footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote \
    titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange";
/// Children of `w:tblPr`.
const TABLE: &str = "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
    tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange";

/// Children of `w:settings`, those that documents have.
const SETTINGS: &str = "writeProtection view zoom removePersonalInformation removeDateAndTime embedTrueTypeFonts embedSystemFonts \
    saveSubsetFonts mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop \
    hideSpellingErrors hideGrammaticalErrors attachedTemplate trackRevisions documentProtection defaultTabStop autoHyphenation \
    evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery \
    displayVerticalDrawingGridEvery noPunctuationKerning characterSpacingControl noLineBreaksAfter noLineBreaksBefore updateFields \
    hdrShapeDefaults footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping shapeDefaults decimalSymbol \
    listSeparator";

/// Children of `w:tcPr`.
const CELL: &str =
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark";

/// What is in a wrong order among the children of an element.
pub fn disorder(node: Node<'_, '_>) -> Option<Disorder> {
    let order = match node.tag_name().name() {
        "pPr" => PARAGRAPH,
        "rPr" => RUN,
        "sectPr" => SECTION,
        "tblPr" => TABLE,
        "settings" => SETTINGS,
        "tcPr" => CELL,
        "tc" if xml::is(node, "tc") => {
            return behind(node, "tcPr").or_else(|| is_open(node).then_some(Disorder::OpenCell));
        }
        "p" if xml::is(node, "p") => return behind(node, "pPr"),
        "r" if xml::is(node, "r") => return behind(node, "rPr"),
        "body" if xml::is(node, "body") => return has_text_behind(node).then_some(Disorder::BehindSection),
        _ => return None,
    };
    late(node, order).map(|name| Disorder::Late(name.into()))
}

/// Properties of this name that are not the first child.
fn behind(node: Node<'_, '_>, name: &str) -> Option<Disorder> {
    let mut children = node.children().filter(Node::is_element);
    children.next()?;
    children.any(|child| xml::is(child, name)).then(|| Disorder::Late(name.into()))
}

/// Whether what a cell ends with is no paragraph; one that a program may fill in is one.
fn is_open(cell: Node<'_, '_>) -> bool {
    let mut blocks = cell
        .children()
        .filter(|child| ["p", "tbl", "sdt", "customXml", "altChunk"].iter().any(|name| xml::is(*child, name)));
    blocks.next_back().is_none_or(|last| xml::is(last, "tbl"))
}

fn has_text_behind(body: Node<'_, '_>) -> bool {
    let behind = body.children().skip_while(|child| !xml::is(*child, "sectPr"));
    behind.into_iter().any(|child| xml::is(child, "p") || xml::is(child, "tbl"))
}

/// The first child that stands behind one that must follow it.
fn late<'a>(node: Node<'a, '_>, order: &str) -> Option<&'a str> {
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

    fn of(element: &str, inside: &str) -> Option<Disorder> {
        let text = format!("<w:{element} xmlns:w=\"{}\">{inside}</w:{element}>", xml::WORD);
        let parsed = xml::parse(&text).unwrap();
        disorder(parsed.root_element())
    }

    fn late(inside: &str) -> Option<String> {
        match of("pPr", inside)? {
            Disorder::Late(name) => Some(name.to_string()),
            _ => None,
        }
    }

    #[test]
    fn only_what_stands_too_late() {
        assert_eq!(late("<w:pStyle/><w:keepNext/><w:pBdr/><w:ind/><w:jc/><w:rPr/>"), None);
        assert_eq!(late("<w:ind/><w:pBdr><w:top/></w:pBdr><w:jc/>").as_deref(), Some("pBdr"));
        assert_eq!(late("<w:jc/><w:unknown/><w:framePr/><w:pBdr/><w:pStyle/>"), None);
    }

    #[test]
    fn a_cell_ends_with_a_paragraph_and_a_text_with_its_section() {
        assert_eq!(of("tc", "<w:tcPr/><w:p/><w:bookmarkEnd/>"), None);
        assert_eq!(of("tc", "<w:p/><w:tbl/>"), Some(Disorder::OpenCell));
        assert_eq!(of("tc", "<w:tcPr/>"), Some(Disorder::OpenCell));
        assert_eq!(of("body", "<w:p/><w:sectPr/><w:bookmarkEnd/>"), None);
        assert_eq!(of("body", "<w:p/><w:sectPr/><w:p/>"), Some(Disorder::BehindSection));
        assert_eq!(of("rPr", "<w:sz/><w:rFonts/>"), Some(Disorder::Late("rFonts".into())));
    }
}
