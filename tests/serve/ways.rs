//! From a number in the page to its field, from a field to its places, from what is missing to where it is filled in.

use serde_json::json;

use super::desk::{Desk, PLAN, UNIT, field, ready, slot};
use crate::case::{Case, last};

const DRILLS: &str = "指标.消防演练（2025年实绩）";

#[test]
fn a_click_on_a_number_leads_to_its_field_and_a_field_lights_up_its_places() {
    let desk = Desk::open(Case::one());
    let tab = desk.document(PLAN);
    tab.click(&format!("#pages data.fact[data-key='{DRILLS}']"));
    let wanted = json!(json!([2025, UNIT, "指标", "消防演练", "实绩"]).to_string());
    tab.wait(&format!("document.activeElement.dataset.slot === {wanted}"));
    let lit = "[...inspect.pages().querySelectorAll('.fact.here')]";
    assert!(tab.number(&format!("{lit}.length")) > 0);
    assert_eq!(tab.eval(&format!("inspect.facts('{DRILLS}').every((one) => one.matches('.here'))")), json!(true));
    tab.reads(".places-count", "印在");

    tab.click(&field(2025, "走访慰问", "实绩"));
    let visits = "inspect.facts('指标.走访慰问（2025年实绩）')";
    tab.wait(&format!("{visits}.length > 0 && {visits}.every((one) => one.matches('.here'))"));
    assert_eq!(tab.eval(&format!("inspect.facts('{DRILLS}').some((one) => one.matches('.here'))")), json!(false));
    tab.click(".places button:has-text('下一处')");
    tab.wait("inspect.pages().querySelectorAll('.fact.now').length === 1");
}

#[test]
fn a_number_whose_field_is_folded_away_still_leads_to_it() {
    let desk = Desk::open(Case::one());
    let tab = desk.document(PLAN);
    // Last year's target stands behind 更多.
    let target = json!([2025, UNIT, "指标", "消防演练", "目标"]);
    assert_eq!(tab.number(&format!("document.querySelectorAll({}).length", json!(slot(target.clone())))), 0);
    tab.click("#pages data.fact[data-key='指标.消防演练（2025年目标）']");
    tab.wait(&format!("document.activeElement.dataset.slot === {}", json!(target.to_string())));
    assert_eq!(tab.eval("document.activeElement.checkVisibility()"), json!(true));
}

#[test]
fn a_missing_number_leads_to_its_field_and_is_well_again_when_filled_in() {
    let desk = Desk::open(Case::three());
    let tab = desk.board(true);
    let cell = format!(".matrix a[aria-label^='{UNIT} 消防演练：']");
    assert_eq!(tab.eval(&format!("document.querySelector({}).parentNode.className", json!(cell))), json!("value"));
    let text = desk.case.text(&last(UNIT));
    let line = text.lines().find(|line| line.contains("消防演练:")).unwrap();
    std::fs::write(desk.case.root.join(last(UNIT)), text.replace(line, &line.replace("实绩: 6场", "实绩: 待定")))
        .unwrap();
    tab.wait(&format!("document.querySelector({})?.parentNode.className === 'missing'", json!(cell)));
    assert_eq!(tab.text(&cell), "缺");
    tab.click(&cell);
    ready(tab);
    let wanted = json!(json!([2025, UNIT, "指标", "消防演练", "实绩"]).to_string());
    tab.wait(&format!("document.activeElement.dataset.slot === {wanted}"));
    assert_eq!(tab.value(&field(2025, "消防演练", "实绩")), "待定");
    tab.fill(&field(2025, "消防演练", "实绩"), "6");
    tab.press("Tab");
    tab.reads("#status", "待定 → 6场");
    assert_eq!(desk.case.text(&last(UNIT)), text);
    tab.click("a.brand");
    tab.wait(&format!("document.querySelector({})?.parentNode.className === 'value'", json!(cell)));
}

#[test]
fn numbers_that_do_not_go_together_lead_to_their_field_and_are_mended_there() {
    let case = Case::three();
    let old = case.text(&last(UNIT));
    let line = old.lines().find(|line| line.contains("整改火灾隐患:")).unwrap();
    let desk = Desk::open(case.edit(last(UNIT), line, &line.replace("实绩: 61处", "实绩: 961处")));
    let tab = desk.board(true);
    tab.reads("#findings", "整改火灾隐患961处大于发现火灾隐患62处");
    tab.click("#findings a:has-text('去填')");
    let hidden = field(2025, "整改火灾隐患", "实绩");
    let wanted = json!(json!([2025, UNIT, "指标", "整改火灾隐患", "实绩"]).to_string());
    tab.wait(&format!("document.activeElement.dataset.slot === {wanted}"));
    tab.reads("#problem", "整改火灾隐患961处大于发现火灾隐患62处");
    tab.fill(&hidden, "61");
    tab.press("Tab");
    tab.reads("#status", "961处 → 61处");
    ready(tab);
    tab.wait("document.querySelector('#problem').hidden");
    assert_eq!(desk.case.text(&last(UNIT)), old);
}

#[test]
fn a_form_draws_what_is_looked_at_and_finds_the_rest() {
    let desk = Desk::open(Case::three());
    let tab = desk.document(PLAN);
    let drawn = "document.querySelectorAll('[data-slot]').length";
    let first = tab.number(drawn);
    assert!(first > 100 && first < 500, "{first}");
    // A search opens the group that has it.
    let task = ".group:has(> summary h3:text-is('任务'))";
    assert_eq!(tab.call("getAttribute", json!([task, "open"])), json!(null));
    tab.fill("#field-search", "任务");
    tab.call("waitForSelector", json!([format!("{task}[open] .slot")]));
    assert!(tab.number(drawn) > first);
    tab.fill("#field-search", "");
    // So does the jump list.
    tab.click(".jump:has-text('2025年任务')");
    tab.call("waitForSelector", json!([".group:has(> summary h3:text-is('2025年任务'))[open] .slot"]));
}

#[test]
fn a_sum_of_the_street_leads_to_the_communities_fields() {
    let desk = Desk::open(Case::three());
    let tab = desk.tab();
    tab.call("goto", json!([desk.address("#/edit?unit=永宁街道/本级&kind=年度工作计划&year=2026")]));
    ready(tab);
    let sum = "#pages data.fact[data-key='指标.消防演练（2025年实绩）']";
    tab.click(sum);
    tab.reads("#popover", UNIT);
    let names = tab.eval("[...document.querySelectorAll('#popover .parts a')].map((one) => one.textContent)");
    assert_eq!(names.as_array().unwrap().len(), 3, "{names}");
    tab.shot("street-sum");
    tab.click(&format!("#popover .parts a:has-text('{UNIT}')"));
    let wanted = json!(json!([2025, UNIT, "指标", "消防演练", "实绩"]).to_string());
    tab.wait(&format!("document.activeElement.dataset.slot === {wanted}"));
    assert_eq!(tab.eval("document.querySelector('#popover')"), json!(null));
    assert_eq!(tab.value("#unit"), format!("永宁街道/{UNIT}"));
}

#[test]
fn this_year_and_last_year_scroll_together() {
    let desk = Desk::open(Case::three());
    let tab = desk.document(PLAN);
    tab.click("#compare");
    tab.wait("document.querySelector('#pages-last').shadowRoot.querySelectorAll('a4-sheet').length > 3");
    // Where both have a heading, they stand side by side: 任务 of last year are others, and the texts are not as long.
    let top = |host: &str, words: &str| {
        format!(
            "[...document.querySelector('{host}').shadowRoot.querySelectorAll('h2')].find((one) => one.textContent.includes('{words}')).getBoundingClientRect().top"
        )
    };
    for (from, to) in [("#pages", "#pages-last"), ("#pages-last", "#pages")] {
        for words in ["四、保障措施", "二、工作目标"] {
            let scroller = format!("document.querySelector('{from}').parentElement");
            tab.eval(&format!(
                "{scroller}.scrollTop += {} - {scroller}.getBoundingClientRect().top + 2",
                top(from, words)
            ));
            tab.wait(&format!("Math.abs({} - {}) < 8", top(from, words), top(to, words)));
        }
    }
    tab.shot("compare-together");
}

#[test]
fn the_jump_list_shows_where_the_focus_is() {
    let desk = Desk::open(Case::one());
    let tab = desk.document(PLAN);
    let current = "document.querySelector('.jumps [aria-current=true]').innerText";
    assert_eq!(tab.eval(current), json!("党建"));
    tab.call("focus", json!([field(2025, "消防演练", "实绩")]));
    tab.wait(&format!("{current} === '消防安全'"));
    tab.eval("document.querySelector('#form-scroll').scrollTop = 0");
    tab.wait(&format!("{current} === '党建'"));
}

#[test]
fn a_download_that_cannot_be_says_why_on_the_board() {
    let desk = Desk::open(Case::three());
    let tab = desk.board(true);
    let text = desk.case.text(&last(UNIT));
    tab.call("hold", json!(["/api/board"]));
    std::fs::write(desk.case.root.join(last(UNIT)), text.replacen("指标:", "指标：", 1)).unwrap();
    // The board still shows the document that could be made a moment ago.
    let link = format!("td[data-doc='永宁街道/{UNIT}|{PLAN}'] a.get");
    tab.wait(&format!(
        "fetch({}).then((answer) => !answer.ok)",
        json!(format!("/download/docx?year=2026&unit=永宁街道/{UNIT}&kind={PLAN}"))
    ));
    tab.click(&link);
    tab.reads("#status.bad", UNIT);
    tab.call("release", json!([]));
}

#[test]
fn another_document_begins_at_its_top() {
    let desk = Desk::open(Case::three());
    let tab = desk.document(PLAN);
    let scrolled = "document.querySelector('#desk-scroll').scrollTop";
    tab.eval(&format!("{scrolled} = 1500"));
    tab.call("selectOption", json!(["#kind", "摘要"]));
    tab.reads(".doc-title", "指标摘要");
    tab.wait(&format!("{scrolled} === 0"));
}
