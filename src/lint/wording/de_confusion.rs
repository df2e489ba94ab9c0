//! N690 的、地、得用错
//!
//! 是什么：动词前面用了“的”“得”，名词前面用了“得”，动词后面用了“地”“的”。
//!
//! 为什么：“的”后面是名词，“地”后面是动词，“得”前面是动词。
//!
//! 例子：更好的为居民服务；扎实得推进；把好事做地好
//!
//! 应当写成：更好地为居民服务；扎实地推进；把好事做得好
//!
//! 依据：《现代汉语词典》。推荐。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static ADVERB: Pattern = Pattern::new(
    r"(?:更好|高效|圆满|清醒|保质、?保量|妥善|准确|迅速|顺利|耐心|细致|更加有效|有效|全面|深入|积极|认真|切实|扎实|广泛|及时|充分|不断|主动|稳步|有序|持续|逐步|努力|大力|快速|科学|合理|严格)(?P<at>的)(?:为|认识到|处理|宣传|改进|化解|开展|推进|推动|发挥|满足|保障|促进|落实|实施|组织|参与|服务于|服务居民|服务群众|服务企业|服务百姓|服务基层|完成|解决|减少|预防|提高|加强|做好|执行)",
);
/// 居民得意见: somebody's, in front of what one has. 获得满意度 is a verb.
static WHOSE: Pattern = Pattern::new(
    r"(?:居民|群众|社区|街道|党员|家庭|老人|孩子|学生|单位|大家)(?P<at>[得地])(?:满意度|意见|建议|需求|诉求|生活|幸福感|获得感|安全感|困难|矛盾|利益|积极性|参与|支持|理解)",
);
/// 做地更细, 跑的快.
static HOW: Pattern = Pattern::new(
    r"(?:^|[，。；、\p{Han}])(?:做|抓|跑|走|学|落|管|想|看|听|来|干)(?P<at>[地的])(?:更细更实|更实更细|更细|更实|更好|更快|更深|更远|更多|细致|快|实|细|深|早|勤)(?:[，。；！、]|$)",
);
static NOUN: Pattern =
    Pattern::new(r"(?:服务|工作|活动|情况|管理|建设)(?P<at>得)(?:现实|具体|主要|基本|重要|实际|情况|表现|要求)");
/// 扎实得推进: 得 between an adverb and a verb.
static MANNER: Pattern = Pattern::new(
    r"(?:更好|高效|圆满|妥善|准确|迅速|顺利|耐心|细致|有效|全面|深入|积极|认真|切实|扎实|广泛|及时|充分|不断|主动|稳步|有序|持续|逐步|努力|大力|快速|科学|合理|严格|热情|自觉|稳妥)(?P<at>得)(?:为|认识到|处理|宣传|改进|化解|开展|推进|推动|发挥|满足|保障|促进|落实|实施|组织|参与|完成|解决|减少|预防|提高|提升|加强|做好|执行|服务|投入|配合|排查|走访)",
);
/// 做地好, 抓的很实: what comes of it. 举办地, 用地 are nouns.
static RESULT: Pattern = Pattern::new(
    r"(?:^|[^举承主协大])(?:做|干|办|抓|搞|讲|写|落实|完成|开展|推进|解决|处理)(?P<at>地(?:很好|更好|不错|不够|很实|扎实|到位|彻底|很|更|更加|非常|十分|比较)|地好|的(?:很好|不错|很实|很扎实|很到位|更好|不够好|不好))(?:[，。；！、]|$)",
);
/// 切实的把, 有计划的安排好: adverbs that are nothing else, before what is done.
static DOING: Pattern = Pattern::new(
    r"(?:切实|真正|有计划|有步骤|有针对性|更好|进一步|不断|大力|逐步|热情|主动|耐心|积极)(?P<at>的)(?:把|感受到|安排好|接待(?:来访|居民|群众)|配合(?:街道|社区|物业|上级|各)|为(?:居民|群众|老人)|将|让(?:居民|群众))",
);
/// 开展的有声有色, 变的更加整洁: how it came out.
static OUTCOME: Pattern = Pattern::new(
    r"(?:开展|搞|办|变|建|抓|干|布置|装扮|打扫|收拾|做)(?P<at>的)(?:有声有色|井井有条|红红火火|干干净净|扎扎实实|更加(?:整洁|漂亮|美丽|和谐|扎实)|越来越|细不细|好不好|实不实|丰富多彩)",
);
/// 可喜地成绩: 地 before a thing.
static THING: Pattern = Pattern::new(
    r"(?:可喜|良好|优美|丰硕|显著|明显|突出|优异|优良|温馨|和谐|浓厚|居民|群众)(?P<at>地)(?:成绩|效果|环境|成效|成果|贡献|氛围|进步|提高[，。；]|欢迎|好评|家园)",
);
/// 的 before a word that is a verb and a noun.
const NOUNS: [&str; 6] = ["开展的", "服务于", "组织建设", "组织体系", "组织领导", "服务体系"];

/// Looks for 的 before verbs and 得 before nouns.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.in_prose(&ADVERB, |hit| {
        // 诉求合理的解决到位: those that are reasonable.
        let is_those = hit.after().chars().take(5).collect::<String>().contains("到位");
        // 有效的解决办法: a thing, whatever is done with it.
        let behind: String = hit.after().chars().skip(2).take(3).collect();
        let is_thing = [
            "方案", "办法", "措施", "机制", "条件", "流程", "标准", "架构", "状态", "力量", "方法", "途径", "手段",
            "体系", "环境", "氛围",
        ]
        .iter()
        .any(|word| behind.starts_with(word));
        let is_noun = is_thing || is_those || NOUNS.iter().any(|noun| hit.after().starts_with(noun));
        (!is_noun).then(|| {
            hit.says(format!("“的{}”应当用“地”", hit.after().chars().take(2).collect::<String>()), "动词前面用“地”")
                .fixed("地")
        })
    });
    remarks.extend(subject.in_prose(&MANNER, |hit| Some(hit.says("动词前面用“地”", "请把“得”改成“地”").fixed("地"))));
    remarks.extend(subject.in_prose(&RESULT, |hit| {
        let right = format!("得{}", hit.words().trim_start_matches(['地', '的']));
        Some(hit.says(format!("“{}”应当是“{right}”", hit.words()), "动词后面说做得怎样，用“得”").fixed(right))
    }));
    remarks.extend(subject.in_prose(&DOING, |hit| Some(hit.says("动词前面用“地”", "请把“的”改成“地”").fixed("地"))));
    remarks.extend(
        subject.in_prose(&OUTCOME, |hit| Some(hit.says("动词后面说做得怎样，用“得”", "请把“的”改成“得”").fixed("得"))),
    );
    remarks.extend(subject.in_prose(&THING, |hit| Some(hit.says("名词前面用“的”", "请把“地”改成“的”").fixed("的"))));
    remarks.extend(subject.in_prose(&NOUN, |hit| Some(hit.says("名词前面用“的”", "请把“得”改成“的”").fixed("的"))));
    remarks.extend(subject.in_prose(&WHOSE, |hit| {
        let is_place = hit.words() == "地" && hit.before().ends_with("社区");
        (!is_place).then(|| hit.says(format!("名词前面用“的”，不用“{}”", hit.words()), "请改成“的”").fixed("的"))
    }));
    remarks
        .extend(subject.in_prose(&HOW, |hit| Some(hit.says("动词后面说做得怎样，用“得”", "请改成“得”").fixed("得"))));
    remarks
}
