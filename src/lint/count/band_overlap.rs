//! N710 年龄段重叠
//!
//! 是什么：45岁及以上、46—59岁、60岁及以上：第一段把后面的都包进去了。
//!
//! 为什么：“以上”“以下”用反了，或者分段有重叠、有空当。
//!
//! 例子：45岁及以上3150名，46—59岁1923名，60岁及以上1604名
//!
//! 应当写成：45岁及以下3150名，46—59岁1923名，60岁及以上1604名
//!
//! 依据：《民法典》第一千二百五十九条：以上、以下包括本数。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;

static ABOVE: Pattern = Pattern::new(r"(?P<at>(?P<age>\d{1,3})周?岁(?:及|（含）|\(含\))?以上)");
static BETWEEN: Pattern = Pattern::new(r"(?P<low>\d{1,3})周?岁?(?:[—～~-]|至)(?P<high>\d{1,3})周?岁");

/// Looks at sentences with bands between two ages, and one that is open upwards below them.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (index, line) in subject.lines() {
        let age = |hit: &Hit<'_>, name: &str| hit.group(name).parse::<u32>().unwrap_or_default();
        let open = ABOVE.hits(index, &line.text);
        let bands = BETWEEN.hits(index, &line.text);
        for hit in &open {
            let from = age(hit, "age");
            let inside = bands.iter().find(|band| age(band, "low") > from);
            let other = open.iter().any(|other| age(other, "age") > from);
            if let Some(band) = inside.filter(|_| other) {
                let message = format!("“{}”包括了{}", hit.words(), &line.text[band.span()]);
                remarks.push(hit.says(message, "请核对是“以上”还是“以下”"));
            }
        }
    }
    remarks
}
