//! N716 减少用了倍数
//!
//! 是什么：减少、下降、缩短用“倍”来说。
//!
//! 为什么：减少一倍就是没有了。减少只能说减少几成、百分之几，或者减少到原来的几分之几。
//!
//! 例子：纠纷由80件减少到40件，减少了1倍
//!
//! 应当写成：减少了50%，或者 减少一半
//!
//! 依据：实务（统计、公文的通行说法）。

use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};

static TIMES: Pattern =
    Pattern::new(r"(?P<at>(?:减少|下降|降低|缩短|压减|缩小)了?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)倍)");

/// Looks for decreases in times.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&TIMES, |hit| {
        Some(hit.says(format!("“{}”说不通", hit.words()), "减少写百分之几、几成，或者减少到几分之几"))
    })
}
