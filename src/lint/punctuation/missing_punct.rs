//! N655 缺标点
//!
//! 是什么：该停顿的地方没有标点：书名号后面直接接动词，并列的词之间没有顿号，一口气几十个字。
//!
//! 为什么：读不断，意思就变了。
//!
//! 例子：学习《少先队手册》争做合格的少先队员。
//!
//! 应当写成：学习《少先队手册》，争做合格的少先队员。
//!
//! 依据：GB/T 15834—2011 4.4、4.5。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;
use crate::manuscript::Kind;

/// A verb right behind a title or a bracket.
static AFTER_TITLE: Pattern = Pattern::new(
    r"(?P<at>(?:》|\p{Han}{3}[）)])(?:争做|争当|并在|做到|提高居民|提高群众|增强居民|增强群众|交由|进一步|认真|切实|积极|充分))",
);
/// Three things of one build, and a mark between the last two only.
static TRIPLE: Pattern = Pattern::new(r"(?P<at>(?P<a>好)\p{Han}{2}(?P<b>好)\p{Han}{2}、好\p{Han}{2})");
/// A district and a county side by side.
static REGIONS: Pattern = Pattern::new(r"(?:^|[^市\p{Han}]|[在，。、；,;])(?P<at>\p{Han}{2}区\p{Han}{2}县)");
/// Two tasks with a number each and nothing between.
static TASKS: Pattern =
    Pattern::new(r"(?P<at>\p{Han}{2,4}[两二三四五六七八九十]个\p{Han}{2,4}活动完成[两二三四五六七八九十]个)");
/// Two verbs with their objects and nothing between.
static CLAUSES: Pattern = Pattern::new(
    r"(?P<at>(?:工作|网络|力量|机制|情况|体系|作用|水平|成效|明显)(?:对重点|加强|充分|深受|建立|完善|开展|强化|推进|提高)\p{Han}{2,})",
);
static STANDING: Pattern = Pattern::new(
    r"(?P<at>(?:立足|结合|根据|针对|围绕)[^，。；,;、]{5,16}(?:情况|情況|实际|特点|要求|思路)(?:充分|積極|积极|大力|认真|切实|重点|着力|扎实|全面)\p{Han}{2})",
);
/// 抓实抓好抓出成效; 以党员为骨干以志愿者为补充.
static REPEATED: Pattern =
    Pattern::new(r"(?P<at>抓[^紧常]\p{Han}?抓\p{Han}{1,2}抓出|以\p{Han}{2,6}为\p{Han}{2,4}以\p{Han}{2,6}为)");
/// 市级补助20万元街道配套10万元: two sums and nothing between.
static SUMS: Pattern = Pattern::new(r"(?P<at>\d+万?元(?P<next>\p{Han}{3,8})\d+万?元)");
/// 队伍建设、充分发挥……: what follows is another clause.
static CLAUSE_MARK: Pattern = Pattern::new(
    r"(?:建设|管理|工作|服务|机制|体系|制度|网络)(?P<at>、)(?:充分(?:发挥|利用|调动)|切实|积极(?:开展|推进|组织|引导)|认真|大力|进一步|\p{Han}{2,6}率(?:达到|达|为|不低于))",
);
static THIS: Pattern = Pattern::new("(?P<at>[”\"」]这(?:也|就|既|不仅)?是)");
static CAUSES: Pattern = Pattern::new(r"[^，。；：,;:]{10}(?P<at>[保室管站队]使(?:其|他们|她们|居民|群众))");
static ARMS: Pattern = Pattern::new(r"(?P<at>武装\p{Han}{2,6}教育\p{Han}{2})");
static PROBLEM: Pattern =
    Pattern::new(r"(?P<at>(?:困难和问题|存在的?问题)[^主是表体为，。；、“]\p{Han}{5,19}(?:不足|不够|较少|偏低|滞后))");
static WHILE: Pattern = Pattern::new(r"在[^，。；,;]{12,40}的(?P<at>同时(?:避免|防止|加强|做好|提高))");
static MASS: Pattern = Pattern::new(r"(?P<at>大量\s*[：:]\s*“)");
/// Beside several short items, a last 、 that should be ，.
static LAST: Pattern = Pattern::new(r"(?P<at>\p{Han}{3}、\p{Han}{3}、使\p{Han}{2})");
/// Nobody reads so many characters in one breath.
const BREATH: usize = 46;

/// Looks for places where a mark is missing. What only may be so is left alone in a document made here.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let help = "请在停顿的地方加标点";
    let say = |hit: &Hit<'_>| Some(hit.says(format!("“{}”中间缺标点", hit.words()), help));
    let mut remarks = Vec::new();
    // 按照《方案》认真抓好: what one goes by, and what one does.
    remarks.extend(subject.in_prose(&AFTER_TITLE, |hit| {
        let clause = hit.before().rsplit(['，', '。', '；']).next().unwrap_or_default();
        let goes_by =
            ["按照", "根据", "对照", "依据", "依照", "各", "围绕", "结合"].iter().any(|word| clause.starts_with(word));
        if goes_by { None } else { say(hit) }
    }));
    for pattern in
        [&TRIPLE, &REGIONS, &TASKS, &STANDING, &REPEATED, &THIS, &CAUSES, &ARMS, &PROBLEM, &WHILE, &MASS, &LAST]
    {
        remarks.extend(subject.in_prose(pattern, say));
    }
    if subject.own.is_none() {
        remarks.extend(subject.in_prose(&SUMS, |hit| {
            let is_told = ["自筹", "配套", "补助", "投入", "承担", "支持", "出资"]
                .iter()
                .any(|word| hit.group("next").contains(word));
            let is_range =
                !is_told || hit.group("next").contains(|c| "至到增减提降上为共计比与和约每超不低".contains(c));
            (!is_range).then(|| hit.says(format!("“{}”中间缺标点", hit.words()), help))
        }));
        remarks
            .extend(subject.in_prose(&CLAUSE_MARK, |hit| Some(hit.says("后面是另一个分句，不用顿号", "请改成逗号"))));
        remarks.extend(subject.in_prose(&CLAUSES, |hit| {
            // Only in a clause that is long already.
            // 对……工作情况开展检查, 工作开展情况: one object.
            let is_object =
                ["情况开展", "工作开展", "情况推进", "工作推进"].iter().any(|word| hit.words().starts_with(word));
            let clause = hit.before().rsplit(MARKS).next().unwrap_or_default();
            let leads =
                ["根据", "依托", "动员", "发挥", "利用", "结合", "借助", "按照", "围绕", "引导", "组织", "整合"]
                    .iter()
                    .any(|word| clause.contains(word));
            if is_object || leads {
                return None;
            }
            let before = hit.before().rsplit(MARKS).next().unwrap_or_default().chars().count();
            (before >= 6 || hit.words().starts_with("明显"))
                .then(|| hit.says(format!("“{}”中间缺标点", hit.words()), help))
        }));
    }
    for (index, line) in subject.prose().filter(|(_, line)| line.kind == Kind::Body) {
        let mut from = 0;
        for (at, mark) in line.text.match_indices(MARKS).chain([(line.text.len(), "")]) {
            if line.text[from..at].chars().filter(|c| c.is_alphanumeric()).count() > BREATH {
                remarks.push(Remark::at(
                    index,
                    from..at,
                    format!("连着{}个字没有停顿", line.text[from..at].chars().count()),
                    help,
                ));
            }
            from = at + mark.len();
        }
    }
    remarks
}

const MARKS: [char; 22] = [
    '，', '。', '、', '；', '：', '！', '？', '“', '”', '《', '》', '（', '）', '—', '…', ',', ';', ':', '(', ')', '"',
    ' ',
];
