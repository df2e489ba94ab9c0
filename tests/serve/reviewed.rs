//! What a review of the program found, each a case of its own: the file on the disk is what counts.

use std::fs;

use serde_json::{Value, json};

use super::desk::{Answer, Desk, Request, UNIT};
use crate::case::{Case, last, this};

/// Saves one value as the page does.
fn save(desk: &Desk, id: Value, item: &str, before: &str, value: &str) -> Answer {
    let unit = format!("永宁街道/{UNIT}");
    let body = json!({ "unit": unit, "id": id.to_string(), "item": item, "before": before, "value": value });
    desk.ask(Request::post("/api/save", &desk.token(), &body))
}

fn undo(desk: &Desk) -> Answer {
    desk.ask(Request::post("/api/undo", &desk.token(), &json!({})))
}

fn change(desk: &Desk, path: &str, old: &str, new: &str) {
    let text = desk.case.text(path);
    assert!(text.contains(old), "{path} 里没有“{old}”");
    fs::write(desk.case.root.join(path), text.replacen(old, new, 1)).unwrap();
}

const FIRST: &str = "  - {名称: 永宁新城,";

#[test]
fn an_item_that_moved_is_not_mistaken_for_another() {
    let desk = Desk::open(Case::one());
    let id = json!([2025, UNIT, "小区", 0, "物业"]);
    change(&desk, &last(UNIT), FIRST, &format!("  - {{名称: 新来小区, 户数: 1户, 物业: 有, 类型: 商品房}}\n{FIRST}"));
    let before = desk.case.text(&last(UNIT));
    let answer = save(&desk, id.clone(), "永宁新城", "有", "无");
    assert_eq!(answer.status, 409, "{}", answer.body);
    assert_eq!(desk.case.text(&last(UNIT)), before);
    let moved = json!([2025, UNIT, "小区", 1, "物业"]);
    assert_eq!(save(&desk, moved, "永宁新城", "有", "无").status, 200);
    // What is taken back is that item's, wherever it stands by now.
    change(
        &desk,
        &last(UNIT),
        "  - {名称: 新来小区,",
        "  - {名称: 更新小区, 户数: 1户, 物业: 无, 类型: 商品房}\n  - {名称: 新来小区,",
    );
    let after = desk.case.text(&last(UNIT));
    assert_eq!(undo(&desk).status, 409);
    assert_eq!(desk.case.text(&last(UNIT)), after);
}

#[test]
fn a_change_that_cannot_be_taken_back_does_not_stand_before_the_others() {
    let desk = Desk::open(Case::one());
    let original = desk.case.text(&this(UNIT));
    assert_eq!(save(&desk, json!([2026, UNIT, "指标", "消防演练", "目标"]), "", "", "9场").status, 200);
    assert_eq!(save(&desk, json!([2025, UNIT, "指标", "消防演练", "实绩"]), "", "6场", "7场").status, 200);
    change(&desk, &last(UNIT), "实绩: 7场", "实绩: 8场");
    assert_eq!(undo(&desk).status, 409);
    assert_eq!(undo(&desk).status, 200);
    assert_eq!(desk.case.text(&this(UNIT)), original);
    assert_eq!(undo(&desk).status, 404);
}

#[test]
fn blanks_are_no_value_and_a_comment_does_not_go_with_one() {
    let desk = Desk::open(Case::one());
    let drills = json!([2026, UNIT, "指标", "消防演练", "目标"]);
    let original = desk.case.text(&this(UNIT));
    let answer = save(&desk, drills.clone(), "", "", "   ");
    assert_eq!((answer.status, desk.case.text(&this(UNIT)) == original), (200, true), "{}", answer.body);
    let answer = save(&desk, json!([2026, UNIT, "指标", "失业人员再就业", "下达"]), "", "65人", "");
    assert!(desk.case.text(&this(UNIT)).contains("# 不按登记失业人员数分解"), "{}", answer.body);
    change(&desk, &this(UNIT), "文档:\n", "文档:\n  # 勿删\n");
    let before = desk.case.text(&this(UNIT));
    let answer = save(&desk, json!([2026, UNIT, "文档", "发文机关"]), "", "桃源社区居民委员会", "");
    assert_eq!((answer.status, desk.case.text(&this(UNIT)) == before), (422, true), "{}", answer.body);
    assert!(answer.body.contains("注释"), "{}", answer.body);
}

#[test]
fn a_year_that_nobody_has_facts_of_is_refused() {
    let desk = Desk::open(Case::one());
    for year in ["1999", "-2147483648", "2147483647"] {
        assert_eq!(desk.ask(Request::get(&format!("/api/board?year={year}"))).status, 404, "{year}");
    }
}

#[test]
fn a_broken_registry_is_no_conflict() {
    let desk = Desk::open(Case::one());
    let registry = "content/指标库.yaml";
    let (whole, facts) = (desk.case.text(registry), desk.case.text(&last(UNIT)));
    let drills = json!([2025, UNIT, "指标", "消防演练", "实绩"]);
    assert_eq!(save(&desk, drills.clone(), "", "6场", "7场").status, 200);
    fs::write(desk.case.root.join(registry), whole.replace("消防演练:", "消防演习:")).unwrap();
    // The file is another, so nothing can be taken back blindly.
    change(&desk, &last(UNIT), "永宁街道", "永宁 街道");
    let until = |wanted: u16, ask: &dyn Fn() -> Answer| {
        let answers = std::iter::repeat_with(|| {
            std::thread::sleep(std::time::Duration::from_millis(100));
            ask()
        });
        answers.take(300).find(|answer| answer.status == wanted).expect("那样回答")
    };
    let answer = until(422, &|| save(&desk, drills.clone(), "", "5场", "8场"));
    assert!(answer.body.contains("指标库里没有“消防演练”"), "{}", answer.body);
    assert_eq!(undo(&desk).status, 422);
    fs::write(desk.case.root.join(registry), whole).unwrap();
    until(200, &|| undo(&desk));
    change(&desk, &last(UNIT), "永宁 街道", "永宁街道");
    assert_eq!(desk.case.text(&last(UNIT)), facts);
}

#[cfg(unix)]
#[test]
fn a_saved_file_keeps_who_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::open(Case::one());
    let path = desk.case.root.join(this(UNIT));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).unwrap();
    assert_eq!(save(&desk, json!([2026, UNIT, "指标", "消防演练", "目标"]), "", "", "9场").status, 200);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o660);
}
