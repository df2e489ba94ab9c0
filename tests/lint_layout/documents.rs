//! Documents: two of ours that have everything, and one as Word makes it.

use nigao::document::{
    Align, Annex, Block, Column, Document, Heading, Imprint, Letterhead, Meta, Paragraph, Run, Signature, Table, Title,
};
use nigao::emit::docx;
use nigao::layout::look::Look;

use super::parts::Parts;

pub fn runs(text: &str) -> Vec<Run> {
    vec![Run::plain(text)]
}

pub fn title(lines: &[&str]) -> Title {
    Title { lines: lines.iter().map(|line| runs(line)).collect() }
}

pub fn heading(level: u8, number: &str, text: &str) -> Heading {
    Heading { level, number: number.to_owned(), runs: runs(text) }
}

pub const LONG: &str = "全年开展入户走访4800户次，办结居民诉求1260件，办结率达到98.5%以上；健全网格管理机制，推动力量下沉到社区，\
    做到问题早发现、矛盾早化解、服务早到位。";

pub fn body() -> Vec<Block> {
    let text = |text: &str| Block::Paragraph(Paragraph { lead: None, runs: runs(text) });
    let lead =
        Block::Paragraph(Paragraph { lead: Some(heading(2, "（二）", "加强组织领导。")), runs: runs(LONG) });
    let mut blocks = vec![text("为做好2026年重点工作，结合街道实际，提出以下意见。")];
    for (number, name) in [("一、", "总体要求"), ("二、", "主要任务"), ("三、", "工作要求")] {
        blocks.extend([
            Block::Heading(heading(1, number, name)),
            Block::Heading(heading(2, "（一）", "健全服务体系")),
            Block::Heading(heading(3, "1.", "完善工作台账")),
            text(&LONG.repeat(3)),
            Block::Heading(heading(4, "（1）", "分级负责")),
            text(&LONG.repeat(2)),
            lead.clone(),
        ]);
    }
    blocks
}

pub fn table(rows: usize) -> Block {
    let row = |index: usize| vec![runs(&format!("{}", index + 1)), runs("网格化服务管理"), runs("2026年6月底前")];
    Block::Table(Table {
        columns: vec![Column { share: 1, align: Align::Center }; 3],
        header: vec![runs("序号"), runs("重点任务"), runs("完成时限")],
        rows: (0..rows).map(row).collect(),
    })
}

/// With 版头, 主送, 附件, 署名 and 版记.
pub fn formal() -> Document {
    let annex = |label: &str, name: &str| Annex {
        label: label.to_owned(),
        title: title(&[name]),
        blocks: body(),
        ..Annex::default()
    };
    Document {
        meta: Meta { creator: "永宁街道".to_owned(), ..Meta::default() },
        letterhead: Some(Letterhead {
            copy_number: Some("000001".to_owned()),
            urgency: Some("特急".to_owned()),
            mark: "永宁街道办事处文件".to_owned(),
            document_number: "永街办〔2026〕6号".to_owned(),
            signer: None,
        }),
        title: title(&["永宁街道办事处", "关于做好2026年重点工作的意见"]),
        submitted_to: runs("各社区居民委员会"),
        body: [body(), vec![table(60)], vec![body().swap_remove(0)]].concat(),
        signature: Some(Signature {
            organ: runs("永宁街道办事处"), date: runs("2026年1月20日"), sealed: false
        }),
        annexes: vec![annex("附件1", "工作要求一览"), annex("附件2", "责任分工")],
        imprint: Some(Imprint {
            copied_to: Some("区委办公室，区人大常委会办公室".to_owned()),
            printed_by: "永宁街道党政综合办公室".to_owned(),
            printed_on: "2026年1月20日".to_owned(),
        }),
        ..Document::default()
    }
}

/// Without 版头 and 版记, one annex lying across.
pub fn plain() -> Document {
    let mut document = Document { letterhead: None, imprint: None, submitted_to: Vec::new(), ..formal() };
    document.annexes.truncate(1);
    document.annexes[0].landscape = true;
    document.annexes[0].blocks = vec![table(40)];
    document
}

pub fn made(document: &Document) -> Parts {
    Parts::open(&docx::write(document, &Look::default()))
}

pub const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A document as Word makes it by itself: 五号 等线 of a theme, margins of 25.4 and 31.8 mm, single spacing.
pub fn as_word_makes_it() -> Parts {
    let paragraph =
        |text: &str| format!("<w:p><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let mut body = paragraph("永宁街道2026年工作计划");
    for (number, name) in ["一、", "二、", "三、"].into_iter().zip(["总体要求", "主要任务", "工作要求"])
    {
        body += &paragraph(&format!("{number}{name}"));
        body += &paragraph("（一）健全服务体系");
        (0..4).for_each(|_| body += &paragraph(&LONG.repeat(2)));
    }
    body += &paragraph("附件：1.任务分解表");
    body += &paragraph("永宁街道办事处");
    body += &paragraph("2026年1月20日");
    let document = format!(
        "<w:document {WORD}><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1800\" \
         w:bottom=\"1440\" w:left=\"1800\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/><w:cols w:space=\"425\"/>\
         <w:docGrid w:type=\"lines\" w:linePitch=\"312\"/></w:sectPr></w:body></w:document>"
    );
    let styles = format!(
        "<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" \
         w:eastAsiaTheme=\"minorEastAsia\" w:hAnsiTheme=\"minorHAnsi\"/><w:kern w:val=\"2\"/><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/>\
         <w:pPr><w:widowControl w:val=\"0\"/><w:jc w:val=\"both\"/></w:pPr></w:style></w:styles>"
    );
    let theme = "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:themeElements><a:fontScheme><a:minorFont>\
        <a:latin typeface=\"等线\"/><a:ea typeface=\"\"/><a:font script=\"Hans\" typeface=\"等线\"/></a:minorFont></a:fontScheme>\
        </a:themeElements></a:theme>";
    let settings = format!("<w:settings {WORD}/>");
    let parts =
        [("document", document), ("styles", styles), ("theme/theme1", theme.to_owned()), ("settings", settings)];
    Parts(parts.into_iter().map(|(name, text)| (format!("word/{name}.xml"), text)).collect())
}

/// A plan typed in WPS with care: the usual style is 五号 宋体, every paragraph is set by hand, spaces place the signature.
pub fn as_a_careful_clerk_types_it() -> Parts {
    let set = |layout: &str, font: &str, size: u32, text: &str| {
        format!(
            "<w:p><w:pPr>{layout}</w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\" w:eastAsia=\"{font}\" w:cs=\"{font}\" \
             w:hint=\"eastAsia\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
        )
    };
    let exact = "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>";
    let first = format!("{exact}<w:ind w:firstLine=\"640\" w:firstLineChars=\"200\"/>");
    let blank = format!("<w:p><w:pPr>{exact}</w:pPr></w:p>");
    let mut body = set(&format!("{exact}<w:jc w:val=\"center\"/>"), "方正小标宋简体", 44, "永宁街道2026年工作计划");
    body += &blank;
    body += &set(exact, "仿宋_GB2312", 32, "各社区居民委员会：");
    for (number, name) in ["一、", "二、", "三、"].into_iter().zip(["总体要求", "主要任务", "工作要求"])
    {
        body += &set(&first, "黑体", 32, &format!("{number}{name}"));
        body += &set(&first, "楷体_GB2312", 32, "（一）健全服务体系");
        body += &set(&first, "仿宋_GB2312", 32, &LONG.repeat(4));
        body += &set(&first, "仿宋_GB2312", 32, "1.完善工作台账");
        body += &set(&first, "仿宋_GB2312", 32, &LONG.repeat(2));
    }
    body += &blank;
    body += &set(&first, "仿宋_GB2312", 32, "附件：任务分解表");
    body += &blank;
    body += &blank;
    body += &set(exact, "仿宋_GB2312", 32, &format!("{}永宁街道办事处", "　".repeat(18)));
    body += &set(exact, "仿宋_GB2312", 32, &format!("{}2026年1月20日", "　".repeat(18)));
    body += &set(&first, "仿宋_GB2312", 32, "（此件公开发布）");
    body += &set("<w:pageBreakBefore/>", "黑体", 32, "附件");
    body += &blank;
    body += &set(&format!("{exact}<w:jc w:val=\"center\"/>"), "方正小标宋简体", 44, "任务分解表");
    body += "<w:tbl><w:tblGrid><w:gridCol w:w=\"4500\"/><w:gridCol w:w=\"4500\"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    body += &set("", "宋体", 21, "本表由各科室填报，每季度末报党政综合办公室；没有的项目填“无”。");
    let mut parts = as_word_makes_it();
    let document = parts.part("document");
    let (from, to) = (document.find("<w:p>").unwrap(), document.find("<w:sectPr>").unwrap());
    document.replace_range(from..to, &body);
    let foot = "<w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr><w:ind w:SIDE=\"280\"/><w:jc w:val=\"SIDE\"/></w:pPr><w:r><w:rPr>\
        <w:rFonts w:ascii=\"宋体\" w:eastAsia=\"宋体\"/><w:sz w:val=\"28\"/></w:rPr><w:t>— </w:t></w:r><w:r><w:rPr><w:rFonts w:ascii=\"宋体\"/>\
        <w:sz w:val=\"28\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE  \\* MERGEFORMAT</w:instrText></w:r><w:r>\
        <w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr><w:rFonts w:ascii=\"宋体\"/><w:sz w:val=\"28\"/></w:rPr><w:t>1</w:t></w:r><w:r>\
        <w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t> —</w:t></w:r></w:p></w:ftr>";
    let links = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId8\" Target=\"footer1.xml\"/><Relationship Id=\"rId9\" Target=\"/word/footer2.xml\"/></Relationships>";
    for (name, text) in [
        ("word/footer1.xml", foot.replace("SIDE", "right")),
        ("word/footer2.xml", foot.replace("SIDE", "left")),
        ("word/_rels/document.xml.rels", links.to_owned()),
    ] {
        parts.0.push((name.to_owned(), text));
    }
    *parts.part("settings") = format!("<w:settings {WORD}><w:evenAndOddHeaders/></w:settings>");
    parts
        .swap("document", "<w:sectPr>", "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId8\"/><w:footerReference w:type=\"even\" r:id=\"rId9\"/>")
        .swap("document", WORD, &format!("{WORD} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""))
        .swap("document", "w:top=\"1440\" w:right=\"1800\" w:bottom=\"1440\" w:left=\"1800\"", "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\"")
        .swap("document", "w:footer=\"992\"", "w:footer=\"1587\"")
}
