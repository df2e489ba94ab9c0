//! Filling in: what is typed shows in the page, and saving it changes nothing but the value.

use serde_json::{Value, json};

use super::browser::Tab;
use super::desk::{Desk, PLAN, UNIT, around, changed, field, printed, slot};
use crate::case::{Case, last, this};

const DRILLS: &str = "指标.消防演练（2025年实绩）";

fn drills() -> String {
    field(2025, "消防演练", "实绩")
}

/// Waits until the page prints the drills so.
#[track_caller]
fn prints(tab: Tab<'_>, drills: &str) {
    let wanted = json!(drills);
    tab.wait(&format!(
        "inspect.facts('{DRILLS}').length > 0 && inspect.facts('{DRILLS}').every((one) => one.textContent === {wanted})"
    ));
}

#[test]
fn a_number_typed_in_changes_the_page_and_one_line_of_the_file() {
    let desk = Desk::open(Case::one());
    let (tab, drills, old) = (desk.document(PLAN), drills(), desk.case.text(&last(UNIT)));
    prints(tab, "6");
    tab.fill(&drills, "7");
    prints(tab, "7");
    tab.press("Tab");
    tab.reads("#status", "6场 → 7场");
    tab.holds(&drills, "7场");
    let new = desk.case.text(&last(UNIT));
    let line = old.lines().find(|line| line.contains("消防演练:")).unwrap();
    assert_eq!(changed(&old, &new), [(line, line.replace("实绩: 6场", "实绩: 7场").as_str())]);

    tab.click("#undo");
    tab.reads("#status", "已撤销");
    assert_eq!(desk.case.text(&last(UNIT)), old);
    tab.holds(&drills, "6场");
    prints(tab, "6");
}

#[test]
fn a_value_that_was_not_there_is_added_and_undo_takes_it_out() {
    let desk = Desk::open(Case::one());
    let (tab, old) = (desk.document(PLAN), desk.case.text(&this(UNIT)));
    let target = field(2026, "消防演练", "目标");
    tab.fill(&target, "9");
    tab.press("Enter");
    tab.reads("#status", "→ 9场");
    let new = desk.case.text(&this(UNIT));
    let lines = changed(&old, &new);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].0.contains("消防演练:") && lines[0].1.contains("目标: 9场"), "{lines:?}");
    tab.wait(&format!("{}.includes('9')", printed("指标.消防演练（2026年目标）")));
    tab.click("#undo");
    tab.reads("#status", "已撤销");
    assert_eq!(desk.case.text(&this(UNIT)), old);
}

#[test]
fn typing_alone_shows_in_the_page_where_it_is_and_writes_nothing() {
    let desk = Desk::open(Case::one());
    let (tab, drills, old) = (desk.document(PLAN), drills(), desk.case.text(&last(UNIT)));
    tab.call("hold", json!(["/api/save"]));
    tab.click(&drills);
    tab.eval("document.querySelector('#desk-scroll').scrollTop = 1700");
    let before = tab.number("document.querySelector('#desk-scroll').scrollTop");
    tab.fill(&drills, "7");
    prints(tab, "7");
    let after = tab.number("document.querySelector('#desk-scroll').scrollTop");
    assert!((before - after).abs() <= 2, "{before} → {after}");
    assert_eq!(desk.case.text(&last(UNIT)), old);
    assert_eq!(tab.value(&drills), "7", "单位不在光标下面补");
    // It is saved when typing has rested, with nobody leaving the field.
    tab.call("release", json!([]));
    tab.reads("#status", "6场 → 7场");
    assert_ne!(desk.case.text(&last(UNIT)), old);
}

#[test]
fn a_value_that_cannot_be_read_is_refused_at_its_field() {
    let desk = Desk::open(Case::one());
    let (tab, drills, old) = (desk.document(PLAN), drills(), desk.case.text(&last(UNIT)));
    tab.fill(&drills, "六七");
    tab.press("Tab");
    tab.wait(&format!("document.querySelector({}).getAttribute('aria-invalid') === 'true'", json!(drills)));
    let reason = tab.text(&format!("{} .problem-text", around(&drills)));
    assert!(reason.contains("六七"), "{reason}");
    assert!(tab.text(&format!("{} .save-state", around(&drills))).contains("没有存"));
    assert_eq!(desk.case.text(&last(UNIT)), old);
    // The reason is tied to the field for a screen reader.
    let described = format!(
        "document.querySelector({}).getAttribute('aria-describedby').split(' ').some((id) => document.getElementById(id).textContent.includes('六七'))",
        json!(drills)
    );
    assert_eq!(tab.eval(&described), json!(true));
    tab.fill(&drills, "8");
    tab.press("Tab");
    tab.reads("#status", "6场 → 8场");
    tab.wait(&format!("!document.querySelector({}).hasAttribute('aria-invalid')", json!(drills)));
}

#[test]
fn the_keys_for_saving_and_undoing_work() {
    let desk = Desk::open(Case::one());
    let (tab, drills, old) = (desk.document(PLAN), drills(), desk.case.text(&last(UNIT)));
    tab.fill(&drills, "7");
    tab.press("Control+s");
    tab.reads("#status", "6场 → 7场");
    assert_ne!(desk.case.text(&last(UNIT)), old);
    tab.call("focus", json!(["#desk-scroll"]));
    tab.press("Control+z");
    tab.reads("#status", "已撤销");
    assert_eq!(desk.case.text(&last(UNIT)), old);
}

#[test]
fn leaving_with_something_unsaved_asks_first() {
    let desk = Desk::open(Case::one());
    let tab = desk.document(PLAN);
    tab.fill(&drills(), "六七");
    tab.press("Tab");
    tab.reads(".save-state", "没有存");
    tab.call("leave", json!([]));
    assert_eq!(tab.call("dialogs", json!([])), json!(["beforeunload"]));

    let tab = desk.document(PLAN);
    tab.call("leave", json!([]));
    assert_eq!(tab.call("dialogs", json!([])), json!([]));
}

#[test]
fn a_long_text_is_edited_in_paragraphs_and_nothing_else_changes() {
    let desk = Desk::open(Case::one());
    let (tab, old) = (desk.document(PLAN), desk.case.text(&this(UNIT)));
    let text = slot(json!([2026, UNIT, "特色工作"]));
    assert_eq!(tab.eval(&format!("document.querySelector({}).localName", json!(text))), json!("textarea"));
    tab.call("hold", json!(["/api/save"]));
    tab.fill(&text, "第一段：说一件事，办一件事。\n\n第二段：# 这不是注释，“引号”照旧: 不变。\n\n第三段。");
    tab.wait("inspect.pages().textContent.includes('这不是注释')");
    tab.call("release", json!([]));
    tab.click("#field-search");
    tab.reads("#status", "已保存");
    let new = desk.case.text(&this(UNIT));
    let (head, rest) = old.split_once("特色工作: |\n").unwrap();
    let tail = &rest[rest
        .find("\n\n民生实事")
        .or_else(|| rest.match_indices('\n').find(|(at, _)| !rest[at + 1..].starts_with([' ', '\n'])).map(|it| it.0))
        .unwrap()..];
    let written = "  第一段：说一件事，办一件事。\n\n  第二段：# 这不是注释，“引号”照旧: 不变。\n\n  第三段。";
    assert!(new.starts_with(&format!("{head}特色工作: |\n{written}\n")), "{}", &new[head.len()..]);
    assert!(new.ends_with(tail), "{}", &new[head.len()..]);
    assert_eq!(new.len(), head.len() + "特色工作: |\n".len() + written.len() + tail.len());
    tab.click("#undo");
    tab.reads("#status", "已撤销");
    assert_eq!(desk.case.text(&this(UNIT)), old);
}

#[test]
fn the_history_lists_what_was_changed() {
    let desk = Desk::open(Case::one());
    let tab = desk.document(PLAN);
    assert_eq!(tab.eval("document.querySelector('#undo').disabled"), json!(true));
    tab.fill(&drills(), "7");
    tab.press("Tab");
    tab.reads("#status", "6场 → 7场");
    tab.click("#history");
    tab.reads("#popover", "消防演练 2025年实绩：6场 → 7场");
    assert!(tab.text("#popover").contains(UNIT));
    tab.press("Escape");
    tab.wait("!document.querySelector('#popover')");
    let focus: Value = tab.focused();
    assert_eq!(focus["id"], json!("history"), "{focus}");
}
