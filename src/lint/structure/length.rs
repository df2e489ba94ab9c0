//! N602 篇幅不在约定之内
//!
//! 是什么：成稿正文的字数比文种配置里“字数”写的少或多；别处来的文件，综合性的超过5000字，部署专项工作的超过4000字。
//!
//! 为什么：太短多半是漏了段落，太长领导看不完；上级对篇幅有要求。
//!
//! 例子：字数: [1500, 5000]，正文只有 900 字。
//!
//! 应当写成：补上缺的段，或删去空话；篇幅确是如此的，改文种配置里的“字数”。
//!
//! 依据：中共中央办公厅、国务院办公厅《整治形式主义为基层减负若干规定》（2024）一般不超过5000字、4000字。一般。

use crate::document::text;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::manuscript::Kind;

/// Characters of a document that tells of everything, and of one that orders one thing.
const LIMITS: [(&[&str], usize); 2] =
    [(&["方案", "通知"], 4000), (&["计划", "总结", "报告", "要点", "汇报", "意见"], 5000)];

/// Counts the body of a document.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let Some(own) = subject.own else {
        // One that came back was counted where it was made.
        return if subject.reference.is_some() { Vec::new() } else { elsewhere(subject) };
    };
    let Some((least, most)) = own.length else { return Vec::new() };
    let length = text::length(own.document);
    let message = if length < least {
        format!("正文{length}字，少于约定的{least}字")
    } else if length > most {
        format!("正文{length}字，多于约定的{most}字")
    } else {
        return Vec::new();
    };
    vec![Remark { anchor: "字数".into(), ..Remark::whole(message, "约定写在文种配置的“字数”里") }]
}

/// A document from elsewhere against what is said of all.
fn elsewhere(subject: &Subject<'_>) -> Vec<Remark> {
    let one = |document: std::ops::Range<usize>| {
        let title = subject.text.lines.get(document.start).filter(|line| line.kind == Kind::Title)?;
        let (_, most) = LIMITS.iter().find(|(words, _)| words.iter().any(|word| title.text.contains(word)))?;
        // What is attached does not count.
        let is_attached =
            |text: &str| text.strip_prefix("附件").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
        let lines = subject.lines().filter(|(index, _)| document.contains(index));
        let lines = lines.take_while(|(_, line)| !is_attached(&line.text)).filter(|(_, line)| line.is_prose());
        let length: usize = lines.map(|(_, line)| line.text.chars().filter(|c| !c.is_whitespace()).count()).sum();
        let message = format!("正文{length}字，一般不超过{most}字");
        (length > *most)
            .then(|| Remark::at(document.start, 0..title.text.len(), message, "请删去空话、重复的话；确有必要的不用改"))
    };
    subject.text.documents().into_iter().filter_map(one).collect()
}
