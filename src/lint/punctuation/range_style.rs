//! N659 范围的连接号不对
//!
//! 是什么：数值、时间的起止写成半角短横、两个破折号，或者同一份文件里“至”“—”“～”混着用。
//!
//! 为什么：半角短横是连编号的，用在数值中间会读成负号。
//!
//! 例子：4-6次；2010 — 2020年；七-八月份
//!
//! 应当写成：4～6次；2010—2020年；7—8月
//!
//! 依据：GB/T 15834—2011 4.13；GB/T 15835—2011 5.1.3。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;
use crate::manuscript::Line;

static HYPHEN: Pattern =
    Pattern::new(r"(?:^|[^\d\-A-Za-z:：])(?P<at>\d+(?:\.\d+)?%?\s*[-－–]\s*\d+(?:\.\d+)?)(?:\p{Han}|%|$)");
static SPACED: Pattern = Pattern::new(r"(?P<at>\d{4}\s+[—–-]+\s*\d{4}|\d{4}\s*[—–-]+\s+\d{4})");
static MASKED: Pattern = Pattern::new(r"(?P<at>(?:19|20)[xX×*]{2}\s*[-－–]\s*(?:19|20)[xX×*]{2})年?");
static QUANTITY: Pattern = Pattern::new(r"(?P<at>\d+(?:册|个|套|名|户|人|次)?—\d+(?:册|套|名|户|人|次|个))");
static DOUBLE: Pattern = Pattern::new(r"(?P<at>\d(?:月份?|日|年|册|个|套)?(?:——|--)\d)");
/// 周一-周五, 3月-5月: times have a 一字线.
static TIMES: Pattern = Pattern::new(
    r"(?P<at>(?:周|星期)[一二三四五六日]\s*[-－–]\s*(?:周|星期)[一二三四五六日]|\d{1,2}月\s*[-－–]\s*\d{1,2}月)",
);
static CHINESE: Pattern = Pattern::new(r"(?P<at>[一二三四五六七八九十][-－—][一二三四五六七八九十]月份?)");
static TO: Pattern = Pattern::new(r"(?P<at>\d+至\d+)(?:个|名|次|人|户|套|件|期|场|家|项|万)");
/// What is written with hyphens by its nature: file and standard numbers, telephone numbers, dates.
static CODE: Pattern = Pattern::new(r"(?:GB|gb|号|电话|\d{3,4}-\d{7,8}|\d{4}-\d{1,2}-\d{1,2})");

/// Looks for hyphens in ranges, and for 至 where the text has other marks too.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let help = "数值用浪纹线 4～6次，年、月、日用一字线 2026—2030年";
    let mut remarks = Vec::new();
    for pattern in [&HYPHEN, &SPACED, &MASKED, &DOUBLE, &CHINESE, &TIMES] {
        remarks.extend(subject.anywhere(pattern, |hit| {
            // 09-14 behind a list of links: month and day.
            let is_code = CODE.is_in(hit.words())
                || hit.before().ends_with([')', '）']) && hit.after().is_empty()
                || hit.before().ends_with(['号', '第', '〔', '路', '巷', '街', '弄', '苑', '栋', '幢'])
                || hit.after().starts_with(['号', '路', '栋', '幢', '室', '单', '住', '业', '便', '居'])
                || hit.before().ends_with(['表', '图'])
                || hit.before().to_uppercase().trim_end().ends_with("GB")
                || hit.before().to_uppercase().trim_end().ends_with("GB/T");
            let message = format!("范围“{}”的连接号不对", hit.words());
            (!is_code).then(|| hit.says(message, help).fixed(rewritten(hit)))
        }));
    }
    remarks.sort_by_key(|remark| (remark.line, remark.span.start));
    remarks.dedup_by_key(|remark| (remark.line, remark.span.start));
    for document in subject.text.documents() {
        let lines: Vec<(usize, &Line)> = subject.prose().filter(|(index, _)| document.contains(index)).collect();
        // ～ for values; — between values only where the text writes them so throughout.
        let has_hyphens = lines.iter().any(|(index, line)| subject.is_in(&HYPHEN, *index, line));
        for hit in lines.iter().filter(|_| has_hyphens).flat_map(|(index, line)| subject.hits(&QUANTITY, *index, line))
        {
            remarks.push(
                hit.says(format!("范围“{}”的连接号与别处不同", hit.words()), help)
                    .fixed(rewritten(&hit).replace('—', "～")),
            );
        }
        let is_mixed =
            lines.iter().any(|(index, line)| subject.is_in(&HYPHEN, *index, line) || OTHER.is_in(&line.text));
        for hit in lines.iter().filter(|_| is_mixed).flat_map(|(index, line)| subject.hits(&TO, *index, line)) {
            remarks.push(
                hit.says(format!("范围“{}”与别处的写法不同", hit.words()), help).fixed(hit.words().replace('至', "～")),
            );
        }
    }
    remarks
}

static OTHER: Pattern = Pattern::new(r"\d[～~]\d");

/// The same with the right mark: — between years and months, ～ between values.
fn rewritten(hit: &Hit<'_>) -> String {
    let is_time = hit.after().starts_with(['年', '月', '日'])
        || hit.words().contains(['月', '周', '星'])
        || SPACED.is_in(hit.words());
    let mark = if is_time { '—' } else { '～' };
    let mut out = String::new();
    for c in hit.words().chars().filter(|c| *c != ' ') {
        let is_hyphen = matches!(c, '-' | '－' | '–' | '—');
        if !(is_hyphen && out.ends_with(mark)) {
            out.push(if is_hyphen { mark } else { c });
        }
    }
    out
}
