//! N679 概数中间用了顿号
//!
//! 是什么：相邻的两个数字连用表示概数，中间加了顿号，或者写成阿拉伯数字。
//!
//! 为什么：“三、四个”是三个和四个，“三四个”才是三个或者四个。
//!
//! 例子：每组三、四人；开展3、4次
//!
//! 应当写成：每组三四人；开展三四次
//!
//! 依据：GB/T 15835—2011 5.2.2，GB/T 15834—2011 4.5.3.4：相邻数字表示概数不用顿号。规定。

use crate::lint::pattern::{Hit, Pattern};
use crate::lint::{Remark, Subject};

/// Behind these counting words two numbers are about one thing; 三、四季度 and 一、二期 are two.
static PAIR: Pattern = Pattern::new(
    r"(?:^|[^第\d.、一二三四五六七八九十百千])(?P<at>(?P<one>[一二三四五六七八1-8])、(?P<two>[二三四五六七八九2-9]))(?:个(?:人|月|小时)?|名|人|次|天|场|里|公里|岁|万|千|百|十)(?:[^、]|$)",
);
const CHINESE: &str = "一二三四五六七八九";

/// Looks for neighbouring numbers with 、 between them.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.in_prose(&PAIR, |hit| {
        let value = |word: &str| {
            let c = word.chars().next()?;
            c.to_digit(10)
                .or_else(|| CHINESE.chars().position(|known| known == c).and_then(|at| u32::try_from(at + 1).ok()))
        };
        let (one, two) = (value(hit.group("one"))?, value(hit.group("two"))?);
        (two == one + 1 && !is_list(hit)).then(|| {
            hit.says(
                format!("“{}”是概数，中间不用顿号", hit.words()),
                "表示概数写成 三四个；确是两样的，写成 三个和四个",
            )
        })
    })
}

/// 责任落实到一、二、三个社区, 任务1、2人…: more than a pair, or numbers of points.
fn is_list(hit: &Hit<'_>) -> bool {
    hit.before().ends_with(['、', '至', '～', '—']) || hit.before().ends_with("任务") || hit.before().ends_with("附件")
}
