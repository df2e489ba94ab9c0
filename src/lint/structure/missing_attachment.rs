//! N607 正文提到的附件不存在
//!
//! 是什么：正文写了附件的序号，而本文没有这个附件。
//!
//! 为什么：附件增减以后，手写的序号不会跟着变，读的人找不到。
//!
//! 例子：本文有两个附件，正文写“（见附件5）”。
//!
//! 应当写成：模板里写 {{ 附件("名") }}，事实里写 {附件.名}，序号由程序编。
//!
//! 依据：GB/T 9704—2012 7.3.4。规定。

use crate::lint::Remark;
use crate::lint::Subject;

/// Looks for numbers of attachments that the document does not have; those of a cited document stand behind its title.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(own) = subject.own else { return Vec::new() };
    let annexes = &own.document.annexes;
    let is_there = |label: &str| annexes.iter().any(|annex| annex.label == label);
    let mut remarks = Vec::new();
    for (index, line) in subject.lines().filter(|(_, line)| line.block.is_some()) {
        let text = &line.text;
        for (at, _) in text.match_indices("附件") {
            let rest = &text[at + "附件".len()..];
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let span = at..at + "附件".len() + digits;
            let label = &text[span.clone()];
            if digits == 0 || is_there(label) || text[..at].ends_with('》') {
                continue;
            }
            let has = match annexes.len() {
                0 => "没有附件".to_owned(),
                count => format!("只有{count}个附件"),
            };
            let help = "请改成引用，事实里写 {附件.名}，序号由程序编；引用别的文件的附件，写在它的书名号后面";
            remarks.push(Remark::at(index, span, format!("正文提到“{label}”，本文{has}"), help));
        }
    }
    remarks
}
