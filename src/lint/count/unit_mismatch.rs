//! N706 同一标准单位不一致
//!
//! 是什么：同一个标准，一处写 400元/月，一处写 400元/人/月。
//!
//! 为什么：差一个“人”，就是差几十倍。
//!
//! 例子：按400元/月的标准……400元/人/月
//!
//! 应当写成：统一写 400元/人/月。
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;
use crate::manuscript::Line;

static STANDARD: Pattern = Pattern::new(r"(?P<at>(?P<value>\d+(?:\.\d+)?)(?P<money>万?元)(?P<per>(?:/\p{Han}{1,3})+))");

/// Compares standards of the same amount.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for document in subject.text.documents() {
        let lines: Vec<(usize, &Line)> = subject.lines().filter(|(index, _)| document.contains(index)).collect();
        let hits: Vec<Hit<'_>> = lines.iter().flat_map(|(index, line)| subject.hits(&STANDARD, *index, line)).collect();
        for hit in &hits {
            let longer = hits.iter().find(|other| {
                (other.group("value"), other.group("money")) == (hit.group("value"), hit.group("money"))
                    && other.group("per").len() > hit.group("per").len()
                    && parts(hit.group("per")).iter().all(|part| parts(other.group("per")).contains(part))
            });
            if let Some(other) = longer {
                remarks.push(hit.says(format!("“{}”别处写作“{}”", hit.words(), other.words()), "请统一单位"));
            }
        }
    }
    remarks
}

fn parts(per: &str) -> Vec<&str> {
    per.split('/').filter(|part| !part.is_empty()).map(|part| part.trim_end_matches(['的', '标'])).collect()
}
