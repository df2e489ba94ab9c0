//! Two who change the same: both values stay until a person has chosen.

use std::fs;

use serde_json::json;

use super::browser::Tab;
use super::desk::{Desk, PLAN, UNIT, around, field};
use crate::case::{Case, last};

fn drills() -> String {
    field(2025, "消防演练", "实绩")
}

fn line(desk: &Desk) -> String {
    desk.case.text(&last(UNIT)).lines().find(|line| line.contains("消防演练:")).unwrap().to_owned()
}

/// Types 7 while another program writes 8, so that both are known.
fn met(desk: &Desk) -> Tab<'_> {
    let tab = desk.document(PLAN);
    tab.call("hold", json!(["/api/save"]));
    tab.fill(&drills(), "7");
    let text = desk.case.text(&last(UNIT));
    let own = line(desk);
    fs::write(desk.case.root.join(last(UNIT)), text.replace(&own, &own.replace("实绩: 6场", "实绩: 8场"))).unwrap();
    tab.call("release", json!([]));
    let panel = format!("{} .conflict", around(&drills()));
    tab.call("waitForSelector", json!([panel]));
    let shown = tab.text(&panel);
    assert!(shown.contains('7') && shown.contains("8场"), "{shown}");
    let place = format!("document.querySelector({}).getBoundingClientRect()", json!(panel));
    assert!(tab.number(&format!("innerHeight - {place}.bottom")) >= 0, "两个值在画面外");
    assert!(line(desk).contains("实绩: 8场"), "{}", line(desk));
    tab
}

#[test]
fn a_conflict_shows_both_values_and_mine_can_be_kept() {
    let desk = Desk::open(Case::one());
    let tab = met(&desk);
    assert!(tab.value(&drills()).starts_with('7'));
    tab.shot("conflict");
    tab.click(".conflict button:has-text('用我填的')");
    tab.reads("#status", "8场 → 7场");
    tab.wait("[...document.querySelectorAll('.conflict')].every((one) => one.hidden)");
    assert!(line(&desk).contains("实绩: 7场"), "{}", line(&desk));
    tab.holds(&drills(), "7场");
}

#[test]
fn a_conflict_shows_both_values_and_theirs_can_be_kept() {
    let desk = Desk::open(Case::one());
    let tab = met(&desk);
    tab.click(".conflict button:has-text('用文件里的')");
    tab.wait("[...document.querySelectorAll('.conflict')].every((one) => one.hidden)");
    tab.holds(&drills(), "8场");
    tab.wait("inspect.facts('指标.消防演练（2025年实绩）').every((one) => one.textContent === '8')");
    assert!(line(&desk).contains("实绩: 8场"), "{}", line(&desk));
}

#[test]
fn two_tabs_save_two_fields_and_lose_nothing() {
    let desk = Desk::open(Case::one());
    let (one, other) = (desk.document(PLAN), desk.document(PLAN));
    let visits = field(2025, "走访慰问", "实绩");
    one.fill(&drills(), "7");
    other.fill(&visits, "500");
    one.press("Enter");
    other.press("Enter");
    one.reads("#status", "6场 → 7场");
    other.reads("#status", "493户次 → 500户次");
    let text = desk.case.text(&last(UNIT));
    assert!(text.contains("{实绩: 7场, 目标: 5场, 上年: 4场}") && text.contains("{实绩: 500户次,"), "{text}");
    // Each tab learns of the other's.
    other.holds(&drills(), "7场");
    one.holds(&visits, "500户次");
}

#[test]
fn two_tabs_at_one_field_meet_in_a_conflict() {
    let desk = Desk::open(Case::one());
    let (one, other) = (desk.document(PLAN), desk.document(PLAN));
    other.call("hold", json!(["/api/save"]));
    other.fill(&drills(), "9");
    one.fill(&drills(), "7");
    one.press("Enter");
    one.reads("#status", "6场 → 7场");
    other.call("release", json!([]));
    let panel = format!("{} .conflict", around(&drills()));
    other.call("waitForSelector", json!([panel]));
    let shown = other.text(&panel);
    assert!(shown.contains('9') && shown.contains("7场"), "{shown}");
    assert!(line(&desk).contains("实绩: 7场"));
    other.click(".conflict button:has-text('用我填的')");
    other.reads("#status", "7场 → 9场");
    one.holds(&drills(), "9场");
}
