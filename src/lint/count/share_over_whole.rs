//! N719 部分比全体还多
//!
//! 是什么：占比超过100%，覆盖率、办结率、满意率、合格率之类超过100%；“几人，其中”后面的一项比总数还多。
//!
//! 为什么：部分不会比全体多。完成率、增长率可以超过100%，不在内。
//!
//! 例子：老年人占总人口的125%；办结率103%
//!
//! 应当写成：核对分子、分母；超额完成的，写完成率。
//!
//! 依据：实务（统计口径：结构相对数不大于100%）。

use rust_decimal::Decimal;

use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};

static SHARE: Pattern = Pattern::new(
    r"(?P<name>占比|占总数的?|比重|占[^，。；、\d]{1,12}的)(?:为|是|达到?|约|近)?(?P<at>(?P<value>\d+(?:\.\d+)?)[%％])",
);
static RATE: Pattern = Pattern::new(
    r"(?:办结|满意|合格|覆盖|知晓|签约|成功|出勤|到会|出席|达标|整改|回访|响应|准确|参与|治愈|及格|优良|优秀|就业|化解|调处|纳管|见面|核查)率(?:为|是|达到?|保持在|稳定在|不低于|：)?(?P<at>(?P<value>\d+(?:\.\d+)?)[%％])",
);
/// 常住人口11203人，其中60岁以上2576人.
static AMONG: Pattern = Pattern::new(
    r"(?P<all>\d+(?:\.\d+)?)(?P<scale>万)?(?P<unit>[人名户个件起])[，,（(]其中[：:]?(?:\d+(?:周)?岁(?:及)?以[上下])?[^，。；、\d]{0,12}(?P<at>(?P<part>\d+(?:\.\d+)?)(?P<part_scale>万)?(?P<part_unit>[人名户个件起]))(?P<next>.?)",
);
/// Of what a part may be more: last year's, a plan.
const MORE: [&str; 13] =
    ["收入", "上年", "去年", "同期", "计划", "目标", "任务", "预算", "定额", "标准", "应", "原", "年初"];

/// Looks for shares of more than the whole.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let is_more = |value: &str| value.parse::<Decimal>().is_ok_and(|value| value > Decimal::ONE_HUNDRED);
    let mut remarks = subject.in_prose(&SHARE, |hit| {
        let is_of_plan = MORE.iter().any(|word| hit.group("name").contains(word));
        (is_more(hit.group("value")) && !is_of_plan)
            .then(|| hit.says(format!("占比写的是{}，部分比全体还多", hit.words()), "请核对分子、分母"))
    });
    remarks.extend(subject.in_prose(&RATE, |hit| {
        is_more(hit.group("value")).then(|| {
            hit.says(format!("这个率不会超过100%，写的是{}", hit.words()), "请核对分子、分母；超额完成的，写完成率")
        })
    }));
    remarks.extend(subject.in_prose(&AMONG, |hit| {
        let number = |value: &str, scale: &str| {
            let value: Decimal = hit.group(value).parse().ok()?;
            if hit.group(scale).is_empty() { Some(value) } else { value.checked_mul(Decimal::from(10_000)) }
        };
        let (all, part) = (number("all", "scale")?, number("part", "part_scale")?);
        // Facts that contradict each other are for the relations of the project.
        let is_same = hit.group("unit") == hit.group("part_unit") && hit.group("next") != "次" && subject.own.is_none();
        (is_same && part > all).then(|| {
            hit.says(
                format!("总数是{}{}，其中的一项是{}，部分比全体还多", all.normalize(), hit.group("unit"), hit.words()),
                "请核对两个数",
            )
        })
    }));
    remarks
}
