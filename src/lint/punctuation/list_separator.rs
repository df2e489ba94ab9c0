//! N660 并列的分隔号混用
//!
//! 是什么：一串并列的短语里，有的用逗号，有的用顿号。
//!
//! 为什么：同一层的并列用同一种标点。
//!
//! 例子：“安全第一，预防为主、综合治理”
//!
//! 应当写成：“安全第一、预防为主、综合治理”
//!
//! 依据：GB/T 15834—2011 4.5。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static QUOTED: Pattern = Pattern::new("[“\"](?P<at>[^“”\"]{6,60})[”\"]");
/// Phrases of four characters in a row; a comma among 、 is one of them in the wrong place.
static FOURS: Pattern = Pattern::new(
    r"(?P<at>\p{Han}{4}[、，,]\p{Han}{4}[、，,]\p{Han}{4}[、，,]\p{Han}{4})(?:服务|工作|活动|建设|管理)?(?:[、，,。；;和”]|$)",
);
/// Two long parallel objects with a half-width comma between them.
/// Commas among short parallel phrases that 等 or 的 closes.
static CLOSED: Pattern = Pattern::new(
    r"(?P<at>\p{Han}{2,7}[、，,]\p{Han}{2,7}[、，,]\p{Han}{2,7}(?:[、，,]\p{Han}{2,7})*)(?:为要点|为重点|等阵地|等方式|等形式|等活动)",
);
/// Short nouns in a row, a comma between two of them: 楼道、天台，车棚、地下室.
static NOUNS: Pattern = Pattern::new(
    r"(?:^|[，。；：、,;:“]|对|和|的|是|有|为|及|由|把|将|以|在)(?P<at>\p{Han}{2,6}(?:[、，,]\p{Han}{2,3}){2,8}?[、，,]\p{Han}{2,3})(?:参加|参与|服务|[、，。；,;]|等|的|$)",
);
static COMMAS: Pattern = Pattern::new(r"(?P<at>\p{Han}{2,4},\p{Han}{2,4},\p{Han}{2,4})的");
static PARALLEL: Pattern =
    Pattern::new(r"以(?P<at>\p{Han}{4,14}[,，]\p{Han}{4,14})为(?:主要)?(?:内容|重点|主题|载体|抓手)");
/// What begins a clause and no item of a list.
const STARTS: [&str; 40] = [
    "并", "也", "都", "要", "还", "又", "再", "就", "才", "能", "可", "应", "已", "将", "从", "对", "向", "为", "以",
    "把", "使", "让", "与", "于是", "采用", "采取", "开展", "通过", "推行", "组织", "利用", "进行", "做", "抓", "确保",
    "加强", "提高", "完善", "建立", "落实",
];
/// Parallel phrases are short.
const SHORT: usize = 6;

/// Looks for lists that are kept apart by two different marks, and slogans by commas where other places have 、.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let help = "同一层的并列用同一种标点，词语之间用顿号";
    let whole: String = subject.text.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    let mut remarks = subject.in_prose(&QUOTED, |hit| {
        let words = hit.words();
        let parts: Vec<&str> = words.split(['、', '，', ',']).collect();
        let is_list = parts.len() > 2 && parts.iter().all(|part| (2..=SHORT).contains(&part.chars().count()));
        let is_mixed = words.contains('、') && words.contains(['，', ',']);
        // The same slogan elsewhere in the text with other marks.
        let with = |mark: char| parts.join(&mark.to_string());
        let is_other = !words.contains('、') && whole.contains(&with('、'));
        // 大事共商、急事共办，难事共解、实事共做: pairs.
        let marks: Vec<char> = words.chars().filter(|c| "、，,".contains(*c)).collect();
        let is_paired = marks.len() == 3 && marks[0] == '、' && marks[1] != '、' && marks[2] == '、';
        (is_list && (is_mixed && !is_paired || is_other)).then(|| hit.says(format!("“{words}”里的分隔号混用"), help))
    });
    remarks.extend(subject.in_prose(&FOURS, |hit| {
        if subject.own.is_some() {
            return None;
        }
        let words = hit.words();
        // 以A为B，以C为D and 按……、按……: clauses, not words.
        let is_clause =
            words.contains('为') || words.split(['，', ',']).skip(1).any(|part| part.starts_with(['以', '按', '把']));
        let is_mixed = words.contains('、') && words.contains(['，', ',']) && !is_clause;
        // 以人为本、服务居民，资源共享、共驻共建: pairs.
        let marks: Vec<char> = words.chars().filter(|c| "、，,".contains(*c)).collect();
        let is_paired = marks.len() == 3 && marks[0] == '、' && marks[2] == '、';
        let is_said = words.rfind('、') < words.find(['，', ',']);
        (is_mixed && !is_said && (!is_paired || hit.before().ends_with(['、', '，', ','])))
            .then(|| hit.says(format!("“{words}”里的分隔号混用"), help))
    }));
    remarks.extend(subject.in_prose(&PARALLEL, |hit| {
        // 以A为B，以C为D: clauses.
        let is_clause = hit.words().contains(['为', '以']);
        (!is_clause).then(|| hit.says(format!("“{}”并列，中间用顿号", hit.words()), help))
    }));
    if subject.own.is_none() {
        remarks.extend(subject.in_prose(&NOUNS, |hit| {
            let words = hit.words();
            let items: Vec<&str> = words.split(['、', '，', ',']).collect();
            let first = |item: &&str| item.chars().next();
            let last = |item: &&str| item.chars().next_back();
            // 有场地、有人员，有制度、有经费: pairs of one build; 领导重视，措施得力: sentences.
            let is_built = items.iter().skip(1).all(|item| first(item) == first(&items[0]))
                || items.iter().skip(1).all(|item| last(item) == last(&items[0]));
            let is_verb = items.iter().skip(1).any(|item| STARTS.iter().any(|start| item.starts_with(start)));
            let commas = words.matches(['，', ',']).count();
            // 楼道、天台、车棚，全覆盖: what is said of them; 张明、李强、王芳，共三人.
            let is_last = words.rfind(['，', ',']) > words.rfind('、');
            // 由书记牵头，民警、法官、律师参与: a clause and a list.
            let is_first = words.find(['，', ',']) < words.find('、');
            (commas == 1 && !is_first && !is_last && !is_built && !is_verb)
                .then(|| hit.says(format!("“{words}”里的分隔号混用"), help))
        }));
        remarks.extend(subject.in_prose(&CLOSED, |hit| {
            let words = hit.words();
            let begins =
                |part: &str| part.starts_with(['以', '按', '把']) || STARTS.iter().any(|start| part.starts_with(start));
            let is_clause = words.split(['，', ',']).skip(1).any(begins);
            let is_mixed = !is_clause && words.contains('、') && words.contains(',') || words.matches(',').count() > 1;
            is_mixed.then(|| hit.says(format!("“{words}”里的分隔号混用"), help))
        }));
        remarks.extend(subject.in_prose(&COMMAS, |hit| Some(hit.says(format!("“{}”并列，用顿号", hit.words()), help))));
    }
    remarks
}
