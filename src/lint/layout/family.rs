//! Which family a font belongs to, by any of the names that it goes by.

/// A family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// 仿宋.
    FangSong,
    /// 楷体.
    Kai,
    /// 黑体.
    Hei,
    /// 小标宋; 华文中宋 stands in for it.
    XiaoBiaoSong,
    /// 宋体.
    Song,
    /// Another that is known.
    Other,
}

/// Names, in lower case, in what is looked at first.
const NAMES: [(Family, &[&str]); 6] = [
    (Family::XiaoBiaoSong, &["小标宋", "xiaobiaosong", "fzxbs", "中宋", "zhongsong"]),
    (Family::FangSong, &["仿宋", "fangsong", "fandolfang", "fzfs"]),
    (Family::Kai, &["楷", "kaiti", "fandolkai", "fzkt", "fzkai"]),
    (
        Family::Other,
        &[
            "雅黑",
            "yahei",
            "等线",
            "dengxian",
            "calibri",
            "cambria",
            "arial",
            "times",
            "隶",
            "幼圆",
            "圆体",
            "细黑",
            "宋黑",
            "行楷",
            "魏碑",
            "综艺",
            "琥珀",
            "舒体",
            "姚体",
            "新魏",
            "helvetica",
            "verdana",
            "tahoma",
            "苹方",
            "pingfang",
        ],
    ),
    (Family::Hei, &["黑体", "simhei", "stheiti", "fandolhei", "fzht", "fzhei"]),
    (Family::Song, &["宋体", "simsun", "stsong", "书宋", "fzss", "fzshusong"]),
];

/// The family of a font; none for one that is not known.
pub fn of(font: &str) -> Option<Family> {
    let font = font.to_lowercase();
    NAMES.iter().find(|(_, names)| names.iter().any(|name| font.contains(name))).map(|(family, _)| *family)
}

#[cfg(test)]
mod tests {
    use super::{Family, of};

    #[test]
    fn names_that_people_have() {
        for (font, family) in [
            ("仿宋_GB2312", Family::FangSong),
            ("方正仿宋_GBK", Family::FangSong),
            ("CESI仿宋-GB13000", Family::FangSong),
            ("楷体_GB2312", Family::Kai),
            ("方正小标宋简体", Family::XiaoBiaoSong),
            ("FZXBSJW--GB1-0", Family::XiaoBiaoSong),
            ("华文中宋", Family::XiaoBiaoSong),
            ("黑体", Family::Hei),
            ("微软雅黑", Family::Other),
            ("宋体", Family::Song),
            ("SimSun", Family::Song),
            ("Calibri", Family::Other),
        ] {
            assert_eq!(of(font), Some(family), "{font}");
        }
        assert_eq!((of("某某字体"), of("")), (None, None));
    }
}
