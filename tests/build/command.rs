//! The command line: verbs, options, exit status, JSON, messages.

use std::collections::BTreeSet;

use serde_json::Value;

use super::case::{Case, SAMPLE, last, target};

#[test]
fn check_and_build_find_the_same() {
    let case = Case::three()
        .set(last("桃源社区"), "党支部数", "7户")
        .append("templates/段/主要任务/节水.md", "\n\n{{ 单位.名程 }}\n")
        .set(last("柳荫街社区"), "火灾", "待定");
    let (check, build) = (case.check(&[]).exit(1), case.build(&[]).exit(1));
    let findings = |text: &str| serde_json::from_str::<Value>(text).unwrap()["findings"].clone();
    assert_eq!(findings(&check.stdout), findings(&build.stdout));
    let (check, build) = (case.run(&["check"]).exit(1), case.run(&["build"]).exit(1));
    assert_eq!(check.stderr, build.stderr);
    assert!(check.stderr.contains("N204") && check.stderr.contains("N402"), "{}", check.stderr);
    assert_eq!(case.run(&["check", "--jobs", "1"]).stderr, check.stderr);
}

#[test]
fn check_writes_nothing() {
    let case = Case::one();
    let before = case.files("");
    case.check(&[]).exit(0);
    assert!(case.files("") == before);
}

#[test]
fn json_has_the_agreed_shape() {
    let case = Case::one().set(last("桃源社区"), "党支部数", "7户").set(last("桃源社区"), "调解成功", "{实绩: 99件}");
    let run = case.check(&[]).exit(1);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(keys(&report), set(&["findings", "summary"]));
    let wanted = set(&[
        "code",
        "level",
        "message",
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
        "help",
        "related",
        "unit",
    ]);
    let findings = report["findings"].as_array().unwrap();
    // The third is the list of phrases to verify.
    let codes: Vec<&str> = findings.iter().map(|finding| finding["code"].as_str().unwrap()).collect();
    assert_eq!(codes.iter().filter(|code| **code != "N410").count(), 2, "{codes:?}");
    assert_eq!(codes.len(), 3, "{codes:?}");
    for finding in findings {
        assert_eq!(keys(finding), wanted);
        assert!(["error", "warning", "info"].contains(&finding["level"].as_str().unwrap()));
        for place in finding["related"].as_array().unwrap() {
            assert!(keys(place).is_superset(&set(&["file", "line", "column"])), "{place}");
        }
    }
    for key in ["errors", "warnings", "infos", "documents", "written", "changed", "failed", "gaps"] {
        assert!(report["summary"][key].is_u64(), "{key}: {}", report["summary"]);
    }
    // Columns count characters: the value stands behind 20-odd columns of Chinese and spaces.
    let span = run.at("N204", &last("桃源社区"), "7户").expect("N204").place.expect("a place");
    let text = case.text(&last("桃源社区"));
    let line = text.lines().nth(span.line - 1).unwrap();
    let covered: String = line.chars().skip(span.column - 1).take(span.end_column - span.column).collect();
    assert_eq!(covered, "7户");
}

#[test]
fn a_new_project_builds_clean() {
    let case = Case::empty();
    let run = case.run(&["new", "我们街道"]).exit(0);
    assert!(run.stdout.contains("已建好项目") && run.stdout.contains("nigao build"), "{}", run.stdout);
    let run = case.build(&["我们街道"]).exit(0).errors(&[]);
    assert_eq!((run.count("warnings"), run.count("written")), (0, 21));
    assert!(case.root.join("我们街道/output").join(target("index.html")).exists());

    let before = case.files("我们街道");
    let run = case.run(&["new", "我们街道"]).exit(2);
    assert!(run.stderr.contains("不是空文件夹"), "{}", run.stderr);
    assert!(case.files("我们街道") == before);
    let case = case.write("有东西/甲.txt", "甲");
    case.run(&["new", "有东西"]).exit(2);
    assert_eq!(case.files("有东西").len(), 1);
}

#[test]
fn explain_prints_the_page_of_a_code() {
    for name in ["N103", "n103"] {
        let run = SAMPLE.run(&["explain", name]).exit(0);
        assert!(run.stdout.starts_with("N103 冒号后面缺空格"), "{}", run.stdout);
        for part in ["是什么：", "为什么：", "例子：", "应当写成："] {
            assert!(run.stdout.contains(part), "{}", run.stdout);
        }
    }
    let all = SAMPLE.run(&["explain"]).exit(0);
    assert!(all.stdout.lines().count() > 40);
    let run = SAMPLE.run(&["explain", "N999"]).exit(2);
    assert!(run.stderr.contains("没有代码“N999”"), "{}", run.stderr);
}

#[test]
fn what_is_not_understood_is_said_in_chinese() {
    for (arguments, words) in [
        (vec!["biuld"], "您是否想写“build”"),
        (vec!["做"], "不认识的命令“做”"),
        (vec!["build", "--jason"], "您是否想写“--json”"),
        (vec!["build", "--没有"], "不认识的参数“--没有”"),
        (vec!["build", "--year", "明年"], "明年"),
        (vec!["build", "--format", "pdf"], "可以写：docx、html"),
        (vec!["build", "--only", "桃园社区"], "您是否想写“桃源社区”"),
        (vec!["new"], "缺少参数"),
        (vec!["serve", "--port", "八千"], "不能写“八千”"),
    ] {
        let run = SAMPLE.run(&arguments).exit(2);
        assert!(run.stderr.starts_with("错误：") && run.stderr.contains(words), "{arguments:?}: {}", run.stderr);
        let english = run
            .stderr
            .split(|c: char| !c.is_ascii_alphabetic())
            .any(|word| ["error", "Usage", "tip", "invalid", "unexpected"].contains(&word));
        assert!(!english, "{arguments:?}: {}", run.stderr);
    }
    let help = SAMPLE.run(&["--help"]).exit(0);
    assert!(help.stdout.contains("用法：") && help.stdout.contains("生成全部文件"), "{}", help.stdout);
    for verb in ["build", "check", "serve", "new", "explain"] {
        let help = SAMPLE.run(&[verb, "--help"]).exit(0);
        assert!(help.stdout.contains("用法：") && !help.stdout.contains("Usage"), "{}", help.stdout);
    }
}

#[test]
fn a_folder_without_a_project_is_said() {
    let run = Case::empty().run(&["build"]).code;
    assert_eq!(run, 2);
    let case = Case::empty();
    // A name that is nothing is no folder without a project: somebody mistyped it.
    let run = case.run(&["check", "没有"]).exit(2);
    assert!(run.stderr.contains("没有“") && run.stderr.contains("请核对名称"), "{}", run.stderr);
    std::fs::create_dir_all(case.root.join("空的")).unwrap();
    let run = case.run(&["check", "空的"]).exit(2);
    assert!(run.stderr.contains("content/项目.yaml"), "{}", run.stderr);
    // From a folder inside the project, the project is found.
    let case = Case::one();
    std::fs::create_dir_all(case.root.join("甲/乙")).unwrap();
    case.check(&["甲/乙"]).exit(0);
}

#[test]
fn only_builds_the_named_units() {
    let case = Case::three().set(last("望江门社区"), "党支部数", "7户");
    let run = case.build(&["--only", "桃源社区", "--only", "柳荫街社区"]).exit(0).errors(&[]);
    assert_eq!((run.count("documents"), run.count("written")), (10, 10));
    let files = case.files("output");
    // Their documents, what was written when, and a report on them.
    assert_eq!(files.len(), 10 * 2 + 1 + 2, "{:?}", files.keys());
    let report = case.text("output/2026/永宁街道/校对报告（桃源社区、柳荫街社区）.html");
    assert!(report.contains("桃源社区、柳荫街社区2026年文件校对报告") && !report.contains("望江门"), "{report}");
    let others = ["index.html", "望江门", "永宁街道2026", "永宁街道2025", "永宁街道各社区"];
    assert!(files.keys().all(|name| others.iter().all(|other| !name.contains(other))), "{:?}", files.keys());
}

/// Nothing was written, so the status is not 0, although the mistake is in a unit that was not asked for.
#[test]
fn only_the_street_waits_for_its_communities() {
    let case = Case::three().set(last("望江门社区"), "党支部数", "7户");
    let run = case.build(&["--only", "永宁街道"]).exit(1);
    assert_eq!((run.count("written"), run.count("failed")), (0, 6));
    let run = case.run(&["build", "--only", "永宁街道"]).exit(1);
    assert!(run.stdout.contains("望江门社区的数据有错误"), "{}", run.stdout);
}

/// A unit is chosen and named by its printed name, whatever its file is called.
#[test]
fn only_knows_the_printed_name() {
    let case = Case::one().set(last("桃源社区"), "名称", "桃花社区").set(last("桃源社区"), "党支部数", "7户");
    let run = case.build(&["--only", "桃花社区"]).exit(1).errors(&["N204"]);
    assert_eq!(run.findings()[0].unit, "桃花社区");
    case.build(&[]).exit(1).errors(&["N204"]);
    assert!(case.text("output/2026/永宁街道/index.html").contains("N204"));
}

#[test]
fn format_and_out_choose_what_and_where() {
    let case = Case::one();
    let run = case.build(&["--format", "docx", "--out", "别处/成稿"]).exit(0);
    assert_eq!(run.count("written"), 2);
    assert!(!case.root.join("output").exists());
    let mut endings: Vec<String> =
        case.files("别处/成稿").into_keys().map(|name| name.rsplit('.').next().unwrap().to_owned()).collect();
    endings.sort();
    assert_eq!(endings, ["docx", "docx", "html", "html", "json", "json"]);
    let case = Case::one();
    case.build(&["--format", "html"]).exit(0);
    assert!(case.files("output").keys().all(|name| !name.ends_with("docx")));
}

#[test]
fn another_year_reads_other_folders() {
    let case = Case::one();
    let run = case.build(&["--year", "2030"]).exit(1).says("N210", "2029");
    assert_eq!(run.count("documents"), 0);
    // 2027 plans from the 2026 files, whose 实绩 nobody has entered yet.
    let run = case.build(&["--year", "2027"]);
    assert!(run.code <= 1);
    assert!(case.files("output").keys().all(|name| !name.starts_with("2026/")));
}
