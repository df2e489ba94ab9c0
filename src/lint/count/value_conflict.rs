//! N701 同一个指标两个数
//!
//! 是什么：同一份文件里，一个指标前后写的数不一样。
//!
//! 为什么：哪个是对的，说不清。
//!
//! 例子：绿化率达20%……绿化达到38%
//!
//! 应当写成：前后一致；不是一回事的，写清楚口径、年份。
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static RATE: Pattern = Pattern::new(
    r"(?P<name>\p{Han}{1,4}?(?:化|[盖及功格意知晓备配建入签办结置合])?率|[綠绿]化)(?:要|應|应)?(?:達到|达到|達|达|为|為|是|不低于|保持在)?(?P<at>\d+(?:\.\d+)?)[%％]",
);

/// Words before 率 that say nothing of what it is the rate.
const GENERIC: [&str; 12] =
    ["覆盖", "完成", "达标", "参与", "合格", "普及", "办结", "成功", "整改", "执行", "签约", "满意"];
static TOTAL: Pattern = Pattern::new(r"共(?P<at>\d+[页篇])");

/// Compares the rates of a document that was made elsewhere: one made here has them from one fact.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    if subject.own.is_some() {
        return Vec::new();
    }
    // 共63页 in one place, 共64页 in another.
    let mut remarks = Vec::new();
    let mut total: Option<&str> = None;
    for (index, line) in subject.lines() {
        for hit in subject.hits(&TOTAL, index, line) {
            match total {
                Some(known) if known != hit.words() => {
                    remarks.push(hit.says(format!("前面写的是共{known}，这里是共{}", hit.words()), "请核对"));
                }
                _ => total = Some(hit.words()),
            }
        }
    }
    for document in subject.text.parts() {
        let mut known: Vec<(String, String)> = Vec::new();
        for (index, line) in subject.prose().filter(|(index, _)| document.contains(index)) {
            for hit in subject.hits(&RATE, index, line) {
                let name = hit.group("name").trim_end_matches('率').to_owned();
                // Of what there are many, and of what is said beside last year's number, there may be two.
                let sentence = hit.before().rsplit('。').next().unwrap_or_default();
                let is_other = GENERIC.iter().any(|word| name.ends_with(word))
                    || ["上年", "同比", "目标", "力争", "确保"].iter().any(|word| sentence.contains(word));
                if is_other || name.chars().count() < 2 {
                    continue;
                }
                let value = hit.words().to_owned();
                match known.iter().find(|(other, _)| other.ends_with(&name) || name.ends_with(other.as_str())) {
                    Some((_, other)) if *other != value => remarks.push(hit.says(
                        format!("“{name}”前面写的是{other}%，这里是{value}%"),
                        "请核对；年份、口径不同的要写清楚",
                    )),
                    Some(_) => {}
                    None => known.push((name, value)),
                }
            }
        }
    }
    remarks
}
