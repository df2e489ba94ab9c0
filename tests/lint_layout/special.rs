//! 上行文, 信函, 命令（令）, 纪要 and 签名章, made from documents of ours, and faults in them and in what a file has beside its text.

use super::documents::{self, LONG, formal, made, plain, table};
use super::faults::{BODY, Fault};
use super::parts::Parts;
use nigao::document::Document;

const BLANK: &str = "<w:p></w:p>";
const KEPT: &str = "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>";
const NUMBER: &str = "<w:p><w:pPr><w:pStyle w:val=\"GWNumber\"/>";
const SIGN: &str = "<w:p><w:pPr><w:pStyle w:val=\"GWSign\"/>";
const MARKED: &str = "<w:bookmarkStart w:id=\"7\" w:name=\"重点\"/><w:bookmarkEnd w:id=\"7\"/>";
const TALL: &str = "<w:p><w:pPr><w:spacing w:line=\"900\" w:lineRule=\"exact\"/></w:pPr></w:p>";
const SINGLE: &str = "<w:p><w:pPr><w:keepNext/><w:spacing w:line=\"240\" w:lineRule=\"auto\"/></w:pPr></w:p>";
const UNUSED: &str = "<w:style w:type=\"paragraph\" w:styleId=\"GWUnused\"><w:name w:val=\"未用\"/></w:style>";
const MARK: &str = "永宁街道办事处文件";

/// With 签发人.
pub fn upward() -> Parts {
    let mut upward = formal();
    upward.letterhead.as_mut().unwrap().signer = Some("张　三".to_owned());
    made(&upward)
}

/// 信函: its double lines stand in two frames on the paper.
pub fn letter() -> Parts {
    issued().swap("document", "印发</w:t>", "</w:t>")
}

/// A frame on the paper at a height.
fn framed(top: u32, inside: &str, text: &str) -> String {
    let frame = format!(
        "<w:framePr w:w=\"9638\" w:hSpace=\"0\" w:wrap=\"around\" w:vAnchor=\"page\" w:hAnchor=\"page\" w:x=\"1191\" w:y=\"{top}\"/>"
    );
    format!("<w:p><w:pPr>{frame}{inside}</w:pPr>{text}</w:p>")
}

/// Two bars in a frame: high and low, or low and high.
fn bars(top: u32, heights: [u32; 2]) -> String {
    let line =
        |height: u32| format!("<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{height}\" w:lineRule=\"exact\"/>");
    let bar = |height: u32| {
        framed(top, &format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FF0000\"/>{}", line(height)), "")
    };
    format!("{}{}{}", bar(heights[0]), framed(top, &line(20), ""), bar(heights[1]))
}

const UPPER: u32 = 1701;
const LOWER: u32 = 15624;

/// 信函 that says when it was printed.
fn issued() -> Parts {
    let number = "<w:pPr><w:jc w:val=\"right\"/></w:pPr>";
    let mark = "<w:r><w:t>永宁街道办事处</w:t></w:r>";
    let styled = framed(UPPER, "", mark).replace("<w:framePr", "<w:pStyle w:val=\"GWMark\"/><w:framePr");
    let mut parts = made(&formal()).style("GWMark", "</w:rPr>", "<w:sz w:val=\"63\"/></w:rPr>").swap(
        "document",
        "<w:docGrid",
        "<w:titlePg/><w:docGrid",
    );
    let part = parts.part("document");
    let from = part.find("<w:p>").unwrap();
    let to = part.find(NUMBER).unwrap();
    part.replace_range(from..to, &format!("{styled}{}{}", bars(UPPER, [45, 15]), bars(LOWER, [15, 45])));
    let own = "<w:pPr><w:pStyle w:val=\"GWNumber\"/></w:pPr>";
    parts.swap("document", own, number).swap("document", "永街办〔2026〕6号", "永街办函〔2026〕6号")
}

/// 令, which has no title and no 主送.
pub fn order() -> Parts {
    let mut order = formal();
    order.letterhead.as_mut().unwrap().urgency = None;
    // 20 mm from the edge of 版心: a line with the 份号, and what is left.
    let parts = made(&order)
        .swap("document", MARK, "永宁街道办事处令")
        .swap("document", "永街办〔2026〕6号", "第6号")
        .swap("document", "w:line=\"1405\"", "w:line=\"555\"");
    without(without(parts, "Title", true), "GWTo", false)
}

/// 纪要 with a list of who was there.
pub fn minutes() -> Parts {
    let list = format!(
        "{BLANK}<w:p><w:pPr><w:pStyle w:val=\"GWBody\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"黑体\" w:eastAsia=\"黑体\"/></w:rPr>\
         <w:t>出席</w:t></w:r><w:r><w:t>：张三、李四、王五、赵六</w:t></w:r></w:p>{KEPT}<w:p><w:pPr><w:pStyle w:val=\"GWAnnexNote\"/>"
    );
    made(&formal()).swap("document", MARK, "永宁街道办事处会议纪要").swap(
        "document",
        &format!("{KEPT}<w:p><w:pPr><w:pStyle w:val=\"GWAnnexNote\"/>"),
        &list,
    )
}

/// With 签名章 instead of 署名.
pub fn stamped() -> Parts {
    let place = "<w:ind w:right=\"1260\"/><w:jc w:val=\"right\"/>";
    let stamp = format!(
        "{BLANK}<w:p><w:pPr>{place}</w:pPr><w:r><w:t>街道办事处主任</w:t></w:r><w:r><w:drawing/></w:r></w:p>{BLANK}{SIGN}"
    );
    without(made(&formal()).placed("GWDate", place).swap("document", SIGN, &stamp), "GWSign", false)
}

/// Without the first paragraph of a style, and perhaps the one below it.
fn without(mut parts: Parts, style: &str, and_next: bool) -> Parts {
    let part = parts.part("document");
    let from = part.find(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>")).unwrap();
    let mut to = from;
    for _ in 0..=usize::from(and_next) {
        to += part[to..].find("</w:p>").unwrap() + "</w:p>".len();
    }
    part.replace_range(from..to, "");
    parts
}

/// With a note below the date.
fn dated_note(note: &str) -> Parts {
    let mut parts = made(&formal());
    let part = parts.part("document");
    let from = part.find("<w:pStyle w:val=\"GWDate\"/>").unwrap();
    let to = from + part[from..].find("</w:p>").unwrap() + "</w:p>".len();
    part.insert_str(to, &format!("<w:p><w:pPr><w:pStyle w:val=\"GWBody\"/></w:pPr><w:r><w:t>{note}</w:t></w:r></w:p>"));
    parts
}

/// With an annex of one table and empty paragraphs around it.
fn annexed(count: usize, put: impl Fn(&str, &str) -> String) -> Parts {
    let mut document = formal();
    document.annexes[1].blocks = vec![table(3)];
    let mut parts = made(&document);
    let part = parts.part("document");
    let from = part.rfind("<w:tbl>").unwrap();
    let to = part.rfind("</w:tbl>").unwrap() + "</w:tbl>".len();
    let stretch = put(&part[from..to], &BLANK.repeat(count));
    part.replace_range(from..to, &stretch);
    parts
}

/// Without 版头, the text some lines below the title.
fn plain_titled(blanks: usize) -> Parts {
    let first = format!("<w:p><w:pPr><w:pStyle w:val=\"GWBody\"/></w:pPr>{BODY}");
    let mut parts = made(&plain());
    let part = parts.part("document");
    let from = part.find(&first).unwrap();
    part.insert_str(from, &BLANK.repeat(blanks));
    parts
}

pub fn faults() -> Vec<Fault> {
    let f = || made(&formal());
    let chars = "w:firstLineChars=\"200\" w:firstLine=\"640\"";
    let body = format!("<w:pStyle w:val=\"GWBody\"/></w:pPr>{BODY}");
    let title = "永宁街道办事处关于做好2026年重点工作的意见";
    let image = "<Relationship Id=\"rId99\" Type=\"http://a/image\" Target=\"media/image1.png\"/></Relationships>";
    let mut unregistered = f();
    unregistered.0.push(("word/media/image1.png".to_owned(), String::new()));
    let mut signer = upward();
    let part = signer.part("document");
    let name = part.find("张　三").unwrap();
    let from = part[..name].rfind("<w:rPr>").unwrap();
    let to = from + part[from..].find("</w:rPr>").unwrap() + "</w:rPr>".len();
    part.replace_range(from..to, "");
    let label = "<w:t xml:space=\"preserve\">签发人：";
    let small = format!("<w:rPr><w:sz w:val=\"28\"/></w:rPr>{label}");
    let heading = "<w:pStyle w:val=\"1\"/></w:pPr><w:r><w:t xml:space=\"preserve\">二、";
    let alone = heading.replace("</w:pPr>", "<w:outlineLvl w:val=\"9\"/></w:pPr>");
    let list = "<w:rPr><w:rFonts w:ascii=\"黑体\" w:eastAsia=\"黑体\"/></w:rPr><w:t>出席";
    let listed = "<w:pStyle w:val=\"GWBody\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"黑体\" w:eastAsia=\"黑体\"/></w:rPr><w:t>出席";
    let flush = listed.replace("</w:pPr>", "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/></w:pPr>");
    let drawing = "<w:r><w:drawing/></w:r></w:p>";
    vec![
        ("indent-conflict", f().style("GWBody", chars, &format!("{chars} w:rightChars=\"100\" w:right=\"1134\""))),
        (
            "overhang-mix",
            f().swap("document", &body, &body.replace("</w:pPr>", "<w:overflowPunct w:val=\"0\"/></w:pPr>")),
        ),
        ("kana-squeeze", f().swap("settings", "\"doNotCompress\"", "\"compressPunctuationAndJapaneseKana\"")),
        ("signer-seal", stamped().placed("GWDate", "<w:jc w:val=\"right\"/>")),
        ("signer-seal", stamped().swap("document", &format!("{drawing}{BLANK}"), drawing)),
        ("missing-style", f().swap("document", "<w:pStyle w:val=\"GWDate\"/>", "<w:pStyle w:val=\"GWLost\"/>")),
        ("outline-level", f().style("GWBody", "</w:pPr>", "<w:outlineLvl w:val=\"1\"/></w:pPr>")),
        ("outline-level", f().swap("document", heading, &alone)),
        (
            "element-order",
            f().swap(
                "document",
                "<w:pStyle w:val=\"GWTo\"/>",
                "<w:pStyle w:val=\"GWTo\"/><w:jc w:val=\"left\"/><w:keepNext/>",
            ),
        ),
        ("missing-part", f().swap("_rels/document.xml.rels", "</Relationships>", image)),
        ("missing-part", unregistered),
        ("property-title", f().beside("docProps/core.xml", title, "永宁街道2025年工作总结")),
        ("signer-form", signer),
        ("signer-form", upward().swap("document", label, &small)),
        ("letter-form", letter().swap("document", "<w:titlePg/>", "")),
        ("letter-form", issued()),
        ("order-form", order().style("GWNumber", "\"center\"", "\"left\"")),
        ("order-form", order().swap("document", &format!("{BLANK}{NUMBER}"), NUMBER)),
        (
            "order-form",
            order().swap(
                "document",
                &format!("{BLANK}<w:p><w:pPr><w:pStyle w:val=\"GWBody\"/></w:pPr>{BODY}"),
                &format!("<w:p><w:pPr>{body}"),
            ),
        ),
        ("minutes-form", minutes().swap("document", list, "<w:t>出席")),
        ("minutes-form", minutes().swap("document", listed, &flush)),
        ("blank-run", f().swap("document", SIGN, &format!("{}{SIGN}", KEPT.repeat(4)))),
        // Inside an annex: below its title, above and below its table.
        ("blank-run", annexed(3, |table, blanks| format!("{blanks}{table}"))),
        ("blank-run", annexed(4, |table, blanks| format!("{table}{blanks}<w:p><w:r><w:t>填表人</w:t></w:r></w:p>"))),
        ("blank-run", f().swap("document", "</w:tbl>", &format!("</w:tbl>{}", BLANK.repeat(3)))),
        ("blank-run", plain_titled(3)),
        ("separator-line", f().style("GWNumber", "w:val=\"single\"", "w:val=\"nil\"")),
        ("separator-line", f().style("GWNumber", "w:color=\"FF0000\"", "w:color=\"000000\"")),
        ("separator-line", f().style("GWNumber", "w:space=\"8\"", "w:space=\"1\"")),
        ("separator-line", f().style("GWNumber", "w:sz=\"8\"", "w:sz=\"48\"")),
        (
            "separator-line",
            f().style(
                "GWNumber",
                "<w:jc w:val=\"center\"/>",
                "<w:ind w:left=\"630\" w:right=\"630\"/><w:jc w:val=\"center\"/>",
            ),
        ),
        ("split-signature", f().swap("document", &format!("{KEPT}{SIGN}"), &format!("{BLANK}{SIGN}"))),
        (
            "split-signature",
            f().swap("document", "<w:pStyle w:val=\"GWSign\"/><w:keepNext/>", "<w:pStyle w:val=\"GWSign\"/>"),
        ),
        (
            "split-signature",
            f().swap("document", "<w:pStyle w:val=\"GWDate\"/>", "<w:pStyle w:val=\"GWDate\"/><w:keepNext/>"),
        ),
        ("signature-place", f().swap("document", &format!("{KEPT}{SIGN}"), SIGN)),
        (
            "theme-font",
            f().style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:rFonts w:eastAsiaTheme=\"minorEastAsia\"/></w:rPr>"),
        ),
        (
            "theme-font",
            f().style("a", "<w:rPr>", "<w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\"/>"),
        ),
        ("property-blank", f().beside("docProps/core.xml", title, "")),
        ("property-blank", f().beside("docProps/core.xml", title, "Microsoft Word 文档")),
        ("property-blank", f().beside("docProps/core.xml", title, "文档1")),
        ("row-split", f().swap("document", "<w:cantSplit/>", "").swap("document", "网格化服务管理", &LONG.repeat(2))),
        ("imprint-line", f().swap("document", "w:fill=\"000000\"", "w:fill=\"auto\"")),
        ("mark-place", f().swap("document", "w:line=\"826\"", "w:line=\"579\"")),
        ("mark-place", order().swap("document", "w:line=\"555\"", "w:line=\"1405\"")),
        ("mark-place", letter().swap("document", "w:y=\"1701\"", "w:y=\"2098\"")),
        ("mark-font", f().style("GWMark", "方正小标宋简体", "黑体")),
        (
            "letter-line",
            letter().swap("document", &bars(UPPER, [45, 15]), "").swap("document", &bars(LOWER, [15, 45]), ""),
        ),
        ("letter-line", letter().swap("document", &bars(LOWER, [15, 45]), "")),
        ("letter-line", letter().swap("document", &bars(UPPER, [45, 15]), &bars(UPPER, [15, 45]))),
        ("letter-line", letter().swap("document", &bars(LOWER, [15, 45]), &bars(LOWER, [45, 15]))),
        ("letter-line", letter().swap("document", "w:y=\"15624\"", "w:y=\"15100\"")),
        ("letter-line", letter().swap("document", "w:w=\"9638\"", "w:w=\"8844\"")),
        (
            "element-order",
            f().swap(
                "document",
                "<w:sz w:val=\"84\"/><w:szCs w:val=\"84\"/>",
                "<w:sz w:val=\"84\"/><w:b w:val=\"0\"/>",
            ),
        ),
        ("element-order", f().swap("document", "</w:sectPr></w:body>", "</w:sectPr><w:p/></w:body>")),
        ("line-pitch", f().style("1", "<w:ind", "<w:spacing w:line=\"360\" w:lineRule=\"auto\"/><w:ind")),
        ("body-font", f().style("GWTo", "</w:pPr>", "</w:pPr><w:rPr><w:sz w:val=\"28\"/></w:rPr>")),
        (
            "body-font",
            f().swap(
                "document",
                "<w:r><w:t xml:space=\"preserve\">2026年1月20日</w:t>",
                "<w:r><w:rPr><w:rFonts w:eastAsia=\"宋体\"/></w:rPr><w:t xml:space=\"preserve\">2026年1月20日</w:t>",
            ),
        ),
        ("first-line-indent", f().style("1", chars, "w:firstLine=\"0\"")),
        ("first-line-indent", f().style("GWBody", chars, &format!("{chars} w:right=\"640\""))),
        ("signer-form", upward().swap("document", "签发人：", "签发人:")),
        ("heading-font", f().swap("document", heading, &heading.replace("二、", "二、</w:t></w:r><w:r><w:rPr><w:rFonts w:eastAsia=\"宋体\"/></w:rPr><w:t>"))),
        ("outline-level", f().style("2", "<w:outlineLvl w:val=\"1\"/>", "<w:outlineLvl w:val=\"0\"/>")),
        ("signer-seal", stamped().swap("document", &format!("{drawing}{BLANK}"), &format!("{drawing}{BLANK}{BLANK}"))),
        ("imprint-line", f().swap("document", "w:fill=\"000000\"", "w:fill=\"FF0000\"")),
        ("urgency-mark", f().swap("document", ">特急<", ">急件<")),
        ("page-number", f().swap("document", "<w:docGrid", "<w:titlePg/><w:docGrid")),
        ("missing-style", f().swap("document", BODY, &BODY.replace("<w:r>", "<w:r><w:rPr><w:rStyle w:val=\"Lost\"/></w:rPr>"))),
        (
            "heading-font",
            f().swap("document", "w:eastAsia=\"楷体_GB2312\"", "w:eastAsia=\"仿宋_GB2312\""),
        ),
        ("signer-form", upward().swap("document", "w:pos=\"8529\"", "w:pos=\"7000\"")),
        ("recipient-place", f().swap("document", "各社区居民委员会：<", "永宁街道办事处<")),
        ("annex-note", f().swap("document", "w:left=\"1895\" w:hanging=\"310\"", "w:left=\"950\" w:hanging=\"310\"")),
        ("signature-place", f().swap("document", &format!("{KEPT}{SIGN}"), &format!("{KEPT}{KEPT}{SIGN}"))),
        ("imprint-line", f().swap("document", "w:line=\"20\" w:lineRule=\"exact\"", "w:line=\"60\" w:lineRule=\"exact\"")),
        ("manual-break", f().swap("document", "一、总体要求</w:t></w:r></w:p>", "一、总体要求</w:t></w:r></w:p><w:p/>")),
        ("paper-size", f().swap("document", "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>", "")),
        ("page-margin", f().swap("document", "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1446\" w:gutter=\"0\"/>", "")),
        ("mark-font", f().style("GWMark", "w:val=\"FF0000\"", "w:val=\"000000\"")),
        ("letterhead-place", f().swap("document", "永街办〔2026〕6号", "永街办[2026]6号")),
        ("letterhead-place", f().style("GWMark", "<w:jc w:val=\"center\"/>", "<w:ind w:left=\"1200\"/><w:jc w:val=\"center\"/>")),
        ("separator-line", f().style("GWNumber", "w:val=\"single\"", "w:val=\"double\"")),
        ("recipient-place", f().swap("document", &format!("{BLANK}<w:p><w:pPr><w:pStyle w:val=\"GWTo\"/>"), "<w:p><w:pPr><w:pStyle w:val=\"GWTo\"/>")),
        ("signature-place", f().swap("document", "<w:p><w:pPr><w:pStyle w:val=\"GWDate\"/>", &format!("{BLANK}<w:p><w:pPr><w:pStyle w:val=\"GWDate\"/>"))),
        ("annex-page", f().swap("document", "附件1</w:t>", "附件1：</w:t>")),
        ("annex-page", f().swap("document", "附件1</w:t>", "附件一</w:t>")),
        ("first-line-indent", f().style("GWBody", "</w:pPr>", "<w:jc w:val=\"center\"/></w:pPr>")),
        ("heading-font", f().style("1", "</w:rPr>", "<w:color w:val=\"1F4E79\"/></w:rPr>")),
        ("page-number", f().swap("footer2", "<w:pStyle w:val=\"a4\"/>", "<w:pStyle w:val=\"a\"/>")),
        ("page-number", f().swap("document", "<w:cols", "<w:pgNumType w:fmt=\"upperRoman\"/><w:cols")),
        ("page-number", f().swap("document", "<w:cols", "<w:pgNumType w:start=\"5\"/><w:cols")),
        ("missing-part", f().swap("_rels/document.xml.rels", "Id=\"rId4\"", "Id=\"rId3\"")),
        ("paper-size", f().swap("document", "w:h=\"16838\"", "w:h=\"16838\" w:orient=\"landscape\"")),
        ("paper-size", made(&plain()).swap("document", " w:orient=\"landscape\"", "")),
        (
            "page-margin",
            f().swap("document", "w:left=\"1588\"", "w:left=\"1304\"").swap("document", "w:gutter=\"0\"", "w:gutter=\"284\""),
        ),
        (
            "line-pitch",
            f().swap(
                "document",
                "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\"",
                "w:top=\"1960\" w:right=\"1474\" w:bottom=\"1847\"",
            ),
        ),
        ("line-pitch", f().style("GWBody", "<w:ind", "<w:spacing w:line=\"579\" w:lineRule=\"atLeast\"/><w:ind")),
        ("line-pitch", f().style("GWDate", "<w:qFormat/>", "<w:qFormat/><w:pPr><w:spacing w:line=\"360\" w:lineRule=\"auto\"/></w:pPr>")),
        ("line-pitch", f().swap("document", &format!("{KEPT}{SIGN}"), &format!("{SINGLE}{SIGN}"))),
        ("letterhead-place", f().swap("document", &format!("{BLANK}{NUMBER}"), &format!("{SINGLE}{NUMBER}"))),
        ("char-pitch", f().style("a", "<w:spacing w:val=\"-5\"/>", "<w:spacing w:val=\"-10\"/>")),
        ("char-pitch", f().style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:w w:val=\"90\"/></w:rPr>")),
        ("script-gap", f().style("a", "<w:autoSpaceDE w:val=\"0\"/>", "")),
        ("body-font", f().style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:rFonts w:eastAsia=\"某单位专用字体\"/></w:rPr>")),
        ("body-font", f().style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:rFonts w:ascii=\"Arial\"/></w:rPr>")),
        (
            "body-font",
            f().style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:color w:val=\"auto\" w:themeColor=\"accent1\"/></w:rPr>"),
        ),
        (
            "body-font",
            f().swap("document", "，结合街道实际", "，</w:t></w:r><w:r><w:rPr><w:rFonts w:eastAsia=\"黑体\"/></w:rPr><w:t>结合街道实际"),
        ),
        ("body-font", f().style("GWNumber", "</w:pPr>", "</w:pPr><w:rPr><w:sz w:val=\"28\"/></w:rPr>")),
        ("title-form", f().style("Title", "</w:rPr>", "<w:color w:val=\"2E74B5\"/></w:rPr>")),
        ("space-indent", f().swap("document", ">一、", ">　　一、")),
        ("first-line-indent", f().style("2", "<w:outlineLvl", "<w:jc w:val=\"center\"/><w:outlineLvl")),
        ("outline-level", f().style("1", "<w:outlineLvl w:val=\"0\"/>", "")),
        ("theme-font", f().style("a", "<w:rPr>", "<w:rPr><w:rFonts w:hAnsiTheme=\"minorHAnsi\"/>")),
        ("missing-style", f().swap("document", "<w:tblPr>", "<w:tblPr><w:tblStyle w:val=\"Lost\"/>")),
        ("missing-style", f().swap("footer1", "w:val=\"a4\"", "w:val=\"Lost\"").swap(
                "footer1",
                "<w:r>",
                "<w:r><w:rPr><w:rFonts w:ascii=\"宋体\" w:eastAsia=\"宋体\"/><w:sz w:val=\"28\"/></w:rPr>",
            )),
        ("revision-leftover", f().swap("document", BODY, &BODY.replace("<w:r>", "<w:r><w:rPr><w:shd w:val=\"clear\" w:fill=\"FFFF00\"/></w:rPr>"))),
        ("revision-leftover", f().swap("settings", "<w:defaultTabStop", "<w:trackRevisions/><w:defaultTabStop")),
        ("urgency-mark", f().swap("document", ">特急<", ">特　急<")),
        ("urgency-mark", f().swap("document", ">特急<", ">秘密★一年<")),
        ("urgency-mark", f().swap("document", ">000001<", ">№000001<")),
        ("urgency-mark", f().swap("document", ">特急<", ">平急<")),
        ("urgency-mark", f().swap("document", ">000001<", ">000001　特急<")),
        ("recipient-place", f().style("GWTo", "<w:jc", "<w:ind w:left=\"640\" w:hanging=\"640\"/><w:jc")),
        ("annex-note", f().swap("document", "附件：1.", "附件1.")),
        ("annex-note", f().swap("document", "附件：1.", "附件：1、")),
        ("annex-page", f().swap("document", "GWAnnex\"/>", "GWAnnex\"/><w:pageBreakBefore w:val=\"0\"/>").swap("document", "<w:p><w:pPr><w:pStyle w:val=\"GWAnnex\"/>", "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val=\"GWAnnex\"/>")),
        ("signature-place", without(f(), "GWSign", false)),
        (
            "signature-place",
            f().placed("GWDate", "<w:ind w:left=\"6954\" w:right=\"-840\"/><w:jc w:val=\"left\"/>"),
        ),
        ("signer-form", f().swap("document", "2026年重点工作的意见", "2026年重点工作的请示").beside("docProps/core.xml", "的意见<", "的请示<")),
        ("imprint-form", f().swap("document", "2026年1月20日印发", "二〇二六年一月二十日印发")),
        ("imprint-form", f().swap("document", "w:pos=\"8564\"", "w:pos=\"8844\"")),
        ("page-number", f().swap("footer2", "— ", "- ").swap("footer2", " —", " -")),
        ("page-number", f().swap("footer1", "w:right=\"280\"", "w:right=\"0\"")),
        ("page-number", f().swap("footer1", " PAGE ", " PAGE \\* ROMAN ")),
        ("letter-form", letter().swap("document", "<w:jc w:val=\"right\"/>", "<w:jc w:val=\"center\"/>")),
        ("letter-form", letter().swap("document", "<w:t>永宁街道办事处<", "<w:t>永宁街道办事处文件<")),
        ("element-order", f().swap("settings", "<w:evenAndOddHeaders/>", "").swap("settings", "</w:settings>", "<w:evenAndOddHeaders/></w:settings>")),
        ("element-order", f().swap("footer1", "<w:pStyle w:val=\"a4\"/>", "<w:pStyle w:val=\"a4\"/><w:outlineLvl w:val=\"9\"/><w:keepLines/>")),
        ("theme-font", f().swap("footer1", "<w:r>", "<w:r><w:rPr><w:rFonts w:hAnsiTheme=\"minorHAnsi\"/></w:rPr>")),
        ("line-pitch", f().style("a", "w:line=\"579\"", "w:line=\"570\"")),
        ("letter-line", letter().swap("document", "w:x=\"1191\"", "w:x=\"800\"")),
        ("imprint-line", f().swap("document", "w:yAlign=\"bottom\"", "w:yAlign=\"top\"")),
        ("imprint-line", f().swap("document", "w:w=\"8844\" w:hSpace", "w:w=\"7000\" w:hSpace")),
        (
            "table-form",
            made(&Document { body: [documents::body(), vec![table(40)]].concat(), ..formal() }).swap("document", "<w:tblHeader/>", ""),
        ),
        ("punctuation-control", f().style("GWCell", "<w:spacing", "<w:kinsoku w:val=\"0\"/><w:spacing")),
        (
            "char-pitch",
            f().style("a", "<w:spacing w:val=\"-5\"/>", "").swap("document", "w:type=\"lines\"", "w:type=\"linesAndChars\" w:charSpace=\"0\""),
        ),
        ("letterhead-place", f().swap("document", &format!("{BLANK}{NUMBER}"), &format!("{TALL}{NUMBER}"))),
        ("letterhead-place", f().swap("document", "永街办〔2026〕6号", "永街办〔2026〕6")),
        ("mark-font", f().swap("document", "永宁街道办事处文件</w:t>", "永宁街道办事处</w:t></w:r><w:r><w:rPr><w:color w:val=\"000000\"/></w:rPr><w:t>文件</w:t>")),
        ("urgency-mark", f().swap("document", "<w:rFonts w:ascii=\"黑体\" w:eastAsia=\"黑体\" w:hAnsi=\"黑体\" w:cs=\"黑体\"/>", "<w:rFonts w:ascii=\"黑体\" w:eastAsia=\"黑体\" w:hAnsi=\"黑体\" w:cs=\"黑体\"/><w:color w:val=\"FF0000\"/>")),
        ("title-form", f().swap("document", "的意见</w:t>", "的</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>意见</w:t>")),
        ("title-form", f().style("Title", "</w:rPr>", "<w:color w:val=\"FF0000\"/></w:rPr>")),
        ("title-form", f().swap("document", "的意见</w:t>", "的意见！</w:t>")),
        ("recipient-place", f().swap("document", "各社区居民委员会：<", "各社区居民委员会。<")),
        ("signature-place", without(f(), "GWDate", false)),
        ("closing-note", dated_note("【此件公开发布】")),
        ("annex-page", f().swap("document", "附件1</w:t>", "附件1　工作要求一览</w:t>")),
        ("imprint-form", f().swap("document", "<w:t xml:space=\"preserve\">抄送：", "<w:rPr><w:rFonts w:eastAsia=\"黑体\"/></w:rPr><w:t xml:space=\"preserve\">抄送：</w:t></w:r><w:r><w:t>")),
        ("theme-font", f().style("1", "<w:rFonts", "<w:rFonts w:asciiTheme=\"majorHAnsi\"")),
        ("element-order", f().swap("document", "<w:p><w:pPr><w:pStyle w:val=\"GWTo\"/>", "<w:p><w:bookmarkEnd w:id=\"77\"/><w:pPr><w:pStyle w:val=\"GWTo\"/>")),
        ("missing-part", f().swap("document", "r:id=\"rId4\"", "r:id=\"rId404\"")),
        ("letter-form", letter().swap("document", "<w:footerReference w:type=\"default\"", "<w:footerReference w:type=\"first\" r:id=\"rId3\"/><w:footerReference w:type=\"default\"")),
        ("order-form", order().swap("document", "第6号", "第06号")),
        ("revision-leftover", f().style("GWBody", "<w:ind", "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"D9D9D9\"/><w:ind")),
        ("missing-part", f().swap("document", BODY, &format!("{MARKED}{MARKED}{BODY}"))),
        ("missing-part", f().swap("styles", "</w:styles>", &format!("{}</w:styles>", UNUSED.repeat(2)))),
        ("missing-part", f().beside("_rels/.rels", "docProps/core.xml", "docProps/other.xml")),
        ("missing-part", f().beside("[Content_Types].xml", "Extension=\"rels\"", "Extension=\"links\"")),
    ]
}
