//! N693 姓名脱落
//!
//! 是什么：“学习贯彻总书记系列重要讲话”，“总书记”前面的姓名没有了。
//!
//! 为什么：网上的稿子过滤姓名留下的残句，是政治差错。
//!
//! 例子：认真学习贯彻总书记系列重要讲话精神。
//!
//! 应当写成：对照正式文件补全姓名。
//!
//! 依据：实务（政治差错）。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static SECRETARY: Pattern = Pattern::new(r"(?P<at>总书记)(?:系列)?(?:重要)?(?:讲话|指示|论述|批示|关于|在)");

/// Looks for the title without the name before it.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.in_prose(&SECRETARY, |hit| {
        let named = hit.before().ends_with("近平") || hit.before().ends_with("锦涛") || hit.before().ends_with("泽民");
        // After the first time the short form is usual.
        let is_known = hit.before().contains("近平总书记");
        (!named && !is_known).then(|| hit.says("“总书记”前面的姓名脱落", "请对照正式文件补全"))
    })
}
