//! 校对 measured: source documents full of defects, texts that are right, published defects, and every rule on its own words.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use nigao::lint::{self, Policy, Remark, Rule, Subject};
use nigao::manuscript::{Manuscript, file, markdown, plain};
use nigao::source::Source;

static POLICY: Policy = Policy { levels: BTreeMap::new(), waivers: Vec::new() };

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/lint")
}

fn subject<'a>(text: &'a Manuscript, unit: &'a [String]) -> Subject<'a> {
    Subject { unit, ..Subject::alone(text, &POLICY) }
}

fn said(text: &str, unit: &[&str]) -> Vec<(&'static Rule, Remark)> {
    // What begins a line with # is Markdown.
    let is_markdown = text.starts_with('#');
    let read = if is_markdown { markdown::read } else { plain::read };
    let text = read(Source::new("稿", text));
    let unit: Vec<String> = unit.iter().map(|name| (*name).to_owned()).collect();
    lint::remarks(&subject(&text, &unit))
}

/// A row of a table with quotes as spreadsheets write them.
fn row(line: &str) -> Vec<String> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            c => field.push(c),
        }
    }
    fields.push(field);
    fields
}

fn table(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(cases().join(name)).unwrap();
    text.trim_start_matches('\u{feff}').lines().skip(1).map(row).collect()
}

/// Remarks on every source document by file and line: rule, first and last byte in the line, message.
type Found = BTreeMap<(String, usize), Vec<(&'static str, usize, usize, String)>>;

fn found() -> (Found, BTreeMap<String, Vec<String>>) {
    let (mut found, mut texts) = (Found::new(), BTreeMap::new());
    for entry in fs::read_dir(cases().join("seeds")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = file::read(&path).unwrap();
        for (rule, remark) in lint::remarks(&subject(&text, &[])) {
            let Some(place) = remark.line.and_then(|line| text.place(line, &remark.span)) else { continue };
            let line = place.source.line(place.start().line);
            let span = (place.span.start - line.start, place.span.end - line.start);
            let key = (name.clone(), place.start().line);
            found.entry(key).or_default().push((rule.name, span.0, span.1, remark.message));
        }
        texts.insert(name, fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect());
    }
    (found, texts)
}

fn place(loc: &str) -> (String, usize) {
    let (name, line) = loc.split_once(':').unwrap();
    let digits: String = line.chars().take_while(char::is_ascii_digit).collect();
    (name.to_owned(), digits.parse().unwrap())
}

/// At least this share of the registered defects is found on its line, on its words, by its rule.
const LEAST: usize = 85;

#[test]
fn the_registered_defects_are_found_and_what_is_right_is_left_alone() {
    let (found, texts) = found();
    let is_found = |rule: &str, loc: &str, words: &str| {
        let (name, line) = place(loc);
        let at = texts[&name][line - 1].find(words);
        let remarks = found.get(&(name, line)).map(Vec::as_slice).unwrap_or_default();
        remarks.iter().any(|(known, from, to, _)| {
            *known == rule && at.is_none_or(|at| *from < at + words.len() && at < (*to).max(*from + 1))
        })
    };
    let mut rules: BTreeMap<String, (String, usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for fields in table("defects.csv") {
        let [id, name, loc, words, ..] = fields.as_slice() else { panic!("{fields:?}") };
        let entry = rules.entry(id.clone()).or_insert_with(|| (name.clone(), 0, 0));
        entry.1 += 1;
        if is_found(name, loc, words) {
            entry.2 += 1;
        } else {
            missed.push(format!("{id} {loc} {words}"));
        }
    }
    let (all, hits) = rules.values().fold((0, 0), |(all, hits), (_, one, hit)| (all + one, hits + hit));
    let mut score = String::new();
    writeln!(score, "# 校对得分\n\n由 `cargo test --test lint` 算出，写在这里供比较；改了规则，按提示更新。\n")
        .unwrap();
    writeln!(score, "登记的缺陷 {all} 处，找到 {hits} 处（{:.1}%）。\n", percent(hits, all)).unwrap();
    writeln!(score, "| 编号 | 规则 | 代码 | 登记 | 找到 |\n|---|---|---|---|---|").unwrap();
    for (id, (name, one, hit)) in &rules {
        let code = lint::named(name).unwrap_or_else(|| panic!("没有规则 {name}")).code.as_str();
        writeln!(score, "| {id} | `{name}` | {code} | {one} | {hit} |").unwrap();
    }
    writeln!(score, "\n没有找到的：\n").unwrap();
    for line in &missed {
        writeln!(score, "- {line}").unwrap();
    }
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint-score.md");
    if std::env::var_os("NIGAO_WRITE_SCORE").is_some() {
        fs::write(&kept, &score).unwrap();
    }
    assert!(hits * 100 >= all * LEAST, "{score}");
    let written = fs::read_to_string(&kept).unwrap_or_default();
    assert_eq!(written, score, "得分变了：用 NIGAO_WRITE_SCORE=1 cargo test --test lint 更新 tests/lint-score.md");

    let names: BTreeMap<&str, &str> = table("defects.csv")
        .into_iter()
        .map(|it| (it[0].clone().leak() as &str, it[1].clone().leak() as &str))
        .collect();
    for fields in table("negatives.csv") {
        let [id, loc, words, why] = fields.as_slice() else { panic!("{fields:?}") };
        let rule = names[id.as_str()];
        assert!(!is_found(rule, loc, words), "{rule} 误报 {loc}“{words}”：{why}");
    }
}

#[allow(clippy::cast_precision_loss, reason = "a few hundred lines")]
fn percent(part: usize, whole: usize) -> f64 {
    part as f64 * 100.0 / whole as f64
}

/// Rule by rule: words that it must mark, and words beside them that it must not.
#[test]
fn every_rule_marks_its_words_and_leaves_the_right_ones() {
    let text = fs::read_to_string(cases().join("rules.tsv")).unwrap();
    let (mut tried, mut faults) = (BTreeSet::new(), Vec::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, wrong, right] = fields.as_slice() else { panic!("{line}") };
        assert!(lint::named(name).is_some(), "没有规则 {name}");
        tried.insert((*name).to_owned());
        let lines = |text: &str| text.replace("\\n", "\n");
        let marks =
            |text: &str| said(&lines(text), &["桃源社区"]).into_iter().filter(|(rule, _)| rule.name == *name).count();
        if marks(wrong) == 0 {
            faults.push(format!("{name} 没有标出：{wrong}"));
        }
        let kept: Vec<String> = said(&lines(right), &["桃源社区"])
            .into_iter()
            .filter(|(rule, _)| rule.name == *name)
            .map(|(_, remark)| remark.message)
            .collect();
        if !kept.is_empty() {
            faults.push(format!("{name} 误报：{right}：{kept:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // What only a document of a project can show is tried on projects.
    let own = ["length", "empty-table", "missing-attachment", "retired-term", "fact-mismatch", "number-changed"];
    // What only the layout of a DOCX can show is tried in `lint_layout`, which fails for a rule that has no fault there.
    let is_layout = |rule: &Rule| lint::layout::is_layout(rule.code);
    let rules = lint::RULES.iter().filter(|rule| !own.contains(&rule.name) && !is_layout(rule));
    let all: BTreeSet<String> = rules.map(|rule| rule.name.to_owned()).collect();
    let untried: Vec<&String> = all.difference(&tried).collect();
    assert!(untried.is_empty(), "没有例子的规则：{untried:?}");
}

/// Defects that were printed, and two statements that were right.
#[test]
fn published_defects_are_as_labelled() {
    let text = fs::read_to_string(cases().join("published.json")).unwrap();
    let all: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut tried = 0;
    for case in all.as_array().unwrap() {
        let field = |name: &str| case[name].as_str().unwrap();
        let rules: &[&str] = match field("kind") {
            "sign" => &["direction-conflict"],
            "boundary" => &["band-overlap"],
            "precision" => &["decimal-mix"],
            "unit" => &["table-unit"],
            "placeholder" => &["placeholder-mark", "placeholder-year", "placeholder-ordinal"],
            "stale" => &["outdated-term"],
            "residue" => &["foreign-entity"],
            "positive" => &["direction-conflict", "growth-mismatch", "count-mismatch", "value-conflict", "decimal-mix"],
            // Told in numbers only: texts of the kind are tried below.
            "similarity" | "garble" => continue,
            other => panic!("{other}"),
        };
        // The place that the text is of says whose names are its own.
        let unit: String = field("where").chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect();
        let marked = said(field("text"), &[&unit]).into_iter().any(|(rule, _)| rules.contains(&rule.name));
        let is_right = field("kind") == "positive";
        assert_eq!(marked, !is_right, "{}：{}", field("id"), field("text"));
        tried += 1;
    }
    assert!(tried >= 11, "{tried}");
}

/// D10: of some 390 characters some 320 were another town's too; the names of people, posts and towns were not.
#[test]
fn a_text_with_other_names_in_it_is_told_by_how_alike_it_is() {
    let text = |town: &str, villages: [&str; 3], people: [&str; 4], post: &str, own: &str| {
        let [one, two, three] = villages;
        let [first, second, third, fourth] = people;
        format!(
            "{town}坚持把基层治理摆在突出位置，由{post}{first}、{second}、{third}、{fourth}牵头，在{one}、{two}、{three}先行试点，{town}每周调度一次，每月通报一次。\n\
             一是把底数摸清。{town}网格员逐户走访，登记人口、房屋、产业和矛盾纠纷四本台账，做到一户一档、一事一册，有变化的当天更新。\n\
             二是把事情办实。群众反映的问题在网格里能解决的当场解决，解决不了的报{town}综治中心，三个工作日内答复，七个工作日内办结，办结后由{town}逐件回访，不满意的重新办理，不得以开会、发文代替落实。\n\
             三是把队伍建强。{town}从返乡青年、退役军人、老党员里选配网格员，集中培训，持证上岗，{town}把考核结果与补贴挂钩，干得好的优先列为村级后备干部，连续两次排名末位的予以调整。\n\
             四是把经验留住。{town}每季度召开一次现场会，把管用的做法写成制度，贴在墙上，记在心里。{town}的{own}"
        )
    };
    let (here, there) = ("清水河镇", "白杨坪镇");
    let one = text(
        here,
        ["上营村", "下营村", "河口村"],
        ["赵德明", "钱小兰", "孙家旺", "李秋生"],
        "党委副书记",
        "柳编合作社把议事会开到车间，织工歇工就能提意见。",
    );
    let other = text(
        there,
        ["东坪村", "西坪村", "石桥村"],
        ["周文斌", "吴春梅", "郑立新", "王建业"],
        "副镇长兼主任",
        "退休教师周末轮流坐班，替老人读信填表、代缴电费。",
    );
    let prints = [(&one, here), (&other, there)]
        .map(|(text, name)| nigao::likeness::print::of(&plain::read(Source::new("稿.txt", text.as_str())), &[name]));
    let group = nigao::likeness::group::compare(&prints.iter().collect::<Vec<_>>());
    let same = alike(&one, &other);
    let length = one.chars().filter(|c| *c != '\n').count();
    assert!((380..=400).contains(&length) && (65..=75).contains(&(length - same)), "{length} {same}");
    assert!(group.average >= 82, "{}", group.average);
    assert_eq!(group.members[0].nearest, Some((1, group.average)));
}

/// Characters that two texts have in common, in order.
fn alike(one: &str, other: &str) -> usize {
    let of = |text: &str| text.chars().filter(|c| *c != '\n').collect::<Vec<char>>();
    let (one, other) = (of(one), of(other));
    let mut row = vec![0; other.len() + 1];
    for a in &one {
        let mut diagonal = 0;
        for (at, b) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if a == b { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[other.len()]
}

/// D11: a notice of some 200 characters with 20 errors, from a PDF by way of character recognition. The text was not printed; this
/// is one of the kind, with the errors that recognition makes.
#[test]
fn a_scanned_notice_is_not_taken_for_a_clean_one() {
    let notice = "关天开展环境整治的通告\n广大居民朋友：\n为改善人居环境，根椐上级要求，社医决定开展环境集中整洽，现将有关事项通告如下。\n\
                  一、整治时间为3月1日至4月31日，每日8:30—25:30。\n二、请各位居氏自觉清埋楼道杂物，深人推进垃圾分类，禁止私拉电线、，违者严萧处理。\n\
                  三、商铺不得占道经菅，己经占道的限期整改。。\n四、居委会工作人员将逐户走访登记，请予配合，联系电话：0915—32l0。\n\
                  特此通告。\n育才社区居民委员会\n2026年2月30日";
    let remarks = said(notice, &["育才社区"]);
    let found: BTreeSet<(Option<usize>, usize)> =
        remarks.iter().map(|(_, remark)| (remark.line, remark.span.start)).collect();
    let rules: BTreeSet<&str> = remarks.iter().map(|(rule, _)| rule.name).collect();
    assert!(found.len() >= 10 && rules.contains("ocr-glyph"), "{} {rules:?}", found.len());
}

/// Sentences of the kind that plans of streets and communities have.
#[test]
fn sentences_of_plans_are_left_alone() {
    let text = fs::read_to_string(cases().join("good.txt")).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut faults = Vec::new();
    for line in &lines {
        for (rule, remark) in said(&line.replace("\\n", "\n"), &["桃源社区"]) {
            faults.push(format!("{} {line}：{}", rule.name, remark.message));
        }
    }
    assert!(lines.len() >= 40 && faults.is_empty(), "{}", faults.join("\n"));
}

/// Sentences that a careless pattern would mark: words that run over the end of another, names, parts, other years. In a plan and in
/// a notice nothing is said of them.
#[test]
fn right_sentences_are_left_alone_in_a_plan_and_in_a_notice() {
    let text = fs::read_to_string(cases().join("right.txt")).unwrap();
    let sentences: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut faults = Vec::new();
    for sentence in &sentences {
        let plan = format!(
            "桃源社区2026年工作计划\n2026年，桃源社区紧扣街道党工委部署，聚焦居民急难愁盼，统筹抓好服务和治理。\n{sentence}\n\
             以上安排由社区两委组织实施，年底向居民代表会议报告落实结果。\n桃源社区居民委员会\n2026年1月15日\n"
        );
        let notice = format!(
            "永宁街道办事处关于做好2026年基层治理工作的通知\n各社区、各科室：\n为推进2026年基层治理工作，经街道党工委研究，现将有关事项通知如下。\n\
             {sentence}\n请认真抓好落实，遇到问题及时反馈街道党政办公室。\n永宁街道办事处\n2026年1月15日\n"
        );
        for document in [plan, notice] {
            let marked = said(&document, &[]);
            faults.extend(marked.iter().map(|(rule, remark)| format!("{} {sentence}：{}", rule.name, remark.message)));
        }
    }
    assert!(sentences.len() >= 1000 && faults.is_empty(), "{}", faults.join("\n"));
}

/// Numbers longer than any sum can hold are passed over, in sentences and in tables.
#[test]
fn numbers_of_any_length_are_no_danger() {
    for digits in [15, 16, 28, 40] {
        let n = "9".repeat(digits);
        let text = format!(
            "桃源社区2026年工作计划\n办结{n}件，比2024年的{n}件增加{n}件。由{n}%提高到{n}%，提高{n}个百分点。{n}万个，增加{n}万个，同比增长{n}%。\n\
             登记{n}人，其中男{n}人、女{n}人。分别办结{n}、{n}、{n}件，合计{n}件。购置{n}个，每个{n}万元，共{n}元。{n}个小区中{n}个完成，占{n}%。\n\
             目标{n}场，实际完成{n}场，完成率{n}%。常住人口{n}万人，其中60岁以上{n}万人。更换楼道照明灯{n}盏。\n\
             任务\t单位\t数量\n更换楼道照明灯{n}盏\t盏\t{n}\n更换楼道照明灯{n}盏\t盏\t{n}\n合计\t盏\t{n}\n"
        );
        // Whatever is said of it.
        let marked = said(&text, &[]);
        assert!(marked.iter().all(|(_, remark)| !remark.message.is_empty()));
    }
}

/// Whole documents of thirty kinds with everything that belongs to them, 版头 to 版记, lists of annexes, forms and tables: nothing
/// is said of them.
#[test]
fn whole_documents_of_every_kind_are_left_alone() {
    let mut faults = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(cases().join("correct")).unwrap() {
        let path = entry.unwrap().path();
        count += 1;
        for (rule, remark) in said(&fs::read_to_string(&path).unwrap(), &[]) {
            faults.push(format!("{} {:?} {}：{}", path.display(), remark.line, rule.name, remark.message));
        }
    }
    assert!(count >= 30 && faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_long_document_from_elsewhere_is_too_long_without_its_attachments() {
    let sentence = "各社区每月排查一次低洼楼院，列出清单，逐处销号。\n";
    let counted = |title: &str, body: usize, attached: usize| {
        let text = format!("{title}\n{}附件1\n{}", sentence.repeat(body), sentence.repeat(attached));
        said(&text, &[]).into_iter().filter(|(rule, _)| rule.name == "length").count()
    };
    assert_eq!(counted("桃源社区2026年工作计划", 190, 100), 0);
    assert_eq!(counted("桃源社区2026年工作计划", 220, 0), 1);
    assert_eq!(counted("桃源社区2026年节水工作方案", 190, 0), 1);
}

/// Good texts of every kind: nothing at all is said of them.
#[test]
fn good_texts_are_left_alone() {
    let mut faults = Vec::new();
    for text in [
        "桃源社区2026年工作计划\n为做好2026年工作，根据《江州市社区治理条例》（江政发〔2024〕3号），结合社区实际，制定本计划。\n一、主要任务\n（一）排查隐患。每月对低洼楼院逐处排查1次，列出清单，逐处销号。\n（二）开展演练。全年组织消防演练不少于6场，参加居民300余人次。\n二、保障措施\n社区党组织书记负总责，4～6月逐项检查，2026—2030年分年推进。",
        "各社区要落实责任，做到“谁主管、谁负责”；遇有特殊情况，及时报告。到2026年6月底前，完成率达到98%以上，比上年提高1.2个百分点。",
        "平安社区、平安家庭创建稳步推进，平安志愿者每周巡查2次，保一方平安。文明实践活动办得有声有色，居民幸福感、安全感增强。",
        "45岁及以下3150名，46—59岁1923名，60岁及以上1604名，分别占47.18%、28.80%、24.02%。",
        "商量商量再定的事不能拖；一户一户走访，一件一件销号。",
    ] {
        let kept: Vec<String> = said(text, &["桃源社区"])
            .into_iter()
            .map(|(rule, remark)| format!("{} {}", rule.name, remark.message))
            .collect();
        if !kept.is_empty() {
            faults.push(format!("{text}\n{kept:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Runs the program on files.
fn check(arguments: &[&str], folder: &Path) -> (i32, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_nigao"))
        .arg("check")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.code().unwrap(), text)
}

/// A DOCX with this XML as its document.
fn docx(path: &Path, xml: &str) {
    let mut archive = zip::ZipWriter::new(fs::File::create(path).unwrap());
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut archive, xml.as_bytes()).unwrap();
    archive.finish().unwrap();
}

const BODY: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;

#[test]
fn files_of_every_kind_are_read_and_findings_point_into_them() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let text = "桃源社区2026年工作计划\n各单位,要落实责任。\n";
    write("稿.txt", text.as_bytes());
    write("国标.txt", &encoding_rs::GB18030.encode(text).0);
    write(
        "稿.md",
        "# 桃源社区2026年工作计划\n\n各单位,要落实责任。\n\n| 项目 | 数 |\n|---|---|\n| 户数 | 12户 |\n".as_bytes(),
    );
    // A word in two runs, a deleted one, a cell.
    let xml = format!(
        "{BODY}<w:p><w:r><w:t>桃源社区2026年工作计划</w:t></w:r></w:p><w:p><w:r><w:t>各单</w:t></w:r><w:r><w:t>位,要落实责任。</w:t></w:r>\
         <w:del><w:r><w:delText>旧,话</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>5千人</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    );
    docx(&folder.path().join("稿.docx"), &xml);
    for (name, line, column) in [("稿.txt", 2, 4), ("国标.txt", 2, 4), ("稿.md", 3, 4), ("稿.docx", 2, 4)] {
        let (exit, text) = check(&[name, "--json"], folder.path());
        let json: serde_json::Value = serde_json::from_str(text.trim()).unwrap();
        let comma =
            json["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == "N651").unwrap().clone();
        assert_eq!(
            (exit, &comma["line"], &comma["column"], &comma["file"]),
            (i32::from(name.ends_with("docx")), &line.into(), &column.into(), &name.into())
        );
    }
    let (_, text) = check(&["稿.docx"], folder.path());
    assert!(text.contains("N676") && !text.contains("旧"), "{text}");
    // Several at once, and the form for editors.
    let (exit, text) = check(&["稿.txt", "稿.md", "--sarif"], folder.path());
    let log: serde_json::Value = serde_json::from_str(text.trim()).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!((exit, log["version"].as_str(), results.len()), (0, Some("2.1.0"), 2), "{text}");
    let region = &results[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startColumn"], &results[0]["ruleId"]), (&4.into(), &"N651".into()));
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("改名.docx"), "只是文字").unwrap();
    fs::write(path("密码.docx"), [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).unwrap();
    fs::write(path("二进制.txt"), [0xff, 0xff, 0x00, 0x80]).unwrap();
    docx(&path("断.docx"), BODY);
    let bomb = r#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    docx(&path("实体.docx"), &format!("{bomb}{BODY}<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"));
    docx(&path("炸弹.docx"), &format!("{BODY}{}", " ".repeat(65 * 1024 * 1024)));
    let mut other = zip::ZipWriter::new(fs::File::create(path("别的.docx")).unwrap());
    other.start_file("a.txt", zip::write::SimpleFileOptions::default()).unwrap();
    other.finish().unwrap();
    for (name, words) in [
        ("改名.docx", "不是 DOCX"),
        ("密码.docx", "密码"),
        ("二进制.txt", "编码"),
        ("断.docx", "XML"),
        ("实体.docx", "XML"),
        ("炸弹.docx", "太大"),
        ("别的.docx", "没有正文"),
        ("没有.docx", "读不了"),
    ] {
        let (exit, text) = check(&[name], folder.path());
        assert!(exit == 1 && text.contains("N805") && text.contains(words), "{name}: {exit} {text}");
    }
    // One that cannot be read does not keep the others from being looked at.
    fs::write(path("好.txt"), "各单位,要落实责任。").unwrap();
    let (exit, text) = check(&["改名.docx", "好.txt"], folder.path());
    assert!(exit == 1 && text.contains("N805") && text.contains("N651"), "{text}");
}

/// The page for clerks lists every rule under its title.
#[test]
fn the_manual_lists_every_rule() {
    let page = include_str!("../docs/手册-校对.md");
    for rule in lint::RULES {
        let row = format!(
            "| {} | {} | {} | `{}` |",
            rule.code.as_str(),
            rule.code.title(),
            rule.code.level().label(),
            rule.name
        );
        assert!(page.contains(&row), "手册里没有：{row}");
    }
}
