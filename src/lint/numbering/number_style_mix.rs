//! N633 同级序号写法混用
//!
//! 是什么：同一级的序号，有的写“1.”，有的写“1、”。
//!
//! 为什么：同一份文件里一级只有一种写法。
//!
//! 例子：1.……2.……3、……
//!
//! 应当写成：1.……2.……3.……
//!
//! 依据：GB/T 9704—2012 7.3.3；GB/T 15834—2011 附录B。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::lint::sequence;

static INLINE: Pattern = Pattern::new(r"\d[.．]\p{Han}{2,8}(?P<at>\d、)\p{Han}");

/// Compares the marks behind the numbers of one list.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let help = "同级序号请用同一种写法：1. 用下脚点";
    let mut remarks = Vec::new();
    for series in sequence::of(subject) {
        let Some((_, first)) = series.labels.first() else { continue };
        let kind = |mark: char| match mark {
            '．' => '.',
            ')' => '）',
            other => other,
        };
        for (line, label) in series.labels.iter().filter(|(_, label)| kind(label.mark) != kind(first.mark)) {
            let written = &subject.text.lines[*line].text[..label.length];
            remarks.push(Remark::at(*line, 0..label.length, format!("“{written}”与前面的序号写法不同"), help));
        }
    }
    remarks.extend(
        subject.in_prose(&INLINE, |hit| Some(hit.says(format!("“{}”与前面的序号写法不同", hit.words()), help))),
    );
    remarks
}
