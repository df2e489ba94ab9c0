//! N621 出现别的单位、别的地方的名称
//!
//! 是什么：文中写着别的社区、街道、区县、市的名称。不在项目里的文件，看标题是谁的，正文里是不是别的街道办事处、社区居委会。
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

use super::titled_unit::{self, Titled};
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::meet;
use crate::lint::pattern::{Hit, Pattern};
use crate::manuscript::Line;

/// 树立白沙人的良好形象, 争做白沙人, 爱我长沙: whose people a document speaks of.
static PEOPLE: Pattern = Pattern::new(r"(?:树立|争做|塑造|展现)(?P<at>\p{Han}{2,3})人的?(?:良好|文明|新|美好)?形象");
static SLOGAN: Pattern =
    Pattern::new(r"“(?:诚信|和谐|平安|文明|幸福|美丽|魅力|活力|法治|健康)(?P<at>\p{Han}{2})[，,]?\s*从我做起");
static LOVE: Pattern = Pattern::new(r"爱我(?P<at>\p{Han}{2,3})(?:[，,。！!、]|$)");
/// Words that stand in such places and name no place.
const ORDINARY: [&str; 42] = [
    "环卫", "城管", "小区", "养犬", "出行", "生活", "公安", "银龄", "社工", "邻里", "楼道", "校园", "家庭", "用餐",
    "网络", "交通", "消费", "旅游", "楼栋", "庭院", "环境", "上网", "乘车", "用电", "居家", "医务", "教育", "政务",
    "社区", "中华", "中国", "家园", "家乡", "学校", "祖国", "国家", "干部", "党员", "居民", "国防", "海洋", "城市",
];

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

/// A body of a street or community, by its name.
static STREET: Pattern = Pattern::new(r"(?P<at>(?P<name>\p{Han}{2})街道(?:办事处|党工委))");
static COMMUNITY: Pattern =
    Pattern::new(r"(?P<at>(?P<name>\p{Han}{2})社区(?:居民委员会|居委会|党委|党总支|党支部|工作站))");
/// Words before 街道 or 社区 that are no name.
const COMMON: [&str; 84] = [
    "所在", "相关", "有关", "属地", "各个", "全体", "示范", "试点", "先进", "和谐", "平安", "文明", "幸福", "美丽",
    "智慧", "健康", "绿色", "宜居", "基层", "农村", "城市", "城镇", "涉农", "村改", "老旧", "新建", "辖区", "报请",
    "配合", "协助", "根据", "按照", "成立", "代表", "经过", "受到", "通过", "依托", "发挥", "整合", "结合", "提请",
    "上报", "抄送", "请示", "汇报", "服务", "联系", "指导", "督促", "负责", "进行", "作为", "调整", "建立", "加强",
    "推动", "落实", "接受", "完成", "参加", "组织", "召开", "设立", "命名", "撤销", "合并", "报送", "走进", "下沉",
    "回到", "面向", "委托", "邀请", "会同", "商请", "征得", "支持", "帮助", "充实", "选派", "调动", "引导", "动员",
];
/// Characters of verbs, none of which a name has here.
const VERBAL: [&str; 34] = [
    "强", "化", "坚", "持", "压", "实", "突", "出", "确", "规", "范", "优", "依", "靠", "夯", "增", "提", "围", "绕",
    "须", "需", "经", "前", "往", "报", "告", "交", "通", "知", "拨", "打", "保", "请", "到",
];
/// Where another is spoken of on purpose.
const TOGETHER: [&str; 16] = [
    "学习", "参观", "借鉴", "结对", "共建", "联合", "交流", "对口", "兄弟", "邻近", "相邻", "毗邻", "外出", "考察",
    "原", "划",
];

/// Whether it is a word that stands before 街道 or 社区 and no name, or has one of those that no name has.
fn is_common(name: &str) -> bool {
    COMMON.contains(&name) || name.contains(|c| "各本我该全某等和与及或由在对向的了".contains(c))
}

/// Whether it is, or is a part of, a verb.
fn is_verbal(name: &str) -> bool {
    VERBAL.iter().any(|verb| name.starts_with(verb) || name.ends_with(verb))
}

/// Whether another is spoken of on purpose, or quoted.
fn is_meant(hit: &Hit<'_>) -> bool {
    let sentence = hit.before().rsplit('。').next().unwrap_or_default();
    TOGETHER.iter().any(|word| sentence.contains(word)) || hit.is_quoted()
}

/// A place whose people or body a sentence begins with, or speaks of as its own: 让每一位红旗社区居民, 红旗社区党总支现有.
static OWNED: Pattern = Pattern::new(
    r"(?:每一位|每位|全体|我们|让|使|把|将|维护|增强|热爱|建设美好|爱护)(?P<at>(?P<name>\p{Han}{2,3})(?P<form>社区|街道|村|镇))(?:居民|群众|人民|村民|打造|建设成|建成|将|的(?:整洁|居民|群众|环境|形象|家园|主人))",
);
static BODY: Pattern = Pattern::new(
    r"(?:^|[。；，：])(?P<at>(?P<name>\p{Han}{2})(?P<form>社区|街道|村|镇|乡)(?:居民委员会|居委会|村委会|村民委员会|党总支|党委|党支部|两委|主要领导|党委书记|办事处)(?:书记|班子|主任)?)(?:现有|将|位于|为第一|要|每周|每月|全体|成立|组织|领导|负责|共有|高度|$)",
);

/// In the document of a unit that its title names, people or a body of another that it speaks of as its own.
fn claimed(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if subject.own.is_some() || !subject.others.is_empty() {
        return remarks;
    }
    for Titled { name, form, lines } in titled_unit::of(subject) {
        if COMMON.contains(&&*name) || VIRTUES.contains(&&*name) {
            continue;
        }
        for hit in lines.iter().flat_map(|(index, line)| {
            [&OWNED, &BODY].into_iter().flat_map(|pattern| subject.hits(pattern, *index, line)).collect::<Vec<_>>()
        }) {
            let other = hit.group("name");
            let is_common = is_common(other)
                || is_verbal(other)
                || VIRTUES.contains(&other)
                || other.contains(|c| "每这个城乡县市区级新老型化".contains(c));
            // What the title's own name is a part of, and what a street has.
            let is_own = name.contains(other) || other.contains(&*name) || hit.group("form") != form;
            let is_meant = is_meant(&hit);
            // Many places by name: it speaks of them all.
            let is_listed = PLACES.hits(hit.line, hit.text).len() > 2;
            if !is_common && !is_own && !is_meant && !is_listed {
                let message = format!("标题是{name}{form}的，这里是“{}”", hit.words());
                remarks.push(hit.says(message, "请改成本单位的名称；多半是从别处抄来没有改到的"));
            }
        }
    }
    remarks
}

static PLACES: Pattern = Pattern::new(r"(?P<at>\p{Han}{2}(?:社区|街道|村|镇))[、和]");
/// In the document of a unit that its title names, a body of another.
fn neighbours(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    // With a project, its units are known.
    if subject.own.is_some() || !subject.others.is_empty() {
        return remarks;
    }
    for Titled { name, form, lines } in titled_unit::of(subject) {
        let pattern = match &*form {
            "街道" => &STREET,
            "社区" => &COMMUNITY,
            _ => continue,
        };
        if COMMON.contains(&&*name) {
            continue;
        }
        for hit in lines.iter().flat_map(|(index, line)| subject.hits(pattern, *index, line)) {
            let other = hit.group("name");
            let is_common = is_common(other);
            // What runs on from a word before it is no name.
            let begins = hit
                .before()
                .chars()
                .next_back()
                .is_none_or(|c| !crate::lint::word::is_han(c) || "由在到与和向经报对请".contains(c));
            // 压实社区党委 is no name: a place is spoken of more than once, or is one of the project's.
            let place = format!("{other}{form}");
            let is_place = lines.iter().map(|(_, line)| line.text.matches(place.as_str()).count()).sum::<usize>() > 1
                || hit.words().ends_with("街道办事处") && !is_verbal(other);
            let is_meant = !begins || !is_place || is_meant(&hit);
            if !name.contains(other) && !other.contains(&*name) && !is_common && !is_meant {
                let message = format!("标题是{name}{form}的，这里是“{}”", hit.words());
                remarks.push(hit.says(message, "请改成本单位的名称；多半是从别处抄来没有改到的"));
            }
        }
    }
    remarks
}

/// In a document of a project, a street's body that is not the project's.
fn streets(subject: &Subject<'_>) -> Vec<Remark> {
    if subject.own.is_none() && subject.others.is_empty() {
        return Vec::new();
    }
    subject.anywhere(&STREET, |hit| {
        let name = hit.group("name");
        let is_known = subject.unit.iter().chain(subject.others).any(|unit| unit.contains(name));
        let is_common = is_common(name) || is_verbal(name);
        let begins = hit
            .before()
            .chars()
            .next_back()
            .is_none_or(|c| !crate::lint::word::is_han(c) || "由在到与和向经报对请区市县".contains(c));
        let is_meant = is_meant(hit);
        (begins && !is_known && !is_common && !is_meant).then(|| {
            hit.says(format!("“{}”不是本街道的", hit.words()), "请改成本单位的名称；多半是从别处抄来没有改到的")
        })
    })
}

/// Looks for places that are not the document's own.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = siblings(subject);
    remarks.extend(neighbours(subject));
    remarks.extend(streets(subject));
    let known: Vec<(Option<usize>, Range<usize>)> =
        remarks.iter().map(|remark| (remark.line, remark.span.clone())).collect();
    let is_new = |remark: &Remark| !known.iter().any(|(line, span)| *line == remark.line && meet(span, &remark.span));
    remarks.extend(claimed(subject).into_iter().filter(is_new));
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
