//! The two forms of a finding: text for people and JSON for programs.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::sync::Arc;

use nigao::diagnostic::{Code, Diagnostic, human, json};
use nigao::source::{Place, Source};

fn at(source: &Arc<Source>, words: &str) -> Place {
    let start = source.text.find(words).unwrap();
    source.place(start..start + words.len())
}

fn findings() -> Vec<Diagnostic> {
    let facts = Source::new(
        "2026/永宁街道/桃源社区.yaml",
        "# 桃源社区\n名称: 桃源社区\n指标:\n  调解率：90%\n\n\n\n  绿化率: 38%\n  绿化率: 39%\n",
    );
    let template = Source::new("templates/段/目标/平安.md", "## 平安综治\r\n\r\n全年{{ 指标.调节率 | 目标句 }}。\r\n");
    vec![
        Diagnostic::new(Code::N402, "没有“调节率”这个指标")
            .at(at(&template, "指标.调节率"))
            .help("您是否想写“调解率”？")
            .also(at(&facts, "调解率"), "事实在这里")
            .unit("桃源社区"),
        Diagnostic::new(Code::N106, "“绿化率”在同一处写了两次")
            .at(at(&facts, "绿化率: 39%"))
            .label("又写了一次")
            .also(at(&facts, "绿化率: 38%"), "第一次写在这里")
            .help("两行只留一行"),
        Diagnostic::new(Code::N102, "“调解率”后面的冒号是全角的")
            .at(at(&facts, "："))
            .label("全角")
            .help("写成 调解率: 90%"),
        Diagnostic::new(Code::N406, "没有文件夹“templates/文种”").help("用 nigao new 建一个项目"),
    ]
}

#[test]
fn text_shows_the_line_the_caret_and_what_to_do() {
    let text = human::render(&findings(), false);
    assert_eq!(text, include_str!("cases/diagnostic/human.txt"));
}

#[test]
fn a_finding_that_many_units_share_is_shown_once() {
    let template = Source::new("目标.md", "{{ 面积 }}\n");
    let place = at(&template, "面积");
    let shared = |unit: &str| Diagnostic::new(Code::N403, "“面积”还没有数").at(place.clone()).help("补上").unit(unit);
    let one = human::render(&[shared("甲社区")], false);
    assert!(one.starts_with("错误[N403]: “面积”还没有数（甲社区）\n"), "{one}");
    let three = human::render(&[shared("甲社区"), shared("乙社区"), shared("丙社区")], false);
    assert!(three.starts_with("错误[N403]: “面积”还没有数（3个社区相同）\n"), "{three}");
    assert_eq!(three.matches("N403").count(), 1);
    let mixed = human::render(&[shared("甲社区"), shared("永宁街道")], false);
    assert!(mixed.contains("（2个单位相同）"), "{mixed}");
}

#[test]
fn nothing_to_say_is_no_text() {
    assert_eq!(human::render(&[], true), "");
}

#[test]
fn json_is_one_object_with_places_in_characters() {
    let text = json::render(&findings(), &serde_json::json!({"errors": 4}));
    let object: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(object["summary"]["errors"], 4);
    assert_eq!(object["findings"].as_array().unwrap().len(), 4);
    assert_eq!(object["findings"][0]["file"], serde_json::Value::Null);
    let expected = serde_json::json!({
        "code": "N102", "level": "error", "message": "“调解率”后面的冒号是全角的",
        "file": "2026/永宁街道/桃源社区.yaml", "line": 4, "column": 6, "end_line": 4, "end_column": 7,
        "help": "写成 调解率: 90%", "related": [], "unit": "",
    });
    assert_eq!(object["findings"][1], expected);
    let related =
        serde_json::json!([{"file": "2026/永宁街道/桃源社区.yaml", "line": 8, "column": 3, "label": "第一次写在这里"}]);
    assert_eq!(object["findings"][2]["related"], related);
}
