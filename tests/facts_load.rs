//! Fact files become trees whose places are exact, or findings that say where and why.

use std::sync::Arc;

use nigao::diagnostic::{Code, Diagnostic};
use nigao::facts::load::{parse, read};
use nigao::facts::tree::{Node, Value};
use nigao::source::Source;
use proptest::prelude::*;

fn source(text: &str) -> Arc<Source> {
    Source::new("事实.yaml", text)
}

/// Code, line:column and the text under the caret of every finding.
fn brief(findings: &[Diagnostic]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| match &finding.place {
            Some(place) => {
                let at = place.start();
                format!("{} {}:{} {}", finding.code.as_str(), at.line, at.column, place.text())
            }
            None => finding.code.as_str().to_owned(),
        })
        .collect()
}

fn parsed(text: &str) -> Vec<String> {
    brief(&parse(&source(text)).1)
}

#[test]
fn every_node_knows_its_place_in_a_file_saved_by_notepad() {
    let text = "\u{feff}名称: 平安社区\r\n引号: '他说''好'''\r\n清单:\r\n  - 甲\r\n  - {乙: \"丙\\n丁\", 戊: 5:5}\r\n正文: |\r\n  第一行\r\n  第二行\r\n末: 90%\r\n";
    let (tree, findings) = parse(&source(text));
    assert_eq!(brief(&findings), Vec::<String>::new());
    let tree = tree.unwrap();
    let text_of = |node: &Node| node.place.text().to_owned();
    assert_eq!(tree.get("名称").and_then(Node::scalar), Some("平安社区"));
    assert_eq!(text_of(tree.get("名称").unwrap()), "平安社区");
    assert_eq!(tree.get("引号").and_then(Node::scalar), Some("他说'好'"));
    assert_eq!(text_of(tree.get("引号").unwrap()), "'他说''好'''");
    let items = tree.get("清单").unwrap().items();
    assert_eq!(text_of(&items[0]), "甲");
    assert_eq!(text_of(&items[1]), "{乙: \"丙\\n丁\", 戊: 5:5}");
    assert_eq!(items[1].get("乙").and_then(Node::scalar), Some("丙\n丁"));
    assert_eq!(items[1].get("戊").and_then(Node::scalar), Some("5:5"));
    assert_eq!(tree.get("正文").and_then(Node::scalar), Some("第一行\n第二行"));
    assert_eq!(text_of(tree.get("末").unwrap()), "90%");
    assert_eq!(tree.entries()[4].0.place.start().line, 9, "the place counts lines of a CRLF file");
    assert_eq!(tree.entries()[4].0.place.start().column, 1);
}

#[test]
fn scalars_stay_as_written() {
    let (tree, findings) = parse(&source("甲: 1.50\n乙: no\n丙: 0012\n丁: 是\n戊: \"\"\n己: 2026-03-16\n"));
    assert_eq!(brief(&findings), Vec::<String>::new());
    let values: Vec<_> = tree.unwrap().entries().iter().map(|(_, v)| v.scalar().unwrap().to_owned()).collect();
    assert_eq!(values, ["1.50", "no", "0012", "是", "", "2026-03-16"]);
}

#[test]
fn an_empty_file_is_no_tree_and_no_finding() {
    assert_eq!(parse(&source("# 只有说明\n")), (None, Vec::new()));
}

#[test]
fn what_a_fact_file_may_not_use_is_refused_where_it_stands() {
    for (text, expected) in [
        ("甲: &锚 1\n乙: 2\n", "N110 1:4 &锚"),
        ("甲: 1\n乙: *锚\n", "N101 2:4 *"),
        ("甲: &锚 {丙: 1}\n乙: *锚\n", "N110 1:4 &锚|N110 2:4 *锚"),
        ("甲: !!str 90\n", "N110 1:4 !!str"),
        ("甲:\n  <<: {丙: 1}\n", "N110 2:3 <<"),
        ("甲: 1\n---\n乙: 2\n", "N110 2:1 ---"),
        ("[甲]: 1\n乙: 2\n", "N110 1:1 "),
        ("甲: 1\n乙: 2\n甲: 3\n", "N106 3:1 甲"),
        ("甲:\n乙: 2\n", "N112 1:1 甲"),
        ("甲: ~\n", "N112 1:1 甲"),
        ("甲:\n  - \n  - 乙\n", "N112 2:3 -"),
        ("- {题: 加强领导, 落实责任}\n", "N112 1:13 落实责任"),
        (": 3\n", "N112 1:1 :"),
        ("- 甲\n", "N101 1:1 - 甲"),
        ("只有一句话\n", "N101 1:1 只有一句话"),
    ] {
        assert_eq!(parsed(text).join("|"), expected, "{text}");
    }
}

#[test]
fn the_parsers_errors_are_said_in_chinese_at_the_line_to_mend() {
    for (text, expected) in [
        ("甲: 1\n  乙: 2\n", "N101 2:4 : 2"),
        ("甲: 1\n调解率90%\n乙: 2\n", "N101 2:1 调解率90%"),
        ("甲: 1\n调解率90%\n# 注\n\n乙: 2\n", "N101 2:1 调解率90%"),
        ("甲:\n  - 1\n  乙: 2\n", "N101 3:3 乙: 2"),
        ("甲:\n  乙: 2\n  - 1\n", "N101 3:3 - 1"),
        ("甲: \"乙\"丙\n丁: 1\n", "N101 1:7 丙"),
        ("甲:\n    乙: 1\n  丙: 2\n", "N101 3:3 丙: 2"),
        ("甲: \"\\d\"\n", "N101 1:4 \""),
        ("%90\n", "N101 1:1 %90"),
        ("甲: [1]号\n乙: 2\n", "N101 1:7 号"),
        ("甲: {乙: 达到{值}以上}\n", "N101 1:10 {"),
        ("甲: - 乙\n", "N101 1:4 -"),
    ] {
        let (_, findings) = parse(&source(text));
        assert_eq!(brief(&findings).join("|"), expected, "{text}");
        let said = &findings[0];
        assert!(!said.message.is_ascii() && !said.help.is_empty(), "{said:?}");
    }
}

#[test]
fn a_duplicate_shows_both_places_and_keeps_the_first() {
    let (tree, findings) = parse(&source("甲: 1\n乙: 2\n甲: 3\n"));
    assert_eq!(tree.unwrap().get("甲").and_then(Node::scalar), Some("1"));
    assert_eq!(findings[0].related[0].0.start().line, 1);
}

#[test]
fn depth_is_limited() {
    let deep = "甲: ".to_owned() + &"[".repeat(60) + &"]".repeat(60);
    assert_eq!(parse(&source(&deep)).1[0].code, Code::N110);
    assert_eq!(parse(&source(&deep)).1.len(), 1);
}

#[test]
fn what_could_be_read_before_an_error_is_kept() {
    let (tree, findings) = parse(&source("甲: 1\n乙:\n  丙: 2\n  丁: %\n戊: 3\n"));
    assert_eq!(findings.len(), 1);
    let tree = tree.unwrap();
    assert_eq!(tree.get("乙").and_then(|node| node.get("丙")).and_then(Node::scalar), Some("2"));
}

/// Text made of what fact files are made of, so that many samples get past the first character.
fn yamlish() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just("  "),
        Just("\t"),
        Just(": "),
        Just(":"),
        Just("- "),
        Just("["),
        Just("]"),
        Just("{"),
        Just("}"),
        Just(", "),
        Just("，"),
        Just("："),
        Just("\""),
        Just("'"),
        Just(" #"),
        Just("|\n"),
        Just(">"),
        Just("甲"),
        Just("目标"),
        Just("90%"),
        Just("\u{3000}"),
        Just("\u{200b}"),
        Just("𠮷"),
        Just("&"),
        Just("*"),
        Just("!"),
        Just("---\n"),
        Just("? "),
        Just("%"),
        Just("~"),
        Just("\u{feff}"),
        Just("“"),
        Just("{{"),
        Just("\\"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn check_spans(node: &Node) {
    let text = &node.place.source.text;
    assert!(text.get(node.place.span.clone()).is_some(), "{:?}", node.place.span);
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(check_spans),
        Value::Map(entries) => {
            for (key, value) in entries {
                assert!(text.get(key.place.span.clone()).is_some());
                check_spans(value);
            }
        }
    }
}

fn check(text: &str) {
    let source = source(text);
    let (tree, findings) = read(&source);
    if let Some(tree) = tree {
        check_spans(&tree);
    }
    for finding in &findings {
        let places = finding.place.iter().chain(finding.related.iter().map(|(place, _)| place));
        for place in places {
            assert!(source.text.get(place.span.clone()).is_some(), "{finding:?}");
        }
        assert!(!finding.message.is_empty() && !finding.help.is_empty(), "{finding:?}");
    }
}

/// The parser pointed into the middle of a full-width space.
#[test]
fn a_place_inside_a_character_is_at_its_beginning() {
    check(">---\n%目标甲\n- \n? \u{3000}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn reading_never_panics_and_places_lie_inside_the_file(text in yamlish()) {
        check(&text);
    }

    #[test]
    fn nor_for_any_text_at_all(text in any::<String>()) {
        check(&text);
    }
}
