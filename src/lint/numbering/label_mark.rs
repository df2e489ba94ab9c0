//! N638 序号的标点不对
//!
//! 是什么：“一、”写成“一.”，“（一）”后面又加“、”，“1.”写成“1、”，“第一，”写成“第一、”。
//!
//! 为什么：结构层次序数的写法是规定好的。
//!
//! 例子：（一）、加强领导。1、排查。
//!
//! 应当写成：（一）加强领导。1.排查。
//!
//! 依据：GB/T 9704—2012 7.3.3；GB/T 15834—2011 附录B.3。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::manuscript::label;
use crate::manuscript::label::Style;

static BRACKETED: Pattern =
    Pattern::new(r"^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[（(]\d{1,2}[）)])(?P<at>[、，．.:：])");
static FIRST: Pattern = Pattern::new(r"(?:^|。)第[一二三四五六七八九十](?P<at>、)\p{Han}{2}");

/// Looks at the marks behind the numbers of a document made here; what a file writes throughout is its own style.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.in_prose(&BRACKETED, |hit| {
        // （一）、（二）项: two numbers, not one.
        let is_list = hit.after().trim_start().starts_with(['（', '(']);
        (!is_list).then(|| hit.says(format!("带括号的序号后面不用“{}”", hit.words()), "请删去这个标点").fixed(""))
    });
    remarks.extend(subject.in_prose(&FIRST, |hit| Some(hit.says("“第一”后面用逗号", "写成 第一，……").fixed("，"))));
    for (index, line) in subject.prose() {
        let Some(label) = label::read(&line.text) else { continue };
        let wrong = match (label.style, label.mark) {
            (Style::Chinese, '.' | '．') => Some("、"),
            (Style::Arabic, '、' | '．') => Some("."),
            _ => None,
        };
        if let Some(right) = wrong {
            let written = &line.text[..label.length];
            let at = label.length - label.mark.len_utf8()..label.length;
            let message = format!("序号“{written}”的标点应当是“{right}”");
            remarks.push(Remark::at(index, at, message, "一、用顿号，1.用下脚点").fixed(right));
        }
    }
    remarks
}
