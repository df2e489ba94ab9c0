//! N692 过时的提法、机构、地名、标准
//!
//! 是什么：已经改了名的机构、撤销的地名、废止的标准、不再使用的提法。
//!
//! 为什么：旧稿翻新没有改干净。
//!
//! 例子：刑释解教人员；神木县
//!
//! 应当写成：刑满释放人员；神木市
//!
//! 依据：词表每条注明的文件和年份；需要更改的写进 templates/提法 的“旧称”。实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::lexicon::Lexicon;
use crate::lint::pattern::Pattern;

/// 旧\t新\t例外\t自哪一年起
static WORDS: Lexicon = Lexicon::new(include_str!("outdated_term.tsv"));
/// A guiding chain that stops before the thought of the present.
/// The scientific outlook alone as the guide, or a congress after which others were held.
static ALONE: Pattern = Pattern::new(r"(?:贯彻|落实|坚持|以|用|学习)[^，。；,;]{0,6}(?P<at>科学发展观)");
static CONGRESS: Pattern = Pattern::new(
    r"(?:学习|贯彻|落实|以)[^，。；,;]{0,8}(?P<at>(?:党的)?十[五六七八九](?:大|届[一二三四五六七]中全会)(?:会议)?精神)",
);
static CHAIN: Pattern = Pattern::new(
    r"(?P<at>以(?:邓小平理论和)?[“]?[三][个個]?代表[”]?(?:重要)?思想为?[^，。；,;]{0,4}|以“三個代表”思想|坚持“三个代表”重要思想为指导|以邓小平理论和“三个代表”重要思想为指导|以科学发展观统领)",
);

static YEAR: Pattern = Pattern::new(r"(?:19|20)\d\d年");

/// Looks for words that went out of use before the document's year; where the year is not known, for all of them.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let is_later = |since: &str| {
        let since = since.split(' ').next().and_then(|year| year.parse::<i32>().ok());
        match (subject.year, since) {
            (Some(year), Some(since)) => year >= since,
            _ => true,
        }
    };
    let mut remarks = Vec::new();
    for (index, span, entry) in subject.words(&WORDS).into_iter().filter(|(.., entry)| is_later(entry.note)) {
        let text = subject.text.lines.get(index).map_or("", |line| line.text.as_str());
        let message = format!("“{}”已经不用（{}）", entry.word, entry.note);
        let help = if entry.right.is_empty() {
            "请对照现行文件改写".to_owned()
        } else {
            format!("请改成“{}”；引用旧文件名的，加书名号", entry.right)
        };
        let before = &text[..span.start];
        // The name of an old document keeps its words.
        let is_cited = before.rfind('《').is_some_and(|at| before.rfind('》').is_none_or(|end| end < at));
        // 原区环保局旧址: said to be what it was.
        let clause = before.rsplit(['，', '。', '；', '、']).next().unwrap_or_default();
        let after = &text[span.end..];
        let is_building = ["宿舍", "家属院", "旧址", "大院", "小区", "老楼"].iter().any(|word| after.starts_with(word));
        let is_former = is_building
            || clause.contains('曾')
            || clause.ends_with('原')
            || clause.chars().rev().take(4).any(|c| c == '原' || c == '前');
        // 2003年，……: of the time that the sentence tells of.
        let sentence = before.rsplit('。').next().unwrap_or_default();
        let since = entry.note.split(' ').next().and_then(|year| year.parse::<i32>().ok());
        let told = YEAR
            .stretches(sentence)
            .filter_map(|span| sentence[span].trim_end_matches('年').parse::<i32>().ok())
            .last();
        let is_of_its_time = subject.year.is_some()
            && !entry.note.contains("区划")
            && told.zip(since).is_some_and(|(told, since)| told < since);
        if is_former || is_of_its_time {
            continue;
        }
        if !is_cited || entry.word.starts_with('《') {
            remarks.push(Remark::at(index, span, message, help));
        }
    }
    if is_later("2023") {
        for pattern in [&ALONE, &CONGRESS] {
            remarks.extend(subject.in_prose(pattern, |hit| {
                let is_whole = hit.text.contains("习近平");
                (!is_whole).then(|| hit.says(format!("“{}”不是现行的表述", hit.words()), "请引用提法库里本年度的表述"))
            }));
        }
    }
    if is_later("2017") {
        remarks.extend(subject.in_prose(&CHAIN, |hit| {
            let rest: String = hit.after().chars().take(60).collect();
            let is_whole = hit.text.contains("习近平新时代中国特色社会主义思想") || rest.contains("习近平");
            (!is_whole).then(|| hit.says("指导思想没有写到现行的表述", "请引用提法库里本年度的表述"))
        }));
    }
    remarks
}
