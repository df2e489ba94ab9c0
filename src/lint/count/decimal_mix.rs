//! N711 同一组比率的小数位不一
//!
//! 是什么：一句话里并列的几个百分数，小数位数不同。
//!
//! 为什么：看不出哪个更准，加起来也凑不成100%。
//!
//! 例子：占47.18%……占28.8%……占24.02%
//!
//! 应当写成：占47.18%……占28.80%……占24.02%
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static SHARE: Pattern = Pattern::new(r"占(?:比|总数的?)?(?P<at>\d+(?:\.(?P<decimals>\d+))?[%％])");

/// Looks at sentences with three shares and more.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (index, line) in subject.prose() {
        let hits = subject.hits(&SHARE, index, line);
        if hits.len() < 3 {
            continue;
        }
        let most = hits.iter().map(|hit| hit.group("decimals").len()).max().unwrap_or_default();
        if let Some(hit) = hits.iter().find(|hit| hit.group("decimals").len() < most) {
            remarks.push(hit.says(format!("“{}”的小数位比同组的少", hit.words()), format!("请统一写{most}位小数")));
        }
    }
    remarks
}
