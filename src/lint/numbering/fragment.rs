//! N636 残句
//!
//! 是什么：一段话没头没尾：以“和”“限度地”开头，或者只剩半句。
//!
//! 为什么：粘贴、删改时掉了字。
//!
//! 例子：限度地确保社会稳定。
//!
//! 应当写成：最大限度地确保社会稳定。
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;

/// Words that no paragraph begins with.
static HEADLESS: Pattern = Pattern::new(
    r"(?:^|。)(?P<at>(?:和(?:社区|居民|群众|志愿|单位|街道|各|有关)|限度地|大限度|大程度上?|及其|的[^确士的]|了[^解结然却不]|得[^益知到以当出力失分奖票]|地\p{Han}{2}工作))",
);
/// A clause that begins with what can only end one.
static CLAUSE: Pattern = Pattern::new(r"[，。；,;](?P<at>限度地)");
/// A heading that stops in the middle of its last word: ……防控体系建。
static HALF: Pattern = Pattern::new(
    r"(?P<at>(?:体系|队伍|制度|组织|文化|设施|社区|机制|阵地|能力|作风)建|(?:宣传|培训|思想|道德|法治|安全|警示)教|(?:养老|志愿|便民|公共|就业|为民)服|(?:综合|社会|基层|社区|环境)治|安全生|(?:文体|文化|主题|体育)活|(?:环境|卫生|专项)整|(?:隐患|矛盾|纠纷)排|纠纷调|(?:网格|人口|日常)管|组织领|责任落|(?:督促|督导|监督)检|检查考)[。]?$",
);
/// 如： and no sentence.
static SUCH_AS: Pattern = Pattern::new(r"^(?P<at>如[:：]\p{Han}{2,10})(?:[;；]|$)");
/// 成立了以……为重点的社区教育，该举措: something was founded, and it is not said what.
static FOUNDED: Pattern = Pattern::new(r"(?P<at>成立了?以[^，。；,;]{2,20}为(?:重点|主|核心)的\p{Han}{2,4}教育)[，,]");
/// A result with nothing before it: 老年人得到社区照料，以实现……
static RESULT: Pattern = Pattern::new(r"^(?P<at>\p{Han}{2,4}得到\p{Han}{2,6}[，,]以实现)");

/// Looks for sentences without a beginning or an end.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let say = |hit: &Hit<'_>| Some(hit.says(format!("“{}”不成句", hit.words()), "请补全这句话"));
    [&HEADLESS, &CLAUSE, &HALF, &SUCH_AS, &FOUNDED, &RESULT]
        .into_iter()
        .flat_map(|pattern| subject.in_prose(pattern, say))
        .collect()
}
