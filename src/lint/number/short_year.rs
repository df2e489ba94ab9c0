//! N672 年份只写了两位
//!
//! 是什么：年份写成 26年、’26年。
//!
//! 为什么：年份要写四位，过几年就分不清是哪个世纪、哪一年。
//!
//! 例子：26年底前完成。
//!
//! 应当写成：2026年底前完成。
//!
//! 依据：GB/T 15835—2011 5.1.6。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static SHORT: Pattern = Pattern::new(
    r"(?:^|[^\d〔第一二三四五六七八九十百近约满达共多长期续限年龄])(?P<at>(?:’|')?(?:0\d|1\d|2\d|9\d)年)(?:\d{1,2}月|年?底|初|上半年|下半年|度|(?:前|底前|内|末)?(?:完成|实现|建成|启动|开工|竣工))",
);

/// Looks for years of two digits before a month or a part of the year.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&SHORT, |hit| Some(hit.says(format!("年份“{}”只写了两位", hit.words()), "请写四位数的年份")))
}
