//! Refuses arithmetic and comparison in templates: they belong to derivation, where golden tests hold them, and comparing a
//! fact object with a text would silently be false.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

const OPERATORS: [&str; 14] = ["==", "!=", "<=", ">=", "//", "**", "<", ">", "+", "-", "*", "/", "%", "~"];

/// Looks through every tag of a template.
pub fn scan(source: &Arc<Source>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for tag in tags(&source.text) {
        let (start, inside) = tag;
        if let Some((at, operator)) = operator(inside) {
            let help = match operator {
                "==" | "!=" => {
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

/// Every `{{ … }}` and `{% … %}`: where its inside begins, and the inside without trim marks.
pub fn tags(text: &str) -> Vec<(usize, &str)> {
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
        let from = open + 2;
        let Some(length) = text[from..].find(close) else { break };
        at = from + length + 2;
        if close == "#}" {
            continue;
        }
        let inside = &text[from..from + length];
        let trimmed = inside.trim_start_matches(['-', '+']);
        let start = from + inside.len() - trimmed.len();
        found.push((start, trimmed.trim_end_matches(['-', '+'])));
    }
    found
}

/// The first operator outside string literals.
fn operator(inside: &str) -> Option<(usize, &'static str)> {
    let mut quote = None;
    for (at, c) in inside.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None => {
                let rest = &inside[at..];
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
}
