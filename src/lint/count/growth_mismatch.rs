//! N709 增减量与增减率对不上
//!
//! 是什么：写着增加多少、同比增长百分之几，两个数互相推不出来；写着由多少到多少、比上年的多少增加多少，不是这两个数的差。
//!
//! 为什么：算一下就知道有一个是错的。
//!
//! 例子：11.3万个，增加0.2万个，同比增长3.2%（应当在1.34%—2.27%之间）
//!
//! 应当写成：11.3万个，增加0.2万个，同比增长1.8%
//!
//! 依据：按写出的位数推算（每个数允许末位半个单位的误差）。推算。

use rust_decimal::Decimal;

use super::extent::DIGITS;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::{Hit, Pattern};

static GROWTH: Pattern = Pattern::new(
    r"(?P<now>\d+(?:\.\d+)?)(?P<scale>万|亿)?(?:\p{Han}{1,3})?[，,](?:较上年|比上年|同比)?(?P<way>增加|减少)(?P<step>\d+(?:\.\d+)?)(?P<step_scale>万|亿)?(?:\p{Han}{1,3})?[，,](?:同比)?(?:增长|下降)(?P<at>(?P<rate>\d+(?:\.\d+)?)[%％])",
);

/// 1248件，比上年的1092件增加156件.
static STEP: Pattern = Pattern::new(
    r"(?P<now>\d+(?:\.\d+)?)(?P<now_unit>%|\p{Han}{1,3}?)[，,（(]?(?:比|较)[^，。；\d]{0,4}(?:\d{4}年(?:同期)?)?的?(?P<was>\d+(?:\.\d+)?)(?P<was_unit>%|\p{Han}{1,3}?)(?P<way>增加|减少|增长|下降|提高|上升|降低|多|少)了?(?P<at>(?P<step>\d+(?:\.\d+)?)(?P<step_unit>个百分点|%|\p{Han}{1,3}))",
);
/// 由92.5%提高到95%，提高2.5个百分点.
static FROM: Pattern = Pattern::new(
    r"(?:由|从)\p{Han}{0,6}?(?P<was>\d+(?:\.\d+)?)(?P<was_unit>%|\p{Han}{1,3}?)(?:提高|上升|增长|增加|调整|扩大|下降|降低|减少|压缩|压减|降)(?:到|至|为)(?P<now>\d+(?:\.\d+)?)(?P<now_unit>%|\p{Han}{1,3}?)[，,]\p{Han}{0,2}(?P<way>提高|上升|增加|增长|下降|降低|减少|增)了?(?P<at>(?P<step>\d+(?:\.\d+)?)(?P<step_unit>个百分点|%|\p{Han}{1,3}))",
);

/// Holds the rate against the interval that the two other numbers leave, and a difference against the two numbers that it is of.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.anywhere(&STEP, step);
    remarks.extend(subject.anywhere(&FROM, step));
    // A difference that is wrong is the fault, and not the rate that follows from the right one.
    let differences: Vec<(Option<usize>, usize)> =
        remarks.iter().map(|remark| (remark.line, remark.span.end)).collect();
    let rates = subject.anywhere(&GROWTH, |hit| {
        if differences.iter().any(|(line, end)| *line == Some(hit.line) && hit.span().start.abs_diff(*end) < FAR) {
            return None;
        }
        let now = interval(hit.group("now"), hit.group("scale"))?;
        let step = interval(hit.group("step"), hit.group("step_scale"))?;
        let rate = interval(hit.group("rate"), "")?;
        let sign = if hit.group("way") == "增加" { Decimal::ONE } else { -Decimal::ONE };
        let before = (now.0 - sign * step.0, now.1 - sign * step.1);
        let (least, most) = (before.0.min(before.1), before.0.max(before.1));
        if least <= Decimal::ZERO {
            return None;
        }
        let (low, high) = (step.0 * Decimal::ONE_HUNDRED / most, step.1 * Decimal::ONE_HUNDRED / least);
        let is_right = rate.0 <= high && rate.1 >= low;
        (!is_right).then(|| {
            let message = format!(
                "按前面两个数，应当在{}%—{}%之间，写的是{}",
                low.round_dp(2).normalize(),
                high.round_dp(2).normalize(),
                hit.words()
            );
            hit.says(message, "请核对这三个数")
        })
    });
    remarks.extend(rates);
    remarks
}

/// A rate so many bytes behind a difference is one of the same numbers.
const FAR: usize = 40;

/// Holds a difference, or a rate of growth, against the two numbers before it.
fn step(hit: &Hit<'_>) -> Option<Remark> {
    let [was, now, said] = ["was", "now", "step"].map(|name| interval(hit.group(name), ""));
    let (was, now, said) = (was?, now?, said?);
    let (was_unit, now_unit, unit) = (hit.group("was_unit"), hit.group("now_unit"), hit.group("step_unit"));
    if was_unit.trim_end_matches('的') != now_unit.trim_end_matches('的') {
        return None;
    }
    let (least, most) = (now.0 - was.1, now.1 - was.0);
    // How far it went, whatever the way: that is another rule.
    let far = |least: Decimal, most: Decimal| if most < Decimal::ZERO { (-most, -least) } else { (least, most) };
    let is_percent = now_unit == "%";
    let (least, most) = match unit {
        "个百分点" if is_percent => far(least, most),
        "%" if !is_percent && was.0 > Decimal::ZERO => {
            let hundred = Decimal::ONE_HUNDRED;
            far((least * hundred).checked_div(was.1)?, (most * hundred).checked_div(was.0)?)
        }
        _ if !is_percent && unit.starts_with(now_unit.trim_end_matches('的')) => far(least, most),
        _ => return None,
    };
    let is_right = said.0 <= most && said.1 >= least;
    // Whole numbers are exact.
    let middle = ((least + most) / Decimal::TWO).normalize();
    let is_exact = [hit.group("was"), hit.group("now"), hit.group("step")].iter().all(|number| !number.contains('.'));
    let is_right = if is_exact && unit != "%" { hit.group("step").parse() == Ok(middle) } else { is_right };
    // 新增5个、撤并2个: the difference is that of the two.
    let goes_on = hit.after().trim_start_matches(|c: char| !matches!(c, '、' | '，' | '。' | '；'));
    let is_part =
        ["、撤", "、退", "、减", "、新", "、取", "、注", "、迁", "、并"].iter().any(|rest| goes_on.starts_with(rest));
    (!is_right && !is_part).then(|| {
        let right = middle.round_dp(2).normalize();
        hit.says(
            format!("{}与{}相差{right}{unit}，写的是{}", hit.group("was"), hit.group("now"), hit.words()),
            "请核对这三个数",
        )
    })
}

/// A number as written, half a unit of its last digit either way.
fn interval(text: &str, scale: &str) -> Option<(Decimal, Decimal)> {
    // No number of a street has more digits.
    let value: Decimal = text.parse().ok().filter(|_| text.len() <= DIGITS)?;
    let half = Decimal::new(5, value.scale() + 1);
    let factor = Decimal::from(match scale {
        "万" => 10_000_u32,
        "亿" => 100_000_000,
        _ => 1,
    });
    Some(((value - half) * factor, (value + half) * factor))
}
