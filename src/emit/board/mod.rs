//! Status board (工作台): `index.html` of a street's output folder, for the clerk who runs the batch.
//!
//! What was built and what was not, document by document with links; below it what is wrong, where, and what to do.
//! One file without scripts. A state is always a mark and a word, never colour alone.
//!
//! - [`write()`] head and summary
//! - [`table`] units by documents
//! - [`findings`] the findings by unit

mod findings;
mod table;
#[cfg(test)]
mod tests;

use super::html::{escape_text as escape, put};

const STYLE: &str = include_str!("board.css");

/// Everything the board shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// Heading of the page, for example 永宁街道2026年度材料生成情况.
    pub title: String,
    /// The street.
    pub street: String,
    /// The plan year as written, for example 2026.
    pub year: String,
    /// One row a unit, in plan order.
    pub rows: Vec<BoardRow>,
    /// Findings of all units, in report order.
    pub findings: Vec<BoardFinding>,
    /// Documents built.
    pub built: usize,
    /// Documents that could not be built.
    pub failed: usize,
    /// Documents left out on purpose.
    pub skipped: usize,
    /// A line below the summary: the command, the date of the facts; empty for none.
    pub note: String,
}

/// A unit and its documents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BoardRow {
    /// Name of the unit.
    pub unit: String,
    /// 街道 or 社区.
    pub level: String,
    /// Its documents, in plan order.
    pub documents: Vec<BoardDocument>,
}

/// One document of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BoardDocument {
    /// 文种: the column it stands in.
    pub kind: String,
    /// Full title.
    pub title: String,
    /// What became of it.
    pub status: BoardStatus,
    /// Its files: label and address relative to the board.
    pub files: Vec<(String, String)>,
    /// Pages of the model, 0 where there are none.
    pub pages: usize,
    /// Characters of the body.
    pub characters: usize,
    /// Findings of level error.
    pub errors: usize,
    /// Findings of level warning.
    pub warnings: usize,
    /// Findings of level info.
    pub infos: usize,
    /// Values still to be filled in.
    pub missing: usize,
}

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BoardStatus {
    /// The document is there.
    #[default]
    Built,
    /// Not asked for, or its condition does not hold.
    Skipped,
    /// Could not be built.
    Failed,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BoardLevel {
    /// 错误.
    Error,
    /// 提醒.
    Warning,
    /// 说明.
    Info,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardFinding {
    /// How bad.
    pub level: BoardLevel,
    /// Its code, for `nigao explain`.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// Where: file and line, empty if nowhere.
    pub place: String,
    /// What to do, empty if there is no advice.
    pub help: String,
    /// The unit it belongs to, empty for the whole batch.
    pub unit: String,
}

/// The board as an HTML file; the same board always gives the same bytes.
pub fn write(board: &Board) -> String {
    let mut out = String::with_capacity(16 * 1024 + 600 * board.rows.len() + 400 * board.findings.len());
    out.push_str("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    let title = if board.title.is_empty() {
        format!("{}{}年材料生成情况", board.street, board.year)
    } else {
        board.title.clone()
    };
    escape(&mut out, &title);
    out.push_str("</title>\n<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<header>\n<h1>");
    escape(&mut out, &title);
    out.push_str("</h1>\n");
    summary(&mut out, board);
    out.push_str("</header>\n<main>\n");
    let groups = findings::groups(board);
    table::write(&mut out, board, &groups);
    findings::write(&mut out, &groups);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// 已生成 n 份，未生成 m 份 …
fn summary(out: &mut String, board: &Board) {
    let documents = board.rows.iter().flat_map(|row| &row.documents);
    let is_draft =
        |document: &&BoardDocument| document.status == BoardStatus::Built && document.errors + document.missing > 0;
    let drafts = documents.filter(is_draft).count();
    let failed = if board.failed + drafts > 0 { "bad" } else { "good" };
    put(out, format_args!("<p class=\"summary {failed}\"><strong>已生成 {} 份</strong>", board.built));
    if board.failed > 0 {
        put(out, format_args!("，<strong class=\"failed\">未生成 {} 份</strong>", board.failed));
    }
    if board.skipped > 0 {
        put(out, format_args!("，跳过 {} 份", board.skipped));
    }
    if drafts > 0 {
        put(out, format_args!("。<strong class=\"failed\">已生成的里面有 {drafts} 份还不是正式稿</strong>"));
    }
    let count = |level| board.findings.iter().filter(|finding| finding.level == level).count();
    let counts = [BoardLevel::Error, BoardLevel::Warning, BoardLevel::Info].map(|level| (level, count(level)));
    out.push('。');
    if board.findings.is_empty() {
        out.push_str("没有审核意见。");
    } else {
        let words: Vec<_> = counts
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(level, n)| format!("{} {n} 条", findings::word(*level)))
            .collect();
        put(out, format_args!("审核意见：{}。", words.join("，")));
    }
    let missing: usize = board.rows.iter().flat_map(|row| &row.documents).map(|document| document.missing).sum();
    if missing > 0 {
        put(out, format_args!("待补 {missing} 处。"));
    }
    out.push_str("</p>\n<p class=\"note\">");
    if !board.note.is_empty() {
        escape(out, &board.note);
        out.push('。');
    }
    out.push_str("哪几份能作正式稿、雷同率多少，见<a href=\"校对报告.html\">校对报告</a>。</p>\n");
}
