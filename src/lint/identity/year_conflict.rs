//! N624 年份、时态前后不一致
//!
//! 是什么：引用文件的年份、会议、活动与本文的年度对不上；一句话里“今年以来”与“将”并用。
//!
//! 为什么：旧稿翻新没有改干净。
//!
//! 例子：今年以来，我社区将按照……
//!
//! 应当写成：今年以来，我社区按照……
//!
//! 依据：实务（审核常见退文原因）。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::manuscript::Line;

/// A cited document that has a year in its title.
static CITED: Pattern = Pattern::new(r"《[^《》]*?(?P<at>(?:19|20)\d\d)年[^《》]*》");
static MASKED: Pattern = Pattern::new(r"(?:19|20)[xX×*＊_＿]{1,2}年");
/// What has happened, and what will, in one sentence.
static SO_FAR: Pattern = Pattern::new(
    r"(?P<at>今年以来|上半年以来|去年以来)，?[^。；]{0,20}?[，,]?[^。；，,]{0,8}将(?:按照|以|继续|进一步|围绕|全面)",
);
/// Work that is still to be done this year, in a plan for the next.
static THIS_YEAR: Pattern =
    Pattern::new(r"(?P<at>今年)(?:争取|计划|拟|准备|打算|将)|(?P<next>明年)(?:工作)?(?:打算|计划)");
/// Campaigns and the years in which they ran.
const CAMPAIGNS: [(&str, i32, i32); 7] = [
    ("群众路线教育实践活动", 2013, 2014),
    ("“三严三实”专题教育", 2015, 2016),
    ("“不忘初心、牢记使命”主题教育", 2019, 2020),
    ("党史学习教育", 2021, 2022),
    ("学习实践科学发展观活动", 2008, 2010),
    ("创先争优活动", 2010, 2012),
    ("保持共产党员先进性教育", 2005, 2006),
];
/// Congresses and the years from which on they are spoken of.
const CONGRESSES: [(&str, i32); 5] =
    [("十六大", 2002), ("十七大", 2007), ("十八大", 2012), ("十九大", 2017), ("二十大", 2022)];

/// Looks for years that do not go together.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for document in subject.text.documents() {
        let lines: Vec<(usize, &Line)> = subject.prose().filter(|(index, _)| document.contains(index)).collect();
        let is_masked = lines.iter().any(|(index, line)| subject.is_in(&MASKED, *index, line));
        for (index, line) in &lines {
            for hit in subject.hits(&CITED, *index, line).iter().filter(|_| is_masked) {
                remarks.push(hit.says(
                    format!("别处的年份遮掉了，引用的文件是{}年的", hit.words()),
                    "请核对这个文件是不是本年度的",
                ));
            }
            for hit in subject.hits(&SO_FAR, *index, line) {
                remarks.push(hit.says(
                    format!("“{}”说的是已经做的，后面却用“将”", hit.words()),
                    "已经做的删去“将”，打算做的删去“以来”",
                ));
            }
            remarks.extend(campaigns(*index, &line.text));
        }
        let is_plan = lines.first().is_some_and(|(_, line)| line.text.contains("打算"))
            || lines.iter().any(|(index, line)| subject.is_in(&MASKED, *index, line) && line.text.contains("打算"));
        if is_plan || is_masked {
            for hit in lines.iter().flat_map(|(index, line)| subject.hits(&THIS_YEAR, *index, line)) {
                remarks.push(hit.says("“今年”是哪一年说不清", "请写明年份"));
            }
        }
    }
    remarks
}

/// A campaign beside a congress that was held after it ended.
fn campaigns(index: usize, text: &str) -> Option<Remark> {
    let (campaign, _, end) = CAMPAIGNS.iter().find(|(name, ..)| text.contains(name))?;
    let (congress, year) = CONGRESSES.iter().filter(|(name, _)| text.contains(name)).max_by_key(|(_, year)| *year)?;
    let at = text.find(campaign)?;
    (year > end).then(|| {
        Remark::at(
            index,
            at..at + campaign.len(),
            format!("{campaign}到{end}年为止，同一段里写着{year}年的{congress}"),
            "请核对是哪一年的事",
        )
    })
}
