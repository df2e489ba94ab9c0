//! 生成全部.

use serde_json::json;

use super::desk::Desk;
use crate::case::{COMMUNITIES, Case, last};
use crate::rig::tools;

#[test]
fn all_are_built_but_those_of_a_broken_community() {
    let broken = "青石巷社区";
    let case = Case::sample();
    let case = case.append(last(broken), "\n指标: [\n");
    let desk = Desk::open(case);
    let tab = desk.board(false);
    tab.eval(
        "window.told = []; new MutationObserver(() => told.push(document.querySelector('#build-progress p').textContent))\
         .observe(document.querySelector('#build-progress'), { childList: true, subtree: true, characterData: true })",
    );
    tab.click("#build-all");
    tab.call("waitForSelector", json!(["#build-summary"]));
    let told = tab.eval("told");
    let told: Vec<&str> = told.as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
    assert!(told.iter().any(|it| it.contains("/ 81")) && told.len() > 20, "{told:?}");
    let summary = tab.text("#build-summary");
    assert!(summary.contains("应生成 81 份") && summary.contains("没出来"), "{summary}");
    tab.shot("built");
    let files = desk.case.files("output");
    for unit in COMMUNITIES {
        let made = files.keys().filter(|name| name.contains(&format!("/{unit}20")) && name.ends_with(".docx")).count();
        assert_eq!(made, if unit == broken { 0 } else { 5 }, "{unit}：{summary}");
        assert_eq!(summary.contains(&format!("{unit}2026年工作计划")), unit == broken, "{unit}：{summary}");
    }
    // The street's sums need every community: it says which one is in its way.
    assert!(summary.contains("永宁街道2026年工作计划：青石巷社区的数据有错误"), "{summary}");
    assert!(summary.contains("已生成 70 份") && summary.contains("没出来 11 份"), "{summary}");
    assert!(tab.text("#output").ends_with("output"));
    // Who takes the ZIP is told that it is not whole.
    tab.call("download", json!(["#zip", tools::scratch("serve-part").join("part.zip")]));
    tab.reads("#status.bad", "有 11 份没有出来");
}
