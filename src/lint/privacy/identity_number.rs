//! N721 身份证号码
//!
//! 是什么：文中有18位的身份证号码。
//!
//! 为什么：个人信息不能写进公开、传阅的文件。
//!
//! 例子：（身份证号：18位号码）
//!
//! 应当写成：删去，确需的只留后四位。
//!
//! 依据：《个人信息保护法》第二十八条；《网络安全法》。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static NUMBER: Pattern = Pattern::new(
    r"(?:^|[^\d])(?P<at>[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?:[^\d]|$)",
);

/// Looks for numbers of 18 digits whose last one is right (GB 11643—1999).
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&NUMBER, |hit| {
        is_valid(hit.words()).then(|| {
            let masked: String = hit.words().chars().take(6).collect();
            hit.says(format!("有身份证号码（{masked}……）"), "请删去；确需的只留后四位")
        })
    })
}

fn is_valid(number: &str) -> bool {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize =
        number.chars().zip(weights).filter_map(|(c, weight)| Some(c.to_digit(10)? as usize * weight)).sum();
    let right = "10X98765432".chars().nth(sum % 11);
    right == number.chars().last().map(|c| c.to_ascii_uppercase())
}
