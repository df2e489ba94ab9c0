//! N689 时态矛盾
//!
//! 是什么：“将”“以”说的是还没有做的，后面却跟着“了”。
//!
//! 为什么：计划里的事还没有做，不能写成做完了。
//!
//! 例子：将有效地减少了犯罪。
//!
//! 应当写成：将有效减少犯罪。
//!
//! 依据：实务（语病）。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::lint::title;

static FUTURE: Pattern = Pattern::new(
    r"(?P<at>(?:(?:^|[，。；,;、])以(?:进一步)?|将(?:会)?|拟)(?:有效地?|进一步|不断)?\p{Han}{2,8}?(?:和\p{Han}{2})?了)(?P<next>\p{Han})",
);
static PLANNED: Pattern = Pattern::new(r"(?P<at>(?:计划|拟|准备)[^，。；,;]{2,25}(?:进行|开展|完成|建立|制定)了)");
/// 将于9月举办了, 力争全年完成了, 将组织2次了: with a date or a number between.
static MEANT: Pattern = Pattern::new(
    r"(?P<at>(?:将于?|拟于?|力争|计划|打算|要进一步)[^，。；、了过]{0,16}?(?:举办|组织|完成|开展|实现|建成|召开|建立|落实|解决|达到|推进|实施|新建)(?:了|过))(?P<next>.?)",
);
static THEN: Pattern =
    Pattern::new(r"(?:将|我镇要|我社区要|社区要|街道要)[^。；]{2,30}[，,](?P<at>(?:建立|构建|形成|完成)了)");
static SHAPED: Pattern = Pattern::new(r"[，,。](?P<at>形成了\p{Han}{0,4}的?\p{Han}{2,4}氛围)");
static PLAN: Pattern = Pattern::new(r"(?:我\p{Han}{1,2}|社区|街道)(?:要|将)(?:继续|进一步|加强|积极)");
/// What ends in 了 and is a word of its own.
const WORDS: [&str; 8] = ["为了", "除了", "到了", "罢了", "了解", "了然", "了结", "明了"];

/// Looks for 了 in sentences about what is to come.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.in_prose(&FUTURE, |hit| {
        let words = hit.words().trim_start_matches(['，', '。', '；', ',', ';', '、']);
        // 将用房改造成了……, 将线索移交给了……: 将 is 把.
        // 以……凝聚了: in what tells of what was done; 模拟, 虚拟: no intention.
        let is_plan = subject.text.lines.first().is_some_and(|line| title::is_plan(&line.text));
        let is_told =
            words.starts_with('以') && !is_plan || words.starts_with('拟') && hit.before().ends_with(['模', '虚']);
        let is_made =
            words.starts_with('将') && ["成了", "给了", "到了", "为了", "入了"].iter().any(|end| words.ends_with(end));
        let is_word = is_told
            || is_made
            || words.contains("实际行动")
            || WORDS.iter().any(|word| words.ends_with(word))
            || matches!(hit.group("next"), "解" | "然" | "结");
        // 将……以及……为了: too far apart to belong together; 以……为: a set phrase.
        (!is_word && !words.contains('为')).then(|| hit.says(format!("“{words}”：还没有做的事不用“了”"), "请删去“了”"))
    });
    for pattern in [&PLANNED, &THEN, &MEANT] {
        remarks.extend(subject.in_prose(pattern, |hit| {
            // 计划用水, 计划生育: no intention.
            let is_name = ["计划用水", "计划生育", "计划免疫", "计划单列", "计划内", "计划外"]
                .iter()
                .any(|name| hit.words().starts_with(name));
            let before = &hit.text[..hit.span().start];
            let is_noun =
                before.ends_with(['按', '照', '模', '虚', '度', '已', '按']) || hit.words().starts_with("准备后");
            let is_done = is_name
                || is_noun
                || hit.text[..hit.span().start].rsplit('。').next().is_some_and(|sentence| sentence.contains('已'));
            (!is_done).then(|| hit.says(format!("“{}”：还没有做的事不用“了”", hit.words()), "请删去“了”"))
        }));
    }
    if subject.own.is_none() {
        remarks.extend(subject.in_prose(&SHAPED, |hit| {
            // The paragraph is one of intentions: 我镇要……
            PLAN.is_in(hit.before()).then(|| hit.says("计划里的事还没有做，不用“了”", "请删去“了”"))
        }));
    }
    remarks
}
