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
use crate::lint::pattern::{Hit, Pattern};
use crate::lint::word;

/// With blanks or dashes between the groups, as cards and forms have them, and in full-width digits.
static NUMBER: Pattern = Pattern::new(
    r"(?:^|[^\d０-９])(?P<at>[1-9１-９][\d０-９]{5}[- 　]?(?:19|20|１９|２０)[\d０-９]{2}[- 　]?[01０１][\d０-９][0-3０-３][\d０-９][- 　]?[\d０-９]{3}[\d０-９XxＸｘ])",
);

/// Numbers of 15 digits have no check; the words in front say what they are.
static OLD: Pattern = Pattern::new(
    r"身份证(?:号码?|件号)?(?:为|是)?[：: ]?(?P<at>[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})",
);

/// Looks for numbers of 18 digits whose last one is right (GB 11643—1999).
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let say = |hit: &Hit<'_>| {
        let masked: String = hit.words().chars().take(6).collect();
        hit.says(format!("有身份证号码（{masked}……）"), "请删去；确需的只留后四位")
    };
    let mut remarks =
        subject.anywhere(&NUMBER, |hit| (!goes_on(hit) && is_valid(&narrow(hit.words()))).then(|| say(hit)));
    remarks.extend(subject.anywhere(&OLD, |hit| (!goes_on(hit)).then(|| say(hit))));
    remarks
}

/// Whether more digits follow: then it is another number.
pub fn goes_on(hit: &Hit<'_>) -> bool {
    hit.after().starts_with(|c: char| c.is_numeric())
}

/// The digits as they are checked.
fn narrow(number: &str) -> String {
    let narrow = |c| match c {
        'Ｘ' | 'ｘ' | 'x' => 'X',
        c => word::digit(c),
    };
    number.chars().map(narrow).filter(char::is_ascii_alphanumeric).collect()
}

fn is_valid(number: &str) -> bool {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize =
        number.chars().zip(weights).filter_map(|(c, weight)| Some(c.to_digit(10)? as usize * weight)).sum();
    let right = "10X98765432".chars().nth(sum % 11);
    right == number.chars().last().map(|c| c.to_ascii_uppercase())
}
