//! N678 汉字年份的“〇”写成别的
//!
//! 是什么：汉字年份里的“〇”写成“零”“0”“○”。
//!
//! 为什么：汉字数字编年、编号用“〇”。
//!
//! 例子：二○二六年；二零二六年
//!
//! 应当写成：二〇二六年
//!
//! 依据：GB/T 15835—2011 5.2。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static YEAR: Pattern = Pattern::new(r"(?P<at>[一二][零○O0〇九][一二三四五六七八九零○O0〇]{2})年");

/// Looks at years in Chinese numerals.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    subject.anywhere(&YEAR, |hit| {
        let right = hit.words().replace(['零', '○', 'O', '0'], "〇");
        (right != hit.words())
            .then(|| hit.says(format!("“{}年”的零写法不对", hit.words()), format!("写成 {right}年")).fixed(right))
    })
}
