//! The document as plain paragraphs: what DOCX, HTML and PDF must all say, in this order.

use super::{Annex, Block, Document, Heading, Paragraph, Run, Signature, Table, Title};

/// Text of runs without origins.
pub fn runs(runs: &[Run]) -> String {
    let mut out = String::with_capacity(runs.iter().map(|run| run.text.len()).sum());
    out.extend(runs.iter().map(|run| run.text.as_str()));
    out
}

/// A title on one line.
pub fn title(title: &Title) -> String {
    title.lines.iter().map(|line| runs(line)).collect()
}

/// Heading with its number.
pub fn heading(heading: &Heading) -> String {
    [&heading.number, &*runs(&heading.runs)].concat()
}

/// Paragraph with its run-in heading.
pub fn paragraph(paragraph: &Paragraph) -> String {
    match &paragraph.lead {
        Some(lead) => heading(lead) + &runs(&paragraph.runs),
        None => runs(&paragraph.runs),
    }
}

/// The names in the 附件说明 in order: `附件：1.…`, `2.…`, or `附件：…` for a lone annex.
pub fn annex_notes(document: &Document) -> Vec<String> {
    if document.is_collection {
        return Vec::new();
    }
    let alone = document.annexes.len() == 1;
    let line = |(index, annex): (usize, &Annex)| {
        let label = if index == 0 { "附件：" } else { "" };
        let number = if alone { String::new() } else { format!("{}.", index + 1) };
        format!("{label}{number}{}", title(&annex.title))
    };
    document.annexes.iter().enumerate().map(line).collect()
}

/// Every paragraph and table cell in reading order, empty ones left out.
pub fn paragraphs(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(head) = &document.letterhead {
        out.extend(head.copy_number.clone());
        out.extend(head.urgency.clone());
        out.push(head.mark.clone());
        out.push(match &head.signer {
            Some(name) => format!("{}签发人：{name}", head.document_number),
            None => head.document_number.clone(),
        });
    }
    out.push(title(&document.title));
    address(&document.submitted_to, &mut out);
    blocks(&document.body, &mut out);
    out.extend(annex_notes(document));
    sign(document.signature.as_ref(), &mut out);
    for annex in &document.annexes {
        out.push(annex.label.clone());
        out.push(title(&annex.title));
        out.push(annex.document_number.clone());
        address(&annex.submitted_to, &mut out);
        blocks(&annex.blocks, &mut out);
        sign(annex.signature.as_ref(), &mut out);
    }
    if let Some(imprint) = &document.imprint {
        out.extend(imprint.copied_to.as_ref().map(|to| format!("抄送：{to}。")));
        out.push(format!("{}{}印发", imprint.printed_by, imprint.printed_on));
    }
    out.retain(|text| !text.is_empty());
    out
}

/// Number of characters of the body as a leader counts them: title, headings and paragraphs, no annexes.
pub fn length(document: &Document) -> usize {
    let in_text = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let in_runs = |runs: &[Run]| runs.iter().map(|run| in_text(&run.text)).sum::<usize>();
    let in_heading = |heading: &Heading| in_text(&heading.number) + in_runs(&heading.runs);
    let in_block = |block: &Block| match block {
        Block::Heading(heading) => in_heading(heading),
        Block::Paragraph(paragraph) => paragraph.lead.as_ref().map_or(0, in_heading) + in_runs(&paragraph.runs),
        Block::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).map(|cell| in_runs(cell)).sum(),
    };
    let title: usize = document.title.lines.iter().map(|line| in_runs(line)).sum();
    title + document.body.iter().map(in_block).sum::<usize>()
}

fn address(submitted_to: &[Run], out: &mut Vec<String>) {
    if !submitted_to.is_empty() {
        out.push(format!("{}：", runs(submitted_to)));
    }
}

fn sign(signature: Option<&Signature>, out: &mut Vec<String>) {
    if let Some(signature) = signature {
        out.push(runs(&signature.organ));
        out.push(runs(&signature.date));
    }
}

fn blocks(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading(inner) => out.push(heading(inner)),
            Block::Paragraph(inner) => out.push(paragraph(inner)),
            Block::Table(inner) => table(inner, out),
        }
    }
}

fn table(table: &Table, out: &mut Vec<String>) {
    out.extend(table.header.iter().map(|cell| runs(cell)));
    for row in &table.rows {
        out.extend(row.iter().map(|cell| runs(cell)));
    }
}

/// Number of visible gaps 【待补：…】.
pub fn gaps(document: &Document) -> usize {
    let in_runs = |runs: &[Run]| runs.iter().filter(|run| run.missing).count();
    let in_title = |title: &Title| title.lines.iter().map(|line| in_runs(line)).sum::<usize>();
    let in_block = |block: &Block| match block {
        Block::Heading(heading) => in_runs(&heading.runs),
        Block::Paragraph(paragraph) => {
            in_runs(&paragraph.runs) + paragraph.lead.as_ref().map_or(0, |lead| in_runs(&lead.runs))
        }
        Block::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).map(|cell| in_runs(cell)).sum(),
    };
    let in_signature =
        |signature: &Option<Signature>| signature.as_ref().map_or(0, |each| in_runs(&each.organ) + in_runs(&each.date));
    let in_annex = |annex: &Annex| {
        let blocks: usize = annex.blocks.iter().map(in_block).sum();
        in_title(&annex.title) + in_runs(&annex.submitted_to) + blocks + in_signature(&annex.signature)
    };
    let annexes: usize = document.annexes.iter().map(in_annex).sum();
    let body: usize = document.body.iter().map(in_block).sum();
    in_title(&document.title) + in_runs(&document.submitted_to) + body + in_signature(&document.signature) + annexes
}
