//! What must hold for every file: well-formed parts, the schema's order, sums of widths, the same bytes twice.

use std::io::{Cursor, Read};

use super::{sample, table, write};
use crate::document::{Align, Annex, Block, Column, Document, Paragraph, Run, Signature, Title, text};
use crate::emit::docx::section::Sheet;
use crate::layout::face::FontSet;
use crate::layout::look::{Latin, Look};

const PARAGRAPH_ORDER: &str = "pStyle keepNext keepLines pageBreakBefore framePr widowControl pBdr shd tabs kinsoku \
    overflowPunct topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind jc textAlignment \
    outlineLvl rPr sectPr";
const RUN_ORDER: &str = "rFonts b bCs color spacing kern sz szCs highlight lang";
const SECTION_ORDER: &str = "headerReference footerReference pgSz pgMar cols docGrid";

/// Names and contents in the file's order.
fn parts(document: &Document, look: Look) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(write(document, &look))).unwrap();
    let count = archive.len();
    let read = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut content = String::new();
        file.read_to_string(&mut content).unwrap();
        (file.name().unwrap().into_owned(), content)
    };
    (0..count).map(read).collect()
}

fn part(document: &Document, name: &str) -> String {
    parts(document, Look::default()).into_iter().find(|(part, _)| part == name).unwrap().1
}

fn body(document: &Document) -> String {
    part(document, "word/document.xml")
}

fn looks() -> [Look; 3] {
    let house = |fonts| Look { fonts, latin: Latin::TimesNewRoman, heading_bold: true };
    [Look::default(), house(FontSet::Windows), house(FontSet::Founder)]
}

/// Checks that tags nest, and calls back with each element's name and the names of its children.
fn walk(xml: &str, mut visit: impl FnMut(&str, &[String])) {
    let mut open: Vec<(String, Vec<String>)> = vec![(String::new(), Vec::new())];
    for piece in xml.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        assert!(!text.contains('>'), "stray > in {text}");
        if tag.starts_with('?') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let (opened, children) = open.pop().unwrap();
            assert_eq!(opened, name);
            visit(&opened, &children);
            continue;
        }
        let name = tag.trim_end_matches('/').split(' ').next().unwrap().to_owned();
        open.last_mut().unwrap().1.push(name.clone());
        if tag.ends_with('/') {
            visit(&name, &[]);
        } else {
            open.push((name, Vec::new()));
        }
    }
    assert_eq!(open.len(), 1, "unclosed {open:?}");
}

#[test]
fn parts_are_well_formed_and_children_follow_the_schema() {
    for look in looks() {
        for (_, document) in sample::all() {
            for (name, content) in parts(&document, look) {
                walk(&content, |element, children| {
                    let order = match element {
                        "w:pPr" => PARAGRAPH_ORDER,
                        "w:rPr" => RUN_ORDER,
                        "w:sectPr" => SECTION_ORDER,
                        _ => return,
                    };
                    let place = |child: &String| {
                        let name = child.trim_start_matches("w:");
                        order.split_whitespace().position(|known| known == name).unwrap()
                    };
                    let places: Vec<_> = children.iter().map(place).collect();
                    assert!(places.is_sorted(), "{name}: {element} holds {children:?}");
                });
            }
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for (_, document) in sample::all() {
        let look = Look::default();
        let again = document.clone();
        assert_eq!(write(&document, &look), write(&again, &look));
    }
}

#[test]
fn content_types_come_first_and_every_part_is_typed_and_referred_to() {
    for (_, document) in sample::all() {
        let parts = parts(&document, Look::default());
        assert_eq!(parts[0].0, "[Content_Types].xml");
        let related = &parts.iter().find(|(name, _)| name == "word/_rels/document.xml.rels").unwrap().1;
        for (name, _) in &parts {
            if let Some(target) = name.strip_prefix("word/").filter(|target| !target.starts_with("_rels")) {
                assert!(parts[0].1.contains(&format!("/{name}\"")), "{name} has no type");
                assert!(target == "document.xml" || related.contains(&format!("\"{target}\"")), "{name} is an orphan");
            }
        }
        for reference in body(&document).split("r:id=\"").skip(1) {
            let id = reference.split('"').next().unwrap();
            assert!(related.contains(&format!("Id=\"{id}\"")), "{id} leads nowhere");
        }
    }
}

#[test]
fn every_text_of_the_model_is_in_the_file() {
    for (name, document) in sample::all() {
        let xml = body(&document);
        let plain: String =
            xml.split("<w:t xml:space=\"preserve\">").skip(1).filter_map(|t| t.split("</w:t>").next()).collect();
        let wanted: String = text::paragraphs(&document).concat();
        assert_eq!(plain, wanted, "{name}");
    }
}

#[test]
fn an_independent_reader_opens_the_files() {
    for (name, document) in sample::all() {
        if let Err(error) = docx_rs::read_docx(&write(&document, &Look::default())) {
            panic!("{name}: {error}");
        }
    }
}

#[test]
fn markup_in_text_is_escaped_and_control_characters_are_dropped() {
    let mut document = sample::plain();
    document.meta.creator = "<甲>\"&乙".to_owned();
    document.body =
        vec![Block::Paragraph(Paragraph { lead: None, runs: vec![Run::plain("a<b>&\"c\u{1}\u{b}\td\u{fffe}")] })];
    assert!(body(&document).contains("a&lt;b&gt;&amp;&quot;cd"));
    assert!(part(&document, "docProps/core.xml").contains("<dc:creator>&lt;甲&gt;&quot;&amp;乙</dc:creator>"));
}

#[test]
fn column_widths_fill_the_page_exactly() {
    for count in 1..=20_u32 {
        let columns: Vec<_> = (0..count).map(|index| Column { share: index * 7 % 5, align: Align::Left }).collect();
        for (sheet, width) in [(Sheet::Portrait, 8844), (Sheet::Landscape, 12756)] {
            let widths = table::widths(&columns, sheet);
            assert_eq!(widths.iter().sum::<i32>(), width);
            assert!(widths.iter().all(|width| *width > 0));
        }
    }
    assert!(table::widths(&[], Sheet::Portrait).is_empty());
}

#[test]
fn characters_outside_gb2312_name_a_font_that_has_them() {
    let xml = body(&sample::plain());
    assert!(
        xml.contains(
            "w:eastAsia=\"仿宋\" w:hAnsi=\"仿宋\" w:cs=\"仿宋\"/></w:rPr><w:t xml:space=\"preserve\">堃</w:t>"
        )
    );
    let windows = Look { fonts: FontSet::Windows, ..Look::default() };
    let all = parts(&sample::plain(), windows);
    assert!(all.iter().any(|(name, xml)| name == "word/document.xml" && xml.contains("李堃共同负责")));
}

#[test]
fn quotes_keep_the_chinese_face_beside_times_new_roman() {
    let look = Look { latin: Latin::TimesNewRoman, ..Look::default() };
    let all = parts(&sample::plain(), look);
    let xml = &all.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let run = xml.split("<w:r>").find(|run| run.contains("健全“街道吹哨")).unwrap();
    assert!(run.contains("<w:rFonts w:hint=\"eastAsia\"/>"), "{run}");
}

#[test]
fn a_gap_of_a_draft_is_highlighted_alone() {
    let xml = body(&sample::summary());
    assert_eq!(xml.matches("<w:highlight w:val=\"yellow\"/>").count(), 1);
    assert!(
        xml.contains("<w:highlight w:val=\"yellow\"/></w:rPr><w:t xml:space=\"preserve\">【待补：走访户次】</w:t>")
    );
}

#[test]
fn sections_turn_and_return() {
    let orders = |document: &Document| {
        let xml = body(document);
        let sections = xml.split("<w:sectPr>").skip(1);
        sections.map(|section| section.split("</w:sectPr>").next().unwrap().contains("landscape")).collect::<Vec<_>>()
    };
    assert_eq!(orders(&sample::plain()), [false, true, false]);
    assert_eq!(orders(&sample::upright()), [false]);
    // The 版记 never lies on a landscape page.
    assert_eq!(orders(&sample::upward()), [false, true, false]);
    assert_eq!(orders(&sample::summary()), [true]);
}

#[test]
fn a_section_ends_inside_its_last_paragraph() {
    // A paragraph more would open a blank page after a full one.
    let xml = body(&sample::plain());
    let before = xml.split("<w:sectPr>").next().unwrap();
    assert!(before.ends_with("<w:jc w:val=\"left\"/>"));
    assert!(before.contains("<w:pStyle w:val=\"GWDate\"/>"));
}

#[test]
fn the_date_stands_two_characters_right_of_the_organ() {
    let lines = |organ: &str| {
        let signature =
            Signature { organ: vec![Run::plain(organ)], date: vec![Run::plain("2026年1月20日")], sealed: false };
        let xml = body(&Document { signature: Some(signature), ..Document::default() });
        let left = |style: &str| {
            let after = xml.split(&format!("\"{style}\"/>")).nth(1).unwrap();
            after.split("w:left=\"").nth(1).unwrap().split('"').next().unwrap().parse::<i32>().unwrap()
        };
        (left("GWSign"), left("GWDate"))
    };
    // 9 characters of 315 right 空二字; the date is the shorter one.
    assert_eq!(lines("桃源社区居民委员会"), (8844 - 630 - 9 * 315, 8844 - 9 * 315));
    // The date of 3 characters and 7 digits of 155 is the longer one.
    assert_eq!(lines("桃源社区"), (8844 - 1260 - 2030, 8844 - 630 - 2030));
}

#[test]
fn what_closes_the_body_stays_together_and_the_date_ends_the_chain() {
    let xml = body(&sample::plain());
    let kept = |style: &str| {
        let mark = format!("<w:pStyle w:val=\"{style}\"/>");
        let tails = xml.split(&mark).skip(1);
        tails.map(|tail| tail.starts_with("<w:keepNext/>")).collect::<Vec<_>>()
    };
    assert_eq!(kept("GWAnnexNote"), [true, true]);
    assert_eq!(kept("GWSign"), [true]);
    assert_eq!(kept("GWDate"), [false]);
    // Notes without a signature end the chain themselves: an annex begins on a new page.
    let unsigned = body(&Document { signature: None, ..sample::plain() });
    assert_eq!(unsigned.matches("<w:pStyle w:val=\"GWAnnexNote\"/><w:keepNext/>").count(), 1);
}

#[test]
fn a_document_of_nothing_is_still_a_file() {
    let annex = Annex { landscape: true, ..Annex::default() };
    for document in [
        Document::default(),
        Document { body: vec![Block::Table(crate::document::Table::default())], ..Document::default() },
        Document { title: Title { lines: vec![Vec::new()] }, annexes: vec![annex], ..Document::default() },
    ] {
        for (_, content) in parts(&document, Look::default()) {
            walk(&content, |_, _| {});
        }
    }
}
