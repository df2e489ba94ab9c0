//! N642 正文没有写完
//!
//! 是什么：最后一段没有句号就完了，或者最后一个词只剩半个。
//!
//! 为什么：复制不全，或者免费预览到此为止。
//!
//! 例子：及时提出处理意
//!
//! 应当写成：及时提出处理意见。
//!
//! 依据：实务。

use super::web_boilerplate;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::apparatus;
use crate::lint::word;
use crate::manuscript::{Kind, Line};

/// Short lines are signatures and lists.
const LONG: usize = 20;

/// Looks at the end of every document, and at words cut in half at the end of a sentence.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let help = "请对照原件补完";
    let documents = if subject.own.is_some() { Vec::new() } else { subject.text.documents() };
    for document in documents {
        let is_text =
            |line: &Line| line.is_prose() && !apparatus::is_around(&line.text) && !apparatus::has_blanks(&line.text);
        // What the page goes on with below the text is none of it.
        let end = document.clone().skip(1).find(|index| web_boilerplate::begins(&subject.text.lines[*index].text));
        let document = document.start..end.unwrap_or(document.end);
        let last = subject.lines().filter(|(index, line)| document.contains(index) && is_text(line)).last();
        let Some((index, line)) = last.filter(|(_, line)| line.kind == Kind::Body) else { continue };
        let text = line.text.trim_end_matches(|c: char| c.is_whitespace());
        let ends = ['。', '！', '？', '”', '》', '）', '：', '.', '!', '?', ')', '"', '’', '；', ';'];
        if text.chars().count() >= LONG && !text.ends_with(ends) {
            let tail: String = text.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
            let at = text.len() - tail.len();
            remarks.push(Remark::at(index, at..text.len(), format!("正文到“{tail}”没有写完"), help));
        }
    }
    // A comma, and then something else: the rest was not copied.
    for (index, pair) in subject.text.lines.windows(2).enumerate() {
        let [line, next] = pair else { continue };
        let is_cut = line.kind == Kind::Body
            && line.text.chars().count() > LONG * 3
            && line.text.ends_with(|c: char| c.is_alphabetic() || matches!(c, ',' | '，' | '、'));
        let is_residue =
            next.text.starts_with(['【', '展']) || next.text.contains("相关") || next.text.contains("相關");
        let is_comma = line.text.ends_with([',', '，', '、']);
        if is_cut && (is_comma || is_residue) && next.text.chars().count() < LONG {
            let mark = line.text.chars().last().map_or(0, char::len_utf8);
            let at = line.text.len() - mark;
            remarks.push(Remark::at(index, at..line.text.len(), "正文到这里为止，没有写完", help));
        }
    }
    for (index, line) in subject.prose().filter(|(_, line)| line.kind == Kind::Body) {
        for (end, _) in line.text.match_indices(['。', '；']) {
            if let Some(half) = word::half(&line.text[..end]) {
                let at = end - half.len();
                remarks.push(Remark::at(index, at..end, format!("“{half}”像是半个词"), help));
            }
        }
    }
    remarks
}
