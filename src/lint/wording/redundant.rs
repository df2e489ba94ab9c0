//! N688 语义重复
//!
//! 是什么：一个意思说了两遍：不发生……发生，更新……更换，目的是为了。
//!
//! 为什么：说两遍就是病句。
//!
//! 例子：确保不发生重大安全事故发生。
//!
//! 应当写成：确保不发生重大安全事故。
//!
//! 依据：实务（语病）。

use super::words;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::lexicon::Lexicon;
use crate::lint::pattern::Pattern;

/// 错\t对\t例外\t说明
static WORDS: Lexicon = Lexicon::new(include_str!("redundant.tsv"));
static HAPPEN: Pattern = Pattern::new(r"(?P<at>不发生[^，。；,;]{2,12}(?:发生|的发生))");
static RENEW: Pattern = Pattern::new(r"(?P<at>更新[^，。；,;]{2,12}(?:更換|更换)(?:工作)?)");
static IN_ORDER: Pattern = Pattern::new(r"^(?P<at>为(?:了|进一步|深入|全面|认真)?[^。；]{12,90}[，,]为了)");
static PURPOSE: Pattern =
    Pattern::new(r"(?P<at>(?:目的|宗旨)是为了|为了[^，。；,;]{2,16}为目的|以[^，。；,;]{2,12}为目的是)");

/// Looks for things said twice in one sentence.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks =
        words(subject, &WORDS, |text, entry| (format!("“{text}”语义重复"), format!("写成“{}”", entry.right)));
    for pattern in [&HAPPEN, &RENEW, &IN_ORDER, &PURPOSE] {
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
