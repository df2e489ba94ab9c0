//! Which font name stands for which role (R41). The file names the standard fonts, never a substitute of this machine.

use std::sync::LazyLock;

/// What a run of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 正文, 三级 and 四级标题: 仿宋.
    Body,
    /// 一级标题: 黑体.
    Hei,
    /// 二级标题: 楷体.
    Kai,
    /// 标题 and 发文机关标志: 小标宋.
    Title,
    /// 页码: 宋体.
    Song,
}

/// Which family of fonts a unit's machines have (house option `字体`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FontSet {
    /// 仿宋_GB2312, 楷体_GB2312, 黑体, 方正小标宋简体.
    #[default]
    Gb2312,
    /// 仿宋, 楷体: what Windows Vista and later ship.
    Windows,
    /// 方正仿宋_GBK, 方正楷体_GBK, 方正黑体_GBK, 方正小标宋_GBK: government builds of WPS.
    Founder,
}

impl FontSet {
    /// The name to write into the file.
    pub fn name(self, role: Role) -> &'static str {
        match (self, role) {
            (Self::Gb2312, Role::Body) => "仿宋_GB2312",
            (Self::Gb2312, Role::Kai) => "楷体_GB2312",
            (Self::Windows, Role::Body) => "仿宋",
            (Self::Windows, Role::Kai) => "楷体",
            (Self::Founder, Role::Body) => "方正仿宋_GBK",
            (Self::Founder, Role::Kai) => "方正楷体_GBK",
            (Self::Founder, Role::Hei) => "方正黑体_GBK",
            (Self::Founder, Role::Title) => "方正小标宋_GBK",
            (_, Role::Hei) => "黑体",
            (_, Role::Title) => "方正小标宋简体",
            (_, Role::Song) => "宋体",
        }
    }

    /// The name for a character that a GB2312 font lacks: the same style in a font with the GBK and GB18030 characters.
    pub fn wide_name(self, role: Role) -> &'static str {
        match (self, role) {
            (Self::Gb2312, Role::Body) => "仿宋",
            (Self::Gb2312, Role::Kai) => "楷体",
            (Self::Gb2312 | Self::Windows, Role::Title) => "方正小标宋_GBK",
            _ => self.name(role),
        }
    }
}

/// Whether GB2312 has the character. Other 汉字 need [`FontSet::wide_name`].
pub fn in_gb2312(c: char) -> bool {
    if c.is_ascii() {
        return true;
    }
    let code = c as usize;
    GB2312.get(code / 64).is_some_and(|bits| bits >> (code % 64) & 1 == 1)
}

/// One bit for each character of the basic plane. Encoders search their tables from the front for every character,
/// which took nine tenths of the time of writing a document.
static GB2312: LazyLock<Box<[u64; 1024]>> = LazyLock::new(|| {
    // GBK places GB2312 in rows A1–F7 with second bytes from A1 on; rows A8–AF hold GBK's own additions.
    let rows = (0xa1..=0xa9).chain(0xb0..=0xf7_u8);
    let bytes: Vec<u8> = rows.flat_map(|row| (0xa1..=0xfe_u8).flat_map(move |cell| [row, cell])).collect();
    let (text, _) = encoding_rs::GBK.decode_without_bom_handling(&bytes);
    let mut bits = Box::new([0; 1024]);
    // GBK put € into a cell that GB2312 had left empty.
    for code in text.chars().filter(|c| !matches!(*c, char::REPLACEMENT_CHARACTER | '€')).map(|c| c as usize) {
        if let Some(bits) = bits.get_mut(code / 64) {
            *bits |= 1 << (code % 64);
        }
    }
    bits
});

#[cfg(test)]
mod tests {
    use super::in_gb2312;

    /// What the encoder says.
    fn encodes(c: char) -> bool {
        let mut buffer = [0; 4];
        let (bytes, _, failed) = encoding_rs::GBK.encode(c.encode_utf8(&mut buffer));
        c.is_ascii()
            || (!failed && bytes.len() == 2 && bytes[1] >= 0xa1 && matches!(bytes[0], 0xa1..=0xa9 | 0xb0..=0xf7))
    }

    #[test]
    fn the_table_agrees_with_the_encoder() {
        // Characters for private use stand in no font.
        let public = ('\0'..=char::MAX).filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}'));
        let differ: Vec<char> = public.filter(|c| in_gb2312(*c) != encodes(*c)).collect();
        assert!(differ.is_empty(), "{differ:?}");
    }
}
