//! N702 说的项数与列的不符
//!
//! 是什么：说三个层面，只列了两个；三类器材，分别为后面只有两样；“四个合理”括号里、冒号后面列了三个。
//!
//! 为什么：数一数就知道漏了。
//!
//! 例子：社区党建联席会、社区党员大会三个层面
//!
//! 应当写成：补上漏的一项，或者写两个层面。
//!
//! 依据：实务。

use crate::lint::Remark;
use crate::lint::Subject;
use crate::lint::pattern::Hit;
use crate::lint::pattern::Pattern;
use crate::numeral;

static BEFORE: Pattern = Pattern::new(
    r"(?P<list>(?:\p{Han}{2,12}、)+\p{Han}{2,12}?)(?P<at>(?P<count>[两二三四五六七八九十])(?:个|大|类|项|种)?(?:层面|方面|环节|层次|机制|平台|体系|网络|阵地|关口|领域|主体))",
);
/// 党员、青年、巾帼五支志愿队; 社区党委、网格党支部、楼栋党小组四级.
static ROW: Pattern = Pattern::new(
    r"(?P<list>\p{Han}{1,8}(?:、\p{Han}{1,8}){1,8}?)(?P<at>(?P<count>[两二三四五六七八九十])(?:支(?:志愿|服务|党员|专业)?(?:服务)?队伍?|级|项措施|项工作|项任务|项原则|项制度|个重点|个环节|类人员|类人群|个阶段|个步骤|个小组|个支部|个品牌|个中心))",
);
/// 三项原则（公开、公平、公正、择优）.
static BRACKET: Pattern = Pattern::new(
    r"(?P<at>(?P<count>[两三四五六七八九十])(?:个|项|类|支|种)(?:原则|工作|任务|措施|队伍|重点|环节|阶段|制度|机制))[（(](?P<list>[^（）()，；。“]{4,80})[）)]",
);
/// 三类器材，分别为灭火器、水带; 五支队伍，即……
static NAMED: Pattern = Pattern::new(
    r"(?P<at>(?P<count>[两二三四五六七八九十])(?:个|类|支|项|种|大|名|级)\p{Han}{1,8})[，,](?:分别为|分别是|即)[：:]?(?P<list>[^。；;：:，,]{4,120})(?:[。；;，,]|$)",
);
static INSIDE: Pattern = Pattern::new(
    r"[“](?P<at>(?P<count>[一二三四五六七八九十两]{1,2})\p{Han}{1,6})[”][（(](?P<list>[^（）()]{4,120})[）)]",
);
static POINTS: Pattern = Pattern::new(
    r"(?P<at>(?P<count>[两二三四五六七八九十])(?:个方面|项工作|项任务|点要求|条措施|项措施))[^一]{0,12}[。：:，]一是",
);

/// “四个到位”：组织到位、责任到位. 六一：, 五四：, 三月： are no numbers of what follows.
static COLON: Pattern = Pattern::new(
    r"(?P<at>(?P<count>[两三四五六七八九十])(?P<measure>个|项|大|类|种)?(?P<tail>\p{Han}{1,6}))[”]?，?即?[：:](?P<list>[^。；;：:\n]{4,120})",
);

/// 预防、保健、医疗、康复等“六位一体”: fewer than it says.
static BODY: Pattern =
    Pattern::new(r"(?P<list>\p{Han}{2,6}(?:、\p{Han}{2,6})+)等?(?P<at>“(?P<count>[三四五六七八九十])位一体”)");

/// Counts what is listed against the number that names it.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let said = |hit: &Hit<'_>| numeral::all(hit.group("count")).first().copied();
    let say = |hit: &Hit<'_>, said: usize, listed: usize| {
        hit.says(format!("“{}”说的是{said}项，列了{listed}项", hit.words()), "请补上漏掉的，或者改正数目")
    };
    let mut remarks = subject.in_prose(&BEFORE, |hit| {
        let list = hit.group("list");
        let listed = list.split('、').count() + list.matches('和').count();
        let count = said(hit)?;
        let is_verb = list.rsplit('、').next().is_some_and(|item| VERBS.iter().any(|verb| item.ends_with(verb)));
        (!list.contains('等') && !is_verb && listed != count && listed < count).then(|| say(hit, count, listed))
    });
    remarks.extend(subject.in_prose(&ROW, |hit| {
        let list = hit.group("list");
        let item = list.rsplit('、').next().unwrap_or_default();
        // 完善台账、抓好五项措施: the number is that of what the last of them does.
        let is_verb = VERBS.iter().any(|verb| item.ends_with(verb));
        let listed = list.split('、').count() + list.matches('和').count();
        let count = said(hit)?;
        (!is_verb && !item.contains('的') && !list.contains('等') && listed != count).then(|| say(hit, count, listed))
    }));
    remarks.extend(subject.in_prose(&BRACKET, |hit| {
        let list = hit.group("list");
        let listed = list.split('、').count();
        let count = said(hit)?;
        let is_list = list.contains('、') && !list.contains(['等', '和', '及', '与', '见']);
        (is_list && listed != count).then(|| say(hit, count, listed))
    }));
    remarks.extend(subject.in_prose(&NAMED, |hit| {
        let list = hit.group("list");
        let listed = list.split('、').count()
            + usize::from(list.rsplit('、').next().is_some_and(|last| last.contains(['和', '及'])));
        let count = said(hit)?;
        let is_list = list.contains('、') && !list.contains('等') && !list.contains(['（', '“']);
        (is_list && listed != count).then(|| say(hit, count, listed))
    }));
    remarks.extend(subject.in_prose(&BODY, |hit| {
        let listed = hit.group("list").split('、').count();
        let count = said(hit)?;
        (listed < count).then(|| say(hit, count, listed))
    }));
    remarks.extend(subject.in_prose(&INSIDE, |hit| {
        let list = hit.group("list");
        // Items between quotation marks stand without 、.
        let listed = if list.contains("”“") {
            list.matches('“').count()
        } else {
            list.split(['、', '，', '；']).count()
        };
        let count = said(hit)?;
        let is_list = list.contains('、') || list.contains("”“");
        let is_closed = !list.ends_with('等') && !list.contains("以下简称") && !list.contains("简称");
        // 三会一课, 一责双承诺: several numbers, any of which may be that of the items, or their sum.
        let numbers = numeral::all(hit.words());
        let is_several = numbers.len() > 1 || hit.words().contains(['双', '两']);
        // “一站式”, “一肩挑” and holidays are called so.
        let is_name = hit.words().starts_with('一')
            || ["三八", "五一", "六一", "七一", "八一", "十一", "五四"].contains(&hit.words());
        let is_other = is_name || is_several && (numbers.contains(&listed) || listed >= numbers.iter().sum());
        (is_list && is_closed && listed != count && !is_other).then(|| say(hit, count, listed))
    }));
    remarks.extend(subject.in_prose(&COLON, |hit| {
        let (count, listed) = (said(hit)?, behind_colon(hit)?);
        (listed != count).then(|| say(hit, count, listed))
    }));
    remarks.extend(subject.in_prose(&POINTS, |hit| {
        let count = said(hit)?;
        let marks = ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"];
        let rest = &hit.text[hit.span().end..];
        let listed = marks.iter().take_while(|mark| rest.contains(*mark)).count();
        let goes_on = subject
            .text
            .lines
            .get(hit.line + 1)
            .is_some_and(|next| marks.iter().any(|mark| next.text.trim_start().starts_with(mark)));
        (listed != count && listed > 1 && !goes_on).then(|| say(hit, count, listed))
    }));
    remarks
}

/// What a thing that is counted is done to with.
const VERBS: [&str; 40] = [
    "细化", "走访", "摸排", "对接", "组成", "编成", "解决", "接入", "入驻", "参加", "覆盖", "联系", "服务", "关爱",
    "抓好", "做好", "落实", "实施", "开展", "推进", "建立", "组建", "成立", "设立", "打造", "培育", "形成", "制定",
    "采取", "完善", "健全", "构建", "有", "为", "分", "共", "了", "强化", "突出", "划分",
];

/// How many items a colon is followed by; none where that cannot be told for certain.
fn behind_colon(hit: &Hit<'_>) -> Option<usize> {
    let (tail, list) = (hit.group("tail"), hit.group("list"));
    let is_quoted = hit.before().ends_with('“') && hit.after().starts_with('”');
    // 三会一课, 一网五化, 十五五: several numbers. 三月, 五星, 两级: no number of items.
    let is_several = (tail != "一" && !numeral::all(tail).is_empty()) || tail.contains(['双', '两']);
    let is_numbered =
        hit.before().ends_with(|c: char| "第周期初高".contains(c) || !numeral::all(&c.to_string()).is_empty());
    let is_other = tail.starts_with(['月', '年', '日', '星', '级', '届', '期', '周', '次', '天', '岁', '点', '时']);
    let is_open = ["等", "……", "如", "包括", "一是", "其中"].iter().any(|word| list.contains(word));
    if is_several || is_numbered || is_other || is_open {
        return None;
    }
    // 组织到位、责任到位，确保……: the list ends at the comma, unless commas are what stands between the items.
    let first = list.split(['，', ',']).next().unwrap_or_default();
    let (list, rest) = if first.contains('、') { list.split_at(first.len()) } else { (list, "") };
    let items: Vec<&str> = list.split(['、', '，', ',']).map(|item| item.trim_matches(['“', '”'])).collect();
    // 组织到位、责任到位 of 四个到位, 进社区、进学校 of 七进: each says that it is one of them.
    let is_one = |item: &&str| (item.ends_with(tail) || item.starts_with(tail)) && item.chars().count() <= 12;
    let ones = items.iter().take_while(|item| is_one(item)).count();
    let later = rest.contains(tail) || items.iter().skip(ones).any(|item| item.contains(tail));
    if ones >= 2 {
        return (!later && !items[..ones].iter().any(|item| item.contains(['和', '及', '与']))).then_some(ones);
    }
    // 抓好三项工作：环境整治、治安巡逻、矛盾调解。 is a plain list too, if it ends with its sentence.
    let is_sentence = rest.is_empty()
        && ["工作", "任务", "措施", "阶段", "环节", "重点", "原则", "队伍", "制度", "行动", "工程"].contains(&tail)
        && !list.contains(['“', '《', '的'])
        && hit.after().split_once('。').is_some_and(|(sentence, _)| sentence.ends_with(list));
    // Without that, only a plain list of things that are counted: “三个一”：一支队伍、一本台账、一套制度.
    let is_plain = (is_quoted || is_sentence)
        && !hit.group("measure").is_empty()
        && !list.contains(['，', ',', '和', '及', '与', '（', '('])
        && items.iter().all(|item| (2..=12).contains(&item.chars().count()));
    (is_plain && items.len() >= 2).then_some(items.len())
}
