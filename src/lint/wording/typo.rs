//! N681 错别字
//!
//! 是什么：常见的错别字、异形词、形近词误用，以及漏字、衍字。
//!
//! 为什么：错字是最先被看见的。
//!
//! 例子：佩带袖章；签定协议
//!
//! 应当写成：佩戴袖章；签订协议
//!
//! 依据：《第一批异形词整理表》（2001）、《现代汉语词典》。推荐。

use super::words;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::lexicon::Lexicon;
use crate::lint::pattern::Pattern;

/// 错\t对\t例外\t说明
static WORDS: Lexicon = Lexicon::new(include_str!("typo.tsv"));
static PATTERNS: [(&Pattern, &str); 35] = [
    (&WORK, "工作"),
    (&EVERY, "各"),
    (&MINOR, "未成年人"),
    (&REPORT, "汇报"),
    (&AROUND, "删去“以”"),
    (&WITH, "补“以”"),
    (&GOOD, "办好事"),
    (&JOINED, "请补“与”"),
    (&START, "删去“上”"),
    (&GIVE, "给……搭建，或为……提供，只留一个"),
    (&BUILD, "删去“建设”或改动词"),
    (&MIDDLE, "工作中所"),
    (&REINFORCE, "加强队伍建设"),
    (&RESPOND, "反映"),
    (&MUST, "必须"),
    (&YET, "请核对“末”“未”"),
    (&TO_HAVE, "以"),
    (&BOTH, "既"),
    (&WORK_OF, "创建工作"),
    (&TOWARDS, "请核对这句话"),
    (&EXTRA, "删去“的”"),
    (&NONE, "请补全这句话"),
    (&INTO, "请补全"),
    (&UNTIL, "截至"),
    (&CHANNEL, "请补全动词"),
    (&ALSO_WITH, "前面补“以”"),
    (&BUILD_BUILD, "“打造”后面说成什么，不说“建设”"),
    (&STRENGTH, "力度用“加大”"),
    (&ROLE, "作用用“发挥”"),
    (&RULES, "制度用“建立”"),
    (&STACKED, "“使”“让”只留一个"),
    (&BECOME, "日益成为"),
    (&ACTIVITY, "请补“活动”“工作”"),
    (&ORIENTED, "请补“为”"),
    (&INSTALL, "请改成“设立”或删去一个动词"),
];
/// 以A为目标，B为依托: the second lacks its 以.
static ALSO_WITH: Pattern = Pattern::new(
    r"以[^，。；,;]{2,16}为[^，。；,;]{2,6}[，,](?P<at>[^，。；,;以把将由视作]{2,12}为(?:目标|依托|抓手|方向|宗旨|载体|重点|保障|主线|基础|核心|支撑))(?:[，。；,;]|$)",
);
static BUILD_BUILD: Pattern = Pattern::new(r"(?P<at>打造[^，。；,;、“引领推加动]{2,14}建设)(?:[，。；,;]|$)");
static STRENGTH: Pattern =
    Pattern::new(r"(?P<at>(?:加强|强化|增强|提高)(?:对)?[^，。；、,;加改]{0,12}力度)(?:[，。；、,;]|$)");
static ROLE: Pattern = Pattern::new(r"(?P<at>履行好?[^，。；、,;发]{2,10}的?作用)(?:[，。；、,;]|$)");
static RULES: Pattern = Pattern::new(r"(?P<at>成立了?[^，。；、,;建完制并]{2,10}制度)(?:[，。；、,;]|$)");
static STACKED: Pattern =
    Pattern::new(r"(?:^|[^行促大即致驱迫])(?P<at>使[^用，。；,;][^，。；,;]{2,18}[，,]让)\p{Han}");
static BECOME: Pattern = Pattern::new(r"(?P<at>日益为)[^，。所]{2,12}(?:[，。；]|$)");
static ORIENTED: Pattern = Pattern::new(r"坚持(?P<at>以[^，。；,;为]{2,8}导向)(?:[，。；,;]|$)");
static ACTIVITY: Pattern =
    Pattern::new(r"(?P<at>开展(?:好)?创建[^，。；、,;]{1,6}(?:社区|小区|城市|家庭|街道|校园|楼栋))(?:[，。；,;]|$)");
static INSTALL: Pattern = Pattern::new(r"(?P<at>(?:设立|开设)(?:建立|成立)了?)[^在]");
/// 已满足居民……的需求: what is wanted, not what has been done.
static TO_HAVE: Pattern = Pattern::new(r"[，,](?P<at>已)(?:满足|实现|方便|保障)[^，。；,;]{2,16}的(?:需求|目标|需要)");
static BOTH: Pattern =
    Pattern::new(r"(?:^|[^随立当])(?P<at>即)[^用一，。；,;][^，。；,;]{2,15}[，,](?:又|也)[^，。；,;]{2,}");
static WORK_OF: Pattern = Pattern::new(r"(?P<at>(?:创建|建设|宣传|服务|管理)工的)");
static TOWARDS: Pattern =
    Pattern::new(r"(?P<at>[已以]?增强了?[^，。；,;]{2,10}覆盖面|加强在[^职册校岗建用编\d]\p{Han}{1,7}(?:建设|管理))");
static EXTRA: Pattern = Pattern::new(r"(?:^|[，。；])(?P<at>(?:积极|认真)?组织开展的各项活动)(?:[，。；,;]|$)");
static NONE: Pattern = Pattern::new(r"现将(?P<at>[^，。；,;]{2,20}(?:计划|方案|打算)如下)");
static INTO: Pattern = Pattern::new(r"(?P<at>[一二三四五六]是育[^强新好优人先]\p{Han}{3})");
static UNTIL: Pattern = Pattern::new(r"(?:^|[^名报])(?P<at>截止)(?:到|至)?(?:目前|\d{4}年|今年|上月|本月|\d{1,2}月)");
static CHANNEL: Pattern = Pattern::new(r"(?P<at>(?:及时|积极|大力)(?:再就业|就业|服务|参与)渠道)");

static WORK: Pattern = Pattern::new(r"重点(?P<at>[煤媒]作)");
static EVERY: Pattern = Pattern::new(r"(?:社区|辖区|全体|街道)(?P<at>个)(?:院落|小区|单位|部门|楼栋|网格)");
static MINOR: Pattern = Pattern::new(r"(?P<at>未成年(?:思想|道德|教育|保护))");
static REPORT: Pattern = Pattern::new(r"(?:定期向|图片|向上级|及时向)(?P<at>回报)");
static AROUND: Pattern = Pattern::new(r"(?P<at>围绕以)[^人，]");
static WITH: Pattern = Pattern::new(r"(?P<at>坚持[“三科邓毛习党][^，。；,;以]{2,20}为(?:指导|引领|统领))");
static GOOD: Pattern = Pattern::new(r"(?P<at>为(?:群众|居民|百姓)好办事)");
static JOINED: Pattern = Pattern::new(r"^\d{1,2}[、.](?P<at>[^。、线与同和跟将把及]{4,30}相结合)");
static START: Pattern = Pattern::new(r"(?P<at>从(?:提高|加强|改善)[^，。；,;]{2,8}上入手)");
static GIVE: Pattern = Pattern::new(r"(?P<at>给[^，。；,;]{2,8}提供[^，。；,;]{1,6}搭建)");
static BUILD: Pattern = Pattern::new(r"(?P<at>打造(?:平安|文明|和谐|法治)建设|打造[^，。；,;]{2,8}社区的建设)");
static MIDDLE: Pattern = Pattern::new(r"在推进[^，。；,;中]{4,20}(?P<at>工作所(?:付出|取得))");
static REINFORCE: Pattern = Pattern::new(r"(?P<at>加强\p{Han}{2,4}队伍)(?:[，,。])");
static RESPOND: Pattern = Pattern::new(r"(?:居民|群众|积极|及时|如实)(?P<at>反应)(?:民意|社情|诉求|问题|情况)");
static MUST: Pattern = Pattern::new(r"(?:^|[，。；、]|[部门区道])(?P<at>必需)(?:坚持|配备|加强|做好|落实|严格)");
static YET: Pattern =
    Pattern::new(r"(?:^|[^年期月周季])(?P<at>末(?:成年|必)|[年月周季期学]未[，。底]|[本每上下]周未[，。前]|未期评估)");

/// Looks for words of the table, and for sentences with a word gone or one too many.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = words(subject, &WORDS, |text, entry| {
        (
            format!("“{text}”是错字"),
            if entry.right.is_empty() { "请核对".into() } else { format!("应当是“{}”", entry.right) },
        )
    });
    for (pattern, right) in PATTERNS {
        remarks.extend(subject.in_prose(pattern, |hit| {
            // 即……又 in a list of 即是: as it may be.
            let is_fine = hit.words() == "即" && hit.after().starts_with(['使', '将', '可', '刻', '时', '日']);
            (!is_fine).then(|| hit.says(format!("“{}”用错了字", hit.words()), right))
        }));
    }
    remarks
}
