//! N686 繁体、简体混用
//!
//! 是什么：简体的文件里有繁体字；繁体的文件里有简体字，或者一个简体字对几个繁体字时转错了。
//!
//! 为什么：公文用规范汉字。
//!
//! 例子：计劃；（繁体文件）規范、旅游
//!
//! 应当写成：计划；規範、旅遊
//!
//! 依据：《国家通用语言文字法》；《通用规范汉字表》（2013）。规定。

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::lexicon::Lexicon;
use crate::lint::{quotation, word};
use crate::manuscript::Line;

/// 错\t对\t例外\t说明: what a machine converts wrongly, in a text of traditional characters.
static CONVERTED: Lexicon = Lexicon::new(include_str!("trad_simp_mix.tsv"));
/// Traditional characters that have another simplified form and are none of 《通用规范汉字表》 themselves: not 乾, 藉, 瞭, 著, 於.
const TRADITIONAL: &str = include_str!("traditional.txt");

/// Decides for each document which of the two it is written in, and looks for the other.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for document in subject.text.documents() {
        let lines: Vec<(usize, &Line)> = subject.lines().filter(|(index, _)| document.contains(index)).collect();
        let characters = lines.iter().flat_map(|(_, line)| line.text.chars());
        let (mut all, mut traditional) = (0_usize, 0_usize);
        for c in characters.filter(|c| word::is_han(*c)) {
            all += 1;
            traditional += usize::from(is_traditional(c));
        }
        if traditional == 0 {
            continue;
        }
        // A line or two says little: a single character makes no traditional text.
        let is_traditional_text = traditional * 6 > all && traditional > 2;
        for (index, line) in lines {
            if is_traditional_text {
                for (span, entry) in CONVERTED.find(&line.text) {
                    let message = format!("“{}”繁简转换有误", entry.word);
                    remarks.push(Remark::at(index, span, message, format!("应当是“{}”", entry.right)));
                }
            } else if let Some((at, c)) = stray(subject, &line.text) {
                remarks.push(Remark::at(
                    index,
                    at..at + c.len_utf8(),
                    format!("简体的文件里有繁体字“{c}”"),
                    "请改成规范汉字",
                ));
            }
        }
    }
    remarks
}

/// The first traditional character of a line that is neither in a quotation nor in a name that the project knows.
fn stray(subject: &Subject<'_>, text: &str) -> Option<(usize, char)> {
    let is_name = |at: usize| {
        let names = subject.unit.iter().chain(subject.others).filter(|name| name.chars().any(is_traditional));
        names
            .flat_map(|name| text.match_indices(name.as_str()))
            .any(|(start, name)| (start..start + name.len()).contains(&at))
    };
    let mut found = text.char_indices().filter(|(_, c)| is_traditional(*c));
    found.find(|(at, _)| !quotation::is_open(&text[..*at]) && !is_name(*at))
}

fn is_traditional(c: char) -> bool {
    static SET: OnceLock<HashSet<char>> = OnceLock::new();
    SET.get_or_init(|| TRADITIONAL.chars().filter(|c| !c.is_whitespace()).collect()).contains(&c)
}
