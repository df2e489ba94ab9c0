//! N657 数字写法有误
//!
//! 是什么：小数点写成句号，数字中间有空格，标准号写成小写、连写。
//!
//! 为什么：数字断开了，就不知道是多少。
//!
//! 例子：37。6万人；6 923个；gb50180-93
//!
//! 应当写成：37.6万人；6923个；GB 50180—93
//!
//! 依据：GB/T 15835—2011 5.1。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;
use crate::lint::word;
use crate::manuscript::label;

static POINT: Pattern = Pattern::new(r"(?P<at>\d+。\d+)(?:万|亿|%|元|倍|公|平)");
/// 98，6%: a comma for a point.
static COMMA_POINT: Pattern = Pattern::new(r"(?:^|[^\d，,])(?P<at>\d{1,3}[，,]\d)[%％]");
static SPACED_POINT: Pattern =
    Pattern::new(r"(?P<at>\d+\s*[.．]\s+\d+|\d+\s+[.．]\s*\d+)(?:万|亿|%|％|个|人|户|元|倍|\p{Han})");
static SPACED: Pattern = Pattern::new(r"(?:^|[^\d ])(?P<at>\d{1,3}(?: \d{3})+)(?:\p{Han}|%|$)");
static STANDARD: Pattern =
    Pattern::new(r"(?P<at>(?-u:\b)(?:gb|GB|Gb)/?[tT]?\d{3,}(?:[-—]\d+)?|(?-u:\b)gb/?t? ?\d{3,}(?:[-—]\d+)?)");
static WIDE: Pattern = Pattern::new(r"(?P<at>[０-９％]+)");

/// Looks for numbers that are broken or written in the wrong characters.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let help = "请写成连着的半角数字";
    let joined = |hit: &Hit<'_>| hit.words().replace(['。', '．'], ".").replace(' ', "");
    let mut remarks = Vec::new();
    remarks.extend(subject.anywhere(&COMMA_POINT, |hit| {
        let right = hit.words().replace(['，', ','], ".");
        Some(hit.says(format!("数字“{}”写法有误", hit.words()), format!("小数点写成“.”：{right}")))
    }));
    for pattern in [&POINT, &SPACED_POINT, &SPACED] {
        remarks.extend(subject.anywhere(pattern, |hit| {
            // 1. 20个: the number of a point, and its text.
            let is_label = label::read(hit.text).is_some_and(|label| hit.span().start < label.length);
            (!is_label).then(|| hit.says(format!("数字“{}”写法有误", hit.words()), help).fixed(joined(hit)))
        }));
    }
    remarks.extend(subject.anywhere(&STANDARD, |hit| {
        Some(hit.says(
            format!("标准号“{}”写法有误", hit.words()),
            "字母大写，与数字之间空半格，年号前用一字线，如 GB 50180—2018",
        ))
    }));
    remarks.extend(subject.anywhere(&WIDE, |hit| {
        let narrow: String = hit
            .words()
            .chars()
            .map(|c| match c {
                '％' => '%',
                c => word::digit(c),
            })
            .collect();
        let remark = hit.says(format!("“{}”是全角的", hit.words()), help);
        // １２，３４５ and ２．５ and Ａ４: the whole has to be looked at.
        let is_wide = |c: char| matches!(c, '，' | '．' | ',' | '.' | '\u{ff21}'..='\u{ff5a}' | 'A'..='Z' | 'a'..='z');
        let is_part = hit.before().ends_with(is_wide) || hit.after().starts_with(is_wide);
        Some(if is_part { remark } else { remark.fixed(narrow) })
    }));
    remarks
}
