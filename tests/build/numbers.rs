//! The arithmetic of the printed tables, worked out again from the fact files by other code.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::case::{COMMUNITIES, SAMPLE, last, target};
use super::read;
use super::words::numbers;

/// An entry of the registry as far as it matters here.
#[derive(Default, Clone)]
struct Entry {
    key: String,
    shown: String,
    unit: String,
    parts: Option<(String, String)>,
    decimals: u32,
    total: String,
}

/// 指标库.yaml, line by line: two blanks begin an indicator, four an attribute.
fn registry() -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in SAMPLE.text("content/指标库.yaml").lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.split(" #").next().unwrap().trim().trim_matches('"').to_owned();
        if line.starts_with("    ") {
            let entry = entries.last_mut().unwrap();
            match key.trim() {
                "显示" => entry.shown = value,
                "单位" => entry.unit = value,
                "小数" => entry.decimals = value.parse().unwrap(),
                "汇总" => entry.total = value,
                "分子" => entry.parts = Some((value, String::new())),
                "分母" => entry.parts.as_mut().unwrap().1 = value,
                _ => {}
            }
        } else if line.starts_with("  ") && !key.trim().starts_with('#') {
            entries.push(Entry { key: key.trim().to_owned(), ..Entry::default() });
        }
    }
    assert!(entries.len() > 60);
    entries
}

/// 实绩 of 2025 of a community: key → number; what is 待定 or 不适用 has none.
fn actual(community: &str) -> BTreeMap<String, Decimal> {
    let text = SAMPLE.text(&last(community));
    let (_, section) = text.split_once("\n指标:\n").unwrap();
    let mut found = BTreeMap::new();
    for line in section.lines() {
        let Some((key, value)) = line.trim().split_once(':') else { continue };
        let value = match value.split_once("实绩:") {
            Some((_, value)) => value,
            None if value.contains('{') => continue,
            None => value,
        };
        if let Some(number) = numbers(value.split([',', '，']).next().unwrap()).first() {
            found.insert(key.to_owned(), number.parse().unwrap());
        }
    }
    assert!(found.len() > 40, "{community}");
    found
}

/// A rate as it must be printed: rounded half up, 100 only for the whole.
fn rate(part: Decimal, whole: Decimal, decimals: u32) -> String {
    let exact = part * Decimal::ONE_HUNDRED / whole;
    let mut shown = exact.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    if part != whole && shown == Decimal::ONE_HUNDRED {
        shown -= Decimal::new(1, decimals);
    }
    format!("{}%", shown.normalize())
}

/// The tables of the totals sheet: each begins with its row of indicators.
pub fn tables(rows: &[Vec<String>]) -> Vec<&[Vec<String>]> {
    let starts: Vec<usize> = (0..rows.len()).filter(|&row| rows[row][0] == "社区").collect();
    let ends = starts.iter().skip(1).copied().chain([rows.len()]);
    starts.iter().zip(ends).map(|(start, end)| &rows[*start..end]).collect()
}

/// What a community's cell must print, and what it adds to the total.
fn wanted(entry: &Entry, own: &BTreeMap<String, Decimal>) -> Option<(String, Decimal, Decimal)> {
    match &entry.parts {
        Some((numerator, denominator)) => {
            let (part, whole) = (*own.get(numerator)?, *own.get(denominator)?);
            assert!(part <= whole, "{}", entry.key);
            (!whole.is_zero()).then(|| (rate(part, whole, entry.decimals), part, whole))
        }
        None => own.get(&entry.key).map(|value| (value.normalize().to_string(), *value, Decimal::ZERO)),
    }
}

#[test]
fn the_totals_sheet_adds_up() {
    let registry = registry();
    let facts: BTreeMap<&str, BTreeMap<String, Decimal>> =
        COMMUNITIES.iter().map(|name| (*name, actual(name))).collect();
    let rows = read::docx(&SAMPLE.output(&target("永宁街道各社区2026年主要指标汇总表.docx"))).rows;
    let (mut cells, mut sums) = (0, 0);
    let tables = tables(&rows);
    // The first half are the values of 2025, the second the targets of 2026.
    let heads = |tables: &[&[Vec<String>]]| tables.iter().map(|table| table[0].clone()).collect::<Vec<_>>();
    assert_eq!(heads(&tables[..tables.len() / 2]), heads(&tables[tables.len() / 2..]));
    // Every featured indicator has its column.
    let featured = SAMPLE.text("content/指标库.yaml").matches("\n    重点: 是").count();
    let columns: usize = tables.iter().map(|table| table[0].len() - 1).sum();
    assert_eq!(columns, 2 * featured);
    for (number, table) in tables.iter().enumerate() {
        assert_eq!(table.len(), COMMUNITIES.len() + 2);
        let total = table.last().unwrap();
        assert_eq!(total[0], "合计");
        for (column, head) in table[0].iter().enumerate().skip(1) {
            let named = |entry: &&Entry| format!("{}（{}）", entry.shown, entry.unit) == *head;
            let entry = registry.iter().find(named).unwrap_or_else(|| panic!("{head}"));
            let (mut part, mut whole) = (Decimal::ZERO, Decimal::ZERO);
            for row in &table[1..=COMMUNITIES.len()] {
                let (name, cell) = (row[0].split('（').next().unwrap(), &row[column]);
                if number >= tables.len() / 2 {
                    part += numbers(cell).first().map_or(Decimal::ZERO, |number| number.parse().unwrap());
                    continue;
                }
                match wanted(entry, &facts[name]) {
                    Some((text, more, of)) => {
                        (part, whole, cells) = (part + more, whole + of, cells + 1);
                        assert_eq!(*cell, text, "{name} {head}");
                    }
                    None => assert!(["未报", "—", "未发生"].contains(&cell.as_str()), "{name} {head}: {cell}"),
                }
            }
            let printed = total[column].trim_end_matches('※').trim_start_matches(['≥', '≤']);
            if entry.parts.is_none() {
                assert_eq!(entry.total, "求和", "{head}");
                assert_eq!(printed, part.normalize().to_string(), "合计 {head}");
                sums += 1;
            } else if number < tables.len() / 2 {
                assert_eq!(printed, rate(part, whole, entry.decimals), "合计 {head}");
            }
        }
    }
    assert!(cells > 200 && sums >= 14, "{cells} {sums}");
}

/// Every rate of every document says from what it was worked out; work it out again.
#[test]
fn every_printed_rate_is_its_numerator_by_its_denominator() {
    let mut rates = 0;
    for (name, _) in SAMPLE
        .files("output")
        .iter()
        .filter(|(name, _)| name.ends_with("年主要指标摘要.html") || name.ends_with("工作计划.html"))
    {
        for fact in read::html(&SAMPLE.output(name)).facts {
            let Some((part, whole)) = fact.how.split_once(" ÷ ") else { continue };
            let number = |text: &str| numbers(text).last().unwrap().parse::<Decimal>().unwrap();
            let (part, whole) = (number(part), number(whole));
            let shown = numbers(&fact.value).first().unwrap().parse::<Decimal>().unwrap();
            let exact = part * Decimal::ONE_HUNDRED / whole;
            assert!((shown - exact).abs() <= Decimal::new(1, 1), "{name}: {fact:?}");
            assert!(shown != Decimal::ONE_HUNDRED || part == whole, "{name}: {fact:?} 不是整整100%");
            rates += 1;
        }
    }
    assert!(rates > 300, "{rates}");
}

/// The same number in body, table and summary.
#[test]
fn a_summary_repeats_the_plan() {
    for name in COMMUNITIES {
        let file = |kind: &str| read::docx(&SAMPLE.output(&target(&format!("{name}2026年{kind}.docx")))).rows;
        let (plan, summary) = (file("工作计划"), file("主要指标摘要"));
        let head = |rows: &[Vec<String>], names: [&str; 2]| {
            let row = rows.iter().find(|row| names.iter().all(|name| row.iter().any(|cell| cell == name))).unwrap();
            names.map(|name| row.iter().position(|cell| cell == name).unwrap())
        };
        let columns = ["2025年实绩", "2026年目标"];
        let (of_plan, of_summary) = (head(&plan, columns), head(&summary, columns));
        let mut compared = 0;
        for row in &summary[1..] {
            let Some(other) = plan.iter().find(|other| other.len() == 8 && other[1] == row[1]) else { continue };
            for which in 0..2 {
                assert_eq!(row[of_summary[which]], other[of_plan[which]], "{name} {}", row[1]);
                compared += 1;
            }
        }
        assert!(compared > 20, "{name}: {compared}");
    }
}
