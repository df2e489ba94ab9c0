//! N642 正文没有写完
//!
//! 是什么：最后一段没有句号就完了，或者最后一个词只剩半个；以“如下：”结束，或者只有标题、下面没有内容。版头、版记、填空的不算。
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
use crate::manuscript::label::{self, Style};
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
        let Some((index, line)) = last else { continue };
        // 如下： and a heading promise what is not there; a table or an annex may be it.
        let is_followed =
            document.clone().skip_while(|at| *at <= index).any(|at| subject.text.lines[at].kind == Kind::Cell);
        let is_promise = line.kind == Kind::Body
            && line.text.trim_end().ends_with(['：', ':', '，', '、'])
            && line.text.contains('。')
            || line.kind == Kind::Body && ["如下：", "如下:"].iter().any(|end| line.text.trim_end().ends_with(end));
        let paragraphs = subject.prose().filter(|(at, line)| document.contains(at) && line.kind == Kind::Body).count();
        let is_bare = matches!(line.kind, Kind::Heading(_))
            && label::read(&line.text).is_some_and(|label| label.style == Style::Chinese)
            && paragraphs > 1;
        if (is_promise || is_bare) && !is_followed {
            let message = if is_bare {
                "标题下面没有内容".to_owned()
            } else {
                format!("正文到“{}”没有写完", tail(&line.text))
            };
            remarks.push(Remark::at(index, 0..line.text.len(), message, help));
            continue;
        }
        if line.kind != Kind::Body {
            continue;
        }
        let text = line.text.trim_end_matches(|c: char| c.is_whitespace());
        let ends = ['。', '！', '？', '”', '》', '）', '：', '.', '!', '?', ')', '"', '’', '；', ';'];
        if text.chars().count() >= LONG && !text.ends_with(ends) {
            let tail = tail(text);
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

/// The last characters of a text.
fn tail(text: &str) -> String {
    let from = text.char_indices().rev().nth(5).map_or(0, |(at, _)| at);
    text[from..].to_owned()
}
