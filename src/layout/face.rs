//! Which font name stands for which role (R41). The file names the standard fonts, never a substitute of this machine.

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
    let mut buffer = [0; 4];
    let (bytes, _, failed) = encoding_rs::GBK.encode(c.encode_utf8(&mut buffer));
    // GBK places GB2312 in rows A1–F7 with second bytes from A1 on; rows A8–AF hold GBK's own additions.
    !failed && bytes.len() == 2 && bytes[1] >= 0xa1 && matches!(bytes[0], 0xa1..=0xa7 | 0xb0..=0xf7 | 0xa8..=0xa9)
}
