//! N722 手机号码
//!
//! 是什么：正文里有手机号码，前面不是联系人、联系电话。
//!
//! 为什么：居民、干部的手机号码不能随文件传出去。
//!
//! 例子：张某，手机1380000xxxx
//!
//! 应当写成：删去；要留联系方式的写在“联系人”后面，用办公电话。
//!
//! 依据：《个人信息保护法》。规定。

use super::identity_number::goes_on;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static PHONE: Pattern = Pattern::new(
    r"(?:^|[^\d０-９]|(?:^|[^\d])\+?86[- ]?)(?P<at>[1１][3-9３-９][\d０-９][- ]?[\d０-９]{4}[- ]?[\d０-９]{4})",
);

/// Looks for mobile numbers outside a line that gives them on purpose.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&PHONE, |hit| {
        let is_meant = ["联系人", "联系电话", "咨询", "举报电话", "值班电话", "报名", "热线", "服务电话"]
            .iter()
            .any(|word| hit.before().contains(word));
        let masked: String = hit.words().chars().take(3).collect();
        (!is_meant && !goes_on(hit)).then(|| hit.says(format!("有手机号码（{masked}……）"), "请删去，或写办公电话"))
    })
}
