//! N693 姓名脱落
//!
//! 是什么：“学习贯彻总书记系列重要讲话”，“总书记”“新时代中国特色社会主义思想”前面的姓名没有了；“学习同志先进事迹”。
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

static THOUGHT: Pattern = Pattern::new(r"(?P<at>新时代中国特色社会主义思想)");
/// A name is gone: 学习同志先进事迹, 牢记主席的嘱托.
static COMRADE: Pattern = Pattern::new(
    r"(?:学习|宣传|向|缅怀|纪念)(?P<at>同志)(?:的?(?:先进|英雄|感人)?事迹|精神|学习)|(?:牢记|遵照|学习)(?P<chair>主席)的?(?:嘱托|教导|指示)",
);
static SECRETARY: Pattern =
    Pattern::new(r"(?P<at>总书记)(?:系列)?(?:视察时?的?)?(?:重要)?(?:讲话|指示|论述|批示|嘱托|关于|在|视察|考察)");

/// Looks for the title without the name before it.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.in_prose(&THOUGHT, |hit| {
        let is_named = hit.before().ends_with("近平");
        (!is_named).then(|| hit.says("“新时代中国特色社会主义思想”前面的姓名脱落", "请对照正式文件补全"))
    });
    remarks.extend(subject.in_prose(&COMRADE, |hit| Some(hit.says("这里的姓名脱落", "请补全姓名"))));
    remarks.extend(subject.in_prose(&SECRETARY, |hit| {
        let named = hit.before().ends_with("近平") || hit.before().ends_with("锦涛") || hit.before().ends_with("泽民");
        // After the first time the short form is usual.
        let is_known = subject.text.whole().contains("近平总书记");
        (!named && !is_known).then(|| hit.says("“总书记”前面的姓名脱落", "请对照正式文件补全"))
    }));
    remarks
}
