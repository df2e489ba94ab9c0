//! `check --fix`: what is mended changes no letter and no number, stays out of quotations, settles, and keeps every other byte.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use nigao::lint::{self, Policy, Subject, mend};
use nigao::manuscript::{Manuscript, edit, file, plain};
use nigao::source::Source;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn read(text: &str) -> Manuscript {
    plain::read(Source::new("稿.txt", text))
}

/// One round of mending.
fn mended(text: &str) -> String {
    let (text, policy) = (read(text), Policy::default());
    let noted = lint::findings(&Subject::alone(&text, &policy));
    edit::plain(&text, &mend::edits(&text, &noted))
}

/// Rounds until nothing changes.
fn settled(text: &str) -> String {
    let mut now = text.to_owned();
    for _ in 0..8 {
        let next = mended(&now);
        if next == now {
            return now;
        }
        now = next;
    }
    panic!("没有定下来：{text}");
}

fn letters(text: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xff10 + 0x30).unwrap(),
        c => c,
    };
    text.chars().filter(|c| c.is_alphanumeric()).map(narrow).collect()
}

#[test]
fn marks_are_mended_and_words_are_not() {
    for (before, after) in [
        ("各单位,要落实责任;抓好整改.", "各单位，要落实责任；抓好整改。"),
        ("做到\"人人有责\",户户参与。", "做到“人人有责”，户户参与。"),
        ("按照国发[2026]1号文件落实。", "按照国发〔2026〕1号文件落实。"),
        ("全年５场，完成率９８％。", "全年5场，完成率98%。"),
        ("抓好排查...", "抓好排查……"),
        ("（一）、组织领导", "（一）组织领导"),
        // A quotation, a value, a word, a name stay.
        ("会上说“人人有责,户户参与”。", "会上说“人人有责,户户参与”。"),
        ("依据《条例,办法》执行。", "依据《条例,办法》执行。"),
        ("截止2026年6月底，帐户共3 268户。", "截止2026年6月底，帐户共3 268户。"),
        ("按照国发[2026]01号文件落实。", "按照国发[2026]01号文件落实。"),
        ("比例为5:5，时间是9:30，文件见 a.txt。", "比例为5:5，时间是9:30，文件见 a.txt。"),
        // A name with a dot, an address, a blank that keeps names apart, a 文号 in full-width digits.
        ("阿卜杜拉.买买提同志发言。", "阿卜杜拉.买买提同志发言。"),
        ("见 https://a.cn/甲,乙?x=丙;丁 一页。", "见 https://a.cn/甲,乙?x=丙;丁 一页。"),
        ("参加的有张三\u{a0}李四。", "参加的有张三\u{a0}李四。"),
        ("按照国发〔２０２６〕１２号文件落实。", "按照国发〔２０２６〕１２号文件落实。"),
        ("他念道:'举头望明月,低头思故乡.'", "他念道：'举头望明月,低头思故乡.'"),
    ] {
        assert_eq!(settled(before), after);
    }
}

/// On every source document and every example of a rule.
#[test]
fn mending_changes_no_letter_and_settles() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/lint");
    let mut texts: Vec<String> = fs::read_dir(cases.join("seeds"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let rules = fs::read_to_string(cases.join("rules.tsv")).unwrap();
    texts.extend(rules.lines().flat_map(|line| line.split('\t').skip(1)).map(|text| text.replace("\\n", "\n")));
    let mut changed = 0;
    for text in &texts {
        let text = text.trim_start_matches('\u{feff}');
        let after = settled(text);
        assert_eq!(letters(text), letters(&after));
        assert_eq!(text.lines().count(), after.lines().count());
        changed += usize::from(text != after);
    }
    assert!(changed > 10, "{changed}");
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_nigao")).args(arguments).current_dir(folder).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn dry_run_shows_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("来文.txt");
    let (gbk, _, _) = encoding_rs::GB18030.encode("通知\r\n各单位,要落实责任。\r\n");
    fs::write(&path, &gbk).unwrap();
    let (_, text) = run(folder.path(), &["check", "来文.txt", "--fix", "--dry-run"]);
    assert!(
        text.contains("- 各单位,要落实责任。\n+ 各单位，要落实责任。") && text.contains("可以自动改 1 处"),
        "{text}"
    );
    assert_eq!(fs::read(&path).unwrap(), &*gbk);
    let (_, text) = run(folder.path(), &["check", "来文.txt", "--fix"]);
    assert!(text.contains("改了 1 处"), "{text}");
    // In the encoding and with the line ends that it had.
    let (right, _, _) = encoding_rs::GB18030.encode("通知\r\n各单位，要落实责任。\r\n");
    assert_eq!(fs::read(&path).unwrap(), &*right);
    let (_, text) = run(folder.path(), &["check", "来文.txt", "--fix"]);
    assert!(text.contains("改了 0 处"), "{text}");
    // Templates and projects are not files to be mended.
    fs::write(folder.path().join("段.md"), "共{{ 户数 }},其中。").unwrap();
    let (exit, _) = run(folder.path(), &["check", "段.md", "--fix"]);
    assert_eq!((exit, fs::read_to_string(folder.path().join("段.md")).unwrap().as_str()), (1, "共{{ 户数 }},其中。"));
    assert_eq!(run(folder.path(), &["check", "--fix"]).0, 2);
}

/// A DOCX whose words are torn over runs: bold brackets, a tab, an entity.
const BODY: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>关于做好工作的通知</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">  按照国发</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>[2026]</w:t></w:r><w:r><w:tab/><w:t>1号&amp;有关要求</w:t></w:r><w:r><w:t>,各单位</w:t></w:r><w:r><w:t>,要"落实"责任。</w:t></w:r></w:p>
</w:body></w:document>"#;

#[test]
fn a_docx_keeps_every_other_byte() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("[Content_Types].xml", "<Types/>"), ("word/document.xml", BODY), ("word/styles.xml", "<x/>")]
    {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("来文.docx");
    fs::write(&path, writer.finish().unwrap().into_inner()).unwrap();
    let (_, text) = run(folder.path(), &["check", "来文.docx", "--fix"]);
    assert!(text.contains("+ 按照国发〔2026〕\t1号&有关要求，各单位，要“落实”责任。"), "{text}");
    let part = |name: &str| {
        let mut text = String::new();
        let mut archive = ZipArchive::new(File::open(&path).unwrap()).unwrap();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let wanted =
        BODY.replace("[2026]", "〔2026〕").replace(">,各单位", ">，各单位").replace(">,要\"落实\"", ">，要“落实”");
    assert_eq!(part("word/document.xml"), wanted);
    assert_eq!((part("word/styles.xml").as_str(), part("[Content_Types].xml").as_str()), ("<x/>", "<Types/>"));
    assert!(file::read(&path).is_ok());
}

/// What is for programs in a Markdown file is left as it is.
#[test]
fn code_in_markdown_is_left_alone() {
    let text = "# 通知\n\n各单位,要落实。\n\n~~~\n代码,一\n~~~\n\n    代码,二\n\n<pre>\n代码,三\n</pre>\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("甲.md"), text).unwrap();
    run(folder.path(), &["check", "甲.md", "--fix"]);
    let after = fs::read_to_string(folder.path().join("甲.md")).unwrap();
    assert_eq!(after, text.replace("各单位,", "各单位，"));
}

/// A file that is named twice is read once; of a link, the file behind it is mended and the link stays.
#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("来文.txt");
    fs::write(&path, "通知\n各单位,要落实责任。\n").unwrap();
    std::os::unix::fs::symlink(&path, folder.path().join("快捷.txt")).unwrap();
    let (_, text) = run(folder.path(), &["check", "来文.txt", "快捷.txt", "./来文.txt"]);
    assert!(text.contains("校对 1 个文件"), "{text}");
    run(folder.path(), &["check", "快捷.txt", "--fix"]);
    assert!(fs::symlink_metadata(folder.path().join("快捷.txt")).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&path).unwrap(), "通知\n各单位，要落实责任。\n");
}
