//! 版式 of a DOCX under 校对: what our own emitter writes has no fault, every fault put into it is found by its rule and by no other,
//! and a document as Word makes it by itself gets a handful of findings.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

mod lint_layout {
    pub mod documents;
    pub mod faults;
    pub mod parts;
    pub mod special;
}

use std::collections::BTreeSet;

use lint_layout::documents::{WORD, as_a_careful_clerk_types_it, as_word_makes_it, formal, made, plain, table};
use lint_layout::faults::faults;
use lint_layout::parts::Parts;
use lint_layout::special;
use nigao::document::{Block, Paragraph, Run};
use nigao::emit::docx;
use nigao::layout::face::FontSet;
use nigao::layout::look::{Latin, Look};
use nigao::lint;
use nigao::lint::layout::is_layout;

#[track_caller]
fn silent(parts: &Parts) {
    let said = parts.said();
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn what_the_emitter_writes_has_no_fault() {
    let mut sealed = plain();
    sealed.signature.as_mut().unwrap().sealed = true;
    let mut upward = formal();
    upward.letterhead.as_mut().unwrap().signer = Some("张　三".to_owned());
    // A table right above the 版记.
    let mut tabled = formal();
    tabled.annexes[1].blocks = vec![table(3)];
    let house = Look { fonts: FontSet::Windows, latin: Latin::TimesNewRoman, heading_bold: true };
    let founder = Look { fonts: FontSet::Founder, ..Look::default() };
    for document in [formal(), plain(), sealed, upward, tabled] {
        for look in [Look::default(), house, founder] {
            silent(&Parts::open(&docx::write(&document, &look)));
        }
    }
}

/// Every fault is found by its rule, once, and no other rule takes it for its own; every rule has a fault.
#[test]
fn every_fault_is_found_by_its_rule_alone() {
    let mut wrong = Vec::new();
    let mut tried = BTreeSet::new();
    for (index, (rule, parts)) in faults().into_iter().chain(special::faults()).enumerate() {
        tried.insert(rule);
        let said = parts.said();
        if said.iter().map(|(name, _)| *name).collect::<Vec<_>>() != [rule] {
            wrong.push(format!("{index} {rule}：{said:?}"));
        } else if let Some((_, remark)) =
            said.first().filter(|(_, remark)| remark.message.is_empty() || remark.help.is_empty())
        {
            wrong.push(format!("{index} {rule}：{remark:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let rules: BTreeSet<&str> = lint::RULES.iter().filter(|rule| is_layout(rule.code)).map(|rule| rule.name).collect();
    assert_eq!(rules, tried, "每条版式规则都要有一处改坏的");
}

/// How many places a fault has is said once.
#[test]
fn many_places_are_one_finding() {
    let (_, remark) =
        made(&formal()).style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:sz w:val=\"21\"/></w:rPr>").said().remove(0);
    assert!(remark.message.contains("处不对，第一处") && remark.message.contains("五号"), "{}", remark.message);
    assert!(remark.line.is_some());
}

/// What says how the text looks may be broken or missing: then nothing is said of it.
#[test]
fn what_cannot_be_read_is_not_judged() {
    for part in ["styles", "settings", "theme/theme1", "footer1", "footer2", "_rels/document.xml.rels"] {
        for text in ["", "<w:styles", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<a/>"] {
            let mut parts = made(&formal());
            text.clone_into(parts.part(part));
            silent(&parts);
            parts.0.retain(|(_, known)| known != text);
            // That it is missing is all that is said.
            let said = parts.said();
            assert!(said.iter().all(|(name, _)| *name == "missing-part"), "{said:#?}");
        }
    }
}

/// 上行文, 信函, 命令（令）, 纪要 and 签名章 as they should be.
#[test]
fn special_formats_have_no_fault() {
    for parts in [special::upward(), special::letter(), special::order(), special::minutes(), special::stamped()] {
        silent(&parts);
    }
}

/// Notes, feet and heads are read too, each once; a text box that is told again for old programs is read once.
#[test]
fn what_stands_beside_the_text_is_read() {
    let note = "<w:p><w:r><w:t>××年数据由街道提供。</w:t></w:r></w:p>";
    let mut parts = made(&formal());
    let head = format!("<w:hdr {WORD}>{note}<w:p><w:r><w:t>— 1 —</w:t></w:r></w:p></w:hdr>");
    parts.0.push((
        "word/footnotes.xml".to_owned(),
        format!("<w:footnotes {WORD}><w:footnote>{note}</w:footnote></w:footnotes>"),
    ));
    parts.0.push(("word/header8.xml".to_owned(), head));
    let text = nigao::manuscript::docx::read("稿.docx", &parts.bytes()).unwrap();
    assert_eq!(text.apart.iter().map(|(_, title)| *title).collect::<Vec<_>>(), ["脚注"]);
    let said = parts.remarks();
    assert!(said.iter().any(|(_, remark)| remark.line == Some(text.apart[0].0) && remark.message.contains("××")));
    let boxed = "<w:r><m:AlternateContent xmlns:m=\"m\"><m:Choice><w:txbxContent><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:txbxContent></m:Choice>\
        <m:Fallback><w:txbxContent><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:txbxContent></m:Fallback></m:AlternateContent></w:r>";
    let parts = made(&formal()).swap(
        "document",
        "<w:p><w:pPr><w:pStyle w:val=\"GWTo\"/></w:pPr>",
        &format!("<w:p><w:pPr><w:pStyle w:val=\"GWTo\"/></w:pPr>{boxed}"),
    );
    let text = nigao::manuscript::docx::read("稿.docx", &parts.bytes()).unwrap();
    assert_eq!(text.whole().matches("内部资料").count(), 1);
}

#[test]
fn a_document_as_word_makes_it_gets_a_handful() {
    let said = as_word_makes_it().said();
    let names: Vec<&str> = said.iter().map(|(name, _)| *name).collect();
    let wanted = [
        "page-margin",
        "body-font",
        "line-pitch",
        "first-line-indent",
        "title-form",
        "heading-font",
        "page-number",
        "annex-note",
        "signature-place",
        "split-signature",
        "theme-font",
        "property-blank",
    ];
    assert_eq!(names, wanted, "{said:#?}");
}

/// Only what a clerk does not see: 27 characters a line, the gaps beside figures, what holds lines together, what the file says of itself.
#[test]
fn a_document_typed_with_care_lacks_little() {
    let said = as_a_careful_clerk_types_it().said();
    let names: Vec<&str> = said.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["char-pitch", "script-gap", "split-signature", "property-blank"], "{said:#?}");
}

/// Ways of saying the same that other programs have: none of them is a fault.
#[test]
fn other_ways_of_the_same_layout_are_no_faults() {
    let chars = "w:firstLineChars=\"200\" w:firstLine=\"640\"";
    let exact = "w:line=\"579\" w:lineRule=\"exact\"";
    let f = || made(&formal());
    let footer = |number: &str| format!("<w:ftr {WORD}>{number}</w:ftr>");
    // A page number in a frame at the outer edge; one in a text box, told twice for old programs.
    let framed = "<w:p><w:pPr><w:pStyle w:val=\"a4\"/><w:framePr w:wrap=\"around\" w:vAnchor=\"text\" w:hAnchor=\"margin\" \
        w:xAlign=\"outside\" w:y=\"1\"/></w:pPr><w:r><w:t>— </w:t></w:r><w:fldSimple w:instr=\" PAGE  \\* MERGEFORMAT \"><w:r><w:t>1</w:t></w:r>\
        </w:fldSimple><w:r><w:t> —</w:t></w:r></w:p>";
    let boxed = format!(
        "<w:p><w:r><x:AlternateContent xmlns:x=\"m\"><x:Choice><w:drawing><x:anchor><x:positionH><x:align>outside</x:align></x:positionH>\
         <w:txbxContent>{}</w:txbxContent></x:anchor></w:drawing></x:Choice><x:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>- </w:t></w:r>\
         <w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:txbxContent></w:pict></x:Fallback></x:AlternateContent></w:r></w:p>",
        framed.replace(
            "<w:framePr w:wrap=\"around\" w:vAnchor=\"text\" w:hAnchor=\"margin\" w:xAlign=\"outside\" w:y=\"1\"/>",
            ""
        )
    );
    let feet = |parts: Parts, number: &str| {
        let mut parts = parts.swap("settings", "<w:evenAndOddHeaders/>", "");
        *parts.part("footer1") = footer(number);
        parts
    };
    for parts in [
        f().style("GWBody", chars, "w:firstLineChars=\"200\""),
        f().style("GWBody", chars, "w:firstLine=\"640\""),
        f().style("GWBody", chars, "w:firstLineChars=\"200\" w:firstLine=\"420\""),
        f().style(
            "GWBody",
            chars,
            &format!("{chars} w:leftChars=\"0\" w:left=\"0\" w:rightChars=\"100\" w:right=\"210\""),
        ),
        f().swap("settings", "\"doNotCompress\"", "\"compressPunctuation\""),
        // A navigation without headings.
        f().style("1", "<w:outlineLvl w:val=\"0\"/>", "").style("2", "<w:outlineLvl w:val=\"1\"/>", ""),
        f().swap(
            "_rels/document.xml.rels",
            "</Relationships>",
            "<Relationship Id=\"rId98\" Type=\"http://a/image\" \
            Target=\"file:///C:/a.png\" TargetMode=\"External\"/></Relationships>",
        ),
        f().beside("docProps/core.xml", "永宁街道办事处关于做好2026年重点工作的意见", "关于做好2026年重点工作的意见"),
        f().style("a", exact, "w:line=\"560\" w:lineRule=\"exact\""),
        // The grid sets the lines, and the characters.
        f().style("a", "<w:snapToGrid w:val=\"0\"/>", "").style(
            "GWBody",
            "<w:ind",
            "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/><w:ind",
        ),
        f().style("a", "<w:snapToGrid w:val=\"0\"/>", "")
            .style("a", "<w:spacing w:val=\"-5\"/>", "<w:spacing w:val=\"0\"/>")
            .swap(
                "document",
                "w:type=\"lines\" w:linePitch=\"579\"",
                "w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace=\"-849\"",
            ),
        // Ink on the edge of 版心.
        f().swap(
            "document",
            "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\"",
            "w:top=\"1960\" w:right=\"1474\" w:bottom=\"1847\"",
        )
        .style("a", exact, "w:line=\"592\" w:lineRule=\"exact\""),
        f().swap("styles", "仿宋_GB2312", "某单位仿宋"),
        f().style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:color w:val=\"auto\"/></w:rPr>"),
        f().style("GWBody", "</w:pPr>", "</w:pPr><w:rPr><w:color w:val=\"000000\" w:themeColor=\"text1\"/></w:rPr>"),
        f().placed("GWDate", "<w:ind w:rightChars=\"400\"/><w:jc w:val=\"right\"/>")
            .placed("GWSign", "<w:keepNext/><w:ind w:rightChars=\"380\"/><w:jc w:val=\"right\"/>"),
        f().style("1", "<w:basedOn w:val=\"a\"/>", "<w:basedOn w:val=\"1\"/>"),
        f().style("GWAnnex", "<w:pageBreakBefore/>", "").swap(
            "document",
            "<w:p><w:pPr><w:pStyle w:val=\"GWAnnex\"/>",
            "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"GWAnnex\"/>",
        ),
        // Contents, with the numbers of pages; a note of who and when below the title of an annex.
        f().swap("document", "<w:p><w:pPr><w:pStyle w:val=\"GWTo\"/>", "<w:p><w:r><w:t>一、总体要求</w:t><w:tab/><w:t>1</w:t></w:r></w:p><w:p/><w:p><w:pPr><w:pStyle w:val=\"GWTo\"/>"),
        f().swap(
            "document",
            "preserve\">工作要求一览</w:t></w:r></w:p>",
            "preserve\">工作要求一览</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>永宁街道办事处</w:t></w:r></w:p>\
             <w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>2026年1月20日</w:t></w:r></w:p>",
        ),
        // Word counts characters without what hangs, twips with it.
        f().swap("document", "w:left=\"1895\" w:hanging=\"1255\"", "w:leftChars=\"200\" w:left=\"1895\" w:hangingChars=\"392\" w:hanging=\"1255\""),
        feet(f(), framed),
        feet(f(), &boxed),
    ] {
        silent(&parts);
    }
}

/// A cell that is merged with the one above has what that one has; an empty one has nothing.
#[test]
fn a_merged_cell_of_a_table_of_tasks_is_no_empty_one() {
    let cell = |properties: &str, text: &str| {
        let run = if text.is_empty() { String::new() } else { format!("<w:r><w:t>{text}</w:t></w:r>") };
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run}</w:p></w:tc>")
    };
    let row = |cells: [(&str, &str); 3]| format!("<w:tr>{}</w:tr>", cells.map(|(how, text)| cell(how, text)).concat());
    let (first, below) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let table = |last: (&str, &str)| {
        let rows = [
            row([("", "重点任务"), ("", "责任单位"), ("", "完成时限")]),
            row([("", "更换楼道照明"), (first, "社区居委会"), ("", "2026年5月底前")]),
            row([("", "增设停车位"), last, ("", "2026年6月底前")]),
        ];
        format!("<w:tbl>{}</w:tbl>", rows.concat())
    };
    let said = |last| {
        let parts = made(&plain()).swap("document", "<w:body>", &format!("<w:body>{}", table(last)));
        parts
            .remarks()
            .into_iter()
            .filter(|(rule, _)| rule.name == "task-gap")
            .map(|(_, remark)| remark.message)
            .collect::<Vec<_>>()
    };
    assert!(said((below, "")).is_empty());
    assert_eq!(said(("", "")), ["“增设停车位”没有写责任单位"]);
}

/// A draft shows its gaps in yellow; they are said elsewhere.
#[test]
fn the_gaps_of_a_draft_are_no_leftovers() {
    let mut draft = plain();
    let gap = Run { missing: true, ..Run::plain("【待补：走访户次】") };
    draft.body.push(Block::Paragraph(Paragraph {
        lead: None,
        runs: vec![Run::plain("全年开展入户走访，办结居民诉求，共"), gap, Run::plain("户次。")],
    }));
    silent(&made(&draft));
}

#[test]
#[ignore = "writes files for other programs to look at"]
fn write_samples() {
    let folder = std::env::var_os("NIGAO_SAMPLES").map_or_else(std::env::temp_dir, std::path::PathBuf::from);
    for (name, parts) in [("word", as_word_makes_it()), ("formal", made(&formal())), ("plain", made(&plain()))] {
        std::fs::write(folder.join(format!("{name}.docx")), parts.bytes()).unwrap();
    }
}
