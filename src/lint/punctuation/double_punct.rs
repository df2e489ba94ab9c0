//! N652 标点叠用、错位
//!
//! 是什么：，，、、；。之类叠在一起，“、和”“、等”里多了顿号，标点前面有空格。
//!
//! 为什么：顿号和“和”“等”说的是一回事，只用一个。
//!
//! 例子：公平公正，，提高效率；《守则》、和《纲要》。
//!
//! 应当写成：公平公正，提高效率；《守则》和《纲要》。
//!
//! 依据：GB/T 15834—2011 4.5。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;

static DOUBLED: Pattern = Pattern::new(r"(?P<at>[，、；：。,;:]\s*[，、；：。,;])|(?P<two>：：|::)");
static BEFORE_AND: Pattern = Pattern::new(
    r"(?P<at>、)(?P<word>等形式|等方式|等活动|等工作|等多种|等。|等，|和(?:社区(?:居|工|党|干|各)|居民|各|其他|有关|相关|司法所|派出所|物业|志愿者|党员|群众|企业|学校|医院|单位|《|“)|和[^谐美睦平]\p{Han}{1,3}(?:工作|建设|管理|服务)|及(?:时)?|以及|与(?:社区|居民|各))",
);
static BRACKET: Pattern = Pattern::new(r"[)）](?P<at>[;；]\s*[)）]?[;；]?[。])");
static AROUND: Pattern = Pattern::new(r"。[（(][^（）()。]{2,30}[）)](?P<at>。)");
static SPACED: Pattern = Pattern::new(r"\p{Han}(?P<at> +[，。、；：,;])");

/// Looks for marks that follow each other, and for 、 where a word already joins.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = subject.anywhere(&DOUBLED, |hit| {
        let span = hit.span();
        let words = &hit.text[span.clone()];
        // ……。 and ：“ are no doubles; a time 17::30 is none of ours.
        let marks: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
        let fix = marks.last().map(char::to_string).unwrap_or_default();
        Some(Remark::at(hit.line, span, format!("标点“{words}”叠用"), "请只留一个").fixed(fix))
    });
    remarks.extend(subject.anywhere(&BEFORE_AND, |hit| {
        let word = hit.group("word");
        // 及时 begins a word of its own: 准确、及时.
        if word == "及时" {
            return None;
        }
        let word: String = word.chars().take_while(|c| "和及与等以".contains(*c)).collect();
        Some(hit.says(format!("“{word}”前面不用顿号"), "请删去顿号").fixed(""))
    }));
    remarks
        .extend(subject.anywhere(&BRACKET, |hit| Some(hit.says(format!("标点“{}”叠用", hit.words()), "请只留一个"))));
    remarks.extend(
        subject.anywhere(&SPACED, |hit| Some(hit.says("标点前面有空格", "请删去空格").fixed(hit.words().trim_start()))),
    );
    remarks.extend(subject.in_prose(&AROUND, |hit| Some(hit.says("括号前后都有句号", "请只在括号后面留一个"))));
    remarks
}
