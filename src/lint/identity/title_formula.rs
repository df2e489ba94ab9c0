//! N629 标题的写法不合常规
//!
//! 是什么：标题叠用“关于”“通知”，“关于……通知”少了“的”，请示与报告合用，报告里夹带请示事项，超过50字，末尾有标点，或者计划、总结没有写年份。
//!
//! 为什么：标题一般由发文机关（单位）、时限、事由和文种组成；叠用的读不顺，太长的排不下，没有年份的过一年分不清。
//!
//! 例子：关于印发关于做好节水工作的通知的通知；社区工作计划
//!
//! 应当写成：关于做好节水工作的通知；桃源社区2026年工作计划
//!
//! 依据：《党政机关公文处理工作条例》第九条（标题由发文机关名称、事由和文种组成）。一般。

use crate::lint::pattern::Pattern;
use crate::lint::{Remark, Subject};
use crate::manuscript::Kind;

/// Two and a half lines of 2号 type.
const LONGEST: usize = 50;

static DOUBLED: Pattern =
    Pattern::new(r"(?P<at>关于(?:印发|转发|批转)?关于|的通知的通知|的意见的意见|的请示的请示|的报告的报告)");
static JOINED: Pattern = Pattern::new(r"(?P<at>请示报告)$");
/// 关于开展工作通知.
static OPEN: Pattern = Pattern::new(r"关于[^《》“”]{2,40}(?P<at>通知|请示|批复|通报|决定)$");
/// How a 请示 ends.
static ASKED: Pattern =
    Pattern::new(r"(?P<at>(?:妥否|当否|可否|是否妥当)，?请(?:予)?(?:批示|批复|审批|审示)|特此请示)");
static YEARLY: Pattern = Pattern::new(r"(?:年度|全年|工作)(?:工作)?(?:计划|总结|要点|小结)$");
static YEAR: Pattern =
    Pattern::new(r"[0-9０-９]{2,4}|[〇零○一二三四五六七八九]{2,4}年|20[xX×*]{1,2}|年度|时期|阶段|专项|试点");

/// Looks at the title of a document.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let first = subject.lines().find(|(_, line)| matches!(line.kind, Kind::Title | Kind::Body | Kind::Heading(_)));
    let Some((index, line)) = first.filter(|(_, line)| line.kind == Kind::Title) else { return remarks };
    let text = &line.text;
    // What stands in 《》 has its own title.
    let outside = text.split('《').next().unwrap_or_default();
    if let Some(hit) = DOUBLED.hits(index, text).first() {
        remarks.push(hit.says(format!("标题里“{}”叠用", hit.words()), "请去掉一个"));
    }
    if let Some(hit) = JOINED.hits(index, text).first() {
        remarks.push(hit.says("请示和报告是两个文种，不能合用", "请求批准的写“请示”，不要求答复的写“报告”"));
    }
    if let Some(hit) = OPEN.hits(index, text).first().filter(|hit| !hit.before().contains('的')) {
        remarks.push(hit.says(format!("“{}”前面缺“的”", hit.words()), "请写成“关于……的通知”"));
    }
    if text.ends_with("报告") && !JOINED.is_in(text) {
        let asked = subject.in_prose(&ASKED, |hit| Some(hit.says("报告里夹带了请示事项", "要批复的另写请示")));
        remarks.extend(asked.into_iter().filter(|_| subject.text.documents().len() == 1));
    }
    let length = text.chars().count();
    if length > LONGEST {
        remarks.push(Remark::at(
            index,
            0..text.len(),
            format!("标题有{length}字，超过{LONGEST}字"),
            "请改短，最好不超过两行",
        ));
    }
    if YEARLY.is_in(text) && !YEAR.is_in(outside) && subject.text.documents().len() == 1 {
        remarks.push(Remark::at(index, 0..text.len(), "标题没有写年份", "请写明是哪一年的，如 桃源社区2026年工作计划"));
    }
    remarks
}
