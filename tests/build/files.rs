//! What is on disk: the same bytes every time, nothing written twice, nothing of others touched.

use std::collections::BTreeMap;
use std::fs;
use std::time::SystemTime;

use walkdir::WalkDir;

use super::case::{Case, SAMPLE, target};

const PLAN: &str = "桃源社区2026年工作计划.docx";

fn times(case: &Case, folder: &str) -> BTreeMap<String, SystemTime> {
    let entries = WalkDir::new(case.root.join(folder)).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|file| (file.path().display().to_string(), file.metadata().unwrap().modified().unwrap())).collect()
}

#[test]
fn one_thread_and_eight_write_the_same_bytes() {
    let case = Case::sample();
    case.build(&["--jobs", "1", "--out", "one"]).exit(0);
    case.build(&["--jobs", "8", "--out", "eight"]).exit(0);
    let wanted = SAMPLE.files("output");
    assert!(wanted.len() > 160);
    for folder in ["one", "eight"] {
        let found = case.files(folder);
        assert_eq!(found.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>());
        for (name, bytes) in &wanted {
            assert!(found[name] == *bytes, "{folder}/{name} 与默认生成的不同");
        }
    }
    let before = times(&case, "one");
    let run = case.build(&["--out", "one"]).exit(0);
    assert_eq!((run.count("changed"), run.count("written")), (0, 81));
    assert_eq!(times(&case, "one"), before, "第二次生成动了文件");
}

#[test]
fn one_changed_fact_rewrites_only_what_it_is_in() {
    let case = Case::three();
    case.build(&[]).exit(0);
    let before = times(&case, "output");
    let case = case.edit("templates/段/主要任务/节水.md", "宣传{{ 提法.节约用水 }}", "广泛宣传{{ 提法.节约用水 }}");
    let run = case.build(&[]).exit(0);
    assert_eq!(run.count("changed"), 3);
    let after = times(&case, "output");
    let touched: Vec<&String> =
        after.iter().filter(|(name, time)| before[*name] != **time).map(|(name, _)| name).collect();
    let plans = touched.iter().filter(|name| name.contains("社区2026年工作计划")).count();
    assert_eq!(plans, 6, "{touched:?}");
    assert!(touched.iter().all(|name| !name.contains("摘要") && !name.contains("汇总")), "{touched:?}");
}

#[test]
fn a_file_of_somebody_else_is_kept() {
    let case =
        Case::one().write(format!("output/{}", target(PLAN)), "别人的稿子").write("output/说明.txt", "别人的说明");
    for _ in 0..2 {
        let run = case.build(&[]).exit(1).errors(&["N803"]).says("N803", PLAN);
        assert_eq!((run.count("written"), run.count("failed")), (1, 1));
        assert_eq!(case.text(&format!("output/{}", target(PLAN))), "别人的稿子");
    }
    assert_eq!(case.text("output/说明.txt"), "别人的说明");
    assert!(case.output(&target("桃源社区2026年主要指标摘要.docx")).exists());
    let case = case.remove(format!("output/{}", target(PLAN)));
    case.build(&[]).exit(0);
    assert!(fs::read(case.output(&target(PLAN))).unwrap().starts_with(b"PK"));
}

#[test]
fn a_file_that_was_edited_is_kept() {
    let case = Case::one();
    case.build(&[]).exit(0);
    let case = case.write(format!("output/{}", target(PLAN)), "改过的稿子");
    for _ in 0..2 {
        case.build(&[]).exit(1).errors(&["N802"]).says("N802", PLAN);
        assert_eq!(case.text(&format!("output/{}", target(PLAN))), "改过的稿子");
    }
    case.check(&[]).exit(0).errors(&[]);
    let case = case.remove(format!("output/{}", target(PLAN)));
    case.build(&[]).exit(0);
    assert!(fs::read(case.output(&target(PLAN))).unwrap().starts_with(b"PK"));
}

#[test]
fn files_that_are_not_made_again_are_named_and_kept() {
    let case = Case::one();
    case.build(&[]).exit(0);
    let before = case.files("output");
    let case = case.edit("content/项目.yaml", "年度工作计划, 摘要", "摘要");
    for _ in 0..2 {
        let run = case.run(&["build"]).exit(0);
        assert!(run.stdout.contains("另有 2 个以前生成、这次没有再生成的文件"), "{}", run.stdout);
        assert!(run.stdout.contains(&target(PLAN)), "{}", run.stdout);
    }
    let after = case.files("output");
    assert!(after[&target(PLAN)] == before[&target(PLAN)]);
    assert_eq!(after.len(), before.len());
    let run = case.run(&["build", "--only", "桃源社区"]).exit(0);
    assert!(!run.stdout.contains("以前生成"), "{}", run.stdout);
}

#[test]
fn a_broken_manifest_stops_the_build_before_anything_is_written() {
    let case = Case::one();
    case.build(&[]).exit(0);
    let case = case.write("output/.nigao-manifest.json", "{");
    let before = case.files("output");
    let run = case.run(&["build"]).exit(2);
    assert!(run.stderr.contains("N801") && run.stderr.contains("清单文件"), "{}", run.stderr);
    assert!(case.files("output") == before);
}

#[test]
fn no_half_written_file_is_left() {
    assert!(SAMPLE.files("output").keys().all(|name| !name.contains("nigao-new")));
}
