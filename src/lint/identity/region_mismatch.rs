//! N627 上下级地名不配
//!
//! 是什么：省、市、县的隶属写错了，如 湖北省张家界。
//!
//! 为什么：地名的隶属关系错了，一看就是抄的。
//!
//! 例子：湖北省张家界市。
//!
//! 应当写成：湖南省张家界市。
//!
//! 依据：《中华人民共和国行政区划代码》（GB/T 2260）。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::region;

/// Looks for a city behind the name of a province that it does not belong to.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (index, line) in subject.lines() {
        for (span, city) in region::cities(&line.text) {
            let before = &line.text[..span.start];
            let Some(province) = region::province_at_end(before) else { continue };
            let own = region::province_of(city);
            // 朝阳区 of 北京, 南京路 of 上海 have the names of cities.
            let is_other = ["区", "县", "路", "街", "大道", "巷", "镇", "乡", "村", "社区", "胡同"]
                .iter()
                .any(|kind| line.text[span.end..].starts_with(kind));
            if !is_other && own.is_some_and(|own| own != province) {
                let message = format!("{city}属{}，不属{province}", own.unwrap_or_default());
                remarks.push(Remark::at(index, span, message, "请核对地名"));
            }
        }
    }
    remarks
}
