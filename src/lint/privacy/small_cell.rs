//! N724 敏感人群的小数字
//!
//! 是什么：社区矫正对象、困境儿童、精神障碍患者等人群，写的数是1至3。
//!
//! 为什么：一个社区只有一两个这样的人，写出数来，邻居就知道是谁。对外公开的文件里不宜出现。
//!
//! 例子：辖区有社区矫正对象2名。
//!
//! 应当写成：公开的文件里只写做法，或者由街道合并几个社区再写。内部文件可以写，注意不外传。
//!
//! 依据：《个人信息保护法》；统计上对小数字的通行做法。实务。

use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};

macro_rules! groups {
    () => {
        "社区矫正对象|矫正对象|社区服刑人员|刑满释放人员|安置帮教对象|吸毒人员|戒毒人员|戒毒康复人员|困境儿童|孤儿|事实无人抚养儿童|留守儿童|严重精神障碍患者|精神障碍患者|艾滋病感染者|艾滋病患者|涉罪未成年人|邪教人员|上访人员|重点信访人"
    };
}

static BEHIND: Pattern =
    Pattern::new(concat!("(?:", groups!(), r")(?:共有|现有|共|有|为)?(?P<at>[1-3一二两三](?:人|名|户|例))(?:[^次]|$)"));
static BEFORE: Pattern =
    Pattern::new(concat!(r"(?:^|[^\d.十百])(?P<at>[1-3一二两三](?:人|名|户|例))(?:", groups!(), ")"));

/// Looks for small numbers beside the names of such groups, in what was not made here: there the facts say who may read it.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    if subject.own.is_some() || subject.reference.is_some() {
        return Vec::new();
    }
    let patterns = [&BEHIND, &BEFORE].into_iter();
    patterns
        .flat_map(|pattern| {
            subject.anywhere(pattern, |hit| {
                Some(hit.says(
                    format!("敏感人群只有{}，公开出去能认出是谁", hit.words()),
                    "要公开的，不写数或者几个社区合并写；内部文件不用改",
                ))
            })
        })
        .collect()
}
