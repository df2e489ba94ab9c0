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
use crate::lint::word;
use crate::manuscript::Line;

/// 错\t对\t例外\t说明: what a machine converts wrongly, in a text of traditional characters.
static CONVERTED: Lexicon = Lexicon::new(include_str!("trad_simp_mix.tsv"));
/// Traditional characters that have another simplified form, the commonest of them.
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
        let is_traditional_text = traditional * 6 > all;
        for (index, line) in lines {
            if is_traditional_text {
                for (span, entry) in CONVERTED.find(&line.text) {
                    let message = format!("“{}”繁简转换有误", entry.word);
                    remarks.push(Remark::at(index, span, message, format!("应当是“{}”", entry.right)));
                }
            } else if let Some((at, c)) = line.text.char_indices().find(|(_, c)| is_traditional(*c)) {
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

fn is_traditional(c: char) -> bool {
    static SET: OnceLock<HashSet<char>> = OnceLock::new();
    SET.get_or_init(|| TRADITIONAL.chars().filter(|c| !c.is_whitespace()).collect()).contains(&c)
}
