//! The finished files parse back to the facts: every printed number of an indicator is read from the DOCX and the HTML again and
//! held against the lines of the fact files that it names, by a reader of its own.

use std::collections::HashMap;
use std::fs;

use rust_decimal::{Decimal, RoundingStrategy};

use super::case::{Case, SAMPLE};
use super::read::{self, Fact};

/// The last number of a printed value: 约1.2平方公里, 预计12场, 每月1场，全年不少于12场; words without any say zero: 未发生火灾事故. None for a
/// range.
fn number(text: &str) -> Option<Decimal> {
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    let Some(end) = text.rfind(is_digit) else { return Some(Decimal::ZERO) };
    let digits: String =
        text[..=end].chars().rev().take_while(|c| is_digit(*c)).collect::<Vec<_>>().into_iter().rev().collect();
    (!text.contains(['～', '~'])).then(|| digits.parse().ok())?
}

/// The value of a slot in a line of a fact file: `{实绩: 6场, 目标: 5场}`, or the bare value.
fn slot(line: &str, slots: &[&str]) -> Option<String> {
    let (_, value) = line.split_once(':')?;
    let value = value.split(" #").next()?.trim();
    let Some(inside) = value.strip_prefix('{') else { return slots.contains(&"").then(|| value.to_owned()) };
    inside.trim_end_matches('}').split(',').find_map(|part| {
        let (key, value) = part.split_once(':')?;
        slots.contains(&key.trim()).then(|| value.trim().trim_end_matches('}').to_owned())
    })
}

struct Files(HashMap<String, Vec<String>>);

impl Files {
    fn line(&mut self, case: &Case, file: &str, line: usize) -> String {
        let lines =
            self.0.entry(file.to_owned()).or_insert_with(|| case.text(file).lines().map(str::to_owned).collect());
        lines[line - 1].clone()
    }
}

/// How often each way of coming about was held against the facts.
#[derive(Debug, Default)]
struct Tally {
    written: usize,
    summed: usize,
    divided: usize,
}

fn hold(case: &Case, files: &mut Files, fact: &Fact, tally: &mut Tally) {
    let Some((name, rest)) = fact.key.strip_prefix("指标.").and_then(|key| key.split_once('（')) else { return };
    let year = rest.get(..4).and_then(|year| year.parse::<i32>().ok());
    let slots: &[&str] = match (year, rest.trim_start_matches(|c: char| c.is_ascii_digit())) {
        (Some(_), "年实绩）") => &["", "实绩", "上年"],
        (Some(_), "年目标）") => &["目标", "下达"],
        (Some(_), "年上半年）") => &["上半年", "上年同期"],
        _ => return,
    };
    let Some(printed) = number(&fact.value) else { return };
    if fact.how.is_empty() {
        let line = files.line(case, &fact.file, fact.line);
        assert!(line.trim_start().starts_with(name), "{fact:?}\n{line}");
        let values: Vec<Decimal> = slots.iter().filter_map(|one| number(&slot(&line, &[*one])?)).collect();
        assert!(values.contains(&printed), "{fact:?}\n{line}");
        tally.written += 1;
    } else if let Some((numerator, denominator)) = fact.how.split_once(" ÷ ") {
        // The names of the parts may hold digits (12345…, 60周岁…): the number stands last.
        let last = |text: &str| {
            let digits = |c: char| c.is_ascii_digit() || c == '.';
            let end = text.rfind(digits)? + 1;
            let start = text[..end]
                .rfind(|c| !digits(c))
                .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
            text[start..end].parse::<Decimal>().ok()
        };
        let (Some(over), Some(under)) = (last(numerator), last(denominator)) else { panic!("{fact:?}") };
        let exact = over * Decimal::ONE_HUNDRED / under;
        let shown = exact.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        let is_near = shown >= Decimal::ONE_HUNDRED && over < under && printed == Decimal::new(999, 1);
        assert!(printed == shown || is_near, "{fact:?}: {exact}");
        tally.divided += 1;
    } else if fact.how.contains("个社区相加") && slots != ["目标", "下达"] {
        let here = (fact.file.clone(), fact.line);
        let mut total = Decimal::ZERO;
        for (file, line) in std::iter::once(&here).chain(&fact.parts) {
            let text = files.line(case, file, *line);
            let of_file = file.split('/').nth(1).and_then(|year| year.parse::<i32>().ok());
            // The year before stands as 上年 in last year's file.
            let is_before = year.map(|year| year + 1) == of_file;
            let wanted: Vec<&str> = match (slots[slots.len() - 1], is_before) {
                ("上年", true) => vec!["上年"],
                ("上年", false) => vec!["", "实绩"],
                (_, true) => vec!["上年同期"],
                (_, false) => vec!["上半年"],
            };
            let value = slot(&text, &wanted).unwrap_or_else(|| panic!("{fact:?}\n{text}"));
            total += number(&value).unwrap_or_else(|| panic!("{fact:?}\n{text}"));
        }
        assert_eq!(printed, total, "{fact:?}");
        tally.summed += 1;
    }
}

#[test]
fn every_printed_number_is_read_back_to_its_lines() {
    let case = &*SAMPLE;
    let (mut files, mut tally) = (Files(HashMap::new()), Tally::default());
    let folder = case.output("2026/永宁街道");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "docx") {
            continue;
        }
        let (docx, html) = (read::docx(&path), read::html(&path.with_extension("html")));
        // What is said of the HTML's numbers is said of the DOCX: the two have one text.
        assert_eq!(docx.paragraphs.concat(), html.paragraphs.concat(), "{}", path.display());
        assert_eq!(docx.rows, html.rows, "{}", path.display());
        for fact in &html.facts {
            hold(case, &mut files, fact, &mut tally);
        }
    }
    assert!(tally.written > 7_000 && tally.summed > 280 && tally.divided > 2_180, "{tally:?}");
}

/// The reader above would see a number that is not what its line says.
#[test]
fn the_reader_sees_what_does_not_agree() {
    let case = &*SAMPLE;
    let path = super::case::last("桃源社区");
    let line = case.text(&path).lines().position(|line| line.trim_start().starts_with("消防演练")).unwrap() + 1;
    let fact = |value: &str| Fact {
        key: "指标.消防演练（2025年实绩）".into(),
        value: value.into(),
        file: path.clone(),
        line,
        ..Fact::default()
    };
    let holds = |value: &str| {
        let fact = fact(value);
        std::panic::catch_unwind(move || hold(&SAMPLE, &mut Files(HashMap::new()), &fact, &mut Tally::default()))
            .is_ok()
    };
    assert!(holds("6场") && !holds("7场") && !holds("60场"));
}
