//! N612 地名、机关名没有填
//!
//! 是什么：地名、机关名写成 xx市、****办事处、某区之类。
//!
//! 为什么：套用的稿子没有改到自己单位。
//!
//! 例子：xx区达安春之声小区。
//!
//! 应当写成：写明名称：临湖区达安春之声小区。
//!
//! 依据：实务（审核常见退文原因）。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

/// A mask before the word for a place or an organ.
static PLACE: Pattern = Pattern::new(
    r"(?P<at>[xX×Ｘ*＊_＿○〇]{2,}(?:省|自治区|市|区|县|旗|镇|乡|街道|社区|村|办事处|小区|居委会|派出所|村委会|医院|中心|学校|局|委|办|公司|单位|部门))|某某(?:省|市|区|县|镇|乡|街道|社区|村|小区|路)|(?P<some>某(?:省|市|区|县|镇|乡|街道|局)(?:[，。、]|的(?:部署|要求|安排|通知|意见|统一)|$))",
);

/// Looks for masked names.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&PLACE, |hit| {
        // A case tells of 某区 without naming it; a document of its own unit may not.
        let title = subject.text.lines.first().map_or("", |line| line.text.as_str());
        let is_case = ["案例", "调研", "试题", "情景", "剖析"].iter().any(|word| title.contains(word));
        if !hit.group("some").is_empty() && subject.own.is_none() && is_case {
            return None;
        }
        // 第一〇〇医院: a number.
        if hit.words().starts_with('〇') && hit.before().ends_with(|c| "一二三四五六七八九十第".contains(c))
        {
            return None;
        }
        Some(hit.says(format!("名称“{}”没有填", hit.words()), "请写明是哪里、哪个单位；事实里写 {单位.名称}"))
    })
}
