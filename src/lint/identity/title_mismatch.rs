//! N626 标题与正文不符
//!
//! 是什么：标题写的是计划，正文说的是方案，或者写的都是已经做的；标题说的是环境卫生，正文开头说的是消防安全；标题里两个文种；说有几
//! 篇，数出来不是。
//!
//! 为什么：套了别的文件的标题，或者粘了别的文件的正文。
//!
//! 例子：《社区建设工作计划》正文是合村并城的工作方案。
//!
//! 应当写成：标题照正文写：合村并城新型社区建设工作方案。
//!
//! 依据：GB/T 9704—2012 7.3.1：标题由发文机关、事由和文种组成。规定。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Pattern;
use crate::manuscript::Kind;
use crate::manuscript::Line;
use crate::manuscript::label;

/// What a text calls itself.
static SELF: Pattern = Pattern::new(
    r"(?:特?制定|提出|制订|印发|拟定)(?:了|出)?(?:本|如下|以下|此)\p{Han}{0,8}?(?P<kind>计划|方案|意见|办法|规划|总结)",
);
/// A chapter on 考核办法 is no name of the whole.
static CHAPTER: Pattern = Pattern::new(r"^第[一二三四五六七八九十]+[章节]");
static TWO: Pattern =
    Pattern::new(r"(?P<at>(?:计划|方案|总结|意见)(?:和|与|、|及)?\p{Han}{0,4}(?:计划|方案|总结|意见))");
static PARTS: Pattern = Pattern::new(r"(?P<at>[（(](?:共|精选)?(?P<count>\d+)篇[）)])");
const KINDS: [&str; 8] = ["计划", "方案", "意见", "办法", "规划", "总结", "打算", "小结"];

/// Compares each title with what stands below it.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    if subject.own.is_some() {
        return Vec::new();
    }
    let documents = subject.text.documents();
    let mut remarks = Vec::new();
    for document in &documents {
        let lines: Vec<(usize, &Line)> = subject.prose().filter(|(index, _)| document.contains(index)).collect();
        let Some((first, title)) = lines.first().filter(|(_, line)| line.kind == Kind::Title) else { continue };
        let whole = 0..title.text.len();
        if let Some(hit) = PARTS.hits(*first, &title.text).first() {
            let count = hit.group("count").parse::<usize>().ok();
            // The title of the whole is no part of it.
            let parts = documents.len().saturating_sub(1);
            if count.is_some_and(|count| count != parts) {
                let message = format!("标题说有{}篇，数出{parts}篇", hit.group("count"));
                remarks.push(hit.says(message, "请核对收了几篇"));
            }
            continue;
        }
        if let Some(hit) = TWO.hits(*first, &title.text).first() {
            remarks.push(hit.says(format!("标题里有两个文种：{}", hit.words()), "一份文件一个文种；是两份的请分开"));
            continue;
        }
        let Some(kind) =
            KINDS.iter().rev().find(|kind| title.text.trim_end_matches(|c: char| !c.is_alphabetic()).ends_with(*kind))
        else {
            continue;
        };
        let body = &lines[1..];
        if let Some(told) = told(kind, body) {
            remarks.push(Remark::at(*first, whole, told, "请核对标题的文种"));
            continue;
        }
        if let Some((topic, other)) = other_topic(&title.text, body) {
            let message = format!("标题说的是{topic}，正文开头说的是{other}");
            remarks.push(Remark::at(*first, whole, message, "请把标题改成与正文一致的事由"));
            continue;
        }
        let called = body
            .iter()
            .filter(|(_, line)| !CHAPTER.is_in(&line.text))
            .find_map(|(_, line)| Some(SELF.first(&line.text)?.name("kind")?.as_str()));
        let help = "请把标题改成与正文一致的文种和事由";
        match called {
            Some(called) if called != *kind && !(*kind == "打算" || *kind == "小结") => {
                remarks.push(Remark::at(*first, whole, format!("标题是{kind}，正文自称{called}"), help));
            }
            // A title of its own unit and year is no borrowed one.
            None if !title.text.contains('年') && !begins_at_once(body) && !is_about(&title.text, body) => {
                remarks.push(Remark::at(*first, whole, "标题说的事，正文开头没有提到", help));
            }
            _ => {}
        }
    }
    remarks
}

/// A plan that only tells of what has been done.
fn told(kind: &str, body: &[(usize, &Line)]) -> Option<String> {
    if !["计划", "打算"].contains(&kind) {
        return None;
    }
    let texts = || body.iter().filter(|(_, line)| line.kind == Kind::Body).map(|(_, line)| line.text.as_str());
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let done = texts()
        .filter(|text| has(text, &["取得了", "完成了", "开展了", "举办了", "已完成", "圆满完成", "荣获"]))
        .count();
    let meant = texts()
        .filter(|text| {
            has(text, &["将", "要", "拟", "力争", "确保", "计划", "打算", "下一步", "争取", "不低于", "不少于"])
        })
        .count();
    let begins =
        texts().next().is_some_and(|text| has(text, &["一年来", "过去的一年", "半年来", "今年以来", "上半年"]));
    (begins && done > 1 && meant == 0).then(|| format!("标题是{kind}，正文写的都是已经做的"))
}

/// 环境卫生 in the title, and 为做好消防安全工作 at the beginning.
fn other_topic(title: &str, body: &[(usize, &Line)]) -> Option<(String, String)> {
    let of_title = TOPIC.hits(0, title).into_iter().next()?.group("topic").to_owned();
    let opening = body.iter().find(|(_, line)| line.kind == Kind::Body)?;
    let of_body = PURPOSE.hits(0, &opening.1.text).into_iter().next()?.group("topic").to_owned();
    let domain = |topic: &str| DOMAINS.iter().position(|words| words.iter().any(|word| topic.contains(word)));
    let (one, other) = (domain(&of_title)?, domain(&of_body)?);
    (one != other).then_some((of_title, of_body))
}

static TOPIC: Pattern =
    Pattern::new(r"20\d\d年度?(?P<topic>\p{Han}{2,10}?)(?:专项)?(?:工作|整治|行动|活动)?(?:计划|方案|要点|打算)$");
static PURPOSE: Pattern = Pattern::new(
    r"^为(?:了)?(?:进一步|切实|扎实|深入|全面|有效)?(?:做好|加强|推进|抓好|开展好?|搞好|提升)(?:本社区|社区|辖区|街道|全年|20\d\d年)*(?P<topic>\p{Han}{2,8}?)工作[，,]",
);
/// Fields of work that have nothing to do with each other.
const DOMAINS: [&[&str]; 12] = [
    &["消防", "防火"],
    &["环境卫生", "垃圾分类", "爱国卫生", "市容"],
    &["计划生育", "人口"],
    &["党建", "党风廉政", "组织建设"],
    &["平安建设", "综治", "综合治理", "治安"],
    &["文化", "体育", "文体"],
    &["养老", "老龄"],
    &["食品", "药品"],
    &["普法", "法治宣传"],
    &["就业", "劳动保障"],
    &["防汛", "防台"],
    &["物业管理"],
];

/// Whether the body begins with its first heading: there is no sentence that could say what it is about.
fn begins_at_once(body: &[(usize, &Line)]) -> bool {
    body.iter().find(|(_, line)| line.kind != Kind::Title).is_some_and(|(_, line)| label::read(&line.text).is_some())
}

/// Whether the beginning of the body speaks of what the title names.
fn is_about(title: &str, body: &[(usize, &Line)]) -> bool {
    let bare = KINDS.iter().fold(title.to_owned(), |text, kind| text.replace(kind, "")).replace("工作", "");
    let subject: Vec<char> = bare.chars().filter(|c| c.is_alphabetic()).collect();
    let opening: String = body.iter().take(6).map(|(_, line)| line.text.as_str()).collect();
    let pairs: Vec<String> = subject.windows(2).map(|pair| pair.iter().collect()).collect();
    let known = pairs.iter().filter(|pair| opening.contains(pair.as_str())).count();
    pairs.len() < 2 || body.len() < 4 || known * 3 >= pairs.len() * 2
}
