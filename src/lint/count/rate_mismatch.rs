//! N718 比率与写出的数对不上
//!
//! 是什么：一句话里写着受理多少、办结多少，后面的办结率不是这两个数相除；写着几个里的几个、目标和实际，后面的占比、完成率不是。
//!
//! 为什么：除一下就知道有一个是错的；改了件数没有改率，是核稿最常见的差错之一。
//!
//! 例子：受理200件，办结180件，办结率95%
//!
//! 应当写成：受理200件，办结180件，办结率90%
//!
//! 依据：按写出的位数推算（四舍五入、去尾都算对）。推算。

use std::ops::Range;

use rust_decimal::Decimal;

use crate::lint::pattern::{Hit, Pattern};
use crate::lint::{Remark, Subject};

/// A count, with what it is said of.
static COUNT: Pattern = Pattern::new(
    r"(?P<name>\p{Han}{0,10})(?P<at>(?P<value>\d+(?:\.\d+)?)(?P<scale>万)?(?P<unit>户次|人次|家次|[名人户件份场个处起次项台部栋家宗]))",
);
static RATE: Pattern =
    Pattern::new(r"(?P<name>\p{Han}{2,10})率(?:为|是|达到?|：)?(?P<at>(?P<value>\d+(?:\.\d+)?)[%％])(?P<bound>以上)?");
/// 办结率90%（180/200）.
static RATIO: Pattern = Pattern::new(
    r"率(?:为|是|达到?|：)?(?P<at>(?P<value>\d+(?:\.\d+)?)[%％])[（(](?P<part>\d+)[/／](?P<whole>\d+)[）)]",
);
/// 56个小区中48个完成改造，占85.7%.
static OF: Pattern = Pattern::new(
    r"(?P<whole>\d+)(?P<unit>[名人户件份场个处起次项台部栋家])[^，。；、\d]{0,12}(?:中|里|，其中|，有|，已有)[^，。；、\d]{0,10}(?P<part>\d+)(?P<part_unit>[名人户件份场个处起次项台部栋家])[^，。；、\d]{0,10}[，,]占(?:总数的?|比|其中的?)?(?P<at>(?P<value>\d+(?:\.\d+)?)[%％])",
);
/// 目标200场，实际完成210场，完成率105%.
static AIM: Pattern = Pattern::new(
    r"(?:目标|计划|任务|指标)\p{Han}{0,6}?(?P<whole>\d+)(?P<unit>[名人户件份场个处起次项台部栋家])[，,](?:实际|全年|已)?\p{Han}{0,6}?(?P<part>\d+)(?P<part_unit>[名人户件份场个处起次项台部栋家])[，,]完成(?:率|年?度?(?:目标|计划|任务)的)(?:为|达到?)?(?P<at>(?P<value>\d+(?:\.\d+)?)[%％])",
);
/// What makes a count one of something else than the rate is of.
const OTHER: [&str; 14] =
    ["未", "不", "没", "逾期", "超期", "正在", "比", "较", "增加", "减少", "多", "少", "每", "约"];

/// Words that make a rate one of a part.
const QUALIFIERS: [&str; 21] = [
    "按期",
    "限时",
    "按时",
    "及时",
    "一次",
    "当场",
    "重大",
    "一般",
    "重点",
    "居民",
    "规划",
    "疫苗",
    "首次",
    "线上",
    "网上",
    "群众",
    "企业",
    "复查",
    "日内",
    "小时内",
    "限期",
];

struct Count<'t> {
    name: &'t str,
    unit: &'t str,
    low: Decimal,
    high: Decimal,
    span: Range<usize>,
}

/// Holds a rate against the counts before it in its sentence: the last of them must be the part that the rate is named after, one
/// before it, or all of them, the whole.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.in_prose(&RATIO, |hit| {
        let (part, whole): (Decimal, Decimal) = (hit.group("part").parse().ok()?, hit.group("whole").parse().ok()?);
        if whole.is_zero() || accepts(hit.group("value"), share((part, part), (whole, whole))?)? {
            return None;
        }
        Some(says(hit, &format!("{part}/{whole}"), share((part, part), (whole, whole))?))
    });
    for pattern in [&OF, &AIM] {
        remarks.extend(subject.in_prose(pattern, |hit| {
            let (part, whole): (Decimal, Decimal) = (hit.group("part").parse().ok()?, hit.group("whole").parse().ok()?);
            let is_same = hit.group("unit") == hit.group("part_unit") && !whole.is_zero();
            let share = share((part, part), (whole, whole)).filter(|_| is_same)?;
            (!accepts(hit.group("value"), share)?).then(|| says(hit, &format!("{whole}、{part}"), share))
        }));
    }
    if !subject.text.prose().contains('率') {
        return remarks;
    }
    for (index, line) in subject.prose().filter(|(_, line)| line.text.contains('率')) {
        remarks.extend(subject.hits(&RATE, index, line).iter().filter_map(one));
    }
    remarks
}

fn one(rate: &Hit<'_>) -> Option<Remark> {
    let sentence = rate.before().rsplit(['。', '；', ';', '：']).next()?;
    // The name of the rate goes back to the mark before it.
    let head = sentence.rfind(['，', ',', '、', '（', '('])?;
    let counts = counts(&sentence[..head])?;
    let (part, wholes) = counts.split_last()?;
    let is_next = part.span.end == head;
    let name = rate.group("name").trim_start_matches(['其', '中']);
    // 按期办结率 is of those that were done in time.
    let is_qualified = QUALIFIERS.iter().any(|word| name.contains(word) != part.name.contains(word));
    let is_among =
        sentence[..part.span.start].rsplit(['，', '；']).next().is_some_and(|clause| clause.contains("其中"));
    if !is_next || is_qualified || is_among || !is_named_after(name, part.name) || wholes.is_empty() {
        return None;
    }
    let same: Vec<&Count<'_>> = wholes.iter().filter(|whole| whole.unit == part.unit).collect();
    let larger: Vec<&&Count<'_>> = same.iter().filter(|whole| whole.low >= part.high).collect();
    let nearest = larger.last()?;
    let of = |low: Decimal, high: Decimal| share((part.low, part.high), (low, high));
    let sum = |counts: &[&Count<'_>]| -> (Decimal, Decimal) {
        (counts.iter().map(|count| count.low).sum(), counts.iter().map(|count| count.high).sum())
    };
    let all = sum(&same);
    let mut possible: Vec<(Decimal, Decimal)> = of(all.0, all.1).into_iter().collect();
    for whole in &larger {
        possible.extend(of(whole.low, whole.high));
        // 当场整改70处，限期整改6处: the part is told in parts.
        let is_part = |count: &&&Count<'_>| !std::ptr::eq(**count, **whole) && is_named_after(name, count.name);
        let parts: Vec<&Count<'_>> = same.iter().filter(is_part).copied().chain([part]).collect();
        possible.extend(share(sum(&parts), (whole.low, whole.high)));
    }
    let written = rate.group("value");
    for share in &possible {
        let is_reached = !rate.group("bound").is_empty() && share.1 >= written.parse().ok()?;
        if is_reached || accepts(written, *share)? {
            return None;
        }
    }
    let counts = format!("{}、{}", &sentence[nearest.span.clone()], &sentence[part.span.clone()]);
    Some(says(rate, &counts, of(nearest.low, nearest.high)?))
}

fn says(hit: &Hit<'_>, counts: &str, share: (Decimal, Decimal)) -> Remark {
    let right = share.0.round_dp(2).normalize();
    hit.says(format!("按{counts}算是{right}%，写的是{}", hit.words()), "请核对件数和比率；分母是别的数的，写清楚")
}

/// The counts of a sentence; none where one of them is no plain number.
fn counts(sentence: &str) -> Option<Vec<Count<'_>>> {
    let hits = COUNT.hits(0, sentence);
    let mut counts = Vec::new();
    for hit in hits {
        // 120件以上, 120件左右: not told exactly.
        if hit.after().starts_with(['余', '多', '左', '以']) {
            return None;
        }
        let (value, scale): (Decimal, _) = (hit.group("value").parse().ok()?, hit.group("scale"));
        let half = if scale.is_empty() { Decimal::ZERO } else { Decimal::new(5, value.scale().min(20) + 1) };
        let factor = if scale.is_empty() { Decimal::ONE } else { Decimal::from(10_000) };
        let (low, high) = ((value - half).checked_mul(factor)?, (value + half).checked_mul(factor)?);
        counts.push(Count { name: hit.group("name"), unit: hit.group("unit"), low, high, span: hit.span() });
    }
    Some(counts)
}

/// 办结率 and 办结180件, 调解成功率 and 成功调解98件.
fn is_named_after(rate: &str, part: &str) -> bool {
    let last = |text: &str| text.char_indices().rev().nth(1).map(|(at, _)| text[at..].to_owned());
    let (Some(rate_end), Some(part_end)) = (last(rate), last(part)) else { return false };
    let is_other = OTHER.iter().any(|word| part.contains(word));
    !is_other && (part.contains(&rate_end) || rate.contains(&part_end))
}

/// Least and greatest percentage.
fn share(part: (Decimal, Decimal), whole: (Decimal, Decimal)) -> Option<(Decimal, Decimal)> {
    let percent = |part: Decimal, whole: Decimal| part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
    Some((percent(part.0, whole.1)?, percent(part.1, whole.0)?))
}

/// Whether a written percentage is one of these, rounded or cut off.
fn accepts(written: &str, share: (Decimal, Decimal)) -> Option<bool> {
    let value: Decimal = written.parse().ok()?;
    let unit = Decimal::new(1, value.scale());
    let half = Decimal::new(5, value.scale().min(20) + 1);
    Some(share.1 >= value - half && share.0 < value + unit)
}
