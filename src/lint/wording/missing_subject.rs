//! N691 句子没有主语
//!
//! 是什么：“通过……使……”把主语遮没了，或者一句话不知道是谁做的。
//!
//! 为什么：病句；也说不清责任在谁。
//!
//! 例子：说明了充分利用各方面资源的重要性。
//!
//! 应当写成：这说明充分利用各方面资源很重要。
//!
//! 依据：实务（语病）。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static THROUGH: Pattern = Pattern::new(
    r"(?:^|[。；;])(?P<at>(?:通过|经过|由于|在)[^，。；,;]{2,40}[，,](?:使[^用]|使得\p{Han}|让[^行座]|令\p{Han}))",
);
static SHOWS: Pattern = Pattern::new(r"(?:^|[。；;”])(?P<at>(?:说明|表明|体现|反映)了)");
static CAUSES: Pattern = Pattern::new(r"。(?P<at>使[^用]\p{Han}{1,3}(?:成为|在|得到|能够|更加|自觉))");
static USING: Pattern = Pattern::new(r"(?:^|[。；;])(?P<at>充分利用[^，。；,;]{2,16}并(?:多次|积极)?组织)");

static WITH_USE: Pattern =
    Pattern::new(r"(?:^|[。；;])(?P<at>(?:在[^，。；,;]{2,12}中[，,])?利用[^，。；,;]{2,12}优势[，,]发挥了)");

/// Looks for sentences that hide who does it.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    [&THROUGH, &SHOWS, &CAUSES, &USING, &WITH_USE]
        .into_iter()
        .flat_map(|pattern| {
            subject.in_prose(pattern, |hit| {
                let start: String = hit.words().chars().take(12).collect();
                Some(hit.says(format!("“{start}……”没有主语"), "请写明是谁，或删去“通过”“使”"))
            })
        })
        .collect()
}
