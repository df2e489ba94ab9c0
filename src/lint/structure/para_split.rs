//! N641 段落被硬断
//!
//! 是什么：一句话没有说完就另起了一段；或者被一个句号从中间断开。
//!
//! 为什么：复制、扫描时的换行当成了分段。
//!
//! 例子：民族团结教育月和各。　类节日庆典……
//!
//! 应当写成：民族团结教育月和各类节日庆典……
//!
//! 依据：GB/T 9704—2012 7.3.3：每个自然段左空二字。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::apparatus;
use crate::lint::pattern::Pattern;
use crate::lint::word;
use crate::manuscript::Kind;
use crate::manuscript::Line;
use crate::manuscript::label;

/// A full stop behind a word that cannot end a sentence.
static BROKEN: Pattern = Pattern::new(
    r"(?P<at>(?:和各|以及|由于|关于|为了|[^总缓温随饱共谐应附柔唱祥亲平人中不失调暖融劝讲言之一议媾求]和|[^涉普顾波累遍企不提未惠莫推触]及)。)$",
);
/// 动员全社会力量。 and then 参与到……: one sentence in two paragraphs. 结合“……”。开展……: one in two sentences.
static CUT: Pattern = Pattern::new(r"(?P<at>(?:动员|组织|引导|发动)[^，。；,;]{2,10}。)$");
static GOES_ON: Pattern = Pattern::new(r"^(?:参与到|投入到|加入到|融入)");
static LEAD: Pattern =
    Pattern::new(r"(?:^|\d、|。)(?P<at>(?:结合|围绕|针对|根据|按照|通过)“?[^，。；,;、]{2,14}。)\p{Han}");
/// 按照国家有关规定执行。 is whole.
const ENDED: [&str; 20] = [
    "执行", "处理", "安排", "办理", "表决", "落实", "结算", "整改", "服务", "审议", "施行", "确定", "进行", "开展",
    "推进", "实施", "调整", "考核", "通过", "解决",
];
/// From here on a line is a paragraph and no item of a list.
const LONG: usize = 30;

/// What is shorter is a line of a list or a form.
const SHORT: usize = 10;

/// Looks for paragraphs that end in the middle of a sentence, with another behind them.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let help = "请与下一段接起来";
    let mut remarks = subject.in_prose(&BROKEN, |hit| Some(hit.says(format!("段落断在“{}”", hit.words()), help)));
    // A template may leave the last mark to the fact that it prints.
    let documents = if subject.own.is_some() { Vec::new() } else { subject.text.documents() };
    if subject.own.is_none() {
        remarks.extend(subject.in_prose(&LEAD, |hit| {
            (!ENDED.iter().any(|verb| hit.words().trim_end_matches('。').ends_with(verb)))
                .then(|| hit.says(format!("“{}”没有说完", hit.words()), "请与下一句接起来"))
        }));
        for (index, pair) in subject.text.lines.windows(2).enumerate() {
            let [line, next] = pair else { continue };
            if GOES_ON.is_in(&next.text) {
                remarks.extend(
                    subject
                        .hits(&CUT, index, line)
                        .iter()
                        .map(|hit| hit.says(format!("段落断在“{}”", hit.words()), help)),
                );
            }
            // ……体系建。 and then 建设。……
            if next.text.starts_with("建设") && line.text.trim_end_matches('。').ends_with('建') {
                let at = line.text.len().saturating_sub("建。".len());
                remarks.push(Remark::at(index, at..line.text.len(), "段落断在“建”", help));
            }
        }
    }
    for document in documents {
        let lines: Vec<(usize, &Line)> = subject.lines().filter(|(index, _)| document.contains(index)).collect();
        for pair in lines.windows(2) {
            let ((index, line), (_, next)) = (pair[0], pair[1]);
            let is_next = next.kind == Kind::Body;
            let is_sentence = !apparatus::is_around(&line.text) && !apparatus::has_blanks(&line.text);
            if line.kind == Kind::Body && is_next && is_sentence && is_open(&line.text) && !BROKEN.is_in(&line.text) {
                let last: String = line.text.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
                let at = line.text.len() - last.len();
                remarks.push(Remark::at(index, at..line.text.len(), format!("段落断在“{last}”，没有标点"), help));
            } else if line.kind == Kind::Body && is_next && is_sentence && goes_on(&line.text, &next.text) {
                let at = line.text.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
                let last = &line.text[at..];
                remarks.push(Remark::at(index, at..line.text.len(), format!("段落断在“{last}”，没有标点"), help));
            }
        }
    }
    remarks
}

/// Whether a short line that has begun a sentence goes on in the next one, which ends it: 发现问题及时上报 / 并跟踪处理，形成闭环。
fn goes_on(text: &str, next: &str) -> bool {
    let is_begun = text.chars().count() >= SHORT
        && text.contains(['，', '、'])
        && text.ends_with(word::is_han)
        && !text.contains(['：', ':', '“', '”', '（', '(']);
    let begins = LINKS.iter().any(|link| next.starts_with(link));
    // A couplet, or lines of a list, end alike.
    let ends = next.contains('。') && next.starts_with(word::is_han) && label::read(next).is_none();
    is_begun
        && ends
        && (begins || text.ends_with(['的', '和', '与', '及', '为', '于', '在', '以', '对', '将', '把', '了', '好']))
}

/// What goes on with a sentence and begins none.
const LINKS: [&str; 12] = ["并", "和", "与", "及", "以及", "等", "或", "而", "从而", "使", "的", "之"];

/// Whether a paragraph ends without any mark that could end it.
pub fn is_open(text: &str) -> bool {
    let ends = ['。', '_', '＿', '！', '？', '：', '；', '”', '》', '）', '…', '.', '!', '?', ':', ';', ')', '"', '’'];
    // An address of the net ends as it ends.
    let is_address = text.rsplit(|c: char| !c.is_ascii_graphic()).next().is_some_and(|last| last.contains(['@', '/']));
    // One that has ended a sentence and begun another; one that goes on to the next item.
    let is_begun = text.chars().count() >= SHORT
        && (text.contains('。') || text.ends_with(['、', '，', ',']))
        && !text.ends_with(|c: char| c.is_ascii_graphic());
    (text.chars().count() >= LONG || is_begun) && !text.ends_with(ends) && !is_address
}
