//! Every fault that a rule must find, put into a document that has none.

use super::documents::{formal, made, plain};
use super::parts::Parts;

/// A fault: the rule that must find it, and a document with it.
pub type Fault = (&'static str, Parts);

pub const BODY: &str = "<w:r><w:t xml:space=\"preserve\">为做好2026年重点工作";

pub fn faults() -> Vec<Fault> {
    let (formal, plain) = (made(&formal()), made(&plain()));
    let f = || formal.clone();
    let p = || plain.clone();
    let nominal = "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\"";
    let exact = "w:line=\"579\" w:lineRule=\"exact\"";
    let chars = "w:firstLineChars=\"200\" w:firstLine=\"640\"";
    let face = |properties: &str| BODY.replace("<w:r>", &format!("<w:r><w:rPr>{properties}</w:rPr>"));
    let note = |jc: &str| {
        format!(
            "</w:p><w:p><w:pPr><w:pStyle w:val=\"GWBody\"/>{jc}</w:pPr><w:r><w:t>（此件公开发布）</w:t></w:r></w:p>"
        )
    };
    let dated = |note: &str| {
        let mut parts = f();
        let part = parts.part("document");
        let from = part.find("GWDate").unwrap();
        let to = from + part[from..].find("</w:p>").unwrap();
        part.replace_range(to..to + "</w:p>".len(), note);
        parts
    };
    assert!(dated(&note("")).said().is_empty());
    let (blank, kept) = ("<w:p></w:p>", "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>");
    let numbered = "<w:p><w:pPr><w:pStyle w:val=\"GWNumber\"/>";
    let titled = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/>";
    let wide = "</w:t></w:r></w:p>";
    let between = format!("提出以下意见。{wide}");
    vec![
        ("paper-size", f().swap("document", "w:w=\"11906\" w:h=\"16838\"", "w:w=\"12240\" w:h=\"15840\"")),
        (
            "page-margin",
            p().swap("document", nominal, "w:top=\"1440\" w:right=\"1800\" w:bottom=\"1440\" w:left=\"1800\""),
        ),
        ("page-margin", f().swap("document", "w:footer=\"1446\" w:gutter=\"0\"", "w:footer=\"1446\" w:gutter=\"567\"")),
        // Margins of the one way with the foot of the other.
        ("page-margin", f().swap("document", "w:top=\"2098\"", "w:top=\"1960\"")),
        ("body-font", f().style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:rFonts w:eastAsia=\"宋体\"/></w:rPr>")),
        ("body-font", f().style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:sz w:val=\"28\"/></w:rPr>")),
        ("body-font", f().style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:color w:val=\"1F4E79\"/></w:rPr>")),
        ("body-font", f().style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:color w:val=\"FF0000\"/></w:rPr>")),
        ("body-font", f().style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:rFonts w:eastAsia=\"楷体\"/></w:rPr>")),
        // A theme's font is found through the theme; the words of one paragraph are enough.
        (
            "body-font",
            f().swap("document", BODY, &face("<w:rFonts w:eastAsiaTheme=\"minorEastAsia\"/>")).swap(
                "theme/theme1",
                "<a:ea typeface=\"仿宋_GB2312\"",
                "<a:ea typeface=\"等线\"",
            ),
        ),
        ("body-font", f().swap("document", BODY, &face("<w:sz w:val=\"24\"/>"))),
        ("line-pitch", f().style("a", exact, "w:line=\"600\" w:lineRule=\"exact\"")),
        ("line-pitch", f().style("a", exact, "w:line=\"360\" w:lineRule=\"auto\"")),
        ("line-pitch", f().style("GWBody", "<w:ind", "<w:spacing w:after=\"160\"/><w:ind")),
        ("char-pitch", f().style("a", "<w:spacing w:val=\"-5\"/>", "<w:spacing w:val=\"0\"/>")),
        ("first-line-indent", f().style("GWBody", chars, "w:firstLine=\"0\"")),
        ("first-line-indent", f().style("GWBody", chars, "w:firstLine=\"420\"")),
        ("first-line-indent", f().style("GWBody", chars, "w:left=\"640\"")),
        ("first-line-indent", f().style("GWBody", chars, "w:firstLineChars=\"400\" w:firstLine=\"640\"")),
        ("space-indent", f().swap("document", BODY, &BODY.replace("为做好", "　　为做好"))),
        (
            "space-indent",
            f().style("GWBody", chars, "w:firstLine=\"0\"")
                .swap(
                    "document",
                    "\"GWBody\"/></w:pPr><w:r>",
                    "\"GWBody\"/></w:pPr><w:r><w:t xml:space=\"preserve\">　　</w:t></w:r><w:r>",
                )
                .swap(
                    "document",
                    "\"GWBody\"/><w:keepNext/></w:pPr><w:r>",
                    "\"GWBody\"/><w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">　　</w:t></w:r><w:r>",
                ),
        ),
        ("title-form", f().style("Title", "w:val=\"44\"", "w:val=\"36\"")),
        ("title-form", f().style("Title", "方正小标宋简体", "黑体")),
        ("title-form", f().style("Title", "</w:rPr>", "<w:b/></w:rPr>")),
        ("title-form", p().style("Title", "\"center\"", "\"left\"")),
        ("heading-font", f().style("1", "黑体", "宋体")),
        ("heading-font", f().style("2", "楷体_GB2312", "仿宋_GB2312")),
        ("heading-font", f().style("3", "</w:rPr>", "<w:sz w:val=\"28\"/></w:rPr>")),
        ("page-number", f().swap("footer1", "— ", "- ").swap("footer1", " —", " -")),
        ("page-number", f().style("a4", "w:val=\"28\"", "w:val=\"21\"")),
        ("page-number", f().style("a4", "宋体", "Calibri")),
        ("page-number", f().swap("settings", "<w:evenAndOddHeaders/>", "")),
        ("page-number", f().swap("footer1", "\"right\"", "\"center\"").swap("footer2", "\"left\"", "\"center\"")),
        ("page-number", f().swap("document", "w:footer=\"1446\"", "w:footer=\"992\"")),
        ("page-number", f().swap("document", "<w:footerReference", "<w:nothing")),
        ("landscape-page", p().swap("_rels/document.xml.rels", "footer3.xml", "footer1.xml")),
        ("landscape-page", p().swap("document", "<w:headerReference", "<w:nothing")),
        ("landscape-page", p().swap("document", "w:top=\"1588\" w:right=\"2098\"", "w:top=\"1588\" w:right=\"1474\"")),
        ("punctuation-control", f().style("a", "<w:kinsoku/>", "<w:kinsoku w:val=\"0\"/>")),
        ("script-gap", f().style("a", "<w:autoSpaceDN w:val=\"0\"/>", "")),
        ("widow-control", f().style("a", "<w:widowControl w:val=\"0\"/>", "<w:widowControl/>")),
        ("table-form", f().swap("document", "<w:tblGrid>", "<w:tblGrid><w:gridCol w:w=\"900\"/>")),
        ("table-form", f().swap("document", "<w:tblHeader/>", "")),
        ("letterhead-place", f().style("GWMark", "\"center\"", "\"left\"")),
        ("letterhead-place", f().style("GWNumber", "\"center\"", "\"left\"")),
        ("letterhead-place", f().swap("document", &format!("{blank}{numbered}"), numbered)),
        ("letterhead-place", f().swap("document", &format!("{blank}{titled}"), titled)),
        ("urgency-mark", f().swap("document", ">特急<", ">　特急<")),
        ("urgency-mark", f().swap("document", ">000001<", ">0001<")),
        ("urgency-mark", f().swap("document", ">特急<", ">机密★1年<").swap("document", ">000001<", ">特急<")),
        ("urgency-mark", f().swap("document", "w:eastAsia=\"黑体\"", "w:eastAsia=\"仿宋\"")),
        ("recipient-place", f().swap("document", "各社区居民委员会：<", "各社区居民委员会<")),
        ("recipient-place", f().style("GWTo", "<w:jc", "<w:ind w:firstLine=\"640\"/><w:jc")),
        (
            "annex-note",
            f().swap("document", "w:left=\"1895\" w:hanging=\"1255\"", "w:left=\"1255\" w:hanging=\"1255\""),
        ),
        (
            "annex-note",
            f().swap(
                "document",
                "<w:p><w:pPr><w:keepNext/></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val=\"GWAnnexNote\"/>",
                "<w:p><w:pPr><w:pStyle w:val=\"GWAnnexNote\"/>",
            ),
        ),
        ("annex-page", f().swap("document", &format!("附件1</w:t></w:r></w:p>{kept}"), "附件1</w:t></w:r></w:p>")),
        ("annex-page", f().style("GWAnnex", "<w:pageBreakBefore/>", "")),
        ("annex-page", f().style("GWAnnex", "\"left\"", "\"center\"")),
        ("annex-page", f().style("GWAnnex", "黑体", "仿宋")),
        ("signature-place", f().placed("GWDate", "<w:jc w:val=\"left\"/>")),
        (
            "signature-place",
            f().placed("GWDate", "<w:jc w:val=\"right\"/>").placed("GWSign", "<w:keepNext/><w:jc w:val=\"right\"/>"),
        ),
        ("closing-note", dated(&note("<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>"))),
        ("closing-note", dated(&note("").replace("（此件公开发布）", "此件公开发布"))),
        ("closing-note", dated(&note("<w:jc w:val=\"center\"/>"))),
        ("imprint-form", f().swap("document", "区人大常委会办公室。", "区人大常委会办公室")),
        ("imprint-form", f().swap("document", "w:left=\"1120\" w:right=\"280\" w:hanging=\"840\"", "w:left=\"0\"")),
        ("imprint-form", f().style("GWImprint", "w:val=\"28\"", "w:val=\"32\"")),
        (
            "revision-leftover",
            f().swap(
                "document",
                BODY,
                &format!("<w:ins w:id=\"9\" w:author=\"甲\"><w:r><w:t>现</w:t></w:r></w:ins>{BODY}"),
            ),
        ),
        (
            "revision-leftover",
            f().swap("document", BODY, &format!("<w:r><w:commentReference w:id=\"0\"/></w:r>{BODY}")),
        ),
        ("revision-leftover", f().swap("document", BODY, &face("<w:vanish/>"))),
        ("revision-leftover", f().swap("document", BODY, &face("<w:highlight w:val=\"yellow\"/>"))),
        ("manual-break", f().swap("document", "，结合街道实际", "，</w:t><w:br/><w:t>结合街道实际")),
        ("manual-break", f().swap("document", &between, &format!("{between}{kept}"))),
    ]
}
