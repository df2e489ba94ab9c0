//! Documents for the tests, and a writer of them for measuring with other programs:
//! `NIGAO_SAMPLES=folder cargo test write_samples -- --ignored`.

use crate::document::{
    Align, Annex, Block, Column, Document, Heading, Imprint, Letterhead, Meta, Paragraph, Run, Signature, Table, Title,
};

const DUTY: &str = "把网格化管理与党建引领基层治理结合起来，健全“街道吹哨、部门报到”机制，推动民政、人社、公安、\
    城管等力量下沉到社区，做到问题早发现、矛盾早化解、服务早到位。全年开展入户走访4800户次，办结居民诉求1260件，\
    办结率达到98.5%以上，群众满意率比2025年提高2个百分点——既看数量，更看质量……";
const AID: &str = "依托社区党群服务中心，统筹用好为民服务资金20万元，完善老年人助餐点3处、无障碍坡道12处，\
    为辖区内独居、高龄、残疾老人建立“一人一档”。";

fn runs(text: &str) -> Vec<Run> {
    vec![Run::plain(text)]
}

fn title(lines: &[&str]) -> Title {
    Title { lines: lines.iter().map(|line| runs(line)).collect() }
}

fn heading(level: u8, number: &str, text: &str) -> Heading {
    Heading { level, number: number.to_owned(), runs: runs(text) }
}

fn head(level: u8, number: &str, text: &str) -> Block {
    Block::Heading(heading(level, number, text))
}

fn text(parts: &[&str]) -> Block {
    Block::Paragraph(Paragraph { lead: None, runs: parts.iter().map(|part| Run::plain(*part)).collect() })
}

fn lead(level: u8, number: &str, name: &str, parts: &[&str]) -> Block {
    let runs = parts.iter().map(|part| Run::plain(*part)).collect();
    Block::Paragraph(Paragraph { lead: Some(heading(level, number, name)), runs })
}

fn column(share: u32, align: Align) -> Column {
    Column { share, align }
}

/// 任务分解表 with as many rows as wanted.
pub fn tasks(rows: usize) -> Table {
    let row = |index: usize| {
        let cells = [
            format!("{}", index + 1),
            "网格化服务管理".to_owned(),
            "健全“日巡查、周研判、月通报”制度，每季度组织一次网格员业务培训".to_owned(),
            "平安建设办公室".to_owned(),
            "综合行政执法队、派出所".to_owned(),
            format!("2026年{}月底前", index % 12 + 1),
        ];
        cells.iter().map(|cell| runs(cell)).collect()
    };
    Table {
        columns: vec![
            column(2, Align::Center),
            column(5, Align::Left),
            column(13, Align::Left),
            column(5, Align::Center),
            column(6, Align::Left),
            column(5, Align::Center),
        ],
        header: ["序号", "重点任务", "具体举措", "牵头单位", "配合单位", "完成时限"].iter().map(|c| runs(c)).collect(),
        rows: (0..rows).map(row).collect(),
    }
}

fn figures() -> Table {
    let rows =
        [["入户走访（户次）", "4320", "4800", "增长11.1%"], ["诉求办结率", "97.2%", "≥98.5%", "提高1.3个百分点"]];
    Table {
        columns: vec![
            column(4, Align::Left),
            column(3, Align::Right),
            column(3, Align::Right),
            column(4, Align::Center),
        ],
        header: ["指标", "2025年实绩", "2026年目标", "变化"].iter().map(|c| runs(c)).collect(),
        rows: rows.iter().map(|row| row.iter().map(|cell| runs(cell)).collect()).collect(),
    }
}

fn meta(kind: &str) -> Meta {
    Meta {
        creator: "永宁街道桃源社区居民委员会".to_owned(),
        kind: kind.to_owned(),
        created: "2026-01-20T00:00:00Z".to_owned(),
        draft: false,
    }
}

fn body(rounds: usize) -> Vec<Block> {
    let mut blocks = vec![text(&["为深入贯彻落实上级决策部署，做好2026年各项重点工作，结合社区实际，制定本计划。"])];
    let numbers = ["一、", "二、", "三、", "四、", "五、", "六、"];
    for number in numbers.iter().take(rounds) {
        blocks.extend([
            head(1, number, "提升基层治理水平"),
            head(2, "（一）", "健全网格服务体系"),
            text(&[AID, DUTY]),
            lead(2, "（二）", "加强组织领导。", &["由社区党委书记王喆、居委会主任李堃共同负责，", AID]),
            text(&[DUTY, AID, DUTY]),
            text(&[AID, DUTY]),
        ]);
    }
    blocks.extend([
        head(3, "1.", "完善工作台账"),
        text(&[DUTY, AID]),
        lead(3, "2.", "压实工作责任。", &[AID, DUTY]),
        head(4, "（1）", "分级负责"),
        text(&[DUTY, AID]),
    ]);
    blocks
}

fn signature(sealed: bool) -> Signature {
    Signature { organ: runs("桃源社区党群服务中心"), date: runs("2026年1月20日"), sealed }
}

fn task_annex(label: &str) -> Annex {
    let title = title(&["桃源社区2026年重点工作任务分解表"]);
    Annex { label: label.to_owned(), title, landscape: true, blocks: vec![Block::Table(tasks(40))], ..Annex::default() }
}

fn phone_annex(label: &str) -> Annex {
    let title = title(&["桃源社区2026年工作领导小组成员名单", "及联系点安排"]);
    let blocks = vec![lead(1, "一、", "组成人员。", &[AID, DUTY]), text(&[DUTY])];
    Annex { label: label.to_owned(), title, landscape: false, blocks, ..Annex::default() }
}

/// A plain plan: four heading levels, run-in headings, a table, a landscape annex between portrait pages.
pub fn plain() -> Document {
    let mut body = body(3);
    body.extend([head(1, "四、", "主要指标"), Block::Table(figures()), text(&[DUTY, AID]), text(&[AID])]);
    Document {
        meta: meta("年度工作计划"),
        title: title(&["永宁街道桃源社区", "2026年工作计划"]),
        body,
        signature: Some(signature(false)),
        annexes: vec![task_annex("附件1"), phone_annex("附件2")],
        ..Document::default()
    }
}

/// A plan without landscape pages, so that every page can be measured alike.
pub fn upright() -> Document {
    Document { annexes: vec![phone_annex("附件")], signature: Some(signature(true)), ..plain() }
}

/// 红头 with everything that a 版头 and a 版记 may hold.
pub fn red() -> Document {
    Document {
        meta: meta("通知"),
        letterhead: Some(Letterhead {
            copy_number: Some("000001".to_owned()),
            urgency: Some("特急".to_owned()),
            mark: "永宁街道办事处文件".to_owned(),
            document_number: "永街办〔2026〕6号".to_owned(),
            signer: None,
        }),
        title: title(&["永宁街道办事处", "关于做好2026年重点工作的意见"]),
        submitted_to: runs("各社区居民委员会，各科室、中心"),
        body: body(3),
        signature: Some(signature(false)),
        annexes: vec![phone_annex("附件")],
        imprint: Some(Imprint {
            copied_to: Some(
                "区委办公室，区人大常委会办公室，区政府办公室，区政协办公室，区法院，区检察院，区人武部".to_owned(),
            ),
            printed_by: "永宁街道党政综合办公室".to_owned(),
            printed_on: "2026年1月20日".to_owned(),
        }),
        ..Document::default()
    }
}

/// 红头 upwards with 签发人; its last annex is landscape, so that the 版记 needs a page of its own.
pub fn upward() -> Document {
    let mut document = red();
    if let Some(head) = &mut document.letterhead {
        head.signer = Some("张　三".to_owned());
        head.copy_number = None;
        head.urgency = None;
    }
    document.annexes = vec![phone_annex("附件1"), task_annex("附件2")];
    document
}

/// A landscape summary sheet with many columns: a draft with a gap.
pub fn summary() -> Document {
    let names =
        ["序号", "社区", "户数", "人口", "网格数", "网格员", "走访户次", "办结诉求", "办结率", "满意率", "备注"];
    let row = |index: usize| {
        let cell = |column: usize| match column {
            0 => runs(&format!("{}", index + 1)),
            1 => runs(["桃源社区", "幸福社区", "和谐社区"][index % 3]),
            10 => Vec::new(),
            _ if index == 1 && column == 6 => {
                vec![Run { missing: true, ..Run::plain("【待补：走访户次】") }]
            }
            _ => runs(&format!("{}", 1200 + index * 37 + column)),
        };
        (0..names.len()).map(cell).collect()
    };
    let table = Table {
        columns: (0..names.len()).map(|index| column(if index == 1 { 3 } else { 2 }, Align::Center)).collect(),
        header: names.iter().map(|name| runs(name)).collect(),
        rows: (0..16).map(row).collect(),
    };
    Document {
        meta: Meta { draft: true, ..meta("指标摘要") },
        title: title(&["永宁街道2026年主要指标汇总表"]),
        body: vec![Block::Table(table)],
        landscape: true,
        ..Document::default()
    }
}

/// All samples by name.
pub fn all() -> [(&'static str, Document); 5] {
    [("plain", plain()), ("upright", upright()), ("red", red()), ("upward", upward()), ("summary", summary())]
}

#[test]
#[ignore = "writes files for other programs to measure"]
fn write_samples() -> std::io::Result<()> {
    use crate::layout::face::FontSet;
    use crate::layout::look::{Latin, Look};
    let folder = std::env::var_os("NIGAO_SAMPLES").map_or_else(std::env::temp_dir, Into::into);
    for (name, document) in all() {
        std::fs::write(folder.join(format!("{name}.docx")), super::write(&document, &Look::default()))?;
    }
    let house = Look { fonts: FontSet::Windows, latin: Latin::TimesNewRoman, heading_bold: true };
    std::fs::write(folder.join("house.docx"), super::write(&plain(), &house))
}
