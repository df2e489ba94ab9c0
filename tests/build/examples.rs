//! What the seed documents need beyond a yearly plan, each on the project of content/范例 that shows it, whole and changed.

use std::path::PathBuf;

use super::case::{Case, Run, target, this};
use super::read;

/// A project of content/范例 in a folder of its own.
struct Example {
    case: Case,
    project: String,
}

/// Opens an example by the number of its seed.
fn example(id: &str) -> Example {
    let (case, project) = Case::example(id);
    Example { case, project }
}

impl Example {
    /// Its 本级.yaml of a year, below the project.
    fn file(&self, year: i32) -> String {
        let folder = self.case.root.join(&self.project).join(year.to_string());
        let unit = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().file_name().into_string().unwrap();
        format!("{}/{year}/{unit}/本级.yaml", self.project)
    }

    fn edit(self, path: &str, from: &str, to: &str) -> Self {
        Self { case: self.case.edit(path, from, to), project: self.project }
    }

    fn cut(self, path: &str, key: &str) -> Self {
        Self { case: self.case.cut(path, key), project: self.project }
    }

    /// Takes a key with everything below it out.
    fn cut_list(self, path: &str, head: &str) -> Self {
        let text = self.case.text(path);
        let depth = |line: &str| line.len() - line.trim_start().len();
        let mut inside = false;
        let kept = text.lines().filter(|line| {
            if line.starts_with(head) {
                inside = true;
            } else if inside && !line.trim().is_empty() && depth(line) <= depth(head) {
                inside = false;
            }
            !inside
        });
        let kept: Vec<&str> = kept.collect();
        Self { case: self.case.write(path, &(kept.join("\n") + "\n")), project: self.project }
    }

    fn check(&self) -> Run<'_> {
        self.case.check(&[&self.project])
    }

    /// Builds it and reads its only document.
    fn read(&self) -> read::Text {
        self.case.build(&[&self.project]).exit(0).errors(&[]);
        self.text()
    }

    /// Builds a draft and reads it.
    fn draft(&self) -> read::Text {
        self.case.build(&[&self.project, "--draft"]).exit(0);
        self.text()
    }

    fn text(&self) -> read::Text {
        let folder = self.case.output(self.project.trim_start_matches("content/"));
        let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
        let documents: Vec<PathBuf> =
            files.filter(|path| path.extension().is_some_and(|ending| ending == "docx")).collect();
        assert_eq!(documents.len(), 1, "{documents:?}");
        read::docx(&documents[0])
    }
}

/// The paragraph that holds these words.
fn paragraph<'a>(text: &'a read::Text, words: &str) -> &'a str {
    let found = text.paragraphs.iter().find(|paragraph| paragraph.contains(words));
    found.unwrap_or_else(|| panic!("没有“{words}”：{}", text.paragraphs.join("\n")))
}

/// How many paragraphs hold these words.
fn count(text: &read::Text, words: &str) -> usize {
    text.paragraphs.iter().filter(|paragraph| paragraph.contains(words)).count()
}

#[test]
fn a_calendar_runs_across_the_school_year() {
    let school = example("D002-02");
    let text = school.read();
    let months = ["3月", "4月", "5月", "6月", "7—8月", "9月", "10月", "11月", "12月", "2027年1月"];
    let table: Vec<&str> = text.rows.iter().map(|row| row[0].as_str()).filter(|cell| cell.ends_with('月')).collect();
    assert_eq!(table, months, "月历表");
    let places: Vec<usize> = months
        .iter()
        .map(|month| text.paragraphs.iter().position(|it| it.contains(&format!("）{month}。"))).expect(month))
        .collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
    // The next year's date follows from the plan year.
    let file = school.file(2026);
    let turned = school.edit(&file, "{月: 次年1月,", "{月: 1月,");
    turned.check().exit(1).errors(&["N314"]).finds("N314", &file, "{月: 1月,");
    let gap = example("D002-02").edit(&file, "  - {月: 6月, 事项: [庆祝“六一”国际儿童节], 责任: 少先队大队部}\n", "");
    gap.check().exit(0).errors(&[]).says("N317", "没有6月");
    example("D002-02").edit(&file, "{月: 6月,", "{月: 13月,").check().exit(1).errors(&["N203"]);
}

#[test]
fn phases_meet_and_end_by_their_deadline() {
    let file = example("D002-06").file(2016);
    let text = example("D002-06").read();
    for words in ["（1月8日至1月31日）", "（2月1日至4月30日）", "（5月1日至6月30日）"] {
        assert_eq!(count(&text, words), 1, "{words}");
    }
    let apart = example("D002-06").edit(&file, "起: 2月1日", "起: 2月8日");
    apart.check().exit(1).errors(&["N314"]).says("N314", "中间空着");
    let late = example("D002-06").edit(&file, "止: 6月30日", "止: 7月10日");
    late.check().exit(1).errors(&["N314"]).says("N314", "超过了截止");
    // A month's end without its year is the end in that year: 2016 has 29 February.
    let leap = example("D002-06").edit(&file, "止: 1月31日", "止: 2月").edit(&file, "起: 2月1日", "起: 3月1日");
    leap.check().exit(0).errors(&[]);
}

#[test]
fn deadlines_of_points_ascend() {
    let villages = example("D002-10");
    let file = villages.file(2012);
    let text = villages.read();
    let places: Vec<usize> = ["5月底前", "6月底前", "8月底前", "年底前"]
        .iter()
        .map(|words| text.paragraphs.iter().position(|it| it.contains(&format!("）{words}。"))).expect(words))
        .collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
    villages.edit(&file, "截止: 8月底", "截止: 4月底").check().exit(1).errors(&["N314"]);
}

#[test]
fn money_is_worked_out_and_split() {
    let centre = example("D002-13");
    let file = centre.file(2012);
    let text = centre.read();
    paragraph(&text, "为48万元");
    for words in ["624万元", "264万元", "360万元", "325万元", "12.48万元"] {
        assert!(count(&text, words) >= 1, "{words}");
    }
    let row = |first: &str| {
        text.rows.iter().find(|row| row[0].starts_with(first) && row.len() == 9).unwrap_or_else(|| panic!("{first}"))
    };
    assert_eq!(row("越秀区")[1..], ["5个", "5:5", "48.0", "24.0", "24.0", "240.0", "120.0", "120.0"]);
    assert_eq!(row("天河区")[1..], ["4个", "4:6", "48.0", "19.2", "28.8", "192.0", "76.8", "115.2"]);
    assert_eq!(row("从化市")[1..], ["1个", "8:2", "48.0", "38.4", "9.6", "48.0", "38.4", "9.6"]);
    assert_eq!(row("南沙区")[1..], ["2个", "0:10", "48.0", "0.0", "48.0", "96.0", "0.0", "96.0"]);
    assert_eq!(row("合计")[1..], ["13个", "—", "—", "—", "—", "624.0", "264.0", "360.0"]);
    // Another standard changes every number that follows from it.
    let dearer = example("D002-13").edit(&file, "标准: 400元/人/月", "标准: 500元/人/月").read();
    for words in ["为60万元", "780万元", "330万元", "450万元", "15.6万元"] {
        assert!(count(&dearer, words) >= 1, "{words}");
    }
    assert!(count(&dearer, "48万元") == 0 && count(&dearer, "624") == 0);
    let uneven = example("D002-13").edit(&file, "比例: \"8:2\"", "比例: \"8:3\"");
    uneven.check().exit(1).errors(&["N203"]).says("N203", "合计是11");
    let stated = example("D002-13").edit(&file, "数量: [12个月]}", "数量: [12个月], 合计: 5000元}");
    stated.check().exit(1).errors(&["N318"]).says("N318", "应当是4800元");
    let twice = example("D002-13").edit(&file, "[从化市]", "[增城市]");
    twice.check().exit(1).errors(&["N318"]).says("N318", "写了两次");
    let unknown =
        example("D002-13").edit(&file, "标准: 25万元/个, 数量: [中心数]", "标准: 25万元/个, 数量: [中心个数]");
    unknown.check().exit(1).errors(&["N318"]).says("N318", "中心数");
}

/// A number that is not there yet is asked for, and no sum is made of the rest.
#[test]
fn money_that_is_not_known_yet_is_not_left_out() {
    let file = example("D002-13").file(2012);
    for (from, to) in [
        ("标准: 25万元/个, 数量: [中心数]", "标准: 待定, 数量: [中心数]"),
        ("标准: 400元/人/月", "标准: 待定"),
        ("[从化市], 个数: 1个", "[从化市], 个数: 待定"),
    ] {
        let run = example("D002-13").edit(&file, from, to);
        let run = run.check().exit(1);
        assert!(
            run.findings().iter().all(|finding| finding.level != "error" || finding.code == "N403"),
            "{}",
            run.stdout
        );
    }
    let huge = example("D002-13").edit(
        &file,
        "标准: 25万元/个, 数量: [中心数]",
        "标准: 999999999999999元, 数量: [999999999999999个]",
    );
    huge.check().exit(1).errors(&["N318"]).says("N318", "太大");
    let many = example("D002-13").edit(&file, "[从化市], 个数: 1个", "[从化市], 个数: 999999999999999个");
    many.check().exit(1).errors(&["N310", "N318"]).says("N318", "太大");
}

/// Only what is certain is multiplied and added; what is not is refused at its line.
#[test]
fn money_is_worked_out_of_exact_numbers_only() {
    let file = example("D002-13").file(2012);
    let capacity = "服务容量低限: {目标: 100人}";
    for (from, to, words) in [
        ("标准: 400元/人/月", "标准: 不超过400元/人/月", "不是一个确定的金额"),
        ("标准: 400元/人/月", "标准: 约400元/人/月", "不是一个确定的金额"),
        ("标准: 400元/人/月", "标准: 300~400元/人/月", "不是一个确定的金额"),
        ("数量: [12个月]", "数量: [约12个月]", "不是一个确定的数"),
        ("数量: [12个月]", "数量: [10~12个月]", "不是一个确定的数"),
        ("数量: [12个月]", "数量: [3万元]", "不是一个确定的数"),
        ("数量: [12个月]", "数量: [1次/月]", "不是一个确定的数"),
        ("比例: 2%", "比例: 2%~3%", "不是百分数"),
        ("比例: 2%", "比例: 不超过2%", "不是百分数"),
        (capacity, "服务容量低限: {目标: 100~120人}", "100～120人，不能相乘"),
        (capacity, "服务容量低限: {目标: 约100人}", "约100人，不能相乘"),
        (capacity, "服务容量低限: {目标: 不适用}", "在本单位没有数"),
        ("[从化市], 个数: 1个", "[从化市], 个数: 1~2个", "不是一个确定的整数"),
        ("[从化市], 个数: 1个", "[从化市], 个数: 1.5个", "不是一个确定的整数"),
        ("[从化市], 个数: 1个", "[从化市], 个数: 1处", "单位不一样"),
        ("[从化市], 个数: 1个", "[], 个数: 1个", "列了0个地区"),
        ("{地区: [增城市], 个数: 1个, ", "{地区: [增城市], ", "要写地区、个数、比例"),
        ("[从化市], 个数: 1个", "[从化市], 个数: 1万元", "不是一个确定的整数"),
        ("[从化市], 个数: 1个", "[从化市], 个数: 1个/年", "不是一个确定的整数"),
        ("[从化市], 个数: 1个", "[\"{单位.名称}\"], 个数: 1个", "不能引用"),
        ("数量: [12个月]", "数量: [12]", "不是一个确定的数"),
        ("数量: [12个月]", "数量: []", "数量是空的"),
        ("基数: [全部中心每年基本运营服务经费], 比例", "基数: [], 比例", "基数是空的"),
        ("中心数: {目标: 13个}", "中心数: {目标: 力争13个}", "力争13个，不能相乘"),
        ("数量: [服务容量低限]", "数量: [中心服务能力]", "≥200名，不能相乘"),
        ("比例: 2%}", "比例: 2%, 合计: 12.484万元}", "应当是12.48万元"),
        ("标准: 25万元/个, 数量: [中心数]", "标准: 999999999999999亿元", "太大"),
        ("项目: 每年服务质量监察经费", "项目: 全部中心设施经费", "两个项目都叫"),
        ("基数: [每个中心基本运营服务经费]", "基数: [每个中心基本运营服务经费, 每个中心基本运营服务经费]", "写了两次"),
    ] {
        let changed = example("D002-13").edit(&file, from, to);
        changed.check().exit(1).says("N318", words);
    }
    let text = example("D002-13").case.text(&file);
    let lines = &text[text.find("    项:\n      - {地区").expect("分担")..text.find("\n分工:").expect("分工")];
    example("D002-13").edit(&file, lines, "").check().exit(1).says("N318", "分担没有写“项”");
    // What hangs on a refused line is not refused a second time.
    example("D002-13").edit(&file, "标准: 400元/人/月", "标准: 约400元/人/月").check().exit(1).errors(&["N318"]);
    // A share is a share, wherever it stands.
    let share = example("D002-13").edit(&file, "比例: 2%", "数量: [2%]").read();
    assert!(count(&share, "12.48万元") >= 1);
    let stated = example("D002-13").edit(&file, "比例: 2%", "比例: 2%, 合计: 12.48万元");
    stated.check().exit(0);
}

/// The parts of a sum and the sum agree to the last printed digit, in sentences and in tables.
#[test]
fn parts_of_a_sum_add_up_as_printed() {
    let file = example("D002-13").file(2012);
    let odd = example("D002-13").edit(&file, "标准: 400元/人/月", "标准: 400.13元/人/月").read();
    let amount = |text: &str| text.parse::<f64>().unwrap();
    let mut sums = [0.0; 3];
    for row in odd.rows.iter().filter(|row| row.len() == 9 && row[0] != "地区") {
        let cells: Vec<f64> = row[6..].iter().map(|cell| amount(cell)).collect();
        assert!((cells[0] - cells[1] - cells[2]).abs() < 1e-9, "{row:?}");
        if row[0] == "合计" {
            assert!(sums.iter().zip(&cells).all(|(sum, cell)| (sum - cell).abs() < 1e-9), "{row:?}");
        } else {
            sums.iter_mut().zip(&cells).for_each(|(sum, cell)| *sum += cell);
        }
    }
    let text = paragraph(&odd, "每年合计");
    let after = |words: &str| amount(text.split(words).nth(1).unwrap().split("万元").next().unwrap());
    let (whole, upper, lower) = (after("每年合计"), after("市级负担"), after("区级负担"));
    assert!((whole - upper - lower).abs() < 1e-9, "{text}");
}

/// The same number in several places is held against each other (关系库 of the example).
#[test]
fn the_number_of_centres_is_the_same_everywhere() {
    let file = example("D002-13").file(2012);
    for (from, to, words) in [
        ("中心数: {目标: 13个}", "中心数: {目标: 14个}", "应当等于中心数"),
        ("2013: 10个}", "2013: 11个}", "各年新建的中心"),
        ("服务容量低限: {目标: 100人}", "服务容量低限: {目标: 250人}", "低限不应高于上限"),
    ] {
        example("D002-13").edit(&file, from, to).check().exit(1).says("N310", words);
    }
    // What is built anew each year may be less than the year before.
    let fewer = example("D002-13").edit(&file, "{2012: 3个, 2013: 10个}", "{2012: 7个, 2013: 6个}");
    fewer.check().exit(0);
    let city = example("D003-1");
    let file = city.file(2008);
    city.edit(&file, "行数: 26行", "行数: 27行").check().exit(1).says("N310", "登记表的行数");
    let towns = example("D002-07");
    let file = towns.file(2008);
    towns
        .edit(&file, "[组织, 服务, 管理, 维稳, 党建]", "[组织, 服务, 管理, 维稳]")
        .check()
        .exit(1)
        .says("N315", "列了4项");
}

/// A slogan in a heading has as many points below it; “三位一体” counts three; lists are counted where a text counts them.
#[test]
fn what_is_counted_is_counted() {
    let plan = example("D002-05");
    let file = plan.file(2026);
    plan.edit(&file, "两个创建: [“和谐班子”创建, 平安创建]", "双创建: [“和谐班子”创建, 平安创建, 文明创建]")
        .check()
        .exit(1);
    let three = example("D000-2");
    let file = three.file(2007);
    three.edit(&file, "物业管理单位]", "物业管理单位, 街道]").check().exit(1).errors(&["N315"]);
    let kinds = example("D000-2").edit(&file, "托老, 托幼服务]", "托老]").read();
    paragraph(&kinds, "托老等10类公益性岗位");
}

/// Attachments by number, tables with nothing in them, empty brackets, a date without its year, a zero in a text.
#[test]
fn what_a_checker_would_send_back() {
    let town = example("D002-06");
    let file = town.file(2016);
    town.cut_list(&file, "  名单:").check().exit(1).says("N403", "名单");
    let centre = example("D002-13");
    let file = centre.file(2012);
    centre.edit(&file, "按照服务容量低限人数全年", "按照附件7所列人数全年").check().exit(1).says("N607", "附件7");
    let brackets = example("D003-1");
    let own = brackets.file(2008);
    brackets.edit(&own, "文号: 国发〔2006〕14号", "文号: 国发〔〕14号").check().exit(1).says("N615", "〔〕");
    let court = example("D004-3");
    let own = court.file(2004);
    court.edit(&own, "时间: 2004年5月9日", "时间: 5月9日").check().exit(1).errors(&["N203"]);
    let half = example("D002-11");
    let own = half.file(2026);
    let text = half.case.text(&own);
    let line = text.lines().find(|line| line.trim_start().starts_with("安置帮教对象:")).expect("a line").to_owned();
    half.edit(&own, &line, "  安置帮教对象: {上半年: 0名}")
        .edit(&own, "    条件: 有半年.安置帮教对象\n", "")
        .check()
        .exit(0)
        .says("N417", "安置帮教对象");
}

/// Nothing was measured: nothing is said to be reached.
#[test]
fn a_result_that_is_not_there_is_not_reached() {
    let hall = example("D000-1");
    let file = hall.file(2025);
    let text = hall.case.text(&file);
    let line = text.lines().find(|line| line.contains("讲堂面积:")).expect("a line").to_owned();
    let open = hall.edit(&file, &line, "    讲堂面积: {实绩: 待定, 目标: 一般≥50平方米}").read();
    let said = paragraph(&open, "年末实测");
    assert!(said.contains("讲堂面积尚未测得") && !said.contains("未报平方米"), "{said}");
}

/// A target that is 待定 is asked for where it is written; last year's number does not take its place.
#[test]
fn a_target_that_is_owed_is_not_replaced_by_last_year() {
    let centre = example("D002-13");
    let file = centre.file(2012);
    let owed = centre.edit(&file, "服务容量低限: {目标: 100人}", "服务容量低限: {目标: 待定}");
    owed.check().exit(1).finds("N403", &file, "待定");
    // What a draft cannot work out it shows as a gap, in sums too; one part does not pass for the whole.
    let text = owed.draft();
    let split = text.paragraphs.iter().find(|text| text.contains("每年合计")).expect("分担办法");
    assert!(split.contains("每年合计【待补") && !split.contains("264万元"), "{split}");
    let one = example("D002-13").edit(&file, "[从化市], 个数: 1个", "[从化市], 个数: 待定");
    let text = one.draft();
    let row = text.rows.iter().find(|row| row[0] == "合计" && row.len() == 9).expect("合计");
    assert!(row[6..].iter().all(|cell| cell.contains("【待补")), "{row:?}");
    let paragraph = text.paragraphs.iter().find(|text| text.contains("每年合计")).expect("分担办法");
    assert!(paragraph.contains("每年合计【待补") && !paragraph.contains("576"), "{paragraph}");
}

#[test]
fn a_ladder_gives_each_year_its_targets() {
    let city = example("D003-1");
    let file = city.file(2008);
    let text = city.read();
    let row = |first: &str| text.rows.iter().find(|row| row[0].contains(first) && row.len() == 4).expect(first);
    let table = text.rows.iter().find(|row| row.iter().any(|cell| cell == "2010年")).expect("年度目标表");
    assert_eq!(table[1..], ["2008年", "2009年", "2010年"]);
    let floor = row("200平方米");
    for (cell, number) in floor[1..].iter().zip(["40%", "60%", "80%"]) {
        assert!(cell.contains(number), "{floor:?}");
    }
    // The steps climb, in sentences too.
    for number in ["70%", "85%"] {
        assert!(count(&text, number) >= 1, "{number}");
    }
    let back = city.edit(&file, "2009: ≥60%, 2010: ≥80%}", "2009: ≥60%, 2010: ≥50%}");
    back.check().exit(1).errors(&["N309"]);
}

#[test]
fn a_half_year_ledger_with_its_rate() {
    let text = example("D002-11").read();
    let ledger = paragraph(&text, "27次");
    assert!(ledger.contains("100%") && ledger.contains("（见附件）"), "{ledger}");
    paragraph(&text, "3批14人次");
    let rate = text.rows.iter().find(|row| row[1].contains("成功率")).expect("登记表");
    assert_eq!(rate[3..], ["83.3%", "100%"]);
    // No dispute, no rate.
    let case = example("D002-11");
    let file = case.file(2026);
    let none = case
        .edit(&file, "受理矛盾纠纷: {上半年: 4件,", "受理矛盾纠纷: {上半年: 0件,")
        .edit(&file, "调解成功:     {上半年: 4件,", "调解成功:     {上半年: 0件,")
        .read();
    assert!(!paragraph(&none, "27次").contains("100%"));
}

/// A ledger of the half year says nothing of what did not happen, and the numbers close up.
#[test]
fn a_zero_takes_the_whole_point_away() {
    let zeros: [(&[&str], &str, &str); 4] = [
        (&["矛盾纠纷排查: {上半年: 27次"], "开展矛盾纠纷排查", "受理矛盾纠纷4件"),
        (&["受理矛盾纠纷: {上半年: 4件", "调解成功:     {上半年: 4件"], "受理矛盾纠纷", "开展矛盾纠纷排查27次"),
        (&["接待批次:     {上半年: 3批", "接待人次:     {上半年: 14人次"], "接待群众", "受理矛盾纠纷4件"),
        (&["安置帮教对象: {上半年: 7名"], "落实安置帮教", "（六）开展法治宣传"),
    ];
    let mut all = example("D002-11");
    for (numbers, gone, stays) in zeros {
        let mut case = example("D002-11");
        let file = case.file(2026);
        for number in numbers {
            let zero = number.replacen(|c: char| c.is_ascii_digit(), "0", 1).replace("07", "0");
            case = case.edit(&file, number, &zero);
            all = all.edit(&file, number, &zero);
        }
        assert!(!case.check().exit(0).errors(&[]).findings().iter().any(|finding| finding.code == "N417"));
        let body = body(&case);
        assert!(!body.contains(gone) && body.contains(stays), "{gone}: {body}");
        assert!(!body.contains("，，") && !body.contains("：。"), "{body}");
    }
    // With nothing left of it, the section goes too, and those behind it move up.
    let body = body(&all);
    assert!(!body.contains("排查化解矛盾") && body.contains("（二）分类做好治安防范"), "{body}");
    assert!(body.contains("（五）开展法治宣传") && !body.contains("（六）"), "{body}");
}

/// What stands before the attachments.
fn body(case: &Example) -> String {
    let text = case.read().paragraphs;
    text.iter().take_while(|text| !text.starts_with("附件")).cloned().collect::<Vec<_>>().join("\n")
}

#[test]
fn a_condition_names_what_is_known() {
    for (written, code, words) in [
        ("有半年.安置帮较对象", "N207", "安置帮教对象"),
        ("有半年.物业", "N207", "物业"),
        ("安置帮教对象", "N203", "有物业"),
    ] {
        let case = example("D002-11");
        let file = case.file(2026);
        case.edit(&file, "条件: 有半年.安置帮教对象", &format!("条件: {written}")).check().exit(1).says(code, words);
    }
    let owed = example("D002-11");
    let file = owed.file(2026);
    owed.edit(&file, "条件: 有半年.安置帮教对象", "条件: 待定").check().exit(1).finds("N403", &file, "待定");
    let estate = example("D002-11").edit(&file, "条件: 有半年.安置帮教对象", "条件: 无物业");
    assert!(estate.read().paragraphs.join("").contains("落实安置帮教"));
}

#[test]
fn what_there_is_none_of_is_not_said() {
    let case = example("D002-11");
    let both = case.read();
    let clause = paragraph(&both, "个有物业管理的住宅小区");
    assert!(clause.contains("一是对4个有物业管理") && clause.contains("二是对2个无物业管理"), "{clause}");
    let file = example("D002-11").file(2025);
    let text = case.case.text(&file);
    let without: String = text.split_inclusive('\n').filter(|line| !line.contains("物业: 无")).collect();
    let case = Example { case: case.case.write(&file, &without), project: case.project };
    let one = case.read();
    let clause = paragraph(&one, "个有物业管理的住宅小区");
    assert!(!clause.contains("一是对") && !clause.contains("无物业"), "{clause}");
}

#[test]
fn a_case_has_as_many_answers_as_questions() {
    for (id, year) in [("D004-1", 2003), ("D004-2", 2004), ("D004-3", 2004)] {
        let case = example(id);
        let file = case.file(year);
        let text = case.read();
        let asked = text.paragraphs.iter().filter(|it| it.ends_with('？')).count();
        assert_eq!(asked, 2, "{id}");
        let line = case
            .case
            .text(&file)
            .lines()
            .find(|line| line.trim_start().starts_with("- ") && line.ends_with('？'))
            .unwrap()
            .to_owned();
        case.edit(&file, &format!("{line}\n"), "").check().exit(1).errors(&["N310"]).says("N310", "思考和点评");
    }
}

#[test]
fn a_briefing_tells_two_threads() {
    let text = example("D004-8").read();
    for (opening, parts) in [("会议认为", [4, 4]), ("会议指出", [3, 3]), ("会议部署", [7, 6])] {
        let told = paragraph(&text, opening);
        let (first, second) = told.split_once("村务公开民主管理方面").expect(opening);
        for (thread, wanted) in [first, second].iter().zip(parts) {
            let numbers = ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是"];
            let found = numbers.iter().take_while(|number| thread.contains(**number)).count();
            assert_eq!(found, wanted, "{thread}");
        }
    }
    paragraph(&text, "会议提出四点要求");
}

#[test]
fn a_validity_clause_stands_only_where_there_is_one() {
    let case = example("D002-13");
    let file = case.file(2012);
    let text = case.read();
    paragraph(&text, "有效期5年");
    let line = case.case.text(&file).lines().find(|line| line.contains("有效期: {")).unwrap().to_owned();
    assert_eq!(count(&case.edit(&file, &format!("{line}\n"), "").read(), "有效期"), 0);
}

#[test]
fn attachments_and_text_point_to_each_other() {
    for (id, least) in [("D002-06", 2), ("D002-10", 5), ("D002-13", 2), ("D003-1", 4), ("D004-4", 2)] {
        let text = example(id).read();
        let labels: Vec<&String> = text.paragraphs.iter().filter(|it| is_label(it)).collect();
        assert!(labels.len() >= least, "{id}: {labels:?}");
        for label in labels {
            assert!(
                text.paragraphs.iter().any(|it| it.len() > label.len() && it.contains(label.as_str())),
                "{id} {label}"
            );
        }
    }
    // One that the text forgot, and one that is not there.
    let case = example("D002-10");
    let file = case.file(2012);
    let at = "（见{附件.示范安排表}）";
    case.edit(&file, at, "").check().exit(0).says("N415", "示范安排表");
    let wrong = example("D002-10").edit(&file, at, "（见{附件.示范表}）");
    wrong.check().exit(1).errors(&["N207"]).finds("N207", &file, "{附件.示范表}");
}

fn is_label(text: &str) -> bool {
    text.strip_prefix("附件").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
}

#[test]
fn a_term_is_said_in_full_where_it_comes_first() {
    let case = example("D002-13");
    let file = case.file(2012);
    let text = case.read();
    assert_eq!(count(&text, "（以下简称中心）"), 1);
    let first = text.paragraphs.iter().position(|it| it.contains("（以下简称中心）")).unwrap();
    let earlier = text.paragraphs[1..first].iter().filter(|it| it.contains("中心")).count();
    assert_eq!(earlier, 0, "简称用在前面");
    let unknown = case.edit(&file, "  中心: ", "  服务中心: ");
    unknown.check().exit(1).says("N207", "术语.中心");
}

#[test]
fn a_slogan_is_unfolded_once_and_counted() {
    let case = example("D002-12");
    let file = case.file(2026);
    let text = case.read();
    let unfolded: usize = text.paragraphs.iter().map(|it| it.matches("“八个不”（").count()).sum();
    assert_eq!(unfolded, 1);
    let line = case.case.text(&file).lines().find(|line| line.trim_start().starts_with("八个不:")).map(str::to_owned);
    let line = line.expect("八个不");
    let shorter = line.replacen('[', "[多一项, ", 1);
    case.edit(&file, &line, &shorter).check().exit(1).errors(&["N315"]);
    // Another name of the unit, and nobody else's anywhere.
    let file = example("D002-12").file(2026);
    let renamed = example("D002-12").edit(&file, "名称: 清潭三社区", "名称: 桃源社区").read();
    paragraph(&renamed, "诚信桃源社区，从我做起");
    assert_eq!(count(&renamed, "白沙"), 0);
}

#[test]
fn a_list_of_persons_stands_beside_the_posts() {
    let text = example("D002-06").read();
    let list =
        text.rows.iter().position(|row| row[0] == "职务" || row.iter().any(|cell| cell == "职务")).expect("名单");
    assert!(
        text.rows[list + 1..].iter().any(|row| row[0] == "组长" || row.contains(&"组长".to_owned())),
        "{:?}",
        text.rows
    );
    paragraph(&text, "任组长");
}

#[test]
fn a_citation_that_is_repealed_is_refused() {
    let case = example("D002-13");
    let file = case.file(2012);
    let line = case.case.text(&file).lines().find(|line| line.contains("名称: 中共广州市委")).unwrap().to_owned();
    let ended = format!("{line}\n    废止: 2011");
    case.edit(&file, &line, &ended).check().exit(1).errors(&["N416"]).says("N416", "2011年废止");
    let city = example("D003-1");
    let file = city.file(2008);
    let young = city.edit(&file, "文号: 国发〔2006〕14号", "文号: 国发〔2009〕14号");
    young.check().exit(1).errors(&["N416"]).finds("N416", &file, "国发〔2009〕14号").says("N416", "2009年的文件");
}

/// How long, how many days, which session: written once, and worked out wherever a text needs it.
#[test]
fn a_text_works_out_what_follows() {
    for (first, wanted) in
        [("1991", "坚持了十多年"), ("1994", "坚持了10年"), ("1996", "坚持了8年"), ("1980", "坚持了二十多年")]
    {
        let case = example("D004-2");
        let file = case.file(2004);
        let text = case.edit(&file, "起始年: 1991", &format!("起始年: {first}")).read();
        paragraph(&text, wanted);
    }
    for (time, wanted) in [("1月23日至24日", "会期2天"), ("1月30日至2月1日", "会期3天"), ("1月23日", "会期1天")]
    {
        let case = example("D004-9");
        let file = case.file(2008);
        paragraph(&case.edit(&file, "1月23日至24日", time).read(), wanted);
    }
    let case = example("D004-8");
    let file = case.file(2007);
    let text = case.edit(&file, "村委会: 第六届", "村委会: 第十届").read();
    paragraph(&text, "第十届村委会换届选举顺利完成");
    paragraph(&text, "做好第十一届村委会换届");
    for (from, to, words) in [
        ("村委会: 第六届", "村委会: 本届", "第六届"),
        ("届次.村委会 | 下一届", "届次.村委会 | 后一届", "下一届"),
        ("届次.村委会 | 下一届", "单位.名称 | 几天", "不是一段日子"),
    ] {
        let case = example("D004-8");
        let file = case.file(2007);
        case.edit(&file, from, to).check().exit(1).errors(&["N207"]).says("N207", words);
    }
    let owed = example("D004-8");
    owed.edit(&file, "村委会: 第六届", "村委会: 待定").check().exit(1).finds("N403", &file, "待定");
}

/// A year without a point and a point without a year are both told; neither stops the document.
#[test]
fn years_and_points_need_not_be_as_many() {
    let city = example("D003-1");
    let file = city.file(2008);
    let longer = city.edit(&file, "2010: 力争≥60%}", "2010: 力争≥60%, 2011: 力争≥80%}").read();
    assert!(paragraph(&longer, "4.2011年。").contains("年度指标是"));
    let text = example("D003-1").case.text(&file);
    let shorter: Vec<String> = text
        .lines()
        .filter(|line| !line.contains("{阶梯: {2010: "))
        .map(|line| match line.find(", 2010: ") {
            Some(at) => format!("{}}}}}", &line[..at]),
            None => line.to_owned(),
        })
        .collect();
    let city = example("D003-1");
    let case = Example { case: city.case.write(&file, &shorter.join("\n")), project: city.project };
    paragraph(&case.read(), "3.深化提升。");
    let owed = example("D003-1").edit(&file, "2010: 力争≥60%}", "2010: 待定}");
    owed.check().exit(1).errors(&["N203"]).says("N203", "先不写");
}

#[test]
fn an_attachment_that_a_point_names_must_be_there() {
    let city = example("D003-1");
    let file = city.file(2008);
    let wrong = city.edit(&file, "    附件: 责任分工表", "    附件: 分工总表");
    wrong.check().exit(1).errors(&["N207"]).finds("N207", &file, "分工总表").says("N207", "责任分工表");
}

#[test]
fn a_reference_that_leads_nowhere_or_round_in_circles_is_refused() {
    let case = example("D002-13");
    let file = case.file(2012);
    let aim = case.case.text(&file).lines().find(|line| line.starts_with("  目的: ")).unwrap().to_owned();
    let wrong =
        ["{指标.中心个数.目标}", "{没有的栏目.甲}", "{单位.名字}", "{术语.中新}", "{经费.运营}", "{指标.中心数.目的}"];
    // All at once, each where it is written and not where a template prints it.
    let changed = example("D002-13").edit(&file, &aim, &format!("  目的: \"健全{}和{{半边的体系\"", wrong.join("、")));
    let mut run = changed.check().exit(1).errors(&["N207"; 7]);
    for words in wrong {
        run = run.says("N207", words.trim_matches(['{', '}']));
    }
    run.says("N207", "中心数").says("N207", "半边").finds("N207", &file, "\"健全{指标");
    let circle = case.edit(&file, &aim, "  目的: \"{导语.目的}\"");
    circle.check().exit(1).says("N207", "绕成了圈");
}

#[test]
fn a_section_about_nothing_is_missing_or_left_out() {
    // 用: what must be there is asked for; 有则用: what may be missing is left out, and the numbers close up.
    let case = example("D002-02");
    let file = case.file(2026);
    let whole = case.read();
    let without = case.cut(&file, "教育主题").read();
    let has_chapter = |text: &read::Text| text.paragraphs.iter().any(|it| it.ends_with("、教育主题"));
    assert!(has_chapter(&whole) && !has_chapter(&without));
    let heads = |text: &read::Text| text.paragraphs.iter().filter(|it| is_first_level(it)).count();
    assert_eq!(heads(&without) + 1, heads(&whole));
    let run = example("D002-02").cut(&file, "主要任务");
    run.check().exit(1).errors(&["N403"]).says("N403", "主要任务");
}

fn is_first_level(text: &str) -> bool {
    let digits = text.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).count();
    digits > 0 && text.chars().nth(digits) == Some('、')
}

#[test]
fn a_collection_has_a_contents_page_that_is_right() {
    let names = [
        "D004-材料汇编",
        "D004-5-服务体系汇报",
        "D004-6-社区服务体系综述",
        "D004-8-会议简报2007",
        "D004-9-会议简报2008",
    ];
    let case = Case::examples(&names);
    let run = case.build(&["content/范例/D004-材料汇编"]).exit(0).errors(&[]);
    assert_eq!((run.count("documents"), run.count("collections")), (0, 1));
    let folder = case.output("范例/D004-材料汇编/2026/汇编");
    let path = |ending: &str| folder.join(format!("社区服务体系建设材料汇编.{ending}"));
    let (docx, html) = (read::docx(&path("docx")), read::html(&path("html")));
    assert_eq!(docx.paragraphs, html.paragraphs);
    assert_eq!(docx.rows[0], ["篇次", "题目", "页码"]);
    assert_eq!(docx.rows[1][0], "第一篇");
    let pages: Vec<usize> = docx.rows[1..5].iter().map(|row| row[2].parse().unwrap()).collect();
    assert!(pages[0] == 2 && pages.windows(2).all(|pair| pair[0] < pair[1]), "{pages:?}");
    for row in &docx.rows[1..5] {
        // The contents, and the part's own head.
        assert_eq!(docx.paragraphs.iter().filter(|it| **it == row[0]).count(), 2, "{row:?}");
        assert!(docx.paragraphs.iter().filter(|it| **it == row[1]).count() == 2, "{row:?}");
    }
    // Facts keep their places although their documents now stand behind one another.
    let fact = html.facts.iter().find(|fact| fact.value.contains("6923")).expect("6923个");
    assert!(fact.file.starts_with("content/范例/D004-6"), "{}", fact.file);
    let settings = "content/范例/D004-材料汇编/项目.yaml";
    let wrong = Case::examples(&names).edit(settings, "D004-9-会议简报2008]", "D004-9-会议]");
    wrong.build(&["content/范例/D004-材料汇编"]).exit(1).errors(&["N214"]).finds("N214", settings, "D004-9-会议]");
    for (from, to, words) in [
        ("标题: 社区服务体系建设材料汇编", "标题: \"{年份}年材料汇编\"", "不认识的花括号"),
        ("D004-9-会议简报2008]", "D004-5-服务体系汇报]", "写了两次"),
    ] {
        let wrong = Case::examples(&names).edit(settings, from, to);
        wrong.build(&["content/范例/D004-材料汇编"]).exit(1).errors(&["N214"]).says("N214", words);
    }
    let text = case.text(settings);
    let second = text[text.find("  - 标题").unwrap()..].to_owned();
    let twice = Case::examples(&names).append(settings, &second);
    twice.build(&["content/范例/D004-材料汇编"]).exit(1).errors(&["N214"]).says("N214", "写了两次");
    // A part that cannot be made stops the collection, and nothing half is written.
    let broken = Case::examples(&names).edit("content/范例/D004-8-会议简报2007/项目.yaml", "文种: ", "文种2: ");
    broken.build(&["content/范例/D004-材料汇编"]).exit(1);
    assert!(broken.files("output/范例/D004-材料汇编").keys().all(|name| !name.ends_with(".docx")));
    // Which part, and why.
    let minutes = "content/范例/D004-8-会议简报2007/2007/宿州市/本级.yaml";
    let owed = Case::examples(&names).edit(minutes, "村委会: 第六届", "村委会: 待定");
    let run = owed.run(&["build", "content/范例/D004-材料汇编"]).exit(1);
    assert!(run.stdout.contains("没有生成：缺数：届次.村委会（N403）"), "{}", run.stdout);
}

#[test]
fn a_collection_of_one_kind_takes_every_community() {
    let case = Case::three().append(
        "content/项目.yaml",
        "\n汇编:\n  - {标题: \"永宁街道各社区{年度}年工作计划汇编\", 文种: 年度工作计划, 级别: 社区}\n",
    );
    let run = case.build(&[]).exit(0).errors(&[]);
    assert_eq!(run.count("collections"), 1);
    let text = read::docx(&case.output("2026/汇编/永宁街道各社区2026年工作计划汇编.docx"));
    let titles: Vec<&str> = text.rows[1..4].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(titles, ["桃源社区2026年工作计划", "柳荫街社区2026年工作计划", "望江门社区2026年工作计划"]);
    assert_eq!(text.paragraphs.iter().filter(|it| it.as_str() == "2026年2月6日").count(), 3);
}

/// The first line of a file that begins with this key.
fn facts_of(case: &Case, file: &str, key: &str) -> String {
    let text = case.text(file);
    text.lines().find(|line| line.trim_start().starts_with(key)).expect("the line").to_owned()
}

/// 发文字号 and 主送机关 belong to a document's text; the red 版头 and the 版记 do not.
#[test]
fn a_part_of_a_collection_keeps_its_number_and_its_address() {
    let settings = "content/项目.yaml";
    let case = Case::three();
    let text = case.text(settings).replace("红头: 否", "红头: 是");
    let text = if text.contains("红头: 是") { text } else { format!("{text}\n版式: {{红头: 是}}\n") };
    let text = format!("{text}\n汇编:\n  - {{标题: 街道文件汇编, 文种: 年度工作计划, 级别: 街道}}\n");
    let own = this("本级");
    let case = case.write(settings, &text);
    case.build(&[]).exit(0).errors(&[]);
    // An address that is owed is asked for like the number.
    let address = facts_of(&case, &own, "主送: ");
    let open = Case::three().write(settings, &text).edit(&own, &address, "  主送: 待定");
    open.check(&[]).exit(1).finds("N403", &own, "主送: 待定");
    let path = |ending: &str| case.output(&format!("2026/汇编/街道文件汇编.{ending}"));
    let (docx, html) = (read::docx(&path("docx")), read::html(&path("html")));
    assert_eq!(docx.paragraphs, html.paragraphs);
    let at = docx.paragraphs.iter().position(|text| text == "第一篇").expect("第一篇");
    let after = docx.paragraphs[at + 1..].iter().position(|text| text == "第一篇").map_or(at, |next| at + 1 + next);
    assert_eq!(docx.paragraphs[after + 2], "永街办〔2026〕6号", "{:?}", &docx.paragraphs[after..after + 4]);
    assert_eq!(docx.paragraphs[after + 3], "各社区，机关各科室（所、队、站）：");
    assert!(docx.paragraphs.iter().all(|text| !text.starts_with("抄送：") && !text.ends_with("日印发")), "no 版记");
    assert!(html.facts.iter().any(|fact| fact.key == "文档.主送" && fact.file == own), "traceable");
}

#[test]
fn all_builds_every_project_and_no_more() {
    let names = ["D004-10-处室职能", "D004-7-城市社区建设概述"];
    let case = Case::examples(&names);
    let run = case.build(&["--all", "content/范例"]).exit(0).errors(&[]);
    assert_eq!((run.count("documents"), run.count("written")), (2, 2));
    let files: Vec<String> = case.files("output").into_keys().collect();
    assert!(files.iter().all(|file| names.iter().any(|name| file.starts_with(&format!("范例/{name}/")))), "{files:?}");
    let said = case.run(&["build", "--all", "content/范例"]).exit(0).stdout;
    assert!(said.contains("== content/范例/D004-10-处室职能") && said.contains("共 2 个项目，2 份文件"), "{said}");
    Case::empty().run(&["build", "--all"]).exit(2);
    // A copy of the project elsewhere in its folder is not the project.
    let case = Case::one().write("archive/content/项目.yaml", "项目: 旧\n年度: 2020\n");
    assert!(case.run(&["build", "--all"]).exit(0).stdout.contains("共 1 个项目"));
}

/// Two streets in one folder have a place each in the folder that was named.
#[test]
fn all_keeps_projects_of_several_folders_apart() {
    let one = Case::one();
    let mut both = Case::empty();
    for street in ["甲街", "乙街"] {
        for folder in ["content", "templates"] {
            for (path, bytes) in one.files(folder) {
                let text = String::from_utf8(bytes).unwrap();
                both = both.write(format!("{street}/{folder}/{path}"), &text);
            }
        }
    }
    let said = both.run(&["build", "--all", "--out", "成品"]).exit(0).stdout;
    assert!(said.contains("== 乙街/content") && said.contains("== 甲街/content"), "{said}");
    let files: Vec<String> = both.files("成品").into_keys().collect();
    for street in ["甲街", "乙街"] {
        assert!(files.contains(&format!("{street}/{}", target("桃源社区2026年工作计划.docx"))), "{files:?}");
    }
}

/// The general scheme (实施方案) takes the facts of a special one: what is there is printed, in its order.
#[test]
fn the_general_scheme_takes_whatever_facts_there_are() {
    let settings = format!("{}/项目.yaml", example("D002-13").project);
    let text = example("D002-13").edit(&settings, "[购买服务建设方案]", "[实施方案]").read();
    let heads: Vec<&str> = text.paragraphs.iter().map(String::as_str).filter(|it| is_first_level(it)).collect();
    assert_eq!(heads, ["一、工作目标", "二、主要任务", "三、运营方式", "四、经费保障", "五、保障措施", "六、附则"]);
    paragraph(&text, "年度目标（2013年）。新建成中心10个");
    paragraph(&text, "其中市级负担264万元、区级负担360万元（见附件3）");
    let lines: Vec<&String> =
        text.paragraphs.iter().filter(|it| it.starts_with("附件：") || it.ends_with("表")).collect();
    assert!(lines.iter().any(|it| it.as_str() == "附件：1.年度目标表"), "{lines:?}");
}

#[test]
fn what_is_measured_stands_beside_its_standard() {
    let hall = example("D000-1");
    let file = hall.file(2025);
    paragraph(&hall.read(), "礼堂建筑面积238平方米，已达标");
    let small = hall.edit(&file, "礼堂建筑面积: {实绩: 238平方米", "礼堂建筑面积: {实绩: 150平方米").read();
    let said = paragraph(&small, "150平方米");
    assert!(said.contains("尚未达标") && !said.contains("150平方米，已达标"), "{said}");
    // The standard has its own strength.
    paragraph(&small, "一般不少于50平方米");
}

#[test]
fn what_follows_from_the_year_before() {
    let plan = example("D001-1");
    let file = plan.file(2024);
    paragraph(&plan.read(), "连续3年");
    paragraph(&plan.edit(&file, "连续: 2年", "连续: 7年").read(), "连续8年");
    // Nine years later the law campaign is another one: the year says which.
    paragraph(&example("D002-01").read(), "“九五”普法第一年");
    paragraph(&example("D002-03").read(), "“五五”普法第四年");
}

#[test]
fn a_round_of_checks_vanishes_with_what_it_checks() {
    let safety = example("D002-08");
    let file = safety.file(2025);
    let with = safety.read();
    let rows = with.rows.iter().filter(|row| row.iter().any(|cell| cell.contains("隐患"))).count();
    assert!(count(&with, "每周") >= 1);
    let without = safety.edit(&file, "有隐患小区: {实绩: 1个}", "有隐患小区: {实绩: 0个}").read();
    assert_eq!(count(&without, "每周"), 0);
    assert_eq!(without.rows.iter().filter(|row| row.iter().any(|cell| cell.contains("隐患"))).count() + 1, rows);
}

/// A template that no 文种 uses, or a 文种 that nobody asks for, is not known to work.
#[test]
fn every_template_is_used_by_a_project_that_is_built() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &std::path::Path| std::fs::read_to_string(path).unwrap();
    let below = |folder: &str, ending: &str| -> Vec<PathBuf> {
        let files = walkdir::WalkDir::new(root.join(folder)).into_iter().map(|entry| entry.unwrap().into_path());
        files.filter(|path| path.extension().is_some_and(|found| found == ending)).collect()
    };
    let settings: String = below("content", "yaml")
        .iter()
        .filter(|path| path.file_name().is_some_and(|name| name == "项目.yaml"))
        .map(|path| read(path))
        .collect();
    let mut kinds = String::new();
    for file in below("templates/文种", "yaml") {
        let text = read(&file);
        let kind = text.lines().find_map(|line| line.strip_prefix("文种: ")).unwrap().trim().to_owned();
        let is_asked = settings.split(['[', ']', ',', ' ']).any(|word| word == kind);
        assert!(is_asked, "没有项目要“{kind}”");
        kinds.push_str(&text);
    }
    let words: Vec<&str> = kinds.split(['{', '}', '[', ']', ',', ' ', '\n', '"']).collect();
    for (folder, prefix) in [("templates/段", "templates/段/"), ("templates/表", "templates/表/")] {
        for file in below(folder, "md") {
            let name = file.strip_prefix(root.join(prefix)).unwrap().with_extension("");
            let name = name.to_str().unwrap().to_owned();
            assert!(words.contains(&name.as_str()), "没有文种用 {prefix}{name}");
        }
    }
}

/// What a kind of document must have is missed when all of it is gone.
#[test]
fn a_part_that_must_be_there_is_missed() {
    let opinion = example("D000-2");
    let file = opinion.file(2007);
    let text = opinion.case.text(&file);
    let kept = &text[..text.find("\n领导小组:").expect("领导小组")];
    let case = Example { case: opinion.case.write(&file, kept), project: opinion.project };
    case.check().exit(0).says("N419", "保障措施");
    example("D000-2").check().exit(0).errors(&[]);
}

/// A community's cell says what that community has, never what the street has.
#[test]
fn a_community_is_not_given_the_streets_number() {
    let cell = |case: &Example, name: &str| {
        let text = case.text();
        let row = text.rows.iter().find(|row| row[0] == name && row[1].contains("活动广场")).expect("a row").clone();
        row[2].clone()
    };
    let file = |case: &Example, name: &str| format!("{}/2026/青云街道/{name}.yaml", case.project);
    let whole = example("D002-09");
    whole.case.build(&[&whole.project]).exit(0).errors(&[]);
    assert_eq!((cell(&whole, "嘉伦社区"), cell(&whole, "石河社区")), ("2000平方米".into(), "1000平方米".into()));
    let path = file(&whole, "石河社区");
    let open = whole.edit(&path, "1000平方米", "待定");
    open.case.build(&[&open.project, "--draft"]).exit(0);
    assert_eq!(cell(&open, "石河社区"), "未报");
    let none = example("D002-09");
    let path = file(&none, "石河社区");
    let none = none.edit(&path, "1000平方米", "不适用");
    none.case.build(&[&none.project]).exit(0);
    assert_eq!(cell(&none, "石河社区"), "—");
    let gone = example("D002-09");
    let path = file(&gone, "石河社区");
    gone.edit(&path, "  室外活动广场: {目标: 1000平方米}\n", "").check().exit(1).says("N407", "室外活动广场");
}

/// Named where it is written, not where a template uses it.
#[test]
fn a_misspelt_indicator_is_shown_in_the_fact() {
    let half = example("D002-11");
    let file = half.file(2026);
    let wrong = half.edit(&file, "半年: [矛盾纠纷排查, 调解成功率]", "半年: [矛盾纠纷排查, 调解成攻率]");
    wrong.check().exit(1).finds("N207", &file, "调解成攻率").says("N207", "调解成功率");
}

#[test]
fn ends_of_ranges_and_shares_are_held_to_what_they_must_be() {
    for wrong in ["约120~200名", "约120~400名", "120~150名", "90~180名"] {
        let case = example("D004-9");
        let file = case.file(2008);
        case.edit(&file, "约120~180名", wrong).check().exit(1).says("N310", "每期应为30名");
    }
    let centre = example("D002-13");
    let file = centre.file(2012);
    centre.edit(&file, "比例: 2%", "比例: 200%").check().exit(1).says("N318", "0—100%");
    let town = example("D002-06");
    let file = town.file(2016);
    town.edit(&file, "目标: 增2个百分点", "目标: 增2%").check().exit(1).finds("N204", &file, "增2%");
}

/// 达0% is no shortage.
#[test]
fn a_result_of_none_is_pointed_out() {
    let survey = example("D004-6");
    let file = survey.file(2012);
    let text = survey.case.text(&file);
    let line = text.lines().find(|line| line.contains("49.19%")).expect("a line").to_owned();
    survey.edit(&file, &line, &line.replace("49.19%", "0%")).check().says("N417", "完成句");
}

/// The program ends a sentence for its writer; half a word at its end shows all the same.
#[test]
fn a_text_that_was_cut_off_is_found() {
    let office = example("D004-10");
    let file = office.file(2008);
    office.check().exit(0).errors(&[]);
    let cut = office.edit(&file, "提出处理意见", "提出处理意");
    cut.check().exit(1).errors(&["N642"]).finds("N642", &file, "研究，提出处理意").says("N642", "处理意");
}
