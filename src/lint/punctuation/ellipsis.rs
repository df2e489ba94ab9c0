//! N661 省略号写法不对
//!
//! 是什么：省略号写成三个点、一个、三个句号；省略号和“等”一起用。
//!
//! 为什么：省略号占两格，六个点。
//!
//! 例子：开展文艺演出...等活动。
//!
//! 应当写成：开展文艺演出等活动。
//!
//! 依据：GB/T 15834—2011 4.11。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static DOTS: Pattern = Pattern::new(r"(?P<at>\.{3,}|。{2,}|·{3,}|、{3,})");
static SINGLE: Pattern = Pattern::new(r"(?P<at>…+)");
static AND_SO_ON: Pattern = Pattern::new(r"(?P<at>……等|等……)");

/// Looks for ellipses that are not two characters long.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let help = "省略号是六个点，占两格：……";
    let mut remarks =
        subject.in_prose(&DOTS, |hit| Some(hit.says(format!("省略号写成了“{}”", hit.words()), help).fixed("……")));
    remarks.extend(subject.in_prose(&SINGLE, |hit| {
        (hit.words() != "……").then(|| hit.says(format!("省略号写成了“{}”", hit.words()), help).fixed("……"))
    }));
    remarks.extend(subject.in_prose(&AND_SO_ON, |hit| Some(hit.says("省略号和“等”只用一个", "请删去一个"))));
    remarks
}
