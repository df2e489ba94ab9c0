//! N662 破折号写法不对
//!
//! 是什么：破折号写成两个半角短横、制表符的横线。
//!
//! 为什么：破折号是两个一字线，占两格。
//!
//! 例子：示范街--永宁路
//!
//! 应当写成：示范街——永宁路
//!
//! 依据：GB/T 15834—2011 4.10。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static DASH: Pattern = Pattern::new(r"\p{Han}(?P<at>-{2,}|－{2,}|─{1,}|―{1,}|–{2,})\p{Han}");

/// Looks for dashes made of other characters.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.in_prose(&DASH, |hit| Some(hit.says(format!("破折号写成了“{}”", hit.words()), "写成 ——").fixed("——")))
}
