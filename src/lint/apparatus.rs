//! What stands around a text and is no sentence of it: 版头, 版记, and the blanks of a form that somebody fills in by hand.

use super::pattern::Pattern;
use crate::manuscript::Kind;
use crate::manuscript::Manuscript;

/// 版头 and 版记 as lines.
static AROUND: Pattern = Pattern::new(
    r"签发人：|^(?:抄送|抄报|主送|印送|分送|主题词|承办|联系人|联系电话|咨询电话|服务热线|监督电话|联系方式|地址|地点|时间|报名方式|电话|电子邮箱|邮箱|校对|打字|审核|编辑|责任编辑)[^。]{0,60}[：:]|印发(?:[\s　（(]*共?印?\d+份[)）]?)?$|[\s　]{2,}\d{4}年\d{1,2}月\d{1,2}日$|\t\d{4}年\d{1,2}月\d{1,2}日$|^共印\d+份|^\p{Han}{1,15}[〔\[［（(]\d{4}[〕\]］）)]\s*第?\d{1,5}\s*号",
);
/// A blank behind its label: 单位：____, 日期：　年　月　日, ____年__月__日; a choice: A.18岁以下　B.60岁以上; □是 □否.
static BLANK: Pattern = Pattern::new(
    r"[：:][\s　]*[_＿]{2,}|[_＿\s　]{2,}年[_＿\s　]+月[_＿\s　]+日|^[A-F][.．、][^。]{1,30}[\s　]+[A-F][.．、]|[□☐○]\s*\p{Han}|[（(][\s　]+[)）][。？?]?$|[（(](?:盖章|签字|签名|签章|公章)[)）]",
);
/// What a form says of itself.
static FORM: Pattern = Pattern::new(
    r"(?:表|问卷|回执|承诺书|责任书|协议书|申请书|登记卡|推荐书|委托书|证明|名册)(?:[（(].{1,10}[)）])?$|盖章|签字|签名|签章|填报人|填表人|申报单位|承诺人",
);
/// A form says so within so many lines.
const NEAR: usize = 20;

/// Whether a line is one of 版头 or 版记.
pub fn is_around(text: &str) -> bool {
    AROUND.is_in(text.trim())
}

/// Whether a line has blanks that are filled in by hand.
pub fn has_blanks(text: &str) -> bool {
    BLANK.is_in(text.trim())
}

/// Whether a line is one of a form: it has a blank, and it or what stands near it says what for.
pub fn is_form(text: &Manuscript, line: usize) -> bool {
    let Some(own) = text.lines.get(line) else { return false };
    let around = line.saturating_sub(NEAR)..(line + NEAR).min(text.lines.len());
    let says = |index: usize| text.lines[index].kind != Kind::Cell && FORM.is_in(text.lines[index].text.trim());
    has_blanks(&own.text) && around.into_iter().any(says)
}
