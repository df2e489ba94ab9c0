//! N723 银行卡号
//!
//! 是什么：文中有银行卡号。
//!
//! 为什么：个人账户不能写进文件。
//!
//! 例子：卡号：16到19位号码
//!
//! 应当写成：删去。
//!
//! 依据：《个人信息保护法》第二十八条。规定。

use super::identity_number::goes_on;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static CARD: Pattern = Pattern::new(r"(?:^|[^\d])(?P<at>(?:62|4\d|5[1-5])\d{2}(?:[- ]?\d{4}){3}(?:[- ]?\d{1,3})?)");

/// Looks for numbers of 16 to 19 digits that pass Luhn's check (ISO/IEC 7812-1).
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&CARD, |hit| {
        let digits = hit.words().chars().rev().filter_map(|c| c.to_digit(10));
        let sum: u32 = digits
            .enumerate()
            .map(|(index, digit)| match (index % 2, digit * 2) {
                (0, _) => digit,
                (_, double) if double > 9 => double - 9,
                (_, double) => double,
            })
            .sum();
        (!goes_on(hit) && sum.is_multiple_of(10)).then(|| {
            let masked: String = hit.words().chars().take(4).collect();
            hit.says(format!("有银行卡号（{masked}……）"), "请删去")
        })
    })
}
