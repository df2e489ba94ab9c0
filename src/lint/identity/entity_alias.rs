//! N622 同一个单位、文件前后叫法不同
//!
//! 是什么：同一份文件里，机构或文件的名称漏了字、换了字。
//!
//! 为什么：读的人不知道是不是一回事，漏字的名称也查不到。
//!
//! 例子：社区精神综合服务中心（前面写的是社区精神康复综合服务中心）。
//!
//! 应当写成：前后用同一个全称；太长的，第一次写全称并注“以下简称……”。
//!
//! 依据：实务；以下简称的写法依据 GB/T 15834—2011。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;
use crate::lint::similarity;
use crate::manuscript::Line;

/// Names of organs that are long enough to lose a word unnoticed.
static ORGAN: Pattern = Pattern::new(r"(?P<at>\p{Han}{4,20}(?:中心|委员会|领导小组|联席会议))");
static OFFICE: Pattern = Pattern::new(r"(?P<at>(?P<name>\p{Han}{2})办事处)");
static HEADLESS: Pattern = Pattern::new(r"(?P<at>(?P<head>社区\p{Han}{2,6}(?:综合|服务|康复)))的");
static TITLE: Pattern = Pattern::new(r"《(?P<at>[^《》]{8,40})》");
/// A name is long enough to be mistaken from here on.
const LONG: usize = 9;

/// Compares the names of a document with one another.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    // A document of the project takes its names from the facts.
    if subject.own.is_some() {
        return Vec::new();
    }
    let mut remarks = Vec::new();
    for document in subject.text.documents() {
        let lines: Vec<(usize, &Line)> = subject.lines().filter(|(index, _)| document.contains(index)).collect();
        let whole: String = lines.iter().map(|(_, line)| line.text.as_str()).collect::<Vec<_>>().join("\n");
        let hits = |pattern: &'static Pattern| {
            lines.iter().flat_map(|(index, line)| subject.hits(pattern, *index, line)).collect::<Vec<_>>()
        };
        remarks.extend(organs(&hits(&ORGAN), &whole));
        remarks.extend(titles(&hits(&TITLE)));
        // 永康办事处 beside 永康街道办事处.
        for hit in hits(&OFFICE) {
            let full = format!("{}街道办事处", hit.group("name"));
            if whole.contains(&full) {
                let help = "请用同一个名称；简称要在第一次写全称时注明";
                remarks.push(hit.says(format!("“{}”与“{full}”叫法不同", hit.words()), help));
            }
        }
        // The full name with its last word gone, in front of 的.
        for hit in hits(&HEADLESS) {
            let head = hit.group("head");
            let is_cut = ["服务中心", "中心", "委员会", "领导小组"]
                .iter()
                .any(|tail| whole.matches(&format!("{head}{tail}")).count() > 0);
            if is_cut {
                remarks.push(hit.says(format!("“{head}”的名称不全"), "请写全称"));
            }
        }
    }
    remarks
}

/// An organ's name that has lost characters out of its middle or its beginning.
fn organs(hits: &[Hit<'_>], whole: &str) -> Vec<Remark> {
    let mut full: Vec<&str> = Vec::new();
    // The full name is one that is said more than once; what stands before it in a sentence is not part of it.
    for hit in hits {
        let characters: Vec<(usize, char)> = hit.words().char_indices().collect();
        for (at, _) in characters {
            let name = &hit.words()[at..];
            if name.chars().count() >= LONG && whole.matches(name).count() > 1 {
                full.push(name);
                break;
            }
        }
    }
    full.sort_unstable();
    full.dedup();
    let count = |name: &str| whole.matches(name).count();
    let mut remarks = Vec::new();
    for hit in hits {
        let words = hit.words();
        // The longest name that it is; one that is said more often and is longer is the right one.
        let own = full.iter().filter(|name| words.ends_with(**name)).max_by_key(|name| name.len());
        let right = full.iter().find_map(|name| {
            let lost = abridged(words, name)?;
            let is_own = own.is_some_and(|own| own.len() > lost.len() || count(own) >= count(name));
            (!is_own && !words.ends_with(*name)).then_some((name, lost))
        });
        if let Some((name, lost)) = right {
            let at = hit.span().end - lost.len();
            remarks.push(Remark::at(
                hit.line,
                at..hit.span().end,
                format!("“{lost}”与“{name}”叫法不同"),
                "请用同一个名称；简称要在第一次写全称时注明",
            ));
        }
    }
    remarks
}

/// The end of a text that is a name with two to four characters gone out of it.
fn abridged<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let length = name.chars().count();
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let ends = |size: usize| starts.len().checked_sub(size).map(|from| &text[starts[from]..]);
    (2..=4).filter_map(|gone| ends(length.checked_sub(gone)?)).find(|short| {
        let mut rest = name.chars();
        let is_inside = short.chars().all(|c| rest.by_ref().any(|other| other == c));
        // The same beginning, or a long name that has only lost its first word.
        let is_beheaded = short.chars().count() >= LONG && name.ends_with(short);
        is_inside && (is_beheaded || short.chars().take(2).eq(name.chars().take(2)))
    })
}

/// Two titles that say nearly the same.
fn titles(hits: &[Hit<'_>]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (index, hit) in hits.iter().enumerate() {
        let other = hits[..index].iter().find(|other| {
            // Two standards of two places are two; one with and without its place may be one.
            let bare = |title: &str| {
                title.split_once(['市', '省', '县']).map_or(title.to_owned(), |(_, rest)| rest.to_owned())
            };
            let (one, two) = (bare(other.words()), bare(hit.words()));
            // Laws of the country share their beginning and their end.
            let is_law = |title: &str| title.starts_with("中华人民共和国");
            !(is_law(other.words()) && is_law(hit.words()))
                && one.chars().take(2).eq(two.chars().take(2))
                && other.words() != hit.words()
                && similarity::of(other.words(), hit.words()) >= 0.62
                && !shares_only_its_end(other.words(), hit.words())
                && !is_replaced(other, hit)
                && !is_parallel(other.words(), hit.words())
        });
        if let Some(other) = other {
            remarks.push(hit.says(
                format!("《{}》与前面的《{}》名称不同", hit.words(), other.words()),
                "同一个文件请用同一个名称；是两个文件的不用管",
            ));
        }
    }
    remarks
}

/// 暂行 gives way to what is no longer so: where a sentence says so, both are named.
fn is_replaced(one: &Hit<'_>, other: &Hit<'_>) -> bool {
    let says = |hit: &Hit<'_>| {
        let before = hit.before().rsplit('。').next().unwrap_or_default();
        let sentence = format!("{before}{}", hit.after().split('。').next().unwrap_or_default());
        let has = |word: &str| sentence.contains(word);
        has("废止") || has("停止执行") || has("修订") && (has("形成") || has("替代"))
    };
    let bare = |title: &str| title.replace("暂行", "").replace("（试行）", "").replace("(试行)", "");
    says(one) || says(other) || bare(one.words()) == bare(other.words())
}

/// 防汛应急预案, 防火应急预案; 考核办法, 考核细则: one word is another, and each is whole.
fn is_parallel(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let begin = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let differ = one.len().saturating_sub(begin + end);
    one.len() == other.len() && (1..=4).contains(&differ)
}

/// （试行） and the name of the unit are alike in all titles of a unit.
fn shares_only_its_end(one: &str, other: &str) -> bool {
    one.ends_with("（试行）") && other.ends_with("（试行）") || one.ends_with("(试行)") && other.ends_with("(试行)")
}
