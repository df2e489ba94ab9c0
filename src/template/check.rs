//! Refuses arithmetic and comparison in templates: they belong to derivation, where golden tests hold them, and comparing a
//! fact object with a text would silently be false.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Source};

const OPERATORS: [&str; 14] = ["==", "!=", "<=", ">=", "//", "**", "<", ">", "+", "-", "*", "/", "%", "~"];

/// Looks through every tag of a template.
pub fn scan(source: &Arc<Source>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    leftovers(source, &mut found);
    for tag in tags(&source.text) {
        let (start, inside) = tag;
        if let Some((at, operator)) = operator(inside) {
            let help = match operator {
                "==" | "!=" | " in " => {
                    "比较请用检验词，如 {% if 单位.类型 is 含(\"老旧小区\") %}、{% if 单位.名称 is 为(\"某社区\") %}"
                }
                _ => "模板里不做计算；请用过滤器（如 | 目标比上年）或在指标库里登记这个指标",
            };
            found.push(
                Diagnostic::new(Code::N404, format!("模板里不能用“{operator}”"))
                    .at(source.place(start + at..start + at + operator.len()))
                    .help(help),
            );
        }
    }
    found
}

/// Signs in a template's own words that were meant as Markdown or as a tag and would be printed, and numbers typed by hand.
fn leftovers(source: &Arc<Source>, found: &mut Vec<Diagnostic>) {
    let mut text = source.text.clone().into_bytes();
    for (start, inside) in regions(&source.text) {
        text[start..start + inside.len()].fill(b' ');
    }
    let words = String::from_utf8_lossy(&text);
    for line in 1..=source.lines() {
        let range = source.line(line);
        let Some(words) = words.get(range.clone()) else { continue };
        let sign = ["**", "~~", "｛｛", "{ {"].into_iter().find_map(|sign| Some((words.find(sign)?, sign.len())));
        let typed = || Some((words.len() - words.trim_start().len(), numbered(words.trim_start())?));
        let Some((at, length)) = sign.or_else(typed) else { continue };
        let place = source.place(range.start + at..range.start + at + length);
        found.push(
            Diagnostic::new(Code::N501, format!("“{}”会原样印出来", place.text()))
                .at(place)
                .help("不用加粗、删除线；序号由程序编排，不要手写，# 后面空一格；{{ }} 用半角、连着写"),
        );
    }
}

/// Length of a heading's number typed by hand, or of a `#` without its space, at the start of a line.
fn numbered(line: &str) -> Option<usize> {
    let counts = |c: char| "一二三四五六七八九十".contains(c);
    let end = line.find(|c| !counts(c)).unwrap_or(line.len());
    if end > 0 && line[end..].starts_with('、') {
        return Some(end + '、'.len_utf8());
    }
    let inside = line.strip_prefix('（').and_then(|rest| rest.split_once('）')).map(|(inside, _)| inside);
    if let Some(inside) = inside.filter(|inside| !inside.is_empty() && inside.chars().all(counts)) {
        return Some(inside.len() + 2 * '（'.len_utf8());
    }
    let marks = line.bytes().take_while(|&byte| byte == b'#').count();
    (marks > 0 && !line[marks..].starts_with(' ')).then_some(marks)
}

/// Looks through a condition of an assembly, which stands without a tag.
pub fn expression(text: &str, place: &Place) -> Option<Diagnostic> {
    let (_, operator) = operator(text)?;
    Some(
        Diagnostic::new(Code::N404, format!("条件里不能用“{operator}”"))
            .at(place.clone())
            .help("请用检验词，如 小区 is 有、单位.类型 is 含(\"老旧小区\")"),
    )
}

/// Every `{{ … }}` and `{% … %}`: where its inside begins, and the inside without trim marks.
pub fn tags(text: &str) -> Vec<(usize, &str)> {
    let is_comment = |whole: &str| whole.starts_with("{#");
    regions(text)
        .into_iter()
        .filter(|(_, whole)| !is_comment(whole))
        .map(|(start, whole)| {
            let inside = &whole[2..whole.len() - 2];
            let trimmed = inside.trim_start_matches(['-', '+']);
            (start + 2 + inside.len() - trimmed.len(), trimmed.trim_end_matches(['-', '+']))
        })
        .collect()
}

/// Every tag and comment with its braces: where it begins, and all of it.
pub(super) fn regions(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|open| at + open) {
        let close = match text.as_bytes().get(open + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                at = open + 1;
                continue;
            }
        };
        let Some(length) = text[open + 2..].find(close) else { break };
        at = open + 2 + length + 2;
        found.push((open, &text[open..at]));
    }
    found
}

/// The first operator outside string literals.
fn operator(inside: &str) -> Option<(usize, &'static str)> {
    let in_loop = inside.trim_start().starts_with("for ");
    let mut quote = None;
    for (at, c) in inside.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None => {
                let rest = &inside[at..];
                // `in` would compare objects with texts and always say no.
                if rest.starts_with(" in ") && !in_loop {
                    return Some((at, " in "));
                }
                if let Some(operator) = OPERATORS.iter().find(|operator| rest.starts_with(**operator)) {
                    return Some((at, operator));
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_are_found_outside_strings_only() {
        let bad = Source::new("段.md", "甲{{ 数 + 1 }}\n{% if 类型 == \"老旧\" %}乙{% endif %}");
        let found = scan(&bad);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].place.as_ref().map(|place| place.start().line), Some(2));
        let good =
            Source::new("段.md", "{%- if x is 含(\"A-B\") -%}1+1{{ x | 顿号(\"和/或\") }}{% endif %}{# a == b #}");
        assert!(scan(&good).is_empty());
    }

    #[test]
    fn signs_that_would_be_printed_are_found_where_they_stand() {
        for bad in [
            "把**要紧的**做",
            "**一是以人为本。**把",
            "~~删~~",
            "###三级",
            "一、目标",
            "（二）任务",
            "｛｛ 单位.名称 ｝｝",
            "{ { 单位.名称 } }",
        ] {
            let found = scan(&Source::new("段.md", format!("开头。\n\n{bad}\n")));
            assert_eq!(found.len(), 1, "{bad}");
            assert_eq!(found[0].place.as_ref().map(|place| place.start().line), Some(3), "{bad}");
        }
        let good = "# 一级\n\n一是先办、后补（试行）。{{ 一、 }}\n（见附件1）{# ** #}\n";
        assert!(scan(&Source::new("段.md", good)).is_empty());
        assert!(!scan(&Source::new("段.md", "{% if \"老旧小区\" in 单位.类型 %}甲{% endif %}")).is_empty());
        assert!(scan(&Source::new("段.md", "{% for 区 in 小区 %}甲{% endfor %}")).is_empty());
    }
}
