//! Of what a number is said, and how long one may be: the year and month, the place and the group that its sentence names. Two numbers of one indicator
//! only speak against each other where these are the same.

use crate::lint::pattern::Pattern;

/// Digits of the longest number that is looked at: no number of a street has more.
pub const DIGITS: usize = 15;

static WORDS: Pattern = Pattern::new(
    r"(?P<at>\d{2,4}年(?:底|末|上半年|下半年)?|\d{1,2}月(?:底|末|份)?|第?[一二三四]季度|[上下]半年|[近中远]期|目前|截至|上年|去年|今年|明年|同比|目标|力争|确保|第[一二三四]阶段|[全我本]市|[全我本]区|全县|全省|全国|[全我本]街道|[全我本]社区|其中|平均|新建|老旧|老楼|商品房|普通|流动|困境|困难|残疾|重点|\d+(?:周)?岁|\p{Han}{2}(?:社区|街道|小区|村|镇))",
);
/// A condition of a grade, and none of its own: 达到95%以上的，评为优秀.
static GRADE: Pattern = Pattern::new(r"^[^。；]{0,6}(?:以上|以下|以内)?的[，,、]|评为|得\d+分|扣\d+分|加\d+分");

/// The words of a sentence up to a place that say of what a number in it is.
pub fn of(before: &str) -> Vec<&str> {
    let sentence = before.rsplit(['。', '；', '：']).next().unwrap_or_default();
    let mut words: Vec<&str> = WORDS.stretches(sentence).map(|span| &sentence[span]).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether what stands behind a number makes it a condition.
pub fn is_condition(after: &str) -> bool {
    GRADE.is_in(after.split('。').next().unwrap_or_default())
}
