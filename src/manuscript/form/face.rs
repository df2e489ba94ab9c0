//! What one `w:rPr` says, and laying one over another.

use std::sync::Arc;

use roxmltree::Node;

use super::theme::Theme;
use super::xml;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// The program's: black on white.
    Auto,
    /// Red, green, blue.
    Rgb(u32),
    /// One of the theme's.
    Theme,
}

impl Color {
    /// Whether it is a red that a 版头 may have.
    pub fn is_red(self) -> bool {
        match self {
            Self::Rgb(rgb) => rgb >> 16 >= 0xc0 && rgb >> 8 & 0xff <= 0x50 && rgb & 0xff <= 0x50,
            _ => false,
        }
    }

    /// Reads a `w:color`.
    pub fn read(text: &str) -> Option<Self> {
        if text.eq_ignore_ascii_case("auto") {
            return Some(Self::Auto);
        }
        (text.len() == 6).then(|| u32::from_str_radix(text, 16).ok().map(Self::Rgb)).flatten()
    }
}

/// Properties of characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Face {
    /// 字号.
    pub size: Option<i64>,
    /// The face of Chinese characters.
    pub chinese: Option<Arc<str>>,
    /// The face of digits and letters.
    pub latin: Option<Arc<str>>,
    /// The face of Chinese characters is one that a theme names.
    pub is_chinese_themed: Option<bool>,
    /// The face of digits and letters is.
    pub is_latin_themed: Option<bool>,
    /// 颜色.
    pub color: Option<Color>,
    /// 字符间距 in twips.
    pub spacing: Option<i64>,
    /// 缩放 in hundredths.
    pub scale: Option<i64>,
    /// 加粗.
    pub bold: Option<bool>,
    /// 隐藏文字.
    pub hidden: Option<bool>,
    /// 突出显示, or 底纹 behind the characters.
    pub highlight: Option<bool>,
}

/// Whether a `w:rPr` sets characters on a colour; none where it does not say.
fn highlight(node: Node<'_, '_>) -> Option<bool> {
    let marked = xml::value(node, "highlight").map(|color| !matches!(color, "none" | "white"));
    let fill = xml::child(node, "shd").and_then(|shade| xml::text(shade, "fill")).and_then(Color::read);
    let shaded = fill.map(|fill| !matches!(fill, Color::Auto | Color::Rgb(0xff_ff_ff)));
    marked.or(shaded)
}

impl Face {
    /// What the program does where nothing is said.
    pub fn program() -> Self {
        Self {
            size: Some(20),
            // Word has Times New Roman, which has no Chinese characters: what shows is 宋体.
            chinese: Some(Arc::from("宋体")),
            color: Some(Color::Auto),
            spacing: Some(0),
            scale: Some(100),
            bold: Some(false),
            hidden: Some(false),
            highlight: Some(false),
            ..Self::default()
        }
    }

    /// Reads a `w:rPr`.
    pub fn read(node: Node<'_, '_>, theme: &Theme) -> Self {
        let mut face = Self {
            size: xml::count(node, "sz"),
            spacing: xml::count(node, "spacing"),
            scale: xml::count(node, "w"),
            bold: xml::switch(node, "b"),
            hidden: xml::switch(node, "vanish"),
            highlight: highlight(node),
            ..Self::default()
        };
        if let Some(color) = xml::child(node, "color") {
            let is_themed = xml::text(color, "themeColor").is_some();
            let stated = xml::text(color, "val").and_then(Color::read);
            // Text 1 of a theme is black.
            let is_text = matches!(xml::text(color, "themeColor"), Some("text1" | "dark1"));
            face.color = match (is_themed, stated) {
                (true, _) if is_text => Some(Color::Auto),
                // The theme has the last word; beside it stands what it came to when the file was written.
                (true, stated) => stated.filter(|color| *color != Color::Auto).or(Some(Color::Theme)),
                (false, stated) => stated,
            };
        }
        if let Some(fonts) = xml::child(node, "rFonts") {
            let named = |theme_slot: &str, slot: &str| match xml::text(fonts, theme_slot) {
                Some(name) => theme.font(name),
                None => xml::text(fonts, slot).map(Arc::from),
            };
            face.chinese = named("eastAsiaTheme", "eastAsia");
            face.latin = named("asciiTheme", "ascii");
            // Letters that are no ASCII have a slot of their own.
            let is_themed = |slots: &[[&str; 2]]| {
                let has = |index: usize| slots.iter().any(|slot| xml::text(fonts, slot[index]).is_some());
                (has(0) || has(1)).then(|| has(0))
            };
            face.is_chinese_themed = is_themed(&[["eastAsiaTheme", "eastAsia"]]);
            face.is_latin_themed = is_themed(&[["asciiTheme", "ascii"], ["hAnsiTheme", "hAnsi"]]);
        }
        face
    }

    /// With what another says laid over it.
    #[must_use]
    pub fn under(self, upper: &Self) -> Self {
        Self {
            size: upper.size.or(self.size),
            chinese: upper.chinese.clone().or(self.chinese),
            latin: upper.latin.clone().or(self.latin),
            is_chinese_themed: upper.is_chinese_themed.or(self.is_chinese_themed),
            is_latin_themed: upper.is_latin_themed.or(self.is_latin_themed),
            color: upper.color.or(self.color),
            spacing: upper.spacing.or(self.spacing),
            scale: upper.scale.or(self.scale),
            bold: upper.bold.or(self.bold),
            hidden: upper.hidden.or(self.hidden),
            highlight: upper.highlight.or(self.highlight),
        }
    }
}
