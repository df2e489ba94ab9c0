//! The fonts that a theme names: what 正文 and 标题 of a font list stand for.

use std::sync::Arc;

use super::xml;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// A font that cannot be found out, so that one said below does not show through: no rule knows it.
pub const UNKNOWN: &str = "";

/// Fonts of a theme.
#[derive(Debug, Default)]
pub struct Theme {
    major: Pair,
    minor: Pair,
}

/// Chinese and Latin.
#[derive(Debug, Default)]
struct Pair {
    chinese: Option<Arc<str>>,
    latin: Option<Arc<str>>,
}

impl Theme {
    /// Reads the part; a broken one knows no font.
    pub fn read(part: Option<&str>) -> Self {
        let Some(parsed) = part.and_then(xml::parse) else { return Self::default() };
        let pair = |name: &str| {
            let fonts = parsed.descendants().find(|node| node.has_tag_name((DRAWING, name)));
            let Some(fonts) = fonts else { return Pair::default() };
            let face = |name: &str| {
                let node = fonts.children().find(|node| node.has_tag_name((DRAWING, name)))?;
                node.attribute("typeface").filter(|face| !face.is_empty())
            };
            let by_script = || {
                let mut all = fonts.children().filter(|node| node.has_tag_name((DRAWING, "font")));
                all.find(|node| node.attribute("script") == Some("Hans")).and_then(|node| node.attribute("typeface"))
            };
            Pair { chinese: face("ea").or_else(by_script).map(Arc::from), latin: face("latin").map(Arc::from) }
        };
        Self { major: pair("majorFont"), minor: pair("minorFont") }
    }

    /// The font behind `minorEastAsia` and the like.
    pub fn font(&self, slot: &str) -> Option<Arc<str>> {
        let pair = if slot.starts_with("major") { &self.major } else { &self.minor };
        let font = if slot.ends_with("EastAsia") { &pair.chinese } else { &pair.latin };
        Some(font.clone().unwrap_or_else(|| Arc::from(UNKNOWN)))
    }
}
