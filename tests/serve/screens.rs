//! Desks and telephones, and eyes that do not see well.

use serde_json::json;

use super::browser::Tab;
use super::desk::{Desk, PLAN, UNIT, field};
use crate::case::{Case, last};

#[track_caller]
fn fits(tab: Tab<'_>) {
    let over = tab.number("inspect.sideways()");
    assert!(over <= 0, "要横向滚动 {over} 像素");
}

#[track_caller]
fn can_be_read(tab: Tab<'_>, least: u64, place: &str) {
    let found = tab.eval("inspect.contrast()");
    let faults = found["faults"].as_array().unwrap();
    assert!(faults.is_empty(), "{place}：\n{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    assert!(found["seen"].as_u64().unwrap() > least, "{place}：{}", found["seen"]);
    let names = tab.call("nameless", json!([]));
    assert_eq!(names["found"], json!([]), "{place}：没有名称的控件");
    assert!(names["controls"].as_u64().unwrap() > 10, "{place}：{names}");
}

#[test]
fn a_desk_shows_form_and_page_side_by_side() {
    let desk = Desk::open(Case::three());
    let tab = desk.document(PLAN);
    fits(tab);
    let both = "(() => { const [form, desk] = ['#form', '.desk'].map((one) => document.querySelector(one).getBoundingClientRect()); \
        return form.width >= 400 && desk.width >= 400 && form.right <= desk.left + 1 && desk.right <= innerWidth && form.height > 400 && desk.height > 400; })()";
    assert_eq!(tab.eval(both), json!(true));
    tab.click(&field(2025, "消防演练", "实绩"));
    tab.shot("editor-1280");
    can_be_read(tab, 300, "填写");
}

#[test]
fn a_telephone_shows_one_side_at_a_time() {
    let desk = Desk::open(Case::three());
    let tab = desk.board(true);
    tab.size(390, 844);
    fits(tab);
    tab.shot("phone-board");
    can_be_read(tab, 100, "手机上的总览");
    tab.click(&format!("td[data-doc='永宁街道/{UNIT}|{PLAN}'] a.doc"));
    tab.call("waitForSelector", json!(["#form .slot"]));
    fits(tab);
    let shown = |one: &str| tab.eval(&format!("document.querySelector('{one}').checkVisibility()"));
    assert_eq!((shown("#form"), shown("#pages")), (json!(true), json!(false)));
    tab.shot("phone-form");
    tab.click(".tab[data-side=desk]");
    tab.call("waitForSelector", json!(["#pages data.fact"]));
    assert_eq!((shown("#form"), shown("#pages")), (json!(false), json!(true)));
    fits(tab);
    tab.shot("phone-page");
    can_be_read(tab, 100, "手机上的版面");
    // A number in the page brings the form to the front.
    tab.click("#pages data.fact[data-key='指标.消防演练（2025年实绩）']");
    tab.wait("document.querySelector('#form').checkVisibility() && !!document.activeElement.dataset.slot");
    fits(tab);
}

#[test]
fn the_board_can_be_read_by_everyone() {
    // One that lacks a number and one that is broken show every mark.
    let case = Case::three();
    let case =
        case.edit(last(UNIT), "消防演练:                     {实绩: 6场", "消防演练:                     {实绩: 待定");
    let case = case.append(last("柳荫街社区"), "\n指标: [\n");
    let desk = Desk::open(case);
    let tab = desk.board(true);
    fits(tab);
    can_be_read(tab, 200, "总览");
    tab.shot("board-trouble");
    tab.click("#filter-trouble + span");
    can_be_read(tab, 100, "有问题的");
}

#[test]
fn what_is_wrong_can_be_read_by_everyone() {
    let desk = Desk::open(Case::one());
    let tab = desk.document(PLAN);
    tab.fill(&field(2025, "消防演练", "实绩"), "六七");
    tab.press("Tab");
    tab.reads(".save-state", "没有存");
    can_be_read(tab, 300, "填错了");
    let text = desk.case.text(&last(UNIT));
    std::fs::write(desk.case.root.join(last(UNIT)), format!("{text}\n指标: [\n")).unwrap();
    tab.call("waitForSelector", json!(["#problem pre"]));
    can_be_read(tab, 300, "文件坏了");
}

#[test]
fn the_checks_refuse_a_bad_page() {
    let desk = Desk::open(Case::one());
    let tab = desk.board(false);
    tab.eval(
        "(() => { const pale = document.createElement('p'); pale.textContent = '太淡'; pale.style.color = '#aaa'; \
         const mute = document.createElement('button'); mute.style.outline = 'none'; \
         const wide = document.createElement('div'); wide.style.width = '3000px'; wide.textContent = '太宽'; \
         document.querySelector('#view').append(pale, mute, wide); mute.focus(); })()",
    );
    let faults = tab.eval("inspect.contrast().faults").to_string();
    assert!(faults.contains("太淡") && !faults.contains("太宽"), "{faults}");
    let names = tab.call("nameless", json!([]));
    assert_eq!(names["found"].as_array().unwrap().len(), 1, "{names}");
    let focus = tab.focused();
    assert_eq!((focus["name"].clone(), focus["visible"].clone()), (json!(""), json!(false)), "{focus}");
    assert!(tab.number("inspect.sideways()") > 1000);
}
