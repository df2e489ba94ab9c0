//! N656 缺书名号
//!
//! 是什么：报纸、刊物、法律、文件的名称没有加书名号。
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
use crate::lint::pattern::{Hit, Pattern};

static PAPER: Pattern = Pattern::new(
    r"(?:订阅|订购|征订|订好|编印|创办|出版)(?P<at>[^《，。；,;“]{0,4}\p{Han}{2,8}(?:日报|晚报|文明报|党报|导刊|简报|杂志|画报|月刊|周刊|报))(?:[，。、；,;和]|$)",
);
static STANDARD: Pattern = Pattern::new(
    r"(?:出台|印发|制定|修订|下发)了?(?P<at>\p{Han}{2,4}[省市区县]\p{Han}{4,18}(?:标准|办法|细则|条例|意见|规定))(?:[，。；,;]|$)",
);
/// Laws by their full names, and regulations that are cited.
static LAW: Pattern =
    Pattern::new(r"(?P<at>中华人民共和国\p{Han}{2,14}?(?:法典|法|条例))(?:[，。；、和及等（]|规定|要求|精神|$)");
static RULE: Pattern = Pattern::new(
    r"(?:根据|依据|依照|按照|学习|宣传|贯彻|落实|执行|遵守)(?:了|和)?(?P<at>\p{Han}{2,12}(?:工作条例|管理条例|处罚条例|暂行条例|处罚办法))(?:[，。；、]|规定|要求|精神|$)",
);
/// Papers that everybody knows.
static KNOWN: Pattern = Pattern::new(
    r"(?P<at>人民日报|光明日报|经济日报|工人日报|农民日报|法治日报|中国青年报|解放军报|南方日报|羊城晚报|解放日报|新民晚报|北京日报|北京晚报|浙江日报|钱江晚报|新华日报|扬子晚报|湖北日报|楚天都市报|四川日报|华西都市报|广州日报|深圳特区报|求是)(?P<next>[^社网客]|$)",
);
/// 党报党刊 are no titles.
const KINDS: [&str; 14] = [
    "海报",
    "手抄报",
    "通报",
    "黑板报",
    "板报",
    "日报表",
    "情况通报",
    "喜报",
    "画报栏",
    "党报",
    "党报党刊",
    "报刊",
    "简报",
    "墙报",
];

/// Looks for newspapers and magazines without 《》.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    // The people at a paper are no paper; 求是 alone is what one does.
    let paper = |hit: &Hit<'_>| {
        let is_body = hit.after().starts_with("记者") || hit.after().starts_with("杂志社");
        let is_word = hit.words() == "求是" && !hit.after().starts_with("杂志");
        (!hit.is_quoted() && !is_body && !is_word)
            .then(|| hit.says(format!("“{}”没有加书名号", hit.words()), format!("写成《{}》", hit.words())))
    };
    let law = |hit: &Hit<'_>| {
        let is_cited = hit.is_quoted() || hit.after().starts_with('》');
        (!is_cited && subject.own.is_none())
            .then(|| hit.says(format!("“{}”没有加书名号", hit.words()), format!("写成《{}》", hit.words())))
    };
    let mut remarks = subject.in_prose(&STANDARD, |hit| {
        let words = hit.words();
        let is_place = words.find(['省', '市', '县']).is_some()
            || words.find('区').is_some_and(|at| !words[..at].ends_with(['社', '小', '辖', '片', '园']));
        (subject.own.is_none() && is_place)
            .then(|| hit.says(format!("“{words}”没有加书名号"), format!("写成《{words}》")))
    });
    remarks.extend(subject.in_prose(&PAPER, |hit| {
        let words = hit.words();
        (!KINDS.iter().any(|kind| words.ends_with(kind))).then(|| {
            hit.says(format!("“{words}”没有加书名号"), format!("写成《{words}》")).fixed(format!("《{words}》"))
        })
    }));
    remarks.extend(subject.in_prose(&KNOWN, paper));
    remarks.extend(subject.in_prose(&LAW, law));
    remarks.extend(subject.in_prose(&RULE, law));
    remarks
}
