//! What others do to the files while the page is open.

use std::fs;

use serde_json::json;

use super::desk::{Desk, PLAN, UNIT, field, slot};
use crate::case::{Case, last, this};

const DRILLS: &str = "inspect.facts('指标.消防演练（2025年实绩）')";

fn write(desk: &Desk, text: &str) {
    fs::write(desk.case.root.join(last(UNIT)), text).unwrap();
}

#[test]
fn a_change_by_another_program_appears_by_itself() {
    let desk = Desk::open(Case::one());
    let (tab, text) = (desk.document(PLAN), desk.case.text(&last(UNIT)));
    tab.eval("window.kept = true");
    write(&desk, &text.replace("消防演练:                     {实绩: 6场", "消防演练:                     {实绩: 8场"));
    tab.holds(&field(2025, "消防演练", "实绩"), "8场");
    tab.wait(&format!("{DRILLS}.every((one) => one.textContent === '8')"));
    assert_eq!(tab.eval("window.kept"), json!(true));
}

#[test]
fn a_broken_file_says_what_build_says_over_the_last_good_page_and_recovers() {
    let desk = Desk::open(Case::one());
    let (tab, text) = (desk.document(PLAN), desk.case.text(&last(UNIT)));
    let sheets = tab.number("inspect.pages().querySelectorAll('a4-sheet').length");
    tab.eval("window.kept = true");
    write(
        &desk,
        &text.replace("消防演练:                     {实绩: 6场,", "消防演练:                     {实绩: 6场,, ["),
    );
    tab.call("waitForSelector", json!(["#problem pre"]));
    tab.reads(".last-good", "这是上一次的样子");
    assert_eq!(tab.number("inspect.pages().querySelectorAll('a4-sheet').length"), sheets);
    let run = desk.case.run(&["check"]);
    let said = format!("{}{}", run.stdout, run.stderr);
    let shown = tab.call("textContent", json!(["#problem pre"]));
    let shown = shown.as_str().unwrap().trim();
    assert!(shown.contains("桃源社区.yaml"), "{shown}");
    assert!(said.contains(shown), "网页：\n{shown}\n程序：\n{said}");
    tab.shot("broken");

    write(&desk, &text);
    tab.wait("document.querySelector('#problem').hidden && document.querySelector('.last-good').hidden");
    tab.wait(&format!("{DRILLS}.length > 0 && {DRILLS}.every((one) => one.textContent === '6')"));
    // And the form works again.
    tab.fill(&field(2025, "消防演练", "实绩"), "7");
    tab.press("Tab");
    tab.reads("#status", "6场 → 7场");
    assert_eq!(tab.eval("window.kept"), json!(true));
}

#[test]
fn what_a_broken_file_refused_is_saved_once_it_is_mended() {
    let desk = Desk::open(Case::one());
    let (tab, text) = (desk.document(PLAN), desk.case.text(&last(UNIT)));
    let item = slot(json!([2025, UNIT, "小区", 0, "物业"]));
    for (field, value, key, said) in [
        (field(2025, "消防演练", "实绩"), "7", "Tab", "6场 → 7场"),
        (field(2025, "消防演练", "实绩"), "8", "", "7场 → 8场"),
        (item, "无", "Tab", "有 → 无"),
    ] {
        let whole = desk.case.text(&last(UNIT));
        tab.call("hold", json!(["/api/save"]));
        let how = if field.contains("小区") { "selectOption" } else { "fill" };
        tab.call(how, json!([field, value]));
        write(&desk, &whole.replacen("指标:", "指标：", 1));
        tab.call("waitForSelector", json!(["#problem pre"]));
        if !key.is_empty() {
            tab.press(key);
        }
        tab.call("release", json!([]));
        // What is out of view is not drawn, so it is asked for its text.
        let said_no = "[...document.querySelectorAll('.save-state')].some((one) => one.textContent.includes('没有存'))";
        tab.wait(said_no);
        assert!(!tab.text("#status").contains("清单"), "{}", tab.text("#status"));
        write(&desk, &whole);
        tab.reads("#status", said);
        tab.wait(&format!("!{said_no}"));
        tab.wait("document.querySelector('#problem').hidden");
    }
    assert_ne!(desk.case.text(&last(UNIT)), text);
}

#[test]
fn a_key_with_nothing_behind_it_is_filled_in_on_the_form() {
    let case = Case::three();
    let old = case.text(&this(UNIT));
    let empty = old.replacen("  发文机关: 桃源社区居民委员会\n", "  发文机关:   # 待写\n", 1);
    let desk = Desk::open(case.write(this(UNIT), &empty));
    let tab = desk.tab();
    tab.call("goto", json!([desk.address(&super::desk::edit(UNIT, PLAN))]));
    let organ = slot(json!([2026, UNIT, "文档", "发文机关"]));
    tab.fill(&organ, "桃源社区居民委员会");
    tab.press("Tab");
    tab.reads("#status", "→ 桃源社区居民委员会");
    let filled = empty.replacen("发文机关:   # 待写", "发文机关: 桃源社区居民委员会   # 待写", 1);
    assert_eq!(desk.case.text(&this(UNIT)), filled);
    tab.wait("document.querySelector('#problem').hidden");
}
