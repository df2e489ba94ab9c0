//! N666 以日期为名的事件没有用间隔号
//!
//! 是什么：用月日简称的事件、节日，月和日之间用了小数点、顿号、短横线，或者该加引号的没有加。
//!
//! 为什么：“3.15”是三点一五，“3·15”才是三月十五日。
//!
//! 例子：“3.15”消费者权益日；“12-4”国家宪法日
//!
//! 应当写成：“3·15”国际消费者权益日；“12·4”国家宪法日
//!
//! 依据：GB/T 15834—2011 4.14.3.4 间隔号标示以月、日为标志的事件或节日。规定。

use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};

static QUOTED: Pattern = Pattern::new(r"“(?P<at>(?P<month>\d{1,2})[.．。、,，\-－–/](?P<day>\d{1,2}))”");
static NAMED: Pattern = Pattern::new(
    r"(?:^|[^\d.])(?P<at>(?P<month>\d{1,2})[.．\-－](?P<day>\d{1,2}))(?:”|’)?(?:国际|世界|全国|国家)?(?:消费者权益|禁毒|宪法|消防|法制宣传|法治宣传|地震|志愿者|学雷锋|安全教育|艾滋病)",
);

/// Looks for events that are called by their date.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = [&QUOTED, &NAMED]
        .into_iter()
        .flat_map(|pattern| {
            subject.anywhere(pattern, |hit| {
                let number = |name: &str| hit.group(name).parse::<u32>().ok();
                let (month, day) = (number("month")?, number("day")?);
                let right = format!("{month}·{day}");
                ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| {
                    hit.says(format!("“{}”是日期，中间用间隔号", hit.words()), format!("写成 “{right}”")).fixed(right)
                })
            })
        })
        .collect();
    remarks.sort_by_key(|remark| (remark.line, remark.span.start));
    remarks.dedup_by_key(|remark| (remark.line, remark.span.start));
    remarks
}
