//! N601 占位符没有替换
//!
//! 是什么：文中留着 20xx、××、____、TODO 之类的占位符，空的括号、书名号、引号，或没有认出来的模板记号。
//! 为什么：占位符是抄范文、赶稿子留下的，印出去就是事故。
//! 例子：20xx年，××社区开展活动____场。
//! 应当写成：把数写进事实文件，由模板引用；暂时没有的写“待定”，用 --draft 看带【待补】的草稿。
//! 依据：实务（审核常见退文原因）。

use super::{Remark, Subject};

const MARKS: [&str; 9] = ["××", "XX", "xx", "__", "＿＿", "{", "}", "TODO", "TBD"];
/// What they begin with: most text has none of these.
const BEGINNINGS: [char; 8] = ['×', 'X', 'x', '_', '＿', '{', '}', 'T'];
/// Pairs that stand around something.
const EMPTY: [&str; 4] = ["〔〕", "（）", "《》", "“”"];

/// Looks for placeholders in every block.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (block, texts) in subject.texts.iter().enumerate() {
        for text in texts {
            let first = |marks: &[&'static str]| marks.iter().copied().find(|mark| text.contains(mark));
            let written = text.contains(BEGINNINGS).then(|| first(&MARKS)).flatten();
            if let Some(mark) = written.or_else(|| first(&EMPTY)) {
                remarks.push(Remark {
                    block: Some(block),
                    message: format!("有没替换的占位符“{mark}”：{}", excerpt(text, mark)),
                    words: mark.to_owned(),
                    help: "请把它换成事实，或在事实文件里写“待定”".into(),
                });
            }
        }
    }
    remarks
}

/// A few characters on both sides.
fn excerpt(text: &str, mark: &str) -> String {
    let at = text.find(mark).unwrap_or(0);
    let before: String = text[..at].chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[at..].chars().take(10).collect();
    format!("“{before}{after}”")
}
