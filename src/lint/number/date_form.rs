//! N673 日期写法不对
//!
//! 是什么：月、日前补零，“日”写成“号”，正文里写 2026.1.5、2026/1/5，汉字与数字混写。
//!
//! 为什么：公文的日期只有一种写法。
//!
//! 例子：2026年01月05日；2026.1.5
//!
//! 应当写成：2026年1月5日
//!
//! 依据：GB/T 15835—2011 5.1.6；GB/T 9704—2012 7.3.5。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static PADDED: Pattern = Pattern::new(r"(?P<at>\d{4}年0\d月(?:\d{1,2}日)?|\d{1,2}月0\d日)");
static HAO: Pattern = Pattern::new(r"\d{1,2}月(?P<at>\d{1,2}号)(?:[，。、；前后上下]|$|起|至)");
static DOTTED: Pattern =
    Pattern::new(r"(?:^|[^\d.])(?P<at>(?P<y>20\d\d)[./](?P<m>\d{1,2})[./](?P<d>\d{1,2}))(?:[^\d.]|$)");
/// 成文日期 in a line of its own.
static CHINESE: Pattern = Pattern::new(
    r"^[\s　]*(?P<at>[二〇零○一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|20\d\d-\d{1,2}-\d{1,2}|20\d\d\s+年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|20\d\d年\s*\d{1,2}\s*月\s+\d{1,2}\s*日|20\d\d年\s+\d{1,2}\s*月\s*\d{1,2}\s*日)$",
);
static MIXED: Pattern = Pattern::new(r"(?P<at>\d{4}年[一二三四五六七八九十]{1,2}月)");

/// Looks at dates in sentences; a web page's stamp is another rule's.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.anywhere(&PADDED, |hit| {
        let right = hit.words().replace("年0", "年").replace("月0", "月");
        Some(hit.says(format!("日期“{}”前面补了零", hit.words()), format!("写成 {right}")).fixed(right))
    });
    remarks.extend(subject.in_prose(&HAO, |hit| {
        let right = hit.words().replace('号', "日");
        Some(hit.says(format!("“{}”应当写“日”", hit.words()), format!("写成 {right}")).fixed(right))
    }));
    remarks.extend(subject.in_prose(&DOTTED, |hit| {
        let trimmed = |name: &str| hit.group(name).trim_start_matches('0').to_owned();
        let right = format!("{}年{}月{}日", hit.group("y"), trimmed("m"), trimmed("d"));
        Some(hit.says(format!("正文里的日期写成了“{}”", hit.words()), format!("写成 {right}")).fixed(right))
    }));
    remarks.extend(subject.in_prose(&MIXED, |hit| {
        Some(hit.says(format!("“{}”汉字与数字混写", hit.words()), "年、月、日都用阿拉伯数字"))
    }));
    // Until 2012 it was written in Chinese figures.
    if subject.own.is_none() && subject.year.is_none_or(|year| year > 2012) {
        remarks.extend(subject.in_prose(&CHINESE, |hit| {
            Some(hit.says(
                format!("成文日期写作“{}”", hit.words()),
                "用阿拉伯数字写全年、月、日：2026年1月5日（GB/T 9704—2012 7.3.5.4）",
            ))
        }));
    }
    remarks
}
