//! N710 年龄段重叠
//!
//! 是什么：45岁及以上、46—59岁、60岁及以上：第一段把后面的都包进去了；18—30岁、30—45岁：30岁两段都算。
//!
//! 为什么：“以上”“以下”用反了，或者分段有重叠、有空当。
//!
//! 例子：45岁及以上3150名，46—59岁1923名，60岁及以上1604名；18—30岁52名，30—45岁61名
//!
//! 应当写成：45岁及以下3150名，46—59岁1923名，60岁及以上1604名；18—30岁52名，31—45岁61名
//!
//! 依据：《民法典》第一千二百五十九条：以上、以下包括本数。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;

static ABOVE: Pattern = Pattern::new(r"(?P<at>(?P<age>\d{1,3})周?岁(?:及|（含）|\(含\))?以上)");
static BETWEEN: Pattern = Pattern::new(r"(?P<low>\d{1,3})周?岁?(?:[—～~-]|至)(?P<high>\d{1,3})周?岁");

/// Two bands next to each other, in whole years of age or of service, with at most a count between them. Times of day, money and
/// calendar years share their ends as a rule.
static NEXT: Pattern = Pattern::new(
    r"(?:^|[^\d—～~–-])(?P<low>\d{1,2})周?(?:岁|年)?(?:[—～~–-]|至)(?P<high>\d{1,3})周?(?P<unit>岁|年)(?:的)?\p{Han}{0,6}?(?:\d+[名人户])?(?:、|，|；|和|,)(?P<at>(?P<next>\d{1,3})周?(?:岁|年)?(?:(?:[—～~–-]|至)(?P<top>\d{1,3})周?(?:岁|年)|(?P<open>岁|年)(?:及|（含）)?以上))",
);

/// Looks at sentences with bands between two ages, and one that is open upwards below them.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (index, line) in subject.lines() {
        let age = |hit: &Hit<'_>, name: &str| hit.group(name).parse::<u32>().unwrap_or_default();
        let open = subject.hits(&ABOVE, index, line);
        let bands = subject.hits(&BETWEEN, index, line);
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
    remarks.extend(shared(subject));
    remarks
}

/// Bands that have an age in common: 18—30岁、30—45岁.
fn shared(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (index, line) in subject.lines().filter(|(_, line)| line.text.contains(['岁', '龄'])) {
        let mut from = 0;
        // The second band of a pair may be the first of the next.
        while let Some(hit) = line.text.get(from..).and_then(|rest| NEXT.hits(index, rest).into_iter().next()) {
            let number = |name: &str| hit.group(name).parse::<u32>().ok();
            let sentence = line.text[..from + hit.span().start].rsplit(['。', '；']).next().unwrap_or_default();
            let is_age = hit.group("unit") == "岁" || (sentence.contains('龄') && hit.group("open") != "岁");
            let is_told = ["不含", "不满", "未满", "不到"].iter().any(|word| line.text.contains(word));
            let (low, high, next) = (number("low"), number("high"), number("next"));
            let is_shared = low < next && next <= high && number("top").is_none_or(|top| Some(top) > high);
            if is_age && !is_told && is_shared {
                let span = from + hit.span().start..from + hit.span().end;
                let message = format!("“{}”与前一段重叠", hit.words());
                remarks.push(Remark::at(
                    index,
                    span,
                    message,
                    "一个数只能在一段里：18—30岁、31—45岁；或者写明含、不含",
                ));
            }
            from += hit.span().start;
        }
    }
    remarks
}
