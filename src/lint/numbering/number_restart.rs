//! N634 序号又从一开始
//!
//! 是什么：同一级的序号重新从一开始，中间却没有上一级的标题，也没有冒号引出；一段话里“一是”说了两回。附件另起的不算。
//!
//! 为什么：两段内容之间的标题掉了，或者序号层次写错了。
//!
//! 例子：……5、文化。1、统一领导。
//!
//! 应当写成：……5、文化。　四、保障措施　1、统一领导。
//!
//! 依据：GB/T 9704—2012 7.3.3。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::lint::sequence;
use crate::manuscript::Kind;
use crate::manuscript::label::Label;

static BARE: Pattern = Pattern::new(r"\d、\p{Han}{4,12}(?P<at>1)\p{Han}");

/// Looks for numbers that come back to one.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let help = "请补上中间的标题，或者改正序号的层次";
    let mut remarks = Vec::new();
    for scope in sequence::scopes(subject) {
        let labels = sequence::labels(subject, scope);
        for (position, (line, label)) in labels.iter().enumerate().filter(|(_, (_, label))| label.number == 1) {
            // Back to the last of the same level; a higher one between begins anew.
            let above = labels[..position].iter().rev().take_while(|(_, other)| other.style >= label.style);
            let last = above.clone().find(|(_, other)| other.style == label.style);
            // Points in 文 of several paragraphs, 思考 and 点评, have plain lines between them.
            if last.is_some_and(|(_, other)| other.number > 1) && !has_break(subject, position, &labels) {
                let written = &subject.text.lines[*line].text[..label.length];
                remarks.push(Remark::at(
                    *line,
                    0..label.length,
                    format!("“{written}”又从一开始，上面没有新的标题"),
                    help,
                ));
            }
        }
    }
    remarks.extend(subject.prose().filter_map(|(index, line)| {
        // 一是……二是……一是……: the third of them, unless it begins another list behind a colon.
        let marks = sequence::spoken(&line.text);
        let again = marks.windows(2).find(|two| two[0].1 > 1 && two[1].1 == 1)?;
        let at = again[1].0;
        let is_list = !line.text[again[0].0..at].contains(['：', ':']) && line.text[..at].ends_with(['。', '；']);
        is_list.then(|| Remark::at(index, at..at + "一是".len(), "“一是”又从一开始", "请改成接着的序号"))
    }));
    remarks.extend(
        subject
            .in_prose(&BARE, |hit| (subject.own.is_none()).then(|| hit.says("标题后面又从1开始，序号没有标点", help))),
    );
    remarks
}

/// Whether a heading without a number stands between a label and the one before it.
fn has_break(subject: &Subject<'_>, position: usize, labels: &[(usize, Label)]) -> bool {
    let Some(before) = position.checked_sub(1) else { return true };
    let between = labels[before].0 + 1..labels[position].0;
    between.into_iter().any(|line| {
        let line = &subject.text.lines[line];
        // 思考： and 点评：, or what announces the list.
        let is_lead = line.text.ends_with(['：', ':']);
        matches!(line.kind, Kind::Heading(_) | Kind::Title)
            || is_lead
            || ENDS.iter().any(|end| line.text.ends_with(end))
    })
}

/// What announces a list at the end of a line.
const ENDS: [&str; 4] = ["思考:", "思考：", "点评:", "点评："];
