//! N625 日期不全
//!
//! 是什么：成文日期没有日、没有年；阶段没有起止时间；整份计划、方案里没有一个年份。
//!
//! 为什么：不知道哪天成文、哪天起止、管哪一年。
//!
//! 例子：（一）第一阶段。制定方案，动员部署。
//!
//! 应当写成：（一）第一阶段（2026年3月至4月）。
//!
//! 依据：GB/T 9704—2012 7.3.5：成文日期写全年、月、日。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::apparatus;
use crate::lint::pattern::Pattern;
use crate::manuscript::Kind;
use crate::manuscript::Line;

static NO_DAY: Pattern = Pattern::new(
    r"^(?P<at>(?:\d{4}|(?:19|20)[xX×*＊_＿]{1,2}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月)[。.]?$",
);
static NO_YEAR: Pattern = Pattern::new(r"^[\s　]*(?P<at>\d{1,2}月\d{1,2}日)$");
static STAGE: Pattern =
    Pattern::new(r"^(?:[（(]?[一二三四五\d]{1,2}[）).、．]{1,2})?(?P<at>第[一二三四五]阶段)[。：:（(]?");
/// A stage by its name, at the beginning of a line.
static NAMED: Pattern = Pattern::new(
    r"^(?:[（(]?[一二三四五\d]{1,2}[）).、．]{1,2})?(?P<at>(?:宣传发动|动员部署|部署启动|宣传动员|调查摸底|摸底排查|集中整治|组织实施|全面实施|全面推进|自查自纠|督查整改|巩固提升|总结验收|检查验收|总结提高|总结评估)阶段)[。：:（(]",
);
static TIME: Pattern =
    Pattern::new(r"\d{1,2}月|[一二三四五六七八九十]月|季度|半年|\d{4}年|年底|月底|\d+(?:个)?(?:分钟|小时|日|天|周)内");
static YEAR: Pattern = Pattern::new(r"(?:19|20)\d\d|(?:19|20)[xX×*＊_＿]{1,2}|二[〇○零]\p{Han}{2}年");

/// Looks for times that are cut short.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (index, line) in subject.lines().filter(|(_, line)| line.kind != Kind::Cell) {
        for hit in subject.hits(&NO_DAY, index, line) {
            remarks.push(hit.says(format!("日期“{}”没有写日", hit.words()), "请写全年、月、日"));
        }
        // Below a signature; a day of a calendar stands above what is done on it.
        let is_last = subject.text.lines[index + 1..]
            .iter()
            .all(|below| apparatus::is_around(&below.text) || below.text.starts_with('（'));
        for hit in subject.hits(&NO_YEAR, index, line).into_iter().filter(|_| is_last && index > 2) {
            remarks.push(hit.says(format!("日期“{}”没有写年", hit.words()), "请写全年、月、日"));
        }
    }
    for document in subject.text.documents() {
        let lines: Vec<(usize, &Line)> = subject.prose().filter(|(index, _)| document.contains(index)).collect();
        for (position, (index, line)) in lines.iter().enumerate() {
            // The time may stand in the first paragraph under the heading.
            let next = lines.get(position + 1).map_or("", |(_, next)| next.text.as_str());
            let has_time = |text: &str| TIME.is_in(&text.chars().take(60).collect::<String>());
            for hit in subject.hits(&STAGE, *index, line).into_iter().chain(subject.hits(&NAMED, *index, line)) {
                let is_heading = line.text.chars().count() < 20;
                let is_told_below = is_heading && has_time(next) && !STAGE.is_in(next);
                if !has_time(&line.text) && !is_told_below {
                    remarks.push(hit.says(format!("“{}”没有写起止时间", hit.words()), "请写明从哪天到哪天"));
                }
            }
        }
        let title = lines.first().filter(|(_, line)| line.kind == Kind::Title);
        let is_dated = |(_, line): &(usize, &Line)| YEAR.is_in(&line.text);
        let names = ["计划", "方案", "总结", "小结", "打算", "計劃", "計畫"];
        if let Some((index, line)) = title
            && lines.len() > 3
            && names.iter().any(|name| line.text.contains(name))
            && !subject.lines().filter(|(index, _)| document.contains(index)).any(|line| is_dated(&line))
        {
            remarks.push(Remark::at(*index, 0..line.text.len(), "全文没有一个年份", "请在标题里写明是哪一年的"));
        }
    }
    remarks
}
