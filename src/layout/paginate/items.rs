//! The document as sections of items: what takes room, how high it is and what it stays with.

use super::{
    Item, Place, Shape,
    flow::{Section, Unit},
    lines::{Breaker, Measure, breaks},
    places::{annex_indents, mark_size},
    table::{self, CellSize},
};
use crate::{
    document::{Block, Document, Letterhead, Run, Signature, Table, Title, text},
    layout::grid,
};

/// Room of the red line below 发文字号: its gap in points and its thickness in eighths of a point, in twips (R22).
const RED_LINE: i32 = grid::RED_RULE_GAP * 20 + grid::RED_RULE * 20 / 8;

/// 版头, body and signature; then a section for each annex, which begins on a new page (R34).
///
/// A summary sheet should stay on one page: its tables take the smaller size where that helps (R47).
pub fn sections(document: &Document, items: &mut Vec<Item>) -> Vec<Section> {
    let lone_table = matches!(document.body.as_slice(), [Block::Table(_)]);
    if !lone_table && !document.meta.kind.contains("摘要") {
        return sized(document, items, None);
    }
    let normal = sized(document, items, Some(CellSize::Normal));
    let main = normal.first();
    let height = main.map_or(0, |section| section.units.iter().map(|unit| unit.gap + unit.height).sum());
    let capacity = if document.landscape { grid::AREA_WIDTH } else { grid::AREA_HEIGHT };
    if height + grid::HAIR <= capacity {
        return normal;
    }
    items.clear();
    sized(document, items, Some(CellSize::Small))
}

fn sized(document: &Document, items: &mut Vec<Item>, size: Option<CellSize>) -> Vec<Section> {
    let mut main = Writer::new(items, document.landscape);
    main.size = size;
    if let Some(head) = &document.letterhead {
        main.letterhead(head);
    }
    let above = if document.letterhead.is_some() { 2 * grid::LINE } else { 0 };
    main.title(Place::Title, &document.title, above);
    // 主送机关 stands one line below the title (7.3.2, R24); without it the text does.
    let gap = if document.title.lines.is_empty() { 0 } else { grid::LINE };
    let gap = main.address(Place::SubmittedTo, &document.submitted_to, gap);
    main.blocks(&document.body, gap, Place::Body);
    main.closing(document);
    let mut sections = vec![main.section];
    for (index, annex) in document.annexes.iter().enumerate() {
        let mut writer = Writer::new(items, annex.landscape);
        writer.text(Place::AnnexLabel(index), &annex.label, writer.measure(0, 0), 0);
        writer.keep_all();
        // The title stands on line 3 (7.3.7, R34).
        writer.title(Place::AnnexTitle(index), &annex.title, grid::LINE);
        // 发文字号 of a part stands below its title, as a gazette (公报) sets it.
        if !annex.document_number.is_empty() {
            writer.text(Place::PartNumber(index), &annex.document_number, writer.measure(0, 0), 0);
            writer.keep_all();
        }
        let gap = writer.address(Place::PartSubmittedTo(index), &annex.submitted_to, grid::LINE);
        writer.blocks(&annex.blocks, gap, |block| Place::Annex(index, block));
        if let Some(signature) = &annex.signature {
            writer.keep_end();
            let first = writer.section.units.len();
            writer.sign(signature, first, Place::PartOrgan(index), Place::PartDate(index));
        }
        sections.push(writer.section);
    }
    sections
}

fn lines_of(breaks: &[usize]) -> i32 {
    i32::try_from(breaks.len() + 1).unwrap_or(i32::MAX)
}

struct Writer<'a> {
    items: &'a mut Vec<Item>,
    section: Section,
    width: i32,
    height: i32,
    /// Size of all tables; each its own where this is none.
    size: Option<CellSize>,
}

impl<'a> Writer<'a> {
    fn new(items: &'a mut Vec<Item>, landscape: bool) -> Self {
        let (width, height) =
            if landscape { (grid::AREA_HEIGHT, grid::AREA_WIDTH) } else { (grid::AREA_WIDTH, grid::AREA_HEIGHT) };
        Self { items, section: Section { landscape, units: Vec::new() }, width, height, size: None }
    }

    fn measure(&self, first_indent: i32, rest_indent: i32) -> Measure {
        Measure::size_3(self.width, first_indent, rest_indent)
    }

    fn letterhead(&mut self, head: &Letterhead) {
        let mut lines = 0;
        for (place, text) in [(Place::CopyNumber, &head.copy_number), (Place::Urgency, &head.urgency)] {
            if let Some(text) = text {
                self.text(place, text, self.measure(0, 0), 0);
                lines += 1;
            }
        }
        // One line each, the mark 35 mm below the top of 版心 whatever stands above it (R19).
        let gap = grid::MARK_OFFSET - lines * grid::LINE;
        self.add(Place::Mark, Vec::new(), 10 * mark_size(&head.mark), gap);
        self.add(Place::DocumentNumber, Vec::new(), grid::LINE + RED_LINE, 2 * grid::LINE);
        self.keep_all();
    }

    fn title(&mut self, place: Place, title: &Title, gap: i32) {
        if title.lines.is_empty() {
            return;
        }
        let mut breaker = Breaker::new(Measure::even(self.width, grid::TITLE_CHARACTER));
        for line in &title.lines {
            for run in line {
                breaker.push(&run.text);
            }
            breaker.end_line();
        }
        self.add(place, breaker.finish(), grid::TITLE_LINE, gap);
        self.keep_all();
    }

    /// 主送机关; gives the gap that is left for what follows.
    fn address(&mut self, place: Place, submitted_to: &[Run], gap: i32) -> i32 {
        if submitted_to.is_empty() {
            return gap;
        }
        self.runs(place, submitted_to, "：", self.measure(0, 0), gap);
        0
    }

    fn blocks(&mut self, blocks: &[Block], gap: i32, place: impl Fn(usize) -> Place) {
        let mut gap = gap;
        let mut after_table = false;
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Heading(heading) => {
                    let mut breaker = Breaker::new(self.measure(grid::INDENT, 0));
                    breaker.push(&heading.number);
                    heading.runs.iter().for_each(|run| breaker.push(&run.text));
                    let first = self.section.units.len();
                    self.add(place(index), breaker.finish(), grid::LINE, gap);
                    self.keep_from(first);
                }
                Block::Paragraph(paragraph) => {
                    let mut breaker = Breaker::new(self.measure(grid::INDENT, 0));
                    if let Some(lead) = &paragraph.lead {
                        breaker.push(&lead.number);
                        lead.runs.iter().for_each(|run| breaker.push(&run.text));
                    }
                    paragraph.runs.iter().for_each(|run| breaker.push(&run.text));
                    self.add(place(index), breaker.finish(), grid::LINE, gap);
                }
                // A line keeps two tables apart: Word would join them.
                Block::Table(table) => self.table(place(index), table, if after_table { grid::LINE } else { gap }),
            }
            after_table = matches!(block, Block::Table(_));
            gap = 0;
        }
    }

    /// 附件说明, 署名 and 日期, together with the end of the text above them (R27, R28, R32).
    fn closing(&mut self, document: &Document) {
        let notes = text::annex_notes(document);
        if notes.is_empty() && document.signature.is_none() {
            return;
        }
        self.keep_end();
        let first = self.section.units.len();
        for (index, note) in notes.iter().enumerate() {
            let label = if index == 0 { 3 * grid::CHARACTER } else { 0 };
            let (names, number) = annex_indents(index, notes.len());
            let measure = self.measure(names - number - label, names);
            self.text(Place::AnnexNote(index), note, measure, if index == 0 { grid::LINE } else { 0 });
        }
        if let Some(signature) = &document.signature {
            self.sign(signature, first, Place::Organ, Place::Date);
        } else {
            self.keep_from(first);
            if let Some(last) = self.section.units.last_mut() {
                last.keep = false;
            }
        }
    }

    /// 署名 and 日期, together with everything from a unit on.
    fn sign(&mut self, signature: &Signature, first: usize, organ: Place, date: Place) {
        let above = if signature.sealed { 2 } else { 1 };
        self.runs(organ, &signature.organ, "", self.measure(0, 0), above * grid::LINE);
        self.keep_from(first);
        self.runs(date, &signature.date, "", self.measure(0, 0), 0);
    }

    fn table(&mut self, place: Place, table: &Table, gap: i32) {
        let size = self.size.unwrap_or_else(|| CellSize::of(table, self.width));
        let broken = table::break_table(table, size, self.width, self.height);
        let item = self.items.len();
        let height = broken.header_height();
        let header = broken.repeated_height(self.height);
        self.section.units.push(Unit { item, index: 0, gap, height, keep: !broken.parts.is_empty(), header });
        for (index, part) in broken.parts.iter().enumerate() {
            let unit = Unit { item, index: index + 1, gap: 0, height: broken.part_height(*part), keep: false, header };
            self.section.units.push(unit);
        }
        self.items.push(Item { place, shape: Shape::Table(broken) });
    }

    fn text(&mut self, place: Place, text: &str, measure: Measure, gap: i32) {
        self.add(place, breaks(text, measure), grid::LINE, gap);
    }

    fn runs(&mut self, place: Place, runs: &[Run], end: &str, measure: Measure, gap: i32) {
        let mut breaker = Breaker::new(measure);
        for run in runs {
            breaker.push(&run.text);
        }
        breaker.push(end);
        self.add(place, breaker.finish(), grid::LINE, gap);
    }

    /// Adds a text whose first line has a gap above and whose lines are all equally high.
    fn add(&mut self, place: Place, breaks: Vec<usize>, height: i32, gap: i32) {
        let item = self.items.len();
        for index in 0..=breaks.len() {
            let gap = if index == 0 { gap } else { 0 };
            self.section.units.push(Unit { item, index, gap, height, keep: false, header: 0 });
        }
        self.items.push(Item { place, shape: Shape::Text(breaks) });
    }

    fn keep_all(&mut self) {
        self.keep_from(0);
    }

    fn keep_from(&mut self, first: usize) {
        self.section.units.iter_mut().skip(first).for_each(|unit| unit.keep = true);
    }

    /// Keeps the end of the text with the signature: a short paragraph whole, two lines of a long one, a table's
    /// last row (7.3.5.5, R32).
    fn keep_end(&mut self) {
        let Some(last) = self.section.units.last().copied() else { return };
        let count = match self.items.get(last.item).map(|item| &item.shape) {
            Some(Shape::Text(breaks)) if lines_of(breaks) <= grid::KEEP_LINES => breaks.len() + 1,
            Some(Shape::Text(_)) => 2,
            _ => 1,
        };
        let units = self.section.units.len();
        self.keep_from(units.saturating_sub(count));
    }
}
