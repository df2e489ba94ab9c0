//! Provinces and the cities that belong to them (GB/T 2260).

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

const TABLE: &str = include_str!("region.tsv");

/// Province and city of every line of the table.
fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(province, cities)| cities.split(' ').map(move |city| (province, city)))
}

/// Cities that a text names: with 市 behind them, or one of those that everybody knows without it.
pub fn cities(text: &str) -> Vec<(Range<usize>, &'static str)> {
    static COMPILED: OnceLock<Option<(AhoCorasick, Vec<&'static str>)>> = OnceLock::new();
    let compile = || {
        let cities: Vec<&'static str> = pairs().map(|(_, city)| city).collect();
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&cities).ok()?;
        Some((automaton, cities))
    };
    let Some((automaton, cities)) = COMPILED.get_or_init(compile) else { return Vec::new() };
    let found = automaton.find_iter(text).map(|found| (found.range(), cities[found.pattern().as_usize()]));
    let is_plain = |city: &str| WELL_KNOWN.contains(&city);
    let follows = |span: &Range<usize>| text[span.end..].starts_with('市');
    let is_behind_province = |span: &Range<usize>| province_at_end(&text[..span.start]).is_some();
    found.filter(|(span, city)| is_plain(city) || follows(span) || is_behind_province(span)).collect()
}

/// Names that are no ordinary words.
const WELL_KNOWN: [&str; 12] =
    ["上海", "北京", "天津", "重庆", "广州", "深圳", "杭州", "南京", "武汉", "成都", "长沙", "西安"];

/// The province whose name a text ends with, as 湖北省 or 湖北.
pub fn province_at_end(text: &str) -> Option<&'static str> {
    let provinces = TABLE.lines().filter_map(|line| line.split_once('\t')).map(|(province, _)| province);
    let short = |province: &'static str| {
        province
            .trim_end_matches("壮族自治区")
            .trim_end_matches("回族自治区")
            .trim_end_matches("维吾尔自治区")
            .trim_end_matches("自治区")
            .trim_end_matches(['省', '市'])
    };
    provinces.into_iter().find(|province| text.ends_with(province) || text.ends_with(short(province)))
}

/// The province of a city.
pub fn province_of(city: &str) -> Option<&'static str> {
    pairs().find(|(_, known)| *known == city).map(|(province, _)| province)
}

#[cfg(test)]
mod tests {
    use super::{cities, province_at_end, province_of};

    #[test]
    fn cities_and_their_provinces() {
        let names = |text| cities(text).into_iter().map(|(_, city)| city).collect::<Vec<_>>();
        assert_eq!(names("湖北省张家界"), ["张家界"]);
        assert_eq!(names("社区居民安康、和谐"), Vec::<&str>::new());
        assert_eq!(names("在上海举办"), ["上海"]);
        assert_eq!(province_of("张家界"), Some("湖南省"));
        assert_eq!(province_at_end("广西"), Some("广西壮族自治区"));
    }
}
