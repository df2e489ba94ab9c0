//! N720 单位与数配不上
//!
//! 是什么：百分数后面跟着人次、户、件，金额后面跟着%，人和户有小数，量词写了两遍。
//!
//! 为什么：改单位时留下了旧的，或者表格里的单位又抄了一遍。
//!
//! 例子：参与率98%人次；投入28.8万元%；配备网格员3.5人；服务120次人次
//!
//! 应当写成：参与率98%；投入28.8万元；配备网格员3人；服务120人次。平均数写明“平均”“每户”。
//!
//! 依据：实务（统计单位的通行写法）。

use crate::lint::pattern::{Hit, Pattern};
use crate::lint::{Remark, Subject};

/// What stands behind it shows that the unit is not the beginning of a longer word: 50%个人, 80%人口.
static PERCENT: Pattern = Pattern::new(
    r"(?P<at>\d+(?:\.\d+)?[%％](?:人次|户次|家次|场次|[人户件场次名起处家]))(?:[，。；、）)！]|$|以上|以下|左右|参加|参与|受益)",
);
static MONEY: Pattern =
    Pattern::new(r"(?P<at>\d+(?:\.\d+)?(?:万元|亿元|元|万人次|人次|人|户|件|场|次|个|名|起|处)[%％])");
/// At the beginning of a line it may be the number of a point.
static FRACTION: Pattern = Pattern::new(
    r"[^\d.第表图款条](?P<at>\d+\.\d+(?:人次|户次|[人户名位]))(?:[，。；、）)！]|$|以上|以下|左右|参加|参与|受益)",
);
static DOUBLED: Pattern = Pattern::new(
    r"(?P<at>\d(?:次人次|人人次|人次人次|人次次|人次人|户户次|户次户|场场次|场次场|件件次|名人次|名人))(?:[，。；、）)！]|$|以上|以下|左右|参加|参与|受益)",
);
/// Words of a sentence that make a number one of an average.
const AVERAGE: [&str; 14] =
    ["均", "每", "比", "规模", "标准", "密度", "按", "折", "当量", "指数", "系数", "／", "/", "之间"];

/// Looks for units that do not fit their numbers.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.anywhere(&PERCENT, |hit| {
        Some(hit.says(format!("“{}”是百分数，后面不跟量词", hit.words()), "请核对是百分之几还是多少，留一个单位"))
    });
    remarks.extend(
        subject.anywhere(&MONEY, |hit| Some(hit.says(format!("“{}”有两个单位", hit.words()), "请核对，留一个单位"))),
    );
    remarks.extend(subject.in_prose(&FRACTION, |hit| {
        (!is_average(hit) && !hit.is_quoted()).then(|| {
            hit.says(
                format!("“{}”：人、户没有半个的", hit.words()),
                "请核对；是平均数的，写明“平均”“每户”，以万计的写“万”",
            )
        })
    }));
    remarks
        .extend(subject.anywhere(&DOUBLED, |hit| Some(hit.says(format!("“{}”量词写了两遍", hit.words()), "请留一个"))));
    remarks
}

fn is_average(hit: &Hit<'_>) -> bool {
    let sentence = hit.before().rsplit(['。', '；']).next().unwrap_or_default();
    AVERAGE.iter().any(|word| sentence.contains(word))
}
