//! N688 语义重复
//!
//! 是什么：一个意思说了两遍：不发生……发生，更新……更换，目的是为了，不低于……以上，不超过……以内，100户至200户左右。
//!
//! 为什么：说两遍就是病句。
//!
//! 例子：确保不发生重大安全事故发生；覆盖率不低于98%以上
//!
//! 应当写成：确保不发生重大安全事故；覆盖率不低于98%
//!
//! 依据：实务（语病）；《民法典》第一千二百五十九条：以上、以内包括本数。

use super::words;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::lexicon::Lexicon;
use crate::lint::pattern::Pattern;

/// 错\t对\t例外\t说明
static WORDS: Lexicon = Lexicon::new(include_str!("redundant.tsv"));
static HAPPEN: Pattern = Pattern::new(r"(?P<at>不发生[^，。；,;或少]{2,12}(?:发生|的发生))");
static RENEW: Pattern = Pattern::new(r"(?P<at>更新[^，。；,;并]{2,12}(?:更換|更换)(?:工作)?)");
static IN_ORDER: Pattern = Pattern::new(r"^(?P<at>为(?:了|进一步|深入|全面|认真)?[^。；]{12,90}[，,]为了)");
static PURPOSE: Pattern =
    Pattern::new(r"(?P<at>(?:目的|宗旨)是为了|为了[^，。；,;]{2,16}为目的|以[^，。；,;]{2,12}为目的是)");

static AT_LEAST: Pattern = Pattern::new(
    r"(?P<at>(?:不低于|不少于|不下于|至少|超过)[^，。；、（）,;名级历学]{0,8}以上|(?:最少|至少)(?:不低于|不少于))",
);
static AT_MOST: Pattern = Pattern::new(r"(?P<at>(?:不超过|不高于|不多于|至多)[^，。；、（）]{0,8}(?:以内|以下|之内))");
/// A range says by its ends how much it is.
static RANGE: Pattern = Pattern::new(r"(?P<at>\d+[^时点分日月号，。]{0,2}(?:至|～|—)\d+[^时点分日月号，。]{0,2}左右)");
static NONE: Pattern = Pattern::new(r"(?P<at>(?:实现|做到|确保|全年)\p{Han}{0,2}[无零][^，。；、]{2,14}的发生)");
static ABOUT: Pattern = Pattern::new(r"(?P<at>有关[^部单人方专领，。；、][^，。；、]{0,13}的相关)");
/// What is done, once more behind the thing that it is done to.
static TWICE: Pattern = Pattern::new(
    r"(?P<at>(?:(?:开展|抓好|做好|推进)?整治[^，。；、组委员队负科部]{0,10}的?整治工作|清理[^，。；、组委员队负科部]{0,10}的?清理工作|排查[^，。；、组委员队负科部]{0,10}的?排查工作|宣传[^，。；、组委员队负科部]{0,10}的?宣传工作))",
);

/// Looks for things said twice in one sentence.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks =
        words(subject, &WORDS, |text, entry| (format!("“{text}”语义重复"), format!("写成“{}”", entry.right)));
    for pattern in [&HAPPEN, &RENEW, &IN_ORDER, &PURPOSE, &AT_LEAST, &AT_MOST, &RANGE, &NONE, &ABOUT, &TWICE] {
        remarks.extend(
            subject.in_prose(pattern, |hit| Some(hit.says(format!("“{}”语义重复", short(hit.words())), "请删去一处"))),
        );
    }
    remarks
}

/// The beginning of a long stretch.
fn short(text: &str) -> String {
    let start: String = text.chars().take(16).collect();
    if start.len() < text.len() { format!("{start}……") } else { start }
}
