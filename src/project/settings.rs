//! 项目.yaml: the year, which 文种 for which level, outputs, house options.

use super::{name, proofreading};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::reader::Reader;
use crate::facts::tree::Node;
use crate::facts::unit::Tier;
use crate::layout::face::FontSet;
use crate::layout::look::{Latin, Look};
use crate::lint::Policy;
use crate::source::{Place, Source};

/// What the project asks for.
#[derive(Debug, Clone)]
pub struct Settings {
    /// 项目: its name.
    pub name: String,
    /// 年度: the plan year.
    pub year: i32,
    /// Where the year is set.
    pub year_place: Place,
    /// 文种 by level, in order.
    pub kinds: Vec<(Tier, String)>,
    /// DOCX is written.
    pub docx: bool,
    /// HTML is written.
    pub html: bool,
    /// 版式.
    pub look: Look,
    /// 红头: the street's signed documents get 版头 and 版记.
    pub letterhead: bool,
    /// 汇编: documents that are bound together.
    pub collections: Vec<Collection>,
    /// 校对.
    pub policy: Policy,
}

/// 汇编: several documents in one.
#[derive(Debug, Clone)]
pub struct Collection {
    /// 标题, with the plan year where it says `{年度}`.
    pub title: String,
    /// What it takes.
    pub gathered: Gathered,
    /// Where it is asked for.
    pub place: Place,
}

/// What a collection takes.
#[derive(Debug, Clone)]
pub enum Gathered {
    /// 文种: every document of a kind in this project, of one level or of both.
    Kind {
        /// 文种.
        kind: String,
        /// 级别.
        tier: Option<Tier>,
    },
    /// 项目: the documents of the projects of these names beside this one.
    Projects(Vec<(String, Place)>),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            year: 0,
            year_place: Source::new(super::home::SETTINGS, "").place(0..0),
            kinds: Vec::new(),
            docx: true,
            html: true,
            look: Look::default(),
            letterhead: false,
            collections: Vec::new(),
            policy: Policy::default(),
        }
    }
}

impl Settings {
    /// Reads 项目.yaml.
    pub fn read(root: &Node, found: &mut Vec<Diagnostic>) -> Self {
        let mut settings = Self::default();
        let mut reader = Reader::new(root, Code::N214, found);
        settings.name = reader.text("项目").unwrap_or_default();
        match reader.node("年度") {
            Some(node) => {
                settings.year_place = node.place.clone();
                match node.scalar().unwrap_or_default().parse() {
                    Ok(year) if (1954..=2999).contains(&year) => settings.year = year,
                    _ => reader.refuse(node, "“年度”应当是四位数的年份".into(), "写成 年度: 2026"),
                }
            }
            None => {
                let finding = Diagnostic::new(Code::N214, "没有写“年度”").at(root.place.clone());
                reader.found.push(finding.help("请写一行：年度: 2026"));
            }
        }
        if let Some(node) = reader.node("文种") {
            let mut inner = Reader::new(node, Code::N214, reader.found);
            for (word, tier) in [("社区", Tier::Community), ("街道", Tier::Street), ("本级", Tier::Street)] {
                settings.kinds.extend(inner.texts(word).into_iter().map(|(kind, _)| (tier, kind)));
            }
            inner.finish();
        }
        if let Some(node) = reader.node("汇编") {
            if node.items().is_empty() {
                reader.refuse(
                    node,
                    "“汇编”应当是清单，每份一行以“- ”开头".into(),
                    "写成：- {标题: …, 文种: 年度工作计划}",
                );
            }
            for node in node.items() {
                let Some(collection) = collection(node, settings.year, reader.found) else { continue };
                let known = settings.collections.iter().find(|known| known.title == collection.title);
                match known.map(|known| known.place.clone()) {
                    Some(first) => reader.found.push(twice("汇编", &collection.title, &collection.place, first)),
                    None => settings.collections.push(collection),
                }
            }
        }
        if settings.kinds.is_empty() && root.get("汇编").is_none() {
            let finding = Diagnostic::new(Code::N214, "没有写“文种”，不知道要生成什么").at(root.place.clone());
            reader
                .found
                .push(finding.help("请写：文种: {社区: [年度工作计划], 街道: [年度工作计划]}；不是街道的单位写 本级"));
        }
        let outputs = reader.texts("输出");
        if !outputs.is_empty() {
            settings.docx = outputs.iter().any(|(word, _)| word == "docx");
            settings.html = outputs.iter().any(|(word, _)| word == "html");
            for (word, node) in &outputs {
                if word != "docx" && word != "html" {
                    reader.refuse(node, format!("不认识的输出“{word}”"), "可以写：docx、html");
                }
            }
        }
        if let Some(node) = reader.node("版式") {
            settings.read_look(node, reader.found);
        }
        if let Some(node) = reader.node("校对") {
            settings.policy = proofreading::read(node, reader.found);
        }
        reader.finish();
        settings
    }

    fn read_look(&mut self, node: &Node, found: &mut Vec<Diagnostic>) {
        let mut reader = Reader::new(node, Code::N214, found);
        let fonts = [("仿宋_GB2312", FontSet::Gb2312), ("仿宋", FontSet::Windows), ("方正", FontSet::Founder)];
        self.look.fonts = reader.choice("字体", &fonts).unwrap_or_default();
        let latin = [("同正文", Latin::Same), ("Times New Roman", Latin::TimesNewRoman)];
        self.look.latin = reader.choice("西文", &latin).unwrap_or_default();
        self.look.heading_bold = reader.flag("标题加粗");
        self.letterhead = reader.flag("红头");
        reader.finish();
    }
}

/// What is named a second time would be written over the first, or bound in twice.
fn twice(what: &str, name: &str, place: &Place, first: Place) -> Diagnostic {
    let finding = Diagnostic::new(Code::N214, format!("{what}“{name}”写了两次")).at(place.clone());
    finding.also(first, "另一处在这里").help("请删去一处，或者改名")
}

fn collection(node: &Node, year: i32, found: &mut Vec<Diagnostic>) -> Option<Collection> {
    let before = found.len();
    let mut reader = Reader::new(node, Code::N214, found);
    let title = reader.required("标题").replace("{年度}", &year.to_string());
    if let Some(written) = reader.node("标题").filter(|_| title.contains(['{', '}'])) {
        reader.refuse(written, format!("汇编的标题“{title}”里有不认识的花括号"), "标题里只能写 {年度}");
    }
    if let Some(written) = reader.node("标题").filter(|_| !title.chars().all(name::is_allowed)) {
        reader.refuse(
            written,
            format!("汇编的标题“{title}”里有文件名不能用的符号"),
            "标题也是文件名，请改用全角的标点",
        );
    }
    let kind = reader.text("文种");
    let tier = reader.choice("级别", &[("社区", Tier::Community), ("街道", Tier::Street), ("本级", Tier::Street)]);
    let projects: Vec<(String, Place)> =
        reader.texts("项目").into_iter().map(|(name, node)| (name, node.place.clone())).collect();
    reader.finish();
    let place = node.place.clone();
    if tier.is_some() && !projects.is_empty() {
        let finding = Diagnostic::new(Code::N214, format!("汇编“{title}”收的是项目，“级别”用不到")).at(place.clone());
        found.push(finding.help("请删去“级别”"));
    }
    let gathered = match (kind, projects.is_empty()) {
        (Some(kind), true) => Gathered::Kind { kind, tier },
        (None, false) => {
            let mut named: Vec<(String, Place)> = Vec::new();
            for (name, place) in projects {
                match named.iter().find(|(known, _)| *known == name) {
                    Some((_, first)) => found.push(twice("汇编里的项目", &name, &place, first.clone())),
                    None => named.push((name, place)),
                }
            }
            Gathered::Projects(named)
        }
        _ => {
            let finding = Diagnostic::new(Code::N214, format!("汇编“{title}”要写“文种”或“项目”，只写一样")).at(place);
            found.push(finding.help("写成：- {标题: …, 文种: 年度工作计划, 级别: 社区}"));
            return None;
        }
    };
    // One with a mistake in it is not made.
    (found.len() == before).then_some(Collection { title, gathered, place })
}
