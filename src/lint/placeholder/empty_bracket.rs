//! N615 括号、引号里是空的
//!
//! 是什么：〔〕、（）、《》、“”之类里面什么也没有。
//!
//! 为什么：文号、名称、附件号没有填。
//!
//! 例子：（郑政文[]257号）
//!
//! 应当写成：写全：（郑政文〔2012〕257号）
//!
//! 依据：实务；文号的年份依据 GB/T 9704—2012 7.2.5。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::apparatus;
use crate::lint::pattern::Pattern;

static EMPTY: Pattern = Pattern::new(r"(?P<at>\[\s*\]|〔\s*〕|【\s*】|（\s*）|\(\s*\)|《\s*》|“\s*”|‘\s*’|「\s*」)");

/// Looks for pairs with nothing between them. A form that somebody fills in by hand has them in its cells.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.in_prose(&EMPTY, |hit| {
        let is_gap = hit.words().contains([' ', '　']) && apparatus::is_form(subject.text, hit.line);
        (!is_gap)
            .then(|| hit.says(format!("“{}”里面是空的", hit.words()), "请把年份、名称填上；不需要的连括号一起删去"))
    })
}
