//! A document written by hand, whose measures are known: the measurements are themselves measured on it and on copies
//! with one thing broken. It owes nothing to the program's own writer.

use std::fmt::Write;

use crate::rig::docx::Docx;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Keeps the version record at the foot of the last page; it must stand on each paragraph, not in a style.
const FRAME: &str = r#"<w:framePr w:w="8844" w:hSpace="0" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center" w:yAlign="bottom"/>"#;

/// A plain plan of several pages: title, three levels, long paragraphs, a table.
pub fn plain() -> Docx {
    let mut body = paragraph("Title", "探测街道二〇二六年工作计划");
    body += &paragraph("Blank", "");
    for (chapter, numeral) in ["一", "二", "三"].into_iter().enumerate() {
        body += &paragraph("Heading1", &format!("{numeral}、主要任务之{numeral}"));
        for (section, name) in ["一", "二", "三"].into_iter().enumerate() {
            body += &paragraph("Heading2", &format!("（{name}）抓好第{name}项工作"));
            body += &paragraph("Heading3", &format!("{}.细化责任分工", section + 1));
            body += &paragraph("Text", &prose(chapter * 3 + section));
            body += &paragraph("Text", &"正".repeat(260));
        }
    }
    body += &paragraph("Heading1", "四、任务分解");
    body += &table();
    package(&body)
}

/// A plain plan under a red head, with a version record at its foot.
pub fn red_head() -> Docx {
    let mut body = paragraph("Filler", "");
    body += &paragraph("Mark", "探测街道办事处文件");
    body += &paragraph("Blank", "");
    body += &paragraph("Blank", "");
    body += &paragraph("Number", "探街发〔2026〕8号");
    body += &paragraph("Blank", "");
    body += &paragraph("Blank", "");
    body += &paragraph("Title", "探测街道二〇二六年工作计划");
    body += &paragraph("Blank", "");
    body += &paragraph("Text", &prose(1));
    body += &paragraph("Text", &prose(2));
    for (style, text) in [
        ("Thick", ""),
        ("Copy", "抄送：探测区人民政府办公室。"),
        ("Thin", ""),
        ("Copy", "探测街道办事处2026年1月5日印发"),
        ("Thick", ""),
    ] {
        body += &paragraph(style, text).replace("</w:pPr>", &format!("{FRAME}</w:pPr>"));
    }
    body += &paragraph("Anchor", "");
    package(&body)
}

/// Text with marks at many places, so that rows must be broken with care.
fn prose(seed: usize) -> String {
    let clauses = [
        "坚持以人民为中心",
        "围绕“环境更整洁、服务更便捷”的目标",
        "统筹推进《社区治理条例》落实",
        "着力解决居民反映强烈的问题（含停车难）",
        "全年走访2600户",
        "形成长效机制——久久为功",
    ];
    let mut text = String::new();
    for turn in 0..18 {
        text += clauses[(seed + turn * (1 + seed % 5)) % clauses.len()];
        text += ["，", "；", "，", "。"][turn % 4];
    }
    text.trim_end_matches(['，', '；', '。']).to_owned() + "。"
}

fn paragraph(style: &str, text: &str) -> String {
    let run =
        if text.is_empty() { String::new() } else { format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#) };
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>"#)
}

fn table() -> String {
    let mut rows = String::new();
    for row in 0..40 {
        let header =
            if row == 0 { "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" } else { "<w:trPr><w:cantSplit/></w:trPr>" };
        let cells = if row == 0 {
            ["序号", "重点任务", "完成时限"].map(str::to_owned)
        } else {
            [row.to_string(), format!("做好第{row}件实事"), "12月底".to_owned()]
        };
        let cells = cells
            .map(|text| {
                format!(r#"<w:tc><w:tcPr><w:tcW w:w="2948" w:type="dxa"/></w:tcPr>{}</w:tc>"#, paragraph("Cell", &text))
            })
            .concat();
        let _ = write!(rows, "<w:tr>{header}{cells}</w:tr>");
    }
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|edge| format!(r#"<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#))
        .concat();
    let grid = r#"<w:gridCol w:w="2948"/>"#.repeat(3);
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="8844" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{}"#,
        paragraph("Text", "以上任务逐月调度。")
    )
}

fn fonts(name: &str) -> String {
    format!(r#"<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>"#)
}

fn style(id: &str, paragraph: &str, run: &str) -> String {
    format!(
        r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id}"/><w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#
    )
}

fn styles() -> String {
    let spacing = |line: u32| format!(r#"<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>"#);
    let sized = |size: u32| format!(r#"<w:spacing w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#);
    let indent = r#"<w:ind w:firstLineChars="200" w:firstLine="640"/>"#;
    let centre = r#"<w:jc w:val="center"/>"#;
    let rule = |twips: u32| format!(r#"<w:shd w:val="clear" w:color="auto" w:fill="000000"/>{}"#, spacing(twips));
    let tiny = r#"<w:sz w:val="2"/><w:szCs w:val="2"/>"#;
    let red = format!(r#"{}<w:color w:val="FF0000"/>{}"#, fonts("方正小标宋简体"), sized(84));
    let number = r#"<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="8" w:color="FF0000"/></w:pBdr>"#;
    let own = [
        style("Blank", "", ""),
        style("Text", indent, ""),
        style("Heading1", &format!(r#"<w:keepNext/>{indent}<w:outlineLvl w:val="0"/>"#), &fonts("黑体")),
        style("Heading2", &format!(r#"<w:keepNext/>{indent}<w:outlineLvl w:val="1"/>"#), &fonts("楷体_GB2312")),
        style("Heading3", &format!(r#"<w:keepNext/>{indent}<w:outlineLvl w:val="2"/>"#), ""),
        style("Title", &format!("<w:keepNext/>{}{centre}", spacing(660)), &(fonts("方正小标宋简体") + &sized(44))),
        style("Cell", &(spacing(400) + centre), &sized(24)),
        style("Filler", &spacing(1984), ""),
        style("Mark", &(spacing(840) + centre), &red),
        style("Number", &format!("{number}{centre}"), ""),
        style("Thick", &rule(20), tiny),
        style("Thin", &rule(14), tiny),
        style("Copy", &format!(r#"{}<w:ind w:left="280" w:right="280"/>"#, spacing(560)), &sized(28)),
        style("Anchor", &spacing(20), tiny),
        style("Foot", &spacing(280), &(fonts("宋体") + &sized(28))),
    ];
    format!(
        r#"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{}<w:color w:val="000000"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>{}<w:jc w:val="both"/></w:pPr><w:rPr><w:spacing w:val="-5"/></w:rPr></w:style>{}</w:styles>"#,
        fonts("仿宋_GB2312"),
        spacing(579),
        own.concat()
    )
}

fn footer(place: &str) -> String {
    let field = ["begin", "separate", "end"].map(|kind| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#));
    format!(
        r#"<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Foot"/>{place}</w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>{}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>{}<w:r><w:t>1</w:t></w:r>{}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>"#,
        field[0], field[1], field[2]
    )
}

fn package(body: &str) -> Docx {
    let section = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1446" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>"#;
    let kinds = [("styles", "styles"), ("settings", "settings"), ("footer1", "footer"), ("footer2", "footer")];
    let overrides = kinds
        .map(|(part, kind)| format!(r#"<Override PartName="/word/{part}.xml" ContentType="{WORD}.{kind}+xml"/>"#))
        .concat();
    let mut targets = String::new();
    for ((part, kind), id) in kinds.iter().zip(1..) {
        let _ = write!(targets, r#"<Relationship Id="rId{id}" Type="{OFFICE}/{kind}" Target="{part}.xml"/>"#);
    }
    let relationships = |inner: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
        )
    };
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{overrides}</Types>"#
            ),
        ),
        (
            "_rels/.rels",
            relationships(&format!(
                r#"<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>"#
            )),
        ),
        ("word/_rels/document.xml.rels", relationships(&targets)),
        ("word/document.xml", format!("<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>")),
        ("word/styles.xml", styles()),
        (
            "word/settings.xml",
            format!(
                r#"<w:settings {NAMESPACES}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#
            ),
        ),
        ("word/footer1.xml", footer(r#"<w:ind w:right="280"/><w:jc w:val="right"/>"#)),
        ("word/footer2.xml", footer(r#"<w:ind w:left="280"/><w:jc w:val="left"/>"#)),
    ];
    let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    Docx::new(parts.into_iter().map(|(name, text)| (name.to_owned(), format!("{head}\n{text}"))).collect())
}
