//! N707 频次没有量化
//!
//! 是什么：定期、不定期、经常做什么，没有说多久一次。
//!
//! 为什么：没有数就没有办法考核。
//!
//! 例子：定期召开安全工作会议。
//!
//! 应当写成：每月召开一次安全工作会议。
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static VAGUE: Pattern = Pattern::new(
    r"(?P<at>不?定期|经常|时常|适时|不间断地?)(?P<what>(?:组织|开展|深入|召开|[^，。；,;、])[^，。；,;、]{1,13})",
);
static TIMES: Pattern = Pattern::new(r"[每半][年月周季日]|[一二两三四五六七八九十\d]+次|每学期|季度");

/// Looks for 定期 and 不定期 without a number in the sentence, in plans that were made elsewhere.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    if subject.own.is_some() {
        return Vec::new();
    }
    subject.in_prose(&VAGUE, |hit| {
        let sentence = hit.text.split('。').find(|sentence| sentence.contains(hit.words())).unwrap_or_default();
        // 定期体检 and 定期存款 are what they are called.
        let is_name = hit.words() == "定期"
            && ["体检", "存款", "存单", "打疫苗", "接种", "复查"]
                .iter()
                .any(|what| hit.group("what").starts_with(what));
        // 经常 of a habit is no task; 经常 before a verb of work is.
        let is_task = !["经常", "时常", "适时", "不间断", "不间断地"].contains(&hit.words())
            || [
                "组织", "开展", "深入", "召开", "走访", "检查", "巡查", "排查", "慰问", "清理", "联系", "宣传", "上门",
                "探访",
            ]
            .iter()
            .any(|verb| hit.group("what").starts_with(verb));
        (is_task && !is_name && !TIMES.is_in(sentence)).then(|| {
            hit.says(format!("“{}{}”没有说多久一次", hit.words(), hit.group("what")), "请写明频次，如 每季度1次")
        })
    })
}
