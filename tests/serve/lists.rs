//! Lists in the form: an item more, an item less, and what an item has not yet; the rest of the file stays as it was.

use std::fs;

use serde_json::{Value, json};

use super::browser::Tab;
use super::desk::{Desk, PLAN, Request, UNIT, around, slot};
use crate::case::{Case, last, this};

const LAST: &str = "    内容: 在学府花园西侧和桃源一村南门各建充电棚1处，新增充电端口80个\n    责任: 安全专干\n    时限: 2026年8月底前\n";

fn project(item: usize, key: &str) -> String {
    slot(json!([2026, UNIT, "民生实事", item, key]))
}

/// Opens 加一项 of the list that a field is in.
#[track_caller]
fn open_addition(tab: Tab<'_>, group: &str) {
    let find = format!(
        "[...document.querySelectorAll('details.group')].find((one) => one.querySelector('h3').textContent === '{group}')"
    );
    tab.eval(&format!("{{ const group = {find}; if (!group.open) group.querySelector('summary').click(); }}"));
    let more = format!("[...{find}.querySelectorAll('.more > summary')].find((one) => one.textContent === '加一项')");
    tab.wait(&format!("{more} !== undefined"));
    tab.eval(&format!("{more}.click()"));
}

#[test]
fn an_item_is_added_field_by_field() {
    let desk = Desk::open(Case::one());
    let (tab, old) = (desk.document(PLAN), desk.case.text(&this(UNIT)));
    open_addition(tab, "民生实事");
    tab.call("waitForSelector", json!([project(4, "名称")]));
    tab.shot("list-addition");
    // The second field is filled in while the first is still on its way to the file.
    tab.call("hold", json!(["/api/save"]));
    tab.fill(&project(4, "名称"), "晾衣场地改造");
    tab.wait("inspect.pages().textContent.includes('晾衣场地改造')");
    tab.fill(&project(4, "内容"), "在河滨苑北侧增设晾衣架12组");
    tab.call("release", json!([]));
    tab.press("Tab");
    tab.reads("#status", "民生实事第5项.内容");
    tab.wait("!document.querySelector('.save-state[data-status=draft], .save-state[data-status=saving]')");
    tab.fill(&project(4, "时限"), "2026年10月底前");
    tab.press("Enter");
    tab.reads("#status", "民生实事第5项.时限");
    let added = "  - 名称: 晾衣场地改造\n    内容: 在河滨苑北侧增设晾衣架12组\n    时限: 2026年10月底前\n";
    assert_eq!(desk.case.text(&this(UNIT)), old.replacen(LAST, &format!("{LAST}{added}"), 1));
    let time = json!(json!([2026, UNIT, "民生实事", 4, "时限"]).to_string());
    tab.wait(&format!("document.activeElement.dataset.slot === {time}"));
    assert_eq!(tab.eval("document.activeElement.value"), json!("2026年10月底前"), "光标还在填的那一栏");
    // It is an item like the others now, and there is room for the next one.
    tab.reads(".row h4", "5. 晾衣场地改造");
    open_addition(tab, "民生实事");
    tab.call("waitForSelector", json!([project(5, "名称")]));
    for _ in 0..3 {
        tab.eval("document.activeElement.blur()");
        tab.click("#undo");
        tab.reads("#status", "已撤销");
        tab.eval("document.querySelector('#status').textContent = ''");
    }
    assert_eq!(desk.case.text(&this(UNIT)), old);
}

#[test]
fn an_item_is_taken_out_and_comes_back() {
    let desk = Desk::open(Case::one());
    let (tab, old) = (desk.document(PLAN), desk.case.text(&this(UNIT)));
    let row = format!("{}.closest('.row')", query(&project(1, "名称")));
    tab.wait(&format!("{} !== null", query(&project(1, "名称"))));
    tab.eval(&format!("[...{row}.querySelectorAll('button')].find((one) => one.textContent === '删去这一项').click()"));
    tab.reads("#status", "删去“机床厂宿舍楼道照明更换”");
    let gone = "  - 名称: 机床厂宿舍楼道照明更换\n    内容: 更换5个单元楼道灯42盏，改为声光控灯并穿管布线\n    责任: 环境物业专干\n    时限: 2026年5月底前\n";
    assert!(old.contains(gone));
    assert_eq!(desk.case.text(&this(UNIT)), old.replacen(gone, "", 1));
    tab.holds(&project(1, "名称"), "永宁新城架空层适老适儿活动区");
    tab.click("#undo");
    tab.reads("#status", "已撤销");
    assert_eq!(desk.case.text(&this(UNIT)), old);
    tab.holds(&project(1, "名称"), "机床厂宿舍楼道照明更换");
}

#[test]
fn what_all_share_is_added_to_in_the_units_own_file() {
    let desk = Desk::open(Case::one());
    let (tab, old) = (desk.document(PLAN), desk.case.text(&this(UNIT)));
    let shared = desk.case.text("content/2026/永宁街道/共享.yaml");
    open_addition(tab, "任务");
    let title = slot(json!([2026, UNIT, "+任务", 0, "题"]));
    tab.fill(&title, "办好社区食堂");
    tab.press("Tab");
    tab.reads("#status", "任务第1项.题");
    assert_eq!(desk.case.text(&this(UNIT)), format!("{old}\n+任务:\n  - 题: 办好社区食堂\n"));
    assert_eq!(desk.case.text("content/2026/永宁街道/共享.yaml"), shared);
    // What others of the list say is asked for at once: 内容 is not behind 更多.
    let content = slot(json!([2026, UNIT, "+任务", 0, "内容"]));
    tab.wait(&format!("{}?.closest('details.more') === null", query(&content)));
    assert!(tab.text(&format!("{} .foot", around(&title))).contains("2026"));
}

#[test]
fn a_text_of_a_list_is_added_and_taken_out() {
    let desk = Desk::open(Case::one());
    let old = desk.case.text(&last(UNIT));
    let lines = old.lines().skip_while(|line| !line.starts_with("共建单位:")).skip(1);
    let items: Vec<&str> = lines.take_while(|line| line.starts_with("  - ")).collect();
    let id = json!([2025, UNIT, "共建单位", items.len()]);
    let answer = desk.ask(Request::post(
        "/api/save",
        &desk.token(),
        &json!({ "unit": unit(), "id": id.to_string(), "item": "", "before": "", "value": "永宁街道消防站" }),
    ));
    assert_eq!(answer.status, 200, "{}", answer.body);
    let longer = format!("{}\n  - 永宁街道消防站", items.join("\n"));
    assert_eq!(desk.case.text(&last(UNIT)), old.replacen(&items.join("\n"), &longer, 1));
    let answer = desk.ask(Request::post(
        "/api/save",
        &desk.token(),
        &json!({ "unit": unit(), "id": id.to_string(), "item": "", "before": "永宁街道消防站", "value": "" }),
    ));
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(desk.case.text(&last(UNIT)), old);
}

/// A new item before the others, as another program or tab puts it there.
fn put_first(desk: &Desk) {
    let text = desk.case.text(&this(UNIT));
    let first = "民生实事:\n  - 名称: 先来的一项\n    内容: 一\n    责任: 主任\n    时限: 2026年5月底前\n";
    fs::write(desk.case.root.join(this(UNIT)), text.replacen("民生实事:\n", first, 1)).unwrap();
}

#[test]
fn what_is_being_typed_goes_with_its_item() {
    let desk = Desk::open(Case::one());
    let tab = desk.document(PLAN);
    tab.click(&project(3, "责任"));
    tab.eval("document.activeElement.select()");
    tab.type_in("乙");
    put_first(&desk);
    // The item has another place now, and the caret is still in it.
    let moved = json!(json!([2026, UNIT, "民生实事", 4, "责任"]).to_string());
    tab.wait(&format!("document.activeElement.dataset.slot === {moved}"));
    tab.type_in("丙");
    tab.press("Tab");
    tab.reads("#status", "安全专干 → 乙丙");
    let text = desk.case.text(&this(UNIT));
    assert!(text.contains("新增充电端口80个\n    责任: 乙丙\n"), "{text}");
    assert!(text.contains("儿童攀爬设施\n    责任: 文体专干\n"), "{text}");
}

#[test]
fn what_was_typed_for_an_item_that_is_gone_goes_into_no_other() {
    let desk = Desk::open(Case::one());
    let (tab, other) = (desk.document(PLAN), desk.document(PLAN));
    // Both items have the same value here.
    let old = desk.case.text(&this(UNIT));
    tab.call("hold", json!(["/api/save"]));
    tab.fill(&project(0, "责任"), "张三");
    let row = format!("{}.closest('.row')", query(&project(0, "名称")));
    other.eval(&format!(
        "[...{row}.querySelectorAll('button')].find((one) => one.textContent === '删去这一项').click()"
    ));
    other.reads("#status", "删去“桃源一村停车位增设”");
    let gone = desk.case.text(&this(UNIT));
    tab.reads("#form .warn", "张三");
    tab.call("release", json!([]));
    tab.press("Control+s");
    assert_eq!(desk.case.text(&this(UNIT)), gone);
    assert_eq!(tab.value(&project(0, "责任")), "环境物业专干");
    tab.shot("list-homeless");
    // It comes back with its item, and finds it by itself.
    other.click("#undo");
    other.reads("#status", "已撤销");
    tab.reads("#status", "环境物业专干 → 张三");
    assert_eq!(desk.case.text(&this(UNIT)), old.replacen("责任: 环境物业专干", "责任: 张三", 1));
    tab.wait("![...document.querySelectorAll('#form .warn')].some((one) => one.checkVisibility())");
}

#[test]
fn a_value_that_was_given_up_does_not_come_back() {
    let desk = Desk::open(Case::one());
    let (tab, whole) = (desk.document(PLAN), desk.case.text(&this(UNIT)));
    let write = |text: &str| fs::write(desk.case.root.join(this(UNIT)), text).unwrap();
    let at = whole.find("  - 名称: 桃源一村停车位增设").unwrap();
    let end = whole.find("  - 名称: 机床厂宿舍楼道照明更换").unwrap();
    tab.call("hold", json!(["/api/save"]));
    tab.fill(&project(0, "责任"), "张三");
    write(&format!("{}{}", &whole[..at], &whole[end..]));
    tab.reads("#form .warn", "张三");
    let other = whole.replacen("责任: 环境物业专干", "责任: 别人", 1);
    write(&other);
    tab.reads(".conflict", "别人");
    tab.click(".conflict button:has-text('用文件里的')");
    tab.holds(&project(0, "责任"), "别人");
    tab.call("release", json!([]));
    write(&whole);
    tab.holds(&project(0, "责任"), "环境物业专干");
    tab.press("Control+s");
    tab.reads("#status", "都已保存");
    assert_eq!(desk.case.text(&this(UNIT)), whole);
}

#[test]
fn what_meets_a_change_of_its_list_is_saved_in_its_own_item() {
    let desk = Desk::open(Case::one());
    let tab = desk.document(PLAN);
    tab.call("hold", json!(["/api/form?**"]));
    tab.fill(&project(3, "责任"), "张三");
    put_first(&desk);
    tab.press("Tab");
    tab.wait("document.querySelector('.save-state[data-status=draft]') !== null");
    tab.call("release", json!([]));
    tab.reads("#status", "安全专干 → 张三");
    assert!(desk.case.text(&this(UNIT)).contains("新增充电端口80个\n    责任: 张三\n"));
}

#[test]
fn two_items_of_one_name_are_not_taken_for_each_other() {
    let case = Case::one();
    let honours =
        "\n荣誉:\n  - {名称: 先进社区, 年份: 2023, 级别: 区级}\n  - {名称: 先进社区, 年份: 2024, 级别: 区级}\n";
    let text = format!("{}{honours}", case.text(&this(UNIT)));
    let desk = Desk::open(case.write(this(UNIT), &text));
    let tab = desk.document(PLAN);
    let level = |at: usize| slot(json!([2026, UNIT, "荣誉", at, "级别"]));
    tab.call("hold", json!(["/api/save"]));
    tab.call("selectOption", json!([level(0), "国家级"]));
    // The first of them is gone: what was chosen for it is not the second's.
    let gone = text.replacen("  - {名称: 先进社区, 年份: 2023, 级别: 区级}\n", "", 1);
    fs::write(desk.case.root.join(this(UNIT)), &gone).unwrap();
    tab.wait(&format!("{} === null", query(&level(1))));
    tab.call("release", json!([]));
    tab.reads("#form .warn", "国家级");
    tab.press("Control+s");
    tab.holds(&level(0), "区级");
    assert_eq!(desk.case.text(&this(UNIT)), gone);
    // It is back, behind another: it is found there.
    let back = text.replacen("荣誉:\n", "荣誉:\n  - {名称: 文明社区, 年份: 2022, 级别: 市级}\n", 1);
    fs::write(desk.case.root.join(this(UNIT)), &back).unwrap();
    tab.reads("#status", "区级 → 国家级");
    assert_eq!(desk.case.text(&this(UNIT)), back.replacen("年份: 2023, 级别: 区级", "年份: 2023, 级别: 国家级", 1));
    // Nor is the one deleted for the other.
    let remove = json!({ "unit": unit(), "id": json!([2026, UNIT, "荣誉", 1]).to_string(), "item": "先进社区" });
    assert_eq!(desk.ask(Request::post("/api/remove", &desk.token(), &remove)).status, 409);
}

#[test]
fn two_who_add_an_item_at_once_both_have_theirs() {
    let desk = Desk::open(Case::one());
    let (tab, other) = (desk.document(PLAN), desk.document(PLAN));
    for one in [tab, other] {
        open_addition(one, "民生实事");
    }
    other.call("hold", json!(["/api/save"]));
    other.fill(&project(4, "名称"), "乙的一项");
    other.press("Enter");
    tab.fill(&project(4, "名称"), "甲的一项");
    tab.press("Enter");
    tab.reads("#status", "甲的一项");
    other.call("release", json!([]));
    other.reads("#status", "→ 乙的一项");
    let added = "  - 名称: 甲的一项\n  - 名称: 乙的一项\n";
    assert!(desk.case.text(&this(UNIT)).contains(&format!("{LAST}{added}")), "{}", desk.case.text(&this(UNIT)));
    // The same for texts.
    let words = slot(json!([2026, UNIT, "+共建单位", 0]));
    for one in [tab, other] {
        open_addition(one, "共建单位");
    }
    other.call("hold", json!(["/api/save"]));
    other.fill(&words, "乙单位");
    other.press("Enter");
    tab.fill(&words, "甲单位");
    tab.press("Enter");
    tab.reads("#status", "→ 甲单位");
    other.call("release", json!([]));
    other.reads("#status", "→ 乙单位");
    let text = desk.case.text(&this(UNIT));
    assert!(text.contains("+共建单位:\n  - 甲单位\n  - 乙单位\n"), "{text}");
}

#[test]
fn a_list_within_an_item_belongs_to_that_item() {
    let desk = Desk::open(Case::one());
    let path = "content/2026/永宁街道/共享.yaml";
    let text = desk.case.text(path);
    let id = json!([2026, "共享", "任务", 0, "配合", 0]);
    let first = text.split("\n任务:\n").nth(1).unwrap();
    let title = first.trim_start().trim_start_matches("- 题: ").lines().next().unwrap();
    let partner = first.split("配合: [").nth(1).unwrap().split([',', ']']).next().unwrap();
    fs::write(
        desk.case.root.join(path),
        text.replacen("\n任务:\n", "\n任务:\n  - 题: 先来的\n    配合: [某某办]\n", 1),
    )
    .unwrap();
    let save = |item: &str| {
        let body = json!({ "unit": unit(), "id": id.to_string(), "item": item, "before": partner, "value": "消防站" });
        desk.ask(Request::post("/api/save", &desk.token(), &body))
    };
    let before = desk.case.text(path);
    assert_eq!(save(&format!("{title} / ")).status, 409);
    assert_eq!(save("").status, 409);
    assert_eq!(desk.case.text(path), before);
}

#[test]
fn a_deletion_is_taken_back_whatever_the_file_has_become() {
    let desk = Desk::open(Case::one());
    let old = desk.case.text(&this(UNIT));
    let remove = json!({ "unit": unit(), "id": json!([2026, UNIT, "民生实事", 1]).to_string(), "item": "机床厂宿舍楼道照明更换" });
    assert_eq!(desk.ask(Request::post("/api/remove", &desk.token(), &remove)).status, 200);
    let changed = desk.case.text(&this(UNIT)).replacen("上半年: 348名", "上半年: 349名", 1);
    fs::write(desk.case.root.join(this(UNIT)), changed).unwrap();
    let undo = || desk.ask(Request::post("/api/undo", &desk.token(), &json!({})));
    assert_eq!(undo().status, 200);
    assert_eq!(desk.case.text(&this(UNIT)), old.replacen("上半年: 348名", "上半年: 349名", 1));

    // Where it cannot be, what was taken out is at least said.
    assert_eq!(desk.ask(Request::post("/api/remove", &desk.token(), &remove)).status, 200);
    let text = desk.case.text(&this(UNIT));
    let at = text.find("民生实事:").unwrap();
    let end = text.find("问题清单:").unwrap();
    fs::write(desk.case.root.join(this(UNIT)), format!("{}民生实事: 待定\n\n{}", &text[..at], &text[end..])).unwrap();
    let answer = undo();
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("更换5个单元楼道灯42盏"), "{}", answer.body);
}

#[test]
fn lists_within_a_record_have_rows_of_their_own() {
    let case = Case::one();
    let text = format!(
        "{}\n领导小组:\n  名称: 消防工作领导小组\n  名单:\n    - {{职务: 组长, 姓名: 甲}}\n    - {{职务: 成员, 姓名: 乙}}\n",
        case.text(&this(UNIT))
    );
    let desk = Desk::open(case.write(this(UNIT), &text));
    let tab = desk.document(PLAN);
    let more = |words: &str| {
        format!("[...document.querySelectorAll('.more > summary')].find((one) => one.textContent === '{words}')")
    };
    tab.wait(&format!("{} !== undefined", more("名单加一项")));
    tab.eval(&format!("{}.click()", more("名单加一项")));
    tab.fill(&slot(json!([2026, UNIT, "领导小组", "名单", 2, "姓名"])), "丙");
    tab.press("Enter");
    tab.reads("#status", "→ 丙");
    assert!(desk.case.text(&this(UNIT)).ends_with("姓名: 乙}\n    - 姓名: 丙\n"), "{}", desk.case.text(&this(UNIT)));
    let row = format!("{}.closest('.row')", query(&slot(json!([2026, UNIT, "领导小组", "名单", 0, "姓名"]))));
    tab.eval(&format!("[...{row}.querySelectorAll('button')].find((one) => one.textContent === '删去这一项').click()"));
    tab.reads("#status", "领导小组.名单第1项：删去");
    assert!(desk.case.text(&this(UNIT)).ends_with("名单:\n    - {职务: 成员, 姓名: 乙}\n    - 姓名: 丙\n"));
    // A field that nobody has yet.
    tab.eval(&format!("{}.click()", more("补一栏")));
    let group = "[...document.querySelectorAll('details.group')].find((one) => one.querySelector('h3').textContent === '领导小组')";
    tab.eval(&format!("[...{group}.querySelectorAll('.more')].find((one) => one.querySelector('summary').textContent === '补一栏').open = true"));
    let duty = slot(json!([2026, UNIT, "领导小组", "职责"]));
    tab.call("waitForSelector", json!([duty]));
    tab.fill(&duty, "统一组织年度消防检查");
    tab.press("Tab");
    tab.reads("#status", "→ 统一组织年度消防检查");
}

#[test]
fn the_focus_stays_while_an_item_is_added_with_the_keys() {
    let desk = Desk::open(Case::one());
    let tab = desk.document(PLAN);
    open_addition(tab, "民生实事");
    tab.fill(&project(4, "名称"), "晾衣场地改造");
    tab.press("Tab");
    tab.reads("#status", "晾衣场地改造");
    tab.reads(".row h4", "5. 晾衣场地改造");
    // On the choice of its state, beside the field that was filled in; the next field is one key away.
    let own = format!("{}.closest('.slot').querySelector('.state')", query(&project(4, "名称")));
    tab.wait(&format!("document.activeElement === {own}"));
    tab.press("Tab");
    let content = json!(json!([2026, UNIT, "民生实事", 4, "内容"]).to_string());
    tab.wait(&format!("document.activeElement.dataset.slot === {content}"));
}

#[test]
fn an_item_that_is_another_by_now_is_not_taken_out() {
    let desk = Desk::open(Case::one());
    let remove = |id: Value, item: &str| {
        let body = json!({ "unit": unit(), "id": id.to_string(), "item": item });
        desk.ask(Request::post("/api/remove", &desk.token(), &body))
    };
    let text = desk.case.text(&this(UNIT));
    let moved = text.replacen("民生实事:\n", "民生实事:\n  - {名称: 新来的, 内容: 一, 责任: 主任, 时限: 年底前}\n", 1);
    fs::write(desk.case.root.join(this(UNIT)), &moved).unwrap();
    let first = json!([2026, UNIT, "民生实事", 0]);
    assert_eq!(remove(first.clone(), "桃源一村停车位增设").status, 409);
    for bad in [
        json!([2026, UNIT, "民生实事"]),
        json!([2026, UNIT, "民生实事", 0, "名称"]),
        json!([2026, UNIT, "民生实事", 9]),
        json!([2026, UNIT, "文档"]),
        json!([2024, UNIT, "民生实事", 0]),
        json!([2026, "青石巷社区", "民生实事", 0]),
    ] {
        let answer = remove(bad.clone(), "");
        assert!([404, 409, 422].contains(&answer.status), "{bad} {}", answer.body);
    }
    assert_eq!(desk.case.text(&this(UNIT)), moved);
    assert_eq!(remove(first, "新来的").status, 200);
    assert_eq!(desk.case.text(&this(UNIT)), text);
    // A comment is written for people: it does not go with what is taken out.
    let noted = text.replacen("  - 名称: 桃源一村停车位增设\n", "  - 名称: 桃源一村停车位增设   # 区里已批\n", 1);
    fs::write(desk.case.root.join(this(UNIT)), &noted).unwrap();
    let answer = remove(json!([2026, UNIT, "民生实事", 0]), "桃源一村停车位增设");
    assert_eq!((answer.status, answer.body.contains("注释")), (422, true), "{}", answer.body);
    assert_eq!(desk.case.text(&this(UNIT)), noted);
}

fn unit() -> String {
    format!("永宁街道/{UNIT}")
}

fn query(selector: &str) -> String {
    format!("document.querySelector({})", json!(selector))
}
