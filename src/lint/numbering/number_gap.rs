//! N631 序号缺号
//!
//! 是什么：同一级的序号不连续、重了号，或者不从一起；一是、二是漏了一个，按月写的漏了月份。附件、目录各编各的，“注：1.”接着的“2.”不算。
//!
//! 为什么：缺的那一段，要么漏了，要么删了没有改号。
//!
//! 例子：（一）……（二）……（四）……
//!
//! 应当写成：（一）……（二）……（三）……
//!
//! 依据：GB/T 9704—2012 7.3.3：结构层次序数依次标注。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::lint::sequence;
use crate::manuscript::Kind;
use crate::manuscript::label::{self, Style};

/// Follows the numbers of every document, level by level.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    // The program numbers its own documents; 1.59号院 only looks like another number.
    if subject.own.is_some() {
        return Vec::new();
    }
    let mut remarks = Vec::new();
    // Numbers of one style that run on through the chapters.
    let mut last: Vec<(Style, usize)> = Vec::new();
    for series in sequence::of(subject) {
        let style = series.labels.first().map(|(_, label)| label.style);
        let runs_on = series.labels.first().is_some_and(|(_, first)| {
            last.iter().any(|(style, number)| *style == first.style && number + 1 == first.number)
        });
        last.retain(|(known, _)| Some(*known) != style);
        last.extend(series.labels.last().map(|(_, label)| (label.style, label.number)));
        if runs_on {
            continue;
        }
        let mut before = 0;
        for (line, label) in &series.labels {
            let is_next = label.number == before + 1;
            // A number that comes back to one begins another list; that is another matter.
            // 1.59号院 above 2.: the number of a point and that of a house.
            let is_hidden = (0..4).any(|back| {
                let text = line.checked_sub(back + 1).map_or("", |above| subject.text.lines[above].text.as_str());
                // 附件：1.……, 注：1.……, and then 2.…… in a line of its own.
                let wanted = sequence::words(label.style, before + 1);
                text.starts_with(&wanted)
                    || text.match_indices(&wanted).any(|(at, _)| text[..at].ends_with(['：', ':', '；']))
            });
            if !is_next && label.number > before && !is_hidden {
                let text = &subject.text.lines[*line].text;
                let written = &text[..label.length];
                let missing = sequence::words(label.style, before + 1);
                remarks.push(Remark::at(
                    *line,
                    0..label.length,
                    format!("“{written}”前面缺“{missing}”"),
                    "请补上漏掉的一段，或者重新编号",
                ));
            }
            if label.number == before && before > 1 {
                let written = &subject.text.lines[*line].text[..label.length];
                let message = format!("“{written}”前面已经有了");
                remarks.push(Remark::at(*line, 0..label.length, message, "请重新编号"));
            }
            before = label.number;
        }
    }
    remarks.extend(subject.prose().filter_map(|(index, line)| spoken(index, &line.text)));
    for document in subject.text.documents() {
        remarks.extend(months(subject, document));
    }
    for series in sequence::of(subject) {
        // Four points and more, and then one without a number before the next heading: 五、… and no 六、.
        let Some((last, label)) = series.labels.last().filter(|_| series.labels.len() > 3) else { continue };
        let next = subject.text.lines.get(last + 1).filter(|line| line.kind == Kind::Body);
        let is_point = next.is_some_and(|line| {
            let verbs = ["提高", "加强", "做好", "完善", "落实", "建立", "抓好", "强化", "推进"];
            label::read(&line.text).is_none()
                && !line.text.contains("以上")
                && !line.text.contains("上述")
                && verbs.iter().any(|verb| line.text.starts_with(verb))
                && line.text.chars().count() < 80
        });
        // 四、保障措施 above its own text is a heading.
        let is_text = subject.text.lines[*last].text.contains('。');
        if is_point && is_text && label.style == Style::Chinese {
            let missing = sequence::words(label.style, label.number + 1);
            let message = format!("这一段像是第{}条，缺“{missing}”", label.number + 1);
            let begins = next.map_or(0, |line| line.text.char_indices().nth(4).map_or(line.text.len(), |(at, _)| at));
            remarks.push(Remark::at(last + 1, 0..begins, message, "请补上序号，或者并到上一段"));
        }
    }
    remarks
}

/// 一是……二是……四是…… in one paragraph.
fn spoken(index: usize, text: &str) -> Option<Remark> {
    let marks = sequence::spoken(text);
    let gap = marks.windows(2).find(|two| two[1].1 > two[0].1 + 1)?;
    let (at, number) = gap[1];
    // What begins anew elsewhere in the paragraph is another list.
    let is_list =
        marks.first().is_some_and(|(_, first)| *first == 1) && marks.windows(2).all(|two| two[1].1 > two[0].1);
    is_list.then(|| {
        let written = format!("{}是", crate::numeral::chinese(number));
        let missing = crate::numeral::chinese(gap[0].1 + 1);
        let message = format!("“{written}”前面缺“{missing}是”");
        Remark::at(index, at..at + written.len(), message, "请补上漏掉的一条，或者重新编号")
    })
}

/// 一月份, 二月份, 五月份 at the heads of lines: months of a calendar that are left out.
fn months(subject: &Subject<'_>, document: std::ops::Range<usize>) -> Vec<Remark> {
    let month = |index: usize| {
        let hit = MONTH.hits(index, &subject.text.lines[index].text).into_iter().next()?;
        let number = crate::numeral::all(hit.group("month")).first().copied()?;
        Some((index, hit.span(), number))
    };
    let all: Vec<(usize, std::ops::Range<usize>, usize)> = document.filter_map(month).collect();
    // Two of them are no calendar, and one that turns back is several.
    let gaps = all.windows(2).filter(|two| two[1].2 > two[0].2 + 1).count();
    // One that names a few months names those that matter.
    if all.len() < 3 || gaps * 2 > all.len() || !all.windows(2).all(|two| two[1].2 > two[0].2) {
        return Vec::new();
    }
    let gaps = all.windows(2).filter(|two| two[1].2 > two[0].2 + 1);
    gaps.map(|two| {
        let missing: Vec<String> =
            (two[0].2 + 1..two[1].2).map(|month| format!("{}月份", crate::numeral::chinese(month))).collect();
        let message = format!("前面缺{}", missing.join("、"));
        Remark::at(two[1].0, two[1].1.clone(), message, "请补上漏掉的月份；不安排工作的，写明")
    })
    .collect()
}

static MONTH: Pattern = Pattern::new(
    r"^[（(]?(?:[一二三四五六七八九十]{1,2}、)?(?P<at>(?P<month>十[一二]?|[一二三四五六七八九]|\d{1,2})月份)[：:。]?",
);
