//! N663 书名号、引号之间多了顿号
//!
//! 是什么：两个书名号、两个引号之间用了顿号。
//!
//! 为什么：标有书名号、引号的并列成分之间通常不用顿号。
//!
//! 例子：学习《纲要》、《守则》。
//!
//! 应当写成：学习《纲要》《守则》。
//!
//! 依据：GB/T 15834—2011 4.5.3.5。一般。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static MIXED: Pattern = Pattern::new(r"[》”]\p{Han}{1,8}、[《“]|[》”]、\p{Han}");

static BETWEEN: Pattern = Pattern::new(r"[》”](?P<at>、)[《“]");

/// Looks for 、 between titles or quotations.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    // A list of which some need the 、 may have it between all.
    subject.anywhere(&BETWEEN, |hit| {
        (!MIXED.is_in(hit.text)).then(|| hit.says("书名号、引号之间不用顿号", "请删去顿号").fixed(""))
    })
}
