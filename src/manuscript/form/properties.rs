//! What one `w:pPr` says, and laying one over another: what the upper does not say, the lower does.

use roxmltree::Node;

use super::face::Color;
use super::xml;

/// `w:jc`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Justify {
    /// 左对齐.
    Left,
    /// 居中.
    Center,
    /// 右对齐.
    Right,
    /// 两端对齐.
    Both,
    /// 分散对齐.
    Spread,
}

/// How `w:line` is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pitch {
    /// 固定值.
    Exact,
    /// 最小值.
    AtLeast,
    /// 倍数, in 240ths of a line.
    Auto,
}

/// A rule along a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its colour.
    pub color: Color,
    /// One line without gaps.
    pub is_single: bool,
    /// 粗细 in eighths of a point.
    pub width: Option<i64>,
    /// From the text in points.
    pub space: Option<i64>,
    /// It is below the text, else above it.
    pub is_below: bool,
}

/// 大纲级别 of what no navigation shows.
pub const BODY_TEXT: i64 = 9;

/// Properties of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    /// `w:line`: twips, or 240ths for [`Pitch::Auto`].
    pub line: Option<i64>,
    /// `w:lineRule`.
    pub pitch: Option<Pitch>,
    /// 段前 in twips.
    pub before: Option<i64>,
    /// 段后 in twips.
    pub after: Option<i64>,
    /// 段前 in hundredths of a line; it overrules the twips.
    pub before_lines: Option<i64>,
    /// 段后 in hundredths of a line.
    pub after_lines: Option<i64>,
    /// 段前, 段后 as a browser has them.
    pub is_web_spaced: Option<bool>,
    /// 首行缩进 in twips, negative for 悬挂缩进.
    pub first: Option<i64>,
    /// 首行缩进 in hundredths of a character; it overrules the twips.
    pub first_chars: Option<i64>,
    /// 左缩进.
    pub left: Option<i64>,
    /// 左缩进 in hundredths of a character.
    pub left_chars: Option<i64>,
    /// 右缩进.
    pub right: Option<i64>,
    /// 右缩进 in hundredths of a character.
    pub right_chars: Option<i64>,
    /// 对齐方式.
    pub justify: Option<Justify>,
    /// 按中文习惯控制首尾字符.
    pub kinsoku: Option<bool>,
    /// 允许标点溢出边界.
    pub overhang: Option<bool>,
    /// 大纲级别 from 0; 9 is 正文文本.
    pub outline: Option<i64>,
    /// 孤行控制.
    pub widow: Option<bool>,
    /// 自动调整中文与西文的间距.
    pub gap_latin: Option<bool>,
    /// 自动调整中文与数字的间距.
    pub gap_digit: Option<bool>,
    /// 对齐到网格.
    pub snaps: Option<bool>,
    /// 段前分页.
    pub page_before: Option<bool>,
    /// The last tab stop that aligns at the right.
    pub right_tab: Option<i64>,
    /// 与下段同页.
    pub keep_next: Option<bool>,
    /// The rule above or below it, if it has one.
    pub rule: Option<Rule>,
    /// 底纹, if it has one.
    pub shade: Option<Color>,
}

impl Layout {
    /// What the program does where nothing is said.
    pub fn program() -> Self {
        Self {
            line: Some(240),
            pitch: Some(Pitch::Auto),
            before: Some(0),
            after: Some(0),
            first: Some(0),
            left: Some(0),
            right: Some(0),
            justify: Some(Justify::Left),
            kinsoku: Some(true),
            overhang: Some(true),
            outline: Some(BODY_TEXT),
            widow: Some(true),
            gap_latin: Some(true),
            gap_digit: Some(true),
            snaps: Some(true),
            page_before: Some(false),
            keep_next: Some(false),
            is_web_spaced: Some(false),
            ..Self::default()
        }
    }

    /// Reads a `w:pPr`.
    pub fn read(node: Node<'_, '_>) -> Self {
        let mut layout = Self {
            kinsoku: xml::switch(node, "kinsoku"),
            overhang: xml::switch(node, "overflowPunct"),
            outline: xml::count(node, "outlineLvl"),
            widow: xml::switch(node, "widowControl"),
            gap_latin: xml::switch(node, "autoSpaceDE"),
            gap_digit: xml::switch(node, "autoSpaceDN"),
            snaps: xml::switch(node, "snapToGrid"),
            page_before: xml::switch(node, "pageBreakBefore"),
            keep_next: xml::switch(node, "keepNext"),
            justify: xml::value(node, "jc").and_then(|name| match name {
                "left" | "start" => Some(Justify::Left),
                "center" => Some(Justify::Center),
                "right" | "end" => Some(Justify::Right),
                "both" => Some(Justify::Both),
                "distribute" => Some(Justify::Spread),
                _ => None,
            }),
            ..Self::default()
        };
        if let Some(spacing) = xml::child(node, "spacing") {
            layout.line = xml::number(spacing, "line");
            layout.pitch = match (xml::text(spacing, "lineRule"), layout.line) {
                (Some("exact"), _) => Some(Pitch::Exact),
                (Some("atLeast"), _) => Some(Pitch::AtLeast),
                (Some("auto"), _) | (None, Some(_)) => Some(Pitch::Auto),
                _ => None,
            };
            layout.before = xml::number(spacing, "before");
            layout.after = xml::number(spacing, "after");
            layout.before_lines = xml::number(spacing, "beforeLines");
            layout.after_lines = xml::number(spacing, "afterLines");
            let is_on = |name: &str| xml::text(spacing, name).map(|on| !matches!(on, "0" | "false" | "off"));
            layout.is_web_spaced = is_on("beforeAutospacing").or(is_on("afterAutospacing"));
        }
        if let Some(indent) = xml::child(node, "ind") {
            let either = |name: &str, other: &str| xml::number(indent, name).or_else(|| xml::number(indent, other));
            layout.left = either("left", "start");
            layout.right = either("right", "end");
            layout.left_chars = either("leftChars", "startChars");
            layout.right_chars = either("rightChars", "endChars");
            layout.first = xml::number(indent, "firstLine");
            layout.first_chars = xml::number(indent, "firstLineChars");
            // A hanging indent takes the place of one of the first line.
            if let Some(hanging) = xml::number(indent, "hanging") {
                layout.first = Some(-hanging);
                layout.first_chars = Some(0);
            }
            if let Some(hanging) = xml::number(indent, "hangingChars").filter(|chars| *chars != 0) {
                layout.first_chars = Some(-hanging);
            }
        }
        let stops = xml::child(node, "tabs").into_iter().flat_map(|tabs| tabs.children());
        let right =
            stops.filter(|stop| xml::is(*stop, "tab") && matches!(xml::text(*stop, "val"), Some("right" | "end")));
        layout.right_tab = right.filter_map(|stop| xml::number(stop, "pos")).max();
        layout.rule = xml::child(node, "pBdr").and_then(rule);
        layout.shade = xml::child(node, "shd").and_then(|shade| Color::read(xml::text(shade, "fill")?));
        layout
    }

    /// With what another says laid over it.
    #[must_use]
    pub fn under(self, upper: &Self) -> Self {
        Self {
            line: upper.line.or(self.line),
            pitch: upper.pitch.or(self.pitch),
            before: upper.before.or(self.before),
            after: upper.after.or(self.after),
            before_lines: upper.before_lines.or(self.before_lines),
            after_lines: upper.after_lines.or(self.after_lines),
            is_web_spaced: upper.is_web_spaced.or(self.is_web_spaced),
            first: upper.first.or(self.first),
            first_chars: upper.first_chars.or(self.first_chars),
            left: upper.left.or(self.left),
            left_chars: upper.left_chars.or(self.left_chars),
            right: upper.right.or(self.right),
            right_chars: upper.right_chars.or(self.right_chars),
            justify: upper.justify.or(self.justify),
            kinsoku: upper.kinsoku.or(self.kinsoku),
            overhang: upper.overhang.or(self.overhang),
            outline: upper.outline.or(self.outline),
            widow: upper.widow.or(self.widow),
            gap_latin: upper.gap_latin.or(self.gap_latin),
            gap_digit: upper.gap_digit.or(self.gap_digit),
            snaps: upper.snaps.or(self.snaps),
            page_before: upper.page_before.or(self.page_before),
            right_tab: upper.right_tab.or(self.right_tab),
            keep_next: upper.keep_next.or(self.keep_next),
            rule: upper.rule.or(self.rule),
            shade: upper.shade.or(self.shade),
        }
    }
}

/// The rule of a `w:pBdr`.
fn rule(borders: Node<'_, '_>) -> Option<Rule> {
    let below = xml::child(borders, "bottom");
    let rule = below.or_else(|| xml::child(borders, "top"))?;
    let is_drawn = !matches!(xml::text(rule, "val"), None | Some("nil" | "none"));
    is_drawn.then(|| Rule {
        color: xml::text(rule, "color").and_then(Color::read).unwrap_or(Color::Auto),
        is_single: matches!(xml::text(rule, "val"), Some("single" | "thick")),
        width: xml::number(rule, "sz"),
        space: xml::number(rule, "space"),
        is_below: below.is_some(),
    })
}
