//! N656 缺书名号
//!
//! 是什么：报纸、刊物、文件的名称没有加书名号。
//!
//! 为什么：不加书名号，就看不出是一份报刊、一个文件。
//!
//! 例子：订阅精神文明报，文明导刊。
//!
//! 应当写成：订阅《精神文明报》《文明导刊》。
//!
//! 依据：GB/T 15834—2011 4.15。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static PAPER: Pattern = Pattern::new(
    r"(?:订阅|订购|征订|订好|编印|创办|出版)(?P<at>[^《，。；,;“]{0,4}\p{Han}{2,8}(?:日报|晚报|文明报|党报|导刊|简报|杂志|画报|月刊|周刊|报))(?:[，。、；,;和]|$)",
);
static STANDARD: Pattern = Pattern::new(
    r"(?:出台|印发|制定|修订|下发)了?(?P<at>\p{Han}{2,4}[省市区县]\p{Han}{4,18}(?:标准|办法|细则|条例|意见|规定))(?:[，。；,;]|$)",
);
/// 党报党刊 are no titles.
const KINDS: [&str; 5] = ["党报", "党报党刊", "报刊", "简报", "墙报"];

/// Looks for newspapers and magazines without 《》.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.in_prose(&STANDARD, |hit| {
        let words = hit.words();
        let is_place =
            words.find(['省', '市', '县']).is_some() || words.find('区').is_some_and(|at| !words[..at].ends_with('社'));
        (subject.own.is_none() && is_place)
            .then(|| hit.says(format!("“{words}”没有加书名号"), format!("写成《{words}》")))
    });
    remarks.extend(subject.in_prose(&PAPER, |hit| {
        let words = hit.words();
        (!KINDS.iter().any(|kind| words.ends_with(kind))).then(|| {
            hit.says(format!("“{words}”没有加书名号"), format!("写成《{words}》")).fixed(format!("《{words}》"))
        })
    }));
    remarks
}
