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
    /// Any other.
    Other,
}

/// Names, in lower case, in what is looked at first. 行楷 is no 楷体.
const NAMES: [(Family, &[&str]); 6] = [
    (Family::Other, &["行楷", "细黑", "雅黑"]),
    (Family::XiaoBiaoSong, &["小标宋", "xiaobiaosong", "fzxbs", "中宋", "zhongsong"]),
    (Family::FangSong, &["仿宋", "fangsong", "fandolfang", "fandol fang", "fzfs", "fs_gb"]),
    (Family::Kai, &["楷", "kai", "fzkt"]),
    (
        Family::Hei,
        &[
            "黑体",
            "中黑",
            "simhei",
            "heiti",
            "fandolhei",
            "fzht",
            "fzhei",
            "sans cjk",
            "han sans",
            "wenquanyi",
            "文泉驿",
        ],
    ),
    (Family::Song, &["宋体", "simsun", "stsong", "书宋", "fzss", "fzshusong"]),
];

/// The family of a font; none where the font is not known.
pub fn of(font: &str) -> Option<Family> {
    let font = font.trim().to_lowercase();
    let known = NAMES.iter().find(|(_, names)| names.iter().any(|name| font.contains(name)));
    (!font.is_empty()).then(|| known.map_or(Family::Other, |(family, _)| *family))
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
            ("华文行楷", Family::Other),
            ("方正大标宋简体", Family::Other),
            ("Noto Serif CJK SC", Family::Other),
            ("思源黑体 CN", Family::Hei),
        ] {
            assert_eq!(of(font), Some(family), "{font}");
        }
        assert_eq!((of("某某字体"), of("")), (Some(Family::Other), None));
    }
}
