//! N658 汉字之间有空格
//!
//! 是什么：汉字与汉字、汉字与引号之间夹着空格。
//!
//! 为什么：复制、扫描带进来的，行会对不齐。
//!
//! 例子：社区服务体 系建设。
//!
//! 应当写成：社区服务体系建设。
//!
//! 依据：GB/T 9704—2012 5.2.3：每行28字。一般。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;

static SPACE: Pattern = Pattern::new(r"[\p{Han}，。、；：”》）](?P<at> +)[\p{Han}“《（]");
static LABEL: Pattern = Pattern::new(r"^[一二三四五六七八九十]{1,3}、(?P<at>\s+)");

static ARTICLE: Pattern = Pattern::new(r"^第[一二三四五六七八九十百\d]{1,5}[条章节编款][ \u{3000}]");

/// Looks for spaces between Chinese characters. In a form they keep columns apart.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let say = |hit: &Hit<'_>| Some(hit.says("汉字之间有空格", "请删去空格").fixed(""));
    let mut remarks = Vec::new();
    for (index, line) in subject.prose() {
        // 第一条 and 第一章 总则 have one by rule.
        if ARTICLE.is_in(&line.text) {
            continue;
        }
        // A space in every other place is a row of words, not a sentence.
        let spaces = line.text.matches(' ').count();
        if spaces * 8 > line.text.chars().count() && spaces > 2 {
            continue;
        }
        let mut rest = subject.hits(&SPACE, index, line);
        rest.extend(subject.hits(&LABEL, index, line));
        remarks.extend(rest.iter().filter_map(say));
        // One character between two spaces belongs to both.
        let single = subject.hits(&SINGLE, index, line);
        remarks.extend(single.iter().filter_map(say));
    }
    remarks.sort_by_key(|remark| (remark.line, remark.span.start));
    remarks.dedup_by_key(|remark| (remark.line, remark.span.start));
    remarks
}

static SINGLE: Pattern = Pattern::new(r"[ ]\p{Han}(?P<at> +)\p{Han}");
