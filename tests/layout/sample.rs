//! The program's own documents, printed and measured: a community's plan, the street's, the totals, a summary, the
//! street's plan again under a red head, three of the examples, and a collection.

use std::path::PathBuf;
use std::sync::LazyLock;

use super::grid::Renderer;
use super::{flow, grid, numbers, redhead};
use crate::rig::docx::Docx;
use crate::rig::pdf::{self, Pdf};
use crate::rig::sample::Sample;
use crate::rig::tools;

struct Printed {
    name: &'static str,
    docx: Docx,
    pdf: Pdf,
}

struct Everything {
    community: Printed,
    street: Printed,
    half: Printed,
    both: Printed,
    totals: Printed,
    summary: Printed,
    red: Printed,
    examples: [Printed; 3],
    collection: Printed,
}

impl Everything {
    /// The documents whose body is prose on the grid.
    fn plans(&self) -> [&Printed; 7] {
        let [one, two, three] = &self.examples;
        [&self.community, &self.street, &self.half, &self.both, one, two, three]
    }

    fn all(&self) -> [&Printed; 11] {
        let [community, street, half, both, one, two, three] = self.plans();
        let (totals, summary, red, bound) = (&self.totals, &self.summary, &self.red, &self.collection);
        [community, street, half, both, one, two, three, totals, summary, red, bound]
    }
}

static PRINTED: LazyLock<Everything> = LazyLock::new(|| {
    let folder = tools::scratch("layout-sample");
    let (whole, red) = (Sample::whole(&folder), Sample::red_head(&folder));
    let examples = Sample::examples(&folder);
    let sources = [
        ("社区计划", whole.file("桃源社区2026年工作计划", ".docx")),
        ("街道计划", whole.file("永宁街道2026年工作计划", ".docx")),
        ("半年小结", whole.file("桃源社区2026年上半年工作小结", ".docx")),
        ("总结和计划", whole.file("桃源社区2025年工作总结和2026年工作计划", ".docx")),
        ("汇总表", whole.file("永宁街道", "汇总表.docx")),
        ("摘要", whole.file("桃源社区", "摘要.docx")),
        ("红头计划", red.file("永宁街道2026年工作计划", ".docx")),
        ("购买服务建设方案", examples.file("广州市", "建设工作方案.docx")),
        ("三年工作方案", examples.file("赤峰市", ".docx")),
        ("专项工作计划", examples.file("桃园社区", ".docx")),
        ("汇编", examples.file("社区服务体系建设材料汇编", ".docx")),
    ];
    // The same plan is printed twice under different names.
    let files: Vec<PathBuf> = sources.iter().map(|(name, _)| folder.join(format!("{name}.docx"))).collect();
    let documents = sources.map(|(name, source)| (name, Docx::open(&source), source));
    for ((_, _, source), file) in documents.iter().zip(&files) {
        std::fs::copy(source, file).unwrap();
    }
    let mut printed = documents.into_iter().zip(pdf::print(&files, &folder)).map(|((name, docx, _), pdf)| Printed {
        name,
        docx,
        pdf,
    });
    let mut next = || printed.next().unwrap();
    let (community, street, half, both) = (next(), next(), next(), next());
    let (totals, summary, red) = (next(), next(), next());
    let (examples, collection) = ([next(), next(), next()], next());
    Everything { community, street, half, both, totals, summary, red, examples, collection }
});

#[test]
fn sheets_and_margins() {
    for Printed { name, pdf, .. } in PRINTED.all() {
        grid::paper(pdf).holds(&format!("{name}：纸张"), 1);
        numbers::inside_area(pdf).holds(&format!("{name}：版心"), 2);
        flow::no_blank_page(pdf).holds(&format!("{name}：空白页"), 1);
    }
    for Printed { name, pdf, docx } in PRINTED.plans() {
        grid::margins(pdf, Renderer::of(docx)).holds(&format!("{name}：页边"), 50);
    }
}

#[test]
fn twenty_two_rows_of_twenty_eight_characters() {
    for Printed { name, pdf, .. } in PRINTED.plans() {
        grid::characters_per_row(pdf).holds(&format!("{name}：每行字数"), 20);
        grid::rows_per_page(pdf).holds(&format!("{name}：每面行数"), 1);
        assert!(grid::full_pages(pdf) >= 1, "{name}：没有一面满页，量不出每面行数");
        grid::pitch(pdf, Renderer::LibreOffice).holds(&format!("{name}：行距"), 40);
    }
}

#[test]
fn rows_break_where_they_may() {
    for Printed { name, pdf, .. } in PRINTED.plans() {
        grid::line_breaks(pdf, Renderer::LibreOffice).holds(&format!("{name}：避头尾"), 100);
    }
}

#[test]
fn page_numbers() {
    for Printed { name, pdf, .. } in PRINTED.all() {
        numbers::page_numbers(pdf, Renderer::LibreOffice).holds(&format!("{name}：页码"), 4);
    }
}

#[test]
fn faces() {
    for Printed { name, pdf, .. } in PRINTED.plans() {
        flow::heading_faces(pdf).holds(&format!("{name}：标题字体"), 5);
        flow::body_face(pdf).holds(&format!("{name}：正文字体"), 2);
    }
    for Printed { name, pdf, .. } in PRINTED.all() {
        flow::title(pdf).holds(&format!("{name}：标题"), 3);
    }
}

#[test]
fn no_heading_alone_at_a_page_foot() {
    for Printed { name, pdf, .. } in PRINTED.plans() {
        flow::no_heading_at_foot(pdf).holds(&format!("{name}：页末标题"), 1);
    }
}

#[test]
fn every_character_is_printed() {
    for Printed { name, pdf, docx } in PRINTED.all() {
        flow::same_text(pdf, docx).holds(&format!("{name}：文字"), 200);
    }
}

/// The contents page names the pages on which LibreOffice puts the parts.
#[test]
fn the_contents_page_is_right() {
    let Printed { docx, pdf, .. } = &PRINTED.collection;
    let table = &docx.tables()[0];
    assert_eq!(table[0], ["篇次", "题目", "页码"]);
    for row in &table[1..] {
        let page: usize = row[2].parse().unwrap();
        let sheet = &pdf.sheets[page - 1];
        assert_eq!(sheet.rows[0].text(), row[0], "第{page}页");
        let title: String = row[1].chars().take(6).collect();
        assert!(sheet.rows[1].text().starts_with(&title), "{row:?}");
    }
}

#[test]
fn the_red_head() {
    let pdf = &PRINTED.red.pdf;
    redhead::mark(pdf).holds("红头：发文机关标志", 2);
    redhead::red_rule(pdf).holds("红头：红色分隔线", 3);
    redhead::version_record(pdf).holds("红头：版记", 4);
    flow::heading_faces(pdf).holds("红头：标题字体", 5);
    grid::characters_per_row(pdf).holds("红头：每行字数", 20);
}

/// The measurements must not pass the program's documents because they see nothing in them: broken copies are caught.
#[test]
fn broken_copies_of_the_plan_are_caught() {
    let folder = tools::scratch("layout-broken-sample");
    let (plan, styles) = (&PRINTED.community.docx, "word/styles.xml");
    let broken = [
        ("wide-pitch", plan.with(styles, r#"w:line="579""#, r#"w:line="600""#)),
        ("one-footer", plan.with("word/settings.xml", "<w:evenAndOddHeaders/>", "")),
        ("wide-margin", plan.with("word/document.xml", r#"w:right="1474""#, r#"w:right="1588""#)),
    ];
    let files = broken.map(|(name, document)| {
        let file = folder.join(format!("{name}.docx"));
        document.write(&file);
        file
    });
    let pages = pdf::print(&files, &folder);
    grid::pitch(&pages[0], Renderer::LibreOffice).catches("行距 30.00");
    numbers::page_numbers(&pages[1], Renderer::LibreOffice).catches("双页页码左端");
    grid::margins(&pages[2], Renderer::of(plan)).catches("右缘");
}
