//! N709 增减量与增减率对不上
//!
//! 是什么：写着增加多少、同比增长百分之几，两个数互相推不出来。
//!
//! 为什么：算一下就知道有一个是错的。
//!
//! 例子：11.3万个，增加0.2万个，同比增长3.2%（应当在1.34%—2.27%之间）
//!
//! 应当写成：11.3万个，增加0.2万个，同比增长1.8%
//!
//! 依据：按写出的位数推算（每个数允许末位半个单位的误差）。推算。

use rust_decimal::Decimal;

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static GROWTH: Pattern = Pattern::new(
    r"(?P<now>\d+(?:\.\d+)?)(?P<scale>万|亿)?(?:\p{Han}{1,3})?[，,](?:较上年|比上年|同比)?(?P<way>增加|减少)(?P<step>\d+(?:\.\d+)?)(?P<step_scale>万|亿)?(?:\p{Han}{1,3})?[，,](?:同比)?(?:增长|下降)(?P<at>(?P<rate>\d+(?:\.\d+)?)[%％])",
);

/// Holds the rate against the interval that the two other numbers leave.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&GROWTH, |hit| {
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
    })
}

/// A number as written, half a unit of its last digit either way.
fn interval(text: &str, scale: &str) -> Option<(Decimal, Decimal)> {
    let value: Decimal = text.parse().ok()?;
    let half = Decimal::new(5, value.scale() + 1);
    let factor = Decimal::from(match scale {
        "万" => 10_000_u32,
        "亿" => 100_000_000,
        _ => 1,
    });
    Some(((value - half) * factor, (value + half) * factor))
}
