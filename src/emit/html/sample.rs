//! A document with everything in it, for the tests.

use crate::document::{
    Align, Annex, Block, Column, Document, Heading, Imprint, Letterhead, Loudness, Meta, Note, Origin, Paragraph, Run,
    Signature, Table, Title,
};

const DUTY: &str = "把网格化管理与党建引领基层治理结合起来，健全“街道吹哨、部门报到”机制，推动民政、人社、公安、\
    城管等力量下沉到社区，做到问题早发现、矛盾早化解、服务早到位——既看数量，更看质量……";
const AID: &str = "依托社区党群服务中心，统筹用好为民服务资金，完善老年人助餐点和无障碍坡道，\
    为辖区内独居、高龄、残疾老人建立“一人一档”，做到家底清、情况明、服务准。";

fn plain(text: &str) -> Vec<Run> {
    vec![Run::plain(text)]
}

fn fact(text: &str, origin: usize) -> Run {
    Run { text: text.to_owned(), origin: Some(origin), missing: false }
}

fn gap(text: &str) -> Run {
    Run { text: text.to_owned(), origin: None, missing: true }
}

fn title(lines: &[&str]) -> Title {
    Title { lines: lines.iter().map(|line| plain(line)).collect() }
}

fn heading(level: u8, number: &str, text: &str) -> Heading {
    Heading { level, number: number.to_owned(), runs: plain(text) }
}

fn paragraph(runs: Vec<Run>) -> Block {
    Block::Paragraph(Paragraph { lead: None, runs })
}

fn lead(level: u8, number: &str, name: &str, runs: Vec<Run>) -> Block {
    Block::Paragraph(Paragraph { lead: Some(heading(level, number, name)), runs })
}

fn origins() -> Vec<Origin> {
    let origin = |key: &str, line, how: &str, parts: &[(&str, usize)]| Origin {
        key: key.to_owned(),
        file: "content/2026/永宁街道/桃源社区.yaml".to_owned(),
        line,
        column: 5,
        how: how.to_owned(),
        parts: parts.iter().map(|(file, line)| ((*file).to_owned(), *line, 1)).collect(),
    };
    vec![
        origin("指标.入户走访（2026年目标）", 12, "", &[]),
        origin(
            "指标.诉求办结率（2026年目标）",
            18,
            "97.2% 加 1.3 个百分点",
            &[("content/2025/永宁街道/桃源社区.yaml", 31), ("content/指标库.yaml", 88)],
        ),
        origin("单位.名称", 2, "", &[]),
    ]
}

fn numbers() -> Vec<Run> {
    vec![
        Run::plain("全年开展入户走访"),
        fact("4800户次", 0),
        Run::plain("，办结居民诉求"),
        fact("1260件", 0),
        Run::plain("，办结率达到"),
        fact("98.5%以上", 1),
        Run::plain("，群众满意率比2025年提高2个百分点。"),
        Run::plain(DUTY),
        Run::plain("全年投入"),
        fact("20万元", 1),
        Run::plain("。"),
    ]
}

/// 任务分解表 with as many rows as wanted; a unit's name is no markup.
pub fn tasks(rows: usize) -> Table {
    let row = |index: usize| {
        vec![
            plain(&format!("{}", index + 1)),
            plain("网格化服务管理"),
            vec![
                Run::plain("健全“日巡查、周研判、月通报”制度，每季度组织网格员培训"),
                fact("4次", 0),
                Run::plain("以上"),
            ],
            plain("平安建设办公室"),
            plain(if index == 3 { "<script>alert(1)</script>&\"" } else { "综合行政执法队、派出所" }),
            vec![fact(&format!("2026年{}月底前", index % 12 + 1), 1)],
        ]
    };
    let column = |share, align| Column { share, align };
    Table {
        columns: vec![
            column(2, Align::Center),
            column(5, Align::Left),
            column(13, Align::Left),
            column(5, Align::Center),
            column(6, Align::Left),
            column(5, Align::Center),
        ],
        header: ["序号", "重点任务", "具体举措", "牵头单位", "配合单位", "完成时限"].map(plain).to_vec(),
        rows: (0..rows).map(row).collect(),
    }
}

fn figures() -> Table {
    let row = |cells: [&str; 4]| cells.map(plain).to_vec();
    let column = |share, align| Column { share, align };
    Table {
        columns: vec![
            column(4, Align::Left),
            column(2, Align::Right),
            column(2, Align::Right),
            column(3, Align::Center),
        ],
        header: ["指标", "2025年实绩", "2026年目标", "变化"].map(plain).to_vec(),
        rows: vec![
            row(["入户走访（户次）", "4320", "4800", "增长11.1%"]),
            row(["诉求办结率", "97.2%", "≥98.5%", "提高1.3个百分点"]),
        ],
    }
}

fn body() -> Vec<Block> {
    let mut blocks =
        vec![paragraph(plain("为深入贯彻落实上级决策部署，做好2026年各项重点工作，结合社区实际，制定本计划。"))];
    for number in ["一、", "二、", "三、"] {
        let mut responsible = plain("由社区党委书记王喆、居委会主任李堃共同负责，联系电话");
        responsible.extend([gap("【待补：联系电话】"), Run::plain("。"), Run::plain(AID)]);
        blocks.extend([
            Block::Heading(heading(1, number, "提升基层治理水平")),
            paragraph(numbers()),
            Block::Heading(heading(2, "（一）", "健全网格服务体系")),
            paragraph(numbers()),
            lead(2, "（二）", "加强组织领导。", responsible),
            Block::Heading(heading(3, "1.", "完善工作台账")),
            paragraph(numbers()),
            lead(3, "2.", "压实工作责任。", plain(AID)),
            Block::Heading(heading(4, "（1）", "分级负责")),
            paragraph(plain(AID)),
        ]);
    }
    blocks.extend([Block::Heading(heading(1, "四、", "主要指标")), Block::Table(figures()), paragraph(plain(AID))]);
    blocks
}

fn notes() -> Vec<Note> {
    let note =
        |block, level, code: &str, text: &str| Note { block, level, code: code.to_owned(), text: text.to_owned() };
    vec![
        note(None, Loudness::Warning, "L301", "目标共 3 项，少于去年的 5 项。"),
        note(
            Some(2),
            Loudness::Error,
            "N102",
            "“98.5%”与任务分解表第 4 行的“98%”不一致：content/2026/永宁街道/桃源社区.yaml:18",
        ),
        note(Some(2), Loudness::Info, "W204", "一句里有两个“做到”。"),
        note(Some(3), Loudness::Warning, "S110", "本级只有一个小标题。"),
        note(Some(5), Loudness::Error, "P001", "缺联系电话：content/2026/永宁街道/桃源社区.yaml 没有“联系电话”。"),
    ]
}

/// A plan for internal use, without notes: all heading levels, tables, a landscape annex of 40 rows, a second annex.
pub fn clean() -> Document {
    let annex = Annex {
        label: "附件1".to_owned(),
        title: title(&["桃源社区2026年重点工作任务分解表"]),
        landscape: true,
        blocks: vec![Block::Table(tasks(40))],
        ..Annex::default()
    };
    let second = Annex {
        label: "附件2".to_owned(),
        title: title(&["桃源社区2026年工作领导小组成员名单", "及联系点安排"]),
        landscape: false,
        blocks: vec![lead(1, "一、", "组成人员。", plain(AID)), paragraph(plain(DUTY))],
        ..Annex::default()
    };
    Document {
        meta: Meta {
            creator: "永宁街道桃源社区居民委员会".to_owned(),
            kind: "年度工作计划".to_owned(),
            created: "2026-01-20T00:00:00Z".to_owned(),
            draft: false,
        },
        title: Title {
            lines: vec![vec![Run::plain("永宁街道"), fact("桃源社区", 2)], vec![Run::plain("2026年工作计划")]],
        },
        body: body(),
        signature: Some(Signature {
            organ: plain("永宁街道桃源社区居民委员会"),
            date: plain("2026年1月20日"),
            sealed: false,
        }),
        annexes: vec![annex, second],
        origins: origins(),
        ..Document::default()
    }
}

/// The same as a draft with findings.
pub fn draft() -> Document {
    let mut document = Document { notes: notes(), ..clean() };
    document.meta.draft = true;
    document
}

/// 红头 with everything that a 版头 and a 版记 may hold; one portrait annex.
pub fn red() -> Document {
    let mut document = clean();
    document.annexes.remove(0);
    if let Some(annex) = document.annexes.first_mut() {
        annex.label = "附件".to_owned();
    }
    document.letterhead = Some(Letterhead {
        copy_number: Some("000001".to_owned()),
        urgency: Some("特急".to_owned()),
        mark: "永宁街道办事处文件".to_owned(),
        document_number: "永街办〔2026〕6号".to_owned(),
        signer: None,
    });
    document.title = title(&["永宁街道办事处", "关于做好2026年重点工作的意见"]);
    document.submitted_to = plain("各社区居民委员会，各科室、中心");
    document.imprint = Some(Imprint {
        copied_to: Some(
            "区委办公室，区人大常委会办公室，区政府办公室，区政协办公室，区法院，区检察院，区人武部".to_owned(),
        ),
        printed_by: "永宁街道党政综合办公室".to_owned(),
        printed_on: "2026年1月20日".to_owned(),
    });
    document
}

/// 红头 that goes upwards, signed over a seal, with a landscape annex last.
pub fn upward() -> Document {
    let mut document = red();
    if let Some(head) = &mut document.letterhead {
        (head.copy_number, head.urgency, head.signer) = (None, None, Some("张　三".to_owned()));
    }
    if let Some(signature) = &mut document.signature {
        signature.sealed = true;
    }
    let annexes = clean().annexes.into_iter().take(1);
    document.annexes = annexes.map(|annex| Annex { label: "附件".to_owned(), ..annex }).collect();
    document
}

/// A plan whose pages are all upright.
pub fn upright() -> Document {
    let mut document = clean();
    document.annexes.truncate(0);
    document
}

/// A landscape summary with many columns, with a gap and a finding; and a row that is higher than a page.
pub fn summary() -> Document {
    let names =
        ["序号", "社区", "户数", "人口", "网格数", "网格员", "走访户次", "办结诉求", "办结率", "满意率", "备注"];
    let row = |index: usize| {
        let cell = |column: usize| match column {
            0 => plain(&format!("{}", index + 1)),
            1 => plain(["桃源社区", "㐂乐社区", "<b>和谐</b>社区"][index % 3]),
            6 if index == 1 => vec![gap("【待补：走访户次】")],
            10 => Vec::new(),
            _ => vec![fact(&format!("{}", 1200 + index * 37 + column), column % 2)],
        };
        (0..names.len()).map(cell).collect()
    };
    let column = |index| Column { share: if index == 1 { 3 } else { 2 }, align: Align::Center };
    let table = Table {
        columns: (0..names.len()).map(column).collect(),
        header: names.map(plain).to_vec(),
        rows: (0..22).map(row).collect(),
    };
    Document {
        title: title(&["永宁街道2026年主要指标汇总表"]),
        body: vec![Block::Table(table)],
        landscape: true,
        origins: origins(),
        notes: vec![Note {
            block: Some(0), level: Loudness::Error, code: "P001".into(), text: "缺走访户次。".into()
        }],
        meta: Meta { draft: true, kind: "指标摘要".into(), ..Meta::default() },
        ..Document::default()
    }
}

/// A row higher than a page.
pub fn tower() -> Document {
    let mut document = clean();
    document.annexes.clear();
    let mut table = figures();
    table.rows.push(vec![plain("很长的一格"), plain("1"), plain("2"), plain(&AID.repeat(12))]);
    document.body = vec![paragraph(plain(AID)), Block::Table(table), paragraph(plain(DUTY))];
    document
}

/// All samples by name.
pub fn all() -> [(&'static str, Document); 7] {
    [
        ("clean", clean()),
        ("draft", draft()),
        ("red", red()),
        ("upright", upright()),
        ("upward", upward()),
        ("summary", summary()),
        ("tower", tower()),
    ]
}
