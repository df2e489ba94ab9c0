//! A document of this project as lines, each with the block that it comes from and what stands behind its stretches.

use super::{Cell, Kind, Line, Manuscript};
use crate::document::{Block, Document, Heading, Run, Signature, Table, text};

/// Its lines in reading order.
pub fn read(document: &Document) -> Manuscript {
    let mut lines = Vec::new();
    if let Some(head) = &document.letterhead {
        lines.push(Line::new(Kind::Form, head.mark.clone()));
        lines.push(Line::new(Kind::Form, head.document_number.clone()));
    }
    lines.push(Line::new(Kind::Title, text::title(&document.title)));
    address(&document.submitted_to, &mut lines);
    for (index, block) in document.body.iter().enumerate() {
        let from = lines.len();
        push(block, &mut lines);
        lines[from..].iter_mut().for_each(|line| line.block = Some(index));
    }
    lines.extend(text::annex_notes(document).into_iter().map(|note| Line::new(Kind::Form, note)));
    sign(document.signature.as_ref(), &mut lines);
    for annex in &document.annexes {
        lines.push(Line::new(Kind::Form, annex.label.clone()));
        lines.push(Line::new(Kind::Title, text::title(&annex.title)));
        address(&annex.submitted_to, &mut lines);
        annex.blocks.iter().for_each(|block| push(block, &mut lines));
        sign(annex.signature.as_ref(), &mut lines);
    }
    // A line with a gap in it is not finished: there is nothing to check yet.
    lines.retain(|line| !line.text.is_empty() && !line.text.contains(GAP));
    Manuscript::of(lines)
}

/// How a visible gap of a draft begins: 【待补：…】.
const GAP: &str = "【待补：";

fn address(submitted_to: &[Run], lines: &mut Vec<Line>) {
    if !submitted_to.is_empty() {
        lines.push(of(Kind::Form, "", &[submitted_to]));
    }
}

fn sign(signature: Option<&Signature>, lines: &mut Vec<Line>) {
    if let Some(signature) = signature {
        lines.push(of(Kind::Form, "", &[&signature.organ]));
        lines.push(of(Kind::Form, "", &[&signature.date]));
    }
}

fn push(block: &Block, lines: &mut Vec<Line>) {
    match block {
        Block::Heading(Heading { level, number, runs }) => lines.push(of(Kind::Heading(Some(*level)), number, &[runs])),
        Block::Paragraph(paragraph) => match &paragraph.lead {
            Some(lead) => lines.push(of(Kind::Body, &lead.number, &[&lead.runs, &paragraph.runs])),
            None => lines.push(of(Kind::Body, "", &[&paragraph.runs])),
        },
        Block::Table(Table { header, rows, .. }) => {
            let table = lines.iter().rev().find_map(|line| line.cell).map_or(0, |cell| cell.table + 1);
            for (row, cells) in std::iter::once(header).chain(rows).enumerate() {
                lines.extend(cells.iter().enumerate().map(|(column, cell)| Line {
                    cell: Some(Cell { table, row, column }),
                    ..of(Kind::Cell, "", &[cell])
                }));
            }
        }
    }
}

/// A line of runs behind a number.
fn of(kind: Kind, number: &str, stretches: &[&[Run]]) -> Line {
    let mut line = Line::new(kind, number);
    for run in stretches.iter().copied().flatten() {
        let from = line.text.len();
        line.text.push_str(&run.text);
        if let Some(origin) = run.origin {
            line.origins.push((from..line.text.len(), origin));
        }
    }
    line
}
