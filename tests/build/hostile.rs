//! Files that no clerk would write on purpose: a message, never a panic.

use super::case::{Case, last, this};

const OLD: &str = "桃源社区";

#[test]
fn a_file_in_another_encoding_is_named() {
    let (bytes, _, _) = encoding_rs::GBK.encode("单位:\n  名称: 桃源社区\n");
    let case = Case::one().bytes(last(OLD), &bytes);
    let run = case.check(&[]).exit(1).says("N210", "不是 UTF-8");
    assert!(run.findings().iter().any(|finding| finding.place.as_ref().is_some_and(|span| span.file == last(OLD))));
}

/// What cannot be read may not be mistaken for what is not there: nothing is written for the unit, and the others go on.
#[test]
fn an_unreadable_file_blocks_its_unit_alone() {
    let (bytes, _, _) = encoding_rs::GBK.encode("文档: {}\n");
    let case = Case::three().bytes(this("柳荫街社区"), &bytes);
    let run = case.build(&[]).exit(1).errors(&["N210"]);
    assert_eq!((run.count("written"), run.count("failed")), (10, 11));
    assert!(case.files("output").keys().all(|name| !name.contains("柳荫街社区")), "{}", run.stdout);
}

#[test]
fn an_empty_file_is_never_a_clean_build_of_nothing() {
    for text in ["", "\n\n", "# 只有说明\n"] {
        Case::one().write(last(OLD), text).check(&[]).exit(1);
        for path in ["content/项目.yaml", "content/指标库.yaml", "content/字段库.yaml"] {
            Case::one().write(path, text).check(&[]).exit(1).says("N210", &format!("{path} 是空的"));
        }
    }
    Case::one().write("content/项目.yaml", "年度: 2026\n").check(&[]).exit(1).says("N214", "文种");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let case = Case::one();
    case.build(&["--out", "unix"]).exit(0);
    let mut windows = Case::one();
    for path in [
        last(OLD),
        this(OLD),
        last("共享"),
        this("共享"),
        "content/项目.yaml".into(),
        "content/指标库.yaml".into(),
        "templates/段/附/前言.md".into(),
    ] {
        let text = format!("\u{feff}{}", windows.text(&path).replace('\n', "\r\n"));
        windows = windows.write(path, &text);
    }
    windows.build(&["--out", "windows"]).exit(0).errors(&[]);
    let (unix, windows) = (case.files("unix"), windows.files("windows"));
    for (name, bytes) in unix.iter().filter(|(name, _)| name.ends_with(".docx") || name.ends_with("计划.html")) {
        assert!(windows[name] == *bytes, "{name} 因换行符不同");
    }
}

#[test]
fn a_large_file_is_read_to_its_end() {
    let filler = "# 说明说明说明说明说明说明说明说明\n".repeat(20_000);
    let case = Case::one().append(last(OLD), &filler).append(last(OLD), "末尾: 1\n");
    case.check(&[]).exit(1).errors(&["N201"]).finds("N201", last(OLD), "末尾");
    let long = format!("特色: {}\n", "长".repeat(400_000));
    let case = Case::one().append(last(OLD), &long);
    case.check(&[]).exit(1).errors(&["N201"]);
}

#[test]
fn deep_nesting_is_refused() {
    for text in [
        format!("品牌: {}甲{}\n", "[".repeat(5_000), "]".repeat(5_000)),
        format!("品牌: {}甲\n", "{a: ".repeat(5_000)),
        (0..400).map(|depth| " ".repeat(depth) + "层:\n").collect::<String>(),
        format!("品牌:\n  {}甲\n", "- ".repeat(2_000)),
    ] {
        let case = Case::one().cut(last(OLD), "品牌").append(last(OLD), &text);
        let run = case.check(&[]).exit(1);
        assert!(run.findings().iter().any(|finding| finding.level == "error"));
    }
}

#[test]
fn odd_bytes_in_every_kind_of_file_never_stop_the_program() {
    let files = [
        last(OLD),
        this("共享"),
        "content/项目.yaml".into(),
        "content/指标库.yaml".into(),
        "content/字段库.yaml".into(),
        "templates/文种/摘要-社区.yaml".into(),
        "templates/提法/总体要求.yaml".into(),
    ];
    for path in &files {
        for text in [
            "- 甲\n- 乙\n",
            "甲\n",
            "{",
            "甲: [",
            "\u{0}",
            "甲: &a *a\n",
            "---\n---\n",
            "? [甲]: 乙\n",
            "\"",
            "甲: |\n",
            "\u{feff}\u{feff}",
        ] {
            let run = Case::one().write(path, text).check(&[]).code;
            assert!((0..=2).contains(&run), "{path} “{text}”：{run}");
        }
    }
}

#[test]
fn missing_files_are_named() {
    let case = Case::one().remove("content/指标库.yaml");
    case.check(&[]).exit(1).says("N210", "缺少文件 content/指标库.yaml");
    let case = Case::one().remove("content/字段库.yaml");
    case.check(&[]).exit(1).says("N210", "缺少文件 content/字段库.yaml");
    let case = Case::one().remove(last(OLD)).remove(this(OLD));
    let run = case.check(&[]);
    assert_eq!(run.count("documents"), 0);
}
