//! `word/styles.xml`: one style for each part of a 公文, built-in heading styles, no theme (R40–R42).

use super::properties::{Fonts, Indent, Justify, ParagraphProperties, Place, RunProperties};
use super::xml::{HEAD, NAMESPACES, put};
use crate::layout::face::Role;
use crate::layout::grid;
use crate::layout::look::{Latin, Look};

/// A paragraph style based on Normal.
struct Style {
    id: &'static str,
    name: &'static str,
    /// Style of the paragraph that a typist goes on with.
    next: Option<&'static str>,
    /// Place in the list of styles.
    priority: Option<u8>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

/// The part.
pub fn write(look: Look) -> String {
    let mut out = String::with_capacity(8 * 1024);
    out.push_str(HEAD);
    put!(&mut out, "<w:styles {NAMESPACES}>");
    defaults(&mut out, look);
    for style in body(look).into_iter().chain(headings(look)).chain(closing(look)).chain(tables(look)) {
        style.write(&mut out);
    }
    out.push_str("</w:styles>");
    out
}

/// Document defaults, Normal and the defaults of the other kinds of style.
fn defaults(out: &mut String, look: Look) {
    out.push_str("<w:docDefaults><w:rPrDefault><w:rPr>");
    Fonts::of(look, Role::Body).write(out);
    put!(
        out,
        "<w:color w:val=\"000000\"/><w:kern w:val=\"0\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/>\
         </w:docDefaults>",
        size = grid::SIZE_3
    );
    out.push_str(
        "<w:latentStyles w:defLockedState=\"0\" w:defUIPriority=\"99\" w:defSemiHidden=\"0\" \
         w:defUnhideWhenUsed=\"0\" w:defQFormat=\"0\" w:count=\"376\"/>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr>",
    );
    let normal = ParagraphProperties {
        typography: true,
        line: Some(grid::LINE),
        justify: Some(Justify::Both),
        // Two faces in a line, each centred by its own height, would stand on two baselines.
        place: (look.latin == Latin::Same).then_some(Place::Middle),
        ..ParagraphProperties::default()
    };
    normal.write(out);
    out.push_str("</w:pPr><w:rPr>");
    RunProperties { spacing: Some(grid::TIGHTEN), ..RunProperties::default() }.write(out);
    out.push_str(
        "</w:rPr></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"a0\"><w:name w:val=\"Default Paragraph Font\"/>\
         <w:uiPriority w:val=\"1\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"a1\"><w:name w:val=\"Normal Table\"/>\
         <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
         <w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
    );
}

/// Text, 版头 and 标题.
fn body(look: Look) -> Vec<Style> {
    let title_face =
        RunProperties { fonts: Fonts::of(look, Role::Title), spacing: Some(0), ..RunProperties::default() };
    let mut body = Style::new("GWBody", "公文正文", Some(Justify::Both));
    body.paragraph.justify = None;
    body.paragraph.indent = Some(Indent::FIRST);
    let mut title = Style::new("Title", "Title", Some(Justify::Center));
    title.next = Some("GWBody");
    title.priority = Some(10);
    title.paragraph.keep_next = true;
    title.paragraph.line = Some(grid::TITLE_LINE);
    title.run = RunProperties { size: Some(grid::SIZE_2), ..title_face };
    let to = Style::new("GWTo", "公文主送机关", Some(Justify::Left));
    let mut mark = Style::new("GWMark", "公文发文机关标志", Some(Justify::Center));
    mark.paragraph.line = Some(grid::SIZE_MARK * 10);
    // The upper edge of the ink was measured so (R19).
    mark.paragraph.place = Some(Place::Baseline);
    mark.run = RunProperties { red: true, size: Some(grid::SIZE_MARK), ..title_face };
    let mut number = Style::new("GWNumber", "公文发文字号", Some(Justify::Center));
    number.paragraph.red_rule = true;
    // The gap above the rule was measured so.
    number.paragraph.place = Some(Place::Baseline);
    vec![body, title, to, mark, number]
}

/// `heading 1` to `heading 4` (R26).
fn headings(look: Look) -> Vec<Style> {
    let levels = [("1", "heading 1"), ("2", "heading 2"), ("3", "heading 3"), ("4", "heading 4")];
    let heading = |(level, (id, name)): (u8, (&'static str, &'static str))| {
        let mut style = Style::new(id, name, None);
        style.next = Some("GWBody");
        style.priority = Some(9);
        style.paragraph.keep_next = true;
        style.paragraph.indent = Some(Indent::FIRST);
        style.paragraph.outline = Some(level - 1);
        style.run.fonts = Fonts::of(look, look.heading_role(level));
        style.run.bold = look.is_bold(level);
        style
    };
    (1..).zip(levels).map(heading).collect()
}

/// 附件说明, 署名, 成文日期, 附件, 版记 and 页码.
fn closing(look: Look) -> Vec<Style> {
    let note = Style::new("GWAnnexNote", "公文附件说明", None);
    let sign = Style::new("GWSign", "公文署名", None);
    let date = Style::new("GWDate", "公文成文日期", None);
    let mut annex = Style::new("GWAnnex", "公文附件标识", Some(Justify::Left));
    annex.paragraph.keep_next = true;
    annex.paragraph.page_break_before = Some(true);
    annex.run.fonts = Fonts::of(look, Role::Hei);
    let imprint = Style::sized("GWImprint", "公文版记", Justify::Left, grid::SIZE_4, grid::IMPRINT_LINE);
    // A line as high as the characters (R38).
    let mut footer = Style::sized("a4", "footer", Justify::Right, grid::SIZE_4, grid::SIZE_4 * 10);
    footer.priority = Some(99);
    footer.run.fonts = Fonts::of(look, Role::Song);
    vec![note, sign, date, annex, imprint, footer]
}

/// Cells in two sizes (R47).
fn tables(look: Look) -> Vec<Style> {
    let head = |id, name, size, line| {
        let mut style = Style::sized(id, name, Justify::Center, size, line);
        style.run.fonts = Fonts::of(look, Role::Hei);
        style
    };
    vec![
        Style::sized("GWCell", "公文表格", Justify::Center, grid::SIZE_S4, grid::CELL_LINE),
        head("GWHead", "公文表头", grid::SIZE_S4, grid::CELL_LINE),
        Style::sized("GWCellSmall", "公文表格五号", Justify::Center, grid::SIZE_5, grid::CELL_LINE_5),
        head("GWHeadSmall", "公文表头五号", grid::SIZE_5, grid::CELL_LINE_5),
    ]
}

impl Style {
    fn new(id: &'static str, name: &'static str, justify: Option<Justify>) -> Self {
        let paragraph = ParagraphProperties { justify, ..ParagraphProperties::default() };
        Self { id, name, next: None, priority: None, paragraph, run: RunProperties::default() }
    }

    /// A style of another size than 三号: not tightened, with a pitch of its own (R4).
    fn sized(id: &'static str, name: &'static str, justify: Justify, size: i32, line: i32) -> Self {
        let mut style = Self::new(id, name, Some(justify));
        style.paragraph.line = Some(line);
        style.run = RunProperties { spacing: Some(0), size: Some(size), ..RunProperties::default() };
        style
    }

    fn write(&self, out: &mut String) {
        put!(out, "<w:style w:type=\"paragraph\"");
        if self.id.starts_with("GW") {
            out.push_str(" w:customStyle=\"1\"");
        }
        put!(out, " w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"a\"/>", self.id, self.name);
        if let Some(next) = self.next {
            put!(out, "<w:next w:val=\"{next}\"/>");
        }
        if let Some(priority) = self.priority {
            put!(out, "<w:uiPriority w:val=\"{priority}\"/>");
        }
        out.push_str("<w:qFormat/>");
        wrapped(out, "w:pPr", |out| self.paragraph.write(out));
        wrapped(out, "w:rPr", |out| self.run.write(out));
        out.push_str("</w:style>");
    }
}

/// An element, left out if nothing is inside.
fn wrapped(out: &mut String, tag: &str, inside: impl FnOnce(&mut String)) {
    let start = out.len();
    put!(out, "<{tag}>");
    let from = out.len();
    inside(out);
    if out.len() == from {
        out.truncate(start);
    } else {
        put!(out, "</{tag}>");
    }
}
