//! N704 百分之几还是几个百分点，说不清
//!
//! 是什么：比率的增减写成“提高2%”。
//!
//! 为什么：从93%提高2%，是95%还是94.86%？
//!
//! 例子：健康素养水平同比提高2%
//!
//! 应当写成：健康素养水平同比提高2个百分点
//!
//! 依据：GB/T 3358.1；统计用语规范。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static RATE: Pattern = Pattern::new(
    r"(?P<name>\p{Han}{0,6}(?:率|素养水平|比重|占比|比例))[^，。；,;\d、高低大小的]{0,8}(?P<at>(?:提高|上升|增长|下降|降低|提升|增加|减少)了?\d+(?:\.\d+)?[%％])",
);

/// 由93%提高到95%，提高了2%.
static FROM_TO: Pattern = Pattern::new(
    r"[由从]\d+(?:\.\d+)?%[^，。；\d]{1,8}\d+(?:\.\d+)?%[，,](?P<at>(?:提高|上升|增长|下降|降低|提升|增加|减少)了?\d+(?:\.\d+)?[%％])",
);

/// Looks for changes of a rate in percent.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.in_prose(&FROM_TO, |hit| {
        Some(hit.says(format!("“{}”是百分之几还是几个百分点", hit.words()), "两个百分数相减的，写“个百分点”"))
    });
    remarks.extend(subject.in_prose(&RATE, |hit| {
        let name = hit.group("name");
        // 提高效率 and 频率 are no shares.
        let is_share = name.ends_with("成功率")
            || ![
                "效率",
                "频率",
                "速率",
                "功率",
                "生产率",
                "发案率",
                "发生率",
                "患病率",
                "容积率",
                "增长率",
                "按比例",
                "同比例",
            ]
            .iter()
            .any(|word| name.ends_with(word));
        let words = hit.words();
        is_share
            .then(|| hit.says(format!("{name}“{words}”，是百分之几还是几个百分点"), "两个百分数相减的，写“个百分点”"))
    }));
    remarks.sort_by_key(|remark| (remark.line, remark.span.start));
    remarks.dedup_by_key(|remark| (remark.line, remark.span.start));
    remarks
}
