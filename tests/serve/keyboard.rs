//! Without a mouse: every stop of the Tab key can be seen and has a name, and all the way there and back can be gone.

use serde_json::{Value, json};

use super::browser::Tab;
use super::desk::{Desk, PLAN, UNIT, field, ready};
use crate::case::{Case, last};

/// Presses a key until what is in focus is what is looked for; every stop must be seen and have a name.
#[track_caller]
fn walk(tab: Tab<'_>, key: &str, is_it: impl Fn(&Value) -> bool) {
    let mut stops = Vec::new();
    for _ in 0..150 {
        tab.press(key);
        let stop = tab.focused();
        assert!(!stop["name"].as_str().unwrap().trim().is_empty(), "没有名称：{stop}");
        assert_eq!(stop["visible"], json!(true), "看不出焦点在：{stop}");
        assert_eq!(stop["inView"], json!(true), "焦点在画面外：{stop}");
        if is_it(&stop) {
            return;
        }
        stops.push(stop["name"].as_str().unwrap().to_owned());
    }
    panic!("走不到，经过：{stops:?}");
}

#[test]
fn the_keyboard_is_enough() {
    let desk = Desk::open(Case::one());
    let tab = desk.board(true);
    let is_plan = |stop: &Value| {
        let href = stop["href"].as_str().unwrap();
        href.contains("edit")
            && href.contains("%E5%B9%B4%E5%BA%A6%E5%B7%A5%E4%BD%9C%E8%AE%A1%E5%88%92")
            && stop["label"].as_str().unwrap().contains(".doc ")
    };
    walk(tab, "Tab", is_plan);
    tab.press("Enter");
    ready(tab);
    walk(tab, "Tab", |stop| stop["id"] == "field-search");
    tab.type_in("消防演练");
    let wanted = json!([2025, UNIT, "指标", "消防演练", "实绩"]).to_string();
    walk(tab, "Tab", |stop| stop["slot"] == json!(wanted));
    tab.press("Control+a");
    tab.type_in("7");
    tab.press("Enter");
    tab.reads("#status", "6场 → 7场");
    assert!(desk.case.text(&last(UNIT)).contains("{实绩: 7场, 目标: 5场"));
    tab.holds(&field(2025, "消防演练", "实绩"), "7场");
    walk(tab, "Shift+Tab", |stop| stop["href"] == "#/");
    tab.press("Enter");
    tab.call("waitForSelector", json!(["td[data-doc]"]));
}

#[test]
fn numbers_in_the_page_are_reached_and_followed_by_keyboard() {
    let desk = Desk::open(Case::one());
    let tab = desk.document(PLAN);
    tab.call("focus", json!(["#desk-scroll"]));
    walk(tab, "Tab", |stop| stop["tag"] == "data");
    tab.press("Enter");
    tab.wait("!!document.activeElement.dataset.slot || !!document.querySelector('#popover')");
}
