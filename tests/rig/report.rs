//! What a measurement found: how much it looked at, and each place that breaks the rule.

use std::fmt;

/// One place that breaks a rule.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Page, from 1.
    pub page: usize,
    /// Row on the page, from 1; 0 when the whole page is meant.
    pub row: usize,
    /// The value found and the value wanted.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "第{}页", self.page)?;
        if self.row > 0 {
            write!(formatter, "第{}行", self.row)?;
        }
        write!(formatter, "：{}", self.what)
    }
}

/// The outcome of one measurement. It counts what it looked at, so that finding nothing to measure is not success.
#[derive(Debug, Default)]
pub struct Report {
    /// How many rows, pages or marks were measured.
    pub measured: usize,
    /// Where the rule is broken.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Measures one thing: `what` is asked only when `right` is false.
    pub fn check(&mut self, right: bool, page: usize, row: usize, what: impl FnOnce() -> String) {
        self.measured += 1;
        if !right {
            self.faults.push(Fault { page, row, what: what() });
        }
    }

    /// Panics with every fault, or when fewer than `least` things could be measured.
    #[track_caller]
    pub fn holds(&self, subject: &str, least: usize) {
        let faults: Vec<String> = self.faults.iter().take(20).map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{subject}：{} 处不合\n{}", self.faults.len(), faults.join("\n"));
        assert!(self.measured >= least, "{subject}：只量到 {} 处，至少应有 {least} 处", self.measured);
    }

    /// Panics unless the measurement found a fault whose text contains `sign`.
    #[track_caller]
    pub fn catches(&self, sign: &str) {
        let faults: Vec<String> = self.faults.iter().take(20).map(ToString::to_string).collect();
        assert!(faults.iter().any(|fault| fault.contains(sign)), "没有发现「{sign}」；发现的是：{faults:#?}");
    }
}
