//! N632 下级序号没有上级
//!
//! 是什么：文中有（一）、1.，它们上面却没有一、；（1）直接在一、下面。冒号引出的一串、附件里的不算。
//!
//! 为什么：上一级的标题掉了，读的人不知道这一段归在哪里。
//!
//! 例子：正文一上来就是（一）建立长效机制。
//!
//! 应当写成：一、主要任务　（一）建立长效机制。
//!
//! 依据：GB/T 9704—2012 7.3.3。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::sequence;
use crate::manuscript::label;
use crate::manuscript::label::Label;
use crate::manuscript::label::Style;

/// Looks for numbers with no heading of a higher level above them in their document.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let lines = &subject.text.lines;
    for scope in sequence::scopes(subject) {
        // An annex is a list or a form of its own.
        if lines.get(scope.start).is_some_and(|line| label::annex(&line.text).is_some()) {
            continue;
        }
        let labels: Vec<(usize, Label)> = sequence::labels(subject, scope);
        let highest = labels.iter().map(|(_, label)| label.style).min();
        for (position, (line, label)) in labels.iter().enumerate() {
            if label.number != 1 || label.style == Style::Chinese {
                continue;
            }
            // （一） under 第五条, as rules have it.
            let above = subject.text.lines[..*line].iter().rev();
            let is_article =
                above.take(12).any(|line| line.text.starts_with('第') && line.text.chars().take(6).any(|c| c == '条'));
            let has_parent = is_article || labels[..position].iter().any(|(_, above)| above.style < label.style);
            // A short text may begin with 1. as its only level; one with several lists of it has lost their headings.
            let is_only_level = highest == Some(label.style)
                && label.style != Style::ChineseInBrackets
                && labels.iter().filter(|(_, other)| other.style == label.style && other.number == 1).count() < 2
                && labels.iter().all(|(_, other)| other.style >= label.style);
            // 值班要求： announces a list, which is no level.
            let is_announced = line.checked_sub(1).is_some_and(|above| lines[above].text.ends_with(['：', ':']));
            let is_allowed = is_announced || is_only_level && subject.own.is_some();
            // （1） right under 一、: two levels are left out.
            let parent = labels[..position].iter().rev().find(|(_, above)| above.style < label.style);
            let is_skip = label.style == Style::ArabicInBrackets
                && parent.is_some_and(|(_, above)| above.style == Style::Chinese)
                && !is_article
                && !is_announced
                && subject.own.is_none();
            if is_skip {
                let written = &subject.text.lines[*line].text[..label.length];
                let message = format!("“{written}”直接在“一、”下面，跳了级");
                remarks.push(Remark::at(
                    *line,
                    0..label.length,
                    message,
                    "依次用 一、（一）1.（1）；只有两级的，用 一、1.",
                ));
            }
            if !has_parent && !is_allowed {
                remarks.push(Remark::at(
                    *line,
                    0..label.length,
                    format!("“{}”上面没有上一级的标题", &subject.text.lines[*line].text[..label.length]),
                    "请补上一级的标题；只有一级的，用 一、二、三、",
                ));
            }
        }
    }
    remarks
}
