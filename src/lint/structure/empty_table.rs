//! N608 表格只有表头
//!
//! 是什么：正文或附件里的表一行也没有。
//!
//! 为什么：名单、分担表只印表头，等于没有报来。
//!
//! 例子：附件“领导小组成员名单”只有“职务、姓名”一行。
//!
//! 应当写成：在事实文件里补上要列的各行；可以没有的表，文种里写“有则用”。
//!
//! 依据：实务（审核常见退文原因）。

use crate::document::Block;
use crate::document::Table;
use crate::document::text;
use crate::lint::Remark;
use crate::lint::Subject;

/// Looks for tables without a row, in the body and in the attachments of a finished document.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    // A draft is made before everything is there.
    let Some(own) = subject.own.filter(|own| !own.document.meta.draft) else { return Vec::new() };
    let empty = |block: &Block| match block {
        Block::Table(table) if table.rows.is_empty() => Some(heads(table)),
        _ => None,
    };
    let remark = |line: Option<usize>, place: &str, heads: &str| Remark {
        line,
        ..Remark::whole(
            format!("{place}的表只有表头（{heads}）"),
            "请在事实文件里补上要列的各行；可以没有的，文种里写“有则用”",
        )
    };
    let line_of = |block: usize| subject.text.lines.iter().position(|line| line.block == Some(block));
    let body = own.document.body.iter().enumerate();
    let mut remarks: Vec<Remark> =
        body.filter_map(|(index, block)| Some(remark(line_of(index), "正文里", &empty(block)?))).collect();
    for annex in &own.document.annexes {
        let place = format!("{}“{}”", annex.label, text::title(&annex.title));
        remarks.extend(annex.blocks.iter().filter_map(|block| Some(remark(None, &place, &empty(block)?))));
    }
    remarks
}

fn heads(table: &Table) -> String {
    table.header.iter().map(|cell| text::runs(cell)).collect::<Vec<_>>().join("、")
}
