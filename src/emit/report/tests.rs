//! What the report says.

use super::{Checked, Finding, Level, Likeness, Member, Passed, Repeated, Report, html, json};

fn report() -> Report {
    let finding = Finding {
        level: Level::Error,
        code: "N621".into(),
        message: "出现了别的社区的名称“<甲>社区”".into(),
        file: "templates/段/甲.md".into(),
        line: 3,
        column: 5,
        help: "请改".into(),
    };
    let checked = |title: &str, formal: bool| Checked {
        unit: "桃源社区".into(),
        kind: "年度工作计划".into(),
        title: title.into(),
        written: true,
        formal,
        obstacles: usize::from(!formal),
        blocked: String::new(),
        characters: 3200,
        findings: if formal { Vec::new() } else { vec![finding.clone()] },
        passed: if formal {
            vec![Passed {
                finding: finding.clone(),
                reason: "上级原话".into(),
                waiver: "templates/段/甲.md 第2行".into(),
            }]
        } else {
            Vec::new()
        },
    };
    let member = |unit: &str, nearest: &str| Member {
        unit: unit.into(),
        characters: 900,
        distinct: 120,
        nearest: nearest.into(),
        rate: 86,
    };
    Report {
        street: "永宁街道".into(),
        year: "2026".into(),
        formal: 1,
        documents: vec![checked("桃源社区2026年工作计划", false), checked("幸福社区2026年工作计划", true)],
        general: Vec::new(),
        likeness: vec![Likeness {
            kind: "年度工作计划".into(),
            average: 86,
            members: vec![member("桃源社区", "幸福社区"), member("幸福社区", "桃源社区")],
            matrix: vec![vec![100, 86], vec![86, 100]],
            repeated: vec![Repeated { documents: 2, characters: 60, text: "坚持以人民为中心。".into() }],
        }],
    }
}

#[test]
fn the_page_says_what_is_in_the_way_and_escapes_it() {
    let page = html::write(&report());
    for words in [
        "2 份文件，1 份可以作正式稿",
        "还是讨论稿，离正式稿还差 1 处",
        "templates/段/甲.md 第3行第5列",
        "其余 1 份没有意见",
        "平均 86%",
        "900 字里有 120 字",
        "2 份都有",
        "上级原话",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(page.contains("“&lt;甲&gt;社区”") && !page.contains("<甲>"));
}

#[test]
fn the_data_say_the_same() {
    let data: serde_json::Value = serde_json::from_str(&json(&report())).unwrap_or_default();
    assert_eq!(data["documents"][0]["findings"][0]["level"], "error");
    assert_eq!(data["documents"][0]["findings"][0]["line"], 3);
    assert_eq!(data["documents"][1]["passed"][0]["reason"], "上级原话");
    assert_eq!(data["likeness"][0]["matrix"][0][1], 86);
}
