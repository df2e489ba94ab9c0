//! Fifteen communities, two of them broken: the others are written, nothing else is touched.

use super::case::{COMMUNITIES, Case, KINDS, last, target};

/// 平安社区 with a trap of typing, 文明社区 with a wrong unit.
fn break_two(case: Case) -> Case {
    case.edit(last("平安社区"), "    党支部数: ", "    党支部数：").set(last("文明社区"), "网格数", "9户")
}

#[test]
fn thirteen_are_written_and_two_errors_are_located() {
    let case = break_two(Case::sample());
    let run = case.build(&[]).exit(1);
    let run = run.errors(&["N102", "N204"]);
    let run = run.finds("N102", last("平安社区"), "党支部数：").finds("N204", last("文明社区"), "9户");
    assert_eq!(["documents", "written", "failed"].map(|key| run.count(key)), [81, 65, 16]);

    let files = case.files("output");
    let healthy: Vec<&str> = COMMUNITIES.into_iter().filter(|name| !matches!(*name, "平安社区" | "文明社区")).collect();
    for name in &healthy {
        for kind in KINDS {
            for ending in ["docx", "html"] {
                let path = target(&format!("{name}{kind}.{ending}"));
                assert!(files.contains_key(&path), "没有 {path}");
            }
        }
    }
    // Board, report in two forms, manifest.
    assert_eq!(files.len(), 13 * 10 + 4, "{:?}", files.keys());

    let board = case.text("output/2026/永宁街道/index.html");
    assert!(board.contains("15个社区：13个已生成，2个未生成（"), "{board}");
    let (_, note) = board.split_once("2个未生成（").expect("the note");
    let (names, note) = note.split_once('）').expect("the names");
    assert!(names.contains("平安社区") && names.contains("文明社区"), "{names}");
    assert!(note.starts_with("。街道文件未生成"), "{note}");
}

#[test]
fn old_files_of_what_is_blocked_stay_as_they_were() {
    let case = Case::three();
    case.build(&[]).exit(0);
    let before = case.files("output");
    // 柳荫街 changes, so its documents must be written; 桃源 is broken, so neither its own nor the street's may be.
    let case = case.set(last("柳荫街社区"), "社区工作者", "14名").set(last("柳荫街社区"), "户数", "2548户");
    // One household more in one of its estates, too.
    let case = case.edit(last("柳荫街社区"), "户数: 411户", "户数: 412户");
    let case = case.set(last("桃源社区"), "网格数", "10户");
    let run = case.build(&[]).exit(1).errors(&["N204"]);
    assert_eq!(["written", "failed"].map(|key| run.count(key)), [10, 11]);
    assert!(run.count("changed") >= 1);
    let after = case.files("output");
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (name, bytes) in
        before.iter().filter(|(name, _)| name.contains("桃源社区") || name.contains("永宁街道/永宁街道"))
    {
        assert!(after[name] == *bytes, "{name} 被改写");
    }
    let changed = target("柳荫街社区2026年工作计划.html");
    assert!(after[&changed] != before[&changed], "{changed} 没有重写");

    let case = case.set(last("桃源社区"), "网格数", "10个");
    let run = case.build(&[]).exit(0);
    assert_eq!((run.count("written"), run.count("failed")), (21, 0));
}

#[test]
fn an_error_in_a_shared_file_blocks_all_and_says_why() {
    let case = Case::three().append(last("共享"), "基本情况: {面积: 2亩}\n");
    let run = case.build(&[]).exit(1).errors(&["N204"]).finds("N204", last("共享"), "2亩");
    assert_eq!(run.count("written"), 0);
    let run = case.run(&["build"]).exit(1);
    assert_eq!(run.stdout.matches("未生成：").count(), 21, "{}", run.stdout);
    assert!(run.stdout.contains("有错误）"), "{}", run.stdout);
}
