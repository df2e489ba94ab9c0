//! N624 年份、时态前后不一致
//!
//! 是什么：引用文件的年份、会议、活动与本文的年度对不上；标题是2026年的计划，正文却写“为做好2025年工作”“去年（2024年）”；一句话
//! 里“今年以来”与“将”并用。
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
use crate::lint::pattern::{Hit, Pattern};
use crate::lint::title;
use crate::manuscript::{Kind, Line};

/// A cited document that has a year in its title.
static CITED: Pattern = Pattern::new(r"《[^《》]*?(?P<at>(?:19|20)\d\d)年[^《》]*》");
static MASKED: Pattern = Pattern::new(r"(?:19|20)[xX×*＊_＿]{1,2}年");
/// What has happened, and what will, in one sentence.
static SO_FAR: Pattern = Pattern::new(
    r"(?P<at>今年以来|上半年以来|去年以来)，?[^。；]{0,20}?[，,]?[^。；，,]{0,8}将(?:按照|继续|进一步|围绕|以(?:习|党|“|更|此))",
);
/// Work that is still to be done this year, in a plan for the next.
static THIS_YEAR: Pattern =
    Pattern::new(r"(?P<at>今年)(?:争取|计划|拟|准备|打算|将)|(?P<next>明年)(?:工作)?(?:打算|计划)");
/// What a text says of its own year: 为做好2026年工作; 2026年，社区将……; 2026年全国两会精神.
static FOR: Pattern =
    Pattern::new(r"(?:为|为了)(?:全面|扎实|认真|切实)?(?:做好|推进|抓好|完成)(?P<at>(?P<year>20\d\d)年)");
static WILL: Pattern = Pattern::new(
    r"(?:^|[。；])(?P<at>(?P<year>20\d\d)年)，?(?:我们|我社区|我街道|本社区|社区|街道|居委会|镇)\p{Han}{0,4}(?:将(?:做好|抓好|加强|推进|完成|实施|组织|开展|举办|建设|新建|新增|继续|进一步|全面|重点|努力|按照|围绕|坚持|着力|大力|深入|认真|积极|扎实|切实|结合|以\p{Han}{2,8}为)|要|计划|拟|力争)",
);
/// 2025年我社区工作的总体思路是, 现将2025年工作计划安排如下.
static HEAD: Pattern = Pattern::new(
    r"(?:(?:^|[。；])(?:现将)?)(?P<at>(?P<year>20\d\d)年)度?(?:\p{Han}{0,8}工作的?(?:总体思路|总体要求|指导思想|总体目标|基本思路|工作思路|总的要求)|\p{Han}{0,8}(?:计划|打算|要点)(?:安排|汇报|公布|印发|报告)?如下)",
);
/// 到2025年底，实现全覆盖.
static UNTIL: Pattern = Pattern::new(
    r"到(?P<at>(?P<year>20\d\d)年)(?:底|末)?[，,](?:[^。；，共已累]{0,14})(?:力争|达到|实现|完成|建成)(?:[^了])",
);
/// The title of an annex of another year.
static ATTACHED: Pattern = Pattern::new(
    r"^附件[^。；，]{0,16}?(?P<at>(?P<year>20\d\d)年)度?\p{Han}{0,8}(?:任务分解表|计划表|安排表|目标表|任务清单|分工表|活动安排)$",
);
/// 成文日期.
static DATED: Pattern = Pattern::new(r"^(?P<at>(?P<year>20\d\d)年)\d{1,2}月\d{1,2}日$");
/// 2026年是“十四五”规划的开局之年.
static FIVE: Pattern = Pattern::new(
    r"(?P<at>(?P<year>20\d\d)年)是[^。；，]{0,6}“?十(?P<plan>[二三四五六])五”?(?:规划|时期)?[^。；，]{0,8}?(?P<which>开局|起步|收官|最后|关键|重要)",
);
static MEETING: Pattern = Pattern::new(
    r"(?P<at>(?P<year>20\d\d)年)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:召开的)?(?:\p{Han}{0,8}(?:会议|全会|两会)精神)",
);
/// 去年（2024年）, 去年即2024年.
static LAST: Pattern = Pattern::new(r"去年[（(，,]?(?:即|也就是)?[（(]?(?P<at>(?P<year>20\d\d)年)");
/// 明年（2026年）, 明年2026年.
static NEXT: Pattern = Pattern::new(r"明年[（(，,]?(?:即|也就是)?[（(]?(?P<at>(?P<year>20\d\d)年)");
/// What has been issued cannot be of a year to come.
static ISSUED: Pattern = Pattern::new(r"(?:根据|依据|按照|贯彻)(?P<at>(?P<year>20\d\d)年)(?:印发|出台|下发|制定|发布)");
static AIM: Pattern = Pattern::new(
    r"(?P<at>(?P<year>20\d\d)年)\p{Han}{0,8}(?:计划|拟|准备|打算)(?:新建|新增|改造|开展|举办|建设|完成|增设)",
);
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
        remarks.extend(of_title(subject, &lines));
        let hits = lines.iter().flat_map(|(index, line)| subject.hits(&FIVE, *index, line));
        remarks.extend(hits.filter_map(|hit| five_years(&hit)));
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

/// So many characters behind a year say what of that year is meant, or the whole clause.
const NEAR: usize = 30;

/// Years that are not that of the plan that the title names.
fn of_title(subject: &Subject<'_>, lines: &[(usize, &Line)]) -> Vec<Remark> {
    let Some((_, title)) = lines.first().filter(|(_, line)| line.kind == Kind::Title) else { return Vec::new() };
    let mut years = TITLED.hits(0, &title.text).into_iter().filter_map(|hit| hit.group("year").parse::<i32>().ok());
    // A plan for several years, or one that looks back too, has more than one.
    let (Some(year), None) = (years.next(), years.next()) else { return Vec::new() };
    if !title::is_plan_of_a_year(&title.text) {
        return Vec::new();
    }
    let of = |pattern: &'static Pattern, is_wrong: fn(i32, i32) -> bool| {
        let hits = lines.iter().skip(1).flat_map(|(index, line)| subject.hits(pattern, *index, line));
        let wrong = hits.filter(move |hit| {
            let is_past = ["已", "自", "从", "截至", "以来"]
                .iter()
                .any(|word| hit.before().rsplit('。').next().unwrap_or_default().contains(word));
            // 2025年度考核, 2025年结转任务: what is left of the year before.
            let after = hit.after();
            let clause = after.find(['，', '。']).unwrap_or(after.len());
            let near = after.char_indices().nth(NEAR).map_or(after.len(), |(at, _)| at);
            let is_rest = ["考核", "结转", "总结", "储备", "预算", "遗留", "续建", "评估", "验收", "实际"]
                .iter()
                // 结合实际 says nothing of the year.
                .any(|word| after[..clause.max(near)].replace("结合实际", "").contains(word));
            !is_past
                && !is_rest
                && !hit.is_quoted()
                && hit.group("year").parse().is_ok_and(|said: i32| is_wrong(said, year))
        });
        wrong.collect::<Vec<_>>()
    };
    let wrong = [
        of(&FOR, |said, year| said < year),
        of(&WILL, |said, year| said != year),
        of(&MEETING, |said, year| said > year),
        of(&LAST, |said, year| said != year - 1),
        of(&AIM, |said, year| said < year),
        of(&NEXT, |said, year| said != year + 1),
        of(&ISSUED, |said, year| said > year),
        of(&HEAD, |said, year| said != year),
        of(&UNTIL, |said, year| said < year),
        of(&ATTACHED, |said, year| said < year),
        // A plan is made in its year, or late in the one before.
        of(&DATED, |said, year| said < year - 1 || said > year),
    ];
    let say =
        |hit: Hit<'_>| hit.says(format!("标题是{year}年的，这里说的是{}", hit.words()), "请核对是哪一年的事，改成一致");
    wrong.into_iter().flatten().map(say).collect()
}

static TITLED: Pattern = Pattern::new(r"(?P<year>20\d\d)年?");

/// A year that is not in a five-year plan, or not its first or last as it is said to be. The first one began in 1953; from the tenth on
/// they follow each other without a gap.
fn five_years(hit: &Hit<'_>) -> Option<Remark> {
    let number = 10 + i32::try_from("一二三四五六".chars().position(|c| hit.group("plan").starts_with(c))?).ok()? + 1;
    let first = 2001 + (number - 10) * 5;
    let said: i32 = hit.group("year").parse().ok()?;
    let is_right = match hit.group("which") {
        "开局" | "起步" => said == first,
        "收官" | "最后" => said == first + 4,
        _ => (first..first + 5).contains(&said),
    };
    let message = format!("“十{}五”是{first}年至{}年", hit.group("plan"), first + 4);
    (!is_right).then(|| hit.says(message, "请核对是哪一个五年规划、哪一年"))
}

/// A campaign beside a congress that was held after it ended.
fn campaigns(index: usize, text: &str) -> Option<Remark> {
    let (campaign, _, end) = CAMPAIGNS.iter().find(|(name, ..)| text.contains(name))?;
    let (congress, year) = CONGRESSES.iter().filter(|(name, _)| text.contains(name)).max_by_key(|(_, year)| *year)?;
    let at = text.find(campaign)?;
    // What came of it stays.
    let behind: String = text[at + campaign.len()..].chars().take(8).collect();
    if ["成果", "常态化", "长效"].iter().any(|word| behind.contains(word)) {
        return None;
    }
    (year > end).then(|| {
        Remark::at(
            index,
            at..at + campaign.len(),
            format!("{campaign}到{end}年为止，同一段里写着{year}年的{congress}"),
            "请核对是哪一年的事",
        )
    })
}
