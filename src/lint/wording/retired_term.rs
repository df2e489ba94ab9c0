//! N606 用了已经更名的提法
//!
//! 是什么：文件里出现提法库“旧称”登记过的叫法，这一年已经改称别的。
//!
//! 为什么：机构、人群、制度改了名称，沿用旧称是退稿的常见原因。书名号、引号里的是引用，不算。
//!
//! 例子：对社区服刑人员逐人建档。
//!
//! 应当写成：对社区矫正对象逐人建档。
//!
//! 依据：templates/提法 里那一条的“来源”。实务。

use crate::lint::quotation;
use crate::lint::{Remark, Retired, Subject};

/// Looks for every retired term outside quotations, where it is not part of its new name.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let whole = subject.text.whole();
    let used: Vec<&Retired> = subject.retired.iter().filter(|term| whole.contains(term.old.as_str())).collect();
    for (index, line) in subject.lines().filter(|_| !used.is_empty()) {
        for term in &used {
            for (at, old) in line.text.match_indices(term.old.as_str()) {
                let span = at..at + old.len();
                let is_new = line
                    .text
                    .match_indices(term.new.as_str())
                    .any(|(new, words)| new <= at && span.end <= new + words.len());
                if !is_new && !quotation::is_open(&line.text[..at]) {
                    remarks.push(Remark::at(
                        index,
                        span,
                        format!("“{}”已经改称“{}”", term.old, term.new),
                        format!("请改用新的名称（{}）；引用旧文件名的，加书名号", term.source),
                    ));
                }
            }
        }
    }
    remarks
}
