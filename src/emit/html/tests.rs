use proptest::prelude::*;

use super::{sample, write};
use crate::document::{Document, Run, text};

/// The text of an HTML file by paragraphs, as a reader takes it that knows only which elements are blocks. Elements that
/// are hidden from readers or marked as no text are left out.
fn paragraphs(html: &str) -> Vec<String> {
    const BLOCKS: [&str; 16] = [
        "p", "h1", "h2", "h3", "h4", "h5", "div", "main", "table", "thead", "tbody", "tr", "th", "td", "aside",
        "header",
    ];
    const VOID: [&str; 4] = ["br", "wbr", "col", "input"];
    let body = html.split_once("<body").map_or("", |(_, body)| body);
    let body = body.split_once('>').map_or("", |(_, body)| body);
    let (mut out, mut skipped) = (vec![String::new()], 0_usize);
    for piece in body.split('<') {
        let Some((tag, text)) = piece.split_once('>') else {
            continue;
        };
        let closing = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or_default();
        let void = VOID.contains(&name);
        let hidden = tag.contains("aria-hidden=\"true\"") || tag.contains("data-not-text");
        match (skipped, closing) {
            (0, false) if hidden => skipped = 1,
            (0, _) if BLOCKS.contains(&name) => out.push(String::new()),
            (0, _) => {}
            (_, true) => skipped -= 1,
            (_, false) if !void => skipped += 1,
            _ => {}
        }
        if skipped == 0
            && let Some(last) = out.last_mut()
        {
            last.push_str(text);
        }
    }
    let unescape = |text: &String| {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    out.iter().map(unescape).filter(|text| !text.is_empty()).collect()
}

fn wanted(document: &Document) -> Vec<String> {
    let clean = |text: String| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    text::paragraphs(document).into_iter().map(clean).filter(|text| !text.is_empty()).collect()
}

#[test]
fn the_text_is_that_of_the_document() {
    for (name, document) in sample::all() {
        assert_eq!(paragraphs(&write(&document)), wanted(&document), "{name}");
    }
}

#[test]
fn facts_are_text_and_never_markup() {
    let mut document = sample::draft();
    let name = "\"><script>alert(1)</script>&";
    document.origins[0].key = name.to_owned();
    document.origins[0].file = name.to_owned();
    document.notes[0].text = name.to_owned();
    document.title.lines[0] = vec![Run { text: name.to_owned(), origin: Some(0), missing: false }];
    let html = write(&document);
    assert!(!html.contains("<script"));
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;"));
}

#[test]
fn a_fact_tells_where_it_came_from() {
    let html = write(&sample::clean());
    assert!(html.contains(
        "value=\"98.5%以上\" tabindex=\"0\" data-key=\"指标.诉求办结率（2026年目标）\" \
         data-file=\"content/2026/永宁街道/桃源社区.yaml\" data-line=\"18\" data-how=\"97.2% 加 1.3 个百分点\" \
         data-parts=\"content/2025/永宁街道/桃源社区.yaml:31、content/指标库.yaml:88\""
    ));
}

#[test]
fn an_origin_that_does_not_exist_leaves_the_text() {
    let document = Document {
        title: crate::document::Title {
            lines: vec![vec![Run { text: "计划".into(), origin: Some(9), missing: true }]],
        },
        ..Document::default()
    };
    assert!(write(&document).contains("<mark class=\"gap\">计划</mark>"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(write(&sample::draft()), write(&sample::draft()));
}

#[test]
fn an_empty_document_is_one_empty_sheet() {
    assert_eq!(write(&Document::default()).matches("<a4-sheet").count(), 1);
}

#[test]
fn findings_are_listed_once_each_and_beside_their_block() {
    let html = write(&sample::draft());
    assert_eq!(html.matches("<li>").count(), 5);
    assert_eq!(html.matches("<aside").count(), 3);
    assert_eq!(html.matches("href=\"#n2\"").count(), 2);
    assert!(html.contains("id=\"n2\""));
}

#[test]
#[ignore = "writes files for a browser to measure: NIGAO_SAMPLES=folder cargo test write_html_samples -- --ignored"]
fn write_html_samples() -> std::io::Result<()> {
    let folder = std::env::var_os("NIGAO_SAMPLES").map_or_else(std::env::temp_dir, std::path::PathBuf::from);
    for (name, document) in sample::all() {
        std::fs::write(folder.join(format!("{name}.html")), write(&document))?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_cut_into_runs_keeps_the_text(sizes in prop::collection::vec(1..40_usize, 1..60), facts in any::<u64>()) {
        let mut document = sample::clean();
        let source: Vec<char> = "推动2026年“任务”落实，完成率98.5%——继续……（见附件）〔6号〕、".chars().cycle().take(4000).collect();
        let mut at = 0;
        let runs = sizes.iter().enumerate().map(|(index, size)| {
            let text: String = source[at..at + size].iter().collect();
            at += size;
            Run { text, origin: (facts >> (index % 64) & 1 == 1).then_some(index % 3), missing: index % 7 == 0 }
        });
        document.body.insert(1, crate::document::Block::Paragraph(crate::document::Paragraph {
            lead: None,
            runs: runs.collect(),
        }));
        prop_assert_eq!(paragraphs(&write(&document)), wanted(&document));
    }
}
