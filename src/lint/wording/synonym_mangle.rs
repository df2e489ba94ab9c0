//! N682 词被换成了近义词
//!
//! 是什么：固定的说法里有词被机器换成了近义词：效劳群众、踊跃落实、根本状况。拿不准的词（建立、参加、供应），文件里有三处这样的才指
//! 出来。
//!
//! 为什么：网上“伪原创”的范文，读起来处处别扭。
//!
//! 例子：在效劳群众的过程中。
//!
//! 应当写成：在服务群众的过程中。
//!
//! 依据：实务（固定搭配）。

use std::ops::Range;

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::lexicon::{Entry, Lexicon};
use crate::lint::meet;
use crate::lint::pattern::Pattern;

/// 错\t对\t例外\t说明
static WORDS: Lexicon = Lexicon::new(include_str!("synonym_mangle.tsv"));

/// A text with so many of them was made by a machine: there the words that it puts in are doubted too where they may be right.
const MANGLED: usize = 3;
/// The note of a word that is right where it stands alone.
const DOUBT: &str = "疑";

/// What the machine puts in, where the words around it ask for another: the word, and what to write.
static DOUBTED: [(Pattern, &str); 10] = [
    // 队伍建立, 体系建立的: nothing follows that could be built.
    (
        Pattern::new(
            r"(?:\p{Han}[^步独同式一法新已未要可应以别极快面中])(?P<at>建立)(?:[，。、；,;.”]|和|与|的|中|工作|水平|标准|提供|$)",
        ),
        "建设",
    ),
    (Pattern::new(r"(?P<at>建立)(?:民主法[制治]|和谐|平安|文明|小康|美丽|社会主义|富强)"), "建设"),
    (
        Pattern::new(
            r"(?:快速|全面|健康|科学|协调|可持续|社会|经济|东部|西部|事业|产业|城市|街道|社区|辖区|改革|稳定)的?(?P<at>开展)(?:[，。、；,;]|带|的|和|与|$)",
        ),
        "发展",
    ),
    (
        Pattern::new(
            r"(?:社会|群众|居民|力气|力量|组织|踊跃|广泛)(?P<at>参加)(?:[，。、；,;]|的|到|社区|管理|治理|监督|$)",
        ),
        "参与",
    ),
    (Pattern::new(r"(?P<at>参加)(?:社区建[设立]|社会管理|社区管理|社区治理)"), "参与"),
    (
        Pattern::new(
            r"(?P<at>供应)(?:必要|相应|优质|良好|有力|便捷|免费|公共|全面|各种|各类|法律|就业|效劳|服务|帮助|保障|支持)",
        ),
        "提供",
    ),
    (Pattern::new(r"(?P<at>表达)\p{Han}{0,8}(?:特色|风格|精神|内涵|效益|主体|功能|价值)"), "体现"),
    (Pattern::new(r"(?P<at>遵照)(?:[“《]|\p{Han}{0,12}(?:要求|原则|定位|功能|实际|标准|步骤|思路|部署))"), "按照"),
    (
        Pattern::new(r"(?P<at>注意)(?:传统|民俗|实效|功能|结合|融合|发挥|培养|引导|教育|指导|整合|特色|质量|效果)"),
        "注重",
    ),
    (Pattern::new(r"(?P<at>监视)(?:管理|制度|机制|评议|检查|作用|专业|委员会|体系)"), "监督"),
];

/// Looks for collocations that nobody writes.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let hits = subject.words(&WORDS);
    let is_mangled = hits.iter().filter(|(.., entry)| entry.note != DOUBT).count() >= MANGLED;
    let certain = hits.into_iter().filter(|(.., entry)| entry.note != DOUBT || is_mangled);
    let say = |(line, span, entry): (usize, Range<usize>, Entry)| {
        let message = format!("“{}”不是通常的说法", entry.word);
        Remark::at(line, span, message, format!("应当是“{}”", entry.right))
    };
    let mut remarks: Vec<Remark> = certain.map(say).collect();
    if subject.own.is_some() || !is_mangled {
        return remarks;
    }
    let known: Vec<(Option<usize>, Range<usize>)> =
        remarks.iter().map(|remark| (remark.line, remark.span.clone())).collect();
    for (pattern, right) in &DOUBTED {
        remarks.extend(subject.in_prose(pattern, |hit| {
            let is_said = known.iter().any(|(line, span)| *line == Some(hit.line) && meet(span, &hit.span()));
            (!is_said)
                .then(|| hit.says(format!("“{}”在这里不是通常的说法", hit.words()), format!("多半应当是“{right}”")))
        }));
    }
    remarks
}
