//! The 27 seed documents as projects of content/范例: each builds clean, prints every fact of its seed that has a value, and
//! repeats none of its faults.
//!
//! `cases/examples/<编号>.tsv` has a line for each fact: where the seed says it, key, value, the words that the finished
//! document prints for it, and a remark. A fact without printed words, or printed in other numbers, needs the remark.
//! `cases/examples/defects.tsv` has a line for each fault of the seeds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::case::{Case, example_names};
use super::read;

/// Number of seed documents.
const SEEDS: usize = 27;
/// Facts of all seeds.
const FACTS: usize = 651;

struct Everything {
    case: Case,
    /// Paragraphs and cells of all documents of a seed, by its number.
    texts: BTreeMap<String, Vec<String>>,
}

static BUILT: LazyLock<Everything> = LazyLock::new(|| {
    let names = example_names();
    let case = Case::examples(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let run = case.build(&["--all", "content/范例"]).exit(0).errors(&[]);
    assert_eq!(run.count("failed"), 0);
    let texts = seeds().into_iter().map(|seed| {
        let folder = case.output("范例").join(folder_of(&seed));
        let documents = files(&folder, "docx");
        assert!(!documents.is_empty(), "{seed} 没有生成文件");
        let paragraphs = documents.iter().flat_map(|path| read::docx(path).paragraphs).collect();
        (seed, paragraphs)
    });
    let texts = texts.collect();
    Everything { case, texts }
});

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/examples")
}

/// Numbers of the seeds: one file of facts each.
fn seeds() -> Vec<String> {
    let entries = fs::read_dir(cases()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut seeds: Vec<String> = entries
        .filter_map(|name| name.strip_suffix(".tsv").map(str::to_owned))
        .filter(|name| name != "defects")
        .collect();
    seeds.sort();
    seeds
}

fn folder_of(seed: &str) -> String {
    let names = example_names();
    let own: Vec<&String> = names.iter().filter(|name| name.starts_with(&format!("{seed}-"))).collect();
    assert_eq!(own.len(), 1, "{seed} 在 content/范例 里应有一个项目，实有 {own:?}");
    own[0].clone()
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    entries.filter(|path| path.extension().is_some_and(|found| found == ending)).collect()
}

/// Lines of a table of cases behind its head.
fn table(name: &str, width: usize) -> Vec<Vec<String>> {
    let text = fs::read_to_string(cases().join(name)).unwrap();
    let rows = text.lines().skip(1).map(|line| {
        let mut cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        cells.resize(width, String::new());
        cells
    });
    rows.collect()
}

#[test]
fn every_seed_is_a_project_that_builds_without_a_warning() {
    assert_eq!(seeds().len(), SEEDS);
    let run = BUILT.case.check(&["--all", "content/范例"]).exit(0).errors(&[]);
    let warnings: Vec<String> = run
        .findings()
        .iter()
        .filter(|finding| finding.level == "warning")
        .map(|finding| format!("{} {}", finding.code, finding.message))
        .collect();
    assert!(warnings.is_empty(), "{}", warnings.join("\n"));
    assert_eq!(run.count("gaps"), 0);
}

#[test]
fn every_form_says_the_same() {
    for seed in seeds() {
        let folder = BUILT.case.output("范例").join(folder_of(&seed));
        for docx in files(&folder, "docx") {
            let html = read::html(&docx.with_extension("html"));
            assert_eq!(read::docx(&docx).paragraphs, html.paragraphs, "{}", docx.display());
        }
    }
}

#[test]
fn every_fact_with_a_value_is_printed() {
    let (mut facts, mut printed, mut wrong) = (0, 0, Vec::new());
    for (seed, texts) in &BUILT.texts {
        for (index, row) in table(&format!("{seed}.tsv"), 5).iter().enumerate() {
            let [line, key, value, words, remark] = row.as_slice() else { panic!("{seed} 第{}行", index + 2) };
            facts += 1;
            let mut refuse = |why: &str| wrong.push(format!("{seed} {line} {key}（{value}）：{why}"));
            if words.is_empty() {
                if remark.is_empty() {
                    refuse("没有印，也没有说明");
                }
                continue;
            }
            printed += 1;
            if !texts.iter().any(|text| text.contains(words.as_str())) {
                refuse(&format!("成稿里没有“{words}”"));
            }
            let lost: Vec<String> = numbers(value).into_iter().filter(|number| !words.contains(number)).collect();
            if !lost.is_empty() && remark.is_empty() {
                refuse(&format!("“{words}”里没有{}，也没有说明", lost.join("、")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(facts, FACTS);
    // What is left out is masked in the seeds, was mended away, or is a person's name.
    assert!(printed * 100 >= facts * 98, "{facts} 条事实只印了 {printed} 条");
}

/// The numbers of a value, without remarks in brackets and without what is masked.
fn numbers(value: &str) -> Vec<String> {
    let mut bare = String::new();
    let mut depth = 0;
    for c in value.chars() {
        match c {
            '(' | '〔' | '（' => depth += 1,
            ')' | '〕' | '）' => depth -= 1,
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let bare = bare.replace("20xx", "").replace("20**", "");
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let parts = bare.split(|c| !is_part(c)).map(|part| part.trim_matches('.'));
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[test]
fn no_fault_of_a_seed_comes_back() {
    let rows = table("defects.tsv", 6);
    assert!(rows.len() >= 300, "{}", rows.len());
    let mut back = Vec::new();
    for row in &rows {
        let [seed, rule, line, fault, mended, remark] = row.as_slice() else { panic!("{row:?}") };
        let is_there = BUILT.texts[seed].iter().any(|text| text.contains(fault.as_str()));
        // A fault that lies in what is missing around the words, and not in the words, says so.
        if is_there && remark.is_empty() {
            back.push(format!("{seed} {rule} {line}：“{fault}”又出现了（应当：{mended}）"));
        }
        if !is_there && !remark.is_empty() {
            back.push(format!("{seed} {rule} {line}：“{fault}”不再出现，说明可以删去"));
        }
    }
    assert!(back.is_empty(), "{}", back.join("\n"));
}

/// Whole classes of faults, wherever they stand.
#[test]
fn no_kind_of_fault_of_the_seeds_is_in_any_document() {
    let mut found = Vec::new();
    for (seed, texts) in &BUILT.texts {
        for text in texts {
            found.extend(faults(text).into_iter().map(|fault| format!("{seed} {fault}：{text}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

const DOUBLED: [&str; 11] = ["，，", "。。", "、、", "；；", "，。", "。，", "；。", "。；", "：：", "、以及", "，、"];
const EMPTY: [&str; 6] = ["（）", "〔〕", "“”", "《》", "[]", "()"];
/// Words that the seeds mangled or wrote in a way that is not standard.
const WORDS: [&str; 14] = [
    "平米",
    "台帐",
    "根底",
    "效劳",
    "实惠政策",
    "原那么",
    "纳人",
    "投人",
    "准人",
    "遵照规划",
    "刚好驾驭",
    "20xx",
    "20**",
    "【待补",
];

/// What is wrong with a text, by kind.
fn faults(text: &str) -> Vec<String> {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut found: Vec<String> = Vec::new();
    for (kind, words) in [("标点叠用", &DOUBLED[..]), ("空括号", &EMPTY[..]), ("用词", &WORDS[..])] {
        found.extend(words.iter().filter(|word| text.contains(**word)).map(|word| format!("{kind}“{word}”")));
    }
    // 、和 joins twice, 、和谐 does not.
    for (mark, words) in [("、和", ["谐", "睦", "平"]), ("、及", ["时", "早", "格"]), ("、等", ["级", "待", "候"])]
    {
        let joins = |rest: &str| !words.iter().any(|word| rest.starts_with(word));
        if text.split(mark).skip(1).any(joins) {
            found.push(format!("标点叠用“{mark}”"));
        }
    }
    let chars: Vec<char> = text.chars().collect();
    for pair in chars.windows(2) {
        let (one, other) = (pair[0], pair[1]);
        let is_half = |c: char| matches!(c, ',' | ';' | ':' | '?' | '!' | '(' | ')');
        if (is_chinese(one) && is_half(other)) || (is_half(one) && is_chinese(other)) {
            found.push(format!("半角标点“{one}{other}”"));
        }
    }
    for triple in chars.windows(3) {
        if is_chinese(triple[0]) && triple[1] == ' ' && is_chinese(triple[2]) && !text.contains('《') {
            found.push(format!("汉字间空格“{}”", triple.iter().collect::<String>()));
        }
        if triple[0].is_ascii_digit() && matches!(triple[1], '。' | ' ') && triple[2].is_ascii_digit() {
            found.push(format!("数字断开“{}”", triple.iter().collect::<String>()));
        }
    }
    if text.contains(['"', '\'']) {
        found.push("直引号".into());
    }
    for (open, close) in [('“', '”'), ('（', '）'), ('《', '》')] {
        if text.matches(open).count() != text.matches(close).count() {
            found.push(format!("{open}{close}不成对"));
        }
    }
    found
}

/// The check itself sees what it is there for.
#[test]
fn the_check_of_faults_sees_each_kind() {
    for bad in [
        "礼堂200平米",
        "协调,落实",
        "甲，，乙",
        "文号〔〕",
        "20xx年工作",
        "37。6万人",
        "6 923个",
        "社 区",
        "他说\"好\"",
        "“甲",
        "甲、乙、和丙",
    ] {
        assert!(!faults(bad).is_empty(), "{bad}");
    }
    for good in [
        "按5:5的比例负担",
        "文明祥和、和谐共荣",
        "2026年1月至3月，办12场（次）。",
        "《中共江州市委 江州市人民政府关于…的意见》",
        "GB 50180—93",
    ] {
        assert!(faults(good).is_empty(), "{good}: {:?}", faults(good));
    }
}
