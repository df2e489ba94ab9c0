//! The style sheet: the defaults, and each style with everything that it is based on.

use std::collections::HashMap;
use std::sync::Arc;

use super::face::Face;
use super::properties::Layout;
use super::theme::Theme;
use super::xml;

/// More styles one on the other than any sheet has.
const DEEPEST: usize = 32;

/// More styles than any sheet has.
const MOST: usize = 20_000;

/// Styles by identifier. A sheet that could not be read knows nothing, and nothing that a style may say is known.
#[derive(Debug, Default)]
pub struct Sheet {
    styles: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    usual: Option<String>,
    layout: Layout,
    face: Face,
}

/// What one style says by itself.
#[derive(Debug)]
struct Style {
    name: Arc<str>,
    base: Option<String>,
    is_listed: bool,
    layout: Layout,
    face: Face,
}

/// What a style comes to.
#[derive(Debug, Clone, Default)]
pub struct Styled {
    /// Its name in lower case.
    pub name: Option<Arc<str>>,
    /// Its paragraphs are numbered by the program.
    pub is_listed: bool,
    /// Of the paragraph.
    pub layout: Layout,
    /// Of its characters.
    pub face: Face,
}

impl Sheet {
    /// Reads the part.
    pub fn read(part: Option<&roxmltree::Document<'_>>, theme: &Theme) -> Self {
        let Some(root) = part.map(roxmltree::Document::root_element).filter(|root| xml::is(*root, "styles")) else {
            return Self::default();
        };
        let mut sheet = Self { layout: Layout::program(), face: Face::program(), ..Self::default() };
        let of_paragraph = |node| xml::child(node, "pPr").map(Layout::read).unwrap_or_default();
        let of_run = |node| xml::child(node, "rPr").map(|node| Face::read(node, theme)).unwrap_or_default();
        if let Some(defaults) = xml::child(root, "docDefaults") {
            let layout = xml::child(defaults, "pPrDefault").map(of_paragraph).unwrap_or_default();
            let face = xml::child(defaults, "rPrDefault").map(of_run).unwrap_or_default();
            sheet.layout = sheet.layout.under(&layout);
            sheet.face = sheet.face.under(&face);
        }
        if root.children().count() > MOST {
            return Self::default();
        }
        for node in root.children().filter(|node| xml::is(*node, "style")) {
            let Some(id) = xml::text(node, "styleId") else { continue };
            let is_usual = matches!(xml::text(node, "default"), Some("1" | "true" | "on"));
            if is_usual && xml::text(node, "type") == Some("paragraph") {
                sheet.usual = Some(id.to_owned());
            }
            let style = Style {
                name: xml::value(node, "name").unwrap_or_default().to_lowercase().into(),
                base: xml::value(node, "basedOn").map(str::to_owned),
                is_listed: xml::child(node, "pPr").and_then(|layout| xml::child(layout, "numPr")).is_some(),
                layout: of_paragraph(node),
                face: of_run(node),
            };
            sheet.styles.insert(id.to_owned(), style);
        }
        sheet
    }

    /// 字号 of the defaults.
    pub fn usual_size(&self) -> Option<i64> {
        self.face.size
    }

    /// What a paragraph of a style comes to; of the usual one if it names none, or one that is not there.
    pub fn paragraph(&self, id: Option<&str>) -> Styled {
        let id = id.filter(|id| self.styles.contains_key(*id)).or(self.usual.as_deref());
        let Some(chain) = self.chain(id) else { return Styled::default() };
        let mut whole = Styled { layout: self.layout, face: self.face.clone(), ..Styled::default() };
        for style in chain.iter().rev() {
            whole.layout = whole.layout.under(&style.layout);
            whole.face = whole.face.under(&style.face);
            whole.is_listed |= style.is_listed;
        }
        whole.name = chain.first().map(|style| Arc::clone(&style.name));
        whole
    }

    /// Whether the sheet is known and has no style of this name.
    pub fn lacks(&self, id: &str) -> bool {
        !self.styles.is_empty() && !self.styles.contains_key(id)
    }

    /// What a style of characters says, with everything that it is based on.
    pub fn run(&self, id: &str) -> Face {
        let chain = self.chain(Some(id)).unwrap_or_default();
        chain.iter().rev().fold(Face::default(), |face, style| face.under(&style.face))
    }

    /// A style and what it is based on, outermost last; none for a circle, which every program breaks elsewhere.
    fn chain(&self, id: Option<&str>) -> Option<Vec<&Style>> {
        let mut chain = Vec::new();
        let mut next = id;
        while let Some(style) = next.and_then(|id| self.styles.get(id)) {
            if chain.len() == DEEPEST {
                return None;
            }
            chain.push(style);
            next = style.base.as_deref();
        }
        Some(chain)
    }
}
