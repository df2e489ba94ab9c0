use super::{Board, BoardDocument, BoardFinding, BoardLevel, BoardRow, BoardStatus, write};

fn document(kind: &str, unit: &str, status: BoardStatus, errors: usize) -> BoardDocument {
    let title = format!("{unit}2026年{kind}");
    let files = match status {
        BoardStatus::Failed | BoardStatus::Skipped => Vec::new(),
        BoardStatus::Built => vec![("网页".into(), format!("{title}.html")), ("文档".into(), format!("{title}.docx"))],
    };
    let done = !files.is_empty();
    BoardDocument {
        kind: kind.into(),
        title,
        status,
        files,
        pages: if done { 7 } else { 0 },
        characters: if done { 2565 } else { 0 },
        errors,
        missing: errors,
        ..BoardDocument::default()
    }
}

fn finding(level: BoardLevel, unit: &str, message: &str) -> BoardFinding {
    BoardFinding {
        level,
        code: "F012".into(),
        message: message.into(),
        place: format!("content/2026/永宁街道/{unit}.yaml:18:5"),
        help: "改为“98.5%”，或在指标库里写明口径。".into(),
        unit: unit.into(),
    }
}

fn board() -> Board {
    let unit = |(index, name): (usize, &&str)| {
        let status = match index % 4 {
            2 => BoardStatus::Failed,
            3 => BoardStatus::Skipped,
            _ => BoardStatus::Built,
        };
        let level = if index == 0 { "街道" } else { "社区" };
        let documents =
            vec![document("工作计划", name, BoardStatus::Built, index % 2), document("工作总结", name, status, 0)];
        BoardRow { unit: (*name).into(), level: level.into(), documents }
    };
    let names = ["永宁街道", "桃源社区", "<script>社区", "幸福社区", "和谐社区", "平安社区"];
    let mut rows: Vec<_> = names.iter().enumerate().map(unit).collect();
    rows[0].documents.push(document("任务分解表", "永宁街道", BoardStatus::Built, 0));
    Board {
        street: "永宁街道".into(),
        year: "2026".into(),
        rows,
        findings: vec![
            finding(BoardLevel::Info, "桃源社区", "一句里有两个“做到”。"),
            finding(BoardLevel::Error, "桃源社区", "“98.5%”与任务分解表第 4 行的“98%”不一致"),
            finding(BoardLevel::Error, "<script>社区", "读不懂“约摸十来个”"),
            finding(BoardLevel::Warning, "", "六个社区的入户走访之和与街道数相差 12 户次"),
        ],
        built: 10,
        failed: 1,
        skipped: 1,
        note: "事实截至 2026年1月20日。".into(),
        ..Board::default()
    }
}

#[test]
fn the_summary_counts_and_names_the_states() {
    let html = write(&board());
    assert!(html.contains("已生成 10 份</strong>，<strong class=\"failed\">未生成 1 份</strong>，跳过 1 份"));
    assert!(html.contains("已生成的里面有"), "{html}");
    assert!(html.contains("错误 2 条，提醒 1 条，说明 1 条"));
    for word in ["✔</span> 已生成", "✘</span> 未生成", "－</span> 跳过", "⚠</span> 已生成，有意见"]
    {
        assert!(html.contains(word), "{word}");
    }
}

#[test]
fn names_are_text_and_links_stay_inside_the_folder() {
    let mut board = board();
    board.rows[0].documents[0].files = vec![("网页".into(), "javascript:alert(1)\".html".into())];
    let html = write(&board);
    assert!(!html.contains("<script"));
    assert!(html.contains("href=\"javascript%3Aalert(1)%22.html\""));
}

#[test]
fn findings_stand_under_their_unit_the_worst_first() {
    let html = write(&board());
    let at = |text: &str| html.find(text).unwrap_or(usize::MAX);
    assert!(at("全部材料") < at("不一致"));
    assert!(at("不一致") < at("两个“做到”"));
    assert!(at("两个“做到”") < at("读不懂"));
    assert!(html.contains("读不懂"));
    assert!(html.contains("<a href=\"#u1\">桃源社区</a>"));
}

#[test]
fn an_empty_board_says_so() {
    assert!(write(&Board::default()).contains("还没有材料"));
}

#[test]
#[ignore = "writes a file for a browser to measure: NIGAO_SAMPLES=folder cargo test write_board_sample -- --ignored"]
fn write_board_sample() -> std::io::Result<()> {
    let folder = std::env::var_os("NIGAO_SAMPLES").map_or_else(std::env::temp_dir, std::path::PathBuf::from);
    std::fs::write(folder.join("board.html"), write(&board()))
}
