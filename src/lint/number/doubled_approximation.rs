//! N677 概数重复、矛盾
//!
//! 是什么：约……左右、近……余，达到100%以上。不低于……以上、不超过……以内见 N688。
//!
//! 为什么：两个概数的词说的是一回事，或者互相矛盾。
//!
//! 例子：约20个左右
//!
//! 应当写成：约20个；左右删去
//!
//! 依据：GB/T 15835—2011 5.2；《民法典》第一千二百五十九条：以上、以内包括本数。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;

static ABOUT: Pattern = Pattern::new(
    r"(?:^|[^签预节违条邀制公契守履])(?P<at>(?:大?约|大概)[^，。；、约]{0,8}(?:左右|上下[，。；、\d的])|约\d+[^，。；、]{0,1}[多余](?:户|人|名|个|件|场|次)|近\d+(?:\.\d+)?[%万]?左右)",
);
static NEARLY: Pattern = Pattern::new(r"(?:^|[^附最接临邻就])(?P<at>近\d+[^，。；、]{0,2}[余多])\p{Han}");
static OVER: Pattern = Pattern::new(r"(?P<at>超过\d+余)");
static WHOLE: Pattern =
    Pattern::new(r"(?P<at>(?:达到?|超过)100%以上|不低于100%|不少于100%|100%全覆盖|全部100%|力争确保|确保力争)");
static EXACT: Pattern = Pattern::new(r"(?P<at>\d{3,}[1-9]余)[人户名个件]");

/// Looks for two words that say 'about' or 'at least' of one number.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let say = |hit: &Hit<'_>| Some(hit.says(format!("“{}”概数的词重复或者矛盾", hit.words()), "请只留一个"));
    // More than all of a plan may be done.
    let say = |hit: &Hit<'_>| {
        let clause = hit.before().rsplit(['，', '。', '；']).next().unwrap_or_default();
        let is_of_plan = hit.words().contains("100%")
            && !hit.words().contains("覆盖")
            && ["完成", "任务", "拨付", "增长"].iter().any(|word| clause.contains(word));
        if is_of_plan { None } else { say(hit) }
    };
    let mut remarks: Vec<Remark> =
        [&ABOUT, &NEARLY, &OVER, &WHOLE].into_iter().flat_map(|pattern| subject.anywhere(pattern, say)).collect();
    remarks.extend(subject.anywhere(&EXACT, |hit| {
        Some(hit.says(format!("“{}”已经是确数，不用“余”", hit.words()), "确数不加“余”，概数写成整数，如 7000余人"))
    }));
    remarks
}
