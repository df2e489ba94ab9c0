//! N621 出现别的单位、别的地方的名称
//!
//! 是什么：文中写着别的社区、街道、区县、市的名称。
//!
//! 为什么：把别人的名字印进自己的文件，是最丢人的错。
//!
//! 例子：（清潭三社区的计划）树立白沙人的良好形象。
//!
//! 应当写成：树立清潭三社区人的良好形象。确实要提到的单位，写进“共建单位”。
//!
//! 依据：实务（公开通报过的差错）。

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::meet;
use crate::lint::pattern::Pattern;
use crate::manuscript::Line;

/// 树立白沙人的良好形象, 争做白沙人, 爱我长沙: whose people a document speaks of.
static PEOPLE: Pattern = Pattern::new(r"(?:树立|争做|塑造|展现)(?P<at>\p{Han}{2,3})人的?(?:良好|文明|新|美好)?形象");
static SLOGAN: Pattern =
    Pattern::new(r"“(?:诚信|和谐|平安|文明|幸福|美丽|魅力|活力|法治|健康)(?P<at>\p{Han}{2})[，,]?\s*从我做起");
static LOVE: Pattern = Pattern::new(r"爱我(?P<at>\p{Han}{2,3})(?:[，,。！!、]|$)");
/// Words that stand in such places and name no place.
const ORDINARY: [&str; 14] =
    ["社区", "中华", "中国", "家园", "家乡", "学校", "祖国", "国家", "干部", "党员", "居民", "国防", "海洋", "城市"];

/// What a community calls itself behind its name.
const FORMS: [&str; 3] = ["居民委员会", "居委会", "社区"];
/// Names that are ordinary words too: 建设平安社区 is a slogan.
const VIRTUES: [&str; 18] = [
    "平安", "幸福", "文明", "和谐", "美丽", "健康", "绿色", "智慧", "宜居", "团结", "民主", "法治", "诚信", "书香",
    "活力", "友好", "安全", "文化",
];
/// What stands right before and behind a slogan.
const BEFORE: [&str; 19] = [
    "级", "星级", "十佳", "建设", "创建", "打造", "争创", "构建", "共建", "示范", "创", "建", "共创", "推进", "开展",
    "争做", "评为", "深化", "全国",
];
const BEHIND: [&str; 6] = ["建设", "创建", "示范", "”建设", "”创建", "创评"];

/// Another community of the batch. What is part of the unit's own names, as 三里河 of 三里河一区, is its own; the longest name at a
/// place is the one that is meant.
fn siblings(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let whole = subject.text.whole();
    let stem = |name: &str| FORMS.iter().find_map(|form| name.strip_suffix(form)).unwrap_or(name).to_owned();
    let others = spoken_of(whole, subject.others, stem);
    if others.is_empty() {
        return remarks;
    }
    let forms = |name: &String| {
        let stem = stem(name);
        let others = FORMS.map(|form| format!("{stem}{form}"));
        others.into_iter().chain([name.clone()]).collect::<Vec<_>>()
    };
    let own = subject.unit.iter().flat_map(forms).map(|name| (name, true));
    let mut names: Vec<(String, bool)> = own.collect();
    names.extend(others.into_iter().flat_map(forms).map(|name| (name, false)));
    names.sort_by_key(|(name, is_own)| (Reverse(name.len()), !is_own));
    names.dedup();
    for (index, line) in subject.lines() {
        let mut taken: Vec<Range<usize>> = Vec::new();
        for (name, is_own) in &names {
            for (at, _) in line.text.match_indices(name.as_str()) {
                let span = at..at + name.len();
                if taken.iter().any(|known| meet(known, &span)) {
                    continue;
                }
                taken.push(span.clone());
                if !is_own && !is_slogan(&line.text, &span, &stem(name)) {
                    let what = if name.ends_with("社区") { "社区" } else { "单位" };
                    let message = format!("出现了别的{what}的名称“{name}”");
                    let help = "请改成本单位的名称；确实要提到的，写进“共建单位”";
                    remarks.push(Remark::at(index, span, message, help));
                }
            }
        }
    }
    remarks
}

/// The names whose stem is in the text: of hundreds in a batch a text has a few, and one reading of it finds them.
fn spoken_of<'a>(whole: &str, names: &'a [String], stem: impl Fn(&str) -> String) -> Vec<&'a String> {
    let stems: Vec<String> = names.iter().map(|name| stem(name)).collect();
    let Ok(search) = AhoCorasick::new(&stems) else { return names.iter().collect() };
    let found: BTreeSet<usize> = search.find_overlapping_iter(whole).map(|hit| hit.pattern().as_usize()).collect();
    found.into_iter().map(|index| &names[index]).collect()
}

/// 建设平安社区, 文明社区创建: a word, not a neighbour.
fn is_slogan(text: &str, span: &Range<usize>, stem: &str) -> bool {
    let before = text[..span.start].trim_end_matches(['“', '、', '，']);
    // In a list of slogans each stands behind another: 平安社区、文明社区.
    let is_listed = |before: &str| VIRTUES.iter().any(|word| before.ends_with(&format!("{word}社区")));
    // Of a row of slogans the last one says so: 幸福社区、平安社区创建活动.
    let mut behind = text[span.end..].trim_start_matches(['”', '、', '“']);
    while let Some(word) = VIRTUES.iter().find(|word| behind.starts_with(&format!("{word}社区"))) {
        behind = behind[word.len() + "社区".len()..].trim_start_matches(['”', '、', '“']);
    }
    let is_named = text[..span.start].ends_with('“') && text[span.end..].starts_with('”');
    VIRTUES.contains(&stem)
        && (is_named
            || BEHIND.iter().chain(&["同步", "活动"]).any(|word| behind.starts_with(word))
            || BEFORE.iter().any(|word| before.ends_with(word))
            || (text[..span.start].ends_with('、') && is_listed(before))
            || BEHIND.iter().any(|word| text[span.end..].starts_with(word)))
}

/// In a county's document, another county.
fn counties(subject: &Subject<'_>) -> Vec<Remark> {
    if !subject.unit.iter().any(|unit| unit.contains('县')) {
        return Vec::new();
    }
    subject.anywhere(&COUNTY, |hit| {
        let is_own = subject.unit.iter().any(|unit| unit.contains(hit.words()));
        let is_word = ["各县", "全县", "本县", "我县", "市县", "区县"].iter().any(|word| hit.words().ends_with(word));
        (!is_own && !is_word)
            .then(|| hit.says(format!("“{}”不是本县的名称", hit.words()), "请核对；多半是从别处抄来没有改到的"))
    })
}

static COUNTY: Pattern = Pattern::new(r"(?P<at>\p{Han}{2}县)(?:[^\p{Han}]|[的人乡镇城民委政各中有]|$)");

/// Looks for places that are not the document's own.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = siblings(subject);
    remarks.extend(counties(subject));
    for document in subject.text.documents() {
        let lines: Vec<(usize, &Line)> = subject.lines().filter(|(index, _)| document.contains(index)).collect();
        // A place that other lines speak of too belongs to the document.
        let is_own = |name: &str, here: usize| {
            let bare = name.trim_end_matches("社区");
            let elsewhere = lines.iter().any(|(index, line)| *index != here && line.text.contains(bare));
            elsewhere || subject.unit.iter().any(|unit| unit.contains(bare))
        };
        for (index, line) in &lines {
            for hit in [&PEOPLE, &SLOGAN, &LOVE].into_iter().flat_map(|pattern| subject.hits(pattern, *index, line)) {
                let name = hit.words();
                let is_ordinary = ORDINARY.iter().any(|word| name.contains(word));
                if !is_ordinary && !is_own(name, *index) {
                    remarks.push(
                        hit.says(
                            format!("“{name}”不是本单位的名称"),
                            "请改成自己单位的名称；多半是从别处抄来没有改到的",
                        ),
                    );
                }
            }
        }
    }
    remarks
}
