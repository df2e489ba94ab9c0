//! N651 中文里用了半角标点
//!
//! 是什么：汉字旁边的逗号、冒号、括号是半角的。
//!
//! 为什么：半角标点占半格，一行28字就对不齐了。
//!
//! 例子：各单位,要落实责任。
//!
//! 应当写成：各单位，要落实责任。
//!
//! 依据：GB/T 15834—2011 4、5.1。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;
use crate::manuscript::label;

static BEHIND: Pattern = Pattern::new(r"[\p{Han}”’》）〕%](?P<at>[,;:?!])");
static BEFORE: Pattern = Pattern::new(r"(?P<at>[,;:?!])[\p{Han}“‘《（]");
static STOP: Pattern = Pattern::new(r"[\p{Han}”’）》](?P<at>\.)(?:\p{Han}|\s|$)");
static BRACKETS: Pattern = Pattern::new(r"(?P<at>\([^()]*\p{Han}[^()]*\))");
static LONE: Pattern = Pattern::new(r"(?P<at>[()])");

/// What stands for a half-width mark.
fn wide(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "," => "，",
        ";" => "；",
        ":" => "：",
        "?" => "？",
        "!" => "！",
        "." => "。",
        _ => return None,
    })
}

/// Looks for half-width marks beside Chinese text, and brackets around it. One remark a mark.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let help = "请改成全角标点";
    let say = |hit: &Hit<'_>| {
        // 1.工作: the dot of a number; 4:30 and 5:5.
        let is_label = hit.words() == "." && label::read(hit.text).is_some_and(|label| label.length == hit.span().end);
        let right = wide(hit.words())?;
        (!is_label).then(|| hit.says(format!("汉字旁边的“{}”是半角的", hit.words()), help).fixed(right))
    };
    let mut remarks: Vec<Remark> =
        [&BEHIND, &BEFORE, &STOP].into_iter().flat_map(|pattern| subject.anywhere(pattern, say)).collect();
    remarks.sort_by_key(|remark| (remark.line, remark.span.start));
    remarks.dedup_by_key(|remark| (remark.line, remark.span.start));
    remarks.extend(subject.anywhere(&BRACKETS, |hit| {
        let inside = hit.words().trim_matches(['(', ')']);
        Some(hit.says("汉字外面的括号是半角的", help).fixed(format!("（{inside}）")))
    }));
    // A bracket whose other half is lost.
    for (index, line) in subject.lines() {
        if line.text.matches('(').count() != line.text.matches(')').count() && !BRACKETS.is_in(&line.text) {
            remarks
                .extend(subject.hits(&LONE, index, line).first().map(|hit| hit.says("括号是半角的，也不成对", help)));
        }
    }
    remarks
}
