//! N701 同一个指标两个数
//!
//! 是什么：同一份文件里，一个比率、常住人口、楼栋数、居委会的届次之类前后写的不一样。年份、月份、地方、人群不同的，写着“上年”“同比”的，不比。
//!
//! 为什么：哪个是对的，说不清。
//!
//! 例子：绿化率达20%……绿化达到38%
//!
//! 应当写成：前后一致；不是一回事的，写清楚口径、年份。
//!
//! 依据：实务。

use super::extent;
use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::{Hit, Pattern};
use crate::lint::word::is_han;

static RATE: Pattern = Pattern::new(
    r"(?P<name>\p{Han}{1,4}?(?:化|[盖及功格意知晓备配建入签办结置合])?率|[綠绿]化)(?:要|應|应)?(?:達到|达到|達|达|为|為|是|不低于|保持在)?(?P<at>\d+(?:\.\d+)?)[%％]",
);

/// Words before 率 that say nothing of what it is the rate.
const GENERIC: [&str; 12] =
    ["覆盖", "完成", "达标", "参与", "合格", "普及", "办结", "成功", "整改", "执行", "签约", "满意"];
/// What may stand before a name and says nothing of whose it is.
const FILLERS: [&str; 16] = [
    "小区内",
    "小區內",
    "小区",
    "小區",
    "社区",
    "社區",
    "辖区",
    "全",
    "内",
    "內",
    "使",
    "确保",
    "力争",
    "目前",
    "今年",
    "的",
];
/// A generic rate is known by so many characters: 居民满意.
const SHORT: usize = 4;
const LONG: usize = 8;
/// What there is one number of at a time.
static STOCK: Pattern = Pattern::new(
    r"(?P<name>常住人口|户籍人口|流动人口|总人口|总户数|住宅楼|居民楼|楼栋|专职网格员|社区工作者|在册党员|活动经费|工作经费|辖区面积)(?P<lead>总?数?(?:现有|共有|共计|总计|共|有|约|为|达到|达)?)(?P<at>\d+(?:\.\d+)?万?(?:人|名|户|栋|幢|个|元|万元|平方米|平方公里))",
);
/// What a unit has of a kind, said of the whole of it: 社区现有党员126名.
static OWNED: Pattern = Pattern::new(
    r"(?:^|[，。；：])(?:目前|截至目前)?(?P<whole>我|本|全)?(?P<unit>社区|街道|村|镇|辖区|小区)?(?:内|里)?(?:现|共|现共|总共|下设|设)?(?P<lead>有|辖)(?P<name>党员|居民|居民群众|网格员|专职网格员|居民小组|楼组长|志愿者|小区|住宅小区|网格|驻区单位|社区工作者|楼门长|党支部|居民代表)(?P<at>\d{2,6}(?:多)?(?:名|户|人|个|支|家))",
);
/// 第十一届居民委员会.
static TERM: Pattern = Pattern::new(
    r"第(?P<at>[一二三四五六七八九十]{1,3}|\d{1,2})届(?:社区)?(?P<name>(?P<body>居民委员会|居委会|居民代表会议|业主委员会|业委会|村民委员会|村委会|居务监督委员会))",
);
static TOTAL: Pattern = Pattern::new(r"共(?P<at>\d+[页篇])");

/// Compares the rates of a document that was made elsewhere: one made here has them from one fact.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    if subject.own.is_some() {
        return Vec::new();
    }
    // 共63页 in one place, 共64页 in another.
    let mut remarks = Vec::new();
    let mut total: Option<&str> = None;
    for (index, line) in subject.lines() {
        // 第3页 / 共64页: a page says so of itself.
        for hit in subject
            .hits(&TOTAL, index, line)
            .into_iter()
            .filter(|_| line.text.contains('第') || line.text.contains('/'))
        {
            match total {
                Some(known) if known != hit.words() => {
                    remarks.push(hit.says(format!("前面写的是共{known}，这里是共{}", hit.words()), "请核对"));
                }
                _ => total = Some(hit.words()),
            }
        }
    }
    for document in subject.text.parts() {
        let mut known: Vec<Stated<'_>> = Vec::new();
        for (index, line) in subject.prose().filter(|(index, _)| document.contains(index)) {
            let rates = subject.hits(&RATE, index, line).into_iter().filter_map(|hit| rate(subject, hit));
            let stocks = subject.hits(&STOCK, index, line).into_iter().filter_map(|hit| stock(subject, hit));
            let owned = subject.hits(&OWNED, index, line).into_iter().filter_map(|hit| owned(subject, hit));
            let terms = subject.hits(&TERM, index, line).into_iter().filter_map(term);
            for stated in rates.chain(stocks).chain(owned).chain(terms) {
                let same = known.iter().find(|other| other.is_of(&stated));
                match same {
                    Some(other) if other.value != stated.value => remarks.push(stated.hit.says(
                        format!("“{}”前面写的是{}，这里是{}", stated.hit.group("name"), other.value, stated.value),
                        "请核对；年份、口径不同的要写清楚",
                    )),
                    Some(_) => {}
                    None => known.push(stated),
                }
            }
        }
    }
    remarks
}

/// A number that a sentence gives.
struct Stated<'t> {
    name: String,
    value: String,
    /// Of what it is said.
    extent: Vec<&'t str>,
    hit: Hit<'t>,
}

impl Stated<'_> {
    /// Whether it is said of the same as another.
    fn is_of(&self, other: &Self) -> bool {
        self.name == other.name && self.extent == other.extent
    }
}

/// A rate. Of what there are many, and of what is said beside last year's number, there may be two.
fn rate<'t>(subject: &'t Subject<'_>, hit: Hit<'t>) -> Option<Stated<'t>> {
    let name = hit.group("name").trim_end_matches('率').to_owned();
    let sentence = hit.before().rsplit('。').next().unwrap_or_default();
    // The words before it say whose it is: 居民满意率, 梧桐苑分类准确率.
    let at = hit.before().rfind(hit.group("name")).unwrap_or(0);
    let begins = hit.text[..at].trim_end_matches(is_han).len();
    let whole = format!("{}{name}", &hit.text[begins..at]);
    let whole = FILLERS.iter().fold(whole, |whole, filler| whole.replace(filler, ""));
    let is_generic = GENERIC.iter().any(|word| name.ends_with(word));
    let is_other = ["上年", "同比"].iter().any(|word| sentence.contains(word)) || extent::is_condition(hit.after());
    // 满意率 alone may be anybody's, and so may what a whole sentence stands before.
    let length = whole.chars().count();
    let is_one = length >= 2 && (!is_generic || (SHORT..=LONG).contains(&length));
    let value = format!("{}%", hit.words());
    (is_one && !is_other).then(|| Stated { name: whole, value, extent: around(subject, &hit), hit })
}

/// What there is of something.
fn stock<'t>(subject: &'t Subject<'_>, hit: Hit<'t>) -> Option<Stated<'t>> {
    let is_apart = hit.before().strip_suffix(hit.group("lead")).is_some_and(|before| {
        let before = before.strip_suffix(hit.group("name")).unwrap_or_default();
        before.is_empty() || before.ends_with(['，', '。', '；', '、', '：', '有', '辖', '共', '区', '内', '为'])
    });
    let name = hit.group("name").to_owned();
    let value = hit.words().to_owned();
    is_apart.then(|| Stated { name, value, extent: around(subject, &hit), hit })
}

/// Which term a body is in, unless the sentence tells of one following the other.
fn term(hit: Hit<'_>) -> Option<Stated<'_>> {
    let sentence = hit.text.split(['。', '；']).find(|sentence| sentence.contains(&hit.text[hit.span()]));
    let tells = ["换届", "上一届", "上届", "届满", "历届", "新一届", "下一届", "选举", "产生", "前", "交接", "年"];
    let is_told = sentence.is_some_and(|sentence| tells.iter().any(|word| sentence.contains(word)));
    let (name, value) = (format!("届{}", hit.group("body")), format!("第{}届", hit.words()));
    (!is_told).then(|| Stated { name, value, extent: Vec::new(), hit })
}

/// What the whole unit has; a clause that names neither it nor all may speak of anything.
fn owned<'t>(subject: &'t Subject<'_>, hit: Hit<'t>) -> Option<Stated<'t>> {
    let is_whole = !hit.group("unit").is_empty() || !hit.group("whole").is_empty();
    let value = hit.words().to_owned();
    // So many households, and so many people of them.
    let unit: String = value.chars().filter(|c| !c.is_ascii_digit()).collect();
    let name = format!("{}{unit}", hit.group("name"));
    let around = around(subject, &hit);
    (is_whole && hit.group("unit") != "小区").then_some(Stated { name, value, extent: around, hit })
}

/// Of what a number is said, by its sentence, the words that its paragraph begins with, and the headings above.
fn around<'t>(subject: &'t Subject<'_>, hit: &Hit<'t>) -> Vec<&'t str> {
    let mut words = extent::of(hit.before());
    words.extend(extent::of(
        hit.text.split('。').next().filter(|lead| hit.span().start > lead.len()).unwrap_or_default(),
    ));
    // 主要目标 is where all aims stand.
    let above = subject.text.path(hit.line).into_iter().skip(1).flat_map(extent::of);
    words.extend(above.filter(|word| !["目标", "重点"].contains(word)));
    words.sort_unstable();
    words.dedup();
    words
}
