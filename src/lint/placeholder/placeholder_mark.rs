//! N601 占位符没有替换
//!
//! 是什么：文中留着 ××、____、TODO 之类的占位符，或没有认出来的模板记号。
//!
//! 为什么：占位符是抄范文、赶稿子留下的，印出去就是事故。
//!
//! 例子：排查____组织；开展活动××场
//!
//! 应当写成：把数写进事实文件，由模板引用；暂时没有的写“待定”，用 --draft 看带【待补】的草稿。
//!
//! 依据：实务（审核常见退文原因）。

use super::mask_ate_quantity;
use super::placeholder_ordinal;
use super::placeholder_place;
use super::placeholder_year;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::apparatus;
use crate::lint::meet;
use crate::lint::pattern::Pattern;
use crate::manuscript::Kind;
use crate::manuscript::Line;
use crate::manuscript::Manuscript;

static MARK: Pattern = Pattern::new(
    r"(?P<at>×{2,}|[Xx]{2,}|_{2,}|＿{2,}|\{[^{}]*\}?|\}|TODO|TBD|[（(]此处[^）)]*[）)]|待(?:补充|填写|完善|核实)[）)】]|[？?]{3,}|【(?:此处|请填|待填|填写)[^】]*】|（(?:姓名|单位名称|时间|地点|联系电话|职务)）|某某(?:公司|单位|社区|同志|街道|部门|村)|待补充[：:]|[xX×](?:个|余户|人|名|场|次|户|万元))",
);

/// Looks for placeholders; masked years, places, terms and quantities are rules of their own.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&MARK, |hit| {
        let claimed: Vec<Remark> =
            [placeholder_year::check, placeholder_place::check, placeholder_ordinal::check, mask_ate_quantity::check]
                .into_iter()
                .flat_map(|check| check(&Subject { text: &one(hit.text), ..*subject }))
                .collect();
        let span = hit.span();
        let is_claimed = claimed.iter().any(|remark| meet(&remark.span, &span));
        let before: String = hit.before().chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
        let after: String = hit.after().chars().take(8).collect();
        let message = format!("有没替换的占位符“{}”：“{before}{}{after}”", hit.words(), hit.words());
        // A blank of a form, or a ruled line to write on.
        let is_ruled = hit.text.trim().trim_matches(['_', '＿']).is_empty();
        let is_blank = hit.words().starts_with(['_', '＿']) && (is_ruled || apparatus::is_form(subject.text, hit.line));
        (!is_claimed && !is_blank).then(|| hit.says(message, "请把它换成事实，或在事实文件里写“待定”"))
    })
}

/// The line alone.
fn one(text: &str) -> Manuscript {
    Manuscript::of(vec![Line::new(Kind::Body, text)])
}
