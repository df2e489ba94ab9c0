//! N608 表格只有表头.
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

use super::{Remark, Subject};
use crate::document::{Block, Table, text};

/// Looks for tables without a row, in the body and in the attachments.
pub fn check(subject: &Subject<'_>) -> Vec<Remark> {
    let empty = |block: &Block| match block {
        Block::Table(table) if table.rows.is_empty() => Some(heads(table)),
        _ => None,
    };
    let remark = |block: Option<usize>, place: &str, heads: String| Remark {
        block,
        message: format!("{place}的表只有表头（{heads}）"),
        words: String::new(),
        help: "请在事实文件里补上要列的各行；可以没有的，文种里写“有则用”".into(),
    };
    let document = subject.document;
    if document.meta.draft {
        // A draft is made before everything is there.
        return Vec::new();
    }
    let body = document.body.iter().enumerate();
    let mut remarks: Vec<Remark> =
        body.filter_map(|(index, block)| Some(remark(Some(index), "正文里", empty(block)?))).collect();
    for annex in &document.annexes {
        let place = format!("{}“{}”", annex.label, text::title(&annex.title));
        remarks.extend(annex.blocks.iter().filter_map(|block| Some(remark(None, &place, empty(block)?))));
    }
    remarks
}

fn heads(table: &Table) -> String {
    table.header.iter().map(|cell| text::runs(cell)).collect::<Vec<_>>().join("、")
}
