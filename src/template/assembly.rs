//! Assemblies (文种): which sections in which order, the title formula, attachments, conditions. No wording.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::load;
use crate::facts::reader::Reader;
use crate::facts::tree::{Node, Value};
use crate::facts::unit::Tier;
use crate::source::{Place, Source};

/// A piece of template text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// Text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// A section of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Template, relative to `templates/`: 段/附/前言.md, or 表/摘要指标.md for a body that is one table.
    pub template: String,
    /// 条件: the section appears only when this holds.
    pub condition: Option<Snippet>,
    /// 部分: the heading under which it stands, with its own headings one level lower. Sections of one part follow each other.
    pub part: Option<Part>,
    /// 题: its own heading, with the headings inside one level lower; one that ends with `::` runs into the first paragraph.
    pub title: Option<Snippet>,
    /// 用 or 有则用: the fact that it prints as 本段.
    pub subject: Option<Subject>,
    /// Where it is listed.
    pub place: Place,
}

/// 部分: a heading with several sections below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its heading.
    pub title: Snippet,
    /// 必有: a document of this kind without it is not whole.
    pub required: bool,
}

impl Section {
    fn plain(template: String, part: Option<&Part>, place: &Place) -> Self {
        Self { template, condition: None, part: part.cloned(), title: None, subject: None, place: place.clone() }
    }
}

/// What a section is about, so that one section serves every document that has such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The fact, for example 原则 or 主要任务.
    pub fact: Snippet,
    /// 用: it must be there. 有则用: without it the section is left out.
    pub required: bool,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Title formula.
    pub title: Snippet,
    /// Its name, as `附件(…)` calls it: 名, else that of its table or section.
    pub name: String,
    /// Template, relative to `templates/`.
    pub template: String,
    /// 条件: it is attached only when this holds.
    pub condition: Option<Snippet>,
    /// 用 or 有则用.
    pub subject: Option<Subject>,
    /// 横排.
    pub landscape: bool,
    /// Where it is listed.
    pub place: Place,
}

/// 数据: what a document tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// 上年: last year's results.
    LastYear,
    /// 上半年: the first half of the plan year.
    Half,
}

impl Needs {
    /// The stretch in words, in a plan year.
    pub fn words(self, year: i32) -> String {
        match self {
            Self::LastYear => format!("{}年", year - 1),
            Self::Half => format!("{year}年上半年"),
        }
    }
}

/// A 文种 at one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assembly {
    /// 文种, for example 年度工作计划.
    pub kind: String,
    /// 级别; none for 不限, a 文种 of any level.
    pub tier: Option<Tier>,
    /// 标题 formula.
    pub title: Snippet,
    /// 段.
    pub sections: Vec<Section>,
    /// 附件.
    pub attachments: Vec<Attachment>,
    /// 落款: 署名 and 成文日期 at the end.
    pub signed: bool,
    /// Where 落款 is asked for.
    pub signing_place: Place,
    /// 横排: the body itself.
    pub landscape: bool,
    /// 数据: the stretch whose numbers the document tells; without any of them it is not made.
    pub needs: Option<Needs>,
    /// 字数: least and most characters of the body.
    pub length: Option<(usize, usize)>,
    /// Where it begins.
    pub place: Place,
}

impl Assembly {
    /// The templates of its sections and attachments.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        let sections = self.sections.iter().map(|section| section.template.as_str());
        sections.chain(self.attachments.iter().map(|attachment| attachment.template.as_str()))
    }
}

/// Reads one file of `templates/文种`.
pub fn read(source: &Arc<Source>, found: &mut Vec<Diagnostic>) -> Option<Assembly> {
    let (root, findings) = load::read(source);
    found.extend(findings);
    let root = root?;
    let mut reader = Reader::new(&root, Code::N405, found);
    let kind = reader.required("文种");
    let levels =
        [("社区", Some(Tier::Community)), ("街道", Some(Tier::Street)), ("本级", Some(Tier::Street)), ("不限", None)];
    let tier = reader.choice("级别", &levels);
    let title = reader.node("标题").and_then(snippet);
    let mut sections = reader.node("段").map(|node| sections(node, None, reader.found)).unwrap_or_default();
    if let Some(node) = reader.node("表")
        && let Some(name) = node.scalar()
    {
        let template = format!("表/{name}.md");
        sections.push(Section::plain(template, None, &node.place));
    }
    let attachments = reader.node("附件").map(|node| attachments(node, reader.found)).unwrap_or_default();
    let signing_place = reader.node("落款").map_or_else(|| source.place(0..0), |node| node.place.clone());
    let signed = reader.flag("落款");
    let landscape = reader.flag("横排");
    let needs = reader.choice("数据", &[("上年", Needs::LastYear), ("上半年", Needs::Half)]);
    let length = reader.node("字数").map(|node| {
        let mut inner = Reader::new(node, Code::N405, reader.found);
        let mut bound = |key| inner.number(key).and_then(|number| usize::try_from(number).ok());
        let bounds = (bound("下限").unwrap_or(0), bound("上限").unwrap_or(usize::MAX));
        inner.finish();
        bounds
    });
    reader.finish();
    let (Some(tier), Some(title)) = (tier, title) else {
        found.push(
            Diagnostic::new(Code::N405, "文种配置缺少“级别”或“标题”")
                .at(source.place(0..0))
                .help("写成：级别: 社区（或 街道、本级、不限），标题: \"{{ 单位.名称 }}{{ 年度 }}年工作计划\""),
        );
        return None;
    };
    Some(Assembly {
        kind,
        tier,
        title,
        sections,
        attachments,
        signed,
        signing_place,
        landscape,
        needs,
        length,
        place: source.place(0..0),
    })
}

fn snippet(node: &Node) -> Option<Snippet> {
    node.scalar().map(|text| Snippet { text: text.to_owned(), place: node.place.clone() })
}

fn sections(list: &Node, part: Option<&Part>, found: &mut Vec<Diagnostic>) -> Vec<Section> {
    let mut sections = Vec::new();
    for node in list.items() {
        match &node.value {
            Value::Scalar(name) => {
                let template = format!("段/{name}.md");
                sections.push(Section::plain(template, part, &node.place));
            }
            Value::Map(_) if part.is_none() && node.get("部分").is_some() => {
                let mut reader = Reader::new(node, Code::N405, found);
                let title = reader.node("部分").and_then(snippet);
                let required = reader.flag("必有");
                if let (Some(title), Some(inner)) = (title, reader.node("段")) {
                    sections.extend(self::sections(inner, Some(&Part { title, required }), reader.found));
                }
                reader.finish();
            }
            _ => {
                let mut reader = Reader::new(node, Code::N405, found);
                let template = template(&mut reader);
                let condition = reader.node("条件").and_then(snippet);
                let title = reader.node("题").and_then(snippet);
                let subject = subject(&mut reader);
                reader.finish();
                let place = node.place.clone();
                sections.push(Section { template, condition, part: part.cloned(), title, subject, place });
            }
        }
    }
    sections
}

/// 段 or 表: which template, relative to `templates/`.
fn template(reader: &mut Reader<'_>) -> String {
    match reader.text("表") {
        Some(table) => format!("表/{table}.md"),
        None => format!("段/{}.md", reader.required("段")),
    }
}

fn subject(reader: &mut Reader<'_>) -> Option<Subject> {
    let required = reader.node("用").and_then(snippet).map(|fact| Subject { fact, required: true });
    let optional = reader.node("有则用").and_then(snippet).map(|fact| Subject { fact, required: false });
    required.or(optional)
}

fn attachments(list: &Node, found: &mut Vec<Diagnostic>) -> Vec<Attachment> {
    let mut attachments = Vec::new();
    for node in list.items() {
        let mut reader = Reader::new(node, Code::N405, found);
        let title = reader.node("题").and_then(snippet);
        let template = template(&mut reader);
        let name = reader.text("名");
        let condition = reader.node("条件").and_then(snippet);
        let subject = subject(&mut reader);
        let landscape = reader.flag("横排");
        reader.finish();
        if let Some(title) = title {
            let file = template.trim_end_matches(".md").rsplit('/').next().unwrap_or_default().to_owned();
            let (name, place) = (name.unwrap_or(file), node.place.clone());
            attachments.push(Attachment { title, name, template, condition, subject, landscape, place });
        }
    }
    attachments
}
