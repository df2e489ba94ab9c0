//! N664 发文字号写法不对
//!
//! 是什么：文号的年份用了方括号、圆括号，加了“第”字，序号前面补了零。
//!
//! 为什么：文号是查文件的依据，写法是规定好的。
//!
//! 例子：国发（2026）01号；国发〔2026〕第1号
//!
//! 应当写成：国发〔2026〕1号
//!
//! 依据：GB/T 9704—2012 7.2.5。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static NUMBER: Pattern = Pattern::new(
    r"(?P<at>(?P<left>[\[(（【〔])(?P<year>(?:19|20)\d\d)(?P<right>[\])）】〕])\s*(?P<first>第?)(?P<zero>0*)(?P<number>[1-9]\d*)号)",
);

static SHORT: Pattern = Pattern::new(r"\p{Han}(?P<at>〔\d{2}〕\d{1,4}号)");

/// Looks at every file number.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.anywhere(&SHORT, |hit| {
        Some(hit.says(format!("文号“{}”的年份只有两位", hit.words()), "年份写四位，如 〔2026〕12号"))
    });
    remarks.extend(subject.anywhere(&NUMBER, |hit| {
        let right = format!("〔{}〕{}号", hit.group("year"), hit.group("number"));
        (hit.words() != right)
            .then(|| hit.says(format!("文号“{}”写法不对", hit.words()), format!("写成 {right}")).fixed(right))
    }));
    remarks
}
