//! N715 合计不对
//!
//! 是什么：表里“合计”一行（一列）不是上面各行（左边各列）的和；“共几名，其中”后面几项加起来比总数还多，男、女加起来不是总数；
//! 列出的几个数与“合计”不等；数量乘单价不是写出的总价。
//!
//! 为什么：领导看表先加一遍。
//!
//! 例子：甲社区12件，乙社区15件，合计29件
//!
//! 应当写成：合计27件。四舍五入加不平的，表下注明。
//!
//! 依据：实务。

use rust_decimal::Decimal;

use super::extent::DIGITS;
use crate::lint::pattern::{Hit, Pattern};
use crate::lint::{Remark, Subject};
use crate::manuscript::Line;

const TOTALS: [&str; 9] = ["合计", "总计", "共计", "全街道", "街道合计", "全街道合计", "总数", "全镇合计", "合　计"];
/// Columns and rows that do not add up.
const RATES: [&str; 10] = ["累计", "率", "比", "%", "序号", "均", "占", "年份", "编号", "名次"];

/// 共122件，其中甲47件、乙41件、丙34件.
static PARTS: Pattern = Pattern::new(
    r"(?P<at>(?P<all>\d+)(?P<unit>户次|人次|家次|万元|亿元|平方米|[名人户件场个处起次项台部元亩吨]))[，,（(]其中[：:，,]?(?P<parts>[^。；;）)]{3,120})",
);
static PART: Pattern =
    Pattern::new(r"(?P<at>(?P<one>\d+)(?P<unit>户次|人次|家次|万元|亿元|平方米|[名人户件场个处起次项台部元亩吨]))");
/// 培训12场，其中上半年5场，下半年8场: two that are all there is.
static HALVES: Pattern = Pattern::new(
    r"(?P<at>(?P<all>\d{1,9})(?P<unit>户次|人次|万元|[名人户件场个处次元]))[，,（(]其中[：:，,]?(?:(?:上半年)(?P<first>\d{1,9})(?P<one>户次|人次|万元|[名人户件场个处次元])[，,、；](?:下半年)(?P<second>\d{1,9})|男(?:性|生|同志)?(?P<men>\d{1,9})(?P<other>[名人])[，,、；]女(?:性|生|同志)?(?P<women>\d{1,9}))",
);
/// 一、二、三季度30、45、52件，合计127件.
static LIST: Pattern = Pattern::new(
    r"(?P<list>\d+(?:\.\d+)?(?:万元|[\p{Han}]{1,2})?(?:、\d+(?:\.\d+)?(?:万元|[\p{Han}]{1,2})?){1,11})[，,](?:合计|共计|总计|累计|加起来)\p{Han}{0,4}(?P<at>(?P<all>\d+(?:\.\d+)?))",
);
/// 300个，每个5元，共1500元.
static PRICE: Pattern = Pattern::new(
    r"(?P<count>\d+)(?P<unit>[个名人户场次套件张盏台份])\p{Han}{0,8}[，,]每(?P<per>[个名人户场次套件张盏台份])[^每天月日次年季\d，。]{0,6}?(?P<price>\d+(?:\.\d+)?)(?P<money>万?元)[，,](?:共计|共|合计|总计|计)\p{Han}{0,4}(?P<at>(?P<all>\d+(?:\.\d+)?)(?P<all_money>万?元))",
);

type Cells<'t> = Vec<(usize, &'t Line)>;

/// Adds up tables, and what a sentence says is part of a whole.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let cells: Cells<'_> = subject.lines().filter(|(_, line)| line.cell.is_some()).collect();
    for table in cells.chunk_by(|one, next| table(one.1) == table(next.1)) {
        remarks.extend(rows(table));
        remarks.extend(columns(table));
    }
    remarks.extend(subject.in_prose(&PARTS, |hit| {
        let all: Decimal = hit.group("all").parse().ok()?;
        let unit = hit.group("unit");
        // What stands behind a comma may be counted otherwise: 已整改119处, 女党员78名.
        let list = hit.group("parts").split(['，', '；', ',']).next().unwrap_or_default();
        // Of what one may be both, the numbers may be more than the whole.
        let items: Vec<&str> = list.split('、').collect();
        let is_split = items.len() == 2 && items[0].starts_with('男') && items[1].starts_with('女');
        let is_both = !is_split
            && [
                "党员",
                "团员",
                "低保",
                "残疾",
                "独居",
                "失能",
                "高龄",
                "空巢",
                "困难",
                "学历",
                "以上",
                "持证",
                "女",
                "干部",
                "骨干",
                "志愿者",
            ]
            .iter()
            .any(|word| list.contains(word));
        let one =
            |item: &&str| PART.hits(0, item).first().map(|part| part.after().is_empty() && part.group("unit") == unit);
        if is_both || !items.iter().all(|item| one(item) == Some(true)) {
            return None;
        }
        let numbers = items.iter().filter_map(|item| {
            let hits = PART.hits(0, item);
            let digits = hits.first()?.group("one");
            digits.parse().ok().filter(|_| digits.len() <= DIGITS)
        });
        let parts: Vec<Decimal> = numbers.collect();
        let sum: Decimal = parts.iter().sum();
        let is_wrong = if is_split { sum != all } else { sum > all };
        (parts.len() > 1 && is_wrong && parts.iter().all(|part| *part <= all)).then(|| {
            hit.says(
                format!("说的是{all}{unit}，其中各项加起来是{sum}{unit}"),
                "请核对总数和各项；各项有重叠的，写清楚",
            )
        })
    }));
    let known: Vec<(Option<usize>, usize)> = remarks.iter().map(|remark| (remark.line, remark.span.start)).collect();
    let halves = subject.in_prose(&HALVES, |hit| {
        let number = |names: [&str; 2]| names.iter().find_map(|name| hit.group(name).parse::<u64>().ok());
        let (all, first, second) = (number(["all"; 2])?, number(["first", "men"])?, number(["second", "women"])?);
        let unit = hit.group("unit");
        let is_same = [hit.group("one"), hit.group("other")].iter().all(|other| other.is_empty() || *other == unit);
        (is_same && first + second != all).then(|| {
            hit.says(format!("说的是{all}{unit}，其中两项加起来是{}{unit}", first + second), "请核对总数和各项")
        })
    });
    remarks.extend(halves.into_iter().filter(|remark| !known.contains(&(remark.line, remark.span.start))));
    remarks.extend(subject.in_prose(&LIST, listed));
    remarks.extend(subject.in_prose(&PRICE, priced));
    remarks
}

/// Numbers in a row against what they are said to come to.
fn listed(hit: &Hit<'_>) -> Option<Remark> {
    let said: Decimal = hit.group("all").parse().ok()?;
    let number = |item: &str| {
        let digits = item.trim_end_matches(|c: char| !c.is_ascii_digit());
        digits.parse::<Decimal>().ok().filter(|_| digits.len() <= DIGITS)
    };
    let parts: Option<Vec<Decimal>> = hit.group("list").split('、').map(number).collect();
    let sum: Decimal = parts?.iter().sum();
    // 5、6、7号楼, 3、6、9月: which, and not how many.
    let list = hit.group("list");
    let tail =
        list.rsplit('、').next().unwrap_or_default().trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let is_which = ["号", "月", "日", "时", "单元", "组", "网格", "层", "栋", "年", "岁", "期", "届"]
        .iter()
        .any(|word| tail.contains(word))
        || hit.before().ends_with('第');
    let is_counted = list.ends_with(|c: char| c.is_ascii_digit())
        && hit.before().ends_with(|c: char| "度别为是：办达成".contains(c))
        || !list.ends_with(|c: char| c.is_ascii_digit());
    (sum != said && !is_which && is_counted)
        .then(|| hit.says(format!("前面各数加起来是{sum}，写的是{}", hit.words()), "请核对各数和合计"))
}

/// A number of things and what one costs against what they cost together.
fn priced(hit: &Hit<'_>) -> Option<Remark> {
    let money = |text: &str| if text == "万元" { Decimal::from(10_000) } else { Decimal::ONE };
    let (count, price): (Decimal, Decimal) = (hit.group("count").parse().ok()?, hit.group("price").parse().ok()?);
    let said: Decimal = hit.group("all").parse().ok()?;
    let right = count.checked_mul(price)?.checked_mul(money(hit.group("money")))? / money(hit.group("all_money"));
    let is_same = hit.group("unit") == hit.group("per");
    (is_same && right.round_dp(said.scale()) != said).then(|| {
        hit.says(
            format!(
                "{count}{}每{}{price}{}，算是{}{}，写的是{}",
                hit.group("unit"),
                hit.group("per"),
                hit.group("money"),
                right.normalize(),
                hit.group("all_money"),
                hit.words()
            ),
            "请核对数量、单价和总价",
        )
    })
}

fn table(line: &Line) -> Option<usize> {
    line.cell.map(|cell| cell.table)
}

fn at(line: &Line) -> (usize, usize) {
    line.cell.map_or((0, 0), |cell| (cell.row, cell.column))
}

/// A whole number or decimal, with or without a unit behind it; no percentage.
fn number(text: &str) -> Option<Decimal> {
    let length = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let rest = &text[length..];
    let is_unit = rest.chars().count() <= 3 && !rest.contains(['%', '％', '/', '-', '—', '～', '~', '年', '月', '.']);
    text[..length].parse().ok().filter(|_| is_unit && (1..=DIGITS).contains(&length))
}

/// What stands for no number: it adds nothing.
fn is_nothing(text: &str) -> bool {
    ["", "—", "-", "/", "——", "未报", "不适用", "无"].contains(&text)
}

/// The last row, where it is called 合计, against the rows above.
fn rows(table: &[(usize, &Line)]) -> Vec<Remark> {
    let name = |row: usize| {
        let first = table.iter().filter(|(_, line)| at(line).0 == row).map(|(_, line)| line.text.as_str());
        first.take(2).find(|text| TOTALS.contains(text)).is_some()
    };
    let last = table.iter().map(|(_, line)| at(line).0).max().unwrap_or_default();
    let Some(total) = (1..=last).find(|row| name(*row)) else { return Vec::new() };
    let is_sub = table.iter().any(|(_, line)| line.text == "小计");
    // A total in the first row stands for all below it, one in the last for all above.
    let inside = if total == 1 { 2..last + 1 } else { 1..total };
    if is_sub || inside.len() < 2 {
        return Vec::new();
    }
    // Numbers of several units do not add up.
    let unit =
        table.iter().find(|(_, line)| at(line).0 == 0 && line.text.contains("单位") && line.text.chars().count() < 5);
    let units = unit.map(|(_, head)| {
        let column = at(head).1;
        let of = table.iter().filter(|(_, line)| at(line).1 == column && inside.contains(&at(line).0));
        of.map(|(_, line)| line.text.as_str()).collect::<std::collections::BTreeSet<_>>().len()
    });
    if units.is_some_and(|count| count > 1) {
        return Vec::new();
    }
    let mut remarks = Vec::new();
    for (index, line) in table.iter().filter(|(_, line)| at(line).0 == total) {
        let column = at(line).1;
        let head = table.iter().find(|(_, line)| at(line) == (0, column)).map_or("", |(_, line)| line.text.as_str());
        let Some(said) = number(&line.text).filter(|_| !RATES.iter().any(|word| head.contains(word))) else { continue };
        let parts = table.iter().filter(|(_, line)| at(line).1 == column && inside.contains(&at(line).0));
        let parts: Vec<&str> = parts.map(|(_, line)| line.text.as_str()).collect();
        if let Some(sum) = added(&parts).filter(|sum| *sum != said) {
            remarks.push(Remark::at(
                *index,
                0..line.text.len(),
                format!("合计写的是{said}，各行加起来是{sum}"),
                "请核对合计和各行",
            ));
        }
    }
    remarks
}

/// Their sum; none where one of them cannot be told or there are fewer than two numbers.
fn added(parts: &[&str]) -> Option<Decimal> {
    let known: Vec<Decimal> = parts.iter().filter_map(|part| number(part)).collect();
    let is_whole = parts.iter().all(|part| number(part).is_some() || is_nothing(part));
    (is_whole && known.len() > 1).then(|| known.iter().sum())
}

/// A column that is called 合计 against the others of its row; only where most rows do add up, so that it is a sum.
fn columns(table: &[(usize, &Line)]) -> Vec<Remark> {
    let heads: Vec<_> = table.iter().filter(|(_, line)| at(line).0 == 0).collect();
    let Some((_, head)) = heads.iter().find(|(_, line)| TOTALS.contains(&line.text.as_str())) else {
        return Vec::new();
    };
    let column = at(head).1;
    let is_summand = |wanted: usize| {
        let head = heads.iter().find(|(_, line)| at(line).1 == wanted).map_or("", |(_, line)| line.text.as_str());
        // The first column names the rows.
        wanted != column
            && wanted > 0
            && !["单位", "指标", "名称", "项目", "序号", "备注", "部门"].iter().any(|word| head.contains(word))
    };
    let (mut right, mut wrong) = (0, Vec::new());
    for (index, line) in table.iter().filter(|(_, line)| at(line).1 == column && at(line).0 > 0) {
        let row = at(line).0;
        let cells = table.iter().filter(|(_, line)| at(line).0 == row && is_summand(at(line).1));
        let parts: Vec<&str> = cells.map(|(_, line)| line.text.as_str()).collect();
        let (Some(said), Some(sum)) = (number(&line.text), added(&parts)) else { continue };
        if said == sum {
            right += 1;
        } else {
            wrong.push(Remark::at(
                *index,
                0..line.text.len(),
                format!("合计写的是{said}，各列加起来是{sum}"),
                "请核对合计和各列",
            ));
        }
    }
    if right >= 4 * wrong.len() { wrong } else { Vec::new() }
}
