//! The measurements, measured: the hand-written documents pass, and each broken copy is caught by the rule it breaks.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use super::grid::Renderer::LibreOffice;
use super::{flow, grid, numbers, probe, redhead};
use crate::rig::docx::Docx;
use crate::rig::pdf::{self, Face, Glyph, Pdf, Sheet};
use crate::rig::tools;

const STYLES: &str = "word/styles.xml";
const SETTINGS: &str = "word/settings.xml";
const BODY: &str = "word/document.xml";

/// Everything printed in one run, by name.
static PRINTED: LazyLock<BTreeMap<&'static str, (Docx, Pdf)>> = LazyLock::new(|| {
    let folder = tools::scratch("layout-broken");
    let documents = documents();
    let files: Vec<_> = documents.iter().map(|(name, _)| folder.join(format!("{name}.docx"))).collect();
    for ((_, document), file) in documents.iter().zip(&files) {
        document.write(file);
    }
    let pages = pdf::print(&files, &folder);
    documents.into_iter().zip(pages).map(|((name, document), pages)| (name, (document, pages))).collect()
});

fn documents() -> Vec<(&'static str, Docx)> {
    let (plain, red) = (probe::plain(), probe::red_head());
    let blank = r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:sectPr>"#;
    let heading = r#"<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>（九）孤行</w:t></w:r></w:p>"#;
    let lonely = format!("{heading}<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>续</w:t></w:r></w:p><w:sectPr>");
    vec![
        (
            "wide-pitch",
            plain.with(STYLES, r#"w:line="579""#, r#"w:line="600""#).with(
                BODY,
                r#"w:linePitch="579""#,
                r#"w:linePitch="600""#,
            ),
        ),
        (
            "tall-pitch",
            plain.with(STYLES, r#"w:line="579""#, r#"w:line="580""#).with(
                BODY,
                r#"w:linePitch="579""#,
                r#"w:linePitch="580""#,
            ),
        ),
        ("natural-width", plain.with(STYLES, r#"<w:spacing w:val="-5"/>"#, r#"<w:spacing w:val="0"/>"#)),
        ("one-footer", plain.with(SETTINGS, "<w:evenAndOddHeaders/>", "")),
        ("low-footer", plain.with(BODY, r#"w:footer="1446""#, r#"w:footer="1134""#)),
        ("wide-margin", plain.with(BODY, r#"w:right="1474""#, r#"w:right="1588""#)),
        (
            "high-margin",
            plain.with(
                BODY,
                r#"w:top="2098" w:right="1474" w:bottom="1984""#,
                r#"w:top="1985" w:right="1474" w:bottom="2097""#,
            ),
        ),
        ("wrong-face", plain.with(STYLES, &probe_font("黑体"), &probe_font("宋体"))),
        ("wrong-body", plain.with(STYLES, &probe_font("仿宋_GB2312"), &probe_font("宋体"))),
        (
            "left-title",
            plain.with(
                STYLES,
                r#"<w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:ascii="方正小标宋简体""#,
                r#"<w:jc w:val="left"/></w:pPr><w:rPr><w:rFonts w:ascii="方正小标宋简体""#,
            ),
        ),
        ("wide-table", plain.with(BODY, r#"w:w="8844""#, r#"w:w="9444""#).with(BODY, r#"w:w="2948""#, r#"w:w="3148""#)),
        ("empty-page", plain.with(BODY, "<w:sectPr>", blank)),
        ("lonely-heading", plain.with(BODY, "<w:sectPr>", &lonely)),
        (
            "bad-breaks",
            plain.with(BODY, "以上任务", "走访群众</w:t><w:br/><w:t>，逐户登记（</w:t><w:br/><w:t>含租户），以上任务"),
        ),
        (
            "turned-sheet",
            plain.with(BODY, r#"w:w="11906" w:h="16838""#, r#"w:w="16838" w:h="11906" w:orient="landscape""#),
        ),
        ("low-mark", red.with(STYLES, r#"w:line="1984""#, r#"w:line="2154""#)),
        ("tight-rule", red.with(STYLES, r#"w:space="8""#, r#"w:space="2""#)),
        ("thick-record", red.with(STYLES, r#"w:line="20""#, r#"w:line="40""#)),
        ("flowing-record", red.with(BODY, r#"w:yAlign="bottom""#, r#"w:yAlign="top""#)),
        ("plain", plain),
        ("red", red),
    ]
}

fn probe_font(name: &str) -> String {
    format!(r#"<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>"#)
}

fn printed(name: &str) -> &'static Pdf {
    &PRINTED[name].1
}

fn written(name: &str) -> &'static Docx {
    &PRINTED[name].0
}

#[test]
fn the_probe_passes() {
    let probe = printed("plain");
    grid::paper(probe).holds("纸张", 5);
    grid::margins(probe, LibreOffice).holds("页边", 100);
    grid::characters_per_row(probe).holds("每行字数", 50);
    grid::rows_per_page(probe).holds("每面行数", 5);
    assert!(grid::full_pages(probe) >= 3, "探测文件应有满页");
    grid::pitch(probe, LibreOffice).holds("行距", 100);
    grid::line_breaks(probe, LibreOffice).holds("避头尾", 200);
    flow::heading_faces(probe).holds("标题字体", 20);
    flow::body_face(probe).holds("正文字体", 2);
    flow::title(probe).holds("标题", 3);
    flow::no_blank_page(probe).holds("空白页", 5);
    flow::no_heading_at_foot(probe).holds("页末标题", 5);
    flow::same_text(probe, written("plain")).holds("文字", 2000);
    numbers::page_numbers(probe, LibreOffice).holds("页码", 20);
    numbers::inside_area(probe).holds("版心", 20);
}

#[test]
fn the_red_probe_passes() {
    let probe = printed("red");
    redhead::mark(probe).holds("发文机关标志", 2);
    redhead::red_rule(probe).holds("红色分隔线", 3);
    redhead::version_record(probe).holds("版记", 8);
    flow::same_text(probe, written("red")).holds("文字", 200);
    numbers::inside_area(probe).holds("版心", 10);
}

#[test]
fn wide_rows_are_caught() {
    grid::pitch(printed("wide-pitch"), LibreOffice).catches("行距 30.00");
    grid::rows_per_page(printed("wide-pitch")).catches("每面 21 行");
    grid::rows_per_page(printed("tall-pitch")).catches("每面 21 行");
}

#[test]
fn natural_character_width_is_caught() {
    grid::characters_per_row(printed("natural-width")).catches("每行 27 字（中位数");
}

#[test]
fn page_number_faults_are_caught() {
    numbers::page_numbers(printed("one-footer"), LibreOffice).catches("双页页码左端");
    numbers::page_numbers(printed("low-footer"), LibreOffice).catches("页码一字线在版心下");
}

#[test]
fn landscape_page_numbers_are_measured() {
    numbers::page_numbers(printed("turned-sheet"), LibreOffice).catches("页码「」");
    numbers::page_numbers(&turned(28.0, 163.5), LibreOffice).holds("横页页码", 4);
    numbers::page_numbers(&turned(31.0, 163.5), LibreOffice).catches("横页页码横向 31.0");
    numbers::page_numbers(&turned(28.0, 33.0), LibreOffice).catches("横页页码端点");
}

/// A first page lying down, whose turned number has its middle at `across` and begins at `down`, in millimetres.
fn turned(across: f64, down: f64) -> Pdf {
    let points = |mm: f64| mm * 72.0 / 25.4;
    let glyph = |(place, character): (usize, char)| {
        let (middle, top) = (points(across), points(down) + place as f64 * 14.6);
        let height = (top, top + 14.0);
        Glyph {
            character,
            left: middle - 7.0,
            right: middle + 7.0,
            baseline: top,
            size: 14.0,
            face: Face::SongTi,
            upright: false,
            height,
        }
    };
    let glyphs = "—1—".chars().enumerate().map(glyph).collect();
    Pdf {
        path: PathBuf::new(),
        sheets: vec![Sheet { number: 1, width: 841.9, height: 595.3, glyphs, rows: Vec::new() }],
    }
}

#[test]
fn margin_faults_are_caught() {
    grid::margins(printed("wide-margin"), LibreOffice).catches("右缘");
    grid::margins(printed("high-margin"), LibreOffice).catches("首行上缘");
    grid::margins(printed("high-margin"), LibreOffice).catches("末行下缘");
}

#[test]
fn face_faults_are_caught() {
    flow::heading_faces(printed("wrong-face")).catches("1 级标题字体 SongTi");
    flow::body_face(printed("wrong-body")).catches("正文有");
    flow::title(printed("left-title")).catches("标题中线");
}

#[test]
fn ink_outside_the_area_is_caught() {
    numbers::inside_area(printed("wide-table")).catches("版心右缘外有墨迹");
    numbers::inside_area(printed("wide-table")).catches("版心左缘外有墨迹");
}

#[test]
fn flow_faults_are_caught() {
    flow::no_blank_page(printed("empty-page")).catches("空白页");
    flow::no_heading_at_foot(printed("lonely-heading")).catches("（九）孤行");
    grid::line_breaks(printed("bad-breaks"), LibreOffice).catches("「，」不应在行首");
    grid::line_breaks(printed("bad-breaks"), LibreOffice).catches("「（」不应在行尾");
}

#[test]
fn lost_text_is_caught() {
    let other = written("plain").with(BODY, "逐月调度", "逐年调度");
    flow::same_text(printed("plain"), &other).catches("字起不同");
}

#[test]
fn red_head_faults_are_caught() {
    redhead::mark(printed("low-mark")).catches("标志上缘");
    redhead::mark(printed("plain")).catches("没有红色");
    redhead::red_rule(printed("tight-rule")).catches("红线在发文字号下");
    redhead::version_record(printed("thick-record")).catches("粗 0.7");
    redhead::version_record(printed("flowing-record")).catches("版记末线下缘");
    redhead::version_record(printed("plain")).catches("末页没有版记");
}
