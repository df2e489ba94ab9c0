//! N646 排版记号的残留
//!
//! 是什么：正文里留着 **、##、|---|、&nbsp; 之类的记号。
//!
//! 为什么：从网页、记事本或程序里复制来的。
//!
//! 例子：**加强领导**
//!
//! 应当写成：加强领导
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::meet;
use crate::lint::pattern::Pattern;

static MARKS: Pattern = Pattern::new(
    r"(?P<at>\*\*|^#{1,6} |\|-{3,}|&(?:nbsp|lt|gt|amp|quot);|</?(?:p|br|div|span|b|strong)(?: [^<>]*)?/?>|^ *[-•●◆■▪] +\p{Han})",
);

/// Looks for marks of other formats. What a template writes wrongly its Markdown says; here is what a fact brings along.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.in_prose(&MARKS, |hit| {
        let (at, origins) = (hit.span(), &subject.text.lines[hit.line].origins);
        let is_fact = origins.iter().any(|(span, _)| meet(span, &at));
        (subject.own.is_none() || is_fact).then(|| hit.says(format!("“{}”是排版记号", hit.words().trim()), "请删去"))
    })
}
