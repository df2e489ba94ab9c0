//! N635 标题粘在上下文里
//!
//! 是什么：标题、月份没有另起一行，粘在上一句或下一句里。
//!
//! 为什么：网上的范文粘贴时丢了换行。
//!
//! 例子：……争做合格的少先队员。十一月份。开展……
//!
//! 应当写成：标题另起一行。
//!
//! 依据：GB/T 9704—2012 7.3.3。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;

/// A heading in the middle of a line: behind a full stop, behind a digit, or a digit and 、 right behind a word.
static HEADING: Pattern = Pattern::new(r"\p{Han}\d?(?P<at>[一二三四五六七八九]、\p{Han}{2,10})(?:\d|[（(])");
static AFTER_STOP: Pattern = Pattern::new(r"[。；;](?P<at>[一二三四五六七八九十]{1,2}、\p{Han}{2,12})");
static BRACKETED: Pattern = Pattern::new(r"\p{Han}(?P<at>[（(][一二三四五六七八九][）)])\p{Han}{2}");
static AFTER_SENTENCE: Pattern =
    Pattern::new(r"。(?P<at>[（(][一二三四五六七八九十]{1,2}[）)]\p{Han}{2,12}|\d{1,2}、\p{Han}{2,12})");
static NUMBERED_TITLE: Pattern = Pattern::new(r"(?P<at>工作(?:打算|计划|方案|总结)\d)(?:为了|根据|按照|一、)");
static DIGIT: Pattern = Pattern::new(r"(?P<word>\p{Han}{4,})(?P<at>\d、)\p{Han}{2,}");
/// A month that heads what follows, at the end of the sentence before.
static MONTH: Pattern = Pattern::new(r"[。；](?P<at>(?:十[一二]?|[一二三四五六七八九])月份)[:：。]");
static MONTH_HEAD: Pattern =
    Pattern::new(r"(?:^|[^在为于到至自从是年十])(?P<at>(?:十[一二]?|[一二三四五六七八九])月份)[:：]");
/// 思考： and 点评： at the end of a line.
static ASK: Pattern = Pattern::new(r"[。；;.]\s*(?P<at>(?:思考|点评|评析|启示)[:：])$");
/// A heading without a number at the end of a sentence: ……60张。工作目标：
static BEHIND: Pattern = Pattern::new(
    r"[。；](?P<at>(?:工作目标|主要目标|主要任务|重点任务|工作任务|工作措施|保障措施|工作要求|活动时间|活动地点|活动内容|参加人员|指导思想|实施步骤)[:：]?|第[一二三四五六七八九十]部分[\s　]*\p{Han}{2,8})$",
);
/// The title of another piece behind a full stop at the end of a line.
static TITLE: Pattern =
    Pattern::new(r"。(?P<at>(?:我市|我县|我区|我镇|全市|全县|全区)(?:部署|召开|举行|启动|开展)\p{Han}{4,24})$");
/// Words before a digit that make it a reference: 附件1、2.
const REFERENCES: [&str; 7] = ["附件", "附表", "表", "图", "第", "类型", "案例"];

/// Looks for headings inside lines.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let help = "请让标题另起一行";
    let say = |hit: &Hit<'_>| {
        // 七-八月份 and 20xx年一月份 begin a line of their own.
        let before = hit.before().trim();
        let begins = before.is_empty() || before.ends_with(['-', '—', '年', '、']) && before.chars().count() < 8;
        // 第（三）项, 附件（一）: a reference.
        // 第二条（一）规定, （一）班: a reference, a name.
        let is_cited = before.ends_with(['第', '条', '款', '法', '用', '班'])
            || ["款", "项", "班", "规定", "情形", "类"].iter().any(|word| {
                hit.words()
                    .trim_start_matches(|c: char| !c.is_alphabetic() || "一二三四五六七八九".contains(c))
                    .starts_with(word)
            });
        let is_inside = hit.words().starts_with(['（', '(']) && (is_cited || subject.own.is_some());
        if is_inside {
            return None;
        }
        let is_reference = REFERENCES.iter().any(|word| hit.before().ends_with(word));
        // 三、四月, 一、二期, 网格一、网格二: more than one of a kind.
        let is_row = hit.words().split_once('、').is_some_and(|(first, rest)| {
            first.chars().count() == 1 && rest.contains(|c| "一二三四五六七八九十".contains(c))
        });
        if is_row && !before.ends_with(['。', '；', ';']) {
            return None;
        }
        // 每周一、周三.
        let is_weekday = before.ends_with('周') || before.ends_with("星期");
        (!begins && !is_reference && !is_weekday).then(|| hit.says(format!("“{}”粘在上文后面", hit.words()), help))
    };
    let mut remarks = Vec::new();
    for pattern in [
        &HEADING,
        &AFTER_STOP,
        &AFTER_SENTENCE,
        &BRACKETED,
        &NUMBERED_TITLE,
        &DIGIT,
        &MONTH,
        &MONTH_HEAD,
        &ASK,
        &BEHIND,
        &TITLE,
    ] {
        remarks.extend(subject.in_prose(pattern, say));
    }
    remarks
}
