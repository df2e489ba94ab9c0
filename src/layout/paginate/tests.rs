use proptest::prelude::*;

use super::{Pagination, Shape, lines, paginate};
use crate::{
    document::{
        Align, Annex, Block, Column, Document, Heading, Imprint, Letterhead, Paragraph, Run, Signature, Table, Title,
    },
    layout::grid,
};

fn body_lines(count: usize) -> Document {
    let mut runs = vec![Run::plain("字".repeat(26 + 28 * (count - 1)))];
    runs.push(Run::plain(""));
    Document { body: vec![Block::Paragraph(Paragraph { lead: None, runs })], ..Document::default() }
}

fn heading(level: u8) -> Block {
    Block::Heading(Heading { level, number: "一、".into(), runs: vec![Run::plain("总体要求")] })
}

fn paragraph(characters: usize) -> Block {
    Block::Paragraph(Paragraph { lead: None, runs: vec![Run::plain("正".repeat(characters))] })
}

fn table(rows: usize, cell: usize) -> Block {
    let column = |share| Column { share, align: Align::Left };
    let row = || vec![vec![Run::plain("1")], vec![Run::plain("任".repeat(cell))]];
    let header = vec![vec![Run::plain("序号")], vec![Run::plain("任务")]];
    Block::Table(Table { columns: vec![column(1), column(6)], header, rows: (0..rows).map(|_| row()).collect() })
}

fn signature(sealed: bool) -> Signature {
    Signature { organ: vec![Run::plain("永宁街道办事处")], date: vec![Run::plain("2026年1月20日")], sealed }
}

#[test]
fn a_line_holds_28_characters_and_a_page_22_lines() {
    let done = paginate(&body_lines(23));
    assert_eq!(done.pages.len(), 2);
    assert_eq!(done.pages[0].pieces[0].units, 0..22);
    assert_eq!(done.pages[0].filled, 22 * grid::LINE);
    let Shape::Text(breaks) = &done.items[0].shape else { unreachable!("a paragraph") };
    assert_eq!(breaks[0], 26 * 3);
    assert_eq!(breaks[1] - breaks[0], 28 * 3);
}

#[test]
fn half_width_digits_take_half_a_cell() {
    let text = format!("{}2026年", "字".repeat(26));
    let measure = lines::Measure::size_3(grid::AREA_WIDTH, 0, 0);
    // 26 characters and four digits leave no room for 年, and a number never parts.
    assert_eq!(lines::breaks(&text, measure), [26 * 3 + 4]);
    let text = format!("{}2026年", "字".repeat(27));
    assert_eq!(lines::breaks(&text, measure), [27 * 3]);
}

#[test]
fn a_mark_that_may_not_begin_a_line_takes_the_character_before_it_along() {
    let measure = lines::Measure::size_3(grid::AREA_WIDTH, 0, 0);
    assert_eq!(lines::breaks(&format!("{}。后", "字".repeat(28)), measure), [27 * 3]);
    assert_eq!(lines::breaks(&format!("{}（后", "字".repeat(27)), measure), [27 * 3]);
    assert_eq!(lines::breaks(&format!("{}——后", "字".repeat(27)), measure), [26 * 3]);
    assert_eq!(lines::breaks(&format!("{}……后", "字".repeat(27)), measure), [26 * 3]);
}

#[test]
fn a_run_without_any_place_to_break_still_stays_on_the_page() {
    let measure = lines::Measure::size_3(grid::AREA_WIDTH, 0, 0);
    assert_eq!(lines::breaks(&"1".repeat(100), measure), [57]);
}

#[test]
fn a_heading_goes_to_the_next_page_with_its_text() {
    let mut document = body_lines(21);
    document.body.extend([heading(1), paragraph(30)]);
    let done = paginate(&document);
    assert_eq!(done.pages[0].pieces.len(), 1);
    assert_eq!(done.pages[1].pieces.len(), 2);
}

#[test]
fn a_table_repeats_its_header_and_never_leaves_it_alone() {
    let mut document = body_lines(21);
    document.body.push(table(60, 5));
    let done = paginate(&document);
    assert_eq!(done.pages[0].pieces.len(), 1);
    assert!(!done.pages[1].pieces[0].repeats_header);
    assert!(done.pages[2].pieces[0].repeats_header);
    assert_eq!(done.pages[1].pieces[0].units, 0..31);
}

#[test]
fn a_row_higher_than_a_page_goes_on_over_the_pages() {
    let done = paginate(&Document { body: vec![table(1, 4000)], ..Document::default() });
    assert!(done.pages.len() > 3);
    assert!(done.pages.iter().all(|page| page.filled <= page.capacity()));
}

#[test]
fn the_signature_stands_below_body_text() {
    for lines in 18..40 {
        for sealed in [false, true] {
            let document = Document { signature: Some(signature(sealed)), ..body_lines(lines) };
            let done = paginate(&document);
            assert!(done.pages.last().is_some_and(|page| page.pieces[0].item == 0), "{lines} lines");
        }
    }
}

#[test]
fn the_imprint_needs_room_and_a_portrait_page() {
    let imprint = Imprint { printed_by: "办公室".into(), printed_on: "2026年1月20日".into(), copied_to: None };
    let full = Document { imprint: Some(imprint.clone()), ..body_lines(22) };
    assert_eq!(paginate(&full).pages.len(), 2);
    let short = Document { imprint: Some(imprint.clone()), ..body_lines(20) };
    assert_eq!(paginate(&short).pages.len(), 1);
    let wide = Document { imprint: Some(imprint), landscape: true, ..body_lines(2) };
    let pages = paginate(&wide).pages;
    assert!(pages[0].landscape && !pages[1].landscape && pages[1].imprint);
}

#[test]
fn the_red_header_leaves_the_model_its_height() {
    let head = Letterhead { mark: "永宁街道办事处文件".into(), ..Letterhead::default() };
    let mut document = Document { letterhead: Some(head), ..body_lines(22) };
    document.title = Title { lines: vec![vec![Run::plain("工作计划")]] };
    let first = &paginate(&document).pages[0];
    let used = 1984 + 840 + 2 * 579 + 579 + 180 + 2 * 579 + 660 + 579;
    assert_eq!(first.filled, used + (grid::AREA_HEIGHT - used) / 579 * 579);
}

/// Text with every kind of character that matters for breaking.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[一-龥]{1,12}",
        1 => "[0-9]{1,8}(\\.[0-9]{1,2})?%?",
        1 => prop::sample::select(vec!["，", "。", "（", "）", "《", "》", "——", "……", "“", "”", "、", " ", "A"]).prop_map(String::from),
        1 => prop::sample::select(vec!["㐂", "𠮷", "e\u{301}", "龘\u{e0100}", "🏠"]).prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn any_block() -> impl Strategy<Value = Block> {
    prop_oneof![
        2 => (1..=4_u8).prop_map(heading),
        6 => any_text().prop_map(|text| Block::Paragraph(Paragraph { lead: None, runs: vec![Run::plain(text)] })),
        2 => (1..700_usize).prop_map(paragraph),
        1 => (0..50_usize, 1..90_usize).prop_map(|(rows, cell)| table(rows, cell)),
    ]
}

fn any_document() -> impl Strategy<Value = Document> {
    let blocks = || prop::collection::vec(any_block(), 0..20);
    (blocks(), blocks(), any::<[bool; 4]>()).prop_map(|(body, annex, [landscape, wide, signed, sealed])| {
        let title = Title { lines: vec![vec![Run::plain("桃源社区")], vec![Run::plain("2026年工作计划")]] };
        let annex =
            Annex { label: "附件".into(), title: title.clone(), landscape: wide, blocks: annex, ..Annex::default() };
        let signature = signed.then(|| signature(sealed));
        Document { title, body, landscape, signature, annexes: vec![annex], ..Document::default() }
    })
}

/// Units of every item, in the order of the pages.
fn order(done: &Pagination) -> Vec<(usize, usize)> {
    let pieces = done.pages.iter().flat_map(|page| &page.pieces);
    pieces.flat_map(|piece| piece.units.clone().map(|unit| (piece.item, unit))).collect()
}

proptest! {
    #[test]
    fn lines_obey_the_rules_of_their_ends(text in any_text()) {
        let measure = lines::Measure::size_3(grid::AREA_WIDTH, grid::INDENT, 0);
        for at in lines::breaks(&text, measure) {
            let before = text[..at].chars().next_back().unwrap_or(' ');
            let after = text[at..].chars().next().unwrap_or(' ');
            prop_assert!(lines::may_break(before, after), "{before:?}|{after:?} in {text}");
        }
    }

    #[test]
    fn every_line_and_row_comes_once_in_order_and_no_page_is_too_full(document in any_document()) {
        let done = paginate(&document);
        let wanted: Vec<_> = done.items.iter().enumerate()
            .flat_map(|(item, it)| (0..it.shape.units()).map(move |unit| (item, unit))).collect();
        prop_assert_eq!(order(&done), wanted);
        for page in &done.pages {
            prop_assert!(page.filled <= page.capacity(), "page {} is {} high", page.number, page.filled);
        }
    }

    #[test]
    fn no_heading_stands_alone_at_the_foot(document in any_document()) {
        let done = paginate(&document);
        let is_heading = |item: usize| match done.items[item].place {
            super::Place::Body(block) => matches!(document.body[block], Block::Heading(_)),
            super::Place::Annex(_, block) => matches!(document.annexes[0].blocks[block], Block::Heading(_)),
            _ => false,
        };
        for pages in done.pages.windows(2) {
            let last = pages[0].pieces.last().map_or(usize::MAX, |piece| piece.item);
            let goes_on = pages[1].pieces.first().is_some_and(|piece| {
                !matches!(done.items[piece.item].place, super::Place::AnnexLabel(_))
            });
            prop_assert!(!goes_on || last == usize::MAX || !is_heading(last));
        }
    }
}
