//! N602 篇幅不在约定之内
//!
//! 是什么：正文字数（不含附件）少于或多于文种配置里“字数”约定的范围。
//!
//! 为什么：综合性文件一般不超过5000字，专项工作一般不超过4000字；太短则多半缺了该有的段落。
//!
//! 例子：年度工作计划约定3500—5000字，这一份5600字。
//!
//! 应当写成：删去与本单位无关的段落，或把特色工作写得更具体。
//!
//! 依据：《整治形式主义为基层减负若干规定》（2024）“一般不超过”。推荐。

use crate::document::text;
use crate::lint::Remark;
use crate::lint::Subject;

/// Counts the body of a document made here.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some((own, (least, most))) = subject.own.and_then(|own| Some((own, own.length?))) else { return Vec::new() };
    let length = text::length(own.document);
    let message = if length < least {
        format!("正文{length}字，少于约定的{least}字")
    } else if length > most {
        format!("正文{length}字，多于约定的{most}字")
    } else {
        return Vec::new();
    };
    vec![Remark { anchor: "字数".into(), ..Remark::whole(message, "约定写在文种配置的“字数”里") }]
}
