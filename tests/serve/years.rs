//! Another document, another community, another year; last year's beside this year's.

use serde_json::json;

use super::desk::{Desk, PLAN};
use crate::case::Case;

#[test]
fn document_community_and_year_are_switched() {
    let desk = Desk::open(Case::three());
    let tab = desk.document(PLAN);
    tab.reads(".doc-title", "桃源社区2026年工作计划");
    tab.call("selectOption", json!(["#kind", "年终工作总结"]));
    tab.reads(".doc-title", "桃源社区2025年工作总结");
    tab.wait("inspect.pages().textContent.includes('2025年工作总结')");
    tab.call("selectOption", json!(["#unit", "永宁街道/柳荫街社区"]));
    tab.reads(".doc-title", "柳荫街社区2025年工作总结");
    tab.wait("[...document.querySelectorAll('[data-slot]')].some((one) => one.dataset.slot.includes('柳荫街社区'))");
    tab.wait("![...document.querySelectorAll('[data-slot]')].some((one) => one.dataset.slot.includes('桃源社区'))");
    tab.call("selectOption", json!(["#year", "2025"]));
    // What a year does not have gives way to what it has.
    tab.reads(".doc-title", "柳荫街社区2025年工作计划");
    tab.reads("#status", "2025年不出“年终工作总结”");
    tab.call("goBack", json!([]));
    tab.reads(".doc-title", "柳荫街社区2025年工作总结");
}

#[test]
fn last_year_stands_beside_this_year() {
    let desk = Desk::open(Case::three());
    let tab = desk.document(PLAN);
    tab.size(1700, 900);
    tab.click("#compare");
    tab.reads(".last-year .doc-title", "上年：桃源社区2025年工作计划");
    assert_eq!(tab.eval("document.querySelector('#compare').getAttribute('aria-pressed')"), json!("true"));
    let side = "(() => { const [now, last] = ['.desk:not(.last-year)', '.last-year'].map((one) => document.querySelector(one).getBoundingClientRect()); return now.right <= last.left + 1 && last.width > 400; })()";
    assert_eq!(tab.eval(side), json!(true));
    tab.shot("compare");
    tab.click(".last-year button");
    tab.wait("!document.querySelector('.last-year').checkVisibility()");
}
