//! Other people's readers open every built DOCX: Microsoft's Open XML SDK finds nothing to say, and docx-rs, python-docx,
//! pandoc and mammoth read the same text without a complaint.
//!
//! Each check is first shown a broken document, which it must refuse.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test fails by panicking, and its counts are small"
)]

#[allow(dead_code, reason = "the layout tests use all of it")]
#[path = "layout/probe.rs"]
mod probe;
mod rig;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rig::docx::Docx;
use rig::sample::Sample;
use rig::{characters, difference, tools};
use serde_json::Value;

static DOCUMENTS: LazyLock<Vec<PathBuf>> = LazyLock::new(|| {
    let folder = tools::scratch("readers-sample");
    [Sample::whole(&folder).files("docx"), Sample::examples(&folder).files("docx")].concat()
});

/// The documents of the sample street, the examples and their collection.
const EXPECTED: usize = 81 + 27 + 1;

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers").join(name)
}

fn objects(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What the Open XML SDK says of each file, one line an error.
fn sdk_errors(files: &[PathBuf]) -> Vec<String> {
    let mut node = tools::program("node");
    let verdicts = objects(&tools::text(node.arg(script("validate.mjs")).arg(tools::node_modules()).args(files)));
    assert_eq!(verdicts.len(), files.len());
    let errors = verdicts
        .iter()
        .flat_map(|verdict| verdict["errors"].as_array().unwrap().iter().map(move |error| (verdict, error)));
    errors.map(|(verdict, error)| format!("{}：{} {}", verdict["file"], error["path"], error["description"])).collect()
}

/// What python-docx, mammoth and pandoc complain of, and where their text differs from the document's.
fn reader_errors(files: &[PathBuf]) -> Vec<String> {
    let readings = objects(&tools::text(tools::python().arg(script("read.py")).args(files)));
    assert_eq!(readings.len(), files.len() * 3);
    let mut errors = Vec::new();
    for reading in readings {
        let (file, reader) = (reading["file"].as_str().unwrap(), reading["reader"].as_str().unwrap());
        let complaints = reading["complaints"].as_array().unwrap().iter();
        errors.extend(complaints.map(|complaint| format!("{file}：{reader}：{complaint}")));
        let wanted = Docx::open(Path::new(file)).text();
        errors.extend(
            difference(&wanted, &characters(reading["text"].as_str().unwrap()))
                .map(|difference| format!("{file}：{reader} 文字{difference}")),
        );
    }
    errors
}

/// The text as docx-rs reads it: every text run of the body's tree, in order.
fn with_docx_rs(bytes: &[u8]) -> Result<String, String> {
    let document = docx_rs::read_docx(bytes).map_err(|error| error.to_string())?.document;
    let mut text = String::new();
    collect(&serde_json::to_value(document.children).map_err(|error| error.to_string())?, &mut text);
    Ok(characters(&text))
}

fn collect(value: &Value, text: &mut String) {
    match value {
        Value::Array(parts) => parts.iter().for_each(|part| collect(part, text)),
        Value::Object(fields) if fields.get("type").is_some_and(|kind| kind == "text") => {
            text.push_str(fields["data"]["text"].as_str().unwrap_or_default());
        }
        Value::Object(fields) => fields.values().for_each(|field| collect(field, text)),
        _ => {}
    }
}

#[track_caller]
fn none(errors: &[String]) {
    assert!(
        errors.is_empty(),
        "{} 处：\n{}",
        errors.len(),
        errors.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn every_document_was_built() {
    assert!(DOCUMENTS.len() >= EXPECTED, "只有 {} 个 DOCX，至少应有 {EXPECTED} 个：{:?}", DOCUMENTS.len(), *DOCUMENTS);
}

#[test]
fn the_open_xml_sdk_finds_no_error() {
    none(&sdk_errors(&DOCUMENTS));
}

#[test]
fn three_readers_agree_on_the_text() {
    none(&reader_errors(&DOCUMENTS));
}

#[test]
fn docx_rs_agrees_on_the_text() {
    for file in DOCUMENTS.iter() {
        let read =
            with_docx_rs(&std::fs::read(file).unwrap()).unwrap_or_else(|error| panic!("{}：{error}", file.display()));
        if let Some(difference) = difference(&Docx::open(file).text(), &read) {
            panic!("{}：docx-rs 文字{difference}", file.display());
        }
    }
}

#[test]
fn the_checks_refuse_broken_documents() {
    let folder = tools::scratch("readers-broken");
    let written = |name: &str, document: Docx| {
        let file = folder.join(name);
        document.write(&file);
        file
    };
    let good = written("good.docx", probe::plain());
    none(&sdk_errors(std::slice::from_ref(&good)));
    none(&reader_errors(std::slice::from_ref(&good)));
    assert_eq!(difference(&probe::plain().text(), &with_docx_rs(&std::fs::read(&good).unwrap()).unwrap()), None);

    let disordered =
        probe::plain().with("word/styles.xml", "<w:kinsoku/><w:overflowPunct/>", "<w:overflowPunct/><w:kinsoku/>");
    let errors = sdk_errors(&[written("disordered.docx", disordered)]);
    assert!(errors.iter().any(|error| error.contains("kinsoku")), "{errors:?}");

    let dangling = probe::plain().with("word/styles.xml", r#"w:styleId="Cell""#, r#"w:styleId="Zelle""#);
    let errors = reader_errors(&[written("dangling.docx", dangling)]);
    assert!(errors.iter().any(|error| error.contains("mammoth") && error.contains("Cell")), "{errors:?}");

    // A symbol is a character to some readers and nothing to others.
    let symbol = probe::plain().with(
        "word/document.xml",
        "以上任务",
        r#"以上</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:t>任务"#,
    );
    let errors = reader_errors(&[written("symbol.docx", symbol)]);
    assert!(errors.iter().any(|error| error.contains("文字")), "{errors:?}");
}
