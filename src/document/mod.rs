//! The document model (文档模型): plain data between writing and layout.
//!
//! A stage's output, not a format: it knows titles, headings, paragraphs, tables and annexes, and where each piece
//! of text came from. It knows nothing about points, millimetres, XML or HTML.
//!
//! - [`number`] assigns 一、（一）1.（1） and closes gaps
//! - [`text`] is the document as plain paragraphs, the measure for every emitter
//! - [`title`] breaks a long title at words into 梯形 or 菱形

pub mod number;
pub mod text;
pub mod title;

/// One finished document, ready for lint and for every emitter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Core properties.
    pub meta: Meta,
    /// 版头: only in the 红头 profile.
    pub letterhead: Option<Letterhead>,
    /// 标题, already broken into lines.
    pub title: Title,
    /// 主送机关 without the final colon.
    pub submitted_to: Vec<Run>,
    /// 正文.
    pub body: Vec<Block>,
    /// The body itself lies on a landscape page (a summary table that is wider than a portrait page).
    pub landscape: bool,
    /// 署名 and 成文日期.
    pub signature: Option<Signature>,
    /// 附件, in the order in which the body lists them; the parts (篇) of a collection.
    pub annexes: Vec<Annex>,
    /// 汇编: the annexes are documents of their own and the body is the contents page, so no 附件说明 lists them.
    pub is_collection: bool,
    /// 版记: only in the 红头 profile.
    pub imprint: Option<Imprint>,
    /// Where the facts came from; runs refer to this table by index.
    pub origins: Vec<Origin>,
    /// Findings that belong beside a block of the body.
    pub notes: Vec<Note>,
}

/// What the file says about itself (R46).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// 起草单位.
    pub creator: String,
    /// 文种, for example 年度工作计划.
    pub kind: String,
    /// Date of the file in W3CDTF, a fixed input and never the clock: `2026-01-20T00:00:00Z`.
    pub created: String,
    /// A draft that shows 【待补：…】.
    pub draft: bool,
}

/// 版头 (R16–R22).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letterhead {
    /// 份号: six digits.
    pub copy_number: Option<String>,
    /// 紧急程度: 特急 or 加急.
    pub urgency: Option<String>,
    /// 发文机关标志, for example 永宁街道办事处文件.
    pub mark: String,
    /// 发文字号, for example 永街办〔2026〕6号.
    pub document_number: String,
    /// 签发人, only for documents that go upwards.
    pub signer: Option<String>,
}

/// 标题: its lines in order; the full title is their concatenation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Title {
    /// One entry a line.
    pub lines: Vec<Vec<Run>>,
}

/// A stretch of text with one origin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// Text without line breaks, tabs or control characters.
    pub text: String,
    /// Index into [`Document::origins`].
    pub origin: Option<usize>,
    /// A visible gap 【待补：…】 of a draft.
    pub missing: bool,
}

impl Run {
    /// Text that no fact stands behind.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), origin: None, missing: false }
    }
}

/// A block of the body or of an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading that stands alone.
    Heading(Heading),
    /// A paragraph, with or without a run-in heading.
    Paragraph(Paragraph),
    /// A table with a header row.
    Table(Table),
}

/// 结构层次序数 and its text (R26).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// 1 to 4.
    pub level: u8,
    /// `一、` `（一）` `1.` `（1）`, assigned by [`number`].
    pub number: String,
    /// Text without the number.
    pub runs: Vec<Run>,
}

/// 自然段.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// A run-in heading (段首小标题) that takes the face of its level and ends with 。
    pub lead: Option<Heading>,
    /// The text after the lead.
    pub runs: Vec<Run>,
}

/// A table: one header row, equal columns throughout.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// One entry a column.
    pub columns: Vec<Column>,
    /// The header row.
    pub header: Vec<Vec<Run>>,
    /// Body rows, each as long as `columns`.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// A column's share of the width and its alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Relative width, at least 1.
    pub share: u32,
    /// Alignment of the body cells; header cells are centred.
    pub align: Align,
}

/// Horizontal alignment of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// 居左.
    Left,
    /// 居中.
    #[default]
    Center,
    /// 居右.
    Right,
}

/// 署名 and 成文日期 (R28).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// 发文机关署名.
    pub organ: Vec<Run>,
    /// 成文日期 in the form 2026年1月20日.
    pub date: Vec<Run>,
    /// A seal will be put over the two lines (R29).
    pub sealed: bool,
}

/// 附件 (R34), or a part of a collection.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Annex {
    /// 附件 or 附件1; 第一篇.
    pub label: String,
    /// Title, the same as in the 附件说明, broken into lines.
    pub title: Title,
    /// Its pages are landscape (R48).
    pub landscape: bool,
    /// 发文字号 of a part of a collection; empty without one.
    pub document_number: String,
    /// 主送机关 of a part of a collection, without the final colon.
    pub submitted_to: Vec<Run>,
    /// Content.
    pub blocks: Vec<Block>,
    /// 署名 and 成文日期 of a part of a collection.
    pub signature: Option<Signature>,
}

/// 版记 (R35–R37).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imprint {
    /// 抄送机关 without label and full stop.
    pub copied_to: Option<String>,
    /// 印发机关.
    pub printed_by: String,
    /// 印发日期 without 印发.
    pub printed_on: String,
}

/// Where a printed fact came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The fact's key as the clerk writes it, for example 指标.消防演练（2025年实绩）.
    pub key: String,
    /// File relative to the project, with `/`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// How the printed words were made from the fact, empty where it is printed as written.
    pub how: String,
    /// Every further place that went into it: (file, line, column).
    pub parts: Vec<(String, usize, usize)>,
}

/// How loud a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loudness {
    /// 错误.
    Error,
    /// 提醒.
    Warning,
    /// 说明.
    Info,
}

/// A finding for the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Index into [`Document::body`]; none for a finding about the whole document.
    pub block: Option<usize>,
    /// How loud.
    pub level: Loudness,
    /// Code of the finding.
    pub code: String,
    /// Message with place.
    pub text: String,
}
