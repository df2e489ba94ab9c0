//! N703 带数的提法没有展开
//!
//! 是什么：“五个好”“六进”之类第一次出现，没有说是哪几项。
//!
//! 为什么：不在这个条线上的人不知道是什么。
//!
//! 例子：开展“五个好”社区党组织创建。
//!
//! 应当写成：开展“五个好”（领导班子好、……）社区党组织创建。
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::manuscript::Line;

static QUOTED: Pattern = Pattern::new(
    r"[“](?P<at>创?(?:[两二三四五六七八九十]|一\p{Han}{1,3}[两二三四五六七八九十])\p{Han}{1,6})[”“](?P<next>.?)",
);
static DEEDS: Pattern = Pattern::new(r"(?P<at>\d{2,}件(?:民生)?实事)(?P<next>.?)");
static PLAIN: Pattern =
    Pattern::new(r"(?P<at>[三四五六七八九十]大(?:服务|效劳|工程|网络|平台|体系|行动)(?:网络|体系|工程)?)(?P<next>.?)");
/// What every official knows, and days with a name.
const KNOWN: [&str; 78] = [
    "三个代表",
    "四个意识",
    "四个自信",
    "两个维护",
    "两个确立",
    "四个全面",
    "五位一体",
    "三会一课",
    "一站式",
    "六一",
    "五一",
    "五四",
    "七一",
    "八一",
    "十一",
    "两学一做",
    "三严三实",
    "八项规定",
    "两新",
    "三农",
    "一国两制",
    "十四五",
    "十五五",
    "十三五",
    "十二五",
    "十一五",
    "三八",
    "九九",
    "五保",
    "三无",
    "双百",
    "七五",
    "八五",
    "六五",
    "五五",
    "四五",
    "九五",
    "两代表一委员",
    "两委",
    "四议两公开",
    "三八红旗",
    "四风",
    "三公",
    "两会",
    "四不两直",
    "九小场所",
    "一网通办",
    "双随机",
    "三重一大",
    "三个区分开来",
    "四个最严",
    "三管三必须",
    "六稳",
    "六保",
    "五老",
    "三违",
    "五好家庭",
    "四好农村路",
    "五年规划",
    "三定",
    "三同时",
    "一岗双责",
    "三合一",
    "二合一",
    "五星",
    "六尺巷",
    "四点半课堂",
    "七彩假期",
    "四季有约",
    "两山",
    "三北",
    "八八战略",
    "千万工程",
    "一老一小",
    "十四运",
    "两癌",
    "三八节",
    "六五环境日",
];

/// Looks for the first mention of a slogan that is counted and not told.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    // A document made here tells its slogans through 数字提法.
    if subject.own.is_some() {
        return Vec::new();
    }
    let mut remarks = Vec::new();
    for document in subject.text.documents() {
        let lines: Vec<(usize, &Line)> = subject.prose().filter(|(index, _)| document.contains(index)).collect();
        let whole: String = lines.iter().map(|(_, line)| line.text.as_str()).collect::<Vec<_>>().join("\n");
        let mut told: Vec<&str> = Vec::new();
        for (index, line) in &lines {
            let hits = subject
                .hits(&QUOTED, *index, line)
                .into_iter()
                .chain(subject.hits(&PLAIN, *index, line))
                .chain(subject.hits(&DEEDS, *index, line));
            for hit in hits {
                let name = hit.words();
                let is_known = told.contains(&name) || KNOWN.contains(&name) || name.ends_with("普法");
                let near: String = hit.after().chars().take(14).collect();
                // “三同步”。……同步组织、同步审签、同步发布; 流动党员多、老党员多的“两多”: what it counts, said so often.
                let is_spelled_out = name.chars().last().is_some_and(|last| {
                    let around: Vec<char> =
                        hit.before().chars().rev().take(60).chain(hit.after().chars().take(60)).collect();
                    let core: Vec<char> = name.chars().skip(1).collect();
                    let said =
                        |what: &[char]| around.windows(what.len().max(1)).filter(|window| *window == what).count();
                    said(&core).max(said(&[last])) > 2 || name.starts_with('两') && said(&[last]) > 1
                });
                let before: Vec<char> = hit.before().trim_end_matches(['“', '”']).chars().rev().take(60).collect();
                // Told right before or right behind: 甲、乙、丙“三贴近”, “三上门”，即……
                let is_around = near.contains('即')
                    || near.contains('：')
                    || before.iter().take_while(|c| !"，。；,;（(“".contains(**c)).filter(|c| **c == '、').count() >= 2;
                // A grade, 五星级, is no list.
                let is_grade = name.contains("星级") || name.contains("位一体");
                let is_told = is_spelled_out
                    || near.contains("——")
                    || matches!(hit.group("next"), "（" | "(" | "：" | ":")
                    || is_around
                    || is_grade
                    || whole.contains(&format!("{name}”（"))
                    || whole.contains(&format!("{name}”("));
                if !is_known && !is_told {
                    told.push(name);
                    remarks.push(hit.says(format!("“{name}”没有说是哪几项"), "请在第一次出现时用括号列出各项"));
                }
            }
        }
    }
    remarks
}
