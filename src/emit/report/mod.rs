//! 校对报告: what stands between a street's documents and 正式稿, for the person who answers for them, as a page and as data.
//!
//! - [`html`] the page
//! - [`json()`] the same for programs

pub mod html;
#[cfg(test)]
mod tests;

use serde::Serialize;

/// Everything that the report shows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Report {
    /// The street.
    pub street: String,
    /// The plan year as written.
    pub year: String,
    /// Documents that may be issued.
    pub formal: usize,
    /// Every document, in plan order.
    pub documents: Vec<Checked>,
    /// Findings that belong to no document.
    pub general: Vec<Finding>,
    /// The communities' documents compared, 文种 by 文种.
    pub likeness: Vec<Likeness>,
}

/// What came of checking a document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Checked {
    /// The unit.
    pub unit: String,
    /// 文种.
    pub kind: String,
    /// Title: the file name without its ending.
    pub title: String,
    /// Whether the file is there.
    pub written: bool,
    /// Whether it may be issued.
    pub formal: bool,
    /// Errors and gaps in it, those of its unit's facts included.
    pub obstacles: usize,
    /// Why it was not made, where that is not its own fault.
    pub blocked: String,
    /// Characters of the body.
    pub characters: usize,
    /// Findings, the worst first.
    pub findings: Vec<Finding>,
    /// What was let pass.
    pub passed: Vec<Passed>,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Finding {
    /// How bad.
    pub level: Level,
    /// Its code, for `nigao explain`.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// File, empty if nowhere.
    pub file: String,
    /// Line from 1; 0 if nowhere.
    pub line: usize,
    /// Column in characters from 1; 0 if nowhere.
    pub column: usize,
    /// What to do.
    pub help: String,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// 错误.
    Error,
    /// 提醒.
    Warning,
    /// 说明.
    #[default]
    Info,
}

/// A finding that was let pass.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Passed {
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
    /// Why it was let pass.
    pub reason: String,
    /// Where that is written.
    pub waiver: String,
}

/// Documents of one 文种 compared with one another.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Likeness {
    /// 文种.
    pub kind: String,
    /// 雷同率 of all pairs on average, percent.
    pub average: u32,
    /// One entry a document.
    pub members: Vec<Member>,
    /// 雷同率 of each with each, percent; empty where there are too many to be read.
    pub matrix: Vec<Vec<u8>>,
    /// The blocks that repeat most.
    pub repeated: Vec<Repeated>,
}

/// How much of a document others have too.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Member {
    /// The unit.
    pub unit: String,
    /// Characters that count: a number or a name as one, marks as none.
    pub characters: usize,
    /// Of these, those that no other document has.
    pub distinct: usize,
    /// The unit whose document it is most like.
    pub nearest: String,
    /// The 雷同率 with that one, percent.
    pub rate: u32,
}

/// A block that several documents have.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Repeated {
    /// How many have it.
    pub documents: usize,
    /// Its characters.
    pub characters: usize,
    /// Its words in the first document that has it.
    pub text: String,
}

/// The report as one JSON object. Ends with a line end.
pub fn json(report: &Report) -> String {
    serde_json::to_string_pretty(report).map(|text| text + "\n").unwrap_or_default()
}
